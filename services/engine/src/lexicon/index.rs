//! The files of the lexicon made ready for look-ups and matching.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use peacebrief::v1::{AgreementKind, AgreementStatus, EventType, StatementStance};

use super::accords::{
    AccordNoun, AgreementsFile, BreachCue, BreachesFile, ConditionMarker, ConditionsFile, ConflictFile,
    NextStepCue, NextStepsFile, ProvisionCue, ProvisionsFile, StatusVerb, TopicCue,
};
use super::cues::CueSet;
use super::encoded::Vocabulary;
use super::error::LexiconError;
use super::files::Files;
use super::fold;
use super::leaders::LeadersFile;
use super::names::{Capitals, NameTrie};
use super::people::{
    BodiesFile, BodyNoun, Gender, ModifierClass, NamesFile, Office, OfficeClass, OfficesFile, TitleEntry,
};
use super::predicates::{
    EventEntry, EventFrame, EventNoun, EventVerb, EventsFile, LightVerb, Need, SpeechEntry, SpeechFile,
    SpeechFrame, SpeechNoun, SpeechVerb,
};
use super::source::LexiconFile;
use super::world::{
    CitiesFile, Community, Group, GroupsFile, Organization, OrganizationsFile, Place, State, StatesFile,
};

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
    pub(crate) state_by_name: HashMap<String, u32>,
    pub(crate) places: Vec<Place>,
    pub(crate) organizations: Vec<Organization>,
    pub(crate) groups: Vec<Group>,
    pub(crate) communities: Vec<Community>,
    pub(crate) names: NameTrie<NameId>,
    pub(crate) offices: Vec<Office>,
    pub(crate) titles: NameTrie<TitleId>,
    pub(crate) modifiers: HashMap<u32, ModifierClass>,
    pub(crate) given: HashMap<String, Gender>,
    pub(crate) particles: BTreeSet<String>,
    /// Whom a public person serves, by folded full name; nobody for one who served several.
    pub(crate) leaders: HashMap<String, Option<String>>,
    pub(crate) bodies: CueSet<BodyNoun>,
    pub(crate) body_nouns: HashMap<String, BodyNoun>,
    pub(crate) event_verbs: HashMap<String, Vec<EventVerb>>,
    pub(crate) event_nouns: HashMap<String, Vec<EventNoun>>,
    pub(crate) event_phrases: CueSet<EventFrame>,
    pub(crate) light_verbs: HashMap<String, Vec<LightVerb>>,
    pub(crate) classes: BTreeMap<String, BTreeSet<String>>,
    pub(crate) speech_verbs: HashMap<String, Vec<SpeechVerb>>,
    pub(crate) speech_nouns: HashMap<String, Vec<SpeechNoun>>,
    pub(crate) speech_phrases: CueSet<SpeechFrame>,
    pub(crate) attributions: CueSet<()>,
    pub(crate) stances: CueSet<StatementStance>,
    pub(crate) accord_nouns: HashMap<String, AccordNoun>,
    pub(crate) accord_phrases: CueSet<AgreementKind>,
    pub(crate) accord_modifiers: CueSet<AgreementKind>,
    pub(crate) status_verbs: HashMap<String, Vec<StatusVerb>>,
    pub(crate) status_adjectives: HashMap<String, AgreementStatus>,
    pub(crate) status_nouns: HashMap<String, AgreementStatus>,
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

    fn add_world(&mut self, files: &Files) -> Result<(), LexiconError> {
        self.add_states(&files.states)?;
        self.add_places(&files.cities)?;
        let file = OrganizationsFile::NAME;
        for (id, organization) in numbered(&files.organizations.organization) {
            let known =
                |parent: &String| files.organizations.organization.iter().any(|other| other.name == *parent);
            if let Some(parent) = organization.parent.as_ref().filter(|parent| !known(parent)) {
                let reason = "there is no such organization";
                return Err(LexiconError::value(file, "organization.parent", parent, reason));
            }
            let id = NameId::Organization(id);
            for name in std::iter::once(&organization.name).chain(&organization.names) {
                self.name(file, "organization.names", name, Capitals::Name, id)?;
            }
            let capitals = if organization.strict { Capitals::Strict } else { Capitals::Name };
            for acronym in &organization.acronyms {
                self.name(file, "organization.acronyms", acronym, capitals, id)?;
            }
        }
        let file = GroupsFile::NAME;
        for (id, group) in numbered(&files.groups.group) {
            for state in &group.states {
                self.state(file, "group.states", state)?;
            }
            for name in std::iter::once(&group.name).chain(&group.names) {
                self.name(file, "group.names", name, Capitals::Name, NameId::Group(id))?;
            }
            let capitals = if group.strict { Capitals::Strict } else { Capitals::Name };
            for acronym in &group.acronyms {
                self.name(file, "group.acronyms", acronym, capitals, NameId::Group(id))?;
            }
            for member in &group.members {
                self.name(file, "group.members", member, Capitals::Name, NameId::GroupMember(id))?;
                self.name(file, "group.members", &plural(member), Capitals::Name, NameId::Group(id))?;
            }
        }
        for (id, community) in numbered(&files.groups.community) {
            let names = std::iter::once(&community.name).chain(&community.names);
            for name in names.chain(&community.adjectives) {
                self.name(file, "community.names", name, Capitals::Name, NameId::Community(id))?;
            }
        }
        self.organizations.clone_from(&files.organizations.organization);
        self.groups.clone_from(&files.groups.group);
        self.communities.clone_from(&files.groups.community);
        Ok(())
    }

    fn add_states(&mut self, states: &StatesFile) -> Result<(), LexiconError> {
        let file = StatesFile::NAME;
        for (id, state) in numbered(&states.state) {
            for name in std::iter::once(&state.name).chain(&state.common).chain(&state.names) {
                self.name(file, "state.names", name, Capitals::Name, NameId::State(id))?;
                if let Some(other) =
                    self.state_by_name.insert(fold_all(name), id).filter(|other| *other != id)
                {
                    let other = states.state.get(other as usize).map_or("", |state| &state.name);
                    let reason = format!("it is a name of {other} too");
                    return Err(LexiconError::value(file, "state.names", name, reason));
                }
            }
            for adjective in &state.adjectives {
                self.name(file, "state.adjectives", adjective, Capitals::Name, NameId::Adjective(id))?;
                if state.people.is_empty() && has_plural(adjective) {
                    let people = plural(adjective);
                    self.name(file, "state.adjectives", &people, Capitals::Name, NameId::People(id))?;
                }
            }
            for person in &state.people {
                self.name(file, "state.people", person, Capitals::Name, NameId::Person(id))?;
                if has_plural(person) {
                    let people = plural(person);
                    self.name(file, "state.people", &people, Capitals::Name, NameId::People(id))?;
                }
            }
            for people in &state.peoples {
                self.name(file, "state.peoples", people, Capitals::Name, NameId::People(id))?;
            }
            for capital in &state.capitals {
                self.name(file, "state.capitals", capital, Capitals::Name, NameId::Capital(id))?;
            }
            for metonym in &state.metonyms {
                self.name(file, "state.metonyms", metonym, Capitals::Name, NameId::Metonym(id))?;
            }
        }
        self.states.clone_from(&states.state);
        Ok(())
    }

    /// The number of a state that an entry refers to.
    fn state(&self, file: &str, key: &str, name: &str) -> Result<u32, LexiconError> {
        let known = self.state_by_name.get(&fold_all(name)).copied();
        known.ok_or_else(|| LexiconError::value(file, key, name, "there is no such state in states.toml"))
    }

    fn add_places(&mut self, cities: &CitiesFile) -> Result<(), LexiconError> {
        for gazetteer in &cities.places {
            if let Some(state) = &gazetteer.state {
                self.state(CitiesFile::NAME, "places.state", state)?;
            }
            for (kind, names) in gazetteer.lists() {
                for name in names {
                    let id = NameId::Place(u32::try_from(self.places.len()).unwrap_or(u32::MAX));
                    self.name(CitiesFile::NAME, "places", name, Capitals::Name, id)?;
                    self.places.push(Place { name: name.clone(), kind, state: gazetteer.state.clone() });
                }
            }
        }
        Ok(())
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

    fn add_leaders(&mut self, leaders: &LeadersFile) -> Result<(), LexiconError> {
        let organizations = self.organizations.iter().map(|organization| &organization.name);
        let groups = self.groups.iter().map(|group| &group.name);
        let others: BTreeSet<String> = organizations.chain(groups).map(|name| fold_all(name)).collect();
        for entry in &leaders.leader {
            let served = fold_all(&entry.serves);
            if !self.state_by_name.contains_key(&served) && !others.contains(&served) {
                let reason = "there is no such state, organization or group";
                return Err(LexiconError::value(LeadersFile::NAME, "leader.serves", &entry.serves, reason));
            }
            for name in &entry.names {
                let serves = self.leaders.entry(fold_all(name)).or_insert_with(|| Some(entry.serves.clone()));
                if serves.as_ref().is_some_and(|other| *other != entry.serves) {
                    *serves = None;
                }
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
        for (text, plural) in [(title.to_owned(), false), (plural_title(title), true)] {
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
        let known = |class: &str| BUILT_IN_CLASSES.contains(&class) || self.classes.contains_key(class);
        if let Some(class) = entry.needs.values().flatten().find(|class| !known(class)) {
            let reason = "there is no such class of nouns";
            return Err(LexiconError::value(EventsFile::NAME, "where", class, reason));
        }
        if entry.mode.is_some() != (entry.event == EventType::Consult) {
            let word = entry.words.first().cloned().unwrap_or_default();
            let reason = "a mode belongs to CONSULT, and CONSULT has one";
            return Err(LexiconError::value(EventsFile::NAME, "mode", word, reason));
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
