//! Events across reports, each told once.

mod clusters;
mod echoes;
mod likeness;
mod view;

pub(super) use likeness::places_fit;

use peacebrief::v1;

use super::{At, Material};
use crate::record::Telling;
use crate::text::Days;

/// An event with all its tellings.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    /// `processes/{process}/events/{event}`.
    pub(crate) name: String,
    pub(crate) kind: v1::EventType,
    pub(crate) mode: v1::ConsultMode,
    /// Of a contested date the run over all claims.
    pub(crate) days: Option<Days>,
    /// Empty where no report tells, and where it is contested.
    pub(crate) place: String,
    pub(crate) initiators: Vec<String>,
    pub(crate) participants: Vec<String>,
    pub(crate) tellings: Vec<Telling>,
    /// Where its tellings are.
    pub(crate) told: Vec<At>,
}

/// How alike two tellings are, where they are enough so to tell one event.
pub(crate) fn likeness_of_events(material: &Material, a: At, b: At) -> Option<f64> {
    likeness::likeness(material, a, b).filter(|alike| *alike >= clusters::ALIKE)
}

/// Merges the events of the reports.
pub(crate) fn merge(material: &Material) -> Vec<Event> {
    let clusters = clusters::clusters(material);
    let mut events: Vec<Event> = clusters.into_iter().map(|told| view::view(material, told)).collect();
    let undated = |event: &Event| {
        (event.days.is_none(), event.days.map(|days| (days.first, days.last)), event.told.first().copied())
    };
    events.sort_by_key(undated);
    name(material, &mut events);
    echoes::add(material, &mut events);
    events
}

/// Makes one event of two that turn out to be one whose day is contested.
pub(super) fn join(material: &Material, events: &mut Vec<Event>, one: usize, other: usize) {
    let (one, other) = (one.min(other), one.max(other));
    let second = events.remove(other);
    let first = &mut events[one];
    let mut told = first.told.clone();
    told.extend(&second.told);
    told.sort_unstable();
    let mut joined = view::view(material, told);
    joined.name = std::mem::take(&mut first.name);
    joined.days = first.days.zip(second.days).map(|(a, b)| a.hull(b)).or(first.days).or(second.days);
    let echoes =
        first.tellings.iter().chain(&second.tellings).filter(|t| !joined.tellings.contains(t)).cloned();
    joined.tellings.extend(echoes.collect::<Vec<_>>());
    joined.tellings.sort_by(|a, b| a.order().cmp(&b.order()));
    *first = joined;
}

/// Names the events: each as its first telling to come in was named, and no two alike.
fn name(material: &Material, events: &mut [Event]) {
    let mut taken = std::collections::BTreeSet::new();
    for event in events {
        let names =
            event.told.iter().map(|at| material.event(*at).name.as_str()).filter(|name| !name.is_empty());
        let free = names.into_iter().find(|name| !taken.contains(*name)).map(str::to_owned);
        let own = || {
            let at = event.told.first()?;
            let told = &material.reports[at.report].account;
            Some(crate::linking::ids::name(
                &format!("{}/events", told.process),
                &told.brief,
                &material.event(*at).passage.finding,
                0,
            ))
        };
        event.name = free.or_else(own).unwrap_or_default();
        taken.insert(event.name.clone());
    }
}
