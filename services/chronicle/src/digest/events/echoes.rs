//! Sentences that tell of an event which their own report's brief does not have.

use std::collections::{BTreeMap, BTreeSet};

use peacebrief::v1::EventType;

use super::super::material::has;
use super::super::{At, Material};
use super::Event;
use crate::account::Signs;
use crate::record::Sentence;

/// How many words around the day tell what happened on it.
const REACH: u32 = 12;
/// How alike they must be to what is told of the event.
const ALIKE: f64 = 0.5;

/// Adds to each event the sentences of other reports that name its day and tell of it. A sentence tells of one event only, and only
/// where no other is as like.
pub(super) fn add(material: &Material, events: &mut [Event]) {
    let mut on: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (i, event) in events.iter().enumerate() {
        if let Some(days) = event.days.filter(|days| days.is_day()) {
            on.entry(days.first).or_default().push(i);
        }
    }
    let mut found: Vec<(usize, At)> = Vec::new();
    for (at, sentence) in material.sentences() {
        if Signs::of(sentence).any(&[Signs::AHEAD, Signs::SUPPOSED, Signs::CORRECTS, Signs::DENIED])
            || tells_events(material, at)
        {
            continue;
        }
        let named: BTreeSet<i32> =
            sentence.days.iter().filter(|day| !day.bound).map(|day| day.days.first).collect();
        let mut best: Vec<(f64, usize)> = (named.iter().filter_map(|day| on.get(day)).flatten())
            .map(|&i| (i, &events[i]))
            .filter(|(_, event)| event.told.iter().all(|told| told.report != at.report))
            .filter_map(|(i, event)| Some((alike(material, event, sentence)?, i)))
            .collect();
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        match best.as_slice() {
            [(_, i)] => found.push((*i, at)),
            [(first, i), (second, _), ..] if first - second > 0.1 => found.push((*i, at)),
            _ => {}
        }
    }
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (i, at) in found {
        // The first sentence of a report that tells of it is enough.
        if told.insert((i, at.report)) {
            events[i].tellings.push(material.telling(at.report, &material.sentence(at).passage));
        }
    }
    for event in events {
        event.tellings.sort_by(|a, b| a.order().cmp(&b.order()));
    }
}

/// Whether the brief has events of its own in a sentence.
fn tells_events(material: &Material, at: At) -> bool {
    material.reports[at.report]
        .account
        .events
        .iter()
        .any(|event| usize::try_from(event.sentence) == Ok(at.item))
}

fn alike(material: &Material, event: &Event, sentence: &Sentence) -> Option<f64> {
    let days = event.days.filter(|days| days.is_day())?;
    let day = sentence.days.iter().find(|day| !day.bound && day.days == days)?;
    let near = sentence.near(day.word, REACH);
    if !has(&near, concepts(event.kind)) {
        return None;
    }
    let told = event.told.iter().filter_map(|at| {
        let told = material.event(*at);
        let around = &material.sentence_of(at.report, told.sentence)?.stems;
        Some(material.overlap(&near, &told.stems).max(0.8 * material.overlap(&near, around)))
    });
    told.reduce(f64::max).filter(|alike| *alike >= ALIKE)
}

/// What a sentence must tell of for an event of a sort.
fn concepts(kind: EventType) -> &'static [&'static str] {
    match kind {
        EventType::Agree => &["sign", "accord", "truce", "prolong", "ratifi"],
        EventType::Consult => &["talk", "visit", "call", "telephon"],
        EventType::Cooperate => &["open", "install", "join"],
        EventType::Aid => &["deploy", "monitor", "aid", "deliv"],
        EventType::Concede => &["free", "captive"],
        EventType::Retreat => &["withdraw", "weapon", "disarm"],
        EventType::Sanction => &["cancel", "breach", "suspend", "renounc", "bound", "expel", "exclud"],
        EventType::Assault => &["fire", "kill", "wound"],
        EventType::Protest | EventType::Mobilize | EventType::Coerce | EventType::Unspecified => {
            &["strike", "march", "arrest", "seiz", "block", "mobil"]
        }
    }
}
