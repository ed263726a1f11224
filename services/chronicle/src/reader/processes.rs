//! Processes.

use std::sync::Arc;

use peacebrief::v1;

use super::{Page, Reader, count};
use crate::linking::names;
use crate::record::{EditRecord, ProcessRecord, ReportRecord};
use crate::{Shelf, keys};

impl<S: Shelf> Reader<'_, S> {
    /// A process by its resource name.
    ///
    /// # Errors
    /// Where the shelf cannot be read; the other methods likewise.
    pub fn process(&self, name: &str) -> Result<Option<v1::ProcessRecord>, S::Error> {
        self.desk.get::<ProcessRecord>(name)?.map(|record| self.told_process(&record)).transpose()
    }

    /// What tells the states of a process apart in which its digest, or its timeline, may differ: while it is the same, so are they. Nothing where
    /// there is no such process.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn stamp(&self, process: &str) -> Result<Option<(u64, u32)>, S::Error> {
        let Some(record) = self.desk.get::<ProcessRecord>(process)? else { return Ok(None) };
        let last = self.desk.range::<EditRecord>(keys::EDITS, "", 1)?;
        Ok(Some((record.stamp, last.first().map_or(0, |(_, edit)| edit.number))))
    }

    /// Processes, those with the latest reports first: all, those that reports call by a name, or that of a brief.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn processes(
        &self,
        called: &str,
        brief: &str,
        size: usize,
        after: Option<&str>,
    ) -> Result<Page<v1::ProcessRecord>, S::Error> {
        let called = names::fold(called);
        if !brief.is_empty() {
            let report = self.desk.get::<ReportRecord>(&ReportRecord::id_of(brief))?;
            let process = match report {
                Some(report) => self.desk.get::<ProcessRecord>(&report.process)?,
                None => None,
            };
            let fits = |process: &Arc<ProcessRecord>| {
                called.is_empty() || process.names.iter().any(|name| names::fold(&name.text) == called)
            };
            let process = process.filter(fits).map(|process| self.told_process(&process)).transpose()?;
            return Ok((process.into_iter().collect(), None));
        }
        let foresee = |listed: &[(String, Arc<ProcessRecord>)]| {
            let parties = listed.iter().flat_map(|(_, record)| record.principals());
            self.desk.prefetch(&parties.map(str::to_owned).collect::<Vec<_>>())
        };
        if !called.is_empty() {
            let key = keys::process_called(&called);
            return self.page_under(&key, size, after, foresee, |record| self.told_process(record).map(Some));
        }
        self.page(keys::PROCESSES, size, after, foresee, |record: &ProcessRecord| {
            self.told_process(record).map(Some)
        })
    }

    pub(super) fn told_process(&self, record: &ProcessRecord) -> Result<v1::ProcessRecord, S::Error> {
        let mut parties: Vec<String> = Vec::new();
        for party in record.principals() {
            let root = self.actor_root(party)?;
            if !parties.contains(&root) {
                parties.push(root);
            }
        }
        Ok(v1::ProcessRecord {
            name: record.name.clone(),
            display_name: record.display_name().to_owned(),
            names: self.seen(&record.names),
            parties,
            report_count: count(record.report_count()),
            first_published: record.first_published(),
            last_published: record.last_published(),
        })
    }
}
