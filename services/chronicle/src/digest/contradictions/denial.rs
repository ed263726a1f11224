//! Asserted by one, denied by another.

use peacebrief::v1::ContradictionKind;

use super::super::{At, Material};
use super::occasion::{Pair, When, when};
use super::{Conflict, one_outlet, short};
use crate::account::Signs;

/// How many words from the one that denies what it denies may stand.
const REACH: u32 = 8;
/// The weight of what both sentences must share of that.
const COMMON: f64 = 2.2;

/// How alike an explicit denial must be to what it denies.
const EXPLICIT: f64 = 0.3;
/// How much of what is denied somebody must assert who spoke later, or with nobody and no day in common.
const MOST: f64 = 0.5;

/// Whether one sentence denies what the other asserts.
pub(super) fn differ(material: &Material, pair: &Pair) -> Option<Conflict> {
    if one_outlet(material, pair) {
        return None;
    }
    let later = denied(material, pair, pair.first, pair.second);
    let score =
        later.or_else(|| denied(material, pair, pair.second, pair.first).filter(|score| *score >= MOST))?;
    let (asserted, denies) = ("asserted".to_owned(), "denied".to_owned());
    Some(Conflict {
        kind: ContradictionKind::Denial,
        about: short(material, if later.is_some() { pair.first } else { pair.second }),
        claims: if later.is_some() { [asserted, denies] } else { [denies, asserted] },
        told: [vec![pair.first], vec![pair.second]],
        contested: None,
        score,
    })
}

/// How surely a sentence denies what another asserts.
fn denied(material: &Material, pair: &Pair, asserting: At, denying: At) -> Option<f64> {
    let (a, b) = (material.sentence(asserting), material.sentence(denying));
    let (asserts, denies) = (Signs::of(a), Signs::of(b));
    let open = [Signs::NEGATED, Signs::DENIED, Signs::AHEAD, Signs::SUPPOSED, Signs::UNMET, Signs::CANCELLED];
    if asserts.any(&open) || !denies.has(Signs::PAST) || denies.any(&[Signs::AHEAD, Signs::SUPPOSED]) {
        return None;
    }
    // What has not happened yet may happen later.
    if denies.has(Signs::UNMET) && !denies.has(Signs::DENIED) {
        return None;
    }
    let asserted = material.context(asserting);
    // "It is untrue that …" of the same day, or of the same people in the same words.
    let explicit = denies.has(Signs::DENIED) && (pair.day.is_some() || pair.people && !pair.other_days);
    if explicit && pair.overlap >= EXPLICIT && pair.common >= 3.0 {
        return Some(pair.overlap);
    }
    let scores = b.denials.iter().filter_map(|place| {
        let denied = b.near(*place, REACH);
        let shared: Vec<u32> =
            denied.iter().copied().filter(|stem| asserted.binary_search(stem).is_ok()).collect();
        let pointing = shared.iter().any(|stem| material.told(denying.report).outlook.rare(*stem));
        let weight = material.weights(denying.report, &shared);
        let share = weight / material.weights(denying.report, &denied).max(1.0);
        let focus = shared.iter().filter_map(|stem| a.place_of(*stem)).min().unwrap_or_default();
        let (first, second) = if asserting == pair.first { (focus, *place) } else { (*place, focus) };
        let when = when(material, pair, first, second);
        let tied = pair.people || when == When::Same || share >= MOST;
        let told = shared.len() >= 2 && weight >= COMMON && share >= 0.3 || share >= 0.6 && denied.len() < 3;
        (pointing && told && tied && when != When::Other).then_some(share)
    });
    scores.reduce(f64::max)
}
