//! What the article reports in its own voice.

use peacebrief::v1::{self, ActorKind, AgreementKind};

use super::super::kinds;
use super::{Finder, is_agreed, is_in_general, overlapping};
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Reality, Tense, objects_of};
use crate::document::TokenId;
use crate::findings::{roles, wording};
use crate::lexicon::BreachCue;
use crate::syntax::{Dep, Pos, Tag};

/// Verbs that break what is their object.
const VERBS: &[&str] =
    &["violate", "breach", "break", "infringe", "flout", "contravene", "dishonour", "dishonor", "trample"];
/// Verbs of charging somebody with something.
const CHARGING: &[&str] = &["accuse", "suspect", "charge", "convict"];
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
/// Nouns that are such only behind "in": "in defiance of the truce".
const DEFYING: &[&str] = &["defiance", "contempt", "disregard"];
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
/// Adjectives for what is violated, where it is no accord.
const LAWS: &[&str] = &[
    "international",
    "legal",
    "constitutional",
    "territorial",
    "aerial",
    "human",
    "humanitarian",
    "electoral",
    "sexual",
    "judicial",
];
/// Words for a share of violations.
const SHARES: &[&str] = &[
    "them",
    "rest",
    "most",
    "majority",
    "third",
    "thirds",
    "half",
    "others",
    "remainder",
    "quarter",
    "many",
];
/// So far behind the noun shares are read, and so far before "by".
const SHARES_REACH: usize = 24;
const SHARES_BACK: usize = 8;
/// How many sentences back the truce is told of whose violations are counted.
const COUNTED_REACH: usize = 2;
/// So many words before the blame stands who lays it.
const BLAMERS_BACK: usize = 6;
/// So many words after the end of a truce stands the act with which it came.
const ENDING_REACH: usize = 50;

impl Finder<'_, '_> {
    /// All that the article reports.
    pub(super) fn reported(&mut self) {
        for (_, clause) in self.sources.clauses.iter() {
            // "Was broken within days, when X burned a clinic" is one breach.
            if !self.ended_by(clause) {
                self.broken_by(clause);
            }
            self.gone_back_on(clause);
            self.kept_by_nobody(clause);
            self.not_kept(clause);
        }
        let document = self.sources.document;
        for token in 0..document.len() {
            let lemma = document.lemma(token);
            let defied =
                || DEFYING.contains(&lemma) && document.word(document.head(token)).eq_ignore_ascii_case("in");
            let in_spite = document.word(token).eq_ignore_ascii_case("despite")
                || lemma == "spite" && document.word(document.head(token)).eq_ignore_ascii_case("in");
            if NOUNS.contains(&lemma) || defied() {
                self.by_noun(token);
            } else if in_spite {
                self.in_spite(token);
            } else if document.word(token).eq_ignore_ascii_case("contrary") {
                self.contrary(token);
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
        // "Whoever breaks the truce": nobody has.
        let anybody = clause.doers().iter().any(|&d| {
            matches!(document.word(d).to_lowercase().as_str(), "whoever" | "anyone" | "anybody" | "nobody")
        });
        if anybody {
            return;
        }
        let accord = |&t: &TokenId| self.reference.of(t).or_else(|| self.promised(t));
        let Some(accord) = clause.undergoers().iter().find_map(accord) else { return };
        let accused = self.culprits(clause);
        if accused.is_empty() && clause.passive && self.blamed_by_each(accord, clause) {
            return;
        }
        self.report(accord, accused, clause.verb);
    }

    /// "Was broken repeatedly, each side blaming the other": each of the two sides charges the other one. Tells whether it is so.
    fn blamed_by_each(&mut self, accord: usize, clause: &Clause) -> bool {
        let document = self.sources.document;
        let end = document.sentence_around(clause.verb).end;
        let blames = (clause.verb + 1..end.min(clause.verb + ENDING_REACH)).any(|t| {
            matches!(document.lemma(t), "blame" | "accuse" | "reproach" | "fault" | "charge")
                && (t + 1..end.min(t + 3)).any(|o| document.word(o).eq_ignore_ascii_case("other"))
                && (t.saturating_sub(BLAMERS_BACK)..t)
                    .any(|s| matches!(document.word(s).to_lowercase().as_str(), "each" | "both" | "sides"))
        });
        let sides: Vec<String> = self.sides(accord).into_iter().map(Cast::brief_id).collect();
        let [a, b] = &sides[..] else { return false };
        if !blames {
            return false;
        }
        let evidence = document.span(wording::of_clause(document, clause.verb));
        for (accuser, accused) in [(a, b), (b, a)] {
            self.push(accord, accuser, vec![accused.clone()], evidence.clone(), clause.verb..clause.verb + 1);
        }
        true
    }

    /// Those whose act a clause tells: "accused its neighbours of breaking it" tells what the neighbours have done.
    pub(super) fn culprits(&self, clause: &Clause) -> Vec<ActorId> {
        let document = self.sources.document;
        let governor = document.head(document.head(clause.verb));
        let charged = document.dep(clause.verb) == Dep::Pcomp && CHARGING.contains(&document.lemma(governor));
        match self.sources.clauses.at(governor).filter(|_| charged) {
            Some(charge) => self.actors(charge.undergoers()),
            None => self.actors(clause.doers()),
        }
    }

    /// "Tanks were moved up, contrary to paragraph 4 of the truce".
    fn contrary(&mut self, word: TokenId) {
        let document = self.sources.document;
        let to = document.children_by(word, Dep::Prep).filter(|&p| document.word(p) == "to");
        let Some(accord) = to.flat_map(|p| objects_of(document, p)).find_map(|t| self.reference.of(t)) else {
            return;
        };
        let told = |c: &&Clause| !c.negated && matches!(c.reality, Reality::Fact | Reality::Possible);
        let Some(clause) = self.sources.clauses.around(word).filter(told) else { return };
        if !is_agreed(self.reached[accord]) {
            return;
        }
        let accused = if self.speaks(clause) { Vec::new() } else { self.actors(clause.doers()) };
        self.report(accord, accused, clause.verb);
    }

    /// "Shelled the town despite the truce", "is sweeping through the villages in spite of a ceasefire".
    fn in_spite(&mut self, word: TokenId) {
        let document = self.sources.document;
        let of = document.children_by(word, Dep::Prep).filter(|&p| document.word(p) == "of");
        let objects: Vec<TokenId> =
            objects_of(document, word).into_iter().chain(of.flat_map(|p| objects_of(document, p))).collect();
        let truce = |n: &usize| {
            kinds::named(&self.accords[*n]) == Some(AgreementKind::Ceasefire) && is_agreed(self.reached[*n])
        };
        let Some(accord) = objects.into_iter().find_map(|t| self.reference.at(t)).filter(truce) else {
            return;
        };
        let Some(clause) = self.sources.clauses.around(word).filter(|c| !c.negated) else { return };
        let tokens = document.subtree(clause.verb);
        let hostile = self
            .cues(&tokens)
            .iter()
            .any(|c| c.class == BreachCue::Fighting && c.tokens.contains(&clause.verb));
        let told = hostile && matches!(clause.reality, Reality::Fact | Reality::Possible);
        let accused = self.culprits(clause);
        if told && !accused.is_empty() {
            self.report(accord, accused, clause.verb);
        }
    }

    /// Whether a clause says that somebody says something.
    fn speaks(&self, clause: &Clause) -> bool {
        !self.sources.lexicon.speech_verbs(self.sources.document.lemma(clause.verb)).is_empty()
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

    /// "collapsed when X stormed Y", "lasted a month: X attacked Y": fighting with which a truce came to an end. Tells whether there was any.
    fn ended_by(&mut self, clause: &Clause) -> bool {
        let document = self.sources.document;
        if !ENDING.contains(&document.lemma(clause.verb)) || clause.reality != Reality::Fact {
            return false;
        }
        let Some(accord) = clause.subjects.iter().find_map(|&t| self.reference.of(t)) else { return false };
        let collapse = matches!(
            document.lemma(clause.verb),
            "collapse" | "wreck" | "shatter" | "unravel" | "break" | "fall"
        );
        // The parser may hang "when …" on the day before it.
        let end = document.sentence_around(clause.verb).end.min(clause.verb + ENDING_REACH);
        let colon = (clause.verb + 1..end).find(|&t| matches!(document.word(t), ":" | ";"));
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
                });
                let Some(opener) = opener else {
                    return colon.filter(|&colon| colon < act).map(|_| (act, false));
                };
                Some((act, collapse && document.word(opener).eq_ignore_ascii_case("when")))
            })
            .collect();
        let mut told = false;
        for (act, by_itself) in acts {
            let tokens = document.subtree(act);
            let hostile = by_itself
                || self.cues(&tokens).iter().any(|c| {
                    matches!(c.class, BreachCue::Fighting | BreachCue::Breach) && c.tokens.contains(&act)
                });
            let Some(deed) = self.sources.clauses.at(act).filter(|_| hostile) else { continue };
            // Who goes to war leads others into it.
            let leads = |id: ActorId| {
                let principal = roles::principal(self.cast, id);
                let group = matches!(
                    self.cast.get(principal).kind,
                    ActorKind::ArmedGroup | ActorKind::PoliticalGroup
                );
                if group { principal } else { id }
            };
            let accused: Vec<ActorId> = self.actors(deed.doers()).into_iter().map(leads).collect();
            if !accused.is_empty() {
                self.report(accord, accused, act);
                told = true;
            }
        }
        told
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
        let named = of.or_else(before);
        let known = named.or_else(|| self.counted(noun));
        let Some(accord) = known.filter(|&n| is_agreed(self.reached[n])) else { return };
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
        // "Any act that might constitute a violation": none has been done.
        let any_act = |c: &Clause| {
            let act = document.head(c.verb);
            let any = |d: TokenId| document.word(d).eq_ignore_ascii_case("any");
            document.is_under(noun, c.verb)
                && std::iter::successors(Some(c.verb), |&v| {
                    (document.dep(v) == Dep::Conj).then(|| document.head(v))
                })
                .take(3)
                .chain([act])
                .any(|t| document.children(document.head(t)).any(any) && document.dep(t) == Dep::Relcl)
        };
        if none || clause.is_some_and(|c| open(c) || any_act(c) || is_in_general(document, c)) {
            return;
        }
        let by: Vec<TokenId> = document
            .children_by(noun, Dep::Prep)
            .filter(|&p| document.word(p) == "by")
            .flat_map(|p| objects_of(document, p))
            .chain(document.children_by(noun, Dep::Poss))
            .collect();
        let mut accused = self.actors(&by);
        if accused.is_empty() {
            // "412 violations, two thirds of them by the army and the rest by the rebels"
            accused = self.actors(&self.sharers(noun));
        }
        let within = document.head(noun);
        if accused.is_empty()
            && document.dep(noun) == Dep::Pobj
            && document.word(within).eq_ignore_ascii_case("in")
        {
            // "shelled its lines in violation of the truce"
            accused = clause.filter(|c| !self.speaks(c)).map(|c| self.culprits(c)).unwrap_or_default();
        }
        if accused.is_empty() {
            accused = clause
                .filter(|c| document.lemma(c.verb) == "accuse")
                .map(|c| self.actors(c.undergoers()))
                .unwrap_or_default();
        }
        if accused.is_empty() && self.shared_out(accord, noun) {
            return;
        }
        // Violations in general are told of for many reasons: only a number, or who committed them, makes them a report.
        if named.is_none() && accused.is_empty() && document.child(noun, Dep::Nummod).is_none() {
            return;
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

    /// Who is said to have committed what share of some violations.
    fn sharers(&self, noun: TokenId) -> Vec<TokenId> {
        let document = self.sources.document;
        let end = document.sentence_around(noun).end.min(noun + SHARES_REACH);
        let share = |t: TokenId| SHARES.contains(&document.word(t).to_lowercase().as_str());
        (noun + 1..end)
            .filter(|&t| document.word(t) == "by" && (t.saturating_sub(SHARES_BACK).max(noun)..t).any(share))
            .flat_map(|p| objects_of(document, p))
            .collect()
    }

    /// "43 violations", "scattered violations": of the truce spoken of, where no other law or line is named.
    fn counted(&self, noun: TokenId) -> Option<usize> {
        let document = self.sources.document;
        let several = document.tag(noun) == Tag::Nns;
        let named = document.children(noun).any(|c| match document.dep(c) {
            Dep::Compound | Dep::Poss | Dep::Nmod => true,
            Dep::Amod => LAWS.contains(&document.lemma(c).to_lowercase().as_str()),
            Dep::Prep => document.word(c) == "of",
            _ => false,
        });
        let truce = |n: &usize| {
            kinds::named(&self.accords[*n]) == Some(AgreementKind::Ceasefire) && is_agreed(self.reached[*n])
        };
        let definite =
            document.children_by(noun, Dep::Det).any(|d| document.word(d).eq_ignore_ascii_case("the"));
        if !several || named || definite {
            return None;
        }
        let before = self.reference.before(noun, COUNTED_REACH).filter(truce);
        before.or_else(|| self.truce.filter(|&n| n == self.main))
    }

    /// A breach told by a clause; by whoever's statement holds it, else by the article.
    pub(super) fn report(&mut self, accord: usize, accused: Vec<ActorId>, verb: TokenId) {
        let document = self.sources.document;
        let evidence = document.span(wording::of_clause(document, verb));
        let mut accused: Vec<String> = accused.into_iter().map(Cast::brief_id).collect();
        // Nobody accuses himself: what he is said to have done by name, the article tells.
        let named = self
            .sources
            .clauses
            .at(verb)
            .is_some_and(|c| c.own_subject && !c.doers().iter().any(|&d| document.pos(d) == Pos::Pron));
        let own = |accuser: &String| named && !accused.is_empty() && accused.iter().all(|id| id == accuser);
        let accuser = self.speaker(&evidence).filter(|accuser| !own(accuser));
        // "We breached the truce": whoever speaks owns up to it.
        let owns_up = self.sources.clauses.at(verb).is_some_and(|c| {
            c.doers().iter().any(|&d| matches!(document.word(d).to_lowercase().as_str(), "we" | "i"))
        });
        if let (true, Some(accuser)) = (owns_up, &accuser) {
            let side = self.side_of(accuser).map(Cast::brief_id).into_iter().collect();
            return self.push(accord, accuser, side, evidence, verb..verb + 1);
        }
        accused.retain(|id| accuser.as_ref() != Some(id));
        if accused.is_empty() {
            // "Said that bombs had fallen, in what he termed a violation": whom the speaker accuses of it.
            let targets = self.charge(&evidence).map(|s| s.target_ids.clone()).unwrap_or_default();
            accused.extend(targets.into_iter().filter(|id| accuser.as_ref() != Some(id)));
        }
        if let (true, Some(accuser)) = (accused.is_empty(), &accuser) {
            accused.extend(self.other_party(accord, accuser));
        }
        self.push(accord, accuser.as_deref().unwrap_or_default(), accused, evidence, verb..verb + 1);
    }

    /// Who alleges what stands in some words: the speaker of the statement that holds them.
    pub(super) fn speaker(&self, words: &v1::TextSpan) -> Option<String> {
        let statement = self.statements.get(overlapping(&self.spoken, words)?)?;
        Some(statement.message.speaker_id.clone())
    }

    /// The statement that accuses somebody of what stands in some words.
    fn charge(&self, words: &v1::TextSpan) -> Option<&v1::Statement> {
        let statement = self.statements.get(overlapping(&self.spoken, words)?)?;
        Some(&statement.message).filter(|s| s.stance() == v1::StatementStance::Accuse)
    }
}
