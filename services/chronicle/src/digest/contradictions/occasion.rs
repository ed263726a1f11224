//! Pairs of sentences that tell of one occasion.

use std::collections::{BTreeSet, HashSet};
use std::hash::BuildHasherDefault;

use super::super::postings::Postings;
use super::super::stems::StemHasher;
use super::super::told::{Place, View};
use super::super::{At, Material, outlook};
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
/// In more sentences around than this a stem leads to none.
const FREQUENT: usize = 32;
/// The weight of shared words without which sentences that name no common day are not compared.
const COMMON_APART: f64 = 1.2;
/// How many days lie between reports that are compared, where they name no common day: what is contradicted is contradicted soon.
const SOON: u32 = 150;
/// With more reports between them sentences are not compared. No more than an outlook takes in: what comes between changes how the later looks.
const REACH: usize = 256;
const _: () = assert!(REACH <= outlook::BEFORE);

/// The pairs of sentences that share telling words, of which one at least is in one of these reports.
pub(super) fn pairs(material: &Material, postings: &Postings, reports: &BTreeSet<Place>) -> Vec<Pair> {
    let mut found: HashSet<(At, At), BuildHasherDefault<StemHasher>> = HashSet::default();
    for report in reports {
        for (item, sentence) in material.told(*report).account.sentences.iter().enumerate() {
            if !Signs::of(sentence).has(Signs::CORRECTS) {
                let at = At { report: *report, item };
                for stem in sentence.stems.iter().filter(|stem| leads(material, *report, **stem)) {
                    found.extend(
                        sharing(material, postings, at, *stem).map(|other| (at.min(other), at.max(other))),
                    );
                }
            }
        }
    }
    let mut pairs: Vec<Pair> = found.into_iter().filter_map(|(a, b)| pair(material, a, b)).collect();
    pairs.sort_by_key(|pair| (pair.first, pair.second));
    pairs
}

/// Whether a stem is rare enough around a report to lead from it to others.
fn leads(material: &Material, report: Place, stem: u32) -> bool {
    material.told(report).outlook.sentences(stem) <= FREQUENT
}

/// The sentences of other reports, published soon before or after, that have a stem in common with one.
fn sharing<'m>(
    material: &'m Material,
    postings: &'m Postings,
    at: At,
    stem: u32,
) -> impl Iterator<Item = At> + 'm {
    let published = |at: &At| material.told(at.report).published.unwrap_or_default();
    let soon = move |other: &&At| {
        published(&at).abs_diff(published(other)) <= SOON && material.within(at.report, other.report, REACH)
    };
    let places = postings.with_stem(stem);
    let (before, after) = places.split_at(places.partition_point(|other| *other < at));
    let near = before.iter().rev().take_while(soon).chain(after.iter().take_while(soon)).copied();
    near.filter(move |other| {
        other.report != at.report
            && leads(material, other.report, stem)
            && !Signs::of(material.sentence(*other)).has(Signs::CORRECTS)
    })
}

fn pair(material: &Material, first: At, second: At) -> Option<Pair> {
    let (a, b) = (material.view(first), material.view(second));
    let common = common(a, b);
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

/// The weight of the stems that both have: in the middle between what they tell here and there.
fn common(a: &View, b: &View) -> f64 {
    let (mut sum, mut at) = (0.0, 0);
    for (stem, weight) in a.context.iter().zip(&a.weights) {
        while b.context.get(at).is_some_and(|other| other < stem) {
            at += 1;
        }
        if b.context.get(at) == Some(stem) {
            sum += f64::midpoint(*weight, b.weights[at]);
        }
    }
    sum
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
