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

use crate::desk::Desk;
use crate::record::{NameSum, Record, ReportRecord, Telling};
use crate::{Shelf, keys};

/// A page of a list, and the key to ask for the next one by; nothing where this is the last.
pub type Page<T> = (Vec<T>, Option<String>);

/// How many entries under one key are looked at.
const UNDER_ONE_KEY: usize = 10_000;
/// How many entries are read at a time where a filter may pass over most.
const STRIDE: usize = 200;
/// How many linkings a record tells.
const LINKINGS: usize = 50;
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

    /// The page of a list that begins past a key. `answer` tells what of a record is answered; nothing where it is passed over.
    fn page<R: Record, T>(
        &self,
        list: &str,
        size: usize,
        after: Option<&str>,
        mut answer: impl FnMut(&R) -> Result<Option<T>, S::Error>,
    ) -> Result<Page<T>, S::Error> {
        let mut items = Vec::new();
        let mut after = after.unwrap_or_default().to_owned();
        loop {
            let found = self.desk.range::<R>(list, &after, STRIDE.max(size.min(1_000) + 1))?;
            if found.is_empty() {
                return Ok((items, None));
            }
            for (key, record) in found {
                if items.len() == size {
                    return Ok((items, Some(after)));
                }
                items.extend(answer(&record)?);
                after = key;
            }
        }
    }

    /// The page of what stands under one key, in order of its ids.
    fn page_under<R: Record, T>(
        &self,
        key: &str,
        size: usize,
        after: Option<&str>,
        mut answer: impl FnMut(&R) -> Result<Option<T>, S::Error>,
    ) -> Result<Page<T>, S::Error> {
        let mut items = Vec::new();
        let mut last = String::new();
        for (_, record) in self.desk.with_key::<R>(key, UNDER_ONE_KEY)? {
            let id = record.id();
            if after.is_some_and(|after| id.as_str() <= after) {
                continue;
            }
            if items.len() == size {
                return Ok((items, Some(last)));
            }
            items.extend(answer(&record)?);
            last = id;
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

    /// The latest reports under a key, as many as there are linkings told.
    fn latest_reports(&self, list: &str) -> Result<Vec<Arc<ReportRecord>>, S::Error> {
        Ok(self
            .desk
            .range::<ReportRecord>(list, "", LINKINGS)?
            .into_iter()
            .map(|(_, report)| report)
            .collect())
    }
}

/// A count as the API has it.
fn count(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
