//! What the text leaves to its context: who the sides of an accord are where nobody is named, and for whom an officer of state
//! acts where only one state can be meant.

use std::collections::BTreeMap;

use peacebrief::v1::{self, ActorKind, AgreementKind};

use super::{Findings, Sources, events, roles};
use crate::actors::{ActorId, Cast};
use crate::document::TokenId;

/// The parties of the process stand in for the parties of an accord, and of its making, where the text names none.
pub(crate) fn parties(sources: Sources<'_, '_>, cast: &Cast, parties: &[ActorId], findings: &mut Findings) {
    let bound: Vec<String> = parties
        .iter()
        .take(MOST)
        .filter(|&&id| cast.get(id).kind != ActorKind::Person)
        .map(|&id| Cast::brief_id(id))
        .collect();
    let names: BTreeMap<String, &str> =
        cast.iter().map(|(id, actor)| (Cast::brief_id(id), actor.name.as_str())).collect();
    for agreement in &mut findings.agreements {
        let message = &mut agreement.message;
        let supplied = message.party_ids.is_empty();
        if supplied {
            message.party_ids.clone_from(&bound);
        } else {
            other_side(cast, &bound, message);
        }
        if let Some(third) = third_side(sources, cast, agreement.token, message) {
            message.party_ids.push(third);
        }
        accused(cast, &bound, message);
        // "The deal" is called by those who made it.
        let bare =
            !supplied && message.name.split(' ').count() <= 2 && !message.name.contains(char::is_uppercase);
        let sides: Vec<&str> = message.party_ids.iter().filter_map(|id| names.get(id).copied()).collect();
        if let ([one, two], true) = (&sides[..], bare) {
            message.name = format!("{one}–{two} {}", message.name);
        }
    }
    events::supply(sources, cast, parties, &findings.agreements, &mut findings.events);
}

/// The other side of an accord of which one is told: a party to the process. A truce may be of one side alone.
fn other_side(cast: &Cast, bound: &[String], accord: &mut v1::Agreement) {
    let [side] = &accord.party_ids[..] else { return };
    let is_state = |id: &String| {
        cast.iter().any(|(actor, known)| known.kind == ActorKind::State && Cast::brief_id(actor) == *id)
    };
    let state = is_state(side);
    if accord.kind() == AgreementKind::Ceasefire {
        // A truce that a state announces which is no party is one that it has brokered.
        if state && !bound.is_empty() && !bound.contains(side) {
            accord.party_ids = bound.to_vec();
        }
        return;
    }
    let mut others = bound.iter().filter(|id| *id != side && is_state(id) != state);
    if bound.contains(side) {
        accord.party_ids = bound.to_vec();
    } else if let Some(other) = others.next().filter(|_| others.next().is_none()) {
        let other = other.clone();
        accord.party_ids.push(other);
    }
}

/// Whom a side of an accord accuses where it names nobody: "they broke it", "its adversaries" are the other side, where there are two.
fn accused(cast: &Cast, bound: &[String], accord: &mut v1::Agreement) {
    let sides = if accord.party_ids.len() == 2 { &accord.party_ids[..] } else { bound };
    let [one, two] = sides else { return };
    for breach in &mut accord.breaches {
        if !breach.accused_id.is_empty() || breach.accuser_id.is_empty() {
            continue;
        }
        let accuser = cast.iter().find(|(id, _)| Cast::brief_id(*id) == breach.accuser_id);
        let Some((accuser, _)) = accuser else { continue };
        let side = Cast::brief_id(roles::principal(cast, accuser));
        if side == *one {
            breach.accused_id.clone_from(two);
        } else if side == *two {
            breach.accused_id.clone_from(one);
        }
    }
}

/// The third side of an accord called trilateral of which two are known: the one other state that its sentence names, itself or through
/// whoever acts for it.
fn third_side(
    sources: Sources<'_, '_>,
    cast: &Cast,
    noun: TokenId,
    accord: &v1::Agreement,
) -> Option<String> {
    let document = sources.document;
    let trilateral = document.children(noun).any(|word| {
        matches!(document.word(word).to_lowercase().as_str(), "trilateral" | "tripartite" | "three-way")
    });
    if !trilateral || accord.party_ids.len() != 2 {
        return None;
    }
    let mut others: Vec<String> = document
        .sentence_around(noun)
        .flat_map(|token| cast.at(token))
        .map(|&actor| roles::principal(cast, actor))
        .filter(|&actor| cast.get(actor).kind == ActorKind::State)
        .map(Cast::brief_id)
        .filter(|id| !accord.party_ids.contains(id))
        .collect();
    others.sort_unstable();
    others.dedup();
    others.pop().filter(|_| others.is_empty())
}

/// A ministry, an army or a minister of no state that is named acts for the one state that is a party, and a rebel leader for the one
/// armed group, as long as there is but one.
pub(crate) fn affiliations(cast: &mut Cast, parties: &[ActorId]) {
    let only = |wanted: &dyn Fn(ActorKind) -> bool| {
        let mut of_kind = parties.iter().copied().filter(|&id| wanted(cast.get(id).kind));
        of_kind.next().filter(|_| of_kind.next().is_none())
    };
    let state = only(&|kind| kind == ActorKind::State);
    let group = only(&|kind| matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup));
    let open: Vec<(ActorId, ActorId)> = cast
        .iter()
        .filter(|(id, actor)| actor.affiliation.is_none() && !actor.of_absent_state && !parties.contains(id))
        .filter_map(|(id, actor)| {
            let office = actor.office.as_deref().unwrap_or_default().to_lowercase();
            let holds = |words: &[&str]| words.iter().any(|word| office.contains(word));
            let side = match actor.kind {
                ActorKind::StateBody => state,
                ActorKind::Person if holds(GROUP_OFFICES) => group,
                ActorKind::Person if holds(STATE_OFFICES) => state,
                _ => None,
            };
            side.map(|side| (id, side))
        })
        .collect();
    for (id, side) in open {
        cast.get_mut(id).affiliation = Some(side);
    }
}

/// Words of titles that a state gives.
const STATE_OFFICES: &[&str] = &[
    "president",
    "prime minister",
    "minister",
    "army",
    "chief of staff",
    "government",
    "police",
    "governor",
    "parliament",
    "general",
    "presidential",
    "interior",
    "defence",
    "defense",
    "cabinet",
    "senator",
    "mp",
    "attorney",
    "speaker",
    "king",
    "home secretary",
];
/// Words of titles that an armed group or a movement gives.
const GROUP_OFFICES: &[&str] = &[
    "rebel",
    "guerrilla",
    "insurgent",
    "militia",
    "comandante",
    "commandante",
    "movement",
    "opposition",
    "separatist",
];

/// An accord of more sides than these names them.
const MOST: usize = 3;
