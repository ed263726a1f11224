//! Which announcements announce one step.

use super::super::{At, Material};

/// How alike the words of announcements for the same day must be.
const SAME_DAY: f64 = 0.2;
/// How alike those of announcements for times that meet.
const SAME_TIME: f64 = 0.35;
/// How alike they must be where only one of them has a day, or none.
const NO_DAY: f64 = 0.6;

/// The announcements of all steps, grouped.
pub(super) fn groups(material: &Material) -> Vec<Vec<At>> {
    let mut groups: Vec<Vec<At>> = Vec::new();
    for (report, told) in material.reports.iter().enumerate() {
        for item in 0..told.account.steps.len() {
            let at = At { report, item };
            let best = (groups.iter().enumerate())
                .filter_map(|(i, group)| {
                    Some((group.iter().filter_map(|other| alike(material, *other, at)).reduce(f64::max)?, i))
                })
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            match best {
                Some((_, i)) => groups[i].push(at),
                None => groups.push(vec![at]),
            }
        }
    }
    groups
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
