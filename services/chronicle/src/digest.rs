//! A process as a whole, told from its reports' accounts.
//!
//! Everything is worked out from what the reports of the window tell, in an order that does not depend on when they came in: nothing is
//! kept in sum, so nothing of a report that was taken out can remain, and a window holds exactly what its reports tell.

mod contradictions;
mod events;
pub(crate) mod loading;
mod material;
mod steps;

pub(crate) use events::{Event, likeness_of_events};
pub(crate) use material::{At, Material};
pub(crate) use steps::{Step, likeness_of_steps};

use peacebrief::v1;

use crate::record::Telling;

/// What is worked out of a process's material.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) events: Vec<Event>,
    pub(crate) steps: Vec<Step>,
    pub(crate) contradictions: Vec<Contradiction>,
}

/// The same thing told in ways that cannot both be true.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Contradiction {
    pub(crate) kind: v1::ContradictionKind,
    pub(crate) about: String,
    pub(crate) claims: Vec<Claim>,
    /// The event that it concerns; empty where it concerns none.
    pub(crate) event: String,
    /// The agreement that it concerns; empty where it concerns none.
    pub(crate) agreement: String,
}

/// One side of a contradiction.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Claim {
    pub(crate) claim: String,
    pub(crate) tellings: Vec<Telling>,
}

/// The steps that the material tells of, and what became of them.
pub(crate) fn following(material: &Material) -> Vec<Step> {
    steps::follow(material, &events::merge(material))
}

impl Findings {
    /// Works out what the material tells.
    pub(crate) fn of(material: &Material) -> Self {
        let mut events = events::merge(material);
        let contradictions = contradictions::find(material, &mut events);
        let steps = steps::follow(material, &events);
        Self { events, steps, contradictions }
    }
}
