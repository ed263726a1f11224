//! What the text leaves to its context: who the sides of an accord are, where nobody is named.

use peacebrief::v1::{ActorKind, EventType};

use super::Findings;
use crate::actors::{ActorId, Cast};

/// The parties of the process stand in for the parties of an accord, and of its making, where the text names none.
pub(crate) fn parties(cast: &Cast, parties: &[ActorId], findings: &mut Findings) {
    let bound: Vec<String> = parties.iter().take(MOST).filter(|&&id| cast.get(id).kind != ActorKind::Person).map(|&id| Cast::brief_id(id)).collect();
    for agreement in &mut findings.agreements {
        if agreement.message.party_ids.is_empty() {
            agreement.message.party_ids.clone_from(&bound);
        }
    }
    for event in &mut findings.events {
        if event.message.r#type() == EventType::Agree && event.message.participant_ids.is_empty() {
            event.message.participant_ids.clone_from(&bound);
            event.message.initiator_ids.clone_from(&bound);
        }
    }
}

/// An accord of more sides than these names them.
const MOST: usize = 3;
