//! Asserted by one, denied by another.

use peacebrief::v1::ContradictionKind;

use super::super::Material;
use super::occasion::{Pair, When, when};
use super::{Conflict, one_outlet, short};
use crate::account::Signs;

/// How many words from the one that denies what it denies may stand.
const REACH: u32 = 8;
/// The weight of what both sentences must share of that.
const COMMON: f64 = 2.2;

/// Whether the second sentence denies what the first asserts.
pub(super) fn differ(material: &Material, pair: &Pair) -> Option<Conflict> {
    if one_outlet(material, pair) {
        return None;
    }
    let (a, b) = (material.sentence(pair.first), material.sentence(pair.second));
    let (asserts, denies) = (Signs::of(a), Signs::of(b));
    let asserted = !asserts.any(&[Signs::NEGATED, Signs::DENIED, Signs::AHEAD, Signs::SUPPOSED, Signs::UNMET, Signs::CANCELLED]);
    if !asserted || denies.any(&[Signs::AHEAD, Signs::SUPPOSED]) || denies.has(Signs::UNMET) && !denies.has(Signs::DENIED) {
        return None;
    }
    let best = b.denials.iter().filter_map(|place| {
        let denied = b.near(*place, REACH);
        let shared: Vec<u32> = denied.iter().copied().filter(|stem| a.stems.binary_search(stem).is_ok()).collect();
        let pointing = shared.iter().any(|stem| material.rare(*stem));
        let weight = material.weights(&shared);
        let share = weight / material.weights(&denied).max(1.0);
        let focus = shared.iter().filter_map(|stem| a.place_of(*stem)).min().unwrap_or_default();
        let fits = shared.len() >= 2 && pointing && weight >= COMMON && share >= 0.3;
        (fits && when(material, pair, focus, *place) != When::Other).then_some(share + weight / 10.0)
    });
    let score = best.reduce(f64::max)?;
    Some(Conflict {
        kind: ContradictionKind::Denial,
        about: short(material, pair.first),
        claims: ["asserted".to_owned(), "denied".to_owned()],
        told: [vec![pair.first], vec![pair.second]],
        score,
    })
}
