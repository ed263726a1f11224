//! Where it happened.

use peacebrief::v1::ContradictionKind;

use super::super::told::Cite;
use super::super::{At, Claim, Contradiction, Event};
use crate::text::Days;

/// The contradiction within a merged event whose tellings name different places on one day.
pub(super) fn of_event(event: &Event) -> Option<Contradiction> {
    if event.places_told.is_empty() || !event.days.is_some_and(Days::is_day) {
        return None;
    }
    let claim = |(place, told): &(String, Vec<At>)| Claim {
        claim: place.clone(),
        tellings: told.iter().copied().map(Cite::Event).collect(),
    };
    Some(Contradiction {
        kind: ContradictionKind::Place,
        about: "where it happened".to_owned(),
        claims: event.places_told.iter().map(claim).collect(),
        event: event.name.clone(),
        contested: None,
    })
}
