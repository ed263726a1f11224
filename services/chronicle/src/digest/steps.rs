//! Steps across reports, each announced once, and what became of them.

mod fate;
mod grouping;
mod weighing;

pub(crate) use grouping::alike as likeness_of_steps;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use peacebrief::v1::StepOutcome;

use super::material::Turn;
use super::postings::Postings;
use super::told::Cite;
use super::{At, Event, Material};
use crate::text::Days;
use fate::Fates;
use grouping::Groups;

/// Something announced, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    /// `processes/{process}/steps/{step}`.
    pub(crate) name: String,
    pub(crate) what: String,
    /// As first announced.
    pub(crate) due: Option<Days>,
    pub(crate) outcome: StepOutcome,
    pub(crate) announced: Vec<Cite>,
    pub(crate) settled: Vec<Cite>,
    /// Where it is announced.
    pub(crate) told: Vec<At>,
    /// The stems of its announcements, in order.
    stems: Vec<u32>,
    /// Until which day a report that names no day may tell of it.
    told_until: i32,
    /// About which days it is told of otherwise.
    near: Option<Days>,
}

/// What steps are sorted by: the day, what has none at the end.
type Order = (bool, Option<(i32, i32)>, At);

/// The steps of a process, kept up.
#[derive(Debug, Default)]
pub(super) struct Followed {
    groups: Groups,
    fates: Fates,
    /// By their first announcement.
    steps: BTreeMap<At, Step>,
    /// As they are told, in order.
    told: BTreeMap<Order, Arc<Step>>,
    /// The day as of which they are told.
    as_of: Option<i32>,
}

impl Followed {
    /// Follows a change of the material, and of the events.
    pub(super) fn turn(
        &mut self,
        material: &Material,
        postings: &Postings,
        turn: &Turn,
        events: &[Arc<Event>],
    ) {
        let first = turn.gone.keys().chain(&turn.changed).min();
        let (before, now) = first.map(|first| self.groups.regroup(material, *first)).unwrap_or_default();
        let before: Vec<(At, Step)> = (before.iter())
            .filter_map(|group| Some((*group.first()?, self.steps.remove(group.first()?)?)))
            .collect();
        for (_, step) in &before {
            self.told.remove(&order(step));
        }
        let mut new = Vec::with_capacity(now.len());
        for group in now {
            if let Some(first) = group.first().copied() {
                new.push(first);
                self.steps.insert(first, step(material, group));
            }
        }
        let steps = (&self.steps, before.as_slice(), new.as_slice());
        let mut open = self.fates.turn(material, postings, turn, steps, events);
        if self.as_of != material.last_day() {
            // What was not due yet may be missed now, and the other way round.
            self.as_of = material.last_day();
            let untold = self.told.values().filter(|step| step.settled.is_empty());
            open.extend(untold.filter_map(|step| step.told.first()).copied().collect::<BTreeSet<_>>());
        }
        for first in open {
            let Some(step) = self.steps.get(&first) else { continue };
            let (outcome, settled) = self.fates.of(material, first, step);
            let known = self.told.get(&order(step));
            if known.is_some_and(|known| known.outcome == outcome && known.settled == settled) {
                continue;
            }
            let name = known.map(|known| known.name.clone()).unwrap_or_default();
            self.told.insert(order(step), Arc::new(Step { name, outcome, settled, ..step.clone() }));
        }
        self.name(material);
    }

    /// The steps, in order.
    pub(super) fn steps(&self) -> Vec<Arc<Step>> {
        self.told.values().cloned().collect()
    }

    /// Names the steps: each as its first announcement to come in was named, and no two alike.
    fn name(&mut self, material: &Material) {
        let mut taken: HashSet<&str> = HashSet::with_capacity(self.told.len());
        for step in self.told.values_mut() {
            let names = step.told.iter().map(|at| material.step(*at).name.as_str());
            let free = names.filter(|name| !name.is_empty()).find(|name| taken.insert(name));
            match free {
                Some(name) if step.name == name => {}
                Some(name) => name.clone_into(&mut Arc::make_mut(step).name),
                None => {
                    let name = step.told.first().map(|at| own_name(material, *at)).unwrap_or_default();
                    if step.name != name {
                        Arc::make_mut(step).name = name;
                    }
                }
            }
        }
    }
}

fn own_name(material: &Material, at: At) -> String {
    let told = &material.told(at.report).account;
    let finding = &material.step(at).passage.finding;
    crate::linking::ids::name(&format!("{}/steps", told.process), &told.brief, finding, 0)
}

fn order(step: &Step) -> Order {
    let first = step.told.first().copied().unwrap_or(At::LEAST);
    (step.due.is_none(), step.due.map(|due| (due.last, due.first)), first)
}

/// The step that announcements announce, of which nothing is known yet.
fn step(material: &Material, told: Vec<At>) -> Step {
    let fullest = told.iter().max_by_key(|at| {
        let what = &material.step(**at).what;
        (!what.starts_with("to "), std::cmp::Reverse(what.len()))
    });
    let stems: BTreeSet<u32> = told.iter().flat_map(|at| material.step(*at).stems.iter().copied()).collect();
    let mut step = Step {
        name: String::new(),
        what: fullest.map(|at| material.step(*at).what.clone()).unwrap_or_default(),
        due: told.iter().find_map(|at| material.step(*at).due),
        outcome: StepOutcome::Pending,
        announced: told.iter().copied().map(Cite::Step).collect(),
        settled: Vec::new(),
        told,
        stems: stems.into_iter().collect(),
        told_until: 0,
        near: None,
    };
    (step.told_until, step.near) = weighing::found_until(material, &step);
    step
}
