//! What became of a step, as of the last report.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use peacebrief::v1::{EventType, StepOutcome};

use super::super::material::{Cite, Place, Turn, has};
use super::super::postings::Postings;
use super::super::spans::Spans;
use super::super::{At, Event, Material};
use super::Step;
use crate::account::Signs;
use crate::record::Sentence;
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

/// In more sentences around than this a stem leads to none.
const FREQUENT: usize = 200;
/// How many days after its announcement a step without a day may be told of.
const UNDATED: i32 = 400;
/// Over more days than this an event is found by the first of them only.
const LONG: i32 = 40;

/// What later reports tell of a step.
#[derive(Debug, Default)]
struct Judged {
    /// The sentence of each report that tells most surely of it.
    words: BTreeMap<Place, (At, Word, f64)>,
    /// Tellings of events that are the step come about, by their reports.
    held: BTreeMap<Place, At>,
}

/// What became of all steps, kept up.
#[derive(Debug, Default)]
pub(super) struct Fates {
    judged: HashMap<At, Judged>,
    /// The steps of which each report has a word.
    by_report: BTreeMap<Place, BTreeSet<At>>,
    /// The steps of each stem that their announcements have, by the last day on which a report that names no day may tell of them.
    by_stem: BTreeSet<(u32, i32, At)>,
    /// The steps by the days that a sentence must name to tell of them.
    by_day: Spans<At>,
    /// The steps by their days.
    by_due: Spans<At>,
    /// The events by their days.
    events: Spans<At>,
    known: BTreeMap<At, Arc<Event>>,
}

impl Fates {
    /// Follows changes of the reports, of the steps and of the events. Answers the steps of which something else is told now.
    pub(super) fn turn(
        &mut self,
        material: &Material,
        postings: &Postings,
        turn: &Turn,
        (steps, before, now): (&BTreeMap<At, Step>, &[(At, Step)], &[At]),
        events: &[Arc<Event>],
    ) -> BTreeSet<At> {
        let near_events = self.follow_events(events);
        let mut touched: BTreeSet<At> = BTreeSet::new();
        for (step, before) in before {
            self.forget(*step, before);
        }
        // What reports told that are no more there, or look otherwise.
        for report in turn.gone.keys().chain(&turn.changed) {
            for step in self.by_report.remove(report).unwrap_or_default() {
                touched.insert(step);
                if let Some(judged) = self.judged.get_mut(&step) {
                    judged.words.remove(report);
                }
            }
        }
        for report in &turn.changed {
            touched.extend(self.judge_report(material, steps, *report));
        }
        let new: Vec<(At, &Step)> = now.iter().filter_map(|at| Some((*at, steps.get(at)?))).collect();
        for (name, step) in &new {
            self.judge_step(material, postings, *name, step);
        }
        let due: Vec<Days> = near_events;
        let mut open: BTreeSet<At> =
            due.into_iter().flat_map(|days| self.by_due.meeting(0, days, At::LEAST, At::MOST)).collect();
        open.extend(now);
        for name in open {
            let Some(step) = steps.get(&name) else { continue };
            let held = self.held(material, step);
            if let Some(judged) = self.judged.get_mut(&name)
                && judged.held != held
            {
                judged.held = held;
                touched.insert(name);
            }
        }
        touched.extend(now);
        touched
    }

    /// The outcome of a step, and who tells it.
    pub(super) fn of(&self, material: &Material, name: At, step: &Step) -> (StepOutcome, Vec<Cite>) {
        let mut told: Vec<(At, Word, Cite)> = Vec::new();
        if let Some(judged) = self.judged.get(&name) {
            told.extend(judged.words.values().map(|(at, word, _)| (*at, *word, Cite::Sentence(*at))));
            let held = judged.held.iter().filter(|(report, _)| !judged.words.contains_key(report));
            told.extend(held.map(|(_, at)| (*at, Word::Held, Cite::Event(*at))));
        }
        told.sort_by_key(|(at, ..)| *at);
        let said = |word: Word| told.iter().any(|(_, other, _)| *other == word);
        let outcome = if told.is_empty() {
            let passed = step.due.zip(material.last_day()).is_some_and(|(due, last)| due.last < last);
            if passed { StepOutcome::Missed } else { StepOutcome::Pending }
        } else if said(Word::Held) {
            StepOutcome::Held
        } else if said(Word::Cancelled) {
            StepOutcome::Cancelled
        } else {
            StepOutcome::Missed
        };
        (outcome, told.into_iter().map(|(.., cite)| cite).collect())
    }

    /// Takes a step out of all lists.
    fn forget(&mut self, name: At, step: &Step) {
        for report in self.judged.remove(&name).unwrap_or_default().words.into_keys() {
            if let Some(steps) = self.by_report.get_mut(&report) {
                steps.remove(&name);
                if steps.is_empty() {
                    self.by_report.remove(&report);
                }
            }
        }
        for stem in &step.stems {
            self.by_stem.remove(&(*stem, step.told_until, name));
        }
        if let Some((due, near)) = step.due.zip(step.near) {
            self.by_due.remove(0, due, name);
            self.by_day.remove(0, near, name);
        }
    }

    /// Works out what all later reports tell of a step.
    fn judge_step(&mut self, material: &Material, postings: &Postings, name: At, step: &Step) {
        for stem in &step.stems {
            self.by_stem.insert((*stem, step.told_until, name));
        }
        if let Some((due, near)) = step.due.zip(step.near) {
            self.by_due.insert(0, due, name);
            self.by_day.insert(0, near, name);
        }
        let mut sentences: BTreeSet<At> = BTreeSet::new();
        for stem in &step.stems {
            let places = postings.with_stem(*stem);
            let later = &places[places.partition_point(|at| at.report <= name.report)..];
            let in_time = later.iter().take_while(|at| published(material, at.report) <= step.told_until);
            sentences.extend(in_time.filter(|at| leads(material, at.report, *stem)));
        }
        if let Some(near) = step.near {
            sentences.extend(postings.naming(near.first..=near.last).filter(|at| at.report > name.report));
        }
        let mut judged = Judged::default();
        for at in sentences {
            weigh_against(material, step, at, &mut judged);
        }
        for report in judged.words.keys() {
            self.by_report.entry(*report).or_default().insert(name);
        }
        self.judged.insert(name, judged);
    }

    /// Works out what a report tells of all earlier steps, and answers those of which it does.
    fn judge_report(&mut self, material: &Material, steps: &BTreeMap<At, Step>, report: Place) -> Vec<At> {
        let published = published(material, report);
        let mut told_of = BTreeSet::new();
        for (item, sentence) in material.told(report).account.sentences.iter().enumerate() {
            let at = At { report, item };
            let mut near: BTreeSet<At> = BTreeSet::new();
            for stem in sentence.stems.iter().filter(|stem| leads(material, report, **stem)) {
                let from = (*stem, published, At::LEAST);
                near.extend(self.by_stem.range(from..=(*stem, i32::MAX, At::MOST)).map(|(.., step)| *step));
            }
            for day in &sentence.days {
                near.extend(self.by_day.meeting(0, Days::on(day.days.first), At::LEAST, At::MOST));
            }
            for name in near.into_iter().filter(|name| name.report < report) {
                let Some((step, judged)) = steps.get(&name).zip(self.judged.get_mut(&name)) else { continue };
                weigh_against(material, step, at, judged);
                if judged.words.contains_key(&report) {
                    told_of.insert(name);
                }
            }
        }
        if !told_of.is_empty() {
            self.by_report.entry(report).or_default().extend(&told_of);
        }
        told_of.into_iter().collect()
    }

    /// Takes over the events as they are now, and answers the days about which some have changed.
    fn follow_events(&mut self, events: &[Arc<Event>]) -> Vec<Days> {
        let wide = |days: Days| Days { first: days.first - LATE_EVENT, last: days.last + LATE_EVENT };
        let mut changed = Vec::new();
        let mut left = std::mem::take(&mut self.known);
        for event in events {
            let Some(first) = event.first() else { continue };
            let known = left.remove(&first);
            if !known.as_ref().is_some_and(|known| Arc::ptr_eq(known, event)) {
                if let Some(days) = known.and_then(|known| found_by(&known)) {
                    self.events.remove(0, days, first);
                    changed.push(wide(days));
                }
                if let Some(days) = found_by(event) {
                    self.events.insert(0, days, first);
                    changed.push(wide(days));
                }
            }
            self.known.insert(first, Arc::clone(event));
        }
        for (first, gone) in left {
            if let Some(days) = found_by(&gone) {
                self.events.remove(0, days, first);
                changed.push(wide(days));
            }
        }
        changed
    }

    /// The tellings of events of later reports that are a step come about.
    fn held(&self, material: &Material, step: &Step) -> BTreeMap<Place, At> {
        let mut held = BTreeMap::new();
        let (Some(first), Some(due)) = (step.told.first(), step.due) else { return held };
        let near = Days { first: due.first - LATE_EVENT, last: due.last + LATE_EVENT };
        let near: BTreeSet<At> = self.events.meeting(0, near, At::LEAST, At::MOST).collect();
        for event in near.iter().filter_map(|name| self.known.get(name)) {
            for at in event.told.iter().filter(|at| at.report > first.report) {
                if !held.contains_key(&at.report) && came_about(material, step, event, *at) {
                    held.insert(at.report, *at);
                }
            }
        }
        held
    }
}

/// Whether a stem is rare enough around a report to lead from it to a step.
fn leads(material: &Material, report: Place, stem: u32) -> bool {
    material.told(report).outlook.sentences(stem) <= FREQUENT
}

/// The day on which a report was published; one without stands before all others.
fn published(material: &Material, report: Place) -> i32 {
    material.told(report).published.unwrap_or(i32::MIN)
}

/// The days by which an event is found.
fn found_by(event: &Event) -> Option<Days> {
    event.days.map(|days| Days { last: days.last.min(days.first + LONG), ..days })
}

/// Weighs a sentence, and keeps it where no other of its report tells more surely of the step.
fn weigh_against(material: &Material, step: &Step, at: At, judged: &mut Judged) {
    let Some((word, score)) = weigh(material, step, at, material.sentence(at)) else { return };
    if judged.words.get(&at.report).is_none_or(|(_, _, other)| score > *other) {
        judged.words.insert(at.report, (at, word, score));
    }
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
fn weigh(material: &Material, step: &Step, at: At, sentence: &Sentence) -> Option<(Word, f64)> {
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
fn came_about(material: &Material, step: &Step, event: &Event, at: At) -> bool {
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
