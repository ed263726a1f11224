//! What names are that no lexicon knows: told by all the places where the article uses them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::Index;
use super::casing::{Casing, Shape};
use super::fold_words;
use super::known::Known;
use super::names::{Class, NameSpan, StateForm};
use crate::clauses::first_conjunct;
use crate::document::{Document, TokenId};
use crate::lexicon::{Lexicon, OfficeClass};
use crate::syntax::{Dep, Pos, Tag};

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

/// What speaks for a state by its adjective speaks for the state: "the Sorran army", where the article names Sorra.
fn lend_to_bases(evidence: &mut HashMap<&[String], Evidence>) {
    let mut lent: Vec<(String, i32)> = Vec::new();
    for (key, seen) in evidence.iter() {
        let [word] = *key else { continue };
        if seen.state < 4 {
            continue;
        }
        lent.extend(bases(word).into_iter().map(|base| (base, seen.state)));
    }
    for (base, worth) in lent {
        if let Some(seen) = evidence.get_mut(std::slice::from_ref(&base)) {
            seen.state += worth;
        }
    }
}

/// Whether a word can be the adjective of a name that the article uses as that of a state or place.
fn has_base(key: &[String], evidence: &HashMap<&[String], Evidence>) -> bool {
    let [word] = key else { return false };
    bases(word)
        .iter()
        .any(|base| evidence.get(std::slice::from_ref(base)).is_some_and(|seen| seen.state + seen.place > 0))
}

/// What a word can be the adjective of: "sorra" for "sorran".
fn bases(word: &str) -> Vec<String> {
    const ENDINGS: &[&str] = &["n", "an", "ian", "ean", "i", "ese", "ish", "ic", "ite", "er"];
    const RESTORED: &[&str] = &["", "a", "e", "o", "y", "u", "ia", "land"];
    let word = word.strip_suffix('s').unwrap_or(word);
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.chars().count() >= 3)
        .flat_map(|stem| RESTORED.iter().map(move |end| format!("{stem}{end}")))
        .filter(|base| base != word)
        .collect()
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

/// Adjectives of invented states: "Sorran" where the article knows "Sorra".
fn demonyms<'l>(
    document: &Document<'_>,
    names: &mut [NameSpan<'l>],
    keys: &[Vec<String>],
    states: &[String],
) {
    let folded: HashMap<String, usize> =
        states.iter().enumerate().map(|(n, s)| (fold_words(s).join(" "), n)).collect();
    for (name, key) in names.iter_mut().zip(keys) {
        // "the Sorran Republic" is Sorra.
        if let [word, style] = key.as_slice()
            && is_state_style(style)
            && matches!(name.class, Class::Unknown | Class::Body(_) | Class::Person | Class::NewState(..))
        {
            let base = bases(word).iter().find_map(|base| folded.get(base)).or_else(|| folded.get(word));
            if let Some(&state) = base {
                name.class = Class::NewState(state, StateForm::Name);
            }
            continue;
        }
        let [word] = key.as_slice() else { continue };
        if !matches!(name.class, Class::Unknown | Class::Body(_) | Class::Person) || name.titled {
            continue;
        }
        let state = bases(word).iter().find_map(|base| folded.get(base)).copied();
        if let Some(state) = state {
            let plural = document.word(name.tokens.start).ends_with('s');
            name.class =
                Class::NewState(state, if plural { StateForm::People } else { StateForm::Adjective });
        }
    }
}

struct Witness<'d, 't, 'l> {
    document: &'d Document<'t>,
    lexicon: &'l Lexicon,
    casing: &'d Casing,
    known: &'d Known<'l>,
    index: &'d Index,
}

impl Witness<'_, '_, '_> {
    fn acronym(&self, name: &NameSpan<'_>) -> bool {
        let capitals = |t: TokenId| !matches!(self.casing.shape(t), Shape::Capital | Shape::Lower);
        self.casing.shape(name.tokens.end - 1) != Shape::Initial && name.tokens.clone().all(capitals)
    }

    /// Whether all words of a name are the dictionary's, and none a given name or in capitals.
    fn is_common(&self, name: &NameSpan<'_>) -> bool {
        name.tokens.clone().all(|t| {
            let shape = self.casing.shape(t);
            let word = self.document.word(t);
            shape == Shape::Other
                || self.document.is_ordinary(t)
                    && shape != Shape::Upper
                    && self.lexicon.given_name(word).is_none()
        })
    }

    fn word(&self, token: Option<TokenId>) -> &str {
        token.filter(|&t| t < self.document.len()).map_or("", |t| self.document.word(t))
    }

    /// Weighs one place where a name stands.
    fn hear(&self, name: &NameSpan<'_>, seen: &mut Evidence) {
        let Range { start, end } = name.tokens.clone();
        let sentence = self.document.sentence_around(start);
        let before = start.checked_sub(1).filter(|&t| t >= sentence.start);
        let after = Some(end).filter(|&t| t < sentence.end);
        if name.titled {
            seen.person += 5;
        }
        seen.common |= self.is_common(name);
        // "HMAS Tobruk", "Mega FM", but "JD Vance"
        let capitals =
            |t: TokenId| self.casing.shape(t) == Shape::Upper && self.document.word(t).chars().count() > 1;
        let initials = capitals(start) && self.document.word(start).chars().count() == 2;
        if end > start + 1
            && (start..end).skip(usize::from(initials)).any(capitals)
            && !(start..end).all(capitals)
        {
            seen.person -= 3;
        }
        if introduced(self.document, start) && !self.acronym(name) {
            seen.person += 5;
        }
        if self.lexicon.given_name(self.document.word(start)).is_some() {
            seen.person += if name.tokens.len() > 1 { 3 } else { 1 };
        }
        self.hear_before(before, name, seen);
        // "the Ambassador of X, the guarantor": the ambassador is.
        let within = before.is_some_and(|t| self.document.word(t) == "of");
        self.hear_after(after, sentence.end, within, seen);
        self.hear_verb(name, seen);
    }

    fn hear_before(&self, before: Option<TokenId>, name: &NameSpan<'_>, seen: &mut Evidence) {
        let document = self.document;
        let Some(token) = before else { return };
        match document.word(token).to_ascii_lowercase().as_str() {
            "the" if name.tokens.len() > 1 || self.acronym(name) => seen.body += 3,
            "the" => seen.body += 2,
            "in" | "at" | "near" | "outside" | "around" | "across" | "inside" | "throughout" => {
                seen.place += 4
            }
            "from" | "into" | "through" | "toward" | "towards" | "via" | "over" => seen.place += 2,
            "to" if document.dep(token) == Dep::Prep => seen.place += 1,
            "," => self.hear_appositive_before(token, seen),
            "of" => self.hear_of(token, seen),
            "neighbouring" | "neighboring" | "landlocked" => seen.state += 4,
            _ => {}
        }
        if let Some(body) = self.known.body(token).filter(|_| self.index.get(token).is_none()) {
            // "the rebel Highland Front", "rebel group Fano"
            seen.body += 4;
            seen.kind.get_or_insert(body.value.kind);
        }
    }

    /// "the town of X", "the government of X", "leader of X".
    fn hear_of(&self, of: TokenId, seen: &mut Evidence) {
        let document = self.document;
        let Some(noun) = of.checked_sub(1) else { return };
        let lemma = document.lemma(noun).to_lowercase();
        if is_place_noun(&lemma) {
            seen.place += 5;
        } else if matches!(
            lemma.as_str(),
            "north" | "south" | "east" | "west" | "outskirt" | "centre" | "center" | "edge" | "control"
        ) {
            seen.place += 3;
        }
        if let Some(body) = self.known.body(noun) {
            match body.value.kind {
                ActorKind::State => seen.state += 5,
                ActorKind::StateBody if body.value.alone => seen.state += 5,
                ActorKind::StateBody => seen.place += 1,
                kind => {
                    seen.body += 4;
                    seen.kind.get_or_insert(kind);
                }
            }
        }
        match self.known.office(noun).map(|office| office.office.class) {
            Some(
                OfficeClass::HeadOfState
                | OfficeClass::HeadOfGovernment
                | OfficeClass::Minister
                | OfficeClass::Diplomat,
            ) => seen.state += 4,
            Some(OfficeClass::Leader | OfficeClass::Commander | OfficeClass::Spokesperson) => seen.body += 3,
            _ => {}
        }
        if is_state_style(&lemma) {
            seen.state += 6;
        }
    }

    /// "the leader of the opposition, X," and "the village school, X".
    fn hear_appositive_before(&self, comma: TokenId, seen: &mut Evidence) {
        let sentence = self.document.sentence_around(comma);
        let from = sentence.start.max(comma.saturating_sub(9));
        for token in (from..comma).rev() {
            if self.document.pos(token) == Pos::Punct && self.document.word(token) != "-"
                || self.is_finite(token)
            {
                return;
            }
            if let Some(office) = self.known.office(token) {
                if office.office.class != OfficeClass::Honorific && !office.plural {
                    seen.person += 5;
                }
                return;
            }
            // "in the capital, X,"
            if token + 1 == comma && is_place_noun(&self.document.lemma(token).to_lowercase()) {
                seen.place += 4;
                return;
            }
        }
    }

    fn hear_after(&self, after: Option<TokenId>, limit: TokenId, within: bool, seen: &mut Evidence) {
        let document = self.document;
        let Some(token) = after else { return };
        let word = document.word(token).to_ascii_lowercase();
        if matches!(word.as_str(), "," | "(" | "–" | "—") {
            self.hear_apposition(token, limit, within, seen);
            return;
        }
        let possessive = document.tag(token) == Tag::Pos || super::is_possessive(document, token);
        let next = if possessive { Some(token + 1).filter(|&t| t < limit) } else { Some(token) };
        let Some(next) = next else { return };
        if is_place_noun(&document.lemma(next).to_lowercase()) && !possessive {
            seen.place += 4;
            return;
        }
        // "X's foreign minister", "X army": what owns it, or lends it its name; adjectives may stand between.
        for at in next..limit.min(next + 4) {
            if let Some(office) = self.known.office(at) {
                match office.office.class {
                    OfficeClass::HeadOfState
                    | OfficeClass::HeadOfGovernment
                    | OfficeClass::Minister
                    | OfficeClass::Diplomat => {
                        seen.state += 4;
                    }
                    OfficeClass::Leader
                    | OfficeClass::Commander
                    | OfficeClass::Spokesperson
                    | OfficeClass::Negotiator => {
                        seen.body += if possessive { 2 } else { 4 };
                    }
                    _ => {}
                }
                break;
            }
            if let Some(body) = self.known.body(at).filter(|_| self.index.get(at).is_none()) {
                match body.value.kind {
                    ActorKind::State => seen.state += 4,
                    ActorKind::StateBody if body.value.alone || body.value.people => seen.state += 4,
                    ActorKind::StateBody => seen.place += 1,
                    // "Kiran residents" live there, "the Kiru herders" are a people.
                    ActorKind::CivilSociety if body.value.people && !is_livelihood(document.lemma(at)) => {
                        seen.place += 3;
                    }
                    kind => {
                        seen.body += 4;
                        seen.kind.get_or_insert(kind);
                    }
                }
                break;
            }
            if !matches!(document.tag(at), Tag::Jj | Tag::Nn | Tag::Hyph) {
                break;
            }
        }
    }

    /// What a following apposition says: "X, 57, the rebel leader", "X, a loose array of bands", "X, who".
    fn hear_apposition(&self, comma: TokenId, limit: TokenId, within: bool, seen: &mut Evidence) {
        let document = self.document;
        let mut at = comma + 1;
        if at < limit && document.tag(at) == Tag::Cd && document.word(at).len() == 2 {
            seen.person += 5;
            at += 2;
        }
        let to = limit.min(at + 9);
        for token in at..to {
            match self.word(Some(token)).to_ascii_lowercase().as_str() {
                "whose" if token == at && self.has_government(token + 1, to) => {
                    seen.state += 5;
                    return;
                }
                "who" | "whose" | "whom" if token == at => {
                    seen.person += 3;
                    return;
                }
                "which" if token == at => {
                    seen.person -= 2;
                    seen.body += 1;
                    return;
                }
                "," | ";" | ":" | ")" | "and" => return,
                _ => {}
            }
            if self.is_finite(token) {
                return;
            }
            if let Some(office) = self.known.office(token) {
                // "On Wednesday, Independence Day, the head of state spoke": another phrase, and the subject.
                let subject = office.tokens.end < limit && self.is_finite(office.tokens.end);
                let address = matches!(office.office.class, OfficeClass::Honorific | OfficeClass::Rank);
                let other = self.index.get(office.tokens.end).is_some() && office.tokens.end < limit;
                if !office.plural && !subject && !address && !other && self.opens_apposition(at) {
                    seen.person += if within { 1 } else { 5 };
                }
                return;
            }
            if let Some(body) =
                self.known.body(token).filter(|b| !b.value.people && self.opens_apposition(at))
            {
                seen.body += 5;
                seen.kind.get_or_insert(body.value.kind);
                return;
            }
            if self.opens_apposition(at) && is_place_noun(&document.lemma(token).to_lowercase()) {
                seen.place += 4;
                return;
            }
        }
    }

    /// Whether a noun phrase names what only a state has: "foreign minister", "parliament", "government".
    fn has_government(&self, from: TokenId, to: TokenId) -> bool {
        let heads = from..to.min(from + 3);
        heads.into_iter().any(|token| {
            let office = self.known.office(token).is_some_and(|office| {
                matches!(
                    office.office.class,
                    OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment | OfficeClass::Minister
                )
            });
            let body = self.known.body(token).is_some_and(|body| {
                matches!(body.value.kind, ActorKind::State | ActorKind::StateBody) && body.value.alone
            });
            office || body
        })
    }

    fn opens_apposition(&self, token: TokenId) -> bool {
        let word = self.word(Some(token));
        matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "then" | "former")
            || self.known.office(token).is_some()
            || self.known.body(token).is_some()
            || self.known.name(token).is_some()
            || self.index.get(token).is_some()
    }

    fn hear_verb(&self, name: &NameSpan<'_>, seen: &mut Evidence) {
        let document = self.document;
        let head = name.tokens.clone().rev().find(|&t| !name.tokens.contains(&document.head(t)));
        let Some(head) = head else { return };
        let top = first_conjunct(document, head);
        seen.acts |= self.is_somebody(top);
        if matches!(document.dep(head), Dep::Nsubj | Dep::Nsubjpass) {
            let speaks = !self.lexicon.speech_verbs(document.lemma(document.head(head))).is_empty();
            seen.person += if speaks { 2 } else { 1 };
        }
    }

    /// Whether a noun phrase stands where persons and bodies stand: not after "of", "in" or "to" as places do.
    fn is_somebody(&self, head: TokenId) -> bool {
        /// What is said of persons: "the release of X", "the widow of X".
        const OF_PERSONS: &[&str] = &[
            "release",
            "arrest",
            "killing",
            "murder",
            "assassination",
            "death",
            "execution",
            "capture",
            "detention",
            "dismissal",
            "appointment",
            "election",
            "resignation",
            "departure",
            "return",
            "ouster",
            "overthrow",
            "removal",
            "extradition",
            "surrender",
            "widow",
            "wife",
            "husband",
            "son",
            "daughter",
            "brother",
            "sister",
            "father",
            "mother",
            "cousin",
            "nephew",
            "supporter",
            "loyalist",
            "follower",
            "aide",
            "adviser",
            "advisor",
            "ally",
            "rival",
            "predecessor",
            "successor",
            "man",
            "men",
            "leadership",
            "command",
            "signature",
            "person",
        ];
        let document = self.document;
        match document.dep(head) {
            Dep::Pobj => {
                let preposition = document.head(head);
                match document.word(preposition).to_ascii_lowercase().as_str() {
                    "in" | "at" | "near" | "from" | "into" | "through" | "outside" | "across" | "around"
                    | "over" | "via" | "towards" | "toward" | "inside" => false,
                    "to" => {
                        let governor = document.head(preposition);
                        !matches!(
                            document.lemma(governor),
                            "go" | "travel"
                                | "return"
                                | "move"
                                | "fly"
                                | "drive"
                                | "road"
                                | "march"
                                | "spread"
                                | "flee"
                                | "access"
                                | "withdraw"
                                | "send"
                                | "deploy"
                                | "lead"
                                | "come"
                                | "head"
                                | "highway"
                                | "close"
                                | "next"
                        )
                    }
                    "of" => {
                        let governor = document.lemma(document.head(preposition)).to_lowercase();
                        OF_PERSONS.contains(&governor.as_str())
                            || self.known.office(document.head(preposition)).is_some()
                            || !self.lexicon.speech_verbs(&governor).is_empty()
                    }
                    _ => true,
                }
            }
            Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Poss => false,
            _ => true,
        }
    }

    fn is_finite(&self, token: TokenId) -> bool {
        matches!(self.document.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
    }
}

/// Whether the words before a name say that it is another name.
pub(crate) fn introduced(document: &Document<'_>, start: TokenId) -> bool {
    let sentence = document.sentence_around(start);
    let word = |back: usize| {
        let at = start.checked_sub(back).filter(|&at| at >= sentence.start);
        at.map(|at| document.word(at).to_lowercase()).unwrap_or_default()
    };
    let one = word(1);
    match one.as_str() {
        // "known as", "known simply as"
        "as" => {
            (2..=3).any(|back| matches!(word(back).as_str(), "known" | "referred" | "revered" | "remembered"))
        }
        "alias" | "aka" | "a.k.a." | "née" => true,
        "written" | "spelled" | "called" | "named" => word(2) == "also" || word(2) == "sometimes",
        "guerre" => word(2) == "de" && word(3) == "nom",
        "is" => word(2) == "name" && matches!(word(3).as_str(), "real" | "true" | "birth"),
        "him" | "her" => matches!(word(2).as_str(), "calls" | "call" | "called"),
        "of" => word(2) == "name" && matches!(word(4).as_str(), "by" | "goes"),
        _ => {
            // "his nom de guerre, X", "the alias X"
            let comma = start > 0 && document.tag(start - 1) == Tag::Comma;
            comma && word(2) == "guerre"
        }
    }
}

/// Nouns for people by how they live or by their kin, which say of a name before them that it names a people.
fn is_livelihood(lemma: &str) -> bool {
    matches!(
        lemma,
        "herder"
            | "farmer"
            | "pastoralist"
            | "rancher"
            | "elder"
            | "fisherman"
            | "hunter"
            | "clansman"
            | "tribesman"
            | "cattleman"
    )
}

/// Words with which a state's full name calls it a state: "the Kingdom of X", "the X Republic".
pub(crate) fn is_state_style(lemma: &str) -> bool {
    matches!(
        lemma.to_lowercase().as_str(),
        "republic"
            | "kingdom"
            | "commonwealth"
            | "federation"
            | "sultanate"
            | "emirate"
            | "principality"
            | "empire"
    )
}

/// Common nouns that say of a name beside them that it names a place.
pub(crate) fn is_place_noun(lemma: &str) -> bool {
    const PLACES: &[&str] = &[
        "town",
        "city",
        "village",
        "district",
        "province",
        "region",
        "port",
        "island",
        "capital",
        "camp",
        "valley",
        "prison",
        "mountain",
        "county",
        "airport",
        "bridge",
        "road",
        "highway",
        "river",
        "lake",
        "peninsula",
        "suburb",
        "hamlet",
        "settlement",
        "state",
        "governorate",
        "municipality",
        "hospital",
        "hotel",
        "palace",
        "square",
        "street",
        "avenue",
        "border",
        "desert",
        "coast",
        "strip",
        "corridor",
        "enclave",
        "territory",
        "resort",
        "base",
        "gulf",
        "bay",
        "strait",
        "canal",
        "junction",
        "hill",
        "swamp",
        "forest",
        "theater",
        "theatre",
        "stadium",
        "cathedral",
        "mosque",
        "church",
        "school",
        "university",
        "neighbourhood",
        "neighborhood",
        "quarter",
        "crossing",
        "pass",
        "tunnel",
        "dam",
        "field",
        "garrison",
        "headquarters",
        "villa",
        "hall",
        "centre",
        "center",
        "building",
        "house",
        "room",
        "line",
        "area",
        "zone",
        "basin",
        "plateau",
        "parish",
        "outpost",
    ];
    PLACES.contains(&lemma)
}
