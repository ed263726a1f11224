//! Answers from a shelf.

mod actors;
mod agreements;
mod digest;
mod dossier;
mod edits;
mod processes;
mod timeline;

use std::sync::Arc;

use peacebrief::v1;

use crate::desk::{Desk, Span};
use crate::record::{NameSum, Record, ReportRecord, Telling};
use crate::{Shelf, keys};

/// A page of a list, and the key to ask for the next one by; nothing where this is the last.
pub type Page<T> = (Vec<T>, Option<String>);

/// How many entries under one key are looked at.
const UNDER_ONE_KEY: usize = 10_000;
/// How many entries are read at a time where a filter may pass over most.
const STRIDE: usize = 200;
/// For how many entries of a list what tells of them is read at a time.
const AT_ONCE: usize = 50;
/// How many linkings a record tells that is asked for by its name.
const LINKINGS: usize = 50;
/// How many it tells in a list: each is read from a report of its own, and few of a list's are looked at.
const LINKINGS_LISTED: usize = 3;
/// How many merges are followed.
const MERGES: usize = 1_000;

/// Answers from a shelf, in the messages of the API.
pub struct Reader<'s, S> {
    pub(crate) desk: Desk<'s, S>,
    pub(crate) encoding: v1::EncodingType,
}

impl<'s, S: Shelf> Reader<'s, S> {
    /// Reads a shelf; spans count in an encoding.
    pub fn new(shelf: &'s S, encoding: v1::EncodingType) -> Self {
        Self { desk: Desk::for_reading(shelf), encoding }
    }

    pub(crate) fn tellings<'t>(&self, tellings: impl IntoIterator<Item = &'t Telling>) -> Vec<v1::Telling> {
        tellings.into_iter().map(|telling| telling.to_api(self.encoding)).collect()
    }

    /// Names, the most frequent first, with the first places where they stand.
    fn seen(&self, names: &[NameSum]) -> Vec<v1::SeenName> {
        let seen = |name: &NameSum| v1::SeenName {
            text: name.text.clone(),
            report_count: count(name.tellings.count),
            tellings: self.tellings(name.tellings.firsts().iter().filter(|telling| !telling.text.is_empty())),
        };
        let mut seen: Vec<v1::SeenName> = names.iter().map(seen).collect();
        seen.sort_by_key(|name| std::cmp::Reverse(name.report_count));
        seen
    }

    /// The page of a list that begins past a key. `foresee` reads what `answer` will ask for, of some records at once; `answer` tells
    /// what of a record is answered, nothing where it is passed over.
    fn page<R: Record, T>(
        &self,
        list: &str,
        size: usize,
        after: Option<&str>,
        foresee: impl Fn(&[(String, Arc<R>)]) -> Result<(), S::Error>,
        mut answer: impl FnMut(&R) -> Result<Option<T>, S::Error>,
    ) -> Result<Page<T>, S::Error> {
        let mut items = Vec::new();
        let mut after = after.unwrap_or_default().to_owned();
        loop {
            let found = self.desk.range::<R>(list, &after, STRIDE.max(size.min(1_000) + 1))?;
            if found.is_empty() {
                return Ok((items, None));
            }
            for some in found.chunks(AT_ONCE.min(size).max(1)) {
                if items.len() < size {
                    foresee(some)?;
                }
                for (key, record) in some {
                    if items.len() == size {
                        return Ok((items, Some(after)));
                    }
                    items.extend(answer(record)?);
                    after.clone_from(key);
                }
            }
        }
    }

    /// The page of what stands under one key, in order of its ids. `foresee` and `answer` as for a [`page`](Self::page).
    fn page_under<R: Record, T>(
        &self,
        key: &str,
        size: usize,
        after: Option<&str>,
        foresee: impl Fn(&[(String, Arc<R>)]) -> Result<(), S::Error>,
        mut answer: impl FnMut(&R) -> Result<Option<T>, S::Error>,
    ) -> Result<Page<T>, S::Error> {
        let mut items = Vec::new();
        let mut last = String::new();
        let mut found = self.desk.with_key::<R>(key, UNDER_ONE_KEY)?;
        found.retain(|(_, record)| after.is_none_or(|after| record.id().as_str() > after));
        for some in found.chunks(AT_ONCE.min(size).max(1)) {
            if items.len() < size {
                foresee(some)?;
            }
            for (_, record) in some {
                if items.len() == size {
                    return Ok((items, Some(last)));
                }
                items.extend(answer(record)?);
                last = record.id();
            }
        }
        Ok((items, None))
    }

    /// The ids of all that was made part of one by hand, with its own.
    fn members<R: Record>(&self, root: &str) -> Result<Vec<String>, S::Error> {
        let mut members = vec![root.to_owned()];
        let mut at = 0;
        while at < members.len().min(MERGES) {
            for record in self.desk.find::<R>(&[keys::merged_into(&members[at])])? {
                let id = record.id();
                if !members.contains(&id) {
                    members.push(id);
                }
            }
            at += 1;
        }
        Ok(members)
    }

    /// Why the latest reports in some lists were linked, so many times at most; `links` tells it of a report in one of the lists.
    fn latest_linkings(
        &self,
        lists: &[String],
        most: usize,
        links: impl Fn(&ReportRecord, usize) -> Vec<v1::Linking>,
    ) -> Result<Vec<v1::Linking>, S::Error> {
        let latest = self.latest_reports(lists, most)?;
        self.desk.prefetch(&latest.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>())?;
        let mut linkings = Vec::new();
        for (id, list) in latest {
            if let Some(report) = self.desk.get::<ReportRecord>(&id)? {
                linkings.extend(links(&report, list));
            }
        }
        linkings.truncate(most);
        Ok(linkings)
    }

    /// Reads what [`latest_linkings`](Self::latest_linkings) will ask for in a list, each time with some lists: for all of these times at once.
    fn foresee_linkings(&self, asked: &[Vec<String>]) -> Result<(), S::Error> {
        let spans: Vec<Span> =
            asked.iter().flatten().map(|list| Span::beginning(list.clone(), LINKINGS_LISTED)).collect();
        self.desk.list(&spans)?;
        let mut reports = Vec::new();
        for lists in asked {
            reports.extend(self.latest_reports(lists, LINKINGS_LISTED)?.into_iter().map(|(id, _)| id));
        }
        self.desk.prefetch(&reports)
    }

    /// The latest reports in some lists of which each has the latest first: their ids, each with the number of its list. As many as
    /// there are linkings told, `most` at most, since there is one for each at least.
    fn latest_reports(&self, lists: &[String], most: usize) -> Result<Vec<(String, usize)>, S::Error> {
        let spans: Vec<Span> = lists.iter().map(|list| Span::beginning(list.clone(), most)).collect();
        self.desk.list(&spans)?;
        let mut latest: Vec<(String, String, usize)> = Vec::new();
        for (number, (span, list)) in spans.iter().zip(lists).enumerate() {
            self.desk.each_listed(span, |key, id| {
                latest.push((key[list.len()..].to_owned(), id.to_owned(), number));
            })?;
        }
        latest.sort_by(|a, b| a.0.cmp(&b.0));
        latest.truncate(most);
        Ok(latest.into_iter().map(|(_, id, number)| (id, number)).collect())
    }
}

/// Nothing more is asked for than what a list has.
fn nothing<R, E>(_: &[(String, Arc<R>)]) -> Result<(), E> {
    Ok(())
}

/// What a report tells of why a finding was linked.
fn linking(report: &ReportRecord, finding: &str, ground: i32, explanation: &str) -> v1::Linking {
    v1::Linking {
        brief: report.brief.clone(),
        finding_id: finding.to_owned(),
        ground,
        explanation: explanation.to_owned(),
    }
}

/// A count as the API has it.
fn count(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
