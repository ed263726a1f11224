//! From names to drafts: one for each state, body, group and person, however the article writes its name.

mod acronyms;
mod state_bodies;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use peacebrief::v1::{ActorKind, MentionKind};

pub(super) use acronyms::spells;
pub(super) use state_bodies::{behind_style, seat_behind, sort_of_ministry};

use super::presence::{locates, stands_for_government};
use super::register::{Draft, DraftId, Register, head_of};
use crate::clauses::first_conjunct;
use crate::document::{Document, TokenId};
use crate::lexicon::{Lexicon, Name};
use crate::mentions::{Class, Mentions, NameSpan, Shape, StateForm, fold_words, is_possessive};
use crate::syntax::{Dep, Tag};

/// Registers every name of the article; answers for each name the draft that it stands for.
pub(super) fn register(
    document: &Document<'_>,
    lexicon: &Lexicon,
    mentions: &Mentions<'_>,
    counts: &dyn Fn(TokenId) -> bool,
    register: &mut Register,
) -> Vec<Option<DraftId>> {
    let mut ids: Vec<Option<DraftId>> = vec![None; mentions.names.len()];
    let mut namer = Namer {
        document,
        lexicon,
        mentions,
        register,
        spoken: HashSet::new(),
        located: HashSet::new(),
        bodies: HashMap::new(),
        invented: mentions.new_states.iter().map(|s| (fold_words(s).join(" "), s.as_str())).collect(),
    };
    namer.survey();
    namer.survey_bodies();
    let defined = namer.definitions();
    // Acronyms first take the name that the text explains them by.
    for (number, name) in mentions.names.iter().enumerate() {
        if !counts(name.tokens.start) {
            continue;
        }
        let full = defined.get(&number).map(|&full| &mentions.names[full]);
        if let Some(id) = full.and_then(|full| namer.other_than_person(full)) {
            namer.register.claim(&namer.key(name), id);
        }
    }
    for (number, name) in mentions.names.iter().enumerate() {
        if counts(name.tokens.start) && name.class != Class::Person {
            ids[number] = namer.other_than_person(name);
        }
    }
    namer.parents(&ids);
    namer.persons(counts, &mut ids);
    for (name, id) in mentions.names.iter().zip(&ids) {
        let Some(id) = *id else { continue };
        let draft = &mut register.drafts[id];
        let kind = match name.class {
            Class::State(_, StateForm::Adjective)
            | Class::NewState(_, StateForm::Adjective)
            | Class::Group(_, true) => MentionKind::Demonym,
            Class::State(_, StateForm::Capital | StateForm::Metonym) => MentionKind::Metonym,
            _ => MentionKind::Name,
        };
        draft.mention(name.tokens.clone(), kind);
        if kind == MentionKind::Name {
            draft.names.push(name.tokens.clone());
        }
    }
    state_bodies::tell_apart(document, mentions, &ids, register);
    ids
}

struct Namer<'a, 'd, 't, 'l> {
    document: &'d Document<'t>,
    lexicon: &'l Lexicon,
    mentions: &'d Mentions<'l>,
    register: &'a mut Register,
    /// States that the article names or whose adjective it uses.
    spoken: HashSet<&'l str>,
    /// Capitals in which the article says something to be.
    located: HashSet<String>,
    /// The bodies that are named with their states, by sort.
    bodies: HashMap<String, state_bodies::Named>,
    /// The states that no lexicon knows, by their folded names.
    invented: HashMap<String, &'d str>,
}

impl Namer<'_, '_, '_, '_> {
    fn key(&self, name: &NameSpan<'_>) -> String {
        fold_words(self.document.words(name.tokens.clone())).join(" ")
    }

    /// Gives organizations the greater ones that they belong to, where the article names these, be it within the name of one of
    /// their bodies: "the United Nations Mission in X".
    fn parents(&mut self, ids: &[Option<DraftId>]) {
        const WORLD: &str = "United Nations";
        // What stands within no name is looked for once.
        let mut within: HashMap<&str, Option<DraftId>> = HashMap::new();
        for (name, id) in self.mentions.names.iter().zip(ids) {
            let Some(id) = *id else { continue };
            let parent = match name.class {
                Class::Organization(organization) => organization.parent.as_deref(),
                Class::Body(ActorKind::IntergovernmentalOrganization)
                    if self.within(WORLD, name).is_some() =>
                {
                    Some(WORLD)
                }
                // "the Ministerial Council of the Lakes Organization"
                Class::Body(ActorKind::IntergovernmentalOrganization) => named_last(self.mentions, name),
                _ => None,
            };
            let Some(parent) = parent else { continue };
            let known = self.register.find(&fold_words(parent).join(" "));
            let parent = known.or_else(|| *within.entry(parent).or_insert_with(|| self.named_within(parent)));
            let Some(parent) = parent.filter(|&parent| parent != id) else { continue };
            self.register.drafts[id].holder.get_or_insert(parent);
        }
    }

    /// An organization that the article names only within the names of others.
    fn named_within(&mut self, organization: &str) -> Option<DraftId> {
        let tokens = self.mentions.names.iter().find_map(|name| self.within(organization, name))?;
        let id = self.register.organization(organization);
        let draft = &mut self.register.drafts[id];
        draft.engaged = true;
        draft.mention(tokens.clone(), MentionKind::Name);
        draft.names.push(tokens);
        Some(id)
    }

    /// Where a name has another within it.
    fn within(&self, inner: &str, name: &NameSpan<'_>) -> Option<Range<TokenId>> {
        let words: Vec<&str> = inner.split(' ').collect();
        let mut starts = name.tokens.start..name.tokens.end.saturating_sub(words.len());
        let start =
            starts.find(|&start| (start..).zip(&words).all(|(t, word)| self.document.word(t) == *word))?;
        Some(start..start + words.len())
    }

    /// Notes which states are spoken of, and which capitals are places.
    fn survey(&mut self) {
        for name in &self.mentions.names {
            match name.class {
                Class::State(_, StateForm::Capital)
                    if locates(self.document, head_of(self.document, &name.tokens)) =>
                {
                    self.located.insert(self.key(name));
                }
                Class::State(_, StateForm::Capital) => {}
                Class::State(state, _) => {
                    self.spoken.insert(state.name.as_str());
                }
                _ => {}
            }
        }
    }

    fn is_acronym(&self, name: &NameSpan<'_>) -> bool {
        name.tokens.clone().any(|t| self.mentions.casing.shape(t) == Shape::Upper)
            && name.tokens.clone().all(|t| {
                matches!(self.mentions.casing.shape(t), Shape::Upper | Shape::Other) || name.tokens.len() > 1
            })
            && name.tokens.len() <= 3
            && self.document.words(name.tokens.clone()).len() <= 12
            || (name.tokens.len() == 1 && matches!(name.class, Class::Unknown) && {
                let word = self.document.word(name.tokens.start);
                word.chars().filter(|c| c.is_uppercase()).count() >= 2
            })
    }

    /// "a Catholic priest", "Orthodox churches": of what creed somebody is, and not those who share it.
    fn tells_a_creed(&self, name: &NameSpan<'_>) -> bool {
        let next = name.tokens.end;
        next < self.document.len()
            && matches!(
                self.document.lemma(next),
                "priest"
                    | "church"
                    | "bishop"
                    | "archbishop"
                    | "nun"
                    | "monk"
                    | "cleric"
                    | "missionary"
                    | "school"
                    | "university"
                    | "martyr"
                    | "charity"
            )
    }

    /// Whether a people stands for its state: "the Cubans refused", not "five Israelis" or "many Kenyans".
    fn is_collective(&self, name: &NameSpan<'_>) -> bool {
        let head = head_of(self.document, &name.tokens);
        let article = name
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|t| self.document.word(t).eq_ignore_ascii_case("the"));
        article
            && matches!(
                self.document.dep(first_conjunct(self.document, head)),
                Dep::Nsubj | Dep::Agent | Dep::Dobj | Dep::Pobj
            )
    }

    /// "said in *French* that": how something is said, and nobody.
    fn is_language(&self, name: &NameSpan<'_>) -> bool {
        let word = name.tokens.start;
        self.document.dep(word) == Dep::Pobj
            && word > 0
            && self.document.head(word) == word - 1
            && self.document.word(word - 1).eq_ignore_ascii_case("in")
    }

    /// Whether a people's name only says which people at arms are meant.
    fn qualifies_fighters(&self, name: &NameSpan<'_>) -> bool {
        let head = head_of(self.document, &name.tokens);
        let top = first_conjunct(self.document, head);
        let above = self.document.head(top);
        matches!(self.document.dep(top), Dep::Amod | Dep::Compound | Dep::Nmod)
            && self
                .mentions
                .known
                .body(above)
                .is_some_and(|body| body.value.people && body.value.kind == ActorKind::ArmedGroup)
    }

    /// Whether a capital stands for its government.
    fn governs(&self, name: &NameSpan<'_>) -> bool {
        // "Islamabad: The two sides agreed …": where it was filed.
        let files = name.tokens.start == 0
            && name.tokens.end < self.document.len()
            && self.document.word(name.tokens.end) == ":";
        if files {
            return false;
        }
        let official = name.tokens.start.checked_sub(1).map(|t| self.document.word(t));
        if official.is_some_and(|word| word.eq_ignore_ascii_case("official")) {
            return true;
        }
        let head = head_of(self.document, &name.tokens);
        // "the Front's *London* representative": where he is.
        let posted = self.mentions.known.office(name.tokens.end).is_some()
            && name.tokens.start.checked_sub(1).is_some_and(|t| {
                is_possessive(self.document, t) || self.document.tag(t) == Tag::PrpPossessive
            });
        if posted {
            return false;
        }
        let acts = |token: TokenId| {
            self.mentions.known.office(token).is_some() || self.mentions.known.body(token).is_some()
        };
        let speaks = |token: TokenId| !self.lexicon.speech_verbs(self.document.lemma(token)).is_empty();
        let governs = stands_for_government(self.document, head, &acts, &speaks);
        // "Minsk puts the vote first": a city where things happen, of a state that is not spoken of.
        let Class::State(state, StateForm::Capital) = name.class else { return governs };
        // "those wanted by The Hague", where nothing else is of the Netherlands: the courts that sit there.
        let courts = self.document.word(name.tokens.start) == "The";
        let unspoken = !self.spoken.contains(state.name.as_str())
            && (courts || self.located.contains(self.key(name).as_str()));
        let voiced = || {
            let above = self.document.head(head);
            speaks(above) || acts(above)
        };
        governs && (!unspoken || voiced())
    }

    fn other_than_person(&mut self, name: &NameSpan<'_>) -> Option<DraftId> {
        let key = self.key(name);
        match name.class {
            Class::State(_, StateForm::Capital | StateForm::Metonym) if !self.governs(name) => None,
            // "Brussels" is the Union, unless the article is on Belgium.
            Class::State(state, StateForm::Capital)
                if state.name == "Belgium" && !self.spoken.contains("Belgium") =>
            {
                let union = self.register.find_or_add(
                    "european union",
                    ActorKind::IntergovernmentalOrganization,
                    "actors.metonym",
                );
                self.register.drafts[union].fixed_name.get_or_insert_with(|| "European Union".to_owned());
                Some(union)
            }
            Class::State(_, StateForm::People) | Class::NewState(_, StateForm::People)
                if !self.is_collective(name) =>
            {
                None
            }
            Class::State(_, StateForm::Adjective) if self.is_language(name) => None,
            Class::State(state, form) => {
                // An acronym that the article explains otherwise: "CAR", "UPS".
                let explained =
                    self.register.find(&key).filter(|_| form == StateForm::Name && name.tokens.len() == 1);
                if explained.is_some() {
                    return explained;
                }
                Some(self.register.state(&state.name))
            }
            Class::NewState(number, _) => {
                let written = self.mentions.new_states[number].clone();
                let id =
                    self.register.find_or_add(&state_key(&written), ActorKind::State, "actors.new_state");
                self.register.drafts[id].fixed_name = Some(written);
                Some(id)
            }
            Class::Organization(organization) => {
                let own = self.register.find(&key);
                let id = own.unwrap_or_else(|| {
                    let folded = fold_words(&organization.name).join(" ");
                    self.register.find_or_add(&folded, organization.kind, "actors.organization")
                });
                self.register.claim(&key, id);
                Some(id)
            }
            Class::Group(group, _) => {
                let own = self.register.find(&key);
                let id = own.unwrap_or_else(|| {
                    let folded = fold_words(&group.name).join(" ");
                    self.register.find_or_add(&folded, group.kind, "actors.group")
                });
                self.register.claim(&key, id);
                Some(id)
            }
            // "Tuareg and Arab rebels", "the ethnic Nuer fighters": those at arms, not the people.
            Class::Community(_) if self.qualifies_fighters(name) || self.tells_a_creed(name) => None,
            Class::Community(community) => {
                let folded = fold_words(&community.name).join(" ");
                let id = self.register.find_or_add(&folded, ActorKind::Other, "actors.community");
                self.register.drafts[id].plural = true;
                // "the Turkish Cypriot leader": of the Turkish Cypriots.
                self.register.drafts[id].fixed_name.get_or_insert_with(|| community.name.clone());
                Some(id)
            }
            Class::Body(kind) => {
                let of_state = self.body_key(name);
                Some(self.register.find_or_add(of_state.as_ref().unwrap_or(&key), kind, "actors.named_body"))
            }
            Class::Person => None,
            Class::Unknown => self.register.find(&key),
            Class::Place | Class::Thing => None,
        }
    }

    /// Persons: those named in full first, then the shorter forms, each to the person whose name holds it.
    fn persons(&mut self, counts: &dyn Fn(TokenId) -> bool, ids: &mut [Option<DraftId>]) {
        let names = &self.mentions.names;
        let mut people = People::default();
        let mut forms: Vec<(usize, Vec<String>)> = (0..names.len())
            .filter(|&n| names[n].class == Class::Person && counts(names[n].tokens.start))
            .map(|n| (n, fold_words(self.document.words(names[n].tokens.clone()))))
            .filter(|(_, words)| !words.is_empty())
            .collect();
        // Whole names before those of as many words that hold initials.
        let initials = |words: &[String]| words.iter().any(|word| is_initial(word));
        forms.sort_by_key(|(number, words)| (std::cmp::Reverse(words.len()), initials(words), *number));
        for (number, words) in forms {
            let token = names[number].tokens.start;
            let person = people.find(&words, token).unwrap_or_else(|| {
                let mut draft = Draft::new(ActorKind::Person, "actors.person");
                draft.sex = self.lexicon.given_name(&words[0]);
                people.add(words.clone(), self.register.add(draft))
            });
            people.places[person].push(token);
            ids[number] = Some(people.ids[person]);
        }
    }
}

/// The organization with which the name of one of its bodies ends.
fn named_last<'d>(mentions: &'d Mentions<'_>, name: &NameSpan<'_>) -> Option<&'d str> {
    let known = (name.tokens.start + 1..name.tokens.end)
        .filter_map(|t| mentions.known.name_from(t))
        .find(|known| known.tokens.end == name.tokens.end)?;
    known.readings.iter().find_map(|reading| match reading {
        Name::Organization(whole) if whole.kind == ActorKind::IntergovernmentalOrganization => {
            Some(whole.name.as_str())
        }
        _ => None,
    })
}

/// How many persons of one surname are told apart.
const NAMESAKES: usize = 16;

/// Persons by the words of their names.
#[derive(Debug, Default)]
struct People {
    names: Vec<Vec<String>>,
    ids: Vec<DraftId>,
    /// Where each was named, in the order of registration: forms of one length in order of the text.
    places: Vec<Vec<TokenId>>,
    by_word: HashMap<String, Vec<usize>>,
    /// By the consonants of the whole name and of its longer words.
    by_sound: HashMap<String, Vec<usize>>,
}

impl People {
    fn add(&mut self, words: Vec<String>, id: DraftId) -> usize {
        let person = self.ids.len();
        for word in &words {
            let bearers = self.by_word.entry(word.clone()).or_default();
            if bearers.len() < NAMESAKES && bearers.last() != Some(&person) {
                bearers.push(person);
            }
        }
        let single = words.iter().map(|word| skeleton(std::slice::from_ref(word)));
        for sound in std::iter::once(skeleton(&words)).chain(single) {
            let bearers = self.by_sound.entry(sound).or_default();
            if bearers.len() < NAMESAKES && bearers.last() != Some(&person) {
                bearers.push(person);
            }
        }
        self.names.push(words);
        self.ids.push(id);
        self.places.push(Vec::new());
        person
    }

    /// The person for whom a form of name stands at a token: of several the one last named before it.
    fn find(&self, form: &[String], token: TokenId) -> Option<usize> {
        let mut candidates: Vec<usize> = self
            .by_word
            .get(form.last()?)
            .into_iter()
            .chain(self.by_word.get(form.first()?))
            .flatten()
            .copied()
            .filter(|&person| fits(&self.names[person], form))
            .collect();
        candidates.dedup();
        if candidates.is_empty() {
            // The same name in another transliteration.
            let sound = skeleton(form);
            candidates = self.by_sound.get(&sound).filter(|_| !sound.is_empty()).cloned().unwrap_or_default();
        }
        let surname = |person: &usize| self.names[*person].last() != form.last();
        match candidates.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => candidates
                .into_iter()
                .min_by_key(|person| (surname(person), self.distance(*person, token), *person)),
        }
    }

    fn distance(&self, person: usize, token: TokenId) -> (bool, usize) {
        let near = self.places[person].iter().rev().take(64).map(|&at| (at > token, at.abs_diff(token)));
        near.min().unwrap_or((true, usize::MAX))
    }
}

/// The consonants of a name, those alike made one, as different transliterations share them; empty where too few are left
/// to tell names apart.
fn skeleton(words: &[String]) -> String {
    let mut sound = String::new();
    for word in words.iter().filter(|word| !matches!(word.as_str(), "al" | "el" | "as" | "ad" | "an")) {
        for (at, c) in word.chars().enumerate() {
            let c = match c {
                'q' | 'c' => 'k',
                'h' if at > 0 => continue,
                'a' | 'e' | 'i' | 'o' | 'u' | 'y' if at > 0 => continue,
                'a' | 'e' | 'i' | 'o' | 'u' => 'a',
                c => c,
            };
            if !sound.ends_with(c) {
                sound.push(c);
            }
        }
    }
    // A vowel at the head of a later word is as fickle as one within.
    let kept: String =
        sound.chars().enumerate().filter(|&(at, c)| at == 0 || c != 'a').map(|(_, c)| c).collect();
    let long = words.iter().map(|word| word.chars().count()).sum::<usize>() >= 6;
    match kept.chars().count() {
        ..3 => String::new(),
        _ if !long => String::new(),
        // Three consonants are too few for Hassan and Hussein: their first vowel is heard as well.
        3 => kept + first_vowel(words),
        _ => kept,
    }
}

/// The first vowel within a name, those alike made one.
fn first_vowel(words: &[String]) -> &'static str {
    let mut inner = words.iter().flat_map(|word| word.chars().skip(1));
    inner
        .find_map(|c| match c {
            'a' | 'e' | 'i' | 'y' => Some("a"),
            'o' | 'u' => Some("u"),
            _ => None,
        })
        .unwrap_or("")
}

/// What sets a state's folded name apart from another's of the same words.
pub(super) const STATE_PREFIX: &str = "state ";

/// The name under which a state is registered.
pub(super) fn state_key(name: &str) -> String {
    format!("{STATE_PREFIX}{}", fold_words(name).join(" "))
}

/// Whether a shorter form can be that of a full name: the same first and last word, its end, or one of its parts.
fn fits(full: &[String], form: &[String]) -> bool {
    if form.len() > full.len() {
        return false;
    }
    if form.len() == 1 {
        return full.contains(&form[0]);
    }
    // "A. Ruiz" is Ana Ruiz: initials go by the surname alone.
    let surname = full.last() == form.last();
    let stands_for = |word: &String, name: &String| {
        word == name || surname && is_initial(word) && name.starts_with(word.as_str())
    };
    let mut rest = full.iter();
    form.iter().all(|word| rest.any(|name| stands_for(word, name)))
}

/// Whether a word of a name is only its first letter.
fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}
