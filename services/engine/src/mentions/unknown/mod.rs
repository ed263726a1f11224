//! What names are that no lexicon knows: told by all the places where the article uses them.

mod demonyms;
mod listed;
mod outlets;
mod witness;
mod words;

use std::collections::{HashMap, HashSet};

use peacebrief::v1::ActorKind;

use super::Index;
use super::casing::Casing;
use super::fold_words;
use super::is_possessive;
use super::known::Known;
use super::names::{Class, NameSpan, StateForm};
use crate::clauses::first_conjunct;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Kind;
pub(crate) use demonyms::bases as adjective_bases;
use demonyms::{demonyms, has_base, lend_to_bases, written_base};
use witness::Witness;
pub(crate) use words::{introduced, is_place_noun, is_state_style};

/// What speaks for each reading of one form of a name.
#[derive(Debug, Default, Clone)]
struct Evidence {
    person: i32,
    place: i32,
    state: i32,
    body: i32,
    kinds: Votes,
    /// What it is the subject of, which persons are most often, and states and bodies too.
    deeds: i32,
    /// What it is worth that it begins with a given name, however often.
    given: i32,
    /// Whether the report was filed there.
    filed: bool,
    /// Whether all its words are the dictionary's: "New Year", "the Dialogue".
    common: bool,
    /// Whether it stands anywhere as one who does something, or to whom something is done, rather than as a place.
    acts: bool,
}

/// What speaks for each kind of body.
#[derive(Debug, Default, Clone)]
struct Votes(Vec<(ActorKind, i32)>);

impl Votes {
    fn add(&mut self, kind: ActorKind, worth: i32) {
        match self.0.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, so_far)) => *so_far += worth,
            None => self.0.push((kind, worth)),
        }
    }

    /// Has a kind at this worth at least, however often it is heard.
    fn raise(&mut self, kind: ActorKind, worth: i32) {
        self.0.retain(|(known, _)| *known != kind);
        self.0.push((kind, worth));
    }

    /// The kind for which most speaks, the first heard of equals. Who is called rebels is no less so for dealing with a government.
    fn best(&self) -> Option<(ActorKind, i32)> {
        let best = self.0.iter().copied().rev().max_by_key(|&(_, worth)| worth);
        match best {
            Some((ActorKind::PoliticalGroup, FACING)) => self.armed().or(best),
            _ => best,
        }
    }

    /// What speaks for an armed group, where it is called one.
    fn armed(&self) -> Option<(ActorKind, i32)> {
        self.0.iter().copied().find(|&(kind, worth)| kind == ActorKind::ArmedGroup && worth >= CALLED)
    }

    /// What a body is whose own name has a noun for one kind. A union may be of states, of workers or of rebels, a council a
    /// government's or not; a senate is a senate, and a front is no organization of states.
    fn of_named(&self, named: ActorKind, plain: bool, unit: bool) -> ActorKind {
        use ActorKind::{ArmedGroup, CivilSociety, IntergovernmentalOrganization, PoliticalGroup, StateBody};
        /// What its noun is worth.
        const NOUN: i32 = 3;
        let own = self.0.iter().find(|(known, _)| *known == named).map_or(0, |&(_, worth)| worth);
        let open: &[ActorKind] = match named {
            StateBody if !plain => &[ArmedGroup, IntergovernmentalOrganization, PoliticalGroup],
            IntergovernmentalOrganization => &[ArmedGroup, PoliticalGroup],
            CivilSociety => &[ArmedGroup, PoliticalGroup, IntergovernmentalOrganization],
            PoliticalGroup => &[ArmedGroup],
            _ => &[],
        };
        // "the Government and the Outer Isles Council have agreed": a council of the other side's.
        let opposed = named == StateBody && !plain && self.0.contains(&(PoliticalGroup, FACING));
        if opposed {
            return if unit { ArmedGroup } else { PoliticalGroup };
        }
        let other = self.0.iter().copied().filter(|(kind, _)| open.contains(kind));
        let other = match other.max_by_key(|&(_, worth)| worth) {
            Some((PoliticalGroup, FACING)) if open.contains(&ArmedGroup) && self.armed().is_some() => {
                self.armed()
            }
            other => other,
        };
        other.filter(|&(_, worth)| worth > own + NOUN).map_or(named, |(kind, _)| kind)
    }
}

/// What it is worth for a body to be called by a noun of its kind: "the rebel X".
const CALLED: i32 = 4;

/// What it is worth for a body to deal with a government as its other side.
const FACING: i32 = 8;

/// Units of a fighting force, a government's or not.
const UNITS: &[&str] = &["brigade", "battalion", "regiment", "division", "corps", "squadron"];

/// What it is worth for a place that a report was filed there.
const FILED: i32 = 9;

/// What it is worth for a country that an organization has sent somebody there.
const SENT: i32 = 4;

/// What makes a country or a body of what is a surname elsewhere, where it owns something.
const SURNAMED: i32 = 9;

/// What it is worth for a person to be listed with bearers of a title.
const LISTED: i32 = 5;

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
    for number in listed::bearers(&witness, names) {
        if let Some(seen) = evidence.get_mut(keys[number].as_slice()) {
            seen.person += LISTED;
        }
    }
    for place in filed_from(document) {
        if let Some(seen) = evidence.get_mut(place.as_slice()) {
            seen.place += FILED;
            seen.filed = true;
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
    pair_with_states(document, &witness, names, &keys, &mut evidence);
    pool_acronyms(&witness, names, &keys, &mut evidence);
    // Persons named in full lend their surnames: "Ona" is the "Francis Ona" of the sentence before.
    let mut parts: HashSet<&str> = HashSet::new();
    let mut surnames: HashSet<&str> = HashSet::new();
    for (name, key) in names.iter().zip(&keys) {
        // A body is no person, however much like one it stands: the "Kesh" of "Kesh Patriotic Union" is nobody's surname.
        let person = matches!(name.class, Class::Person)
            || matches!(name.class, Class::Unknown)
                && evidence
                    .get(key.as_slice())
                    .is_some_and(|e| verdict(e, key.len(), witness.acronym(name)) == Verdict::Person);
        if person && key.len() > 1 {
            parts.extend(key.iter().map(String::as_str));
            surnames.extend(key.last().map(String::as_str));
        }
    }
    let outlets = outlets::told_by(document, names, &keys, index, &|name| witness.acronym(name));
    let mut states: Vec<String> = Vec::new();
    let mut state_of: HashMap<&[String], usize> = HashMap::new();
    let mut decided = Vec::with_capacity(names.len());
    for (name, key) in names.iter().zip(&keys) {
        if matches!(name.class, Class::Unknown | Class::Person) && outlets.contains(key.as_slice()) {
            decided.push(Class::Thing);
            continue;
        }
        if let Class::Body(kind) = name.class {
            // "the rebels of the Sorran People's Union": its surroundings may know better than its head noun.
            let seen = evidence.get(key.as_slice());
            let plain = name.tokens.clone().any(|t| known.body(t).is_some_and(|body| body.value.alone));
            // "the Government and the Hill Brigade": no brigade of its army.
            let unit =
                name.tokens.clone().any(|t| UNITS.contains(&document.lemma(t).to_lowercase().as_str()));
            // "the Forces for the Defence of X (FDX)": the lexicon knows whose letters these are.
            let lettered = (document.word(name.tokens.end.min(document.len() - 1)) == "(")
                .then(|| index.get(name.tokens.end + 1))
                .flatten()
                .and_then(|number| match names[number].class {
                    Class::Group(group, _) => Some(group.kind),
                    _ => None,
                });
            let heard = || seen.map_or(kind, |seen| seen.kinds.of_named(kind, plain, unit));
            decided.push(Class::Body(lettered.unwrap_or_else(heard)));
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
        let owner = matches!(key.as_slice(), [word] if surnames.contains(word.as_str()))
            && is_possessive(document, name.tokens.end);
        let part = match key.as_slice() {
            [word] => parts.contains(word.as_str()),
            // "dos Santos", "van den Berg"
            [particles @ .., surname] => {
                surnames.contains(surname.as_str())
                    && particles.iter().all(|word| lexicon.is_name_particle(word))
            }
            [] => false,
        };
        let class = match verdict(&seen, key.len(), witness.acronym(name)) {
            _ if part && seen.state < 5 && seen.body < 5 => Class::Person,
            // "Sadr's forces", after "Omar Sadr": who commands forces owns them as a country does.
            _ if owner && seen.state < SURNAMED && seen.body < SURNAMED => Class::Person,
            Verdict::Person => Class::Person,
            Verdict::Place => Class::Place,
            Verdict::Body => Class::Body(seen.kinds.best().map_or(ActorKind::Other, |(kind, _)| kind)),
            // "the Sorran army" speaks of Sorra, where the article names it.
            Verdict::State if has_base(key, &evidence) => Class::Unknown,
            Verdict::State => {
                // "the Sorran army", where Sorra stands only in a heading or in another name.
                let base = written_base(document, casing, key);
                let form = if base.is_some() { StateForm::Adjective } else { StateForm::Name };
                let written = base.map_or_else(|| document.words(name.tokens.clone()), |t| document.word(t));
                let number = *state_of.entry(key).or_insert_with(|| {
                    states.push(written.to_owned());
                    states.len() - 1
                });
                // "REPUBLIC OF VELIA" stands above "Velia".
                let shouted = |name: &str| !name.chars().any(char::is_lowercase);
                if shouted(&states[number]) && !shouted(written) {
                    written.clone_into(&mut states[number]);
                }
                Class::NewState(number, form)
            }
            Verdict::Open => Class::Unknown,
        };
        decided.push(class);
    }
    for (name, class) in names.iter_mut().zip(decided) {
        name.class = class;
    }
    demonyms(document, names, &keys, &states);
    // "KORVEL, Lomar – … Korvel has demanded": where a report was filed and what speaks is the capital of the one state in it.
    if let [_] = states.as_slice() {
        for (name, key) in names.iter_mut().zip(&keys) {
            let filed = || evidence.get(key.as_slice()).is_some_and(|seen| seen.filed);
            if name.class == Class::Place && filed() && witness.speaks(name) {
                name.class = Class::NewState(0, StateForm::Capital);
            }
        }
    }
    states
}

/// The places from which the report was filed, in folded words: "KORVEL" of "KORVEL, Lomar, March 14 –".
fn filed_from(document: &Document<'_>) -> Vec<Vec<String>> {
    let datelines = document.layout().paragraphs.iter().filter_map(|paragraph| match &paragraph.kind {
        Kind::Dateline(dateline) => dateline.place.clone().map(|place| &document.text()[place]),
        _ => None,
    });
    let towns = datelines.filter_map(|place| place.split(',').next());
    towns.flat_map(|towns| towns.split('/')).map(fold_words).filter(|words| !words.is_empty()).collect()
}

/// What it is worth to be named in one breath with a state.
const PAIRED: i32 = 4;

/// "Ombara and *Teluse* ended three days of talks": what is joined to a state, and is neither a person's name nor a body's, is one too.
fn pair_with_states(
    document: &Document<'_>,
    witness: &Witness<'_, '_, '_>,
    names: &[NameSpan<'_>],
    keys: &[Vec<String>],
    evidence: &mut HashMap<&[String], Evidence>,
) {
    let head = |name: &NameSpan<'_>| {
        name.tokens
            .clone()
            .rev()
            .find(|&t| !name.tokens.contains(&document.head(t)))
            .unwrap_or(name.tokens.start)
    };
    let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, name) in names.iter().enumerate() {
        groups.entry(first_conjunct(document, head(name))).or_default().push(number);
    }
    let is_state = |number: usize, evidence: &HashMap<&[String], Evidence>| match names[number].class {
        Class::State(_, StateForm::Name) => true,
        Class::Unknown => evidence.get(keys[number].as_slice()).is_some_and(|seen| {
            verdict(seen, keys[number].len(), witness.acronym(&names[number])) == Verdict::State
        }),
        _ => false,
    };
    // "negotiators of *Kestan* and the Hill Front": the other side of a group is a country.
    let is_group = |name: &NameSpan<'_>| {
        matches!(
            name.class,
            Class::Group(..) | Class::Body(ActorKind::ArmedGroup) | Class::Body(ActorKind::PoliticalGroup)
        )
    };
    let mut paired: HashSet<&[String]> = HashSet::new();
    for (number, name) in names.iter().enumerate() {
        let key = keys[number].as_slice();
        let Some(group) = groups.get(&first_conjunct(document, head(name))).filter(|group| group.len() == 2)
        else {
            continue;
        };
        let open = name.class == Class::Unknown
            && key.len() == 1
            && !name.titled
            && !witness.acronym(name)
            && !witness.word(name.tokens.start.checked_sub(1)).eq_ignore_ascii_case("the")
            && evidence.get(key).is_some_and(|seen| {
                !seen.common && seen.person + seen.given + seen.deeds < PAIRED && seen.body < PAIRED
            });
        let beside = group.iter().copied().find(|&other| other != number);
        let faces_group =
            |other: usize| is_group(&names[other]) && witness.are_sides(first_conjunct(document, head(name)));
        if open && beside.is_some_and(|other| is_state(other, evidence) || faces_group(other)) {
            paired.insert(key);
        }
    }
    for key in paired {
        if let Some(seen) = evidence.get_mut(key) {
            seen.state += PAIRED;
        }
    }
}

/// "the Highland Union (HU)": what is heard of one form is heard of the other.
fn pool_acronyms(
    witness: &Witness<'_, '_, '_>,
    names: &[NameSpan<'_>],
    keys: &[Vec<String>],
    evidence: &mut HashMap<&[String], Evidence>,
) {
    for (name, key) in names.iter().zip(keys) {
        let end = name.tokens.end;
        if witness.word(Some(end)) != "(" {
            continue;
        }
        let Some(number) = witness.index.get(end + 1) else { continue };
        // "Ana Petel (Centre for Dialogue)": neither is short for the other.
        if !witness.acronym(name) && !witness.acronym(&names[number]) && name.class == Class::Unknown {
            continue;
        }
        let short = &keys[number];
        let (Some(long), Some(other)) = (evidence.get(key.as_slice()), evidence.get(short.as_slice())) else {
            continue;
        };
        let mut pooled = long.kinds.clone();
        for &(kind, worth) in &other.kinds.0 {
            pooled.add(kind, worth);
        }
        for form in [key, short] {
            if let Some(seen) = evidence.get_mut(form.as_slice()) {
                seen.kinds = pooled.clone();
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Person,
    Place,
    State,
    Body,
    Open,
}

/// What it is worth for a state to be called one: "the Republic of X".
const STYLED: i32 = 5;

/// What it is worth that a name of several words begins with a given name.
const GIVEN: i32 = 3;

/// What two signs of a state are worth at least.
const TOLD_TWICE: i32 = 8;

/// No number of deeds makes a person of what is called a country.
const DEEDS: i32 = 4;

fn verdict(seen: &Evidence, words: usize, acronym: bool) -> Verdict {
    let penalty = if seen.common { 4 } else { 0 };
    // A name of several words is mostly a person's, where it does anything at all.
    let full = (2..=5).contains(&words) && !acronym && (seen.acts || seen.person + seen.deeds > 0);
    let person = seen.person + seen.given + seen.deeds.min(DEEDS) + if full { 2 } else { 0 } - penalty;
    // "National Hearth, the junior party": what is called by a noun for bodies need have no words of its own.
    let called = seen.kinds.best().is_some_and(|(_, worth)| worth >= CALLED);
    let body = seen.body + if acronym { 4 } else { 0 } - if called { penalty / 2 } else { penalty };
    // A state's name is no phrase of the dictionary: "Ministry of External Relations" names none.
    // One word may be, where more than one thing says so: "the Tarn government … aid to Tarn".
    let state = if seen.common && (words > 1 || seen.state < TOLD_TWICE) { 0 } else { seen.state };
    // "TNI troops": letters stand for a body more often than for a country that no lexicon knows.
    let state = if acronym && words == 1 { state - CALLED } else { state };
    // "Khalifa Haftar's forces": who has a given name is hardly a country.
    let state = if seen.given >= GIVEN && words > 1 { state - STYLED } else { state };
    // "VELESK, September 3 – … the Republic of Velesk": a country called like its capital.
    let place = if seen.filed && state >= STYLED { seen.place - FILED } else { seen.place };
    // A country is a place, too, and things happen in it all the time.
    let place = if state >= TOLD_TWICE && !seen.filed { place.min(state) } else { place };
    let best = person.max(place).max(state).max(body);
    match best {
        ..=1 => Verdict::Open,
        _ if state == best && best >= 4 => Verdict::State,
        _ if body == best => Verdict::Body,
        _ if person == best => Verdict::Person,
        _ if place == best => Verdict::Place,
        _ => Verdict::Open,
    }
}
