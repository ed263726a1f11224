//! Where reports contradict each other.

use super::{Contradiction, Event, Material};

/// Finds the contradictions of the reports, and what of the events is contested.
pub(super) fn find(_material: &Material, _events: &mut Vec<Event>) -> Vec<Contradiction> {
    Vec::new()
}
