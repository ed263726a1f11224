//! When it happened.

use peacebrief::v1::ContradictionKind;

use super::super::told::{Cite, Place};
use super::super::{At, Claim, Contradiction, Event, Material};
use super::occasion::Pair;
use super::{Conflict, one_outlet, short};
use crate::account::Signs;
use crate::record::Sentence;
use crate::text::{Days, hash};

/// How many words around an act tell which it is, and its day.
const REACH: u32 = 10;
/// How alike those words must be.
const ALIKE: f64 = 0.48;
/// How many days apart two reports may put one thing.
const APART: i32 = 4;
/// What happens once: talks, fighting and exchanges come again within days.
const ONCE: &[&str] = &["sign", "withdraw", "open", "prolong", "truce", "install"];

/// Whether two sentences put one thing on different days.
pub(super) fn differ(material: &Material, pair: &Pair) -> Option<Conflict> {
    let (a, b) = (material.sentence(pair.first), material.sentence(pair.second));
    let told =
        |s: &Sentence| !Signs::of(s).any(&[Signs::AHEAD, Signs::UNMET, Signs::SUPPOSED, Signs::CANCELLED]);
    if one_outlet(material, pair) || !told(a) || !told(b) {
        return None;
    }
    ONCE.iter().find_map(|act| {
        let (x, y) = (a.place_of(hash(act))?, b.place_of(hash(act))?);
        let (p, q) = (nearest(a, x)?, nearest(b, y)?);
        let (near_x, near_y) = (a.near(x, REACH), b.near(y, REACH));
        let (here, there) = ((pair.first.report, near_x.as_slice()), (pair.second.report, near_y.as_slice()));
        let alike = material.overlap(here, there);
        let one = alike >= ALIKE && material.common(here, there) >= 2.4;
        // A report that tells of both days tells of two things.
        if !one || !(1..=APART).contains(&p.gap(q)) || both_told(material, pair, p, q) {
            return None;
        }
        Some(Conflict {
            kind: ContradictionKind::Date,
            about: format!("when: {}", short(material, pair.first)),
            claims: [iso(p), iso(q)],
            told: [vec![pair.first], vec![pair.second]],
            contested: None,
            score: alike,
        })
    })
}

/// The day that stands nearest to a place, if it is one and no mere bound.
fn nearest(sentence: &Sentence, place: u32) -> Option<Days> {
    let day = sentence.days.iter().min_by_key(|day| day.word.abs_diff(place))?;
    (day.word.abs_diff(place) <= REACH && !day.bound).then_some(day.days)
}

fn both_told(material: &Material, pair: &Pair, x: Days, y: Days) -> bool {
    let tells = |report: Place, days: Days, like: At| {
        let like = (like.report, material.sentence(like).stems.as_slice());
        material.told(report).account.sentences.iter().any(|s| {
            s.days.iter().any(|day| day.days == days) && material.overlap((report, &s.stems), like) >= ALIKE
        })
    };
    tells(pair.first.report, y, pair.second) || tells(pair.second.report, x, pair.first)
}

/// The contradiction within a merged event whose tellings name different days in so many words.
pub(super) fn of_event(event: &Event) -> Option<Contradiction> {
    if event.days_told.is_empty() || event.days.is_none_or(Days::is_day) {
        return None;
    }
    let claim = |(days, told): &(Days, Vec<At>)| Claim {
        claim: iso(*days),
        tellings: told.iter().copied().map(Cite::Event).collect(),
    };
    Some(Contradiction {
        kind: ContradictionKind::Date,
        about: "when it happened".to_owned(),
        claims: event.days_told.iter().map(claim).collect(),
        event: event.name.clone(),
        contested: None,
    })
}

fn iso(days: Days) -> String {
    days.to_api().as_ref().and_then(peacebrief::date::iso_resolved).unwrap_or_default()
}
