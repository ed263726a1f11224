//! Sentences that tell of an event which their own report's brief does not have.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use peacebrief::v1::EventType;

use super::super::material::Turn;
use super::super::postings::Postings;
use super::super::stems::has;
use super::super::told::Cite;
use super::super::{At, Material};
use super::Event;
use super::clusters::REACH;
use crate::account::Signs;
use crate::record::Sentence;

/// How many words around the day tell what happened on it.
const NEAR: u32 = 12;
/// How alike they must be to what is told of the event.
const ALIKE: f64 = 0.5;

/// Which sentences of other reports name an event's day and tell of it. A sentence tells of one event only, and only where no other is as like.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    /// The events of each day.
    on: BTreeMap<i32, BTreeSet<At>>,
    /// Of which event each sentence tells.
    of: BTreeMap<At, At>,
    /// Which sentences tell of each event.
    sentences: HashMap<At, BTreeSet<At>>,
}

impl Echoes {
    /// What tells of an event, but for its own tellings: the first such sentence of each report.
    pub(super) fn of(&self, event: At) -> Vec<Cite> {
        let mut cites: Vec<Cite> = Vec::new();
        for at in self.sentences.get(&event).into_iter().flatten() {
            if cites.last().is_none_or(|last| last.report() != at.report) {
                cites.push(Cite::Sentence(*at));
            }
        }
        cites
    }

    /// Follows a change of events, each `(before, now)`, and answers those of which others tell than before.
    pub(super) fn turn(
        &mut self,
        material: &Material,
        postings: &Postings,
        turn: &Turn,
        events: &HashMap<At, Event>,
        changed: &[(Option<&Event>, Option<&Event>)],
    ) -> BTreeSet<At> {
        let mut open: BTreeSet<At> = BTreeSet::new();
        let mut touched: BTreeSet<At> = BTreeSet::new();
        let day = |event: &Event| event.days.filter(|days| days.is_day()).map(|days| days.first);
        let mut days: BTreeSet<i32> = BTreeSet::new();
        for (before, now) in changed {
            if let Some((event, day)) = before.and_then(|event| Some((event.first()?, day(event)?))) {
                days.insert(day);
                if let Some(on) = self.on.get_mut(&day) {
                    on.remove(&event);
                    if on.is_empty() {
                        self.on.remove(&day);
                    }
                }
            }
            if let Some((event, day)) = now.and_then(|event| Some((event.first()?, day(event)?))) {
                days.insert(day);
                self.on.entry(day).or_default().insert(event);
            }
        }
        for day in days {
            open.extend(postings.naming(day..=day));
        }
        for report in &turn.changed {
            let sentences = material.told(*report).account.sentences.len();
            open.extend((0..sentences).map(|item| At { report: *report, item }));
        }
        let gone: Vec<At> = (turn.gone.keys())
            .flat_map(|report| self.of.range(At::first_of(*report)..At::first_of(*report + 1)))
            .map(|(at, _)| *at)
            .collect();
        for at in gone {
            touched.extend(self.put(at, None).into_iter().flatten());
        }
        for at in open {
            let event = self.told_by(material, events, at);
            touched.extend(self.put(at, event).into_iter().flatten());
        }
        touched
    }

    /// Puts down of which event a sentence tells, and answers the events for which that is new.
    fn put(&mut self, at: At, event: Option<At>) -> [Option<At>; 2] {
        let before = match event {
            Some(event) => self.of.insert(at, event),
            None => self.of.remove(&at),
        };
        if before == event {
            return [None, None];
        }
        if let Some(before) = before
            && let Some(sentences) = self.sentences.get_mut(&before)
        {
            sentences.remove(&at);
            if sentences.is_empty() {
                self.sentences.remove(&before);
            }
        }
        if let Some(event) = event {
            self.sentences.entry(event).or_default().insert(at);
        }
        [before, event]
    }

    /// Of which event a sentence tells, if of one.
    fn told_by(&self, material: &Material, events: &HashMap<At, Event>, at: At) -> Option<At> {
        let sentence = material.sentence(at);
        if Signs::of(sentence).any(&[Signs::AHEAD, Signs::SUPPOSED, Signs::CORRECTS, Signs::DENIED])
            || tells_events(material, at)
        {
            return None;
        }
        let named: BTreeSet<i32> =
            sentence.days.iter().filter(|day| !day.bound).map(|day| day.days.first).collect();
        let named = named.iter().filter_map(|day| self.on.get(day)).flatten();
        let mut best: Vec<(f64, At)> = named
            .filter_map(|event| Some((event, events.get(event)?)))
            .filter(|(_, event)| event.told.iter().all(|told| told.report != at.report))
            .filter_map(|(name, event)| Some((alike(material, event, at, sentence)?, *name)))
            .collect();
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        match best.as_slice() {
            [(_, event)] => Some(*event),
            [(first, event), (second, _), ..] if first - second > 0.1 => Some(*event),
            _ => None,
        }
    }
}

/// Whether the brief has events of its own in a sentence.
fn tells_events(material: &Material, at: At) -> bool {
    let events = &material.told(at.report).account.events;
    events.iter().any(|event| usize::try_from(event.sentence) == Ok(at.item))
}

fn alike(material: &Material, event: &Event, at: At, sentence: &Sentence) -> Option<f64> {
    let days = event.days.filter(|days| days.is_day())?;
    let day = sentence.days.iter().find(|day| !day.bound && day.days == days)?;
    let near = sentence.near(day.word, NEAR);
    if !has(&near, concepts(event.kind)) {
        return None;
    }
    let here = (at.report, near.as_slice());
    let close = event.told.iter().filter(|told| material.within(told.report, at.report, REACH));
    let told = close.filter_map(|at| {
        let told = material.event(*at);
        let around = &material.sentence_of(at.report, told.sentence)?.stems;
        let overlap = |stems| material.overlap(here, (at.report, stems));
        Some(overlap(&told.stems).max(0.8 * overlap(around)))
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
