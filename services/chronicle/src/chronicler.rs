//! Takes reports in, and works out what they change.

use std::sync::Arc;

use peacebrief::v1;

use crate::desk::Desk;
use crate::intake::Spans;
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
        let before = before.as_deref();
        let spans = Spans::new(&report.article.body);
        let Some(record) = intake::link(&self.desk, report, &spans, before)? else {
            if before.is_some() {
                self.desk.remove(&Account::id_of(&report.name));
            }
            return Ok(());
        };
        let record = Arc::new(record);
        let news = self.put_in(&record)?;
        let told_before = self.desk.get::<Account>(&Account::id_of(&report.name))?;
        let told = account::read(self.desk.memo(), &spans, report, &record);
        let told = naming::name(&self.desk, &record, told, told_before.as_deref())?;
        if told_before.as_ref() != Some(&told) {
            let (was, is) = (told_before.as_deref().map_or(0, stamp), stamp(&*told));
            self.desk.change(&record.process, |process: &mut ProcessRecord| process.restamp(was, is))?;
            self.mark(&record, |mark| mark.restamp(was, is))?;
        }
        self.desk.put(told);
        if before.is_none_or(|before| before.process == record.process) {
            self.alerts.extend(alerts::raise(&record, &news, before));
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
    pub(crate) fn take_out(&mut self, brief: &str) -> Result<Option<Arc<ReportRecord>>, S::Error> {
        let id = ReportRecord::id_of(brief);
        let Some(report) = self.desk.get::<ReportRecord>(&id)? else { return Ok(None) };
        self.prefetch(&report)?;
        for link in &report.actors {
            self.desk.change(&link.actor, |actor: &mut ActorRecord| actor.take_out(&report, link))?;
            self.let_go::<ActorRecord>(&link.actor)?;
            let part = PartRecord::id_of(&report.process, &link.actor);
            let needed = self.desk.change(&part, |part: &mut PartRecord| {
                part.take_out(&report, link);
                part.report_count() > 0
            })?;
            self.keep(&part, needed);
            for form in &link.forms {
                let name = NameRecord::id_of(&link.actor, &form.text);
                let needed = self.desk.change(&name, |name: &mut NameRecord| {
                    name.tellings.take_out(&report.telling(&form.passage));
                    name.tellings.count > 0
                })?;
                self.keep(&name, needed);
            }
        }
        for link in &report.agreements {
            self.desk.change(&link.agreement, |agreement: &mut AgreementRecord| {
                agreement.take_out(&report, link)
            })?;
            self.let_go::<AgreementRecord>(&link.agreement)?;
        }
        let was = self.stamp(&report)?;
        let needed = self.desk.change(&report.process, |process: &mut ProcessRecord| {
            process.take_out(&report);
            process.restamp(was, 0);
            process.report_count() > 0
        })?;
        self.keep(&report.process, needed);
        self.mark(&report, |mark| {
            mark.reports = mark.reports.saturating_sub(1);
            mark.restamp(was, 0);
        })?;
        self.desk.remove(&id);
        Ok(Some(report))
    }

    /// Adds to all records what a report tells, and answers what of it was new.
    pub(crate) fn put_in(&mut self, report: &Arc<ReportRecord>) -> Result<News, S::Error> {
        self.prefetch(report)?;
        let mut news = News { process: !self.desk.has(&report.process)?, ..News::default() };
        if news.process {
            self.desk.put(Arc::new(ProcessRecord::new(report.process.clone())));
        }
        let is = self.stamp(report)?;
        self.desk.change(&report.process, |process: &mut ProcessRecord| {
            process.add(report);
            process.restamp(0, is);
        })?;
        self.mark(report, |mark| {
            mark.reports += 1;
            mark.restamp(0, is);
        })?;
        for link in &report.actors {
            self.put_up::<ActorRecord>(&link.actor, &report.process)?;
            self.desk.change(&link.actor, |actor: &mut ActorRecord| actor.add(report, link))?;
            let part = PartRecord::id_of(&report.process, &link.actor);
            if !self.desk.has(&part)? {
                news.actors.push(link.actor.clone());
                self.desk.put(Arc::new(PartRecord::new(&report.process, &link.actor)));
            }
            self.desk.change(&part, |part: &mut PartRecord| part.add(report, link))?;
            for form in &link.forms {
                let name = NameRecord::id_of(&link.actor, &form.text);
                if !self.desk.has(&name)? {
                    self.desk.put(Arc::new(NameRecord::new(&link.actor, &form.text)));
                }
                let telling = report.telling(&form.passage);
                self.desk.change(&name, |name: &mut NameRecord| name.tellings.add(telling))?;
            }
        }
        for link in &report.agreements {
            let known = self.desk.has(&link.agreement)?;
            self.put_up::<AgreementRecord>(&link.agreement, &report.process)?;
            self.desk.change(&link.agreement, |agreement: &mut AgreementRecord| {
                let before = known.then(|| agreement.status());
                agreement.add(report, link);
                news.breaches.extend(agreement.breaches_only_of(&report.brief));
                if before != Some(agreement.status()) {
                    news.statuses.push((link.agreement.clone(), before, agreement.status()));
                }
            })?;
        }
        self.desk.put(Arc::clone(report));
        Ok(news)
    }

    /// The digests of a report and of its account: the one that is there, until there is another.
    fn stamp(&self, report: &ReportRecord) -> Result<u64, S::Error> {
        let told = self.desk.get::<Account>(&Account::id_of(&report.brief))?;
        Ok(stamp(report).wrapping_add(told.as_deref().map_or(0, stamp)))
    }

    /// Marks that something of a report has come or gone.
    fn mark(&mut self, report: &ReportRecord, change: impl FnOnce(&mut DayMark)) -> Result<(), S::Error> {
        let published = report.published.as_ref();
        let id = MarkRecord::id_of(&report.process, published);
        if !self.desk.has(&id)? {
            self.desk.put(Arc::new(MarkRecord::new(&report.process, published)));
        }
        let needed = self.desk.change(&id, |marks: &mut MarkRecord| {
            marks.note(published, change);
            !marks.days.is_empty()
        })?;
        self.keep(&id, needed);
        Ok(())
    }

    /// Of whom somebody was made a part by hand.
    fn led_into(&self, id: &str) -> Result<String, S::Error> {
        let lead = self.desk.get::<LeadRecord>(&LeadRecord::id_of(id))?;
        Ok(lead.map(|lead| lead.into.clone()).unwrap_or_default())
    }

    /// Reads the records that a report adds to, all at once. A new process has no parts yet, and who is new no names: these need not be looked
    /// for.
    fn prefetch(&self, report: &ReportRecord) -> Result<(), S::Error> {
        let mut ids = vec![report.process.clone(), Account::id_of(&report.brief)];
        ids.extend(report.actors.iter().map(|link| link.actor.clone()));
        ids.extend(report.agreements.iter().map(|link| link.agreement.clone()));
        self.desk.prefetch(&ids)?;
        let (mut ids, mut new) = (Vec::new(), Vec::new());
        let of_process = if self.desk.has(&report.process)? { &mut ids } else { &mut new };
        of_process.push(MarkRecord::id_of(&report.process, report.published.as_ref()));
        of_process.extend(report.actors.iter().map(|link| PartRecord::id_of(&report.process, &link.actor)));
        for link in &report.actors {
            let of_actor = if self.desk.has(&link.actor)? { &mut ids } else { &mut new };
            of_actor.extend(link.forms.iter().map(|form| NameRecord::id_of(&link.actor, &form.text)));
        }
        self.desk.know_missing(new);
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

    /// Puts up somebody where no report tells of them at the time, and so that of which they were made a part by hand.
    fn put_up<R: Merged>(&mut self, id: &str, process: &str) -> Result<(), S::Error> {
        let mut above = match self.desk.get::<R>(id)? {
            Some(record) => record.merged_into().to_owned(),
            None => self.put_new::<R>(id, process)?,
        };
        while !above.is_empty() && !self.desk.has(&above)? {
            above = self.put_new::<R>(&above, process)?;
        }
        Ok(())
    }

    /// Puts up somebody, and answers that of which they were made a part by hand.
    fn put_new<R: Merged>(&mut self, id: &str, process: &str) -> Result<String, S::Error> {
        let into = self.led_into(id)?;
        self.desk.put(Arc::new(R::empty(id.to_owned(), process, into.clone())));
        Ok(into)
    }

    /// Keeps a record, which may be none, as long as a report tells something of it.
    fn keep(&mut self, id: &str, needed: Option<bool>) {
        if needed == Some(false) {
            self.desk.remove(id);
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
