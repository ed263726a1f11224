//! Steps across reports, each announced once, and what became of them.

mod fate;
mod grouping;

pub(crate) use grouping::alike as likeness_of_steps;

use std::collections::BTreeSet;

use peacebrief::v1::StepOutcome;

use super::{At, Event, Material};
use crate::record::Telling;
use crate::text::Days;

/// Something announced, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    /// `processes/{process}/steps/{step}`.
    pub(crate) name: String,
    pub(crate) what: String,
    /// As first announced.
    pub(crate) due: Option<Days>,
    pub(crate) outcome: StepOutcome,
    pub(crate) announced: Vec<Telling>,
    pub(crate) settled: Vec<Telling>,
    /// Where it is announced.
    pub(crate) told: Vec<At>,
}

/// Follows every step that the reports announce.
pub(crate) fn follow(material: &Material, events: &[Event]) -> Vec<Step> {
    let index = fate::Index::new(material, events);
    let mut steps: Vec<Step> =
        grouping::groups(material).into_iter().map(|told| step(material, events, &index, told)).collect();
    steps.sort_by_key(|step| {
        (step.due.is_none(), step.due.map(|due| (due.last, due.first)), step.told.first().copied())
    });
    let mut taken = BTreeSet::new();
    for step in &mut steps {
        let names =
            step.told.iter().map(|at| material.step(*at).name.as_str()).filter(|name| !name.is_empty());
        let free = names.into_iter().find(|name| !taken.contains(*name)).map(str::to_owned);
        let own = || {
            let at = step.told.first()?;
            let told = &material.reports[at.report].account;
            Some(crate::linking::ids::name(
                &format!("{}/steps", told.process),
                &told.brief,
                &material.step(*at).passage.finding,
                0,
            ))
        };
        step.name = free.or_else(own).unwrap_or_default();
        taken.insert(step.name.clone());
    }
    steps
}

fn step(material: &Material, events: &[Event], index: &fate::Index, told: Vec<At>) -> Step {
    let fullest = told.iter().max_by_key(|at| {
        let what = &material.step(**at).what;
        (!what.starts_with("to "), std::cmp::Reverse(what.len()))
    });
    let mut step = Step {
        name: String::new(),
        what: fullest.map(|at| material.step(*at).what.clone()).unwrap_or_default(),
        due: told.iter().find_map(|at| material.step(*at).due),
        outcome: StepOutcome::Pending,
        announced: told.iter().map(|at| material.telling(at.report, &material.step(*at).passage)).collect(),
        settled: Vec::new(),
        told,
    };
    (step.outcome, step.settled) = fate::fate(material, events, index, &step);
    step
}
