//! What somebody says an accord is worth, or what it is said to be: "declared the truce over", "the accord is moribund".

use peacebrief::v1::AgreementStatus;

use super::Signal;
use super::day::date;
use crate::clauses::{Clause, Reality};
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::Dep;

/// Verbs by which somebody says what an accord is worth.
const JUDGES: &[&str] = &[
    "declare",
    "pronounce",
    "proclaim",
    "announce",
    "regard",
    "consider",
    "deem",
    "call",
    "be",
    "remain",
    "seem",
    "look",
    "become",
    "lie",
];
/// Words for what is at an end.
const ENDED: &[&str] = &["over", "dead", "null", "void", "defunct", "finished", "ended", "obsolete", "moot"];
/// How far after an accord the word stands that says what has become of it.
const NEAR: usize = 14;
/// Verbs for what is done to an accord that is kept.
const KEEPS: &[&str] = &[
    "bind",
    "recognize",
    "recognise",
    "honour",
    "honor",
    "observe",
    "respect",
    "abide",
    "accept",
    "uphold",
    "comply",
];

/// "Would *no longer* be bound by the accord".
fn is_no_longer(document: &Document<'_>, verb: TokenId) -> bool {
    document.children(verb).any(|t| {
        t > 0
            && document.word(t).eq_ignore_ascii_case("longer")
            && document.word(t - 1).eq_ignore_ascii_case("no")
    })
}

/// "Should the deadline pass, it will no longer be bound": what hangs on something that has not happened.
fn is_threatened(document: &Document<'_>, verb: TokenId) -> bool {
    let opens = |clause: TokenId| {
        let first = document.subtree(clause).start;
        matches!(document.word(first).to_lowercase().as_str(), "should" | "if" | "unless" | "were")
    };
    [verb, document.head(verb)].into_iter().any(|v| document.children_by(v, Dep::Advcl).any(opens))
}

/// "Declared the truce over", "regards that text as dead", "the accord is moribund".
pub(super) fn judged(sources: Sources<'_, '_>, clause: &Clause, noun: TokenId) -> Option<Signal> {
    let document = sources.document;
    // "No longer considers itself bound by the accord"
    let given_up = is_no_longer(document, clause.verb) || is_no_longer(document, document.head(clause.verb));
    if KEEPS.contains(&document.lemma(clause.verb)) && given_up && !is_threatened(document, clause.verb) {
        return Some(Signal::new(AgreementStatus::Collapsed, date(sources, clause)));
    }
    if !JUDGES.contains(&document.lemma(clause.verb)) || clause.reality != Reality::Fact || clause.negated {
        return None;
    }
    let sentence = document.sentence_around(noun);
    let after = noun.max(clause.verb) + 1..sentence.end.min(noun.max(clause.verb) + NEAR);
    let copula = !matches!(
        document.lemma(clause.verb),
        "declare" | "pronounce" | "proclaim" | "announce" | "regard" | "consider" | "deem" | "call"
    );
    if copula && !clause.subjects.contains(&noun) || !copula && noun < clause.verb && !clause.passive {
        return None;
    }
    after.clone().find_map(|t| {
        let word = document.word(t).to_lowercase();
        let predicate = matches!(
            document.dep(t),
            Dep::Acomp | Dep::Attr | Dep::Oprd | Dep::Advmod | Dep::Prt | Dep::Pobj | Dep::Ccomp | Dep::Amod
        );
        // "Declared the truce at an end"
        let at_an_end =
            word == "end" && predicate && t > 1 && document.words(t - 2..t).eq_ignore_ascii_case("at an");
        let ended = at_an_end || ENDED.contains(&word.as_str()) && predicate && document.head(t) != noun;
        let status = if ended {
            Some(AgreementStatus::Collapsed)
        } else {
            sources.lexicon.status_adjective(&word).filter(|_| {
                copula && matches!(document.dep(t), Dep::Acomp) && document.head(t) == clause.verb
            })
        };
        status.map(|status| Signal::new(status, date(sources, clause)))
    })
}
