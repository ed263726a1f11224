//! What names are that no lexicon knows: told by all the places where the article uses them.

mod demonyms;
mod witness;
mod words;

use std::collections::{HashMap, HashSet};

use peacebrief::v1::ActorKind;

use super::Index;
use super::casing::Casing;
use super::fold_words;
use super::known::Known;
use super::names::{Class, NameSpan, StateForm};
use crate::document::Document;
use crate::lexicon::Lexicon;
use demonyms::{demonyms, has_base, lend_to_bases};
use witness::Witness;
pub(crate) use words::{introduced, is_place_noun, is_state_style};

/// What speaks for each reading of one form of a name.
#[derive(Debug, Default, Clone)]
struct Evidence {
    person: i32,
    place: i32,
    state: i32,
    body: i32,
    kind: Option<ActorKind>,
    /// Whether all its words are the dictionary's: "New Year", "the Dialogue".
    common: bool,
    /// Whether it stands anywhere as one who does something, or to whom something is done, rather than as a place.
    acts: bool,
}

/// What it is worth for a country that an organization has sent somebody there.
const SENT: i32 = 4;

/// Decides the class of every name that is still unknown; answers the names of states that no lexicon knows.
pub(crate) fn decide<'l>(
    document: &Document<'_>,
    lexicon: &'l Lexicon,
    casing: &Casing,
    known: &Known<'l>,
    names: &mut [NameSpan<'l>],
    index: &Index,
) -> Vec<String> {
    let witness = Witness { document, lexicon, casing, known, index };
    let keys: Vec<Vec<String>> =
        names.iter().map(|name| fold_words(document.words(name.tokens.clone()))).collect();
    let mut evidence: HashMap<&[String], Evidence> = HashMap::new();
    for (name, key) in names.iter().zip(&keys) {
        if matches!(name.class, Class::Unknown | Class::Person | Class::Body(_)) {
            witness.hear(name, evidence.entry(key).or_default());
        }
    }
    // "the Verification Mission in Calderra"
    for (name, key) in names.iter().zip(&keys) {
        let place = key.iter().rposition(|word| word == "in").map(|at| &key[at + 1..]);
        let organization = !matches!(name.class, Class::Unknown | Class::Person);
        if let Some(seen) = place.filter(|_| organization).and_then(|place| evidence.get_mut(place)) {
            seen.state += SENT;
        }
    }
    lend_to_bases(&mut evidence);
    // Persons named in full lend their surnames: "Ona" is the "Francis Ona" of the sentence before.
    let mut parts: HashSet<&str> = HashSet::new();
    let mut surnames: HashSet<&str> = HashSet::new();
    for (name, key) in names.iter().zip(&keys) {
        let person = matches!(name.class, Class::Person)
            || evidence
                .get(key.as_slice())
                .is_some_and(|e| verdict(e, key.len(), witness.acronym(name)) == Verdict::Person);
        if person && key.len() > 1 {
            parts.extend(key.iter().map(String::as_str));
            surnames.extend(key.last().map(String::as_str));
        }
    }
    let mut states: Vec<String> = Vec::new();
    let mut state_of: HashMap<&[String], usize> = HashMap::new();
    let mut decided = Vec::with_capacity(names.len());
    for (name, key) in names.iter().zip(&keys) {
        if let Class::Body(kind) = name.class {
            // "the rebels of the Sorran People's Union": its surroundings know better than its head noun.
            let armed =
                evidence.get(key.as_slice()).and_then(|seen| seen.kind) == Some(ActorKind::ArmedGroup);
            let kind = if armed && kind != ActorKind::StateBody { ActorKind::ArmedGroup } else { kind };
            decided.push(Class::Body(kind));
            continue;
        }
        if name.class != Class::Unknown {
            // A surname that is also a place or a people: "Tatar" after "Ersin Tatar".
            let [word] = key.as_slice() else {
                decided.push(name.class);
                continue;
            };
            let lent = matches!(
                name.class,
                Class::Place | Class::Community(_) | Class::State(_, StateForm::Capital)
            );
            let article = witness.word(name.tokens.start.checked_sub(1)).eq_ignore_ascii_case("the");
            let person = lent && !article && surnames.contains(word.as_str());
            decided.push(if person { Class::Person } else { name.class });
            continue;
        }
        let seen = evidence.get(key.as_slice()).cloned().unwrap_or_default();
        let part = matches!(key.as_slice(), [word] if parts.contains(word.as_str()));
        let class = match verdict(&seen, key.len(), witness.acronym(name)) {
            _ if part && seen.state < 5 && seen.body < 5 => Class::Person,
            Verdict::Person => Class::Person,
            Verdict::Place => Class::Place,
            Verdict::Body => Class::Body(seen.kind.unwrap_or(ActorKind::Other)),
            // "the Sorran army" speaks of Sorra, where the article names it.
            Verdict::State if has_base(key, &evidence) => Class::Unknown,
            Verdict::State => {
                let written = document.words(name.tokens.clone());
                let number = *state_of.entry(key).or_insert_with(|| {
                    states.push(written.to_owned());
                    states.len() - 1
                });
                // "REPUBLIC OF VELIA" stands above "Velia".
                let shouted = |name: &str| !name.chars().any(char::is_lowercase);
                if shouted(&states[number]) && !shouted(written) {
                    written.clone_into(&mut states[number]);
                }
                Class::NewState(number, StateForm::Name)
            }
            Verdict::Open => Class::Unknown,
        };
        decided.push(class);
    }
    for (name, class) in names.iter_mut().zip(decided) {
        name.class = class;
    }
    demonyms(document, names, &keys, &states);
    states
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Person,
    Place,
    State,
    Body,
    Open,
}

fn verdict(seen: &Evidence, words: usize, acronym: bool) -> Verdict {
    let penalty = if seen.common { 4 } else { 0 };
    // A name of several words is mostly a person's, where it does anything at all.
    let full = (2..=5).contains(&words) && !acronym && (seen.acts || seen.person > 0);
    let person = seen.person + if full { 2 } else { 0 } - penalty;
    let body = seen.body + if acronym { 4 } else { 0 } - penalty;
    // A state's name is no phrase of the dictionary: "Ministry of External Relations" names none.
    let state = if seen.common { 0 } else { seen.state };
    let best = person.max(seen.place).max(state).max(body);
    match best {
        ..=1 => Verdict::Open,
        _ if state == best && best >= 4 => Verdict::State,
        _ if body == best => Verdict::Body,
        _ if person == best => Verdict::Person,
        _ if seen.place == best => Verdict::Place,
        _ => Verdict::Open,
    }
}
