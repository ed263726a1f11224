//! A process as a whole, held in memory.

use std::collections::{BTreeMap, BTreeSet};

use peacebrief::v1;

use crate::digest::Whole;

/// What the reports of a process tell, or those of a window of time: worked out once, and kept up with what changes for about what that
/// weighs. A [`Reader`](crate::Reader) brings it up to its shelf before it answers from it.
///
/// It is only ever a copy: dropped, it is made anew from the shelf, and answers the same to the byte.
#[derive(Debug)]
pub struct Dossier {
    /// `processes/{process}`.
    pub(crate) process: String,
    pub(crate) published: Option<v1::DateInterval>,
    /// The last correction by hand that it knows of.
    pub(crate) edit: u32,
    /// The days of publication that were taken in, as keys have them, with their marks.
    pub(crate) days: BTreeMap<String, u64>,
    /// The briefs of each day that were taken in, with the digests of their records.
    pub(crate) briefs: BTreeMap<String, BTreeMap<String, u64>>,
    /// What actors and agreements were made a part of by hand; mostly themselves.
    pub(crate) roots: BTreeMap<String, String>,
    pub(crate) whole: Whole,
}

impl Dossier {
    /// That of a process, as the reports published within a window tell it. Nothing is in it yet.
    #[must_use]
    pub fn new(process: &str, published: Option<v1::DateInterval>) -> Self {
        Self {
            process: process.to_owned(),
            published,
            edit: 0,
            days: BTreeMap::new(),
            briefs: BTreeMap::new(),
            roots: BTreeMap::new(),
            whole: Whole::default(),
        }
    }

    /// Forgets all that briefs tell, by their resource names.
    pub fn erase(&mut self, briefs: &BTreeSet<String>) {
        let mut gone = BTreeSet::new();
        for (day, known) in &mut self.briefs {
            let before = known.len();
            gone.extend(briefs.iter().filter(|brief| known.remove(*brief).is_some()).cloned());
            if known.len() < before {
                // The rest of the day is looked at again.
                self.days.remove(day);
            }
        }
        if !gone.is_empty() {
            self.whole.turn(&gone, Vec::new());
        }
    }

    /// About how many bytes it takes in memory.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.whole.bytes()
    }
}
