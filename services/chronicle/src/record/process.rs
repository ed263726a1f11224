//! A process across reports.

use peacebrief::v1;
use sha2::Digest as _;

use super::sum::{NameSum, Names as _, Tallies, Tally};
use super::{Record, ReportRecord};
use crate::keys;
use crate::linking::names;
use crate::memo::Memo;

/// A process across reports: sums over those that are filed under it.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ProcessRecord {
    /// `processes/{process}`.
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    /// What reports call it.
    #[prost(message, repeated, tag = "2")]
    pub(crate) names: Vec<NameSum>,
    /// Whom reports tell to be its principals.
    #[prost(message, repeated, tag = "3")]
    pub(crate) parties: Vec<Tally>,
    #[prost(message, required, tag = "4")]
    pub(crate) reports: Tally,
    /// A sum of digests over its reports and their accounts, whichever came first: another one wherever anything in them is.
    #[prost(fixed64, tag = "5")]
    pub(crate) stamp: u64,
}

/// The share of the most told principal's reports from which on another one is a principal of the process, too.
const PRINCIPAL_SHARE: (u32, u32) = (1, 3);

impl ProcessRecord {
    pub(crate) fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// Adds what a report tells.
    pub(crate) fn add(&mut self, report: &ReportRecord) {
        let published = report.published.as_ref();
        self.reports.add(published);
        if !report.process_name.is_empty() {
            self.names.add(&report.process_name, report.telling(&report.process_passage));
        }
        report.parties.iter().for_each(|party| self.parties.add(party, published));
    }

    /// Takes out what a report told.
    pub(crate) fn take_out(&mut self, report: &ReportRecord) {
        let published = report.published.as_ref();
        self.reports.take_out(published);
        self.names.take_out(&report.process_name, &report.telling(&report.process_passage));
        report.parties.iter().for_each(|party| self.parties.take_out(party, published));
    }

    /// Notes that the digests of a report and its account are others now; nothing where it has come, or gone.
    pub(crate) fn restamp(&mut self, before: u64, now: u64) {
        self.stamp = self.stamp.wrapping_sub(before).wrapping_add(now);
    }

    pub(crate) fn report_count(&self) -> u32 {
        self.reports.count
    }

    pub(crate) fn last_published(&self) -> Option<v1::Date> {
        self.reports.latest()
    }

    pub(crate) fn first_published(&self) -> Option<v1::Date> {
        self.reports.first()
    }

    /// The principals: whom enough reports tell to be one, the most told first.
    pub(crate) fn principals(&self) -> Vec<&str> {
        let most = self.parties.most();
        let top = most.first().map_or(0, |tally| tally.count);
        let enough = |count: u32| count * PRINCIPAL_SHARE.1 >= top * PRINCIPAL_SHARE.0;
        most.into_iter().filter(|tally| enough(tally.count)).map(|tally| tally.what.as_str()).collect()
    }

    /// What most reports call it.
    pub(crate) fn display_name(&self) -> &str {
        let most = self.names.iter().rev().max_by_key(|sum| sum.tellings.count);
        most.map_or("", |sum| sum.text.as_str())
    }
}

/// The digest of a record, as a number.
pub(crate) fn stamp<R: Record>(record: &R) -> u64 {
    let digest = sha2::Sha256::digest(record.encode_to_vec());
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

impl Record for ProcessRecord {
    fn id(&self) -> String {
        self.name.clone()
    }

    fn keys(&self, _: &Memo) -> Vec<String> {
        let mut keys = vec![keys::process(self.last_published().as_ref(), &self.name)];
        keys.extend(self.names.iter().map(|sum| keys::process_called(&names::fold(&sum.text))));
        keys.extend(self.principals().into_iter().map(keys::process_of));
        keys
    }
}
