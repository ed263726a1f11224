//! Takes reports in, and works out what they change.

use peacebrief::v1;

use crate::desk::Desk;
use crate::{Entry, Report, Shelf};

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
    desk: Desk<'s, S>,
    alerts: Vec<(String, v1::Alert)>,
}

impl<'s, S: Shelf> Chronicler<'s, S> {
    /// Begins to work on a shelf.
    pub fn new(shelf: &'s S) -> Self {
        Self { desk: Desk::new(shelf), alerts: Vec::new() }
    }

    /// Takes a report in: a new one, or one that was read anew.
    ///
    /// # Errors
    /// Where the shelf cannot be read. What was taken in before stays as it was; this report may be half taken in, so that the work must be
    /// thrown away.
    pub fn add(&mut self, report: &Report) -> Result<(), S::Error> {
        self.remove(&report.name)?;
        let linked = interim(report);
        let account = crate::account::read(report, &linked);
        self.desk.put(&linked);
        self.desk.put(&account);
        Ok(())
    }

    /// Takes a report out: nothing of it remains, and what only it told is gone.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn remove(&mut self, _report: &str) -> Result<(), S::Error> {
        Ok(())
    }

    /// Raises the alerts of a day that begins: steps due on it, and steps whose day has passed. To be called with every day once, in order;
    /// further calls for a day do no harm.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn begin_day(&mut self, _today: v1::Date) -> Result<(), S::Error> {
        Ok(())
    }

    /// Ends the work.
    #[must_use]
    pub fn finish(self) -> Outcome {
        let (written, removed) = self.desk.changes();
        Outcome { written, removed, alerts: self.alerts }
    }
}

fn interim(report: &Report) -> crate::record::ReportRecord {
    let id = |name: &str| format!("actors/{}", crate::text::fold(name).replace(' ', "_"));
    let of = |local: &str| report.brief.actors.iter().find(|a| a.id == local).map(|a| id(&a.name)).unwrap_or_default();
    crate::record::ReportRecord {
        brief: report.name.clone(),
        source: report.article.source.clone(),
        published: report.article.published,
        process: "processes/p".into(),
        actors: report.brief.actors.iter().map(|a| crate::record::ActorLink {
            finding: a.id.clone(), actor: id(&a.name), name: a.name.clone(), affiliation: of(&a.affiliation_id), kind: a.kind, role: a.role,
            ..Default::default()
        }).collect(),
        ..Default::default()
    }
}
