//! Takes reports in, and works out what they change.

use peacebrief::v1;

use crate::desk::Desk;
use crate::record::{
    Account, ActorRecord, AgreementRecord, DayMark, LeadRecord, MarkRecord, NameRecord, PartRecord,
    ProcessRecord, Record, ReportRecord, stamp,
};
use crate::{Entry, Report, Shelf, account, alerts, days, intake, keys, naming};

/// What a chronicler has changed, for its host to write in one transaction.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// Entries to write, each in the place of what has its id.
    pub written: Vec<Entry>,
    /// Ids of entries to remove.
    pub removed: Vec<String>,
    /// News, each with a key that is the same whenever the same news is raised: the host tells each key once.
    pub alerts: Vec<(String, v1::Alert)>,
}

/// Takes in reports, in the order in which they were kept, and works out what they change on a shelf.
pub struct Chronicler<'s, S> {
    pub(crate) desk: Desk<'s, S>,
    pub(crate) alerts: Vec<(String, v1::Alert)>,
}

impl<'s, S: Shelf> Chronicler<'s, S> {
    /// Begins to work on a shelf.
    pub fn new(shelf: &'s S) -> Self {
        Self { desk: Desk::new(shelf), alerts: Vec::new() }
    }

    /// Reads what will be asked for about reports that come in or go, all at once.
    ///
    /// # Errors
    /// Where the shelf cannot be read.
    pub fn expect<'r>(&mut self, reports: impl Iterator<Item = &'r str>) -> Result<(), S::Error> {
        let (mut ids, mut pins) = (Vec::new(), Vec::new());
        for report in reports {
            ids.extend([ReportRecord::id_of(report), Account::id_of(report)]);
            pins.push(keys::pins(report));
        }
        self.desk.prefetch(&ids)?;
        self.desk.look_up(&pins)
    }

    /// Takes a report in: a new one, or one that was read anew.
    ///
    /// # Errors
    /// Where the shelf cannot be read. What was taken in before stays as it was; this report may be half taken in, so that the work must be
    /// thrown away.
    pub fn add(&mut self, report: &Report) -> Result<(), S::Error> {
        let before = self.take_out(&report.name)?;
        let Some(record) = intake::link(&self.desk, report, before.as_ref())? else {
            if before.is_some() {
                self.desk.remove(&Account::id_of(&report.name));
            }
            return Ok(());
        };
        let news = self.put_in(&record)?;
        let told_before = self.desk.get::<Account>(&Account::id_of(&report.name))?;
        let told = naming::name(&self.desk, &record, account::read(report, &record), told_before.as_ref())?;
        if told_before.as_ref() != Some(&told) {
            let (was, is) = (told_before.as_ref().map_or(0, stamp), stamp(&told));
            if let Some(mut process) = self.desk.get::<ProcessRecord>(&record.process)? {
                process.restamp(was, is);
                self.desk.put(&process);
            }
            self.mark(&record, |mark| mark.restamp(was, is))?;
        }
        self.desk.put(&told);
        if before.as_ref().is_none_or(|before| before.process == record.process) {
            self.alerts.extend(alerts::raise(&record, &news, before.as_ref()));
        }
        Ok(())
    }

    /// Takes a report out: nothing of it remains, and what only it told is gone.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn remove(&mut self, report: &str) -> Result<(), S::Error> {
        if self.take_out(report)?.is_some() {
            self.desk.remove(&Account::id_of(report));
        }
        Ok(())
    }

    /// Raises the alerts of a day that begins: steps due on it, and steps whose day has passed. To be called with every day once, in order;
    /// further calls for a day do no harm.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn begin_day(&mut self, today: v1::Date) -> Result<(), S::Error> {
        self.alerts.extend(days::alerts(&self.desk, today)?);
        Ok(())
    }

    /// Ends the work.
    #[must_use]
    pub fn finish(self) -> Outcome {
        let (written, removed) = self.desk.changes();
        Outcome { written, removed, alerts: self.alerts }
    }

    /// Takes out of all records what a report told, and answers what that was.
    pub(crate) fn take_out(&mut self, brief: &str) -> Result<Option<ReportRecord>, S::Error> {
        let id = ReportRecord::id_of(brief);
        let Some(report) = self.desk.get::<ReportRecord>(&id)? else { return Ok(None) };
        self.prefetch(&report)?;
        for link in &report.actors {
            if let Some(mut actor) = self.desk.get::<ActorRecord>(&link.actor)? {
                actor.take_out(&report, link);
                let led_to = actor.report_count == 0
                    && !self.desk.find::<ActorRecord>(&merged(&actor.name))?.is_empty();
                self.keep(&actor, actor.report_count > 0 || led_to);
                self.let_go::<ActorRecord>(&actor.merged_into)?;
            }
            if let Some(mut part) =
                self.desk.get::<PartRecord>(&PartRecord::id_of(&report.process, &link.actor))?
            {
                part.take_out(&report, link);
                self.keep(&part, part.report_count() > 0);
            }
            for form in &link.forms {
                if let Some(mut name) =
                    self.desk.get::<NameRecord>(&NameRecord::id_of(&link.actor, &form.text))?
                {
                    name.tellings.take_out(&report.telling(&form.passage));
                    self.keep(&name, name.tellings.count > 0);
                }
            }
        }
        for link in &report.agreements {
            if let Some(mut agreement) = self.desk.get::<AgreementRecord>(&link.agreement)? {
                agreement.take_out(&report, link);
                let led_to = agreement.report_count() == 0
                    && !self.desk.find::<AgreementRecord>(&merged(&agreement.name))?.is_empty();
                self.keep(&agreement, agreement.report_count() > 0 || led_to);
                self.let_go::<AgreementRecord>(&agreement.merged_into)?;
            }
        }
        let was = self.stamp(&report)?;
        if let Some(mut process) = self.desk.get::<ProcessRecord>(&report.process)? {
            process.take_out(&report);
            process.restamp(was, 0);
            self.keep(&process, process.report_count() > 0);
        }
        self.mark(&report, |mark| {
            mark.reports = mark.reports.saturating_sub(1);
            mark.restamp(was, 0);
        })?;
        self.desk.remove(&id);
        Ok(Some(report))
    }

    /// Adds to all records what a report tells, and answers what of it was new.
    pub(crate) fn put_in(&mut self, report: &ReportRecord) -> Result<News, S::Error> {
        self.prefetch(report)?;
        let mut news = News::default();
        let process = self.desk.get::<ProcessRecord>(&report.process)?;
        news.process = process.is_none();
        let mut process = process.unwrap_or_else(|| ProcessRecord::new(report.process.clone()));
        process.add(report);
        let is = self.stamp(report)?;
        process.restamp(0, is);
        self.desk.put(&process);
        self.mark(report, |mark| {
            mark.reports += 1;
            mark.restamp(0, is);
        })?;
        for link in &report.actors {
            let mut actor = match self.desk.get::<ActorRecord>(&link.actor)? {
                Some(actor) => actor,
                None => ActorRecord::new(link.actor.clone(), self.led_into(&link.actor)?),
            };
            self.put_up::<ActorRecord>(&actor.merged_into, &report.process)?;
            actor.add(report, link);
            self.desk.put(&actor);
            let part = self.desk.get::<PartRecord>(&PartRecord::id_of(&report.process, &link.actor))?;
            if part.is_none() {
                news.actors.push(link.actor.clone());
            }
            let mut part = part.unwrap_or_else(|| PartRecord::new(&report.process, &link.actor));
            part.add(report, link);
            self.desk.put(&part);
            for form in &link.forms {
                let name = self.desk.get::<NameRecord>(&NameRecord::id_of(&link.actor, &form.text))?;
                let mut name = name.unwrap_or_else(|| NameRecord::new(&link.actor, &form.text));
                name.tellings.add(report.telling(&form.passage));
                self.desk.put(&name);
            }
        }
        for link in &report.agreements {
            let agreement = self.desk.get::<AgreementRecord>(&link.agreement)?;
            let before = agreement.as_ref().map(AgreementRecord::status);
            let mut agreement = match agreement {
                Some(agreement) => agreement,
                None => AgreementRecord::new(
                    link.agreement.clone(),
                    &report.process,
                    self.led_into(&link.agreement)?,
                ),
            };
            self.put_up::<AgreementRecord>(&agreement.merged_into, &report.process)?;
            agreement.add(report, link);
            news.breaches.extend(agreement.breaches_only_of(&report.brief));
            if before != Some(agreement.status()) {
                news.statuses.push((link.agreement.clone(), before, agreement.status()));
            }
            self.desk.put(&agreement);
        }
        self.desk.put(report);
        Ok(news)
    }

    /// The digests of a report and of its account: the one that is there, until there is another.
    fn stamp(&self, report: &ReportRecord) -> Result<u64, S::Error> {
        let told = self.desk.get::<Account>(&Account::id_of(&report.brief))?;
        Ok(stamp(report).wrapping_add(told.as_ref().map_or(0, stamp)))
    }

    /// Marks that something of a report has come or gone.
    fn mark(&mut self, report: &ReportRecord, change: impl FnOnce(&mut DayMark)) -> Result<(), S::Error> {
        let published = report.published.as_ref();
        let marks = self.desk.get::<MarkRecord>(&MarkRecord::id_of(&report.process, published))?;
        let mut marks = marks.unwrap_or_else(|| MarkRecord::new(&report.process, published));
        marks.note(published, change);
        self.keep(&marks, !marks.days.is_empty());
        Ok(())
    }

    /// Of whom somebody was made a part by hand.
    fn led_into(&self, id: &str) -> Result<String, S::Error> {
        let lead = self.desk.get::<LeadRecord>(&LeadRecord::id_of(id))?;
        Ok(lead.map(|lead| lead.into).unwrap_or_default())
    }

    /// Reads the records that a report adds to, all at once.
    fn prefetch(&self, report: &ReportRecord) -> Result<(), S::Error> {
        let marks = MarkRecord::id_of(&report.process, report.published.as_ref());
        let mut ids = vec![report.process.clone(), Account::id_of(&report.brief), marks];
        for link in &report.actors {
            ids.push(link.actor.clone());
            ids.push(PartRecord::id_of(&report.process, &link.actor));
            ids.extend(link.forms.iter().map(|form| NameRecord::id_of(&link.actor, &form.text)));
        }
        ids.extend(report.agreements.iter().map(|link| link.agreement.clone()));
        self.desk.prefetch(&ids)?;
        // Whoever is new may have been made a part of somebody before.
        let mut leads = Vec::new();
        let actors = report.actors.iter().map(|link| &link.actor);
        for id in actors.chain(report.agreements.iter().map(|link| &link.agreement)) {
            if !self.desk.has(id)? {
                leads.push(LeadRecord::id_of(id));
            }
        }
        self.desk.prefetch(&leads)
    }

    /// Takes away what is told of by no report any more, and to which nothing that was merged into it leads; and that of which it was a
    /// part itself.
    fn let_go<R: Merged>(&mut self, id: &str) -> Result<(), S::Error> {
        let mut id = id.to_owned();
        while let Some(record) = self.desk.get::<R>(&id)? {
            if record.reports() > 0 || !self.desk.find::<R>(&merged(&id))?.is_empty() {
                break;
            }
            self.desk.remove(&id);
            id = record.merged_into().to_owned();
        }
        Ok(())
    }

    /// Puts up that of which somebody was made a part by hand, should no report tell of it at the time.
    fn put_up<R: Merged>(&mut self, id: &str, process: &str) -> Result<(), S::Error> {
        let mut id = id.to_owned();
        while !id.is_empty() && self.desk.get::<R>(&id)?.is_none() {
            let into = self.led_into(&id)?;
            self.desk.put(&R::empty(id, process, into.clone()));
            id = into;
        }
        Ok(())
    }

    /// Keeps a record as long as a report tells something of it.
    fn keep<R: Record>(&mut self, record: &R, needed: bool) {
        if needed {
            self.desk.put(record);
        } else {
            self.desk.remove(&record.id());
        }
    }
}

/// By what all is found that was made a part of one.
fn merged(id: &str) -> [String; 1] {
    [keys::merged_into(id)]
}

/// A record that can be made a part of another by hand.
trait Merged: Record {
    fn empty(name: String, process: &str, merged_into: String) -> Self;
    fn merged_into(&self) -> &str;
    fn reports(&self) -> u32;
}

impl Merged for ActorRecord {
    fn empty(name: String, _process: &str, merged_into: String) -> Self {
        Self::new(name, merged_into)
    }

    fn merged_into(&self) -> &str {
        &self.merged_into
    }

    fn reports(&self) -> u32 {
        self.report_count
    }
}

impl Merged for AgreementRecord {
    fn empty(name: String, process: &str, merged_into: String) -> Self {
        Self::new(name, process, merged_into)
    }

    fn merged_into(&self) -> &str {
        &self.merged_into
    }

    fn reports(&self) -> u32 {
        self.report_count()
    }
}

/// What a report told first.
#[derive(Debug, Default)]
pub(crate) struct News {
    /// Whether the report began its process.
    pub(crate) process: bool,
    /// Those who had no part in the process before, `actors/{actor}`.
    pub(crate) actors: Vec<String>,
    /// Agreements whose status moved, with the one before and the one now.
    pub(crate) statuses: Vec<(String, Option<v1::AgreementStatus>, v1::AgreementStatus)>,
    /// Names of breaches.
    pub(crate) breaches: Vec<String>,
}
