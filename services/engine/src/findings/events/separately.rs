//! "spoke by telephone with A and, separately, with B": two conversations that one verb tells.

use std::ops::Range;

use peacebrief::v1::{self, ConsultMode};

use super::Reading;
use crate::actors::Cast;
use crate::document::TokenId;
use crate::findings::{Finding, wording};

/// Words that set the second conversation apart from the first.
const APART: &[&str] = &["separately", "then", "later", "earlier", "afterwards", "subsequently"];

/// How many words there are at most between the "and" and the second "with".
const ASIDE: usize = 6;

/// How many words of a sentence are looked at.
const REACH: usize = 80;

/// Cuts conversations that the words set apart in two.
pub(super) fn split(sources: Reading<'_, '_>, found: Vec<Finding<v1::Event>>) -> Vec<Finding<v1::Event>> {
    let mut out = Vec::with_capacity(found.len());
    for mut finding in found {
        let second = second(sources, &mut finding);
        out.push(finding);
        out.extend(second);
    }
    out
}

/// The second conversation, taken out of the first.
fn second(sources: Reading<'_, '_>, first: &mut Finding<v1::Event>) -> Option<Finding<v1::Event>> {
    let document = sources.document;
    if !matches!(first.message.mode(), ConsultMode::Call | ConsultMode::Meeting) {
        return None;
    }
    let (and, with) = joint(sources, first.token)?;
    let others = named(sources, first.token + 1..and, &first.message);
    let apart = named(sources, with..document.subtree(with).end, &first.message);
    if others.is_empty() || apart.is_empty() || apart.iter().any(|id| others.contains(id)) {
        return None;
    }
    let mut second = first.clone();
    first.message.participant_ids.retain(|id| !apart.contains(id));
    second.message.participant_ids.retain(|id| !others.contains(id));
    second.token = with;
    let told = first.message.evidence.as_ref().and_then(|span| usize::try_from(span.start).ok())?;
    let before = document.tokens_in(told..document.token_bytes(and).start);
    first.message.evidence = Some(document.span(wording::trimmed(document, before)));
    let after = and + 1..document.subtree(with).end;
    second.message.evidence = Some(document.span(wording::trimmed(document, after)));
    Some(second)
}

/// The "and" that sets a second "with" apart from the first, and the second.
fn joint(sources: Reading<'_, '_>, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let document = sources.document;
    let is =
        |t: TokenId, words: &[&str]| words.iter().any(|word| document.word(t).eq_ignore_ascii_case(word));
    let end = document.sentence_around(verb).end.min(verb + REACH);
    let first = (verb + 1..end).find(|&t| is(t, &["with"]))?;
    (first + 2..end).filter(|&t| is(t, &["with"])).find_map(|with| {
        let and = (first + 1..with).rev().take(ASIDE).find(|&t| is(t, &["and"]))?;
        (and + 1..with).any(|t| is(t, APART)).then_some((and, with))
    })
}

/// Those who take part and are named within a range.
fn named(sources: Reading<'_, '_>, words: Range<TokenId>, event: &v1::Event) -> Vec<String> {
    let ids = words.flat_map(|t| sources.cast.at(t)).map(|&id| Cast::brief_id(id));
    ids.filter(|id| event.participant_ids.contains(id)).collect()
}
