//! Accords and what they hold: `agreements.toml`, `provisions.toml`, `breaches.toml`, `conditions.toml`,
//! `next_steps.toml`, and what an article is about: `conflict.toml`.

use peacebrief::v1::{AgreementKind, AgreementStatus, ProvisionCategory};
use serde::Deserialize;

use super::guide;
use super::predicates::Argument;
use super::source::{Overlay, worded, worded_file};

/// Nouns or phrases for accords of one kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccordEntry {
    #[serde(deserialize_with = "guide::required")]
    pub(crate) kind: AgreementKind,
    #[serde(default)]
    pub(crate) weak: bool,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// A noun that can name an accord.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccordNoun {
    /// Its lemma.
    pub lemma: String,
    /// The kind that it names unless a modifier says otherwise.
    pub kind: AgreementKind,
    /// Whether it names an accord only with support: a modifier, parties, a verb of accords ("plan", "text").
    pub weak: bool,
}

/// Words of status.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusEntry {
    #[serde(deserialize_with = "guide::required")]
    pub(crate) status: AgreementStatus,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// Verbs of status.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusVerbEntry {
    #[serde(deserialize_with = "guide::required")]
    pub(crate) status: AgreementStatus,
    pub(crate) accord: Argument,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// A verb that says how far an accord has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusVerb {
    /// Its lemma, without particle.
    pub lemma: String,
    /// The particle that belongs to it.
    pub particle: Option<String>,
    /// How far the accord has come, if the verb is neither negated, nor modal, nor future.
    pub status: AgreementStatus,
    /// Where the accord stands.
    pub accord: Argument,
}

/// `agreements.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AgreementsFile {
    pub(crate) noun: Vec<AccordEntry>,
    pub(crate) phrase: Vec<AccordEntry>,
    pub(crate) modifier: Vec<AccordEntry>,
    pub(crate) status_verb: Vec<StatusVerbEntry>,
    pub(crate) status_adjective: Vec<StatusEntry>,
    pub(crate) status_noun: Vec<StatusEntry>,
    pub(crate) status_phrase: Vec<StatusEntry>,
}

/// Cues of one category of provisions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProvisionEntry {
    #[serde(deserialize_with = "guide::required")]
    pub(crate) category: ProvisionCategory,
    #[serde(default)]
    pub(crate) weak: bool,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// What a cue says a provision to be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProvisionCue {
    /// The category.
    pub category: ProvisionCategory,
    /// Whether the cue gives way to any other of its phrase ("aid" beside "access for aid").
    pub weak: bool,
}

/// `provisions.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ProvisionsFile {
    pub(crate) provision: Vec<ProvisionEntry>,
}

/// What a cue of a breach is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BreachCue {
    /// Names the breach itself: "violate the truce", "breach".
    Breach,
    /// Fighting, which is a breach where the parties of a truce in force do it.
    Fighting,
    /// Refusal to carry the accord out.
    Refusal,
    /// Keeps to the accord: the contrary of a breach.
    Compliance,
}

/// Cues of breaches.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BreachEntry {
    pub(crate) class: BreachCue,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// `breaches.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct BreachesFile {
    pub(crate) breach: Vec<BreachEntry>,
}

/// How a condition is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionCue {
    /// Must happen first: "once", "as soon as", "upon ratification".
    Sequence,
    /// Consent depends on it: "provided that", "on condition that", "if".
    Consent,
    /// Fails unless: "unless", "until", "without".
    Exception,
}

/// Markers of conditions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionEntry {
    pub(crate) class: ConditionCue,
    #[serde(default)]
    pub(crate) weak: bool,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// A marker of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConditionMarker {
    /// How it is put.
    pub class: ConditionCue,
    /// Whether the marker is mostly something else ("if", "when", "after").
    pub weak: bool,
}

/// `conditions.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ConditionsFile {
    pub(crate) condition: Vec<ConditionEntry>,
}

/// How something to come is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextStepCue {
    /// It has been set: "is scheduled to", "is due to".
    Scheduled,
    /// Somebody means to do it: "plans to", "intends to", "will".
    Intended,
    /// By when: "by the end of", "within 30 days", "deadline".
    Deadline,
    /// What is still wanting: "has yet to", "remains to be", "pending".
    Pending,
    /// That nothing is set: "no date has been set".
    Unset,
}

/// Cues of things to come.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NextStepEntry {
    pub(crate) class: NextStepCue,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// `next_steps.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct NextStepsFile {
    pub(crate) step: Vec<NextStepEntry>,
}

/// What a word says about an article's subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TopicCue {
    /// Words of peace processes proper: "peace accord", "disengagement of forces".
    Process,
    /// Words of armed conflict: "rebels", "shelling".
    Conflict,
    /// Words that are also used as metaphors: "truce", "talks", "battle".
    Ambiguous,
    /// Those who make peace and war, and much else: "president", "minister".
    Government,
    /// Words of sport, trade, business, crime, culture, weather.
    OffTopic,
}

/// Words of a subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicEntry {
    pub(crate) class: TopicCue,
    /// What field the words come from: for the reader of the file.
    #[serde(default, rename = "field")]
    _field: String,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// `conflict.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ConflictFile {
    pub(crate) topic: Vec<TopicEntry>,
}

worded! {
    AccordEntry, "words", once: true;
    StatusEntry, "words", once: true;
    StatusVerbEntry, "status_verb.words", once: false;
    ProvisionEntry, "provision.words", once: false;
    BreachEntry, "breach.words", once: true;
    ConditionEntry, "condition.words", once: true;
    NextStepEntry, "step.words", once: true;
    TopicEntry, "topic.words", once: true;
}
worded_file!(
    AgreementsFile,
    "agreements.toml",
    noun,
    phrase,
    modifier,
    status_verb,
    status_adjective,
    status_noun,
    status_phrase
);
worded_file!(ProvisionsFile, "provisions.toml", provision);
worded_file!(BreachesFile, "breaches.toml", breach);
worded_file!(ConditionsFile, "conditions.toml", condition);
worded_file!(NextStepsFile, "next_steps.toml", step);
worded_file!(ConflictFile, "conflict.toml", topic);
