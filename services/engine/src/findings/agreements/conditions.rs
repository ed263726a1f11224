//! What must happen before an accord takes effect, or on what a party makes its consent depend.

use peacebrief::v1;

use super::cluster::Accord;
use crate::clauses::Reality;
use crate::document::TokenId;
use crate::findings::{Sources, by_rule, wording};
use crate::syntax::Dep;

/// Words that open a condition.
const MARKERS: &[&str] = &["once", "unless", "until", "provided", "if", "before", "after", "when"];
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
];

/// The conditions of each accord, in order of the text.
pub(super) fn find(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    main: Option<usize>,
) -> Vec<Vec<v1::Condition>> {
    let document = sources.document;
    let mut out: Vec<Vec<v1::Condition>> = accords.iter().map(|_| Vec::new()).collect();
    let Some(main) = main else { return out };
    for (_, clause) in sources.clauses.iter() {
        let open = matches!(
            clause.reality,
            Reality::Planned | Reality::Conditional | Reality::Possible | Reality::Required
        ) || clause.negated;
        if !open || !EFFECT.contains(&document.lemma(clause.verb)) {
            continue;
        }
        let Some(accord) = accord_of(accords, &clause.subjects, &clause.objects)
            .or_else(|| pronoun(sources, &clause.subjects).then_some(main))
        else {
            continue;
        };
        for condition in document.children_by(clause.verb, Dep::Advcl) {
            let marked = document.children(condition).any(|m| {
                matches!(document.dep(m), Dep::Mark | Dep::Advmod)
                    && MARKERS.contains(&document.word(m).to_lowercase().as_str())
            });
            if !marked {
                continue;
            }
            for verb in std::iter::once(condition).chain(document.children_by(condition, Dep::Conj)) {
                let evidence = document.span(predicate(sources, verb));
                out[accord].push(v1::Condition {
                    evidence: Some(evidence),
                    derivation: by_rule("agreements.condition_clause"),
                    ..Default::default()
                });
            }
        }
    }
    out
}

fn accord_of(accords: &[Accord], subjects: &[TokenId], objects: &[TokenId]) -> Option<usize> {
    accords.iter().position(|accord| {
        accord.mentions.iter().any(|m| subjects.contains(&m.head) || objects.contains(&m.head))
    })
}

fn pronoun(sources: Sources<'_, '_>, subjects: &[TokenId]) -> bool {
    subjects.iter().any(|&s| matches!(sources.document.word(s).to_lowercase().as_str(), "it" | "they"))
}

/// The verb with what follows it: who must do it is told by the accord.
fn predicate(sources: Sources<'_, '_>, verb: TokenId) -> std::ops::Range<usize> {
    let whole = wording::of_clause(sources.document, verb);
    let start = sources.document.token_bytes(verb).start;
    start.min(whole.end)..whole.end
}
