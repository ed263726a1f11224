//! Which announcements announce one step.
//!
//! Announcements are grouped in the order of their reports: each joins the group that it is most like among those before it. Where a report
//! comes in between, what was grouped after it is grouped anew.

use std::collections::{BTreeMap, BTreeSet};

use super::super::told::Place;
use super::super::{At, Material};
use crate::text::Days;

/// How alike the words of announcements for the same day must be.
const SAME_DAY: f64 = 0.2;
/// How alike those of announcements for times that meet.
const SAME_TIME: f64 = 0.35;
/// How alike they must be where only one of them has a day, or none.
const NO_DAY: f64 = 0.6;

/// Among so many of the latest groups one without a day is looked for.
const RECENT: usize = 200;
/// So many of a group's latest announcements are compared.
const LATEST: usize = 32;
/// Over more days than this a step is found by the first and last of them only.
const LONG: i32 = 40;

/// The announcements of all steps, grouped.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// Each group in order, the groups in the order of their first.
    groups: Vec<Vec<At>>,
    /// The groups of each day.
    on: BTreeMap<i32, BTreeSet<usize>>,
    /// Announcements without a day, in order, each with its group.
    undated: Vec<(At, usize)>,
    /// Announcements with a day, each with its group.
    dated: BTreeMap<At, (usize, Days)>,
}

impl Groups {
    /// Groups anew what reports from one on announce. Answers the groups that were touched by that, as they were and as they are.
    pub(super) fn regroup(&mut self, material: &Material, from: Place) -> (Vec<Vec<At>>, Vec<Vec<At>>) {
        let from = At::first_of(from);
        let mut touched: BTreeSet<usize> = BTreeSet::new();
        let kept = self.undated.partition_point(|(at, _)| *at < from);
        touched.extend(self.undated.drain(kept..).map(|(_, group)| group));
        for (_, (group, due)) in self.dated.split_off(&from) {
            touched.insert(group);
            days(due).for_each(|day| {
                self.on.entry(day).or_default().remove(&group);
            });
        }
        let before: Vec<Vec<At>> = touched.iter().map(|group| self.groups[*group].clone()).collect();
        for &group in &touched {
            let kept = self.groups[group].partition_point(|at| *at < from);
            self.groups[group].truncate(kept);
            for at in &self.groups[group] {
                if let Some((_, due)) = self.dated.get(at) {
                    days(*due).for_each(|day| {
                        self.on.entry(day).or_default().insert(group);
                    });
                }
            }
        }
        // Groups are in the order of their first announcements: those that are left empty stand at the end.
        while self.groups.last().is_some_and(Vec::is_empty) {
            self.groups.pop();
        }
        touched.retain(|group| *group < self.groups.len());
        for report in material.places_from(from.report) {
            for item in 0..material.told(*report).account.steps.len() {
                touched.insert(self.put(material, At { report: *report, item }));
            }
        }
        (before, touched.into_iter().map(|group| self.groups[group].clone()).collect())
    }

    /// Puts an announcement into the group that it is most like, or into one of its own.
    fn put(&mut self, material: &Material, at: At) -> usize {
        let due = material.step(at).due;
        let near: BTreeSet<usize> = match due {
            Some(due) => {
                let same_day = days(due).filter_map(|day| self.on.get(&day)).flatten().copied();
                same_day.chain(self.undated.iter().rev().take(RECENT).map(|(_, group)| *group)).collect()
            }
            None => (self.groups.len().saturating_sub(RECENT)..self.groups.len()).collect(),
        };
        let likeness = |group: &[At]| {
            let latest = group.iter().rev().take(LATEST);
            latest.filter_map(|other| alike(material, *other, at)).reduce(f64::max)
        };
        let best = near.iter().filter_map(|&i| Some((likeness(&self.groups[i])?, i)));
        let best = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, i)| i);
        let group = best.unwrap_or(self.groups.len());
        match best {
            Some(i) => self.groups[i].push(at),
            None => self.groups.push(vec![at]),
        }
        match due {
            Some(due) => {
                self.dated.insert(at, (group, due));
                days(due).for_each(|day| {
                    self.on.entry(day).or_default().insert(group);
                });
            }
            None => self.undated.push((at, group)),
        }
        group
    }
}

/// The days by which a step is found.
fn days(due: Days) -> impl Iterator<Item = i32> {
    let all = due.first..=due.last.min(due.first + LONG);
    all.chain((due.last > due.first + LONG).then_some(due.last))
}

/// How alike two announcements are, where they may announce the same.
pub(crate) fn alike(material: &Material, a: At, b: At) -> Option<f64> {
    let (x, y) = (material.step(a), material.step(b));
    let enough = match (x.due, y.due) {
        (Some(p), Some(q)) if p == q && p.is_day() => SAME_DAY,
        (Some(p), Some(q)) if p.gap(q) == 0 => SAME_TIME,
        (Some(_), Some(_)) => return None,
        _ => NO_DAY,
    };
    // One report announces a thing once, unless it says it in the same words.
    let enough = if a.report == b.report { enough.max(NO_DAY) } else { enough };
    let words = material.overlap((a.report, &x.stems), (b.report, &y.stems));
    (words >= enough).then_some(words)
}
