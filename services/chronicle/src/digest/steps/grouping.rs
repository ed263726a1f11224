//! Which announcements announce one step.

use std::collections::{BTreeMap, BTreeSet};

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
/// Over more days than this a step is found by the first and last of them only.
const LONG: i32 = 40;

/// The announcements of all steps, grouped.
pub(super) fn groups(material: &Material) -> Vec<Vec<At>> {
    let mut groups: Vec<Vec<At>> = Vec::new();
    let mut on: BTreeMap<i32, BTreeSet<usize>> = BTreeMap::new();
    let mut undated: Vec<usize> = Vec::new();
    for (report, told) in material.reports.iter().enumerate() {
        for (item, step) in told.account.steps.iter().enumerate() {
            let at = At { report, item };
            let near: BTreeSet<usize> = match step.due {
                Some(due) => {
                    let same_day = days(due).filter_map(|day| on.get(&day)).flatten().copied();
                    same_day.chain(undated.iter().rev().take(RECENT).copied()).collect()
                }
                None => (groups.len().saturating_sub(RECENT)..groups.len()).collect(),
            };
            let likeness =
                |group: &[At]| group.iter().filter_map(|other| alike(material, *other, at)).reduce(f64::max);
            let best = near.iter().filter_map(|&i| Some((likeness(&groups[i])?, i)));
            let best = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, i)| i);
            let group = best.unwrap_or(groups.len());
            match best {
                Some(i) => groups[i].push(at),
                None => groups.push(vec![at]),
            }
            match step.due {
                Some(due) => days(due).for_each(|day| {
                    on.entry(day).or_default().insert(group);
                }),
                None => undated.push(group),
            }
        }
    }
    groups
}

/// The days by which a step is found.
fn days(due: Days) -> impl Iterator<Item = i32> {
    let all = due.first..=due.last.min(due.first + LONG);
    all.chain((due.last > due.first + LONG).then_some(due.last))
}

/// How alike two announcements are, where they may announce the same.
pub(crate) fn alike(material: &Material, a: At, b: At) -> Option<f64> {
    let (x, y) = (material.step(a), material.step(b));
    let words = material.overlap(&x.stems, &y.stems);
    let enough = match (x.due, y.due) {
        (Some(p), Some(q)) if p == q && p.is_day() => SAME_DAY,
        (Some(p), Some(q)) if p.gap(q) == 0 => SAME_TIME,
        (Some(_), Some(_)) => return None,
        _ => NO_DAY,
    };
    // One report announces a thing once, unless it says it in the same words.
    let enough = if a.report == b.report { enough.max(NO_DAY) } else { enough };
    (words >= enough).then_some(words)
}
