//! Titles, given names and the head nouns of bodies: `offices.toml`, `names.toml`, `bodies.toml`.

use peacebrief::v1::ActorKind;
use serde::Deserialize;

use super::guide;
use super::source::{Overlay, worded, worded_file};

/// What sort of title a person bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeClass {
    /// President, king, emir: meets at summits.
    HeadOfState,
    /// Prime minister, chancellor: meets at summits.
    HeadOfGovernment,
    /// A member of a government, its deputies and secretaries.
    Minister,
    /// A member or president of a parliament.
    Legislator,
    /// An ambassador or other diplomat.
    Diplomat,
    /// A special envoy, representative or mediator.
    Envoy,
    /// One who negotiates for a side.
    Negotiator,
    /// One who speaks for a body.
    Spokesperson,
    /// One who commands armed men: of a state or of a group.
    Commander,
    /// The head of an international or other organization.
    OrganizationHead,
    /// Leader of a party, group or community.
    Leader,
    /// Governor, mayor, civil servant, adviser.
    Official,
    /// A judge or prosecutor.
    Jurist,
    /// A clergyman or religious leader.
    Religious,
    /// An elder, activist or member of civil society.
    Community,
    /// A scholar or analyst.
    Expert,
    /// One who reports or comments for a medium.
    Journalist,
    /// Any other calling that stands before or after a name.
    Other,
    /// A military or police rank.
    Rank,
    /// An address: "Mr", "Sheikh", "His Excellency".
    Honorific,
}

impl OfficeClass {
    /// Whether its holders meet at summits.
    #[must_use]
    pub fn leads_a_state(self) -> bool {
        matches!(self, Self::HeadOfState | Self::HeadOfGovernment)
    }
}

/// Titles of one class.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TitleEntry {
    pub(crate) class: OfficeClass,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// Words of which each is joined with each head to a minister's title: "foreign" with "minister".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PortfolioEntry {
    pub(crate) words: Vec<String>,
    pub(crate) heads: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// Words before a title that belong to it: "deputy", "former".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModifierEntry {
    pub(crate) class: ModifierClass,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// What a word before a title says of the holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ModifierClass {
    /// Below or above the title itself, and part of it as written: "deputy", "senior".
    Grade,
    /// Holds it for the time being: "acting", "interim".
    Acting,
    /// Holds it no more: "former", "late".
    Former,
    /// Will hold it: "incoming", "designate".
    Future,
}

/// `offices.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct OfficesFile {
    pub(crate) title: Vec<TitleEntry>,
    pub(crate) portfolio: Vec<PortfolioEntry>,
    pub(crate) modifier: Vec<ModifierEntry>,
}

/// A title with its class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The title in the singular, as the lexicon writes it.
    pub title: String,
    /// What sort of title it is.
    pub class: OfficeClass,
}

/// As whom given names are borne.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// By men.
    Male,
    /// By women.
    Female,
    /// By both.
    Either,
}

/// Given names of one culture and gender, or particles of family names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GivenNamesEntry {
    pub(crate) gender: GenderKey,
    /// The languages and regions that the names come from: for the reader of the file.
    #[serde(rename = "culture")]
    _culture: String,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// [`Gender`] as the file writes it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum GenderKey {
    Male,
    Female,
    Either,
}

impl From<GenderKey> for Gender {
    fn from(key: GenderKey) -> Self {
        match key {
            GenderKey::Male => Self::Male,
            GenderKey::Female => Self::Female,
            GenderKey::Either => Self::Either,
        }
    }
}

/// Words that join the parts of a name: "bin", "van".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParticleEntry {
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// `names.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct NamesFile {
    pub(crate) given: Vec<GivenNamesEntry>,
    pub(crate) particle: Vec<ParticleEntry>,
}

/// Nouns that make what they head an actor of one kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyEntry {
    #[serde(deserialize_with = "guide::required")]
    pub(crate) kind: ActorKind,
    /// Whether the noun alone, in lower case and with an article, can be an actor ("the army", not "the front").
    #[serde(default)]
    pub(crate) alone: bool,
    /// Whether the noun is a plural of people ("rebels", "fighters").
    #[serde(default)]
    pub(crate) people: bool,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// `bodies.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct BodiesFile {
    pub(crate) body: Vec<BodyEntry>,
}

/// What the head noun of a name or phrase says about the actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyNoun {
    /// What kind of actor it heads.
    pub kind: ActorKind,
    /// Whether the noun alone, in lower case and with an article, can be an actor ("the army", not "the front").
    pub alone: bool,
    /// Whether it names people rather than a body ("rebels").
    pub people: bool,
}

worded! {
    TitleEntry, "title.words", once: true;
    PortfolioEntry, "portfolio.words", once: true;
    ModifierEntry, "modifier.words", once: true;
    GivenNamesEntry, "given.words", once: false;
    ParticleEntry, "particle.words", once: true;
    BodyEntry, "body.words", once: true;
}
worded_file!(OfficesFile, "offices.toml", title, portfolio, modifier);
worded_file!(NamesFile, "names.toml", given, particle);
worded_file!(BodiesFile, "bodies.toml", body);
