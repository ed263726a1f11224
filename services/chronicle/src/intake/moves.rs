//! What a report tells of an agreement's course: the status that its brief has, and what the acts that it tells were.

use peacebrief::v1::{self, AgreementStatus, EventType, TextSpan};

use super::Spans;
use crate::linking::names;
use crate::record::MoveTold;

/// Beginnings of words, folded, that tell of an act by which an agreement gets to a status; the furthest status first.
const ACTS: &[(AgreementStatus, &[&str])] = &[
    (AgreementStatus::Ratified, &["ratif"]),
    (AgreementStatus::Signed, &["sign", "countersign"]),
    (AgreementStatus::Initialed, &["initial"]),
    (AgreementStatus::Agreed, &["agree", "accept", "reach", "conclu", "adopt", "announc"]),
];

/// The moves that a report tells.
pub(super) fn told(spans: &Spans<'_>, brief: &v1::Brief, agreement: &v1::Agreement) -> Vec<MoveTold> {
    let own = MoveTold {
        status: agreement.status,
        date: agreement.date.as_ref().map(dated),
        passage: spans.passage(&agreement.id, agreement.evidence.as_ref()),
    };
    let mut moves = vec![own];
    for event in brief.events.iter().filter(|event| event.r#type() == EventType::Agree) {
        let speaks =
            |span: &TextSpan| event.evidence.as_ref().is_some_and(|evidence| overlap(evidence, span));
        let of_agreement = agreement.evidence.iter().chain(&agreement.mentions).any(speaks);
        let Some(status) = event.evidence.as_ref().filter(|_| of_agreement).and_then(|span| act(&span.text))
        else {
            continue;
        };
        let status = i32::from(status);
        let passage = spans.passage(&event.id, event.evidence.as_ref());
        let date = event.date.as_ref().map(dated);
        if let Some(same) = moves.iter_mut().find(|told| told.status == status) {
            // The act tells its own day better than the agreement as a whole.
            same.date = date.or(same.date.take());
            same.passage = passage;
        } else {
            moves.push(MoveTold { status, date, passage });
        }
    }
    moves.sort_by_key(|told| told.status);
    moves
}

/// Where a report tells that an agreement was made.
pub(crate) fn places(brief: &v1::Brief, agreement: &v1::Agreement) -> Vec<String> {
    let mut places: Vec<String> =
        acts_of(brief, agreement).filter_map(|event| Some(event.place.as_ref()?.name.clone())).collect();
    places.sort();
    places.dedup();
    places
}

/// The acts of agreeing that a report tells in words that speak of an agreement.
fn acts_of<'b>(brief: &'b v1::Brief, agreement: &'b v1::Agreement) -> impl Iterator<Item = &'b v1::Event> {
    brief.events.iter().filter(|event| {
        let speaks =
            |span: &TextSpan| event.evidence.as_ref().is_some_and(|evidence| overlap(evidence, span));
        event.r#type() == EventType::Agree && agreement.evidence.iter().chain(&agreement.mentions).any(speaks)
    })
}

/// The status to which an act brings an agreement, by the words that tell it.
fn act(words: &str) -> Option<AgreementStatus> {
    let words = names::fold_words(words);
    let told = |beginnings: &[&str]| {
        words.iter().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
    };
    ACTS.iter().find(|(_, beginnings)| told(beginnings)).map(|(status, _)| *status)
}

/// A date without the words that it was resolved from, which stand in the telling.
fn dated(date: &v1::ResolvedDate) -> v1::ResolvedDate {
    v1::ResolvedDate { value: date.value, evidence: None }
}

fn overlap(one: &TextSpan, other: &TextSpan) -> bool {
    one.start < other.end && other.start < one.end
}
