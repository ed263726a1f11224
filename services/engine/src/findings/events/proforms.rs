//! Acts told by "did so", "did the same", "did likewise", "followed suit": what the sentence before says of somebody else.

use peacebrief::v1::{self, EventType};

use super::Reading;
use super::happened::has_happened;
use crate::actors::{ActorId, Cast};
use crate::clauses::Clause;
use crate::dates::Tense;
use crate::document::TokenId;
use crate::findings::{Finding, wording};

/// How many words behind "did" the word is looked for that makes it stand for another verb.
const REACH: usize = 3;

/// Adds those who did what has just been told of others: to the signing that they joined, or as an event of its own where they did it on
/// another day or elsewhere, or each for itself.
pub(super) fn join(sources: Reading<'_, '_>, found: &mut Vec<Finding<v1::Event>>) {
    let document = sources.document;
    let mut apart: Vec<Finding<v1::Event>> = Vec::new();
    for (_, clause) in sources.clauses.iter() {
        let verb = clause.verb;
        if document.is_quoted(verb) || !stands_for_another(sources, clause) || !has_happened(sources, clause)
        {
            continue;
        }
        let by: Vec<ActorId> =
            clause.doers().iter().flat_map(|&head| sources.cast.of_phrase(document, head)).collect();
        let sentence = document.sentence_of(verb);
        let before = found
            .iter()
            .rposition(|finding| finding.token < verb && document.sentence_of(finding.token) + 1 >= sentence);
        let Some(event) = before.map(|at| &mut found[at]).filter(|_| !by.is_empty()) else { continue };
        if !is_repeatable(event.message.r#type()) {
            continue;
        }
        let ids: Vec<String> = by.into_iter().map(Cast::brief_id).collect();
        let date = sources
            .calendar
            .numbers(&document.subtree(verb))
            .find_map(|(number, _)| sources.calendar.resolved(document, number, Tense::Past));
        let place = place(sources, verb);
        let signing = event.message.r#type() == EventType::Agree;
        if signing && date.is_none() && place.is_none() {
            for list in [&mut event.message.participant_ids, &mut event.message.initiator_ids] {
                list.extend(ids.iter().filter(|id| !list.contains(id)).cloned().collect::<Vec<_>>());
            }
            continue;
        }
        if ids.iter().any(|id| event.message.initiator_ids.contains(id)) {
            continue;
        }
        let mut message = event.message.clone();
        message.participant_ids = ids.clone();
        message.initiator_ids = ids;
        message.date = date.or(message.date);
        message.place = place;
        message.mentions.clear();
        message.evidence = Some(document.span(wording::of_clause(document, verb)));
        apart.push(Finding { message, token: verb });
    }
    found.extend(apart);
    found.sort_by_key(|finding| finding.token);
}

/// What another may do just so.
fn is_repeatable(event: EventType) -> bool {
    matches!(
        event,
        EventType::Agree
            | EventType::Sanction
            | EventType::Retreat
            | EventType::Concede
            | EventType::Protest
            | EventType::Mobilize
    )
}

/// "did so", "has done the same", "did likewise", "followed suit", "followed on Friday".
fn stands_for_another(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let verb = clause.verb;
    let end = document.sentence_around(verb).end.min(verb + 1 + REACH);
    let behind = |wanted: &[&str]| {
        (verb + 1..end)
            .find(|&t| !matches!(document.word(t), "the" | "exactly" | "just"))
            .is_some_and(|t| wanted.iter().any(|word| document.word(t).eq_ignore_ascii_case(word)))
    };
    match document.lemma(verb) {
        "do" => behind(&["so", "likewise", "same"]),
        // "The rebels signed in July. The second movement *followed* on 1 August."
        "follow" => {
            let dated = document.subtree(verb).any(|t| t > verb && sources.calendar.holds(t));
            behind(&["suit"]) || !clause.passive && clause.objects.is_empty() && dated
        }
        _ => false,
    }
}

/// The place that a preposition of the clause names.
fn place(sources: Reading<'_, '_>, verb: TokenId) -> Option<v1::Place> {
    let document = sources.document;
    let place = document.subtree(verb).filter(|&t| t > verb).find_map(|t| {
        let place = sources.cast.place_at(t).filter(|place| place.tokens.start == t)?;
        let before = t.checked_sub(1)?;
        matches!(document.word(before), "in" | "at").then_some(place)
    })?;
    let evidence = Some(document.span(document.bytes(place.tokens.clone())));
    Some(v1::Place { name: place.name.clone(), evidence })
}
