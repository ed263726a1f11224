//! The files of the lexicon made ready for look-ups and matching.

mod world;

use std::collections::{BTreeMap, BTreeSet};

use peacebrief::v1::{AgreementKind, AgreementStatus, EventType, StatementStance};

use crate::lexicon::accords::{
    AccordNoun, AgreementsFile, BreachCue, BreachesFile, ConditionMarker, ConditionsFile, ConflictFile,
    NextStepCue, NextStepsFile, ProvisionCue, ProvisionsFile, StatusVerb, TopicCue,
};
use crate::lexicon::cues::CueSet;
use crate::lexicon::encoded::Vocabulary;
use crate::lexicon::error::LexiconError;
use crate::lexicon::files::Files;
use crate::lexicon::fold;
use crate::lexicon::names::{Capitals, NameTrie};
use crate::lexicon::people::{
    BodiesFile, BodyNoun, Gender, ModifierClass, NamesFile, Office, OfficeClass, OfficesFile, TitleEntry,
};
use crate::lexicon::predicates::{
    EventEntry, EventFrame, EventNoun, EventVerb, EventsFile, LightVerb, Need, SpeechEntry, SpeechFile,
    SpeechFrame, SpeechNoun, SpeechVerb,
};
use crate::lexicon::source::LexiconFile;
use crate::lexicon::world::{Community, Group, Organization, Place, State};
use crate::tables::Table;

/// What a name stands for: an entry, by number, and in what form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameId {
    State(u32),
    Adjective(u32),
    Person(u32),
    People(u32),
    Capital(u32),
    Metonym(u32),
    Place(u32),
    Organization(u32),
    Group(u32),
    GroupMember(u32),
    Community(u32),
}

/// A title, by number, and whether it is a plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TitleId {
    pub(crate) office: u32,
    pub(crate) plural: bool,
}

/// Everything that look-ups need.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) states: Vec<State>,
    pub(crate) state_by_name: Table<String, u32>,
    pub(crate) places: Vec<Place>,
    pub(crate) organizations: Vec<Organization>,
    pub(crate) groups: Vec<Group>,
    pub(crate) communities: Vec<Community>,
    pub(crate) names: NameTrie<NameId>,
    pub(crate) offices: Vec<Office>,
    pub(crate) titles: NameTrie<TitleId>,
    pub(crate) modifiers: Table<u32, ModifierClass>,
    pub(crate) given: Table<String, Gender>,
    pub(crate) particles: BTreeSet<String>,
    /// Whom a public person serves, by folded full name; nobody for one who served several.
    pub(crate) leaders: Table<String, Option<String>>,
    /// Whom public persons of one surname serve; nobody where they serve several.
    pub(crate) surnames: Table<String, Option<String>>,
    pub(crate) bodies: CueSet<BodyNoun>,
    pub(crate) body_nouns: Table<String, BodyNoun>,
    pub(crate) event_verbs: Table<String, Vec<EventVerb>>,
    pub(crate) event_nouns: Table<String, Vec<EventNoun>>,
    pub(crate) event_phrases: CueSet<EventFrame>,
    pub(crate) light_verbs: Table<String, Vec<LightVerb>>,
    pub(crate) classes: BTreeMap<String, BTreeSet<String>>,
    pub(crate) speech_verbs: Table<String, Vec<SpeechVerb>>,
    pub(crate) speech_nouns: Table<String, Vec<SpeechNoun>>,
    pub(crate) speech_phrases: CueSet<SpeechFrame>,
    pub(crate) attributions: CueSet<()>,
    pub(crate) stances: CueSet<StatementStance>,
    pub(crate) accord_nouns: Table<String, AccordNoun>,
    pub(crate) accord_phrases: CueSet<AgreementKind>,
    pub(crate) accord_modifiers: CueSet<AgreementKind>,
    pub(crate) status_verbs: Table<String, Vec<StatusVerb>>,
    pub(crate) status_adjectives: Table<String, AgreementStatus>,
    pub(crate) status_nouns: Table<String, AgreementStatus>,
    pub(crate) status_phrases: CueSet<AgreementStatus>,
    pub(crate) provisions: CueSet<ProvisionCue>,
    pub(crate) breaches: CueSet<BreachCue>,
    pub(crate) conditions: CueSet<ConditionMarker>,
    pub(crate) next_steps: CueSet<NextStepCue>,
    pub(crate) topics: CueSet<TopicCue>,
}

/// Classes of nouns that the code, not a file, decides on.
pub(crate) const BUILT_IN_CLASSES: &[&str] =
    &["accord", "actor", "event", "group", "person", "place", "state"];

impl Index {
    /// Builds the index, or says which entry cannot be.
    pub(crate) fn build(files: &Files) -> Result<Self, LexiconError> {
        let mut index = Self::default();
        index.add_world(files)?;
        index.add_people(files)?;
        index.add_events(&files.events)?;
        index.add_speech(&files.speech)?;
        index.add_agreements(&files.agreements)?;
        index.add_cues(files)?;
        Ok(index)
    }

    fn name(
        &mut self,
        file: &str,
        key: &str,
        name: &str,
        capitals: Capitals,
        id: NameId,
    ) -> Result<(), LexiconError> {
        if self.names.insert(&mut self.vocabulary, name, capitals, id) {
            return Ok(());
        }
        Err(LexiconError::value(file, key, name, "a name without letters"))
    }

    fn add_people(&mut self, files: &Files) -> Result<(), LexiconError> {
        self.add_offices(&files.offices)?;
        self.add_leaders(&files.leaders)?;
        for entry in &files.names.given {
            let gender = Gender::from(entry.gender);
            for name in &entry.words {
                let known = self.given.entry(fold::fold(name)).or_insert(gender);
                if *known != gender {
                    *known = Gender::Either;
                }
            }
        }
        let particles = files.names.particle.iter().flat_map(|entry| &entry.words);
        self.particles = particles.map(|word| fold::fold(word)).collect();
        if self.particles.contains("") {
            return Err(LexiconError::value(NamesFile::NAME, "particle.words", "", "an empty word"));
        }
        for entry in &files.bodies.body {
            let noun = BodyNoun { kind: entry.kind, alone: entry.alone, people: entry.people };
            for word in &entry.words {
                cue(&mut self.bodies, &mut self.vocabulary, BodiesFile::NAME, "body.words", word, noun)?;
                self.body_nouns.insert(fold_all(word), noun);
            }
        }
        Ok(())
    }

    fn add_offices(&mut self, offices: &OfficesFile) -> Result<(), LexiconError> {
        for TitleEntry { class, words, .. } in &offices.title {
            for word in words {
                self.title(word, *class)?;
            }
        }
        for entry in &offices.portfolio {
            for (word, head) in
                entry.words.iter().flat_map(|word| entry.heads.iter().map(move |head| (word, head)))
            {
                self.title(&format!("{word} {head}"), OfficeClass::Minister)?;
            }
        }
        for entry in &offices.modifier {
            for word in &entry.words {
                let id = self.vocabulary.intern(&fold::fold(word));
                self.modifiers.insert(id, entry.class);
            }
        }
        Ok(())
    }

    fn title(&mut self, title: &str, class: OfficeClass) -> Result<(), LexiconError> {
        let office = u32::try_from(self.offices.len()).unwrap_or(u32::MAX);
        // Ranks and forms of address are also words ("general", "major"): only their capital tells them.
        let cased = matches!(class, OfficeClass::Rank | OfficeClass::Honorific);
        let capitals = if cased { Capitals::Name } else { Capitals::Free };
        // Forms of address have no plural of their own: "Mrs" is none of "Mr".
        let address = class == OfficeClass::Honorific;
        let forms = [(title.to_owned(), false), (plural_title(title), true)];
        for (text, plural) in forms.into_iter().filter(|(_, plural)| !(address && *plural)) {
            if !self.titles.insert(&mut self.vocabulary, &text, capitals, TitleId { office, plural }) {
                let reason = "a title without letters";
                return Err(LexiconError::value(OfficesFile::NAME, "title.words", title, reason));
            }
        }
        self.offices.push(Office { title: title.into(), class });
        Ok(())
    }

    fn add_events(&mut self, events: &EventsFile) -> Result<(), LexiconError> {
        let file = EventsFile::NAME;
        for class in &events.class {
            if BUILT_IN_CLASSES.contains(&class.name.as_str()) {
                let reason = "the name is taken by a built-in class";
                return Err(LexiconError::value(file, "class.name", &class.name, reason));
            }
            let words = class.words.iter().map(|word| fold::fold(word));
            self.classes.entry(class.name.clone()).or_default().extend(words);
        }
        for entry in &events.verb {
            let frame = self.frame(entry)?;
            for word in &entry.words {
                let (lemma, particle) = verb(file, "verb.words", word)?;
                let verb = EventVerb { lemma: lemma.clone(), particle, frame: frame.clone() };
                self.event_verbs.entry(lemma).or_default().push(verb);
            }
        }
        for entry in &events.noun {
            let frame = self.frame(entry)?;
            for word in &entry.words {
                let noun = EventNoun { lemma: fold::fold(word), frame: frame.clone() };
                self.event_nouns.entry(noun.lemma.clone()).or_default().push(noun);
            }
        }
        for entry in &events.phrase {
            let frame = self.frame(entry)?;
            for word in &entry.words {
                let (set, vocabulary) = (&mut self.event_phrases, &mut self.vocabulary);
                cue(set, vocabulary, file, "phrase.words", word, frame.clone())?;
            }
        }
        for entry in &events.light {
            let types: Vec<EventType> = entry.types.iter().map(|key| key.0).collect();
            for word in &entry.words {
                let (lemma, particle) = verb(file, "light.words", word)?;
                let noun = entry.noun.clone();
                let verb = LightVerb { lemma: lemma.clone(), particle, noun, types: types.clone() };
                self.light_verbs.entry(lemma).or_default().push(verb);
            }
        }
        Ok(())
    }

    fn frame(&self, entry: &EventEntry) -> Result<EventFrame, LexiconError> {
        let wrong = |key: &str, value: &str, reason: &str| {
            let first = entry.words.first().map_or("", String::as_str);
            LexiconError::value(EventsFile::NAME, key, value, reason).in_entry("the entry of", first)
        };
        let known = |class: &str| BUILT_IN_CLASSES.contains(&class) || self.classes.contains_key(class);
        if let Some(class) = entry.needs.values().flatten().find(|class| !known(class)) {
            let reason = "there is no such class of nouns";
            return Err(wrong("where", class, reason));
        }
        if entry.mode.is_some() != (entry.event == EventType::Consult) {
            let mode = entry.mode.map_or("", |mode| mode.as_str_name());
            let reason = "a mode belongs to CONSULT, and CONSULT has one";
            return Err(wrong("mode", mode, reason));
        }
        let needs = entry.needs.iter();
        Ok(EventFrame {
            event: entry.event,
            mode: entry.mode,
            initiator: entry.initiator.clone(),
            participants: entry.participants.clone(),
            needs: needs
                .map(|(argument, classes)| Need { argument: argument.clone(), classes: classes.clone() })
                .collect(),
            absent: entry.absent.clone(),
            weak: entry.weak,
        })
    }

    fn add_speech(&mut self, speech: &SpeechFile) -> Result<(), LexiconError> {
        let file = SpeechFile::NAME;
        for entry in &speech.verb {
            for word in &entry.words {
                let (lemma, particle) = verb(file, "verb.words", word)?;
                let verb = SpeechVerb { lemma: lemma.clone(), particle, frame: speech_frame(entry) };
                self.speech_verbs.entry(lemma).or_default().push(verb);
            }
        }
        for entry in &speech.noun {
            for word in &entry.words {
                let noun = SpeechNoun { lemma: fold::fold(word), frame: speech_frame(entry) };
                self.speech_nouns.entry(noun.lemma.clone()).or_default().push(noun);
            }
        }
        let vocabulary = &mut self.vocabulary;
        for entry in &speech.phrase {
            for word in &entry.words {
                cue(&mut self.speech_phrases, vocabulary, file, "phrase.words", word, speech_frame(entry))?;
            }
        }
        for word in speech.attribution.iter().flat_map(|entry| &entry.words) {
            cue(&mut self.attributions, vocabulary, file, "attribution.words", word, ())?;
        }
        for entry in &speech.cue {
            for word in &entry.words {
                cue(&mut self.stances, vocabulary, file, "cue.words", word, entry.stance)?;
            }
        }
        Ok(())
    }

    fn add_agreements(&mut self, agreements: &AgreementsFile) -> Result<(), LexiconError> {
        let file = AgreementsFile::NAME;
        let vocabulary = &mut self.vocabulary;
        for entry in &agreements.noun {
            for word in &entry.words {
                let lemma = fold_all(word);
                let noun = AccordNoun { lemma: lemma.clone(), kind: entry.kind, weak: entry.weak };
                self.accord_nouns.insert(lemma, noun);
            }
        }
        for entry in &agreements.phrase {
            for word in &entry.words {
                cue(&mut self.accord_phrases, vocabulary, file, "phrase.words", word, entry.kind)?;
            }
        }
        for entry in &agreements.modifier {
            for word in &entry.words {
                cue(&mut self.accord_modifiers, vocabulary, file, "modifier.words", word, entry.kind)?;
            }
        }
        for entry in &agreements.status_verb {
            for word in &entry.words {
                let (lemma, particle) = verb(file, "status_verb.words", word)?;
                let (status, accord) = (entry.status, entry.accord.clone());
                let verb = StatusVerb { lemma: lemma.clone(), particle, status, accord };
                self.status_verbs.entry(lemma).or_default().push(verb);
            }
        }
        for (entries, map) in [
            (&agreements.status_adjective, &mut self.status_adjectives),
            (&agreements.status_noun, &mut self.status_nouns),
        ] {
            for entry in entries {
                map.extend(entry.words.iter().map(|word| (fold_all(word), entry.status)));
            }
        }
        for entry in &agreements.status_phrase {
            for word in &entry.words {
                cue(&mut self.status_phrases, vocabulary, file, "status_phrase.words", word, entry.status)?;
            }
        }
        Ok(())
    }

    fn add_cues(&mut self, files: &Files) -> Result<(), LexiconError> {
        let vocabulary = &mut self.vocabulary;
        for entry in &files.provisions.provision {
            let value = ProvisionCue { category: entry.category, weak: entry.weak };
            for word in &entry.words {
                cue(&mut self.provisions, vocabulary, ProvisionsFile::NAME, "provision.words", word, value)?;
            }
        }
        for entry in &files.breaches.breach {
            for word in &entry.words {
                cue(&mut self.breaches, vocabulary, BreachesFile::NAME, "breach.words", word, entry.class)?;
            }
        }
        for entry in &files.conditions.condition {
            let value = ConditionMarker { class: entry.class, weak: entry.weak };
            for word in &entry.words {
                cue(&mut self.conditions, vocabulary, ConditionsFile::NAME, "condition.words", word, value)?;
            }
        }
        for entry in &files.next_steps.step {
            for word in &entry.words {
                cue(&mut self.next_steps, vocabulary, NextStepsFile::NAME, "step.words", word, entry.class)?;
            }
        }
        for entry in &files.conflict.topic {
            for word in &entry.words {
                cue(&mut self.topics, vocabulary, ConflictFile::NAME, "topic.words", word, entry.class)?;
            }
        }
        Ok(())
    }
}

fn cue<T: PartialEq>(
    set: &mut CueSet<T>,
    vocabulary: &mut Vocabulary,
    file: &str,
    key: &str,
    pattern: &str,
    value: T,
) -> Result<(), LexiconError> {
    set.insert(vocabulary, pattern, value).map_err(|reason| LexiconError::value(file, key, pattern, reason))
}

fn speech_frame(entry: &SpeechEntry) -> SpeechFrame {
    SpeechFrame {
        stance: entry.stance,
        neutral: entry.neutral,
        content: entry.content.clone(),
        targets: entry.targets.clone(),
        addressees: entry.addressees.clone(),
    }
}

/// A verb and its particle.
fn verb(file: &str, key: &str, words: &str) -> Result<(String, Option<String>), LexiconError> {
    let mut parts = words.split_whitespace().map(fold::fold);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(lemma), particle, None) => Ok((lemma, particle)),
        _ => Err(LexiconError::value(file, key, words, "a verb is one word, or two with a particle")),
    }
}

/// Words folded and joined by single spaces, as look-ups compare them.
pub(crate) fn fold_all(words: &str) -> String {
    let (mut out, mut buffer) = (String::with_capacity(words.len()), String::new());
    for token in words.split_whitespace() {
        fold::words(token, &mut buffer, |word, _| {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        });
    }
    out
}

fn numbered<T>(entries: &[T]) -> impl Iterator<Item = (u32, &T)> {
    (0..).zip(entries)
}

/// Whether a demonym has a plural of its own: not "Chinese", "Swiss", "French".
fn has_plural(demonym: &str) -> bool {
    !demonym.ends_with("ese")
        && !demonym.ends_with("sh")
        && !demonym.ends_with("ch")
        && !demonym.ends_with('s')
}

/// The plural of a noun, spelled by rule.
fn plural(noun: &str) -> String {
    let vowel_before_y = |stem: &str| stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    if let Some(stem) = noun.strip_suffix("man").filter(|stem| !stem.is_empty() && !noun.ends_with("uman")) {
        return format!("{stem}men");
    }
    match noun.strip_suffix('y') {
        Some(stem) if !vowel_before_y(stem) => format!("{stem}ies"),
        _ if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") => {
            format!("{noun}es")
        }
        _ => format!("{noun}s"),
    }
}

/// The plural of a title: that of its head, which stands before "of", "for", "to", "in", "at", "on" or "general".
fn plural_title(title: &str) -> String {
    let links = [
        " of ",
        " for ",
        " to ",
        " in ",
        " at ",
        " on ",
        " with ",
        "-general",
        " general",
        "-designate",
        "-elect",
    ];
    let cut = links.iter().filter_map(|link| title.find(link)).min().unwrap_or(title.len());
    // "Lieutenant general" and "attorney general" both take the plural that is met more often.
    let (head, rest) = title.split_at(cut);
    let military = rest.starts_with(" general") && !head.ends_with("attorney");
    if military || head.is_empty() { plural(title) } else { format!("{}{rest}", plural(head)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_of_titles_are_those_of_their_heads() {
        assert_eq!(plural_title("foreign minister"), "foreign ministers");
        assert_eq!(plural_title("minister of foreign affairs"), "ministers of foreign affairs");
        assert_eq!(plural_title("secretary-general"), "secretaries-general");
        assert_eq!(plural_title("spokesman"), "spokesmen");
        assert_eq!(plural_title("major general"), "major generals");
        assert_eq!(plural_title("envoy"), "envoys");
    }

    #[test]
    fn verbs_have_at_most_a_particle() {
        assert!(verb("f", "k", "walk out").is_ok());
        assert!(verb("f", "k", "").is_err());
        assert!(verb("f", "k", "put on hold").is_err());
    }
}
