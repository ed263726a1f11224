//! Pairs of sentences that tell of one occasion.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{At, Material};
use crate::account::Signs;
use crate::record::Sentence;
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
const FREQUENT: usize = 40;

/// All pairs of sentences that share a telling word.
pub(super) fn pairs(material: &Material) -> Vec<Pair> {
    let mut having: BTreeMap<u32, Vec<At>> = BTreeMap::new();
    for (at, sentence) in material.sentences() {
        if !Signs::of(sentence).has(Signs::CORRECTS) {
            for stem in &sentence.stems {
                having.entry(*stem).or_default().push(at);
            }
        }
    }
    let mut found = BTreeSet::new();
    for places in having.values().filter(|places| places.len() <= FREQUENT) {
        for (i, a) in places.iter().enumerate() {
            found.extend(places[i + 1..].iter().filter(|b| b.report != a.report).map(|b| (*a, *b)));
        }
    }
    found.into_iter().filter_map(|(a, b)| pair(material, a, b)).collect()
}

fn pair(material: &Material, first: At, second: At) -> Option<Pair> {
    let (a, b) = (material.sentence(first), material.sentence(second));
    let (context_a, context_b) = (material.context(first), material.context(second));
    let common = material.common(&context_a, &context_b);
    if common < COMMON {
        return None;
    }
    let lesser = material.weights(&context_a).min(material.weights(&context_b));
    let days =
        |at: At, sentence: &Sentence| material.days_at(at, sentence.places.len().try_into().unwrap_or(0));
    let (p, q) = (days(first, a), days(second, b));
    let day = common_day(&p, &q);
    let actors = |at: At, sentence: &Sentence| {
        material.actors(at.report, &sentence.actors).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    Some(Pair {
        first,
        second,
        overlap: if lesser > 0.0 { common / lesser } else { 0.0 },
        common,
        day,
        other_days: day.is_none() && !p.is_empty() && !q.is_empty(),
        people: !actors(first, a).is_disjoint(&actors(second, b)),
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
