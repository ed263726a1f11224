//! Which tellings tell one event.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::super::material::StemHasher;
use super::super::{At, Material};
use super::likeness::{CONTESTED_DAYS, RECENT_DAYS, likeness};
use crate::text::Days;

/// From which likeness on two tellings are taken for one event's.
pub(super) const ALIKE: f64 = 0.62;
/// What the tellings of two groups must have on average for the groups to be one.
const GROUPS_ALIKE: f64 = 0.5;

/// How alike the tellings of pairs are that were compared, by their numbers.
type Likenesses = HashMap<(usize, usize), Option<f64>, BuildHasherDefault<StemHasher>>;

/// The tellings of all events, grouped; each group in order.
pub(super) fn clusters(material: &Material) -> Vec<Vec<At>> {
    let all: Vec<At> = (material.reports.iter().enumerate())
        .flat_map(|(report, told)| (0..told.account.events.len()).map(move |item| At { report, item }))
        .collect();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    let mut likenesses = Likenesses::default();
    for (i, j) in candidates(material, &all) {
        let alike = likeness(material, all[i], all[j]);
        likenesses.insert((i, j), alike);
        if let Some(alike) = alike.filter(|alike| *alike >= ALIKE) {
            pairs.push((alike, i, j));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut group: Vec<usize> = (0..all.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..all.len()).map(|i| vec![i]).collect();
    for (_, i, j) in pairs {
        let (a, b) = (group[i], group[j]);
        if a == b || !may_join(&groups[a], &groups[b], &likenesses) {
            continue;
        }
        let moved = std::mem::take(&mut groups[b]);
        for &k in &moved {
            group[k] = a;
        }
        groups[a].extend(moved);
    }
    let grouped = groups.into_iter().filter(|group| !group.is_empty());
    grouped
        .map(|mut group| {
            group.sort_unstable();
            group.into_iter().map(|i| all[i]).collect()
        })
        .collect()
}

/// Pairs of tellings of one sort and about the same time, each once.
fn candidates(material: &Material, all: &[At]) -> Vec<(usize, usize)> {
    let mut sorted: Vec<(i32, Days, usize)> = Vec::new();
    for (i, at) in all.iter().enumerate() {
        let event = material.event(*at);
        let published = material.reports[at.report].published;
        let near = event.days.or_else(|| published.map(|day| Days { first: day - RECENT_DAYS, last: day }));
        sorted.extend(near.map(|days| (event.kind, days, i)));
    }
    sorted.sort_unstable();
    let mut pairs = Vec::new();
    for (n, (kind, days, i)) in sorted.iter().enumerate() {
        let later = sorted[n + 1..].iter();
        let near =
            later.take_while(|(other, next, _)| other == kind && next.first <= days.last + CONTESTED_DAYS);
        pairs.extend(near.map(|(_, _, j)| (*i.min(j), *i.max(j))));
    }
    pairs
}

/// Whether two groups may be one: no telling of one that cannot be told by the other, and enough alike on the whole.
fn may_join(a: &[usize], b: &[usize], likenesses: &Likenesses) -> bool {
    let (mut sum, mut count) = (0.0, 0.0);
    for &i in a {
        for &j in b {
            match likenesses.get(&(i.min(j), i.max(j))) {
                Some(Some(alike)) => sum += alike,
                _ => return false,
            }
            count += 1.0;
        }
    }
    sum / count >= GROUPS_ALIKE
}
