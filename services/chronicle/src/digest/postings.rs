//! Sentences, found by their words and by the days that they name.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;
use std::ops::RangeBounds;

use super::stems::StemHasher;
use super::told::{At, Place, Told};

/// Where each word stands, and each day is named.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    words: HashMap<u32, Vec<At>, BuildHasherDefault<StemHasher>>,
    days: BTreeMap<i32, Vec<At>>,
}

impl Postings {
    /// Takes a report in.
    pub(crate) fn insert(&mut self, report: Place, told: &Told) {
        for (item, sentence) in told.account.sentences.iter().enumerate() {
            let at = At { report, item };
            for stem in &sentence.stems {
                insert(self.words.entry(*stem).or_default(), at);
            }
            for day in &sentence.days {
                insert(self.days.entry(day.days.first).or_default(), at);
            }
        }
    }

    /// Takes a report out.
    pub(crate) fn remove(&mut self, report: Place, told: &Told) {
        for (stem, _) in &told.stems {
            if let Some(places) = self.words.get_mut(stem) {
                remove(places, report);
                if places.is_empty() {
                    self.words.remove(stem);
                }
            }
        }
        for day in told.account.sentences.iter().flat_map(|sentence| &sentence.days) {
            if let Some(places) = self.days.get_mut(&day.days.first) {
                remove(places, report);
                if places.is_empty() {
                    self.days.remove(&day.days.first);
                }
            }
        }
    }

    /// The sentences that have a stem, in order.
    pub(crate) fn with_stem(&self, stem: u32) -> &[At] {
        self.words.get(&stem).map_or(&[], Vec::as_slice)
    }

    /// The sentences that name days.
    pub(crate) fn naming(&self, days: impl RangeBounds<i32>) -> impl Iterator<Item = At> {
        self.days.range(days).flat_map(|(_, places)| places).copied()
    }

    /// About how many bytes they take.
    pub(crate) fn bytes(&self) -> usize {
        let lists = self.words.values().chain(self.days.values());
        lists.map(|places| 48 + size_of::<At>() * places.capacity()).sum()
    }
}

fn insert(places: &mut Vec<At>, at: At) {
    let rank = places.partition_point(|other| *other < at);
    if places.get(rank) != Some(&at) {
        places.insert(rank, at);
    }
}

fn remove(places: &mut Vec<At>, report: Place) {
    let first = places.partition_point(|other| other.report < report);
    let last = places.partition_point(|other| other.report <= report);
    places.drain(first..last);
}
