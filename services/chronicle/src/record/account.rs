//! What one report tells of the course of a process: events, steps, and its sentences as far as they are held against those of others.

use peacebrief::v1;

use super::{Passage, Record};
use crate::keys;
use crate::memo::Memo;
use crate::text::Days;

/// What one report tells of the course of a process. Whom it names is looked up in its [`ReportRecord`](super::ReportRecord), by ids
/// within the brief: they stay when somebody corrects the registry.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Account {
    /// `briefs/{brief}`.
    #[prost(string, tag = "1")]
    pub(crate) brief: String,
    /// `processes/{process}`.
    #[prost(string, tag = "2")]
    pub(crate) process: String,
    #[prost(message, optional, tag = "3")]
    pub(crate) published: Option<v1::Date>,
    #[prost(message, repeated, tag = "4")]
    pub(crate) events: Vec<EventTold>,
    #[prost(message, repeated, tag = "5")]
    pub(crate) steps: Vec<StepTold>,
    #[prost(message, repeated, tag = "6")]
    pub(crate) sentences: Vec<Sentence>,
}

/// An event as one report tells it.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct EventTold {
    #[prost(message, required, tag = "1")]
    pub(crate) passage: Passage,
    #[prost(enumeration = "v1::EventType", tag = "2")]
    pub(crate) kind: i32,
    #[prost(enumeration = "v1::ConsultMode", tag = "3")]
    pub(crate) mode: i32,
    #[prost(message, optional, tag = "4")]
    pub(crate) days: Option<Days>,
    #[prost(string, tag = "5")]
    pub(crate) place: String,
    /// Ids within the brief.
    #[prost(string, repeated, tag = "6")]
    pub(crate) initiators: Vec<String>,
    /// Ids within the brief.
    #[prost(string, repeated, tag = "7")]
    pub(crate) participants: Vec<String>,
    /// In which sentence it is told.
    #[prost(uint32, tag = "8")]
    pub(crate) sentence: u32,
    /// Stems of the words that tell it.
    #[prost(fixed32, repeated, tag = "9")]
    pub(crate) stems: Vec<u32>,
    /// The event across reports for which it was taken when it came in, `processes/{process}/events/{event}`.
    #[prost(string, tag = "10")]
    pub(crate) name: String,
}

/// Something to come, as one report announces it.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct StepTold {
    #[prost(message, required, tag = "1")]
    pub(crate) passage: Passage,
    #[prost(string, tag = "2")]
    pub(crate) what: String,
    #[prost(message, optional, tag = "3")]
    pub(crate) due: Option<Days>,
    #[prost(uint32, tag = "4")]
    pub(crate) sentence: u32,
    #[prost(fixed32, repeated, tag = "5")]
    pub(crate) stems: Vec<u32>,
    /// As [`EventTold::name`].
    #[prost(string, tag = "6")]
    pub(crate) name: String,
}

/// A sentence of a report.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Sentence {
    #[prost(message, required, tag = "1")]
    pub(crate) passage: Passage,
    /// Stems of its telling words, in order of the numbers, each once.
    #[prost(fixed32, repeated, tag = "2")]
    pub(crate) stems: Vec<u32>,
    /// The days that it names.
    #[prost(message, repeated, tag = "3")]
    pub(crate) days: Vec<DayTold>,
    /// Whom it mentions: ids within the brief.
    #[prost(string, repeated, tag = "4")]
    pub(crate) actors: Vec<String>,
    /// What its words show besides, as [`Signs`](crate::account::Signs) has it.
    #[prost(uint32, tag = "5")]
    pub(crate) signs: u32,
    #[prost(message, repeated, tag = "6")]
    pub(crate) figures: Vec<FigureTold>,
    #[prost(message, repeated, tag = "7")]
    pub(crate) deeds: Vec<Deed>,
    /// Its telling words in their order, as stems.
    #[prost(fixed32, repeated, tag = "8")]
    pub(crate) words: Vec<u32>,
    /// Which word of the sentence each of those is.
    #[prost(uint32, repeated, tag = "9")]
    pub(crate) places: Vec<u32>,
    /// Which words of the sentence deny.
    #[prost(uint32, repeated, tag = "10")]
    pub(crate) denials: Vec<u32>,
}

/// A day that a sentence names.
#[derive(Clone, Copy, PartialEq, prost::Message)]
pub(crate) struct DayTold {
    #[prost(message, required, tag = "1")]
    pub(crate) days: Days,
    /// Which word of the sentence names it.
    #[prost(uint32, tag = "2")]
    pub(crate) word: u32,
    /// Whether it only bounds what is told ("by 12 March", "until the 5th").
    #[prost(bool, tag = "3")]
    pub(crate) bound: bool,
}

/// A number of something.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct FigureTold {
    #[prost(int64, tag = "1")]
    pub(crate) value: i64,
    /// Of what: a stem; empty where the number stands alone.
    #[prost(string, tag = "2")]
    pub(crate) of: String,
    #[prost(bool, tag = "3")]
    pub(crate) denied: bool,
    /// Which word of the sentence it is.
    #[prost(uint32, tag = "4")]
    pub(crate) word: u32,
    /// Of what, as it is written; empty as above.
    #[prost(string, tag = "5")]
    pub(crate) thing: String,
}

/// That somebody did something that others may say somebody else did.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Deed {
    /// The stem of what was done.
    #[prost(string, tag = "1")]
    pub(crate) what: String,
    /// Id within the brief.
    #[prost(string, tag = "2")]
    pub(crate) by: String,
    /// Whether the sentence stresses who it was ("it was the army that …", "… first").
    #[prost(bool, tag = "3")]
    pub(crate) stressed: bool,
    /// Which word of the sentence tells it.
    #[prost(uint32, tag = "4")]
    pub(crate) word: u32,
}

impl Sentence {
    /// The telling words no more than so many words away from a place, as stems in order, each once.
    pub(crate) fn near(&self, place: u32, reach: u32) -> Vec<u32> {
        let close = |(_, at): &(&u32, &u32)| at.abs_diff(place) <= reach;
        let mut near: Vec<u32> =
            self.words.iter().zip(&self.places).filter(close).map(|(stem, _)| *stem).collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// The days that it names near a place, mere bounds left out; all that it names where none is so near.
    pub(crate) fn days_near(&self, place: u32, reach: u32) -> Vec<Days> {
        let named = self.days.iter().filter(|day| !day.bound);
        let near: Vec<Days> =
            named.clone().filter(|day| day.word.abs_diff(place) <= reach).map(|day| day.days).collect();
        if near.is_empty() { named.map(|day| day.days).collect() } else { near }
    }

    /// Where a stem stands among its words.
    pub(crate) fn place_of(&self, stem: u32) -> Option<u32> {
        self.words.iter().zip(&self.places).find(|(word, _)| **word == stem).map(|(_, place)| *place)
    }
}

impl Account {
    /// The id of a brief's account.
    pub(crate) fn id_of(brief: &str) -> String {
        ["accounts/", brief].concat()
    }

    /// The brief whose account has an id.
    pub(crate) fn brief_of(id: &str) -> Option<&str> {
        id.strip_prefix("accounts/")
    }
}

impl Record for Account {
    fn id(&self) -> String {
        Self::id_of(&self.brief)
    }

    fn keys(&self, _: &Memo) -> Vec<String> {
        let process = &self.process;
        let mut keys: Vec<String> =
            self.events.iter().map(|event| keys::happened(process, event.days)).collect();
        for step in &self.steps {
            keys.push(keys::happened(process, step.due));
            keys.extend(step.due.map(|due| keys::due(due.last, process)));
        }
        keys
    }
}
