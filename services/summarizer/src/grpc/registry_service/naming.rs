//! Whom an answer names, so that it can say how they are called.

use peacebrief::v1::{self, timeline_entry::Entry};

/// Resource names of actors, each once, in the order of the answer; of those that are none, nothing is kept.
pub(super) fn distinct<'a>(names: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    names.into_iter().filter(|name| !name.is_empty() && seen.insert(*name)).cloned().collect()
}

pub(super) fn in_processes(processes: &[v1::ProcessRecord]) -> Vec<String> {
    distinct(processes.iter().flat_map(|process| &process.parties))
}

pub(super) fn in_actors(actors: &[v1::ActorRecord]) -> Vec<String> {
    distinct(actors.iter().flat_map(|actor| &actor.affiliations).map(|held| &held.actor))
}

pub(super) fn in_agreements(agreements: &[v1::AgreementRecord]) -> Vec<String> {
    let of = |agreement: &'_ v1::AgreementRecord| {
        let breaches = agreement.breaches.iter().flat_map(|breach| [&breach.accuser, &breach.accused]);
        agreement.parties.iter().chain(breaches).cloned().collect::<Vec<_>>()
    };
    distinct(&agreements.iter().flat_map(of).collect::<Vec<_>>())
}

/// Whom the entries of a timeline name.
pub(in crate::grpc) fn names_in_timeline(entries: &[v1::TimelineEntry]) -> Vec<String> {
    let events = entries.iter().filter_map(|entry| match &entry.entry {
        Some(Entry::Event(event)) => Some(event),
        _ => None,
    });
    distinct(events.flat_map(|event| event.initiators.iter().chain(&event.participants)))
}
