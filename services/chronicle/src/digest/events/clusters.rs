//! Which tellings tell one event.
//!
//! Tellings are grouped from the most alike ones on. What is alike enough to be grouped hangs together, and groups never go beyond what
//! hangs together: so where a report comes or goes, only what hangs together with its tellings is grouped anew.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasherDefault;

use super::super::material::Turn;
use super::super::spans::Spans;
use super::super::stems::StemHasher;
use super::super::{At, Material, outlook};
use super::likeness::{CONTESTED_DAYS, RECENT_DAYS, likeness};
use crate::record::EventTold;
use crate::text::Days;

/// From which likeness on two tellings are taken for one event's.
pub(super) const ALIKE: f64 = 0.62;
/// What the tellings of two groups must have on average for the groups to be one.
const GROUPS_ALIKE: f64 = 0.5;
/// Tellings with more reports between them are not compared. No more than an outlook takes in: what comes between changes how the later looks.
pub(super) const REACH: usize = 128;
const _: () = assert!(REACH <= outlook::BEFORE);

type Map<K, V> = HashMap<K, V, BuildHasherDefault<StemHasher>>;

/// The tellings of all events, grouped.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// When each telling's event may have been, by its kind.
    spans: Spans<At>,
    /// How alike those are that may tell one event, both ways.
    alike: Map<At, BTreeMap<At, f64>>,
    /// The groups by their first telling, each in order.
    groups: Map<At, Vec<At>>,
    /// In which group each telling is.
    group: Map<At, At>,
}

/// What came of a turn.
#[derive(Debug, Default)]
pub(super) struct Regrouped {
    /// Groups that are no more, by their first telling.
    pub(super) gone: BTreeSet<At>,
    /// New ones, and those of which a telling looks otherwise than before.
    pub(super) changed: BTreeSet<At>,
}

impl Clusters {
    /// A group by its first telling.
    pub(super) fn group(&self, first: At) -> &[At] {
        self.groups.get(&first).map_or(&[], Vec::as_slice)
    }

    /// Follows a change of the material.
    pub(super) fn turn(&mut self, material: &Material, turn: &Turn) -> Regrouped {
        let mut touched: BTreeSet<At> = BTreeSet::new();
        for (report, told) in &turn.gone {
            for (item, event) in told.account.events.iter().enumerate() {
                let at = At { report: *report, item };
                if let Some(days) = near(event, told.published) {
                    self.spans.remove(event.kind, days, at);
                }
                touched.extend(self.let_go(at));
                touched.insert(at);
            }
        }
        let changed: Vec<At> = turn
            .changed
            .iter()
            .flat_map(|report| {
                let events = material.told(*report).account.events.len();
                (0..events).map(|item| At { report: *report, item })
            })
            .collect();
        for at in &changed {
            touched.extend(self.let_go(*at));
            touched.insert(*at);
            if let Some(days) = near(material.event(*at), material.told(at.report).published) {
                self.spans.insert(material.event(*at).kind, days, *at);
            }
        }
        for at in changed {
            let event = material.event(at);
            let Some(days) = near(event, material.told(at.report).published) else { continue };
            let wide = Days { first: days.first - CONTESTED_DAYS, last: days.last + CONTESTED_DAYS };
            for other in self.spans.meeting(event.kind, wide, At::LEAST, At::MOST) {
                // Of two that changed the later one compares.
                let later = turn.changed.contains(&other.report) && other > at;
                if other == at || later || !material.within(at.report, other.report, REACH) {
                    continue;
                }
                if let Some(alike) = likeness(material, at.min(other), at.max(other)) {
                    self.alike.entry(at).or_default().insert(other, alike);
                    self.alike.entry(other).or_default().insert(at, alike);
                    touched.insert(other);
                }
            }
        }
        self.regroup(material, turn, touched)
    }

    /// Forgets what a telling is like, and answers those.
    fn let_go(&mut self, at: At) -> Vec<At> {
        let others: Vec<At> = self.alike.remove(&at).unwrap_or_default().into_keys().collect();
        for other in &others {
            if let Some(back) = self.alike.get_mut(other) {
                back.remove(&at);
            }
        }
        others
    }

    /// Groups anew all that hangs together with what was touched.
    fn regroup(&mut self, material: &Material, turn: &Turn, touched: BTreeSet<At>) -> Regrouped {
        let mut all: BTreeSet<At> = BTreeSet::new();
        let mut old: BTreeSet<At> = BTreeSet::new();
        let mut open: Vec<At> = touched.into_iter().collect();
        while let Some(at) = open.pop() {
            if !all.insert(at) {
                continue;
            }
            let alike = self.alike.get(&at).into_iter().flatten().filter(|(_, alike)| **alike >= ALIKE);
            open.extend(alike.map(|(other, _)| *other));
            if let Some(first) = self.group.get(&at).filter(|first| old.insert(**first)) {
                open.extend(self.group(*first));
            }
        }
        let all: Vec<At> = all.into_iter().filter(|at| !turn.gone.contains_key(&at.report)).collect();
        let mut before: BTreeMap<At, Vec<At>> = BTreeMap::new();
        for first in old {
            let group = self.groups.remove(&first).unwrap_or_default();
            for at in &group {
                self.group.remove(at);
            }
            before.insert(first, group);
        }
        let mut regrouped = Regrouped::default();
        for group in self.grouped(material, &all) {
            let Some(first) = group.first().copied() else { continue };
            let same = before.get(&first) == Some(&group);
            if !same || group.iter().any(|at| turn.changed.contains(&at.report)) {
                regrouped.changed.insert(first);
            }
            before.remove(&first);
            self.group.extend(group.iter().map(|at| (*at, first)));
            self.groups.insert(first, group);
        }
        regrouped.gone = before.into_keys().collect();
        regrouped
    }

    /// Tellings grouped, from the most alike ones on; each group in order.
    fn grouped(&self, material: &Material, all: &[At]) -> Vec<Vec<At>> {
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (i, at) in all.iter().enumerate() {
            let later = self.alike.get(at).into_iter().flat_map(|others| others.range(*at..));
            for (other, alike) in later.filter(|(_, alike)| **alike >= ALIKE) {
                pairs.extend(all.binary_search(other).ok().map(|j| (*alike, i, j)));
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut group: Vec<usize> = (0..all.len()).collect();
        let mut groups: Vec<Vec<At>> = all.iter().map(|at| vec![*at]).collect();
        let mut numbers: Vec<Vec<usize>> = (0..all.len()).map(|i| vec![i]).collect();
        for (_, i, j) in pairs {
            let (a, b) = (group[i], group[j]);
            if a == b || !self.may_join(material, &groups[a], &groups[b]) {
                continue;
            }
            // The lesser one moves.
            let (a, b) = if groups[a].len() < groups[b].len() { (b, a) } else { (a, b) };
            let moved = std::mem::take(&mut numbers[b]);
            moved.iter().for_each(|k| group[*k] = a);
            numbers[a].extend(moved);
            let moved = std::mem::take(&mut groups[b]);
            groups[a].extend(moved);
        }
        groups.retain(|group| !group.is_empty());
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }

    /// Whether two groups may be one: no telling of one that cannot be told by the other, and enough alike on the whole. Those too far
    /// apart to be compared say nothing.
    fn may_join(&self, material: &Material, a: &[At], b: &[At]) -> bool {
        let (mut sum, mut count) = (0.0, 0.0);
        // Added up in one order, whichever group is asked about first.
        let (a, b) = if a.iter().min() <= b.iter().min() { (a, b) } else { (b, a) };
        for i in a {
            let alike = self.alike.get(i);
            for j in b {
                match alike.and_then(|alike| alike.get(j)) {
                    Some(alike) => sum += alike,
                    None if material.within(i.report, j.report, REACH) => return false,
                    None => continue,
                }
                count += 1.0;
            }
        }
        sum / count >= GROUPS_ALIKE
    }
}

/// When an event may have been, as one report tells it: without a date some days before that.
fn near(event: &EventTold, published: Option<i32>) -> Option<Days> {
    event.days.or_else(|| published.map(|day| Days { first: day - RECENT_DAYS, last: day }))
}
