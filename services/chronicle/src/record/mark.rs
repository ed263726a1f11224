//! What of a process's reports has changed since one looked.

use peacebrief::v1::Date;

use super::Record;
use crate::keys;
use crate::memo::Memo;

/// What tells apart the states of those reports of a process that were published in one month: whoever has taken them in knows by it which
/// to read again.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct MarkRecord {
    /// `processes/{process}`.
    #[prost(string, tag = "1")]
    pub(crate) process: String,
    /// As keys have it.
    #[prost(string, tag = "2")]
    pub(crate) month: String,
    /// The days of publication, in order.
    #[prost(message, repeated, tag = "3")]
    pub(crate) days: Vec<DayMark>,
}

/// The reports published on a day.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct DayMark {
    #[prost(message, optional, tag = "1")]
    pub(crate) published: Option<Date>,
    /// A sum of digests over the reports and their accounts: another one wherever anything in them is.
    #[prost(fixed64, tag = "2")]
    pub(crate) stamp: u64,
    /// How many reports there are.
    #[prost(uint32, tag = "3")]
    pub(crate) reports: u32,
}

impl MarkRecord {
    pub(crate) fn new(process: &str, published: Option<&Date>) -> Self {
        Self { process: process.to_owned(), month: keys::month(published), days: Vec::new() }
    }

    /// The id of the record that has the marks of a day.
    pub(crate) fn id_of(process: &str, published: Option<&Date>) -> String {
        ["marks/", process, "/", &keys::month(published)].concat()
    }

    /// Notes that something of a day's reports has come or gone.
    pub(crate) fn note(&mut self, published: Option<&Date>, change: impl FnOnce(&mut DayMark)) {
        let day = keys::day(published);
        let at = self.days.binary_search_by_key(&day, |mark| keys::day(mark.published.as_ref()));
        let at = at.unwrap_or_else(|at| {
            self.days.insert(at, DayMark { published: published.copied(), ..DayMark::default() });
            at
        });
        change(&mut self.days[at]);
        if self.days[at].reports == 0 {
            self.days.remove(at);
        }
    }
}

impl DayMark {
    /// Notes that the digests of a report and its account are others now; nothing where it has come, or gone.
    pub(crate) fn restamp(&mut self, before: u64, now: u64) {
        self.stamp = self.stamp.wrapping_sub(before).wrapping_add(now);
    }
}

impl Record for MarkRecord {
    fn id(&self) -> String {
        format!("marks/{}/{}", self.process, self.month)
    }

    fn keys(&self, _: &Memo) -> Vec<String> {
        vec![keys::mark(&self.process, &self.month)]
    }
}
