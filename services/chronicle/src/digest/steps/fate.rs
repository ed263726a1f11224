//! What became of a step, as of the last report.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use peacebrief::v1::{EventType, StepOutcome};

use super::super::material::has;
use super::super::{At, Event, Material};
use super::Step;
use crate::account::Signs;
use crate::record::{Sentence, Telling};
use crate::text::Days;

/// How long after its day a step is still told of as such, in days.
const LATE: i32 = 30;
/// How many days off its day an event may be the step come about.
const LATE_EVENT: i32 = 4;
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
/// How alike it must be where it tells the act that was announced, on the very day.
const ACT_ON_ITS_DAY: f64 = 0.12;
/// Acts that are announced and told in the same terms.
const ACTS: &[&str] = &[
    "talk", "sign", "free", "withdraw", "elect", "open", "install", "deploy", "monitor", "prolong", "begin",
    "truce", "visit", "weapon",
];

/// What a report tells of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Held,
    Missed,
    Cancelled,
}

/// Sentences and events, found by their words and days.
pub(super) struct Index {
    words: HashMap<u32, Vec<At>>,
    days: BTreeMap<i32, Vec<At>>,
    events: BTreeMap<i32, Vec<usize>>,
}

/// In more sentences than this a stem leads to none.
const FREQUENT: usize = 200;
/// Over more days than this an event is found by the first of them only.
const LONG: i32 = 40;

impl Index {
    pub(super) fn new(material: &Material, events: &[Event]) -> Self {
        let mut index = Self { words: HashMap::new(), days: BTreeMap::new(), events: BTreeMap::new() };
        for (at, sentence) in material.sentences() {
            for stem in &sentence.stems {
                index.words.entry(*stem).or_default().push(at);
            }
            for day in &sentence.days {
                index.days.entry(day.days.first).or_default().push(at);
            }
        }
        for (i, event) in events.iter().enumerate() {
            let Some(days) = event.days else { continue };
            for day in days.first..=days.last.min(days.first + LONG) {
                index.events.entry(day).or_default().push(i);
            }
        }
        index
    }

    /// The sentences of later reports that may tell of a step: that share a word with it, or name a day near its own.
    fn sentences(&self, material: &Material, step: &Step, first: At) -> BTreeSet<At> {
        let stems = step.told.iter().flat_map(|told| &material.step(*told).stems);
        let words =
            stems.filter_map(|stem| self.words.get(stem)).filter(|places| places.len() <= FREQUENT).flatten();
        let near = step.due.map(|due| deadline(material, step).map_or(due, |time| time.hull(due)));
        let days = near.map(|near| self.days.range(near.first - EARLY..=near.last + NEAR));
        let days = days.into_iter().flatten().flat_map(|(_, places)| places);
        words.chain(days).copied().filter(|at| at.report > first.report).collect()
    }

    /// The events near the day of a step.
    fn events(&self, step: &Step) -> BTreeSet<usize> {
        let near = step.due.map(|due| self.events.range(due.first - LATE_EVENT..=due.last + LATE_EVENT));
        near.into_iter().flatten().flat_map(|(_, events)| events).copied().collect()
    }
}

/// The outcome of a step, and who tells it.
pub(super) fn fate(
    material: &Material,
    events: &[Event],
    index: &Index,
    step: &Step,
) -> (StepOutcome, Vec<Telling>) {
    let Some(first) = step.told.first().copied() else { return Default::default() };
    let mut best: BTreeMap<usize, (At, Word, f64)> = BTreeMap::new();
    for at in index.sentences(material, step, first) {
        let Some((word, score)) = weigh(material, step, at, material.sentence(at)) else { continue };
        if best.get(&at.report).is_none_or(|(_, _, other)| score > *other) {
            best.insert(at.report, (at, word, score));
        }
    }
    let telling = |at: At| material.telling(at.report, &material.sentence(at).passage);
    let mut told: Vec<(At, Word, Telling)> =
        best.values().map(|(at, word, _)| (*at, *word, telling(*at))).collect();
    for event in index.events(step).into_iter().map(|i| &events[i]) {
        for at in event.told.iter().filter(|at| at.report > first.report) {
            if told.iter().all(|(other, ..)| other.report != at.report)
                && came_about(material, step, event, *at)
            {
                told.push((*at, Word::Held, material.telling(at.report, &material.event(*at).passage)));
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
    (outcome, told.into_iter().map(|(.., telling)| telling).collect())
}

/// What a sentence of a later report tells of a step, and how surely; `None` where it tells nothing of it.
fn weigh(material: &Material, step: &Step, at: At, sentence: &Sentence) -> Option<(Word, f64)> {
    if announces(material, step, at, sentence) {
        return None;
    }
    let signs = Signs::of(sentence);
    let published = material.reports[at.report].published;
    let due_passed = step.due.zip(published).is_none_or(|(due, published)| due.first <= published);
    // "Since the 18th the line has been silent."
    if step.due.is_some_and(|due| sentence.days.iter().any(|day| day.bound && day.days == due))
        && begins(material, step)
        && since(sentence)
    {
        return (!signs.has(Signs::UNMET)).then_some((Word::Held, 1.0));
    }
    let (words, shared) = alike(material, step, &sentence.stems);
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
fn alike(material: &Material, step: &Step, stems: &[u32]) -> (f64, usize) {
    let told = step.told.iter().map(|told| {
        let announced = &material.step(*told).stems;
        let shared = announced.iter().filter(|stem| stems.binary_search(stem).is_ok()).count();
        (material.overlap(announced, stems), shared)
    });
    told.fold((0.0, 0), |best, other| (f64::max(best.0, other.0), best.1.max(other.1)))
}

/// The time within which a step is to come about that has a deadline: from its announcement to a little past its day.
fn deadline(material: &Material, step: &Step) -> Option<Days> {
    let due = step.due?;
    let first = step.told.first()?;
    let announced = material.reports[first.report].published?;
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
        material.actors(at.report, &sentence.actors).map(|actor| material.top(actor).to_owned()).collect()
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
        (Some(due), Some(days)) => due.gap(days) <= LATE_EVENT,
        _ => false,
    };
    let words = stems.iter().map(|stems| material.overlap(stems, &told.stems)).fold(0.0, f64::max);
    fits && when && words >= 0.15
}
