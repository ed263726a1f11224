//! What happened in a process, page by page.

use peacebrief::v1::{self, timeline_entry};

use super::{Page, Reader};
use crate::digest::{Event, Step, Whole};
use crate::text::Days;
use crate::{Dossier, Shelf};

/// Past the last day of the calendar: where things without a date stand.
const UNDATED: i32 = 9_999_999;

/// A move of an agreement with its days and what it is sorted by.
type Moved = (Option<Days>, String, v1::TimelineEntry);

/// Something on a timeline that is not on a page yet.
enum Entry<'w> {
    Event(&'w Event),
    Step(&'w Step),
    Move(Box<v1::TimelineEntry>),
}

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
        self.timeline_from(&mut Dossier::new(process, None), happened, size, after)
    }

    /// The same from a dossier of all reports, which is brought up to date first.
    ///
    /// # Errors
    /// As [`process`](Self::process). What the dossier has taken in by then, it keeps.
    pub fn timeline_from(
        &self,
        dossier: &mut Dossier,
        happened: Option<&v1::DateInterval>,
        size: usize,
        after: Option<&str>,
    ) -> Result<Option<Page<v1::TimelineEntry>>, S::Error> {
        if self.process(&dossier.process)?.is_none() {
            return Ok(None);
        }
        self.bring_up(dossier)?;
        let whole = &dossier.whole;
        let start =
            happened.and_then(|window| window.start.as_ref()).and_then(Days::of).map_or(0, |days| days.first);
        let last = match happened {
            Some(window) => window.end.as_ref().and_then(Days::of).map_or(UNDATED - 1, |days| days.last),
            None => UNDATED,
        };
        let fits = |days: Option<Days>| match days {
            Some(days) => days.last >= start && days.first <= last,
            None => last >= UNDATED,
        };
        let sorted = |days: Option<Days>, sort: &str, name: &str| {
            format!("{:07}/{sort}/{name}", days.map_or(UNDATED, |days| days.first.max(start)))
        };
        // What stands before the day of the last entry answered needs no name to be passed over.
        let from = after.and_then(|after| after.split('/').next()?.parse().ok()).unwrap_or(i32::MIN);
        let open =
            |days: &Option<Days>| days.map_or(UNDATED, |days| days.first.max(start)) >= from && fits(*days);
        let mut entries: Vec<(String, Entry<'_>)> = Vec::new();
        for event in whole.events.iter().filter(|event| open(&event.days)) {
            entries.push((sorted(event.days, "event", &event.name), Entry::Event(event)));
        }
        for step in whole.steps.iter().filter(|step| open(&step.due)) {
            entries.push((sorted(step.due, "step", &step.name), Entry::Step(step)));
        }
        for (days, name, entry) in self.moves(whole)?.into_iter().filter(|(days, ..)| open(days)) {
            entries.push((sorted(days, "move", &name), Entry::Move(Box::new(entry))));
        }
        entries.retain(|(key, _)| after.is_none_or(|after| key.as_str() > after));
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        let more = entries.len() > size;
        entries.truncate(size);
        let next = entries.last().filter(|_| more).map(|(key, _)| key.clone());
        let told = entries.into_iter().map(|(_, entry)| match entry {
            Entry::Event(event) => self.event_entry(whole, event),
            Entry::Step(step) => self.step_entry(whole, step),
            Entry::Move(entry) => *entry,
        });
        Ok(Some((told.collect(), next)))
    }

    /// The moves of all agreements, with their days and what they are sorted by.
    fn moves(&self, whole: &Whole) -> Result<Vec<Moved>, S::Error> {
        let mut moves = Vec::new();
        for agreement in self.digest_agreements(whole)? {
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

    fn event_entry(&self, whole: &Whole, event: &Event) -> v1::TimelineEntry {
        let told = self.digest_event(whole, event, usize::MAX);
        v1::TimelineEntry { date: told.date.clone(), entry: Some(timeline_entry::Entry::Event(told)) }
    }

    fn step_entry(&self, whole: &Whole, step: &Step) -> v1::TimelineEntry {
        let told = self.digest_step(whole, step, usize::MAX);
        v1::TimelineEntry { date: told.due.clone(), entry: Some(timeline_entry::Entry::Step(told)) }
    }
}
