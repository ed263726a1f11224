//! Corrections by hand, and what holds them up when reports are read anew.

use super::Record;
use crate::keys;
use crate::memo::Memo;

/// A correction by hand.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct EditRecord {
    /// `registryEdits/{edit}`.
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    /// The place in the order of edits, from 1.
    #[prost(uint32, tag = "2")]
    pub(crate) number: u32,
    /// Of a merge the one that stays, of a split the one that was.
    #[prost(string, tag = "3")]
    pub(crate) of: String,
    /// Of a merge those that became part of it.
    #[prost(string, repeated, tag = "4")]
    pub(crate) merged: Vec<String>,
    /// Of a split the reports whose telling went to the new one.
    #[prost(string, repeated, tag = "5")]
    pub(crate) briefs: Vec<String>,
    /// Of a split the new one.
    #[prost(string, tag = "6")]
    pub(crate) created: String,
    /// Of a revert the edit that it takes back.
    #[prost(string, tag = "7")]
    pub(crate) reverts: String,
    #[prost(string, tag = "8")]
    pub(crate) reason: String,
    #[prost(int64, tag = "9")]
    pub(crate) seconds: i64,
    #[prost(int32, tag = "10")]
    pub(crate) nanos: i32,
    /// Whether a later edit has taken it back.
    #[prost(bool, tag = "11")]
    pub(crate) reverted: bool,
}

impl EditRecord {
    /// All whom it touches.
    pub(crate) fn touched(&self) -> impl Iterator<Item = &String> {
        [&self.of, &self.created].into_iter().chain(&self.merged).filter(|id| !id.is_empty())
    }
}

impl Record for EditRecord {
    fn id(&self) -> String {
        self.name.clone()
    }

    fn keys(&self, _: &Memo) -> Vec<String> {
        let mut keys = vec![keys::edit(self.number)];
        keys.extend(self.touched().map(|id| keys::edits_of(id)));
        keys
    }
}

/// That somebody was made a part of another by hand. It stands apart from the record of who was merged, which goes with its reports
/// while they are read anew.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct LeadRecord {
    #[prost(string, tag = "1")]
    pub(crate) from: String,
    #[prost(string, tag = "2")]
    pub(crate) into: String,
}

impl LeadRecord {
    pub(crate) fn id_of(from: &str) -> String {
        format!("leads/{from}")
    }
}

impl Record for LeadRecord {
    fn id(&self) -> String {
        Self::id_of(&self.from)
    }

    fn keys(&self, _: &Memo) -> Vec<String> {
        Vec::new()
    }
}

/// That what one report tells of somebody goes to another, by hand.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct PinRecord {
    #[prost(string, tag = "1")]
    pub(crate) brief: String,
    #[prost(string, tag = "2")]
    pub(crate) from: String,
    #[prost(string, tag = "3")]
    pub(crate) to: String,
}

impl PinRecord {
    pub(crate) fn id_of(brief: &str, from: &str) -> String {
        format!("pins/{brief}/{from}")
    }
}

impl Record for PinRecord {
    fn id(&self) -> String {
        Self::id_of(&self.brief, &self.from)
    }

    fn keys(&self, _: &Memo) -> Vec<String> {
        vec![keys::pins(&self.brief)]
    }
}
