//! How far an agreement has got: signed by one report, by another not.

use peacebrief::v1::ContradictionKind;

use super::super::stems::has;
use super::super::{At, Material};
use super::occasion::Pair;
use super::{Conflict, one_outlet};
use crate::account::Signs;
use crate::text::{Days, hash};

/// How alike sentences must be that speak of one accord, without a day to hold on to.
const ALIKE: f64 = 0.4;

/// Whether one sentence has an accord signed, and the other not.
pub(super) fn differ(material: &Material, pair: &Pair) -> Option<Conflict> {
    if one_outlet(material, pair) {
        return None;
    }
    let signs = |at: At| Signs::of(material.sentence(at));
    let unsigned = |at: At| signs(at).has(Signs::UNSIGNED);
    let signed = |at: At| {
        signs(at).has(Signs::SIGNED)
            && !signs(at).any(&[Signs::UNSIGNED, Signs::AHEAD])
            && !denied(material, at)
    };
    let (yes, no) = if signed(pair.first) && unsigned(pair.second) {
        (pair.first, pair.second)
    } else if unsigned(pair.first) && signed(pair.second) {
        (pair.second, pair.first)
    } else {
        return None;
    };
    let (a, b) = (material.sentence(yes), material.sentence(no));
    let accord = |stems: &[u32]| has(stems, &["accord", "truce", "ratifi", "peac"]);
    let day =
        day_of_signing(material, yes).is_some_and(|day| b.days.iter().any(|other| other.days.gap(day) == 0));
    // Whoever says first that nothing is signed may be overtaken by the signing, unless both speak of one day.
    let after = yes < no && pair.overlap >= ALIKE && pair.common >= 3.0 && !pair.other_days;
    ((day || after) && (accord(&a.stems) || accord(&b.stems))).then(|| Conflict {
        kind: ContradictionKind::Status,
        about: "whether the accord was signed".to_owned(),
        claims: if yes < no {
            CLAIMS.map(str::to_owned)
        } else {
            [CLAIMS[1].to_owned(), CLAIMS[0].to_owned()]
        },
        told: [vec![pair.first], vec![pair.second]],
        contested: None,
        score: pair.overlap + if day { 1.0 } else { 0.0 },
    })
}

const CLAIMS: [&str; 2] = ["signed", "not signed"];

/// The day on which a sentence has something signed; without one, that of its publication.
fn day_of_signing(material: &Material, at: At) -> Option<Days> {
    let sentence = material.sentence(at);
    let place = sentence.place_of(hash("sign")).unwrap_or_default();
    let near = sentence.days.iter().filter(|day| !day.bound).min_by_key(|day| day.word.abs_diff(place));
    near.map(|day| day.days).or_else(|| material.told(at.report).published.map(Days::on))
}

/// Whether a sentence denies the signing itself.
fn denied(material: &Material, at: At) -> bool {
    let sentence = material.sentence(at);
    let place = sentence.place_of(hash("sign")).or_else(|| sentence.place_of(hash("ratifi")));
    place.is_some_and(|place| sentence.denials.iter().any(|denial| denial.abs_diff(place) <= 4))
}
