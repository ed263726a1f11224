//! What changes of articles make of the chronicle.

use std::collections::BTreeSet;

use peacebrief::v1;
use peacebrief_archive::{
    ArticleId, ChronicleChange, ChronicleEntry, ChronicleState, ChronicleWrite, NewAlert,
};
use peacebrief_chronicle::{Chronicler, Entry, Outcome, Report};

use super::{ArchiveShelf, ShelfError};

/// What is to be taken in together.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) changes: Vec<ChronicleChange>,
    /// Days that have begun since the last batch.
    pub(super) days: Vec<v1::Date>,
}

impl Batch {
    /// The briefs of it that were erased.
    pub(super) fn erased(&self) -> BTreeSet<String> {
        let erased = |change: &ChronicleChange| match change {
            ChronicleChange::Erased { id } => Some(id.brief()),
            ChronicleChange::Kept { .. } => None,
        };
        self.changes.iter().filter_map(erased).collect()
    }

    /// The articles that it concerns, for the log.
    pub(super) fn articles(&self) -> Vec<String> {
        self.changes.iter().map(|change| change_id(change).article()).collect()
    }

    /// Works out what it changes on a shelf.
    pub(super) fn work_out(self, shelf: &ArchiveShelf) -> Result<Outcome, ShelfError> {
        let mut chronicler = Chronicler::new(shelf);
        let briefs: Vec<String> = self.changes.iter().map(|change| change_id(change).brief()).collect();
        chronicler.expect(briefs.iter().map(String::as_str))?;
        for change in self.changes {
            match change {
                ChronicleChange::Kept { id, article, brief } => {
                    chronicler.add(&Report { name: id.brief(), article, brief: *brief })?;
                }
                ChronicleChange::Erased { id } => chronicler.remove(&id.brief())?,
            }
        }
        for day in self.days {
            chronicler.begin_day(day)?;
        }
        Ok(chronicler.finish())
    }
}

/// Which article and brief a change is about.
fn change_id(change: &ChronicleChange) -> &ArticleId {
    match change {
        ChronicleChange::Kept { id, .. } | ChronicleChange::Erased { id } => id,
    }
}

/// What was worked out from a state, as the archive writes it.
pub(super) fn write(expected: ChronicleState, next: ChronicleState, outcome: Outcome) -> ChronicleWrite {
    let Outcome { written, removed, alerts } = outcome;
    let entry = |Entry { id, keys, content }| ChronicleEntry { id, keys, content };
    ChronicleWrite {
        expected,
        next,
        written: written.into_iter().map(entry).collect(),
        removed,
        alerts: alerts.into_iter().map(|(key, alert)| NewAlert { key, alert }).collect(),
        by_hand: false,
    }
}
