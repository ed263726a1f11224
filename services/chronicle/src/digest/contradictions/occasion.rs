//! Pairs of sentences that tell of one occasion.

use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasherDefault;

use super::super::material::StemHasher;
use super::super::{At, Material};
use crate::account::Signs;
use crate::text::Days;

/// Two sentences of different reports that may tell of one occasion.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// The one told first; of one day, the one of the lesser brief.
    pub(super) first: At,
    pub(super) second: At,
    /// How far their words are the same, of the lesser: from 0 to 1.
    pub(super) overlap: f64,
    /// The weight of the words that they share.
    pub(super) common: f64,
    /// The day that both name, if there is one.
    pub(super) day: Option<Days>,
    /// Whether each names days, and none of them is the other's.
    pub(super) other_days: bool,
    /// Whether they mention somebody in common.
    pub(super) people: bool,
}

/// The weight of shared words below which nothing is compared.
const COMMON: f64 = 0.65;
/// In more sentences than this a stem leads to none.
const FREQUENT: usize = 32;
/// The weight of shared words without which sentences that name no common day are not compared.
const COMMON_APART: f64 = 1.2;
/// How many days lie between reports that are compared, where they name no common day: what is contradicted is contradicted soon.
const SOON: i32 = 150;

/// All pairs of sentences that share telling words.
pub(super) fn pairs(material: &Material) -> Vec<Pair> {
    let mut having: BTreeMap<u32, Vec<At>> = BTreeMap::new();
    for (at, sentence) in material.sentences() {
        if !Signs::of(sentence).has(Signs::CORRECTS) {
            for stem in &sentence.stems {
                having.entry(*stem).or_default().push(at);
            }
        }
    }
    let published = |at: &At| material.reports[at.report].published.unwrap_or_default();
    let mut found: HashSet<(At, At), BuildHasherDefault<StemHasher>> = HashSet::default();
    for places in having.values().filter(|places| places.len() <= FREQUENT) {
        for (i, a) in places.iter().enumerate() {
            let soon = places[i + 1..].iter().take_while(|b| published(b) - published(a) <= SOON);
            found.extend(soon.filter(|b| b.report != a.report).map(|b| (*a, *b)));
        }
    }
    let mut pairs: Vec<Pair> = found.into_iter().filter_map(|(a, b)| pair(material, a, b)).collect();
    pairs.sort_by_key(|pair| (pair.first, pair.second));
    pairs
}

fn pair(material: &Material, first: At, second: At) -> Option<Pair> {
    let (a, b) = (material.view(first), material.view(second));
    let common = material.common(&a.context, &b.context);
    if common < COMMON {
        return None;
    }
    let day = common_day(&a.days, &b.days);
    if day.is_none() && common < COMMON_APART {
        return None;
    }
    let lesser = a.weight.min(b.weight);
    Some(Pair {
        first,
        second,
        overlap: if lesser > 0.0 { common / lesser } else { 0.0 },
        common,
        day,
        other_days: day.is_none() && !a.days.is_empty() && !b.days.is_empty(),
        people: a.people.iter().any(|who| b.people.binary_search(who).is_ok()),
    })
}

/// The first day that both have.
pub(super) fn common_day(a: &[Days], b: &[Days]) -> Option<Days> {
    a.iter().find_map(|x| b.iter().find_map(|y| x.common(*y)))
}

/// How two places of two sentences stand to each other in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// Both name the day.
    Same,
    /// At least one names none.
    Open,
    /// They name days that do not meet.
    Other,
}

/// Compares the days that stand near two places of the sentences.
pub(super) fn when(material: &Material, pair: &Pair, first: u32, second: u32) -> When {
    let (p, q) = (material.days_at(pair.first, first), material.days_at(pair.second, second));
    match (common_day(&p, &q), p.is_empty() || q.is_empty()) {
        (Some(_), _) => When::Same,
        (None, true) => When::Open,
        (None, false) => When::Other,
    }
}
