//! What must happen before an accord takes effect, or on what a party makes its consent depend.

use std::ops::Range;

use peacebrief::v1;

use super::cluster::Accord;
use super::reference::Reference;
use crate::clauses::{Clause, Reality};
use crate::document::TokenId;
use crate::findings::{Sources, by_words, wording};
use crate::syntax::Dep;

/// Words that open a condition of what is told in the main clause.
const MARKERS: &[&str] = &["once", "unless", "until", "till", "provided", "if", "before", "after", "when"];
/// Markers that open nothing but a condition where what they hang on is refused.
const EXCLUDING: &[&str] = &["unless", "until", "till", "before"];
/// Verbs of taking effect and of consenting.
const EFFECT: &[&str] = &[
    "become",
    "take",
    "enter",
    "come",
    "sign",
    "ratify",
    "begin",
    "go",
    "implement",
    "accept",
    "agree",
    "start",
    "apply",
    "count",
    "hold",
    "exist",
    "open",
    "approve",
    "register",
];
/// Prepositions and participles after "only", or alone, that open a condition with a noun.
const WITH_NOUN: &[&str] = &["upon", "after", "following"];
/// So many conditions back the same words may have been read.
const NEAR: usize = 24;
/// How many sentences back the accord is looked for of which a condition speaks.
const REACH: usize = 4;

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
    for (_, clause) in sources.clauses.iter() {
        for (accord, tokens) in finder.of_clause(clause) {
            let evidence = sources.document.span(wording::trimmed(sources.document, tokens));
            let known = out[accord].iter().rev().take(NEAR).any(|c| {
                c.evidence.as_ref().is_some_and(|e| e.start < evidence.end && evidence.start < e.end)
            });
            if !known {
                let document = sources.document;
                let verb = document.span(document.token_bytes(clause.verb));
                out[accord].push(v1::Condition {
                    evidence: Some(evidence),
                    derivation: by_words("agreements.condition_clause", [verb]),
                    ..Default::default()
                });
            }
        }
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
        let own = self.own_accord(clause);
        let near = || own.or_else(|| self.reference.before(document.subtree(clause.verb).end - 1, REACH));
        for condition in document.children_by(clause.verb, Dep::Advcl) {
            let marker = document.children(condition).find(|&m| {
                m < condition
                    && matches!(document.dep(m), Dep::Mark | Dep::Advmod)
                    && MARKERS.contains(&document.word(m).to_lowercase().as_str())
            });
            // "provided that" may be read as a participle itself.
            let provided = document.word(condition).eq_ignore_ascii_case("provided");
            let word = marker.map(|m| document.word(m).to_lowercase()).unwrap_or_default();
            let first = document.subtree(condition).start;
            let only = document.words(first..first + 1).eq_ignore_ascii_case("only")
                || first > 0 && document.word(first - 1).eq_ignore_ascii_case("only");
            let effect = EFFECT.contains(&document.lemma(clause.verb));
            // "must ratify before the accord takes effect": what comes first is the condition.
            let effect_after = word == "before"
                && clause.reality == Reality::Required
                && EFFECT.contains(&document.lemma(condition));
            let accord = if effect_after {
                self.sources.clauses.at(condition).and_then(|c| self.own_accord(c)).or_else(near)
            } else if provided
                || word == "provided"
                || only
                || EXCLUDING.contains(&word.as_str()) && self.refused(clause)
            {
                near()
            } else if open && effect && marker.is_some() {
                own
            } else {
                None
            };
            let Some(accord) = accord else { continue };
            if effect_after {
                out.push((accord, document.subtree(clause.verb).start..first.max(clause.verb + 1)));
                continue;
            }
            let joined: Vec<TokenId> = document.children_by(condition, Dep::Conj).collect();
            if joined.is_empty() {
                out.push((accord, document.subtree(condition)));
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
        let by_nobody = clause.subjects.iter().any(|&s| {
            matches!(
                self.sources.document.word(s).to_lowercase().as_str(),
                "none" | "nobody" | "nothing" | "neither"
            )
        });
        (clause.negated || by_nobody)
            && (matches!(
                clause.reality,
                Reality::Planned | Reality::Conditional | Reality::Possible | Reality::Required
            ) || clause.tense == crate::clauses::Tense::Present)
    }

    /// The verb with what follows it: who must do it is told by the accord.
    fn predicate(&self, verb: TokenId) -> Range<TokenId> {
        let document = self.sources.document;
        let whole = document.tokens_in(wording::of_clause(document, verb));
        verb.min(whole.end)..whole.end.max(verb + 1)
    }
}
