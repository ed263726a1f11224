//! What the engine knows of the world and of the language of peace processes: data, and how to ask it.
//!
//! The knowledge stands in the TOML files of `lexicon/`; [`Lexicon::embedded`] reads those that are built in,
//! [`Lexicon::overlaid`] lays a deployment's own over them, [`Lexicon::digest`] names the result.
//!
//! # Asking about a sentence
//! [`Lexicon::encode`] reads a sentence's words (anything that is a [`Word`], such as `(surface, lemma)`) once; every
//! matcher then takes the [`Encoded`] and answers with token ranges that count those words. All of it is linear in the
//! sentence's length.
//!
//! | matcher | finds | answers |
//! | --- | --- | --- |
//! | [`names`](Lexicon::names) | states, demonyms, capitals, metonyms, places, organizations, groups, communities; leftmost, longest; minds capitals, not diacritics, hyphens or dots | [`NameMatch`] with every [`Name`] it may be |
//! | [`offices`](Lexicon::offices) | titles with modifiers ("former deputy foreign minister"), ranks, forms of address | [`OfficeMatch`] |
//! | [`bodies`](Lexicon::bodies) | head nouns of actors ("liberation army", "ministry") | [`BodyNoun`] |
//! | [`event_phrases`](Lexicon::event_phrases) | fixed phrases for events ("lay down arms") | [`EventFrame`] |
//! | [`speech_phrases`](Lexicon::speech_phrases) | fixed phrases for speech ("express concern") | [`SpeechFrame`] |
//! | [`attributions`](Lexicon::attributions) | "according to" and its like | `()` |
//! | [`stance_cues`](Lexicon::stance_cues) | what in the content shows the stance ("would not accept") | [`StatementStance`] |
//! | [`accord_phrases`](Lexicon::accord_phrases) | "cessation of hostilities", "memorandum of understanding" | [`AgreementKind`] |
//! | [`accord_modifiers`](Lexicon::accord_modifiers) | "comprehensive", "interim" | [`AgreementKind`] |
//! | [`status_phrases`](Lexicon::status_phrases) | "enter into force", "put on hold" | [`AgreementStatus`] |
//! | [`provision_cues`](Lexicon::provision_cues) | what a provision is about | [`ProvisionCue`] |
//! | [`breach_cues`](Lexicon::breach_cues) | breaches, fighting, refusals | [`BreachCue`] |
//! | [`condition_markers`](Lexicon::condition_markers) | "once", "provided that" | [`ConditionMarker`] |
//! | [`next_step_cues`](Lexicon::next_step_cues) | "is due to", "by the end of" | [`NextStepCue`] |
//! | [`topic_cues`](Lexicon::topic_cues) | words of peace and war, and of other fields | [`TopicCue`] |
//!
//! # Asking about a word
//! Lemmas are given in any case. [`event_verbs`](Lexicon::event_verbs), [`event_nouns`](Lexicon::event_nouns),
//! [`light_verbs`](Lexicon::light_verbs), [`speech_verbs`](Lexicon::speech_verbs), [`speech_nouns`](Lexicon::speech_nouns)
//! and [`status_verbs`](Lexicon::status_verbs) answer all readings of a lemma: an empty slice for none, several where a
//! particle ("walk", "walk out") or the arguments tell them apart. [`accord_noun`](Lexicon::accord_noun),
//! [`body_noun`](Lexicon::body_noun), [`status_adjective`](Lexicon::status_adjective), [`status_noun`](Lexicon::status_noun),
//! [`given_name`](Lexicon::given_name), [`is_name_particle`](Lexicon::is_name_particle), [`in_class`](Lexicon::in_class),
//! [`state`](Lexicon::state) and [`name`](Lexicon::name) answer one thing.
//!
//! A reading of an event word applies when its particle is there, every [`Need`] is met (its argument is present and,
//! where classes are given, one of them holds its head lemma), and nothing of `absent` is. The classes `person`, `actor`, `group`,
//! `state`, `place` are for the caller to judge by what it knows of mentions; `accord` and `event` are any accord noun and
//! any event noun, and `in_class` answers them.
//!
//! # Patterns
//! Multi-word cues are words set apart by spaces, each compared with a token's lemma and its surface; `a|b` one of several,
//! `a?` may be missing, `*` any one word, `**` up to four words. Hyphens are passed over, other punctuation never.

mod accords;
mod cues;
mod encoded;
mod error;
mod files;
mod fold;
mod guide;
mod index;
mod leaders;
mod names;
mod people;
mod predicates;
mod source;
mod world;

use std::ops::Range;

use peacebrief::v1::{AgreementKind, AgreementStatus, StatementStance};

pub use accords::{
    AccordNoun, BreachCue, ConditionCue, ConditionMarker, NextStepCue, ProvisionCue, StatusVerb, TopicCue,
};
pub use cues::CueMatch;
pub use encoded::{Encoded, Word};
pub use error::LexiconError;
pub use people::{BodyNoun, Gender, ModifierClass, Office, OfficeClass};
pub use predicates::{
    Argument, Content, EventFrame, EventNoun, EventVerb, LightVerb, Need, SpeechFrame, SpeechNoun, SpeechVerb,
};
pub use world::{Community, Group, Organization, OrganizationClass, Place, PlaceKind, State, StateStatus};

use files::Files;
use index::{Index, NameId};

/// The engine's knowledge, ready to be asked. Immutable.
#[derive(Debug)]
pub struct Lexicon {
    files: Files,
    overlays: Vec<(String, String)>,
    index: Index,
    digest: String,
}

/// What a name may stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Name<'l> {
    /// A state: "Russia", "the Russian Federation".
    State(&'l State),
    /// A state's adjective, often a noun for one of its people too: "Armenian", "French".
    Adjective(&'l State),
    /// A noun for one of a state's people that is no adjective: "Dane".
    Person(&'l State),
    /// A noun for a state's people: "Armenians".
    People(&'l State),
    /// A capital: place or government.
    Capital(&'l State),
    /// What stands for a government and is no capital: "the Kremlin".
    Metonym(&'l State),
    /// A place that is no capital.
    Place(&'l Place),
    /// An intergovernmental or civil-society organization.
    Organization(&'l Organization),
    /// An armed group or political movement.
    Group(&'l Group),
    /// The adjective or singular noun of a group: "Houthi".
    GroupMember(&'l Group),
    /// A people, ethnic or religious community, its adjective, or one of it.
    Community(&'l Community),
}

impl<'l> Name<'l> {
    /// The state of which it is a name, adjective, people, capital or metonym.
    #[must_use]
    pub fn state(&self) -> Option<&'l State> {
        match self {
            Self::State(state)
            | Self::Adjective(state)
            | Self::Person(state)
            | Self::People(state)
            | Self::Capital(state)
            | Self::Metonym(state) => Some(state),
            _ => None,
        }
    }
}

/// A name found in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct NameMatch<'l> {
    /// Its tokens, by number.
    pub tokens: Range<usize>,
    /// All that it may stand for, states first.
    pub readings: Vec<Name<'l>>,
}

/// A title found in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficeMatch<'l> {
    /// Its tokens with those of the modifiers before it.
    pub tokens: Range<usize>,
    /// The tokens of the title alone.
    pub title: Range<usize>,
    /// The title. Where one title is in several classes, that of the first class in the file.
    pub office: &'l Office,
    /// Whether it stands in the plural: "foreign ministers".
    pub plural: bool,
    /// What the modifiers say, from left to right.
    pub modifiers: Vec<ModifierClass>,
}

impl Lexicon {
    /// The built-in lexicon.
    ///
    /// # Errors
    /// [`LexiconError`] names the file, key and value that is wrong.
    pub fn embedded() -> Result<Self, LexiconError> {
        Self::build(Files::embedded()?, Vec::new())
    }

    /// This lexicon with `files`, pairs of name (`states.toml`) and content, laid over it in order of their names.
    ///
    /// An entry with a name (`state`, `organization`, `group`, `community`; `places` by their state) takes the place of
    /// the built-in one of that name, adds its lists to it (`overlay = "extend"`), or takes it away
    /// (`overlay = "remove"`). A list of words takes its words out of all built-in lists of its section and stands beside
    /// them; with `extend` they stay there too, with `remove` they only go.
    ///
    /// # Errors
    /// [`LexiconError`] names the file, key and value that is wrong.
    pub fn overlaid(self, files: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let Self { files: mut merged, mut overlays, .. } = self;
        let mut ordered = files.to_vec();
        ordered.sort_by_key(|(name, _)| *name);
        for (name, content) in ordered {
            merged.overlay(name, content)?;
            overlays.push((name.into(), content.into()));
        }
        Self::build(merged, overlays)
    }

    fn build(files: Files, overlays: Vec<(String, String)>) -> Result<Self, LexiconError> {
        let index = Index::build(&files)?;
        let digest = files::digest(&overlays);
        Ok(Self { files, overlays, index, digest })
    }

    /// SHA-256 of all files in lower-case hexadecimal: names this lexicon in every brief made with it.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Reads a sentence for the matchers.
    pub fn encode<W: Word>(&self, words: &[W]) -> Encoded {
        self.index.vocabulary.encode(words)
    }

    /// The names in a sentence, from left to right; of overlapping ones the leftmost, of those the longest.
    #[must_use]
    pub fn names(&self, sentence: &Encoded) -> Vec<NameMatch<'_>> {
        let found = self.index.names.scan(sentence).into_iter();
        found
            .map(|(tokens, ids)| NameMatch {
                tokens,
                readings: ids.into_iter().filter_map(|id| self.resolve(*id)).collect(),
            })
            .collect()
    }

    /// All that a name by itself may stand for; capitals matter, diacritics do not.
    #[must_use]
    pub fn name(&self, name: &str) -> Vec<Name<'_>> {
        let words: Vec<(&str, &str)> = name.split_whitespace().map(|word| (word, word)).collect();
        let whole = 0..words.len();
        let found = self.names(&self.encode(&words)).into_iter().find(|found| found.tokens == whole);
        found.map(|found| found.readings).unwrap_or_default()
    }

    fn resolve(&self, id: NameId) -> Option<Name<'_>> {
        let index = &self.index;
        match id {
            NameId::State(at) => index.states.get(at as usize).map(Name::State),
            NameId::Adjective(at) => index.states.get(at as usize).map(Name::Adjective),
            NameId::Person(at) => index.states.get(at as usize).map(Name::Person),
            NameId::People(at) => index.states.get(at as usize).map(Name::People),
            NameId::Capital(at) => index.states.get(at as usize).map(Name::Capital),
            NameId::Metonym(at) => index.states.get(at as usize).map(Name::Metonym),
            NameId::Place(at) => index.places.get(at as usize).map(Name::Place),
            NameId::Organization(at) => index.organizations.get(at as usize).map(Name::Organization),
            NameId::Group(at) => index.groups.get(at as usize).map(Name::Group),
            NameId::GroupMember(at) => index.groups.get(at as usize).map(Name::GroupMember),
            NameId::Community(at) => index.communities.get(at as usize).map(Name::Community),
        }
    }

    /// The state of that name, whichever of its names it is; case and diacritics do not matter.
    #[must_use]
    pub fn state(&self, name: &str) -> Option<&State> {
        let at = self.index.state_by_name.get(&index::fold_all(name))?;
        self.index.states.get(*at as usize)
    }

    /// The titles in a sentence, from left to right.
    #[must_use]
    pub fn offices(&self, sentence: &Encoded) -> Vec<OfficeMatch<'_>> {
        let found = self.index.titles.scan(sentence).into_iter();
        let mut behind = 0;
        found
            .filter_map(|(title, ids)| {
                let id = *ids.first()?;
                let office = self.index.offices.get(id.office as usize)?;
                // "the army *chief* General X": what ends another title makes no rank another.
                let first = if office.class == OfficeClass::Rank { behind } else { 0 };
                behind = title.end;
                let (start, modifiers) = self.modifiers_before(sentence, title.start, first);
                let tokens = start..title.end;
                Some(OfficeMatch { tokens, title, office, plural: id.plural, modifiers: modifiers.to_vec() })
            })
            .collect()
    }

    /// The words before a title that qualify it, from a token on.
    fn modifiers_before(
        &self,
        sentence: &Encoded,
        title: usize,
        first: usize,
    ) -> (usize, Vec<ModifierClass>) {
        let at = sentence.units.partition_point(|unit| (unit.token as usize) < title);
        let mut start = title;
        let mut modifiers = Vec::new();
        let before = sentence.units.get(..at).unwrap_or_default().iter().rev();
        for unit in before.take_while(|unit| unit.token as usize >= first) {
            let Some(class) = self.index.modifiers.get(&unit.surface).filter(|_| unit.first) else { break };
            modifiers.push(*class);
            start = unit.token as usize;
        }
        modifiers.reverse();
        (start, modifiers)
    }

    /// Head nouns of actors in a sentence.
    #[must_use]
    pub fn bodies(&self, sentence: &Encoded) -> Vec<CueMatch<'_, BodyNoun>> {
        self.index.bodies.scan(sentence)
    }

    /// What a head noun, or a phrase of several words, says about the actor.
    #[must_use]
    pub fn body_noun(&self, lemma: &str) -> Option<&BodyNoun> {
        self.index.body_nouns.get(&index::fold_all(lemma))
    }

    /// As whom a given name is borne; `None` for a word that is no known given name.
    #[must_use]
    pub fn given_name(&self, name: &str) -> Option<Gender> {
        self.index.given.get(&fold::fold(name)).copied()
    }

    /// Whom a public person serves, by full name: the name of a state, group or organization of the lexicon.
    #[must_use]
    pub fn serves(&self, name: &str) -> Option<&str> {
        let folded = index::fold_all(name);
        if let Some(known) = self.index.leaders.get(&folded) {
            return known.as_deref();
        }
        // "Vladimir V. Putin": without initials in the middle.
        let words: Vec<&str> = folded.split(' ').collect();
        let last = words.len().saturating_sub(1);
        let kept: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(at, word)| {
                *at == 0
                    || *at == last
                    || word.trim_end_matches('.').chars().count() > 1 && !matches!(**word, "al" | "el")
            })
            .map(|(_, word)| *word)
            .collect();
        if kept.len() < 2 {
            return None;
        }
        self.index.leaders.get(&kept.join(" "))?.as_deref()
    }

    /// Whom all public persons of a surname serve, where they serve the same: "President Clinton".
    #[must_use]
    pub(crate) fn served_by_all(&self, surname: &str) -> Option<&str> {
        self.index.surnames.get(&index::fold_all(surname))?.as_deref()
    }

    /// Whether a word joins the parts of a name: "bin", "van der", "al".
    #[must_use]
    pub fn is_name_particle(&self, word: &str) -> bool {
        self.index.particles.contains(&fold::fold(word))
    }

    /// What a verb reports as an event, in all its readings.
    #[must_use]
    pub fn event_verbs(&self, lemma: &str) -> &[EventVerb] {
        readings(self.index.event_verbs.get(&fold::fold(lemma)))
    }

    /// What a noun reports as an event, in all its readings.
    #[must_use]
    pub fn event_nouns(&self, lemma: &str) -> &[EventNoun] {
        readings(self.index.event_nouns.get(&fold::fold(lemma)))
    }

    /// Readings of a verb that says of an event noun that it takes place.
    #[must_use]
    pub fn light_verbs(&self, lemma: &str) -> &[LightVerb] {
        readings(self.index.light_verbs.get(&fold::fold(lemma)))
    }

    /// Fixed phrases for events; the predicate is the first word.
    #[must_use]
    pub fn event_phrases(&self, sentence: &Encoded) -> Vec<CueMatch<'_, EventFrame>> {
        self.index.event_phrases.scan(sentence)
    }

    /// Whether a noun is of a class that a [`Need`] names; the classes `person`, `actor`, `group`, `state` and `place` are not
    /// for the lexicon to judge and answer false.
    #[must_use]
    pub fn in_class(&self, class: &str, lemma: &str) -> bool {
        let known = |word: &str| match class {
            "accord" => self.index.accord_nouns.contains_key(word),
            "event" => self.index.event_nouns.contains_key(word),
            _ => self.index.classes.get(class).is_some_and(|words| words.contains(word)),
        };
        known(&fold::fold(lemma)) || singular_of_name(lemma).is_some_and(|one| known(&one))
    }

    /// What a verb reports as speech, in all its readings.
    #[must_use]
    pub fn speech_verbs(&self, lemma: &str) -> &[SpeechVerb] {
        readings(self.index.speech_verbs.get(&fold::fold(lemma)))
    }

    /// What a noun reports as speech, in all its readings.
    #[must_use]
    pub fn speech_nouns(&self, lemma: &str) -> &[SpeechNoun] {
        readings(self.index.speech_nouns.get(&fold::fold(lemma)))
    }

    /// Fixed phrases for speech; the predicate is the first word.
    #[must_use]
    pub fn speech_phrases(&self, sentence: &Encoded) -> Vec<CueMatch<'_, SpeechFrame>> {
        self.index.speech_phrases.scan(sentence)
    }

    /// "according to" and its like.
    #[must_use]
    pub fn attributions(&self, sentence: &Encoded) -> Vec<CueMatch<'_, ()>> {
        self.index.attributions.scan(sentence)
    }

    /// What in a sentence's content shows the speaker's stance.
    #[must_use]
    pub fn stance_cues(&self, sentence: &Encoded) -> Vec<CueMatch<'_, StatementStance>> {
        self.index.stances.scan(sentence)
    }

    /// The accord that a noun can name.
    #[must_use]
    pub fn accord_noun(&self, lemma: &str) -> Option<&AccordNoun> {
        let nouns = &self.index.accord_nouns;
        nouns.get(&index::fold_all(lemma)).or_else(|| nouns.get(&singular_of_name(lemma)?))
    }

    /// Phrases that name accords of a kind.
    #[must_use]
    pub fn accord_phrases(&self, sentence: &Encoded) -> Vec<CueMatch<'_, AgreementKind>> {
        self.index.accord_phrases.scan(sentence)
    }

    /// Words beside an accord noun that decide its kind.
    #[must_use]
    pub fn accord_modifiers(&self, sentence: &Encoded) -> Vec<CueMatch<'_, AgreementKind>> {
        self.index.accord_modifiers.scan(sentence)
    }

    /// Readings of a verb that says how far an accord has come.
    #[must_use]
    pub fn status_verbs(&self, lemma: &str) -> &[StatusVerb] {
        readings(self.index.status_verbs.get(&fold::fold(lemma)))
    }

    /// How far an accord has come that an adjective or participle describes: "draft", "signed".
    #[must_use]
    pub fn status_adjective(&self, word: &str) -> Option<AgreementStatus> {
        self.index.status_adjectives.get(&index::fold_all(word)).copied()
    }

    /// How far an accord has come by a noun of which it is the object: "signing", "collapse".
    #[must_use]
    pub fn status_noun(&self, lemma: &str) -> Option<AgreementStatus> {
        self.index.status_nouns.get(&index::fold_all(lemma)).copied()
    }

    /// Fixed phrases that say how far an accord has come.
    #[must_use]
    pub fn status_phrases(&self, sentence: &Encoded) -> Vec<CueMatch<'_, AgreementStatus>> {
        self.index.status_phrases.scan(sentence)
    }

    /// What provisions are about.
    #[must_use]
    pub fn provision_cues(&self, sentence: &Encoded) -> Vec<CueMatch<'_, ProvisionCue>> {
        self.index.provisions.scan(sentence)
    }

    /// Words of breaches.
    #[must_use]
    pub fn breach_cues(&self, sentence: &Encoded) -> Vec<CueMatch<'_, BreachCue>> {
        self.index.breaches.scan(sentence)
    }

    /// Markers of conditions.
    #[must_use]
    pub fn condition_markers(&self, sentence: &Encoded) -> Vec<CueMatch<'_, ConditionMarker>> {
        self.index.conditions.scan(sentence)
    }

    /// Cues of things to come.
    #[must_use]
    pub fn next_step_cues(&self, sentence: &Encoded) -> Vec<CueMatch<'_, NextStepCue>> {
        self.index.next_steps.scan(sentence)
    }

    /// Words that say what an article is about.
    #[must_use]
    pub fn topic_cues(&self, sentence: &Encoded) -> Vec<CueMatch<'_, TopicCue>> {
        self.index.topics.scan(sentence)
    }
}

/// "the Carrow *Protocols*": the lemma of a proper noun is the word as it stands; a noun of the language within a name has a singular.
fn singular_of_name(lemma: &str) -> Option<String> {
    let named = lemma.chars().next().is_some_and(char::is_uppercase);
    lemma.strip_suffix('s').filter(|one| named && one.len() > 2).map(fold::fold)
}

fn readings<T>(found: Option<&Vec<T>>) -> &[T] {
    found.map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests;
