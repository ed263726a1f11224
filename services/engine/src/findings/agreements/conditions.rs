//! What must happen before an accord takes effect, or on what a party makes its consent depend.

use std::ops::Range;

use peacebrief::v1;

use super::cluster::Accord;
use super::reference::Reference;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::findings::{Sources, by_words, wording};
use crate::lexicon::ConditionCue;
use crate::syntax::Dep;

/// Words that open a condition of what is told in the main clause.
const MARKERS: &[&str] =
    &["once", "unless", "until", "till", "provided", "if", "before", "after", "when", "while"];
/// Markers that open nothing but a condition where what they hang on is refused.
const EXCLUDING: &[&str] = &["unless", "until", "till", "before", "while"];
/// Verbs of asking for what must come first: "wants two things explained before he signs".
const ASKING: &[&str] = &["want", "demand", "insist", "require"];
/// Verbs of consenting to an accord.
const CONSENTING: &[&str] =
    &["sign", "ratify", "accept", "approve", "endorse", "initial", "adhere", "accede", "subscribe"];
/// Verbs of taking effect, and of carrying out.
const EFFECT: &[&str] =
    &["begin", "start", "implement", "agree", "apply", "count", "register", "exist", "last"];
/// Verbs that tell of taking effect only with one of [`FORCE`].
const COMING: &[&str] = &["become", "take", "enter", "come", "go", "put", "bring"];
/// What an accord enters or takes.
const FORCE: &[&str] =
    &["force", "effect", "being", "binding", "valid", "operative", "effective", "law", "hold", "existence"];
/// Prepositions and participles after "only", or alone, that open a condition with a noun.
const WITH_NOUN: &[&str] = &["upon", "after", "following"];
/// So many conditions back the same words may have been read.
const NEAR: usize = 24;
/// How many sentences back the accord is looked for of which a condition speaks.
const REACH: usize = 4;

/// How many sentences back the accord stands that enters into force after a list of its terms.
const LIST_REACH: usize = 12;
/// How many sentences back the accord is looked for of which a marker speaks.
const MARKED_REACH: usize = 2;
/// The most tokens of a condition that ends with its sentence.
const LONGEST: usize = 40;

/// The conditions of each accord, in order of the text.
pub(super) fn find(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    main: Option<usize>,
) -> Vec<Vec<v1::Condition>> {
    let mut out: Vec<Vec<v1::Condition>> = accords.iter().map(|_| Vec::new()).collect();
    if main.is_none() {
        return out;
    }
    let reference = Reference::new(sources.document, accords);
    let finder = Finder { sources, reference };
    let read = sources.clauses.iter().flat_map(|(_, clause)| {
        finder.of_clause(clause).into_iter().map(|(accord, tokens)| (accord, tokens, clause.verb))
    });
    let marked = sources.document.sentences().iter().flat_map(|sentence| finder.marked(sentence));
    for (accord, tokens, word) in read.chain(marked) {
        {
            let evidence = sources.document.span(wording::trimmed(sources.document, tokens));
            let known = out[accord].iter().rev().take(NEAR).any(|c| {
                c.evidence.as_ref().is_some_and(|e| e.start < evidence.end && evidence.start < e.end)
            });
            if !known {
                let document = sources.document;
                let verb = document.span(document.token_bytes(word));
                out[accord].push(v1::Condition {
                    evidence: Some(evidence),
                    derivation: by_words("agreements.condition_clause", [verb]),
                    ..Default::default()
                });
            }
        }
    }
    for list in &mut out {
        list.sort_by_key(|c| c.evidence.as_ref().map_or(0, |e| e.start));
    }
    out
}

struct Finder<'s, 't> {
    sources: Sources<'s, 't>,
    reference: Reference<'s, 't>,
}

impl Finder<'_, '_> {
    /// The conditions on which a clause depends.
    fn of_clause(&self, clause: &Clause) -> Vec<(usize, Range<TokenId>)> {
        let document = self.sources.document;
        let mut out = Vec::new();
        let open = matches!(
            clause.reality,
            Reality::Planned | Reality::Conditional | Reality::Possible | Reality::Required
        ) || clause.negated;
        // "It enters into force once …" at the end of a list of terms: the accord that the list is of.
        let listed = || {
            let it = clause.subjects.iter().any(|&s| document.word(s).eq_ignore_ascii_case("it"));
            let force = COMING.contains(&document.lemma(clause.verb)) && self.is_effect(clause);
            (it && force).then(|| self.reference.before(clause.verb, LIST_REACH)).flatten()
        };
        let own = self.own_accord(clause).or_else(listed);
        let consents = CONSENTING.contains(&document.lemma(clause.verb));
        let near = || own.or_else(|| self.reference.before(document.subtree(clause.verb).end - 1, REACH));
        for condition in document.children_by(clause.verb, Dep::Advcl) {
            let marker = document.children(condition).find(|&m| {
                m < condition
                    && matches!(document.dep(m), Dep::Mark | Dep::Advmod)
                    && MARKERS.contains(&document.word(m).to_lowercase().as_str())
            });
            // "provided that" may be read as a participle itself.
            let provided =
                document.word(condition).eq_ignore_ascii_case("provided") && !self.is_told(condition);
            let word = marker.map(|m| document.word(m).to_lowercase()).unwrap_or_default();
            let first = document.subtree(condition).start;
            let only = document.words(first..first + 1).eq_ignore_ascii_case("only")
                || first > 0 && document.word(first - 1).eq_ignore_ascii_case("only")
                // "would only return if …"
                || document
                    .children_by(clause.verb, Dep::Advmod)
                    .any(|a| a < clause.verb && document.word(a).eq_ignore_ascii_case("only"));
            let effect = self.is_effect(clause);
            // "must ratify before the accord takes effect": what comes first is the condition.
            let asks = ASKING.contains(&document.lemma(clause.verb)) && !clause.negated;
            let effect_after = word == "before"
                && (clause.reality == Reality::Required || asks)
                && self.sources.clauses.at(condition).is_some_and(|c| self.is_effect(c));
            let accord = if effect_after {
                self.sources.clauses.at(condition).and_then(|c| self.own_accord(c)).or_else(near)
            } else if provided
                || word == "provided"
                || only && marker.is_some()
                || EXCLUDING.contains(&word.as_str())
                    && (word != "while" || self.goes_on(condition))
                    && (self.refused(clause) || self.says_refused(clause))
            {
                near()
            } else if (open || own.is_some() && clause.tense == Tense::Present) && effect && marker.is_some()
            {
                own.or_else(|| consents.then(near).flatten())
            } else {
                None
            };
            let Some(accord) = accord else { continue };
            if effect_after {
                let from = document.subtree(clause.verb).start;
                out.push((accord, from..first.max(clause.verb + 1)));
                continue;
            }
            let joined: Vec<TokenId> = document.children_by(condition, Dep::Conj).collect();
            if joined.is_empty() {
                out.extend(self.halves(document.subtree(condition)).map(|tokens| (accord, tokens)));
            } else {
                for verb in std::iter::once(condition).chain(joined) {
                    out.push((accord, self.predicate(verb)));
                }
            }
        }
        out.extend(
            near().into_iter().flat_map(|accord| self.nouns(clause).map(move |tokens| (accord, tokens))),
        );
        out
    }

    /// A condition with the one that goes on from it, where the parser has hung that elsewhere: "once both have ratified it and | the
    /// instruments have been exchanged".
    fn halves(&self, tokens: Range<TokenId>) -> impl Iterator<Item = Range<TokenId>> {
        let document = self.sources.document;
        let last = tokens.end.saturating_sub(1).max(tokens.start);
        if !matches!(document.word(last), "and" | "or") || last == tokens.start {
            return std::iter::once(tokens).chain(None);
        }
        let end = document.sentence_around(last).end.min(tokens.end + LONGEST);
        std::iter::once(tokens.start..last).chain(Some(tokens.end..end).filter(|rest| rest.len() > 2))
    }

    /// Whether a clause tells of consent to an accord, or of its taking effect.
    fn is_effect(&self, clause: &Clause) -> bool {
        let document = self.sources.document;
        let lemma = document.lemma(clause.verb);
        let force = || {
            let complements = document.children(clause.verb).chain(clause.obliques.iter().map(|(_, o)| *o));
            complements.into_iter().any(|c| FORCE.contains(&document.lemma(c)))
        };
        EFFECT.contains(&lemma)
            || CONSENTING.contains(&lemma)
            || clause.passive && matches!(lemma, "carry" | "open" | "hold")
            || COMING.contains(&lemma) && force()
    }

    /// The conditions of a sentence that words of the lexicon mark by themselves, with the first of these words.
    fn marked(&self, sentence: &Range<TokenId>) -> Vec<(usize, Range<TokenId>, TokenId)> {
        let document = self.sources.document;
        let encoded = document.encoded(sentence.clone());
        let markers = self.sources.lexicon.condition_markers(&encoded);
        let mut out: Vec<(usize, Range<TokenId>, TokenId)> = Vec::new();
        for marker in markers.into_iter().take(NEAR) {
            let word = sentence.start + marker.tokens.start;
            let clause = self.sources.clauses.around(sentence.start + marker.tokens.end - 1);
            // "Made its signature conditional on an amnesty": that it was made so is what is told.
            let made_so = (word..sentence.start + marker.tokens.end)
                .any(|t| matches!(document.word(t), "conditional" | "contingent" | "dependent"));
            let happened =
                |c: &Clause| c.tense == Tense::Past && c.reality == Reality::Fact && !c.negated && !made_so;
            if clause.is_some_and(happened)
                || self.is_told(word)
                || out.last().is_some_and(|(_, known, _)| known.contains(&word))
            {
                continue;
            }
            let named = self
                .reference
                .within(&(sentence.start..word))
                .last()
                .or_else(|| self.reference.within(sentence).next())
                .map(|(_, accord)| accord);
            let pronoun = || clause.and_then(|c| self.own_accord(c));
            let before =
                || self.reference.before(sentence.start, MARKED_REACH).filter(|_| !marker.value.weak);
            let Some(accord) = named.or_else(pronoun).or_else(before) else { continue };
            let tokens = match (marker.value.class, clause) {
                (ConditionCue::Sequence | ConditionCue::Exception, Some(clause)) => {
                    let whole = document.tokens_in(wording::of_clause(document, clause.verb));
                    whole.start.min(word)..whole.end.max(sentence.start + marker.tokens.end)
                }
                _ => word..sentence.end.min(word + LONGEST),
            };
            out.push((accord, tokens, word));
        }
        out
    }

    /// "Has not been provided": a verb with an auxiliary, which tells something and opens no condition.
    fn is_told(&self, word: TokenId) -> bool {
        let document = self.sources.document;
        document.children(word).any(|c| matches!(document.dep(c), Dep::Aux | Dep::Auxpass))
    }

    /// "only upon ratification", "only after a vote".
    fn nouns(&self, clause: &Clause) -> impl Iterator<Item = Range<TokenId>> {
        let document = self.sources.document;
        let found: Vec<Range<TokenId>> = clause
            .obliques
            .iter()
            .map(|(p, _)| *p)
            .filter(|&p| WITH_NOUN.contains(&document.word(p).to_lowercase().as_str()))
            .filter(|&p| p > 0 && document.word(p - 1).eq_ignore_ascii_case("only"))
            .map(|p| p - 1..document.subtree(p).end)
            .collect();
        found.into_iter()
    }

    /// The accord that a clause tells of as its subject or object.
    fn own_accord(&self, clause: &Clause) -> Option<usize> {
        clause.subjects.iter().chain(&clause.objects).find_map(|&t| self.reference.of(t))
    }

    /// Whether a clause says that something will not be done, is not to be, or may not.
    fn refused(&self, clause: &Clause) -> bool {
        let none = |&s: &TokenId| {
            let document = self.sources.document;
            let word = |t: TokenId| document.word(t).to_lowercase();
            // "Not one rifle will be given up until …", "there would be no deal until …"
            let whole = document.subtree(s).start;
            matches!(word(s).as_str(), "none" | "nobody" | "nothing" | "neither")
                || whole < s && matches!(word(whole).as_str(), "no" | "not" | "neither")
        };
        let by_nobody = clause.subjects.iter().any(none)
            || clause.objects.iter().any(none)
            || self.sources.document.children_by(clause.verb, Dep::Attr).any(|a| none(&a));
        // "said that it would not disarm until …"
        let document = self.sources.document;
        let modal = document.children_by(clause.verb, Dep::Aux).any(|a| {
            matches!(document.word(a).to_lowercase().as_str(), "would" | "will" | "could" | "can" | "shall")
        });
        // "Refused to carry it out unless …"
        let declines = clause.negated
            && self.own_accord(clause).is_some()
            && document.dep(clause.verb) == Dep::Xcomp
            && matches!(document.lemma(document.head(clause.verb)), "refuse" | "decline");
        (clause.negated || by_nobody)
            && (modal
                || declines
                || matches!(
                    clause.reality,
                    Reality::Planned | Reality::Conditional | Reality::Possible | Reality::Required
                )
                || clause.tense == Tense::Present)
    }

    /// "While a single soldier remains", "while the post is in place": a state that must end first; any other "while" only compares.
    fn goes_on(&self, verb: TokenId) -> bool {
        let document = self.sources.document;
        let lasts = matches!(
            document.lemma(verb),
            "remain" | "be" | "stay" | "continue" | "last" | "persist" | "occupy"
        );
        let parted = document.subtree(verb).start.checked_sub(1).is_some_and(|t| document.word(t) == ",");
        let single = document.subtree(verb).take_while(|&t| t < verb).any(|t| document.word(t) == "single");
        single || lasts && !parted
    }

    /// "There would be no sharing of power, he said, before …": what hangs on the word of speech belongs to what is said.
    fn says_refused(&self, clause: &Clause) -> bool {
        let document = self.sources.document;
        !self.sources.lexicon.speech_verbs(document.lemma(clause.verb)).is_empty()
            && clause.reality == Reality::Fact
            && !clause.negated
            && clause.complements.iter().any(|&c| {
                c < clause.verb && self.sources.clauses.at(c).is_some_and(|said| self.refused(said))
            })
    }

    /// The verb with what follows it, where who must do it is told by the accord; with what it is to be done to in the passive.
    fn predicate(&self, verb: TokenId) -> Range<TokenId> {
        let document = self.sources.document;
        let whole = document.tokens_in(wording::of_clause(document, verb));
        let start = match self.sources.clauses.at(verb) {
            Some(c) if c.passive && c.own_subject => whole.start,
            _ => verb,
        };
        start.min(verb).min(whole.end)..whole.end.max(verb + 1)
    }
}
