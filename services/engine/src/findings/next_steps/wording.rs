//! The words of a step: those that tell it, and a short description made of them.

use std::ops::Range;

use peacebrief::v1;

use crate::document::{Document, TokenId};
use crate::findings::{Sources, wording};
use crate::syntax::{Dep, Pos};

/// The most words of a description.
const MOST_WORDS: usize = 18;

/// The bytes that tell the step of which a token is the head.
pub(super) fn of(sources: Sources<'_, '_>, head: TokenId) -> Range<usize> {
    match sources.document.pos(head) {
        Pos::Verb | Pos::Aux => {
            let clause = wording::of_clause(sources.document, head);
            clause.start..with_its_condition(sources, head, clause.end)
        }
        _ => wording::of_noun(sources.document, head),
    }
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
