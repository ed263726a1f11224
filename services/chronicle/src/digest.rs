//! A process as a whole, told from its reports' accounts.
//!
//! What is told depends on the reports alone, and not on the order in which they came in: nothing of a report that was taken out can
//! remain, and a window holds exactly what its reports tell. [`Whole`] works it out once and follows what changes. That holds to the byte to
//! what it would be if it were worked out anew, for each part of it depends on some reports only, and is worked out anew where one of these
//! comes or goes: reports are compared with those published about the same time (`outlook`), and tellings with those that hang together with them.

mod contradictions;
mod events;
pub(crate) mod loading;
mod material;
mod outlook;
mod postings;
mod spans;
mod stems;
mod steps;
mod sums;
mod told;

pub(crate) use events::{Event, likeness_of_events};
pub(crate) use material::Material;
pub(crate) use steps::{Step, likeness_of_steps};
pub(crate) use told::{At, Cite, Place, ReportTold};

use std::collections::BTreeSet;
use std::sync::Arc;

use peacebrief::v1;

use contradictions::{Conflicts, Told};
use events::Merged;
use postings::Postings;
use steps::Followed;
use sums::Sums;

/// The same thing told in ways that cannot both be true.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Contradiction {
    pub(crate) kind: v1::ContradictionKind,
    pub(crate) about: String,
    pub(crate) claims: Vec<Claim>,
    /// The event that it concerns; empty where it concerns none.
    pub(crate) event: String,
    /// The actor of whom it is contested that they took part.
    contested: Option<String>,
}

/// One side of a contradiction.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Claim {
    pub(crate) claim: String,
    pub(crate) tellings: Vec<Cite>,
}

/// What the reports of a process tell, kept up as they come and go.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    pub(crate) material: Material,
    postings: Postings,
    merged: Merged,
    conflicts: Conflicts,
    followed: Followed,
    pub(crate) sums: Sums,
    pub(crate) events: Vec<Arc<Event>>,
    pub(crate) steps: Vec<Arc<Step>>,
    pub(crate) contradictions: Vec<Contradiction>,
}

impl Whole {
    /// Works out what reports tell, as of a day.
    pub(crate) fn told_on(reports: Vec<ReportTold>, today: i32) -> Self {
        let mut whole = Self::default();
        whole.material.tell_on(today);
        whole.turn(&BTreeSet::new(), reports);
        whole
    }

    /// Takes reports out by their briefs, and others in.
    pub(crate) fn turn(&mut self, gone: &BTreeSet<String>, come: Vec<ReportTold>) {
        let turn = match self.material.turn(gone, come) {
            Ok(turn) => turn,
            Err(all) => {
                *self = Self::default();
                self.material.turn(&BTreeSet::new(), all).unwrap_or_default()
            }
        };
        self.material.look_at_sentences(&turn.changed);
        for (report, told) in &turn.gone {
            self.postings.remove(*report, told);
        }
        for report in &turn.changed {
            self.postings.insert(*report, self.material.told(*report));
        }
        let (material, postings) = (&self.material, &self.postings);
        self.sums.turn(material, &turn);
        self.merged.turn(material, postings, &turn);
        self.conflicts.turn(material, postings, &turn);
        let mut told = Told::new(self.merged.events());
        self.contradictions = contradictions::find(material, &self.conflicts, &mut told);
        self.events = told.into_events();
        self.followed.turn(material, postings, &turn, &self.events);
        self.steps = self.followed.steps();
    }

    /// About how many bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        // What was found takes about as much as where it is looked for.
        self.material.bytes() + 2 * self.postings.bytes()
    }
}
