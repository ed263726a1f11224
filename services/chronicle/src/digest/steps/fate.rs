//! What became of a step, as of the last report.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use peacebrief::v1::StepOutcome;

use super::super::material::Turn;
use super::super::postings::Postings;
use super::super::spans::Spans;
use super::super::told::{Cite, Place};
use super::super::{At, Event, Material};
use super::Step;
use super::weighing::{LATE_EVENT, Word, came_about, weigh};
use crate::text::Days;

/// In more sentences around than this a stem leads to none.
const FREQUENT: usize = 200;
/// Over more days than this an event is found by the first of them only.
const LONG: i32 = 40;

/// All steps as they are now; of those that were grouped anew, what they were before, and which they are.
type Regrouped<'s> = (&'s BTreeMap<At, Step>, &'s [(At, Step)], &'s [At]);

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
        (steps, before, now): Regrouped<'_>,
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
