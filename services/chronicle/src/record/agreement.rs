//! An agreement across reports.

use peacebrief::v1;

use super::sum::{NameSum, Names as _, Tallies, Tally, Tellings, entry};
use super::{AgreementLink, BreachTold, Record, ReportRecord};
use crate::linking::names;
use crate::memo::Memo;
use crate::{course, keys};

/// For so many days after it was told last, the same accusation is taken to mean the same breach.
const OCCASION_DAYS: i32 = 30;

/// An agreement across reports: sums over those that speak of it.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct AgreementRecord {
    /// `agreements/{agreement}`.
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    /// `processes/{process}`.
    #[prost(string, tag = "2")]
    pub(crate) process: String,
    #[prost(message, repeated, tag = "3")]
    pub(crate) names: Vec<NameSum>,
    /// Kinds, as numbers of the enum.
    #[prost(message, repeated, tag = "4")]
    pub(crate) kinds: Vec<Tally>,
    /// `actors/{actor}`.
    #[prost(message, repeated, tag = "5")]
    pub(crate) parties: Vec<Tally>,
    #[prost(message, repeated, tag = "6")]
    pub(crate) moves: Vec<MoveSum>,
    #[prost(message, repeated, tag = "7")]
    pub(crate) provisions: Vec<ProvisionSum>,
    #[prost(message, repeated, tag = "8")]
    pub(crate) breaches: Vec<BreachSum>,
    #[prost(message, required, tag = "9")]
    pub(crate) reports: Tally,
    /// The agreement of which somebody made it a part; mostly empty.
    #[prost(string, tag = "10")]
    pub(crate) merged_into: String,
    /// Where it was made, as reports tell.
    #[prost(message, repeated, tag = "11")]
    pub(crate) places: Vec<Tally>,
}

/// That an agreement got to a status on a day, as reports tell it: other days are other claims.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct MoveSum {
    #[prost(enumeration = "v1::AgreementStatus", tag = "1")]
    pub(crate) status: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) date: Option<v1::ResolvedDate>,
    #[prost(message, required, tag = "3")]
    pub(crate) tellings: Tellings,
}

/// What an agreement provides.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ProvisionSum {
    #[prost(enumeration = "v1::ProvisionCategory", tag = "1")]
    pub(crate) category: i32,
    #[prost(message, required, tag = "2")]
    pub(crate) tellings: Tellings,
}

/// A breach.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct BreachSum {
    /// `actors/{actor}`, or empty.
    #[prost(string, tag = "1")]
    pub(crate) accuser: String,
    /// `actors/{actor}`, or empty.
    #[prost(string, tag = "2")]
    pub(crate) accused: String,
    #[prost(message, required, tag = "3")]
    pub(crate) tellings: Tellings,
}

impl AgreementRecord {
    pub(crate) fn new(name: String, process: &str, merged_into: String) -> Self {
        Self { name, process: process.to_owned(), merged_into, ..Self::default() }
    }

    /// Adds what a report tells.
    pub(crate) fn add(&mut self, report: &ReportRecord, link: &AgreementLink) {
        let day = report.published.as_ref();
        self.reports.add(day);
        self.kinds.add(&link.kind.to_string(), day);
        link.parties.iter().for_each(|party| self.parties.add(party, day));
        link.places.iter().for_each(|place| self.places.add(place, day));
        let telling = report.telling(&link.passage);
        self.names.add(&link.name, telling);
        for told in &link.moves {
            let same = |sum: &MoveSum| sum.status == told.status && sum.date == told.date;
            let new = || MoveSum { status: told.status, date: told.date.clone(), ..MoveSum::default() };
            entry(&mut self.moves, same, new).tellings.add(report.telling(&told.passage));
        }
        for told in &link.provisions {
            let same = |sum: &ProvisionSum| sum.category == told.category;
            let new = || ProvisionSum { category: told.category, ..ProvisionSum::default() };
            entry(&mut self.provisions, same, new).tellings.add(report.telling(&told.passage));
        }
        for told in &link.breaches {
            let new = || BreachSum {
                accuser: told.accuser.clone(),
                accused: told.accused.clone(),
                ..BreachSum::default()
            };
            let near = |sum: &BreachSum| sum.is(told) && sum.near(day);
            entry(&mut self.breaches, near, new).tellings.add(report.telling(&told.passage));
        }
        self.sort();
    }

    /// Takes out what a report told.
    pub(crate) fn take_out(&mut self, report: &ReportRecord, link: &AgreementLink) {
        let day = report.published.as_ref();
        self.reports.take_out(day);
        self.kinds.take_out(&link.kind.to_string(), day);
        link.parties.iter().for_each(|party| self.parties.take_out(party, day));
        link.places.iter().for_each(|place| self.places.take_out(place, day));
        let telling = report.telling(&link.passage);
        self.names.take_out(&link.name, &telling);
        for told in &link.moves {
            let same = |sum: &&mut MoveSum| sum.status == told.status && sum.date == told.date;
            self.moves
                .iter_mut()
                .filter(same)
                .for_each(|sum| sum.tellings.take_out(&report.telling(&told.passage)));
        }
        for told in &link.provisions {
            let same = |sum: &&mut ProvisionSum| sum.category == told.category;
            self.provisions
                .iter_mut()
                .filter(same)
                .for_each(|sum| sum.tellings.take_out(&report.telling(&told.passage)));
        }
        for told in &link.breaches {
            let telling = report.telling(&told.passage);
            let kept = self
                .breaches
                .iter()
                .position(|sum| sum.is(told) && sum.tellings.kept().any(|t| *t == telling));
            let at = kept.or_else(|| self.breaches.iter().position(|sum| sum.is(told) && sum.spans(day)));
            if let Some(at) = at {
                self.breaches[at].tellings.take_out(&telling);
            }
        }
        self.moves.retain(|sum| sum.tellings.count > 0);
        self.provisions.retain(|sum| sum.tellings.count > 0);
        self.breaches.retain(|sum| sum.tellings.count > 0);
        self.sort();
    }

    /// Adds what is known of another that is the same.
    pub(crate) fn absorb(&mut self, other: &Self) {
        self.reports.absorb(&other.reports);
        self.kinds.absorb(&other.kinds);
        self.parties.absorb(&other.parties);
        self.places.absorb(&other.places);
        self.names.absorb(&other.names);
        for theirs in &other.moves {
            let same = |sum: &MoveSum| sum.status == theirs.status && sum.date == theirs.date;
            let new = || MoveSum { status: theirs.status, date: theirs.date.clone(), ..MoveSum::default() };
            entry(&mut self.moves, same, new).tellings.absorb(&theirs.tellings);
        }
        for theirs in &other.provisions {
            let new = || ProvisionSum { category: theirs.category, ..ProvisionSum::default() };
            entry(&mut self.provisions, |sum| sum.category == theirs.category, new)
                .tellings
                .absorb(&theirs.tellings);
        }
        self.breaches.extend(other.breaches.iter().cloned());
        self.sort();
    }

    pub(crate) fn report_count(&self) -> u32 {
        self.reports.count
    }

    /// The kind that most reports see; where a report says accord or agreement and no more, it may be any, and counts for less.
    pub(crate) fn kind(&self) -> v1::AgreementKind {
        use v1::AgreementKind::{Framework, Other, Unspecified};
        let kinds = self.kinds.iter().filter_map(|tally| {
            let kind = v1::AgreementKind::try_from(tally.what.parse::<i32>().ok()?).ok()?;
            let weight = if matches!(kind, Framework | Other | Unspecified) { 1 } else { 2 };
            Some((weight * tally.count, kind))
        });
        kinds.rev().max_by_key(|(weight, _)| *weight).map_or(Unspecified, |(_, kind)| kind)
    }

    /// What it is called: by the most telling of its names, of those the most frequent.
    pub(crate) fn display_name(&self) -> &str {
        let fullest = self.names.iter().max_by_key(|sum| {
            // Names that are put together of the parties' say less than those that reports write.
            let written = !sum.text.contains('–') && sum.text.chars().any(char::is_uppercase);
            (written, sum.tellings.count, std::cmp::Reverse(sum.text.len()))
        });
        fullest.map_or("", |sum| sum.text.as_str())
    }

    /// How far it has got.
    pub(crate) fn status(&self) -> v1::AgreementStatus {
        course::status(self)
    }

    /// The breaches that nobody but one report tells, by names that are the same whenever it tells them.
    pub(crate) fn breaches_only_of(&self, brief: &str) -> Vec<String> {
        let only = |sum: &&BreachSum| sum.tellings.kept().all(|telling| telling.brief == brief);
        let name = |sum: &BreachSum| {
            let first = sum.tellings.kept().next().and_then(|telling| telling.published.as_ref());
            breach_name(&self.name, (&sum.accuser, &sum.accused), first)
        };
        self.breaches.iter().filter(only).map(name).collect()
    }

    /// The same in whichever order reports came.
    fn sort(&mut self) {
        let date = |sum: &MoveSum| sum.date.as_ref().and_then(peacebrief::date::iso_resolved);
        self.moves.sort_by_cached_key(|sum| (sum.status, date(sum)));
        self.provisions.sort_by_key(|sum| sum.category);
        let first =
            |sum: &BreachSum| sum.tellings.kept().next().map(|telling| keys::day(telling.published.as_ref()));
        self.breaches.sort_by_cached_key(|sum| (sum.accuser.clone(), sum.accused.clone(), first(sum)));
    }
}

impl BreachSum {
    fn is(&self, told: &BreachTold) -> bool {
        self.accuser == told.accuser && self.accused == told.accused
    }

    /// Whether a day lies near one on which it was told.
    fn near(&self, published: Option<&v1::Date>) -> bool {
        let day = |date: &v1::Date| date.year * 372 + date.month * 31 + date.day;
        let Some(published) = published else { return true };
        let mut told = self.tellings.kept().filter_map(|telling| telling.published.as_ref());
        told.any(|date| (day(date) - day(published)).abs() <= OCCASION_DAYS)
    }

    /// Whether a day lies between those on which it was told.
    fn spans(&self, published: Option<&v1::Date>) -> bool {
        let days: Vec<String> =
            self.tellings.kept().map(|telling| keys::day(telling.published.as_ref())).collect();
        let day = keys::day(published);
        days.iter().min().is_some_and(|first| *first <= day)
            && days.iter().max().is_some_and(|last| day <= *last)
    }
}

/// What a breach is called that was told first on a day.
pub(crate) fn breach_name(
    agreement: &str,
    (accuser, accused): (&str, &str),
    told: Option<&v1::Date>,
) -> String {
    format!("{agreement}/{accuser}/{accused}/{}", keys::day(told))
}

impl Record for AgreementRecord {
    fn id(&self) -> String {
        self.name.clone()
    }

    fn keys(&self, _: &Memo) -> Vec<String> {
        let last = self.reports.latest();
        let mut keys = vec![keys::agreement_recent(&self.process, last.as_ref(), &self.name)];
        for sum in &self.names {
            keys.push(keys::agreement_called(&names::fold(&sum.text)));
            keys.extend(
                names::fold_words(&sum.text).iter().map(|word| keys::agreement_word(&self.process, word)),
            );
        }
        // Lists have one that was merged under the other's name only.
        if self.merged_into.is_empty() {
            keys.extend([keys::agreement(&self.name), keys::agreement_in(&self.process, &self.name)]);
        } else {
            keys.push(keys::merged_into(&self.merged_into));
        }
        keys
    }
}
