//! A report among those of its process, and where in it something is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::outlook::Outlook;
use crate::record::{Account, ReportRecord};
use crate::text::{Days, days_of};

/// What names a report: a number that grows with the order of the reports. It tells nothing else, and others may come between two.
pub(crate) type Place = u64;

/// Where something is told: which report, and the which of its kind there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct At {
    pub(crate) report: Place,
    pub(crate) item: usize,
}

impl At {
    pub(crate) const LEAST: Self = Self { report: Place::MIN, item: usize::MIN };
    pub(crate) const MOST: Self = Self { report: Place::MAX, item: usize::MAX };

    /// What would stand first in a report.
    pub(crate) fn first_of(report: Place) -> Self {
        Self { report, item: 0 }
    }
}

/// Words of a report that tell something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cite {
    Event(At),
    Step(At),
    Sentence(At),
}

impl Cite {
    /// The report that has them.
    pub(crate) fn report(self) -> Place {
        let (Self::Event(at) | Self::Step(at) | Self::Sentence(at)) = self;
        at.report
    }
}

/// A report with its account.
pub(crate) type ReportTold = (Arc<ReportRecord>, Arc<Account>);

/// A report of the material.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) report: Arc<ReportRecord>,
    pub(crate) account: Arc<Account>,
    /// The day of its publication.
    pub(crate) published: Option<i32>,
    /// The how manieth report it is.
    pub(crate) rank: usize,
    /// The stems of its sentences, in order, and in how many of them each stands.
    pub(crate) stems: Vec<(u32, u32)>,
    /// How it looks among those around it.
    pub(crate) outlook: Outlook,
    /// Actors across reports by their ids within the brief.
    pub(super) actors: BTreeMap<String, String>,
    /// What is compared of each sentence over and over.
    pub(super) views: Vec<View>,
    /// What is compared of each event over and over.
    pub(super) event_views: Vec<EventView>,
}

/// What is compared of an event.
#[derive(Debug, Default)]
pub(crate) struct EventView {
    /// Who took part, as numbers in order.
    pub(crate) people: Vec<u32>,
    /// For whom they act in the end, as numbers in order.
    pub(crate) sides: Vec<u32>,
    /// How much the stems of the words that tell it tell, and those of their sentence.
    pub(crate) weights: [f64; 2],
}

/// What is compared of a sentence.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// Its stems, with those of the sentence before where it is too short to stand alone ("He was not in the hall").
    pub(crate) context: Vec<u32>,
    /// How much each tells.
    pub(crate) weights: Vec<f64>,
    /// How much they tell in sum.
    pub(crate) weight: f64,
    /// The days on which what it tells happened.
    pub(crate) days: Vec<Days>,
    /// Whom it mentions, as numbers in order.
    pub(crate) people: Vec<u32>,
}

impl Told {
    pub(super) fn new(report: Arc<ReportRecord>, account: Arc<Account>) -> Self {
        let mut stems: Vec<u32> = account.sentences.iter().flat_map(|s| s.stems.iter().copied()).collect();
        stems.sort_unstable();
        let stems = stems
            .chunk_by(|a, b| a == b)
            .map(|same| (same[0], u32::try_from(same.len()).unwrap_or(u32::MAX)));
        let actors = report.actors.iter().map(|link| (link.finding.clone(), link.actor.clone())).collect();
        Self {
            published: days_of(report.published.as_ref()),
            stems: stems.collect(),
            report,
            account,
            rank: 0,
            outlook: Outlook::default(),
            actors,
            views: Vec::new(),
            event_views: Vec::new(),
        }
    }

    /// What reports are sorted by.
    pub(super) fn order(&self) -> impl Ord + '_ {
        (self.published, self.report.brief.as_str())
    }

    pub(super) fn bytes(&self) -> usize {
        // In memory, what is encoded takes about three times as much.
        let records =
            3 * (prost::Message::encoded_len(&*self.report) + prost::Message::encoded_len(&*self.account));
        let views = self.views.iter().map(|view| 128 + 12 * view.context.len()).sum::<usize>();
        records + views + 128 * self.event_views.len() + 8 * self.stems.len() + self.outlook.bytes()
    }
}
