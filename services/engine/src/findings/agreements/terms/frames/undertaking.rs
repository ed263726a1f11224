//! Parties that undertake something.

use std::ops::Range;

use super::super::{Frame, Reader, Terms, is_several, turning};
use crate::clauses::{Clause, Reality, Tense};
use crate::document::{SentenceId, TokenId};
use crate::syntax::{Dep, Tag};

/// Verbs of undertaking: what completes them is what was agreed.
const UNDERTAKING: &[&str] = &[
    "agree",
    "undertake",
    "pledge",
    "commit",
    "promise",
    "bind",
    "engage",
    "resolve",
    "affirm",
    "reaffirm",
    "vow",
    "accept",
    "consent",
    "decide",
    "swear",
];
/// Verbs of undertaking whose object is what was undertaken: "promised a truce".
const PROMISING: &[&str] = &["promise", "pledge", "accept", "agree", "vow", "affirm", "reaffirm"];
/// Verbs of making an accord.
const MAKING: &[&str] =
    &["sign", "strike", "reach", "conclude", "seal", "make", "ink", "initial", "agree", "adopt"];
/// Acts that are no terms: talking on, and keeping to what was agreed.
const NO_TERMS: &[&str] = &[
    "remain", "stay", "meet", "continue", "talk", "consider", "study", "discuss", "maintain", "speak",
    "work", "sign", "keep",
];

/// Words before a preposition whose object is what somebody keeps to.
const FOLLOWING: &[&str] =
    &["accordance", "line", "conformity", "pursuant", "guide", "base", "inspire", "recall", "compliance"];

/// Verbs of keeping a truce that has been undertaken.
const OBSERVING: &[&str] = &["observe", "respect", "keep", "maintain", "hold", "honour", "honor", "uphold"];
/// Nouns for what binds those who give it: "gave its word that …".
const WORDS: &[&str] = &["word", "undertaking", "pledge", "promise", "assurance", "commitment"];

impl Reader<'_, '_> {
    /// Whether an accord is only what others follow: "in accordance with the Vienna Convention", "guided by the Charter".
    fn is_followed(&self, head: TokenId) -> bool {
        let document = self.sources.document;
        let preposition = document.head(head);
        let before = document.head(preposition);
        let followed = matches!(document.dep(preposition), Dep::Prep | Dep::Agent)
            && FOLLOWING.contains(&document.lemma(before).to_lowercase().as_str());
        document.dep(head) == Dep::Pobj && followed
    }

    /// "Have undertaken to observe a ceasefire", told of an accord that is no truce: a term of it.
    fn is_undertaken(&self, head: TokenId, accord: usize, verb: TokenId) -> bool {
        let document = self.sources.document;
        let kept = Some(document.head(head)).filter(|&k| document.dep(head) == Dep::Dobj && k > verb);
        let indefinite = document
            .children_by(head, Dep::Det)
            .any(|d| matches!(document.word(d).to_lowercase().as_str(), "a" | "an"));
        accord != self.main
            && !self.old[self.main]
            && indefinite
            && kept.is_some_and(|k| OBSERVING.contains(&document.lemma(k)))
    }

    /// "They agreed to exchange prisoners", "the sides bind themselves to …".
    pub(super) fn undertaking(&mut self, id: SentenceId, sentence: &Range<TokenId>) {
        let document = self.sources.document;
        for verb in sentence.clone() {
            let Some(clause) = self.sources.clauses.at(verb) else { continue };
            let lemma = document.lemma(verb);
            if lemma == "give" {
                self.word_given(clause, sentence);
                continue;
            }
            let making = MAKING.contains(&lemma);
            if clause.negated
                || clause.reality != Reality::Fact
                || !(making || UNDERTAKING.contains(&lemma))
                || self.is_told(verb)
            {
                continue;
            }
            // "Signed a truce on Friday, pledging to …", "with the rebels agreeing to …".
            let along = document.tag(verb) == Tag::Vbg
                && self.within(&(sentence.start..verb)).next().is_some()
                && self.made(sentence).is_some();
            let sides = along || clause.subjects.iter().any(|&s| is_several(document, s));
            let decided = matches!(lemma, "agree" | "undertake" | "commit" | "bind" | "engage" | "swear");
            // "Signed a deal to give back the strip": what completes the verb is what the accord is for.
            let deal = making
                .then(|| clause.objects.iter().find_map(|&o| self.accord_at(o).map(|a| (o, a))))
                .flatten();
            let told_of = decided || along || self.open.is_some_and(|o| id - o.last <= 1);
            if deal.is_none() && (making && !decided || !sides || !told_of) {
                continue;
            }
            let after = deal.map_or(verb, |(object, _)| object);
            let infinitive = |c: &TokenId| {
                document.tag(*c) == Tag::Vb
                    && document.children_by(*c, Dep::Aux).any(|a| document.word(a).eq_ignore_ascii_case("to"))
            };
            let aims = document.children_by(verb, Dep::Advcl).filter(infinitive);
            let complement = clause.complements.iter().copied().chain(aims).filter(|&c| c > after).min();
            let preposition = document
                .children_by(verb, Dep::Prep)
                .filter(|&p| p > verb && deal.is_none() && matches!(document.word(p), "to" | "on" | "upon"))
                // "agreed on Sunday": a day is nothing to agree on.
                .find(|&p| {
                    document.child(p, Dep::Pcomp).is_some()
                        || document.child(p, Dep::Pobj).is_some_and(|o| {
                            self.accord_at(o).is_some() || !matches!(document.tag(o), Tag::Nnp | Tag::Cd)
                        })
                });
            let object = clause.objects.first().filter(|_| deal.is_none() && PROMISING.contains(&lemma));
            let from = complement
                .map(|c| document.subtree(c).start.max(after + 1))
                .into_iter()
                .chain(preposition.map(|p| p + 1))
                .chain(object.map(|&o| document.subtree(o).start.max(verb + 1)))
                .min();
            let Some(from) = from else { continue };
            let idle = complement.is_some_and(|c| NO_TERMS.contains(&document.lemma(c)));
            if idle {
                continue;
            }
            // "Agreed to a ceasefire": the accord is the object itself.
            let beside = self
                .within(sentence)
                .filter(|(h, _)| !self.is_followed(*h))
                .find(|&(h, a)| !self.is_undertaken(h, a, verb))
                .map(|(_, a)| a);
            let accord = deal.map(|(_, a)| a).or(beside);
            let near = self.open.filter(|o| id - o.last <= 2).map(|o| o.accord);
            // What is undertaken now is no term of an accord of old that the text happens to be about.
            let main = Some(self.main).filter(|_| !self.old[self.main]);
            let Some(accord) = accord.or(near).or(main) else { continue };
            let tokens = from..turning(document, from, sentence.end);
            // "They renounce the use of force and undertake to …": what is joined to the undertaking is one itself.
            let joined = Some(document.head(verb)).filter(|&h| {
                document.dep(verb) == Dep::Conj && !clause.own_subject && h < verb && !self.is_told(h)
            });
            let joined = joined.filter(|&h| {
                let binds =
                    |c: &Clause| c.tense == Tense::Present && c.reality == Reality::Fact && !c.negated;
                !NO_TERMS.contains(&document.lemma(h))
                    && !MAKING.contains(&document.lemma(h))
                    && self.sources.clauses.at(h).is_some_and(binds)
            });
            if let Some(first) = joined {
                self.out.push(Terms {
                    accord,
                    tokens: first..verb,
                    listed: false,
                    frame: Frame::Undertaking,
                });
            }
            self.out.push(Terms { accord, tokens, listed: false, frame: Frame::Undertaking });
        }
    }

    /// "When they signed the truce, the government gave its word that the brigade would leave".
    fn word_given(&mut self, clause: &Clause, sentence: &Range<TokenId>) {
        let document = self.sources.document;
        let given =
            |o: &&TokenId| WORDS.contains(&document.lemma(**o)) && document.child(**o, Dep::Poss).is_some();
        let Some(&word) = clause.objects.iter().find(given) else { return };
        if clause.negated || clause.reality != Reality::Fact || self.is_told(clause.verb) {
            return;
        }
        let Some((_, accord)) = self.within(&(sentence.start..word)).last() else { return };
        let that = document.word((word + 1).min(sentence.end - 1)).eq_ignore_ascii_case("that");
        if that && word + 2 < sentence.end {
            let tokens = word + 1..turning(document, word + 1, sentence.end);
            self.out.push(Terms { accord, tokens, listed: false, frame: Frame::Undertaking });
        }
    }
}
