//! An actor across reports, the parts that it has in processes, and where it is called by which name.

use peacebrief::v1;

use super::sum::{Tallies, Tally, Tellings};
use super::{ActorLink, Record, ReportRecord};
use crate::keys;
use crate::memo::Memo;

/// An actor across reports: sums over those that have it.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ActorRecord {
    /// `actors/{actor}`.
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    /// The fullest form of each report.
    #[prost(message, repeated, tag = "2")]
    pub(crate) names: Vec<Tally>,
    /// All forms of all reports.
    #[prost(message, repeated, tag = "3")]
    pub(crate) forms: Vec<Tally>,
    /// Kinds, as numbers of the enum.
    #[prost(message, repeated, tag = "4")]
    pub(crate) kinds: Vec<Tally>,
    #[prost(message, repeated, tag = "5")]
    pub(crate) offices: Vec<Tally>,
    /// `actors/{actor}`.
    #[prost(message, repeated, tag = "6")]
    pub(crate) affiliations: Vec<Tally>,
    #[prost(uint32, tag = "7")]
    pub(crate) report_count: u32,
    /// The actor of which somebody made it a part, `actors/{actor}`; mostly empty.
    #[prost(string, tag = "8")]
    pub(crate) merged_into: String,
}

impl ActorRecord {
    pub(crate) fn new(name: String, merged_into: String) -> Self {
        Self { name, merged_into, ..Self::default() }
    }

    /// Adds what a report tells.
    pub(crate) fn add(&mut self, report: &ReportRecord, link: &ActorLink) {
        self.tell(report, link, |tallies, what, day| tallies.add(what, day));
        self.report_count += 1;
    }

    /// Takes out what a report told.
    pub(crate) fn take_out(&mut self, report: &ReportRecord, link: &ActorLink) {
        self.tell(report, link, |tallies, what, day| tallies.take_out(what, day));
        self.report_count = self.report_count.saturating_sub(1);
    }

    fn tell(
        &mut self,
        report: &ReportRecord,
        link: &ActorLink,
        put: impl Fn(&mut Vec<Tally>, &str, Option<&v1::Date>),
    ) {
        let day = report.published.as_ref();
        put(&mut self.names, &link.name, day);
        link.forms.iter().for_each(|form| put(&mut self.forms, &form.text, day));
        put(&mut self.kinds, &link.kind.to_string(), day);
        if !link.office.is_empty() {
            put(&mut self.offices, &link.office, day);
        }
        if !link.affiliation.is_empty() {
            put(&mut self.affiliations, &link.affiliation, day);
        }
    }

    /// Adds what is known of another that is the same.
    pub(crate) fn absorb(&mut self, other: &Self) {
        self.names.absorb(&other.names);
        self.forms.absorb(&other.forms);
        self.kinds.absorb(&other.kinds);
        self.offices.absorb(&other.offices);
        self.affiliations.absorb(&other.affiliations);
        self.report_count += other.report_count;
    }

    /// The kind that most reports see.
    pub(crate) fn kind(&self) -> v1::ActorKind {
        kind_of(&self.kinds)
    }

    /// The fullest name that reports give; of a state the most frequent.
    pub(crate) fn display_name(&self, memo: &Memo) -> &str {
        let most = self.names.most();
        if self.kind() == v1::ActorKind::State {
            return most.first().map_or("", |tally| tally.what.as_str());
        }
        let person = self.kind() == v1::ActorKind::Person;
        let fullest = most.iter().rev().max_by_key(|tally| {
            let name = memo.name(&tally.what, person);
            (!name.is_generic(), name.spelled_out(), name.words().len(), name.folded().len(), tally.count)
        });
        fullest.map_or("", |tally| tally.what.as_str())
    }

    /// The office that the latest report tells.
    pub(crate) fn latest_office(&self) -> Option<&str> {
        latest(&self.offices)
    }

    /// For whom the actor acts: what most reports tell.
    pub(crate) fn affiliation(&self) -> Option<&str> {
        self.affiliations.most().first().map(|tally| tally.what.as_str())
    }
}

/// The kind that most reports see. Whom one report takes for anything else, no other takes rightly for a person.
fn kind_of(kinds: &[Tally]) -> v1::ActorKind {
    let kinds = kinds.iter().rev().filter_map(|tally| {
        let kind = v1::ActorKind::try_from(tally.what.parse::<i32>().ok()?).ok()?;
        Some(((kind != v1::ActorKind::Person, tally.count), kind))
    });
    kinds.max_by_key(|(votes, _)| *votes).map_or(v1::ActorKind::Unspecified, |(_, kind)| kind)
}

/// What was told last; of what was told on one day, the most frequent.
fn latest(tallies: &[Tally]) -> Option<&str> {
    let day = |tally: &Tally| tally.latest().map(|date| (date.year, date.month, date.day));
    tallies.iter().rev().max_by_key(|tally| (day(tally), tally.count)).map(|tally| tally.what.as_str())
}

impl Record for ActorRecord {
    fn id(&self) -> String {
        self.name.clone()
    }

    fn keys(&self, memo: &Memo) -> Vec<String> {
        let person = self.kind() == v1::ActorKind::Person;
        let mut keys = Vec::new();
        for form in &self.forms {
            let name = memo.name(&form.what, person);
            keys.push(keys::actor_called(name.called()));
            if name.is_generic() || person && name.words().len() < 2 {
                continue;
            }
            keys.push(keys::actor_known(name.folded()));
            if person {
                keys.push(keys::actor_sounds(&name.sounds().join(" ")));
            } else {
                keys.extend(name.initials().map(keys::actor_known));
            }
        }
        // Lists have one that was merged under the other's name only.
        keys.push(if self.merged_into.is_empty() {
            keys::actor(&self.name)
        } else {
            keys::merged_into(&self.merged_into)
        });
        keys
    }
}

/// The part of an actor in a process.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct PartRecord {
    /// `processes/{process}`.
    #[prost(string, tag = "1")]
    pub(crate) process: String,
    /// `actors/{actor}`.
    #[prost(string, tag = "2")]
    pub(crate) actor: String,
    /// Roles, as numbers of the enum.
    #[prost(message, repeated, tag = "3")]
    pub(crate) roles: Vec<Tally>,
    /// What the reports of this process call the actor.
    #[prost(message, repeated, tag = "4")]
    pub(crate) forms: Vec<Tally>,
    #[prost(message, required, tag = "5")]
    pub(crate) reports: Tally,
    /// Kinds, as numbers of the enum.
    #[prost(message, repeated, tag = "6")]
    pub(crate) kinds: Vec<Tally>,
    /// Offices in which the reports of this process have the actor.
    #[prost(message, repeated, tag = "7")]
    pub(crate) offices: Vec<Tally>,
}

impl PartRecord {
    pub(crate) fn id_of(process: &str, actor: &str) -> String {
        ["parts/", process, "/", actor].concat()
    }

    /// The actor whose part in a process has an id.
    pub(crate) fn actor_of<'i>(process: &str, id: &'i str) -> Option<&'i str> {
        id.strip_prefix("parts/")?.strip_prefix(process)?.strip_prefix('/')
    }

    /// The process in which an actor has the part of an id.
    pub(crate) fn process_of<'i>(id: &'i str, actor: &str) -> Option<&'i str> {
        id.strip_prefix("parts/")?.strip_suffix(actor)?.strip_suffix('/')
    }

    pub(crate) fn new(process: &str, actor: &str) -> Self {
        Self { process: process.to_owned(), actor: actor.to_owned(), ..Self::default() }
    }

    /// Adds what a report tells.
    pub(crate) fn add(&mut self, report: &ReportRecord, link: &ActorLink) {
        let day = report.published.as_ref();
        self.reports.add(day);
        self.roles.add(&link.role.to_string(), day);
        self.kinds.add(&link.kind.to_string(), day);
        if !link.office.is_empty() {
            self.offices.add(&link.office, day);
        }
        link.forms.iter().for_each(|form| self.forms.add(&form.text, day));
    }

    /// Takes out what a report told.
    pub(crate) fn take_out(&mut self, report: &ReportRecord, link: &ActorLink) {
        let day = report.published.as_ref();
        self.reports.take_out(day);
        self.roles.take_out(&link.role.to_string(), day);
        self.kinds.take_out(&link.kind.to_string(), day);
        if !link.office.is_empty() {
            self.offices.take_out(&link.office, day);
        }
        link.forms.iter().for_each(|form| self.forms.take_out(&form.text, day));
    }

    pub(crate) fn report_count(&self) -> u32 {
        self.reports.count
    }

    /// The part that most reports see.
    pub(crate) fn role(&self) -> v1::ActorRole {
        let most = self.roles.most();
        let role = most.first().and_then(|tally| tally.what.parse::<i32>().ok());
        role.and_then(|role| v1::ActorRole::try_from(role).ok()).unwrap_or_default()
    }

    /// Adds what is known of the part of another who is the same.
    pub(crate) fn absorb(&mut self, other: &Self) {
        self.reports.absorb(&other.reports);
        self.roles.absorb(&other.roles);
        self.kinds.absorb(&other.kinds);
        self.forms.absorb(&other.forms);
        self.offices.absorb(&other.offices);
    }
}

impl Record for PartRecord {
    fn id(&self) -> String {
        Self::id_of(&self.process, &self.actor)
    }

    fn keys(&self, memo: &Memo) -> Vec<String> {
        let last = self.reports.latest();
        let kind = kind_of(&self.kinds);
        let mut keys = vec![
            keys::part_of(&self.actor, last.as_ref(), &self.process),
            keys::part_in(&self.process, self.report_count(), &self.actor),
        ];
        for form in &self.forms {
            let name = memo.name(&form.what, kind == v1::ActorKind::Person);
            keys.extend(name.handles().map(|word| keys::part_word(&self.process, word)));
        }
        for office in &self.offices {
            keys.push(keys::part_word(&self.process, &memo.office(&office.what).handle()));
        }
        if matches!(kind, v1::ActorKind::State | v1::ActorKind::ArmedGroup | v1::ActorKind::PoliticalGroup) {
            keys.push(keys::part_word(&self.process, &keys::kind_word(kind.into())));
        }
        keys
    }
}

/// Where reports call an actor by one name.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct NameRecord {
    /// `actors/{actor}`.
    #[prost(string, tag = "1")]
    pub(crate) actor: String,
    #[prost(string, tag = "2")]
    pub(crate) text: String,
    #[prost(message, required, tag = "3")]
    pub(crate) tellings: Tellings,
}

impl NameRecord {
    /// Ids are short whatever the name: its digest stands for it.
    pub(crate) fn id_of(actor: &str, text: &str) -> String {
        ["names/", actor, "/", &crate::linking::ids::digest(&[text])].concat()
    }

    pub(crate) fn new(actor: &str, text: &str) -> Self {
        Self { actor: actor.to_owned(), text: text.to_owned(), tellings: Tellings::default() }
    }
}

impl Record for NameRecord {
    fn id(&self) -> String {
        Self::id_of(&self.actor, &self.text)
    }

    fn keys(&self, _: &Memo) -> Vec<String> {
        vec![keys::names_of(&self.actor)]
    }
}
