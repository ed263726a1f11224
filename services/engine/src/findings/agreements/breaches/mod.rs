//! Breaches: every one that the article reports, or that somebody alleges.
//!
//! What is alleged stands in a statement: the breaking of an accord by name, or an act of war or a refusal laid to somebody's charge
//! while a truce is spoken of. What the article reports stands in clauses of its own: an accord broken, one that nobody kept, or fighting
//! with which a truce came to an end.

use std::ops::Range;

use peacebrief::v1::{self, ActorKind, AgreementKind, AgreementStatus, StatementStance};

use super::cluster::Accord;
use super::kinds;
use super::parties::Bound;
use super::reference::Reference;
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Reality, Tense, objects_of};
use crate::document::TokenId;
use crate::findings::{Finding, Sources, by_words, wording};
use crate::lexicon::BreachCue;
use crate::syntax::Dep;

/// Verbs that break what is their object.
const VERBS: &[&str] =
    &["violate", "breach", "break", "infringe", "flout", "contravene", "dishonour", "dishonor", "trample"];
/// Verbs of keeping to what is their object: negated, they break it.
const KEEPING: &[&str] = &[
    "respect",
    "observe",
    "honour",
    "honor",
    "keep",
    "implement",
    "fulfil",
    "fulfill",
    "uphold",
    "execute",
    "apply",
    "carry",
    "heed",
    "follow",
    "abide",
    "comply",
    "adhere",
    "stick",
    "conform",
    "meet",
    "deliver",
];
/// Nouns for the breaking of what follows "of".
const NOUNS: &[&str] = &["violation", "breach", "infringement", "infraction", "contravention"];
/// Verbs with which a truce ends, or of how long it held.
const ENDING: &[&str] = &[
    "collapse",
    "last",
    "fall",
    "break",
    "end",
    "unravel",
    "crumble",
    "founder",
    "fail",
    "hold",
    "wreck",
    "shatter",
    "come",
    "lapse",
    "ruin",
    "destroy",
    "sink",
    "torpedo",
    "scuttle",
    "survive",
    "endure",
    "disintegrate",
    "go",
    "give",
    "undo",
    "bury",
    "kill",
    "scupper",
    "evaporate",
    "dissolve",
    "fray",
    "stand",
];
/// So many words after the end of a truce stands the act with which it came.
const ENDING_REACH: usize = 50;
/// How many sentences back the accord is looked for that an act breaks.
const REACH: usize = 2;

/// The accords with what is known of each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'s> {
    pub(super) accords: &'s [Accord],
    /// How far each has come.
    pub(super) reached: &'s [AgreementStatus],
    /// Whom each binds.
    pub(super) bound: &'s [Bound],
}

/// The breaches of each accord, in order of the text.
pub(super) fn find(
    sources: Sources<'_, '_>,
    cast: &Cast,
    standing: Standing<'_>,
    statements: &[Finding<v1::Statement>],
) -> Vec<Vec<v1::Breach>> {
    let Standing { accords, reached, bound } = standing;
    let main = (0..accords.len())
        .max_by_key(|&n| (accords[n].mentions.len(), std::cmp::Reverse(n)))
        .unwrap_or_default();
    let reference = Reference::new(sources.document, accords);
    let truce =
        |n: &usize| kinds::named(&accords[*n]) == Some(AgreementKind::Ceasefire) && is_agreed(reached[*n]);
    let truce = (0..accords.len()).find(truce);
    let spoken = spans(statements.iter().map(|s| s.message.evidence.as_ref()));
    let alleged = Vec::new();
    let out = Vec::new();
    let mut finder = Finder {
        sources,
        cast,
        accords,
        reached,
        bound,
        truce,
        main,
        statements,
        spoken,
        reference,
        alleged,
        out,
    };
    for statement in statements {
        finder.accused(&statement.message);
    }
    finder.alleged = spans(finder.out.iter().map(|(_, b)| b.evidence.as_ref()));
    finder.reported();
    let mut out: Vec<Vec<v1::Breach>> = accords.iter().map(|_| Vec::new()).collect();
    for (accord, breach) in finder.out {
        out[accord].push(breach);
    }
    for list in &mut out {
        list.sort_by_key(|b| b.evidence.as_ref().map_or(0, |e| e.start));
    }
    out
}

struct Finder<'s, 't> {
    sources: Sources<'s, 't>,
    cast: &'s Cast,
    accords: &'s [Accord],
    reached: &'s [AgreementStatus],
    bound: &'s [Bound],
    /// The first truce that has come about.
    truce: Option<usize>,
    /// The accord of which the article speaks most.
    main: usize,
    statements: &'s [Finding<v1::Statement>],
    /// The bytes of the statements.
    spoken: Vec<Span>,
    reference: Reference<'s, 't>,
    /// The bytes in which somebody alleges a breach, once all statements are read.
    alleged: Vec<Span>,
    out: Vec<(usize, v1::Breach)>,
}

/// Bytes with the number of what stands there.
type Span = (i32, i32, usize);

/// So many spans back another one may reach over some words.
const NEAR: usize = 16;

/// The spans of what has one, in order of their beginnings.
fn spans<'e>(of: impl Iterator<Item = Option<&'e v1::TextSpan>>) -> Vec<Span> {
    let mut out: Vec<Span> = of.enumerate().filter_map(|(n, e)| e.map(|e| (e.start, e.end, n))).collect();
    out.sort_unstable();
    out
}

/// The number of a span that shares words with another.
fn overlapping(spans: &[Span], words: &v1::TextSpan) -> Option<usize> {
    let next = spans.partition_point(|(start, _, _)| *start < words.end);
    spans[next.saturating_sub(NEAR)..next].iter().find(|(_, end, _)| words.start < *end).map(|(_, _, n)| *n)
}

/// Whether an accord has come about, so that it can be broken.
fn is_agreed(reached: AgreementStatus) -> bool {
    !matches!(reached, AgreementStatus::Proposed | AgreementStatus::UnderNegotiation)
}

/// A cue of a breach with its tokens.
struct Cue {
    class: BreachCue,
    tokens: Range<TokenId>,
}

impl Finder<'_, '_> {
    /// What a statement lays to somebody's charge.
    fn accused(&mut self, statement: &v1::Statement) {
        let accuses = statement.stance() == StatementStance::Accuse;
        if !accuses && statement.stance() != StatementStance::Comment {
            return;
        }
        let document = self.sources.document;
        let Some(evidence) = &statement.evidence else { return };
        let tokens = document.tokens_in(bytes(evidence));
        if tokens.is_empty() {
            return;
        }
        let cues = self.cues(&tokens);
        let named = cues.iter().find(|c| c.class == BreachCue::Breach && !self.denied(&c.tokens));
        let act = || {
            let hostile = |c: &&Cue| matches!(c.class, BreachCue::Fighting | BreachCue::Refusal);
            cues.iter().find(hostile).filter(|_| accuses)
        };
        let Some(cue) = named.or_else(act) else { return };
        let open = named.is_some();
        let Some(accord) = self.broken_accord(&tokens, &cue.tokens, open) else { return };
        let mut accused: Vec<String> =
            statement.target_ids.iter().filter(|id| **id != statement.speaker_id).cloned().collect();
        if accused.is_empty() {
            accused = self.doers(cue.tokens.start).into_iter().map(Cast::brief_id).collect();
            accused.retain(|id| *id != statement.speaker_id);
        }
        if accused.is_empty() {
            accused.extend(self.other_party(accord, &statement.speaker_id));
        }
        // Without an accused, words that name no accord charge nobody with anything.
        if accused.is_empty() && !(open && self.reference.within(&tokens).next().is_some()) {
            return;
        }
        if !accuses && accused.is_empty() {
            return;
        }
        let evidence = evidence.clone();
        self.push(accord, &statement.speaker_id, accused, evidence, cue.tokens.clone());
    }

    /// The accord that is said to be broken: the one named beside the cue, else, of an act, the truce of which the text speaks.
    fn broken_accord(&self, tokens: &Range<TokenId>, cue: &Range<TokenId>, named: bool) -> Option<usize> {
        let sentence = self.sources.document.sentence_around(tokens.start);
        let agreed = |n: &usize| is_agreed(self.reached[*n]);
        let close = cue.start..sentence.end.min(tokens.end.max(cue.end + NEAR));
        let after = self.reference.within(&close).next();
        let beside = after.or_else(|| self.reference.within(&sentence).last());
        let reach = if named { REACH + 1 } else { REACH };
        let found = beside
            .map(|(_, n)| n)
            .filter(agreed)
            .or_else(|| self.reference.before(sentence.start, reach).filter(agreed));
        if named {
            found.or(self.truce)
        } else {
            let is_truce = |n: &usize| kinds::named(&self.accords[*n]) == Some(AgreementKind::Ceasefire);
            // While the text is about a truce in force, fighting laid to a side's charge breaks it.
            let kept =
                || self.truce.filter(|&n| n == self.main && self.reached[n] == AgreementStatus::InForce);
            found.filter(is_truce).or_else(kept)
        }
    }

    /// What the article reports in its own voice.
    fn reported(&mut self) {
        for (_, clause) in self.sources.clauses.iter() {
            self.broken_by(clause);
            self.kept_by_nobody(clause);
            self.not_kept(clause);
            self.ended_by(clause);
        }
        for noun in 0..self.sources.document.len() {
            if NOUNS.contains(&self.sources.document.lemma(noun)) {
                self.by_noun(noun);
            }
        }
    }

    /// "X broke the truce", "the truce was broken by X".
    fn broken_by(&mut self, clause: &Clause) {
        let document = self.sources.document;
        let breaks = VERBS.contains(&document.lemma(clause.verb))
            && clause.particle.is_none()
            && !clause.negated
            && matches!(clause.reality, Reality::Fact | Reality::Possible);
        if !breaks {
            return;
        }
        let Some(accord) = clause.undergoers().iter().find_map(|&t| self.reference.of(t)) else { return };
        let accused = self.actors(clause.doers());
        self.report(accord, accused, clause.verb);
    }

    /// "was not observed by either side": all who should have kept it.
    fn kept_by_nobody(&mut self, clause: &Clause) {
        let document = self.sources.document;
        let lapses = KEEPING.contains(&document.lemma(clause.verb))
            && clause.negated
            && clause.reality == Reality::Fact
            && clause.passive;
        if !lapses {
            return;
        }
        let Some(accord) = clause.subjects.iter().find_map(|&t| self.reference.of(t)) else { return };
        let accused = self.actors(&clause.agents);
        if !accused.is_empty() {
            self.report(accord, accused, clause.verb);
        }
    }

    /// "never honoured it", "refused to carry out the accord", "did not abide by the truce".
    fn not_kept(&mut self, clause: &Clause) {
        let document = self.sources.document;
        let lapses = KEEPING.contains(&document.lemma(clause.verb))
            && clause.negated
            && !clause.passive
            && clause.reality == Reality::Fact
            && clause.tense != Tense::Future;
        if !lapses {
            return;
        }
        let obliques =
            clause.obliques.iter().filter(|(p, _)| matches!(document.word(*p), "by" | "with" | "to" | "out"));
        let kept = clause.objects.iter().copied().chain(obliques.map(|(_, o)| *o));
        let Some(accord) = kept.into_iter().find_map(|t| self.reference.of(t)) else { return };
        if !is_agreed(self.reached[accord]) {
            return;
        }
        let accused = self.actors(clause.doers());
        if !accused.is_empty() {
            self.report(accord, accused, clause.verb);
        }
    }

    /// "collapsed when X stormed Y": fighting with which a truce came to an end.
    fn ended_by(&mut self, clause: &Clause) {
        let document = self.sources.document;
        if !ENDING.contains(&document.lemma(clause.verb)) || clause.reality != Reality::Fact {
            return;
        }
        let Some(accord) = clause.subjects.iter().find_map(|&t| self.reference.of(t)) else { return };
        let collapse = matches!(
            document.lemma(clause.verb),
            "collapse" | "wreck" | "shatter" | "unravel" | "break" | "fall"
        );
        // The parser may hang "when …" on the day before it.
        let end = document.sentence_around(clause.verb).end.min(clause.verb + ENDING_REACH);
        let acts: Vec<(TokenId, bool)> = (clause.verb + 1..end)
            .filter(|&act| self.sources.clauses.at(act).is_some())
            .filter_map(|act| {
                let opener = document.children(act).find(|m| {
                    *m < act
                        && *m > clause.verb
                        && matches!(
                            document.word(*m).to_lowercase().as_str(),
                            "when" | "before" | "after" | "as" | "until"
                        )
                })?;
                Some((act, collapse && document.word(opener).eq_ignore_ascii_case("when")))
            })
            .collect();
        for (act, by_itself) in acts {
            let tokens = document.subtree(act);
            let hostile = by_itself
                || self.cues(&tokens).iter().any(|c| {
                    matches!(c.class, BreachCue::Fighting | BreachCue::Breach) && c.tokens.contains(&act)
                });
            let Some(deed) = self.sources.clauses.at(act).filter(|_| hostile) else { continue };
            let accused = self.actors(deed.doers());
            if !accused.is_empty() {
                self.report(accord, accused, act);
            }
        }
    }

    /// "violations of the truce by X", "ceasefire violations", "accused X of a breach of it".
    fn by_noun(&mut self, noun: TokenId) {
        let document = self.sources.document;
        let of = document
            .children_by(noun, Dep::Prep)
            .filter(|&p| document.word(p) == "of")
            .flat_map(|p| objects_of(document, p))
            .find_map(|t| self.reference.of(t));
        let before = || document.children_by(noun, Dep::Compound).find_map(|t| self.reference.at(t));
        let Some(accord) = of.or_else(before).filter(|&n| is_agreed(self.reached[n])) else { return };
        let clause = self.sources.clauses.around(noun);
        let open = |c: &Clause| {
            c.negated || matches!(c.reality, Reality::Conditional | Reality::Planned | Reality::Required)
        };
        let none =
            document.children(noun).any(|c| matches!(document.word(c).to_lowercase().as_str(), "no" | "any"));
        if none || clause.is_some_and(open) {
            return;
        }
        let by: Vec<TokenId> = document
            .children_by(noun, Dep::Prep)
            .filter(|&p| document.word(p) == "by")
            .flat_map(|p| objects_of(document, p))
            .chain(document.children_by(noun, Dep::Poss))
            .collect();
        let mut accused = self.actors(&by);
        let within = document.head(noun);
        if accused.is_empty()
            && document.dep(noun) == Dep::Pobj
            && document.word(within).eq_ignore_ascii_case("in")
        {
            // "shelled its lines in violation of the truce"
            accused = clause.map(|c| self.actors(c.doers())).unwrap_or_default();
        }
        if accused.is_empty() {
            accused = clause
                .filter(|c| document.lemma(c.verb) == "accuse")
                .map(|c| self.actors(c.undergoers()))
                .unwrap_or_default();
        }
        match clause {
            Some(clause) => self.report(accord, accused, clause.verb),
            None => {
                let evidence = document.span(wording::of_noun(document, noun));
                let accused = accused.into_iter().map(Cast::brief_id).collect();
                self.push(accord, "", accused, evidence, noun..noun + 1);
            }
        }
    }

    /// A breach told by a clause; by whoever's statement holds it, else by the article.
    fn report(&mut self, accord: usize, accused: Vec<ActorId>, verb: TokenId) {
        let document = self.sources.document;
        let evidence = document.span(wording::of_clause(document, verb));
        let accuser = self.speaker(&evidence);
        let mut accused: Vec<String> = accused.into_iter().map(Cast::brief_id).collect();
        accused.retain(|id| accuser.as_ref() != Some(id));
        if let (true, Some(accuser)) = (accused.is_empty(), &accuser) {
            accused.extend(self.other_party(accord, accuser));
        }
        self.push(accord, accuser.as_deref().unwrap_or_default(), accused, evidence, verb..verb + 1);
    }

    /// Records a breach once for each accused, unless the same words have told one; `cue` is the word for it.
    fn push(
        &mut self,
        accord: usize,
        accuser: &str,
        accused: Vec<String>,
        evidence: v1::TextSpan,
        cue: Range<TokenId>,
    ) {
        let last = self.out.iter().rev().take(NEAR);
        let told = overlapping(&self.alleged, &evidence).is_some()
            || last.into_iter().any(|(_, b)| {
                b.evidence.as_ref().is_some_and(|e| e.start < evidence.end && evidence.start < e.end)
                    && (b.accuser_id == accuser || accuser.is_empty())
            });
        if told {
            return;
        }
        let accused = if accused.is_empty() { vec![String::new()] } else { accused };
        let document = self.sources.document;
        let cue = document.span(document.bytes(cue));
        for one in accused {
            let breach = v1::Breach {
                accuser_id: accuser.to_owned(),
                accused_id: one,
                evidence: Some(evidence.clone()),
                derivation: by_words("agreements.breach", [cue.clone()]),
                ..Default::default()
            };
            self.out.push((accord, breach));
        }
    }

    /// Whom a side of an accord can only mean: the other one, where there are two.
    fn other_party(&self, accord: usize, accuser: &str) -> Option<String> {
        let [a, b] = self.bound[accord].sides[..] else { return None };
        let (speaker, actor) = self.cast.iter().find(|(id, _)| Cast::brief_id(*id) == accuser)?;
        let speaks_for = |side: ActorId| speaker == side || actor.affiliation == Some(side);
        match (speaks_for(a), speaks_for(b)) {
            (true, false) => Some(Cast::brief_id(b)),
            (false, true) => Some(Cast::brief_id(a)),
            _ => None,
        }
    }

    /// Who alleges what stands in some words: the speaker of the statement that holds them.
    fn speaker(&self, words: &v1::TextSpan) -> Option<String> {
        let statement = self.statements.get(overlapping(&self.spoken, words)?)?;
        Some(statement.message.speaker_id.clone())
    }

    /// The cues of breaches within a range of tokens.
    fn cues(&self, tokens: &Range<TokenId>) -> Vec<Cue> {
        let document = self.sources.document;
        let encoded = document.encoded(tokens.start..tokens.end.min(tokens.start + LONGEST));
        let found = self.sources.lexicon.breach_cues(&encoded).into_iter();
        found
            .map(|cue| Cue {
                class: *cue.value,
                tokens: tokens.start + cue.tokens.start..tokens.start + cue.tokens.end,
            })
            .collect()
    }

    /// Whether the clause of a cue says that it was not so.
    fn denied(&self, cue: &Range<TokenId>) -> bool {
        let document = self.sources.document;
        let no = cue.start > 0
            && matches!(document.word(cue.start - 1).to_lowercase().as_str(), "no" | "any" | "not");
        let clause = self.sources.clauses.at(cue.start);
        no || clause.is_some_and(|c| {
            c.negated || matches!(c.reality, Reality::Conditional | Reality::Planned | Reality::Required)
        })
    }

    /// Who does what a cue tells.
    fn doers(&self, cue: TokenId) -> Vec<ActorId> {
        self.sources.clauses.around(cue).map(|c| self.actors(c.doers())).unwrap_or_default()
    }

    /// The actors of some nouns; of one that is none, whose it is: "PDK gunners", "Kyrgyz drones", "a Belvarian howitzer battery".
    fn actors(&self, heads: &[TokenId]) -> Vec<ActorId> {
        let document = self.sources.document;
        let of = |&head: &TokenId| {
            let own = self.cast.of_phrase(document, head);
            let whose = || {
                document
                    .children(head)
                    .filter(|&c| {
                        c < head
                            && matches!(document.dep(c), Dep::Amod | Dep::Compound | Dep::Poss | Dep::Nmod)
                    })
                    .flat_map(|c| self.cast.of_phrase(document, c))
                    .collect()
            };
            if own.is_empty() { whose() } else { own }
        };
        let mut out: Vec<ActorId> = heads
            .iter()
            .flat_map(of)
            .filter(|&id| self.cast.get(id).kind != ActorKind::IntergovernmentalOrganization)
            .collect();
        out.dedup();
        out
    }
}

/// The most tokens of a statement that are read for cues.
const LONGEST: usize = 120;

fn bytes(span: &v1::TextSpan) -> Range<usize> {
    let at = |n: i32| usize::try_from(n).unwrap_or_default();
    at(span.start)..at(span.end)
}
