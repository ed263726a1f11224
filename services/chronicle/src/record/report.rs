//! What one report tells of whom, and whom and what it was linked to.

use peacebrief::v1;

use super::{Range, Record, Telling};
use crate::keys;
use crate::memo::Memo;

/// A report that has been taken in: all that it adds to other records, so that it can be taken out of them again.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ReportRecord {
    /// `briefs/{brief}`.
    #[prost(string, tag = "1")]
    pub(crate) brief: String,
    #[prost(string, tag = "2")]
    pub(crate) source: String,
    #[prost(message, optional, tag = "3")]
    pub(crate) published: Option<v1::Date>,
    /// The process under which it is filed, `processes/{process}`; empty where it is about none.
    #[prost(string, tag = "4")]
    pub(crate) process: String,
    /// What it calls the process.
    #[prost(string, tag = "5")]
    pub(crate) process_name: String,
    /// The principals of the conflict as it tells them, `actors/{actor}`.
    #[prost(string, repeated, tag = "6")]
    pub(crate) parties: Vec<String>,
    #[prost(message, repeated, tag = "7")]
    pub(crate) actors: Vec<ActorLink>,
    #[prost(message, repeated, tag = "8")]
    pub(crate) agreements: Vec<AgreementLink>,
    /// Occasions that it tells of, as keys.
    #[prost(string, repeated, tag = "9")]
    pub(crate) occasions: Vec<String>,
    /// The words from which it follows what it calls the process.
    #[prost(message, required, tag = "10")]
    pub(crate) process_passage: Passage,
}

/// An actor of a report, and who that is across reports.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ActorLink {
    /// Id within the brief.
    #[prost(string, tag = "1")]
    pub(crate) finding: String,
    /// `actors/{actor}`.
    #[prost(string, tag = "2")]
    pub(crate) actor: String,
    /// The fullest form in the report.
    #[prost(string, tag = "3")]
    pub(crate) name: String,
    /// All forms in the report, the fullest first, with the place where each stands.
    #[prost(message, repeated, tag = "4")]
    pub(crate) forms: Vec<Form>,
    #[prost(enumeration = "v1::ActorKind", tag = "5")]
    pub(crate) kind: i32,
    #[prost(string, tag = "6")]
    pub(crate) office: String,
    /// `actors/{actor}`; empty where the report does not tell.
    #[prost(string, tag = "7")]
    pub(crate) affiliation: String,
    #[prost(enumeration = "v1::ActorRole", tag = "8")]
    pub(crate) role: i32,
    #[prost(enumeration = "v1::LinkingGround", tag = "9")]
    pub(crate) ground: i32,
    #[prost(string, tag = "10")]
    pub(crate) explanation: String,
}

/// A form by which a report calls an actor.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Form {
    #[prost(string, tag = "1")]
    pub(crate) text: String,
    /// The words there that stand for the actor: the form, or one that it follows from.
    #[prost(message, required, tag = "2")]
    pub(crate) passage: Passage,
}

/// An agreement of a report, and which one that is across reports.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct AgreementLink {
    /// Id within the brief.
    #[prost(string, tag = "1")]
    pub(crate) finding: String,
    /// `agreements/{agreement}`.
    #[prost(string, tag = "2")]
    pub(crate) agreement: String,
    #[prost(string, tag = "3")]
    pub(crate) name: String,
    #[prost(enumeration = "v1::AgreementKind", tag = "4")]
    pub(crate) kind: i32,
    /// `actors/{actor}`.
    #[prost(string, repeated, tag = "5")]
    pub(crate) parties: Vec<String>,
    /// The words that speak of it most tellingly.
    #[prost(message, required, tag = "6")]
    pub(crate) passage: Passage,
    /// What the report tells of its course.
    #[prost(message, repeated, tag = "7")]
    pub(crate) moves: Vec<MoveTold>,
    #[prost(message, repeated, tag = "8")]
    pub(crate) provisions: Vec<ProvisionTold>,
    #[prost(message, repeated, tag = "9")]
    pub(crate) breaches: Vec<BreachTold>,
    #[prost(enumeration = "v1::LinkingGround", tag = "10")]
    pub(crate) ground: i32,
    #[prost(string, tag = "11")]
    pub(crate) explanation: String,
    /// Where it was made, as the report tells.
    #[prost(string, repeated, tag = "12")]
    pub(crate) places: Vec<String>,
}

/// A report tells that an agreement got to a status.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct MoveTold {
    #[prost(enumeration = "v1::AgreementStatus", tag = "1")]
    pub(crate) status: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) date: Option<v1::ResolvedDate>,
    #[prost(message, required, tag = "3")]
    pub(crate) passage: Passage,
}

/// A report tells what an agreement provides.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ProvisionTold {
    #[prost(enumeration = "v1::ProvisionCategory", tag = "1")]
    pub(crate) category: i32,
    #[prost(message, required, tag = "2")]
    pub(crate) passage: Passage,
}

/// A report tells of a breach.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct BreachTold {
    /// `actors/{actor}`, or empty.
    #[prost(string, tag = "1")]
    pub(crate) accuser: String,
    /// `actors/{actor}`, or empty.
    #[prost(string, tag = "2")]
    pub(crate) accused: String,
    #[prost(message, required, tag = "3")]
    pub(crate) passage: Passage,
}

/// Words of a report with their place: a [`Telling`] but for what all tellings of the report share.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Passage {
    /// Id of the finding within the brief.
    #[prost(string, tag = "1")]
    pub(crate) finding: String,
    #[prost(string, tag = "2")]
    pub(crate) text: String,
    #[prost(message, required, tag = "3")]
    pub(crate) utf8: Range,
    #[prost(message, required, tag = "4")]
    pub(crate) utf16: Range,
    #[prost(message, required, tag = "5")]
    pub(crate) utf32: Range,
}

impl ReportRecord {
    /// The id of a brief's entry.
    pub(crate) fn id_of(brief: &str) -> String {
        ["reports/", brief].concat()
    }

    /// A passage as a telling of this report.
    pub(crate) fn telling(&self, passage: &Passage) -> Telling {
        Telling {
            brief: self.brief.clone(),
            finding: passage.finding.clone(),
            source: self.source.clone(),
            published: self.published,
            text: passage.text.clone(),
            utf8: passage.utf8,
            utf16: passage.utf16,
            utf32: passage.utf32,
        }
    }
}

impl Record for ReportRecord {
    fn id(&self) -> String {
        Self::id_of(&self.brief)
    }

    fn keys(&self, _: &Memo) -> Vec<String> {
        if self.process.is_empty() {
            return Vec::new();
        }
        let (process, published, brief) = (&self.process, self.published.as_ref(), &self.brief);
        let mut keys = vec![keys::report(process, published, brief)];
        keys.extend(self.actors.iter().map(|link| keys::report_with(process, &link.actor, published, brief)));
        keys.extend(self.agreements.iter().map(|link| keys::report_on(&link.agreement, published, brief)));
        keys.extend(self.occasions.iter().cloned());
        keys
    }
}
