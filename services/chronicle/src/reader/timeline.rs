//! What happened in a process, page by page.

use std::collections::BTreeSet;

use peacebrief::v1::{self, timeline_entry};

use super::{Page, Reader};
use crate::digest::{Event, Findings, Material, Step, following, loading};
use crate::text::{Days, days_of};
use crate::{Shelf, keys};

/// How many days around those of a page are read besides: tellings that give a thing another day, or only its month, stand there.
const MARGIN: i32 = 35;
/// How many days after its own a step is still told of.
const LONG_AFTER: i32 = 120;
/// How many of a process's reports are read for what became of a page's steps.
const REPORTS: usize = 2_000;
/// How many agreements of a process are told of.
const AGREEMENTS: usize = 10_000;
/// Past the last day of the calendar: where things without a date stand.
const UNDATED: i32 = 9_999_999;

/// An entry with what it is sorted by.
type Sorted = (String, v1::TimelineEntry);
/// A move of an agreement with its days and what it is sorted by.
type Moved = (Option<Days>, String, v1::TimelineEntry);

impl<S: Shelf> Reader<'_, S> {
    /// A page of what happened in a process, of how its agreements moved and of what was due, in order of time and at the end what
    /// has no date; nothing where there is no such process. What has no date is told only where no window of days is given.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn timeline(
        &self,
        process: &str,
        happened: Option<&v1::DateInterval>,
        size: usize,
        after: Option<&str>,
    ) -> Result<Option<Page<v1::TimelineEntry>>, S::Error> {
        let Some(record) = self.process(process)? else { return Ok(None) };
        let start =
            happened.and_then(|window| window.start.as_ref()).and_then(Days::of).map_or(0, |days| days.first);
        let last = match happened {
            Some(window) => window.end.as_ref().and_then(Days::of).map_or(UNDATED - 1, |days| days.last),
            None => UNDATED,
        };
        let as_of = days_of(record.last_published.as_ref());
        // Everything before the day of the last entry answered has been told.
        let from = after.and_then(|after| after.split('/').next()?.parse().ok()).unwrap_or(start);
        let moves = self.moves(process)?;
        let mut limit = (size * 4).max(200);
        loop {
            let read =
                loading::happened(&self.desk, process, (from.min(UNDATED - 1) - MARGIN).max(0), limit)?;
            let through = read.until.map_or(last, |until| (until - MARGIN).min(last));
            let all = read.until.is_none() || through >= last;
            if !all && read.days.iter().filter(|day| (from..=through).contains(day)).count() <= size {
                limit *= 2;
                continue;
            }
            let mut briefs = read.briefs;
            briefs.extend(self.told_by_year(process, from, through)?);
            let material = self.material_of(&briefs)?;
            let findings = Findings::of(&material);
            let within = |first: Option<i32>, last_day: Option<i32>| match (first, last_day) {
                (Some(first), Some(end)) => end >= start && first <= through && first <= last,
                _ => through >= UNDATED,
            };
            let sorted = |days: Option<Days>, sort: &str, name: &str| {
                format!("{:07}/{sort}/{name}", days.map_or(UNDATED, |days| days.first.max(start)))
            };
            let fits = |days: Option<Days>| within(days.map(|days| days.first), days.map(|days| days.last));
            let mut entries: Vec<Sorted> = Vec::new();
            for event in findings.events.iter().filter(|event| fits(event.days)) {
                entries.push((sorted(event.days, "event", &event.name), self.event_entry(event)));
            }
            let steps: Vec<&Step> = findings.steps.iter().filter(|step| fits(step.due)).collect();
            for step in self.with_fate(process, &briefs, &steps, as_of)? {
                entries.push((sorted(step.due, "step", &step.name), self.step_entry(&step)));
            }
            for (days, name, entry) in moves.iter().filter(|(days, ..)| fits(*days)) {
                entries.push((sorted(*days, "move", name), entry.clone()));
            }
            entries.retain(|(key, _)| after.is_none_or(|after| key.as_str() > after));
            entries.sort_by(|(a, _), (b, _)| a.cmp(b));
            if entries.len() > size || all {
                let more = entries.len() > size || !all;
                entries.truncate(size);
                let next = entries.last().filter(|_| more).map(|(key, _)| key.clone());
                return Ok(Some((entries.into_iter().map(|(_, entry)| entry).collect(), next)));
            }
            limit *= 2;
        }
    }

    /// The briefs that tell of something by its year only, for the years between two days.
    fn told_by_year(&self, process: &str, from: i32, through: i32) -> Result<BTreeSet<String>, S::Error> {
        const YEARS: i32 = 200;
        let year = |day: i32| Days::on(day).first_date().map(|date| date.year);
        let (Some(first), Some(last)) = (year(from.max(1)), year(through).or_else(|| year(from + MARGIN)))
        else {
            return Ok(BTreeSet::new());
        };
        let mut briefs = BTreeSet::new();
        for year in first..=last.min(first + YEARS) {
            let day = Days::of(&v1::Date { year, month: 1, day: 1 }).map(|days| Days::on(days.first));
            let under =
                self.desk.with_key::<crate::record::Account>(&keys::happened(process, day), super::STRIDE)?;
            briefs.extend(under.into_iter().map(|(_, account)| account.brief));
        }
        Ok(briefs)
    }

    fn material_of(&self, briefs: &BTreeSet<String>) -> Result<Material, S::Error> {
        let reports = self.merged(loading::reports(&self.desk, briefs)?)?;
        loading::material(&self.desk, reports)
    }

    /// Steps with what became of them: for that, later reports are read, which may tell of nothing else on the page.
    fn with_fate(
        &self,
        process: &str,
        briefs: &BTreeSet<String>,
        steps: &[&Step],
        as_of: Option<i32>,
    ) -> Result<Vec<Step>, S::Error> {
        let announced = steps.iter().filter_map(|step| days_of(step.announced.first()?.published.as_ref()));
        let (Some(first), Some(as_of)) = (announced.min(), as_of) else {
            return Ok(steps.iter().map(|step| (*step).clone()).collect());
        };
        let due = steps.iter().map(|step| step.due.map_or(as_of, |due| due.last)).max().unwrap_or(as_of);
        let window = v1::DateInterval {
            start: Days::on(first).first_date(),
            end: Days::on(due.saturating_add(LONG_AFTER).min(as_of)).first_date(),
        };
        let later = loading::published(&self.desk, process, Some(&window), REPORTS)?;
        let mut briefs = briefs.clone();
        briefs.extend(later.into_iter().map(|report| report.brief));
        let followed = following(&self.material_of(&briefs)?.told_on(as_of));
        let fate = |step: &&Step| {
            followed.iter().find(|other| other.name == step.name).cloned().unwrap_or_else(|| (*step).clone())
        };
        Ok(steps.iter().map(fate).collect())
    }

    /// The moves of all agreements of a process, with their days and what they are sorted by.
    fn moves(&self, process: &str) -> Result<Vec<Moved>, S::Error> {
        let (agreements, _) = self.agreements(process, "", &[], AGREEMENTS, None)?;
        let mut moves = Vec::new();
        for agreement in agreements {
            for moved in agreement.history {
                let days = moved.date.as_ref().and_then(Days::of_resolved);
                let entry = v1::AgreementMove {
                    agreement: agreement.name.clone(),
                    display_name: agreement.display_name.clone(),
                    r#move: Some(moved.clone()),
                };
                let entry = v1::TimelineEntry {
                    date: moved.date.clone(),
                    entry: Some(timeline_entry::Entry::AgreementMove(entry)),
                };
                moves.push((days, format!("{}/{:02}", agreement.name, moved.status), entry));
            }
        }
        Ok(moves)
    }

    fn event_entry(&self, event: &Event) -> v1::TimelineEntry {
        let told = self.digest_event(event);
        v1::TimelineEntry { date: told.date.clone(), entry: Some(timeline_entry::Entry::Event(told)) }
    }

    fn step_entry(&self, step: &Step) -> v1::TimelineEntry {
        let told = self.digest_step(step);
        v1::TimelineEntry { date: told.due.clone(), entry: Some(timeline_entry::Entry::Step(told)) }
    }
}
