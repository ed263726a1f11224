//! Where it happened.

use peacebrief::v1::ContradictionKind;

use super::super::events::places_fit;
use super::super::{At, Claim, Contradiction, Event, Material};

/// The contradictions within merged events whose tellings name different places on one day.
pub(super) fn of_events(material: &Material, events: &[Event]) -> Vec<Contradiction> {
    let mut contradictions = Vec::new();
    for event in events.iter().filter(|event| event.days.is_some_and(crate::text::Days::is_day)) {
        let mut claims: Vec<(&str, Vec<At>)> = Vec::new();
        for at in &event.told {
            let place = material.event(*at).place.as_str();
            if place.is_empty() {
                continue;
            }
            match claims.iter_mut().find(|(other, _)| places_fit(other, place)) {
                Some((_, told)) => told.push(*at),
                None => claims.push((place, vec![*at])),
            }
        }
        if claims.len() != 2 || !event.place.is_empty() {
            continue;
        }
        contradictions.push(Contradiction {
            kind: ContradictionKind::Place,
            about: "where it happened".to_owned(),
            claims: (claims.into_iter())
                .map(|(place, told)| Claim {
                    claim: place.to_owned(),
                    tellings: told
                        .iter()
                        .map(|at| material.telling(at.report, &material.event(*at).passage))
                        .collect(),
                })
                .collect(),
            event: event.name.clone(),
            agreement: String::new(),
        });
    }
    contradictions
}
