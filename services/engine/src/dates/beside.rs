//! What the words beside a date tell of it: that something began then, is to start then, came before, or is counted from a signing.

use super::meaning::{DateExpression, Meaning};

/// Verbs by which something begins, in the past.
pub(super) const BEGINS: &[&str] = &["began", "begun", "opened", "started"];
/// How many bytes before an expression are looked at.
const FARTHEST: usize = 120;

/// The last bytes of some words.
fn tail(words: &str) -> &str {
    &words[words.ceil_char_boundary(words.len().saturating_sub(FARTHEST))..]
}

/// Whether words end in one of some, a preposition aside.
pub(super) fn ends_in(words: &str, wanted: &[&str]) -> bool {
    let mut last =
        tail(words).split_whitespace().rev().skip_while(|word| matches!(*word, "on" | "in" | "last"));
    last.next().is_some_and(|word| wanted.contains(&word))
}

/// Whether words tell when something is to begin: "a truce starting at midnight on".
pub(super) fn is_to_start(words: &str) -> bool {
    /// How many words before the date that is told.
    const REACH: usize = 4;
    let mut last = tail(words).split_whitespace().rev().take(REACH);
    last.any(|word| matches!(word, "starting" | "beginning" | "effective"))
}

/// Whether words tell of what came before: "which followed a round in Sorran on".
pub(super) fn follows(words: &str) -> bool {
    let words = tail(words);
    ["which follow", "that follow", " following "].iter().any(|follow| words.contains(follow))
}

/// Whether "of signature", "of its signing" stands at the beginning of some words.
pub(super) fn is_of_signing(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let of = words.next().is_some_and(|word| matches!(word, "of" | "from" | "after"));
    let mut rest = words.skip_while(|word| matches!(*word, "the" | "its")).take(1);
    of && rest.any(|word| {
        let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
        word == "signature" || word == "signing"
    })
}

/// Whether an expression stands before the noun that it names: "the July 30 meeting", "its 2007 plan".
pub(super) fn names(body: &str, expression: &DateExpression) -> bool {
    if !matches!(expression.meaning, Meaning::Calendar { .. })
        || body[expression.range.clone()].starts_with("the ")
    {
        return false;
    }
    let before =
        body[..expression.range.start].trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let determined = ["the", "a", "an", "its", "their", "his", "her", "this", "that"]
        .iter()
        .any(|w| w.eq_ignore_ascii_case(before));
    let noun = body[expression.range.end..].trim_start_matches([' ', '\u{a0}']).chars().next();
    determined && noun.is_some_and(char::is_alphabetic)
}
