//! The words of a step: those that tell it, and a short description made of them.

use std::ops::Range;

use peacebrief::v1;

use crate::document::{Document, TokenId};
use crate::findings::{Sources, wording};
use crate::syntax::{Dep, Pos, Tag};

/// The most words of a description.
const MOST_WORDS: usize = 18;

/// The bytes that tell the step of which a token is the head.
pub(super) fn of(sources: Sources<'_, '_>, head: TokenId) -> Range<usize> {
    let words = without_subject(sources, head);
    with_its_subject(sources.document, head, words.start)..words.end
}

/// The same without the subject of an infinitive.
pub(super) fn without_subject(sources: Sources<'_, '_>, head: TokenId) -> Range<usize> {
    match sources.document.pos(head) {
        Pos::Verb | Pos::Aux => {
            let clause = wording::of_clause(sources.document, head);
            clause.start..with_its_condition(sources, head, clause.end)
        }
        _ => wording::of_noun(sources.document, head),
    }
}

/// Verbs and adjectives after which an infinitive tells what is to come of their subject.
const SCHEDULED: &[&str] = &[
    "be",
    "due",
    "set",
    "schedule",
    "slate",
    "expect",
    "plan",
    "likely",
    "agree",
    "decide",
    "intend",
    "promise",
    "pledge",
    "undertake",
    "prepare",
    "arrange",
];
/// So many words before an infinitive its subject begins.
const FARTHEST_SUBJECT: usize = 20;

/// Where an infinitive begins with what it is told of, which it says nothing without: "*the talks are due* to resume", "*the pause that is
/// set* to expire".
fn with_its_subject(document: &Document<'_>, verb: TokenId, start: usize) -> usize {
    let infinitive =
        document.children_by(verb, Dep::Aux).any(|a| document.word(a).eq_ignore_ascii_case("to") && a < verb);
    if !infinitive || document.dep(verb) != Dep::Xcomp {
        return start;
    }
    let above = document.head(verb);
    // "are due to meet": the adjective hangs on the verb that has the subject.
    let governor = if document.dep(above) == Dep::Acomp { document.head(above) } else { above };
    let told =
        SCHEDULED.contains(&document.lemma(above)) && governor < verb && document.tag(governor) != Tag::Vbg;
    let subject = document
        .children(governor)
        .find(|&c| c < governor && matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass));
    let relative = |s: TokenId| matches!(document.word(s).to_lowercase().as_str(), "which" | "that" | "who");
    let first = match (subject, document.dep(governor)) {
        (Some(s), Dep::Relcl) if relative(s) => {
            Some(wording::phrase_start(document, qualified(document, governor)))
        }
        (Some(s), _) => Some(document.subtree(s).start),
        (None, Dep::Acl) => Some(wording::phrase_start(document, document.head(governor))),
        (None, _) => None,
    };
    match first.filter(|&first| told && first < verb && verb - first <= FARTHEST_SUBJECT) {
        Some(first) => start.min(wording::trimmed(document, first..verb + 1).start),
        None => start,
    }
}

/// The noun that a relative clause qualifies: a plural where its verb is one, wherever the parser hung it ("the annexes to the Ardan Accord,
/// which *are* to be drafted").
fn qualified(document: &Document<'_>, verb: TokenId) -> TokenId {
    let noun = document.head(verb);
    let plural = |t: TokenId| {
        matches!(document.tag(t), Tag::Nns | Tag::Nnps) || document.child(t, Dep::Conj).is_some()
    };
    let several = document.word(verb).eq_ignore_ascii_case("are")
        || document.children(verb).any(|c| document.word(c).eq_ignore_ascii_case("are"));
    if !several || plural(noun) {
        return noun;
    }
    std::iter::successors(Some(noun), |&t| Some(document.head(t)).filter(|&head| head < t))
        .take(FARTHEST_SUBJECT)
        .find(|&t| plural(t))
        .unwrap_or(noun)
}

/// The end of a step's words with the clause that says on what it waits: "once both have ratified it".
fn with_its_condition(sources: Sources<'_, '_>, verb: TokenId, end: usize) -> usize {
    let document = sources.document;
    let waits = |c: &TokenId| {
        document.dep(*c) == Dep::Advcl
            && document.subtree(*c).len() <= 25
            && document.children(*c).any(|m| {
                m < *c
                    && matches!(
                        document.word(m).to_lowercase().as_str(),
                        "once" | "when" | "until" | "after" | "before"
                    )
            })
    };
    let tokens = document.children(verb).filter(|&c| c > verb).find(waits).map(|c| document.subtree(c));
    tokens.map_or(end, |tokens| end.max(wording::trimmed(document, tokens).end))
}

/// Ends the words of a step before another step that begins within them; answers whether something is left.
pub(super) fn part(document: &Document<'_>, step: &mut v1::NextStep, other: i32) -> bool {
    const JOINS: &[&str] = &["and", "with", "then", "but", "while"];
    let Some(span) = &step.evidence else { return false };
    let (Ok(start), Ok(cut)) = (usize::try_from(span.start), usize::try_from(other)) else { return false };
    let mut tokens = document.tokens_in(start..cut.max(start));
    while tokens.len() > 1 && JOINS.contains(&document.word(tokens.end - 1).to_lowercase().as_str()) {
        tokens.end -= 1;
    }
    if tokens.len() < 3 {
        return false;
    }
    let words = document.span(wording::trimmed(document, tokens));
    step.description = description(&words.text);
    step.evidence = Some(words);
    true
}

/// A description in the report's own words, cut at a word where it is long.
pub(super) fn description(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= MOST_WORDS { words.join(" ") } else { format!("{} …", words[..MOST_WORDS].join(" ")) }
}
