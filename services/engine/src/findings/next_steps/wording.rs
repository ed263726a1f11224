//! The words of a step: those that tell it, and a short description made of them.

use std::ops::Range;

use crate::document::TokenId;
use crate::findings::{Sources, wording};
use crate::syntax::Pos;

/// The most words of a description.
const MOST_WORDS: usize = 18;

/// The bytes that tell the step of which a token is the head.
pub(super) fn of(sources: Sources<'_, '_>, head: TokenId) -> Range<usize> {
    match sources.document.pos(head) {
        Pos::Verb | Pos::Aux => wording::of_clause(sources.document, head),
        _ => wording::of_noun(sources.document, head),
    }
}

/// A description in the report's own words, cut at a word where it is long.
pub(super) fn description(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= MOST_WORDS { words.join(" ") } else { format!("{} …", words[..MOST_WORDS].join(" ")) }
}
