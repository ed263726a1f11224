//! What the article reports in its own voice.

use peacebrief::v1;

use super::{Finder, is_agreed, overlapping};
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Reality, Tense, objects_of};
use crate::document::TokenId;
use crate::findings::wording;
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
/// Verbs for what is done about breaches, whether there are any or not: "a body for monitoring violations of the truce".
const WATCHING: &[&str] = &[
    "monitor",
    "investigate",
    "prevent",
    "detect",
    "deter",
    "avoid",
    "verify",
    "examine",
    "police",
    "handle",
    "punish",
];
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

impl Finder<'_, '_> {
    /// All that the article reports.
    pub(super) fn reported(&mut self) {
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
        let watched =
            clause.is_some_and(|c| c.objects.contains(&noun) && WATCHING.contains(&document.lemma(c.verb)));
        let none = watched
            || document
                .children(noun)
                .any(|c| matches!(document.word(c).to_lowercase().as_str(), "no" | "any"));
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

    /// Who alleges what stands in some words: the speaker of the statement that holds them.
    fn speaker(&self, words: &v1::TextSpan) -> Option<String> {
        let statement = self.statements.get(overlapping(&self.spoken, words)?)?;
        Some(statement.message.speaker_id.clone())
    }
}
