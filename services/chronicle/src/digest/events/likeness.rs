//! How far two tellings may tell one event.

use std::collections::BTreeSet;

use peacebrief::v1::{ConsultMode, EventType};

use super::super::{At, Material};
use crate::record::EventTold;
use crate::text::hash;

/// How many days two reports may differ on when one and the same thing happened.
pub(super) const CONTESTED_DAYS: i32 = 4;
/// How many days an event without a date may lie before the report that tells it.
pub(super) const RECENT_DAYS: i32 = 10;

/// From 0 to 1; `None` where they cannot be one.
pub(super) fn likeness(material: &Material, a: At, b: At) -> Option<f64> {
    let (x, y) = (material.event(a), material.event(b));
    if x.kind != y.kind || !modes_fit(x, y) || rounds_differ(material, a, b) {
        return None;
    }
    let words = words_alike(material, a, b);
    let who = people_alike(material, a, b);
    let when = match (x.days, y.days) {
        (Some(_), Some(_)) if a.report == b.report && (points_back(x) || points_back(y)) => 0.5,
        (Some(p), Some(q)) => match p.gap(q) {
            0 if p == q && p.is_day() => 1.0,
            0 => 0.6,
            // The same words for what happened within a few days: the date is contested, or one of them wrong.
            gap if gap <= CONTESTED_DAYS && happens_once(x) && words >= 0.6 && who >= 0.4 => 0.55,
            _ => return None,
        },
        _ => 0.3,
    };
    let place = match (x.place.as_str(), y.place.as_str()) {
        ("", _) | (_, "") => 0.0,
        (p, q) if places_fit(p, q) => 0.15,
        _ => -0.15,
    };
    if a.report == b.report && (points_back(x) || points_back(y)) {
        // "The clash came …" is the clash told before.
        return (x.sentence.abs_diff(y.sentence) <= 3 && who >= 0.4).then_some(0.7);
    }
    if a.report == b.report {
        // A brief tells one event once. Two of one day and sort are one where nothing of the one speaks against the other.
        let one = when >= 1.0 && who >= 0.4 && place >= 0.0 && x.sentence.abs_diff(y.sentence) <= 1;
        return one.then_some(0.45 * when + 0.3 * who + 0.35 * words + place);
    }
    Some(0.45 * when + 0.3 * who + 0.35 * words + place)
}

/// Whether the day of such an event can be contested: fighting, talks and exchanges come again within days, an accord is signed once.
fn happens_once(event: &EventTold) -> bool {
    matches!(event.kind(), EventType::Agree | EventType::Retreat | EventType::Sanction | EventType::Cooperate)
}

/// Whether words only point back to what was told before: "the clash", "the talks".
fn points_back(event: &EventTold) -> bool {
    let text = crate::text::fold(&event.passage.text);
    text.starts_with("the ") && event.stems.len() <= 2 && event.place.is_empty()
}

/// A call is no meeting.
fn modes_fit(x: &EventTold, y: &EventTold) -> bool {
    let call = |event: &EventTold| event.mode() == ConsultMode::Call;
    x.kind() != EventType::Consult || call(x) == call(y)
}

/// A first round is no second one.
fn rounds_differ(material: &Material, a: At, b: At) -> bool {
    let round = |at: At| {
        let text = crate::text::fold(&material.event(at).passage.text);
        ["first", "second", "third", "fourth", "fifth"]
            .iter()
            .position(|ordinal| text.contains(&format!("{ordinal} ")))
    };
    matches!((round(a), round(b)), (Some(x), Some(y)) if x != y)
}

fn words_alike(material: &Material, a: At, b: At) -> f64 {
    let (x, y) = (material.event(a), material.event(b));
    let (of_x, of_y) = (material.event_view(a).weights, material.event_view(b).weights);
    let overlap = |which: usize, x: &[u32], y: &[u32]| {
        let lesser = of_x[which].min(of_y[which]);
        if lesser == 0.0 { 0.0 } else { material.common((a.report, x), (b.report, y)) / lesser }
    };
    let around = |at: At, event: &EventTold| {
        material.sentence_of(at.report, event.sentence).map_or(&[][..], |sentence| &sentence.stems)
    };
    let told = overlap(0, &x.stems, &y.stems);
    told.max(0.8 * overlap(1, around(a, x), around(b, y)))
}

/// How far those who took part are the same, at whatever level they are told. Half where one does not tell.
fn people_alike(material: &Material, a: At, b: At) -> f64 {
    let (x, y) = (material.event_view(a), material.event_view(b));
    if x.people.is_empty() || y.people.is_empty() {
        return 0.5;
    }
    let alike = |x: &[u32], y: &[u32]| {
        let common = x.iter().filter(|who| y.binary_search(who).is_ok()).count();
        common as f64 / x.len().min(y.len()).max(1) as f64
    };
    alike(&x.people, &y.people).max(0.9 * alike(&x.sides, &y.sides))
}

/// Whether two names may be those of one place: the same, or one within the other.
pub(super) fn places_fit(a: &str, b: &str) -> bool {
    let (a, b) = (crate::text::fold(a), crate::text::fold(b));
    let within = |a: &str, b: &str| {
        let words: BTreeSet<u32> = b.split_whitespace().map(hash).collect();
        a.split_whitespace().all(|word| words.contains(&hash(word)))
    };
    within(&a, &b) || within(&b, &a)
}
