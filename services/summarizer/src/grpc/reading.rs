//! The reading of one article, as it is looked on from here.

use std::cell::RefCell;
use std::time::Instant;

use peacebrief_engine::{Observer, Stage};

use crate::pool::Wanted;
use crate::telemetry::metrics::ArticleMetrics;
use crate::telemetry::traces::Part;

/// Has a reading go on as long as it is wanted, and tells how long each of its stages takes.
pub(super) struct Reading<'a> {
    wanted: &'a Wanted,
    metrics: &'a ArticleMetrics,
    whole: &'a Part,
    stage: RefCell<Option<Underway<'a>>>,
}

/// A stage, told to have ended once this is dropped.
struct Underway<'a> {
    stage: Stage,
    begun: Instant,
    metrics: &'a ArticleMetrics,
    _part: Part,
}

impl<'a> Reading<'a> {
    /// A reading that is part of a call as `whole` is.
    pub(super) fn new(wanted: &'a Wanted, metrics: &'a ArticleMetrics, whole: &'a Part) -> Self {
        Self { wanted, metrics, whole, stage: RefCell::default() }
    }
}

impl Observer for Reading<'_> {
    fn wanted(&self) -> bool {
        self.wanted.holds()
    }

    fn begins(&self, stage: Stage) {
        // The one before ends first.
        self.stage.take();
        let (metrics, part) = (self.metrics, self.whole.part(stage.as_str()));
        *self.stage.borrow_mut() = Some(Underway { stage, begun: Instant::now(), metrics, _part: part });
    }
}

impl Drop for Underway<'_> {
    fn drop(&mut self) {
        self.metrics.stage(self.stage, self.begun.elapsed().as_secs_f64());
    }
}
