//! Who did it: the same act, laid to different doors.

use peacebrief::v1::ContradictionKind;

use super::super::told::Place;
use super::super::{At, Material};
use super::Conflict;
use super::occasion::{Pair, When, when};
use crate::account::Signs;
use crate::record::Deed;

/// How many words around an act tell which it is.
const REACH: u32 = 12;
/// How alike those words must be: where both name the day, and where one does not.
const ALIKE_ON_ONE_DAY: f64 = 0.1;
const ALIKE: f64 = 0.3;

/// Whether two sentences say that different sides did one thing.
pub(super) fn differ(material: &Material, pair: &Pair) -> Option<Conflict> {
    let (a, b) = (material.sentence(pair.first), material.sentence(pair.second));
    if Signs::of(a).has(Signs::AHEAD) || Signs::of(b).has(Signs::AHEAD) {
        return None;
    }
    for x in &a.deeds {
        for y in b.deeds.iter().filter(|y| y.what == x.what) {
            let (Some(by), Some(other)) =
                (author(material, pair.first.report, x), author(material, pair.second.report, y))
            else {
                continue;
            };
            let (side, other_side) =
                (material.top(pair.first.report, by), material.top(pair.second.report, other));
            if side == other_side || !x.stressed && !y.stressed {
                continue;
            }
            // Breaches are many: only whom somebody accuses of one is compared.
            if x.what == "breach" && !(x.stressed && y.stressed) {
                continue;
            }
            let (near_x, near_y) = (around(material, pair.first, x), around(material, pair.second, y));
            let (here, there) =
                ((pair.first.report, near_x.as_slice()), (pair.second.report, near_y.as_slice()));
            let alike = material.overlap(here, there);
            let when = when(material, pair, x.word, y.word);
            let one = match when {
                When::Same => alike >= ALIKE_ON_ONE_DAY,
                When::Open => alike >= ALIKE && material.common(here, there) >= 2.0,
                When::Other => false,
            };
            if !one {
                continue;
            }
            return Some(Conflict {
                kind: ContradictionKind::Agency,
                about: about(&x.what).to_owned(),
                claims: [
                    material.called(pair.first.report, side).to_owned(),
                    material.called(pair.second.report, other_side).to_owned(),
                ],
                told: [vec![pair.first], vec![pair.second]],
                contested: None,
                score: alike
                    + if when == When::Same { 0.5 } else { 0.0 }
                    + if x.stressed && y.stressed { 0.5 } else { 0.0 },
            });
        }
    }
    None
}

/// What they differ about, in few words.
fn about(act: &str) -> &'static str {
    match act {
        "fire" | "attack" => "who opened fire",
        "breach" => "who broke it",
        "cancel" | "walk" => "who called it off",
        "kill" => "who killed",
        "sink" => "who sank it",
        "draft" => "who drafted it",
        "start" | "provok" => "who began",
        _ => "who did it",
    }
}

/// The words around an act, with the sentence before where that leaves few.
fn around(material: &Material, at: At, deed: &Deed) -> Vec<u32> {
    let near = material.sentence(at).near(deed.word, REACH);
    if near.len() < 5 { material.context(at).to_vec() } else { near }
}

fn author<'m>(material: &'m Material, report: Place, deed: &'m Deed) -> Option<&'m str> {
    material.actors(report, std::slice::from_ref(&deed.by)).next()
}
