//! Events across reports, each told once.

mod clusters;
mod echoes;
mod likeness;
mod view;

pub(super) use view::view;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use peacebrief::v1;

use super::material::Turn;
use super::postings::Postings;
use super::told::Cite;
use super::{At, Material};
use crate::text::Days;
use clusters::Clusters;
use echoes::Echoes;

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
    /// Where it is told, in order.
    pub(crate) tellings: Vec<Cite>,
    /// Where briefs tell it.
    pub(crate) told: Vec<At>,
    /// The single days that tellings name in so many words, where they differ.
    pub(crate) days_told: Vec<(Days, Vec<At>)>,
    /// The places that tellings name, where they differ and none prevails.
    pub(crate) places_told: Vec<(String, Vec<At>)>,
}

impl Event {
    /// Its first telling in a brief, by which it is known.
    pub(crate) fn first(&self) -> Option<At> {
        self.told.first().copied()
    }
}

/// What events are sorted by: the day, what has none at the end.
type Order = (bool, Option<(i32, i32)>, At);

/// How alike two tellings are, where they are enough so to tell one event.
pub(crate) fn likeness_of_events(material: &Material, a: At, b: At) -> Option<f64> {
    likeness::likeness(material, a, b).filter(|alike| *alike >= clusters::ALIKE)
}

/// The events of a process, kept up.
#[derive(Debug, Default)]
pub(super) struct Merged {
    clusters: Clusters,
    echoes: Echoes,
    events: HashMap<At, Event>,
    /// The events as they are told, in order.
    told: BTreeMap<Order, Arc<Event>>,
}

impl Merged {
    /// Follows a change of the material.
    pub(super) fn turn(&mut self, material: &Material, postings: &Postings, turn: &Turn) {
        let regrouped = self.clusters.turn(material, turn);
        let mut changed: Vec<(Option<Event>, Option<At>)> = Vec::new();
        for first in regrouped.gone {
            changed.push((self.events.remove(&first), None));
        }
        for first in regrouped.changed {
            let event = view(material, self.clusters.group(first).to_vec());
            changed.push((self.events.insert(first, event), Some(first)));
        }
        let pairs: Vec<_> = changed
            .iter()
            .map(|(before, now)| (before.as_ref(), now.and_then(|now| self.events.get(&now))))
            .collect();
        let echoed = self.echoes.turn(material, postings, turn, &self.events, &pairs);
        for (before, now) in &changed {
            if let Some(order) = before.as_ref().and_then(order) {
                self.told.remove(&order);
            }
            if let Some(now) = now {
                self.tell(material, *now);
            }
        }
        for event in echoed {
            self.tell(material, event);
        }
        self.name(material);
    }

    /// The events, in order.
    pub(super) fn events(&self) -> Vec<Arc<Event>> {
        self.told.values().cloned().collect()
    }

    fn tell(&mut self, material: &Material, event: At) {
        let Some(event) = self.events.get(&event) else { return };
        let (Some(first), Some(order)) = (event.first(), order(event)) else { return };
        let mut event = event.clone();
        event.tellings.extend(self.echoes.of(first));
        material.sort(&mut event.tellings);
        if let Some(known) = self.told.get(&order) {
            event.name.clone_from(&known.name);
        }
        self.told.insert(order, Arc::new(event));
    }

    /// Names the events: each as its first telling to come in was named, and no two alike.
    fn name(&mut self, material: &Material) {
        let mut taken: HashSet<&str> = HashSet::with_capacity(self.told.len());
        for event in self.told.values_mut() {
            let names = event.told.iter().map(|at| material.event(*at).name.as_str());
            let free = names.filter(|name| !name.is_empty()).find(|name| taken.insert(name));
            match free {
                Some(name) if event.name == name => {}
                Some(name) => name.clone_into(&mut Arc::make_mut(event).name),
                None => {
                    let name = event.first().map(|at| own_name(material, at)).unwrap_or_default();
                    if event.name != name {
                        Arc::make_mut(event).name = name;
                    }
                }
            }
        }
    }
}

fn own_name(material: &Material, at: At) -> String {
    let told = &material.told(at.report).account;
    let finding = &material.event(at).passage.finding;
    crate::linking::ids::name(&format!("{}/events", told.process), &told.brief, finding, 0)
}

fn order(event: &Event) -> Option<Order> {
    Some((event.days.is_none(), event.days.map(|days| (days.first, days.last)), event.first()?))
}

/// One event of two that turn out to be one whose day is contested; it goes by the name of the first.
pub(super) fn joined(material: &Material, first: &Event, second: &Event) -> Event {
    let mut told = first.told.clone();
    told.extend(&second.told);
    told.sort_unstable();
    let mut joined = view(material, told);
    joined.name.clone_from(&first.name);
    joined.days = first.days.zip(second.days).map(|(a, b)| a.hull(b)).or(first.days).or(second.days);
    let own: BTreeSet<Cite> = joined.tellings.iter().copied().collect();
    let all = first.tellings.iter().chain(&second.tellings);
    let echoes: BTreeSet<Cite> = all.copied().filter(|cite| !own.contains(cite)).collect();
    joined.tellings.extend(echoes);
    material.sort(&mut joined.tellings);
    joined
}
