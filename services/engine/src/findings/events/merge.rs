//! One event, one entry: tellings of the same act are brought together.

use peacebrief::v1::{self, EventType};

use crate::findings::Finding;

/// How far back an earlier telling is looked for: reports tell an event again within a few paragraphs, and a text of any length
/// is merged in linear time.
const WINDOW: usize = 40;

/// Merges tellings of one event; of two the one that says more leads.
pub(super) fn merge(found: Vec<Finding<v1::Event>>) -> Vec<Finding<v1::Event>> {
    let mut kept: Vec<Finding<v1::Event>> = Vec::new();
    for finding in found {
        let first = kept.len().saturating_sub(WINDOW);
        match kept[first..].iter().position(|earlier| same(&earlier.message, &finding.message)) {
            Some(at) => join(&mut kept[first + at], finding),
            None => kept.push(finding),
        }
    }
    kept
}

fn same(a: &v1::Event, b: &v1::Event) -> bool {
    if a.r#type != b.r#type {
        return false;
    }
    let dates = match (&a.date, &b.date) {
        (Some(x), Some(y)) if x.value == y.value => true,
        (Some(_), Some(_)) => return false,
        _ => false,
    };
    if overlap(a, b) {
        return true;
    }
    let modes = a.mode == b.mode || a.r#type() != EventType::Consult;
    let shared = shared(&a.participant_ids, &b.participant_ids);
    match a.r#type() {
        EventType::Agree => {
            dates && (shared >= 0.5 || a.participant_ids.is_empty() || b.participant_ids.is_empty())
        }
        EventType::Consult => modes && shared >= 0.6,
        _ => dates && shared >= 0.6,
    }
}

fn overlap(a: &v1::Event, b: &v1::Event) -> bool {
    match (&a.evidence, &b.evidence) {
        (Some(a), Some(b)) => {
            let common = a.end.min(b.end) - a.start.max(b.start);
            2 * common > (a.end - a.start).min(b.end - b.start)
        }
        _ => false,
    }
}

/// Jaccard index of two sets of ids.
fn shared(a: &[String], b: &[String]) -> f32 {
    let both = a.iter().filter(|id| b.contains(id)).count();
    let all = a.len() + b.len() - both;
    #[allow(clippy::cast_precision_loss, reason = "a handful of participants")]
    if all == 0 { 0.0 } else { both as f32 / all as f32 }
}

fn join(earlier: &mut Finding<v1::Event>, later: Finding<v1::Event>) {
    let kept = &mut earlier.message;
    let told = later.message;
    kept.mentions.extend(told.evidence);
    kept.date = kept.date.take().or(told.date);
    kept.place = kept.place.take().or(told.place);
    if kept.participant_ids.len() < told.participant_ids.len() {
        kept.participant_ids = told.participant_ids;
        kept.initiator_ids = told.initiator_ids;
    } else if kept.initiator_ids.is_empty() {
        kept.initiator_ids =
            told.initiator_ids.into_iter().filter(|id| kept.participant_ids.contains(id)).collect();
    }
}
