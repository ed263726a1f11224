//! What verbs, nouns and phrases report: events (`verbs_events.toml`) and speech (`verbs_speech.toml`).

use std::collections::BTreeMap;

use peacebrief::v1::{ConsultMode, EventType, StatementStance};
use serde::{Deserialize, Deserializer, de::Error};

use super::guide;
use super::source::{Overlay, worded, worded_file};

/// A place in a clause or noun phrase, where a participant may stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Argument {
    /// Who does it: the subject of the active, the agent of the passive.
    Subject,
    /// What it is done to: the object of the active, the subject of the passive.
    Object,
    /// The indirect object: "handed *them* the text".
    Indirect,
    /// The possessor of a noun: "*Russia's* withdrawal".
    Possessive,
    /// An adjective or noun before a noun: "the *Russian* withdrawal", "the *Doha* talks".
    Adjective,
    /// The object of a preposition, which is given in lower case.
    Preposition(String),
}

/// The prepositions that files may name.
const PREPOSITIONS: &[&str] = &[
    "about",
    "across",
    "against",
    "alongside",
    "among",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "between",
    "by",
    "concerning",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "of",
    "off",
    "on",
    "onto",
    "out",
    "over",
    "through",
    "to",
    "toward",
    "towards",
    "under",
    "upon",
    "via",
    "with",
    "within",
    "without",
];

impl Argument {
    fn parse<E: Error>(text: &str) -> Result<Self, E> {
        match text {
            "subject" => Ok(Self::Subject),
            "object" => Ok(Self::Object),
            "indirect" => Ok(Self::Indirect),
            "possessive" => Ok(Self::Possessive),
            "adjective" => Ok(Self::Adjective),
            _ if PREPOSITIONS.contains(&text) => Ok(Self::Preposition(text.into())),
            _ => Err(E::custom(format_args!("\"{text}\" is neither a preposition nor a place in a clause"))),
        }
    }

    /// The preposition, if it is one.
    #[must_use]
    pub fn preposition(&self) -> Option<&str> {
        match self {
            Self::Preposition(preposition) => Some(preposition),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Argument {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(from)?)
    }
}

/// What an event word reports and who stands where.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventEntry {
    /// Lemmas with at most one particle ("walk out"), or patterns, by section.
    pub(crate) words: Vec<String>,
    #[serde(rename = "type", deserialize_with = "guide::required")]
    pub(crate) event: EventType,
    #[serde(default, deserialize_with = "guide::optional")]
    pub(crate) mode: Option<ConsultMode>,
    pub(crate) initiator: Option<Argument>,
    #[serde(default)]
    pub(crate) participants: Vec<Argument>,
    #[serde(default, rename = "where")]
    pub(crate) needs: BTreeMap<Argument, Vec<String>>,
    #[serde(default)]
    pub(crate) absent: Vec<Argument>,
    #[serde(default)]
    pub(crate) weak: bool,
    #[serde(default)]
    overlay: Overlay,
}

/// What an event word reports, and who takes part where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFrame {
    /// What was done.
    pub event: EventType,
    /// How, if it is a consultation.
    pub mode: Option<ConsultMode>,
    /// Where the one stands who started or did it; none where it credits nobody by itself.
    pub initiator: Option<Argument>,
    /// Where the others stand who took part or to whom it was done.
    pub participants: Vec<Argument>,
    /// What must stand where for the word to report this event.
    pub needs: Vec<Need>,
    /// What must not be there.
    pub absent: Vec<Argument>,
    /// Whether the word needs more in the context to report an event: a time, a named actor on both sides.
    pub weak: bool,
}

/// What must stand in an argument's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The place.
    pub argument: Argument,
    /// Noun classes of which it must be one, to be asked of [`Lexicon::in_class`](super::Lexicon::in_class); empty: it
    /// only must be there.
    pub classes: Vec<String>,
}

/// A verb that reports an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventVerb {
    /// Its lemma, without particle.
    pub lemma: String,
    /// The particle that belongs to it: "out" of "walk out".
    pub particle: Option<String>,
    /// What it reports.
    pub frame: EventFrame,
}

/// A noun that reports an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventNoun {
    /// Its lemma.
    pub lemma: String,
    /// What it reports.
    pub frame: EventFrame,
}

/// Verbs that say of an event noun that it takes place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LightEntry {
    pub(crate) words: Vec<String>,
    pub(crate) noun: Argument,
    #[serde(default)]
    pub(crate) types: Vec<EventTypeKey>,
    #[serde(default)]
    overlay: Overlay,
}

/// [`EventType`] inside lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EventTypeKey(pub(crate) EventType);

impl<'de> Deserialize<'de> for EventTypeKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        guide::required(from).map(Self)
    }
}

/// A verb that says of an event noun that it takes place: "hold talks", "talks took place".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LightVerb {
    /// Its lemma, without particle.
    pub lemma: String,
    /// The particle that belongs to it: "out" of "carry out".
    pub particle: Option<String>,
    /// Where the event noun stands.
    pub noun: Argument,
    /// The types of event with which it goes; empty: all.
    pub types: Vec<EventType>,
}

/// A class of nouns that requirements refer to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClassEntry {
    pub(crate) name: String,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// `verbs_events.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EventsFile {
    pub(crate) class: Vec<ClassEntry>,
    pub(crate) verb: Vec<EventEntry>,
    pub(crate) noun: Vec<EventEntry>,
    pub(crate) phrase: Vec<EventEntry>,
    pub(crate) light: Vec<LightEntry>,
}

/// What carries the content of what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A clause: "said that ...".
    Clause,
    /// Words in quotation marks.
    Quote,
    /// An infinitive: "urged them to ...".
    Infinitive,
    /// A gerund: "ruled out negotiating".
    Gerund,
    /// Nothing: "the Front agreed at once", "was accepted by both".
    Alone,
    /// A noun phrase in the given place: "called for a halt", "welcomed the deal".
    Phrase(Argument),
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Ok(match text.as_str() {
            "clause" => Self::Clause,
            "quote" => Self::Quote,
            "infinitive" => Self::Infinitive,
            "gerund" => Self::Gerund,
            "alone" => Self::Alone,
            other => Self::Phrase(Argument::parse(other)?),
        })
    }
}

/// Words of speech.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpeechEntry {
    pub(crate) words: Vec<String>,
    #[serde(deserialize_with = "guide::required")]
    pub(crate) stance: StatementStance,
    #[serde(default)]
    pub(crate) neutral: bool,
    #[serde(default)]
    pub(crate) content: Vec<Content>,
    #[serde(default)]
    pub(crate) targets: Vec<Argument>,
    #[serde(default)]
    pub(crate) addressees: Vec<Argument>,
    #[serde(default)]
    overlay: Overlay,
}

/// What a word of speech does and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeechFrame {
    /// The stance that the word itself expresses.
    pub stance: StatementStance,
    /// Whether the content may express another one (see [`Lexicon::stance_cues`](super::Lexicon::stance_cues)).
    pub neutral: bool,
    /// What can carry the content; with none of them there, the word reports no speech.
    pub content: Vec<Content>,
    /// Where those stand at whom it is directed.
    pub targets: Vec<Argument>,
    /// Where those stand to whom it is told, who are no targets.
    pub addressees: Vec<Argument>,
}

/// A verb that reports speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeechVerb {
    /// Its lemma, without particle.
    pub lemma: String,
    /// The particle that belongs to it: "out" of "rule out".
    pub particle: Option<String>,
    /// What it reports.
    pub frame: SpeechFrame,
}

/// A noun that reports speech: "statement", "warning".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeechNoun {
    /// Its lemma.
    pub lemma: String,
    /// What it reports.
    pub frame: SpeechFrame,
}

/// Words before or after a speaker's name that make the sentence that speaker's: "according to".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttributionEntry {
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// Words in what is said that show its stance.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StanceCueEntry {
    #[serde(deserialize_with = "guide::required")]
    pub(crate) stance: StatementStance,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    overlay: Overlay,
}

/// `verbs_speech.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SpeechFile {
    pub(crate) verb: Vec<SpeechEntry>,
    pub(crate) noun: Vec<SpeechEntry>,
    pub(crate) phrase: Vec<SpeechEntry>,
    pub(crate) attribution: Vec<AttributionEntry>,
    pub(crate) cue: Vec<StanceCueEntry>,
}

worded! {
    ClassEntry, "class.words", once: false;
    EventEntry, "words", once: false;
    LightEntry, "light.words", once: false;
    SpeechEntry, "words", once: false;
    AttributionEntry, "attribution.words", once: true;
    StanceCueEntry, "cue.words", once: true;
}
worded_file!(EventsFile, "verbs_events.toml", class, verb, noun, phrase, light);
worded_file!(SpeechFile, "verbs_speech.toml", verb, noun, phrase, attribution, cue);
