//! Whether what a later report tells is told of a step.

use std::collections::BTreeSet;

use peacebrief::v1::EventType;

use super::super::stems::has;
use super::super::{At, Event, Material};
use super::Step;
use crate::account::Signs;
use crate::record::Sentence;
use crate::text::Days;

/// How long after its day a step is still told of as such, in days.
const LATE: i32 = 30;
/// How many days off its day an event may be the step come about.
pub(super) const LATE_EVENT: i32 = 4;
/// How long before its day it may come about.
const EARLY: i32 = 3;
/// How alike a sentence must be to tell of the step where it names its day, and where it does not.
const ON_ITS_DAY: f64 = 0.25;
const WITHOUT_DAY: f64 = 0.45;
/// How alike it must be where it is about nobody who is to act in the step.
const SURE: f64 = 0.6;
/// How many days a sentence may name a step's day off.
const NEAR: i32 = 2;
/// How many days after a step's day a report that names no day may still tell of it.
const LONG_AFTER: i32 = 120;
/// How many days after its announcement a step without a day may be told of.
const UNDATED: i32 = 400;
/// How alike it must be where it tells the act that was announced, on the very day.
const ACT_ON_ITS_DAY: f64 = 0.12;
/// Acts that are announced and told in the same terms.
const ACTS: &[&str] = &[
    "talk", "sign", "free", "withdraw", "elect", "open", "install", "deploy", "monitor", "prolong", "begin",
    "truce", "visit", "weapon",
];

/// What a report tells of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Held,
    Missed,
    Cancelled,
}

/// Until when a report that names no day may tell of a step; and about which days it must name one, otherwise.
pub(super) fn found_until(material: &Material, step: &Step) -> (i32, Option<Days>) {
    let near = step.due.map(|due| deadline(material, step).map_or(due, |time| time.hull(due)));
    let near = near.map(|near| Days { first: near.first - EARLY, last: near.last + NEAR });
    let announced = || step.told.first().and_then(|at| material.told(at.report).published);
    let until = match step.due {
        Some(due) => due.last.saturating_add(LONG_AFTER),
        None => announced().map_or(i32::MAX, |day| day.saturating_add(UNDATED)),
    };
    (until, near)
}

/// What a sentence of a later report tells of a step, and how surely; `None` where it tells nothing of it.
pub(super) fn weigh(material: &Material, step: &Step, at: At, sentence: &Sentence) -> Option<(Word, f64)> {
    if announces(material, step, at, sentence) {
        return None;
    }
    let signs = Signs::of(sentence);
    let published = material.told(at.report).published;
    let due_passed = step.due.zip(published).is_none_or(|(due, published)| due.first <= published);
    // "Since the 18th the line has been silent."
    if step.due.is_some_and(|due| sentence.days.iter().any(|day| day.bound && day.days == due))
        && begins(material, step)
        && since(sentence)
    {
        return (!signs.has(Signs::UNMET)).then_some((Word::Held, 1.0));
    }
    let (words, shared) = alike(material, step, at, &sentence.stems);
    let named = || sentence.days.iter().filter(|day| !day.bound).map(|day| day.days);
    let exact = step.due.is_some_and(|due| named().any(|days| days == due));
    let in_time = deadline(material, step).is_some_and(|time| named().any(|days| days.gap(time) == 0));
    let on_its_day = in_time || step.due.is_some_and(|due| named().any(|days| days.gap(due) <= NEAR));
    let acts = step.told.iter().any(|told| {
        ACTS.iter().any(|act| has(&material.step(*told).stems, &[act]) && has(&sentence.stems, &[act]))
    });
    let far = step.due.is_some_and(|due| named().next().is_some() && named().all(|days| off(due, days)));
    let late = step.due.zip(published).is_some_and(|(due, published)| published - due.last > LONG_AFTER)
        && !on_its_day;
    let enough = match on_its_day {
        true if exact && (acts || signs.has(Signs::CANCELLED)) || in_time && acts => ACT_ON_ITS_DAY,
        true => ON_ITS_DAY,
        false => WITHOUT_DAY,
    };
    if words < enough
        || far
        || late
        || !on_its_day && shared < 2
        || strangers(material, step, at, sentence) && words < SURE
    {
        return None;
    }
    let score = words + if on_its_day { 0.3 } else { 0.0 };
    if signs.has(Signs::CANCELLED) {
        return Some((Word::Cancelled, score + 0.1));
    }
    if signs.has(Signs::UNMET) && due_passed {
        return Some((Word::Missed, score));
    }
    let ahead = signs.any(&[Signs::AHEAD, Signs::SUPPOSED]);
    (!ahead && due_passed && !signs.has(Signs::NEGATED)).then_some((Word::Held, score))
}

/// Whether a sentence announces the step itself.
fn announces(material: &Material, step: &Step, at: At, sentence: &Sentence) -> bool {
    step.told.iter().any(|told| {
        let range = material.step(*told).passage.utf8;
        told.report == at.report
            && range.start < sentence.passage.utf8.end
            && sentence.passage.utf8.start < range.end
    })
}

/// How far stems tell of the step, and how many of them it shares.
fn alike(material: &Material, step: &Step, at: At, stems: &[u32]) -> (f64, usize) {
    let told = step.told.iter().map(|told| {
        let announced = &material.step(*told).stems;
        let shared = announced.iter().filter(|stem| stems.binary_search(stem).is_ok()).count();
        (material.overlap((told.report, announced), (at.report, stems)), shared)
    });
    told.fold((0.0, 0), |best, other| (f64::max(best.0, other.0), best.1.max(other.1)))
}

/// The time within which a step is to come about that has a deadline: from its announcement to a little past its day.
fn deadline(material: &Material, step: &Step) -> Option<Days> {
    let due = step.due?;
    let first = step.told.first()?;
    let announced = material.told(first.report).published?;
    let bound = step.told.iter().any(|told| {
        let text = crate::text::fold(&material.step(*told).what);
        ["by ", "before ", "within ", "not later than ", "end of "].iter().any(|cue| text.contains(cue))
    });
    bound.then_some(Days { first: announced, last: due.last + NEAR })
}

/// Whether the step is that something takes effect.
fn begins(material: &Material, step: &Step) -> bool {
    step.told.iter().any(|told| has(&material.step(*told).stems, &["begin", "truce", "fire"]))
}

/// Whether a sentence tells what has been so since a day.
fn since(sentence: &Sentence) -> bool {
    crate::text::words(&sentence.passage.text).iter().any(|word| word.folded == "since")
}

/// Whether the sentence is about nobody who is to act in the step.
fn strangers(material: &Material, step: &Step, at: At, sentence: &Sentence) -> bool {
    let tops = |at: At, sentence: &Sentence| -> BTreeSet<String> {
        let actors = material.actors(at.report, &sentence.actors);
        actors.map(|actor| material.top(at.report, actor).to_owned()).collect()
    };
    let theirs = tops(at, sentence);
    let ours = step.told.iter().filter_map(|told| {
        Some(tops(*told, material.sentence_of(told.report, material.step(*told).sentence)?))
    });
    let ours: BTreeSet<String> = ours.flatten().collect();
    !theirs.is_empty() && !ours.is_empty() && ours.is_disjoint(&theirs)
}

/// Whether days are too far from the day of a step to be of it.
fn off(due: Days, days: Days) -> bool {
    days.last < due.first - EARLY || days.first > due.last + LATE
}

/// Whether an event of a later report is the step come about.
pub(super) fn came_about(material: &Material, step: &Step, event: &Event, at: At) -> bool {
    let stems = || step.told.iter().map(|told| (told.report, material.step(*told).stems.as_slice()));
    let sort = |kinds: &[&str]| stems().any(|(_, stems)| has(stems, kinds));
    let fits = match event.kind {
        EventType::Consult => sort(&["talk", "visit", "travel"]),
        EventType::Agree => sort(&["sign", "accord", "ratifi", "elect", "approv", "prolong"]),
        EventType::Concede => sort(&["free", "captive"]),
        EventType::Retreat => sort(&["withdraw", "weapon"]),
        EventType::Cooperate => sort(&["open", "install", "deploy", "begin"]),
        EventType::Aid => sort(&["deploy", "monitor", "aid"]),
        _ => false,
    };
    let told = material.event(at);
    let when = match (step.due, told.days) {
        (Some(due), Some(days)) => due.gap(days) <= LATE_EVENT,
        _ => false,
    };
    let words = stems().map(|stems| material.overlap(stems, (at.report, &told.stems))).fold(0.0, f64::max);
    fits && when && words >= 0.15
}
