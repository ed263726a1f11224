//! When it happened.

use peacebrief::v1::ContradictionKind;

use super::super::{At, Claim, Contradiction, Event, Material};
use super::occasion::Pair;
use super::{Conflict, meet, one_outlet, short};
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
        let alike = material.overlap(&near_x, &near_y);
        let one = alike >= ALIKE && material.common(&near_x, &near_y) >= 2.4;
        // A report that tells of both days tells of two things.
        if !one || !(1..=APART).contains(&p.gap(q)) || both_told(material, pair, p, q) {
            return None;
        }
        Some(Conflict {
            kind: ContradictionKind::Date,
            about: format!("when: {}", short(material, pair.first)),
            claims: [iso(p), iso(q)],
            told: [vec![pair.first], vec![pair.second]],
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
    let tells = |report: usize, days: Days, like: At| {
        let stems = &material.sentence(like).stems;
        let sentences = &material.reports[report].account.sentences;
        sentences
            .iter()
            .any(|s| s.days.iter().any(|day| day.days == days) && material.overlap(&s.stems, stems) >= ALIKE)
    };
    tells(pair.first.report, y, pair.second) || tells(pair.second.report, x, pair.first)
}

/// The contradictions within merged events whose tellings name different days in so many words.
pub(super) fn of_events(
    material: &Material,
    events: &[Event],
    found: &[Contradiction],
) -> Vec<Contradiction> {
    let known = |event: &Event| {
        let dates = found.iter().filter(|c| c.kind == ContradictionKind::Date);
        dates
            .flat_map(|c| &c.claims)
            .flat_map(|claim| &claim.tellings)
            .any(|t| event.tellings.iter().any(|other| meet(t, other)))
    };
    let mut contradictions = Vec::new();
    for event in events.iter().filter(|event| event.days.is_some_and(|days| !days.is_day())) {
        let mut claims: Vec<(Days, Vec<At>)> = Vec::new();
        for at in &event.told {
            let told = material.event(*at);
            let Some(days) = told.days.filter(|days| days.is_day()) else { continue };
            let named = material
                .sentence_of(at.report, told.sentence)
                .is_some_and(|s| s.days.iter().any(|day| day.days == days));
            if !named {
                continue;
            }
            match claims.iter_mut().find(|(other, _)| *other == days) {
                Some((_, told)) => told.push(*at),
                None => claims.push((days, vec![*at])),
            }
        }
        if claims.len() < 2 || known(event) {
            continue;
        }
        contradictions.push(Contradiction {
            kind: ContradictionKind::Date,
            about: "when it happened".to_owned(),
            claims: (claims.into_iter())
                .map(|(days, told)| Claim {
                    claim: iso(days),
                    tellings: told
                        .iter()
                        .map(|at| material.telling(at.report, &material.event(*at).passage))
                        .collect(),
                })
                .collect(),
            event: event.name.clone(),
            agreement: String::new(),
        });
    }
    contradictions
}

fn iso(days: Days) -> String {
    days.to_api().as_ref().and_then(peacebrief::date::iso_resolved).unwrap_or_default()
}
