//! Short forms that are given to the names of accords, and what they stand for later.

use super::mentions::Mention;
use crate::document::{Document, TokenId};

/// How many short forms are kept.
pub(super) const MOST: usize = 12;
/// How far behind a noun its short form stands.
const FARTHEST: usize = 14;

/// "The Comprehensive Agreement on the Highlands (CAH)": the short form that is given to the name of an accord.
pub(super) fn given(document: &Document<'_>, of: &Mention) -> Option<TokenId> {
    if of.proper.is_empty() || of.anaphor {
        return None;
    }
    let end = document.sentence_around(of.head).end;
    let open = (of.head + 1..end.min(of.head + FARTHEST))
        .take_while(|&t| !matches!(document.word(t), "," | ";"))
        .find(|&t| document.word(t) == "(")?;
    let form = open + 1;
    if form + 1 >= end || document.word(form + 1) != ")" {
        return None;
    }
    let letters: Vec<char> = document.word(form).chars().collect();
    let capitals = letters.iter().all(|c| c.is_alphanumeric())
        && letters.iter().filter(|c| c.is_uppercase()).count() >= 2
        && letters.len() <= 8;
    // Each capital of the short form opens a word of the name, in order.
    let mut initials =
        (of.phrase.start..open).filter_map(|t| document.word(t).chars().next()).filter(|c| c.is_uppercase());
    let spells = letters.iter().filter(|c| c.is_uppercase()).all(|c| initials.any(|i| i == *c));
    (capitals && spells).then_some(form)
}

/// The mention of an accord by its short form.
pub(super) fn mention(document: &Document<'_>, known: &Mention, token: TokenId) -> Mention {
    let led = token > 0 && document.word(token - 1).eq_ignore_ascii_case("the");
    Mention {
        head: token,
        phrase: token - usize::from(led)..token + 1,
        definite: true,
        apart: false,
        bygone: false,
        apposed: None,
        called: None,
        ..known.clone()
    }
}
