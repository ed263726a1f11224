//! What became of a step, as of the last report.

use peacebrief::v1::{EventType, StepOutcome};

use super::super::material::has;
use super::super::{At, Event, Material};
use super::Step;
use crate::account::Signs;
use crate::record::{Sentence, Telling};
use crate::text::Days;

/// How long after its day a step is still told of as such, in days.
const LATE: i32 = 30;
/// How long before its day it may come about.
const EARLY: i32 = 7;
/// How alike a sentence must be to tell of the step where it names its day, and where it does not.
const ON_ITS_DAY: f64 = 0.3;
const WITHOUT_DAY: f64 = 0.5;

/// What a report tells of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Held,
    Missed,
    Cancelled,
}

/// The outcome of a step, and who tells it.
pub(super) fn fate(material: &Material, events: &[Event], step: &Step) -> (StepOutcome, Vec<Telling>) {
    let Some(first) = step.told.first().copied() else { return Default::default() };
    let mut told: Vec<(At, Word, Telling, f64)> = Vec::new();
    for (report, _) in material.reports.iter().enumerate().skip(first.report + 1) {
        let mut best: Option<(At, Word, Telling, f64)> = None;
        for (item, sentence) in material.reports[report].account.sentences.iter().enumerate() {
            let at = At { report, item };
            let Some((word, score)) = weigh(material, step, at, sentence) else { continue };
            if best.as_ref().is_none_or(|(.., other)| score > *other) {
                best = Some((at, word, material.telling(report, &sentence.passage), score));
            }
        }
        told.extend(best);
    }
    for event in events {
        for at in &event.told {
            if at.report > first.report
                && came_about(material, step, event, *at)
                && told.iter().all(|(other, ..)| other.report != at.report)
            {
                let telling = material.telling(at.report, &material.event(*at).passage);
                told.push((*at, Word::Held, telling, 1.0));
            }
        }
    }
    told.sort_by_key(|(at, ..)| *at);
    let outcome = match told.iter().rev().map(|(_, word, ..)| *word).collect::<Vec<_>>().as_slice() {
        [] => {
            let passed = step.due.zip(material.last_day()).is_some_and(|(due, last)| due.last < last);
            if passed { StepOutcome::Missed } else { StepOutcome::Pending }
        }
        words if words.contains(&Word::Held) => StepOutcome::Held,
        words if words.contains(&Word::Cancelled) => StepOutcome::Cancelled,
        _ => StepOutcome::Missed,
    };
    (outcome, told.into_iter().map(|(.., telling, _)| telling).collect())
}

/// What a sentence of a later report tells of a step, and how surely; `None` where it tells nothing of it.
fn weigh(material: &Material, step: &Step, at: At, sentence: &Sentence) -> Option<(Word, f64)> {
    let signs = Signs::of(sentence);
    let published = material.reports[at.report].published;
    let announced = step.told.iter().any(|told| {
        told.report == at.report && {
            let range = material.step(*told).passage.utf8;
            range.start < sentence.passage.utf8.end && sentence.passage.utf8.start < range.end
        }
    });
    if announced {
        return None;
    }
    let words = step
        .told
        .iter()
        .map(|told| material.overlap(&material.step(*told).stems, &sentence.stems))
        .fold(0.0, f64::max);
    let on_its_day = step.due.is_some_and(|due| sentence.days.iter().any(|day| day.days.gap(due) <= 3));
    let far = step
        .due
        .is_some_and(|due| !sentence.days.is_empty() && sentence.days.iter().all(|day| off(due, day.days)));
    let enough = if on_its_day { ON_ITS_DAY } else { WITHOUT_DAY };
    if words < enough || far {
        return None;
    }
    let score = words + if on_its_day { 0.3 } else { 0.0 };
    let due_passed = step.due.zip(published).is_none_or(|(due, published)| due.first <= published);
    if signs.has(Signs::CANCELLED) {
        return Some((Word::Cancelled, score + 0.1));
    }
    if signs.has(Signs::UNMET) && due_passed {
        return Some((Word::Missed, score));
    }
    let ahead = signs.any(&[Signs::AHEAD, Signs::SUPPOSED]);
    (!ahead && due_passed && !signs.has(Signs::NEGATED)).then_some((Word::Held, score))
}

/// Whether days are too far from the day of a step to be of it.
fn off(due: Days, days: Days) -> bool {
    days.last < due.first - EARLY || days.first > due.last + LATE
}

/// Whether an event of a later report is the step come about.
fn came_about(material: &Material, step: &Step, event: &Event, at: At) -> bool {
    let stems: Vec<&[u32]> = step.told.iter().map(|told| material.step(*told).stems.as_slice()).collect();
    let sort = |kinds: &[&str]| stems.iter().any(|stems| has(stems, kinds));
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
        (Some(due), Some(days)) => due.gap(days) <= 4,
        _ => false,
    };
    let words = stems.iter().map(|stems| material.overlap(stems, &told.stems)).fold(0.0, f64::max);
    fits && when && words >= 0.15
}
