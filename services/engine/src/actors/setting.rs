//! In which state the article's story is set: where "the army", "the president" and "parliament" are at home.

use std::collections::{HashMap, HashSet};

use super::names::state_key;
use super::presence;
use super::register::head_of;
use crate::clauses::first_conjunct;
use crate::document::{Document, TokenId};
use crate::lexicon::{Lexicon, Name, OfficeClass};
use crate::mentions::{Class, Mentions, NameSpan, StateForm, fold_words};
use crate::syntax::{Dep, Pos};
use crate::text::Kind;

/// What speaks for each state that the article names or whose places or groups it names, by the state's folded name.
#[derive(Debug, Default)]
pub(super) struct Setting {
    weight: HashMap<String, i32>,
    /// Those that are called neighbours or mediate: whatever else is told of them, the story is not set there.
    outside: HashSet<String>,
}

impl Setting {
    /// Weighs the states by how often they are named in any form, by their places, by the groups that are active in them, and
    /// by headline and lead. A place where people only meet tells nothing of whose story it is, nor does the dateline; who mediates is
    /// not at home.
    pub(super) fn of(
        document: &Document<'_>,
        mentions: &Mentions<'_>,
        lexicon: &Lexicon,
        title: &str,
    ) -> Self {
        /// A group named over and over tells no more of the country than one named some times.
        const MOST_BY_GROUP: i32 = 12;
        let first = document.sentences().iter().find(|s| s.len() > 8).map_or(0, |s| s.end);
        let mut setting = Self::default();
        for state in states_of_title(lexicon, title) {
            setting.add(&state_key(state), IN_TITLE);
        }
        for state in &mentions.new_states {
            let written = fold_words(state).join(" ");
            if title.contains(&format!(" {written} ")) {
                setting.add(&state_key(state), IN_TITLE);
            }
        }
        let aside = told_aside(document, mentions);
        let mut by_group: HashMap<&str, i32> = HashMap::new();
        // One town tells no more by being named again; it may share its name with one elsewhere.
        let mut towns: HashSet<Vec<String>> = HashSet::new();
        for name in &mentions.names {
            let head = head_of(document, &name.tokens);
            let lead = if head < first { 2 } else { 1 };
            if aside == Some(head) {
                continue;
            }
            // The place from which is reported may be that of the talks.
            if in_dateline(document, head) && !matches!(name.class, Class::NewState(..)) {
                continue;
            }
            if let Some(state) = state_named(mentions, name).filter(|_| mediates(document, head)) {
                setting.outside.insert(state_key(state));
            }
            match name.class {
                Class::State(state, form) => {
                    let worth = of_state(document, mentions, name, form, title);
                    setting.add(&state_key(&state.name), worth * lead);
                }
                Class::NewState(number, form) => {
                    let worth = of_state(document, mentions, name, form, title);
                    setting.add(&state_key(&mentions.new_states[number]), worth * lead);
                }
                Class::Place if !only_meets(document, head) => {
                    let state = state_of_place(mentions, name.tokens.start);
                    let town = fold_words(document.words(name.tokens.clone()));
                    if let Some(state) = state.filter(|_| towns.insert(town)) {
                        setting.add(&state_key(state), 2);
                    }
                }
                Class::Group(group, _) => {
                    let so_far = by_group.entry(group.name.as_str()).or_default();
                    let worth = if group.states.len() == 1 { 3 } else { 1 };
                    let more = (worth * lead).min(MOST_BY_GROUP - *so_far);
                    *so_far += more;
                    for state in &group.states {
                        setting.add(&state_key(state), more);
                    }
                }
                _ => {}
            }
        }
        setting
    }

    /// Whether the story is not set in a state, though it has a part in it.
    pub(super) fn is_outside(&self, state: &str) -> bool {
        self.outside.contains(state)
    }

    /// Lets more speak for a state.
    pub(super) fn add(&mut self, state: &str, worth: i32) {
        *self.weight.entry(state.to_owned()).or_default() += worth;
    }

    /// Whether more than one town speaks for a state that the article need not name.
    pub(super) fn is_told(&self, state: &str) -> bool {
        const TOWN: i32 = 2;
        self.weight.get(state).is_some_and(|&worth| worth > TOWN)
    }

    /// How much speaks for the state for which most does.
    pub(super) fn best(&self) -> i32 {
        self.weight.values().copied().max().unwrap_or(0)
    }

    /// The state for which most speaks, and whether it stands out.
    pub(super) fn first(&self) -> Option<(&str, bool)> {
        let mut ranked: Vec<(&str, i32)> = self
            .weight
            .iter()
            .filter(|(state, worth)| **worth > 0 && !self.is_outside(state))
            .map(|(state, &worth)| (state.as_str(), worth))
            .collect();
        ranked.sort_by_key(|&(state, worth)| (std::cmp::Reverse(worth), state));
        match ranked.as_slice() {
            [] => None,
            [one] => Some((one.0, true)),
            [one, two, ..] => Some((one.0, one.1 * 4 >= two.1 * 5)),
        }
    }
}

/// The state that a name is a form of.
fn state_named<'m>(mentions: &'m Mentions<'_>, name: &NameSpan<'m>) -> Option<&'m str> {
    match name.class {
        Class::State(state, _) => Some(&state.name),
        Class::NewState(number, _) => mentions.new_states.get(number).map(String::as_str),
        _ => None,
    }
}

fn of_state(
    document: &Document<'_>,
    mentions: &Mentions<'_>,
    name: &NameSpan<'_>,
    form: StateForm,
    title: &str,
) -> i32 {
    let head = head_of(document, &name.tokens);
    let above = document.head(head);
    let office = mentions.known.office(above).map(|office| office.office.class);
    let held = mentions.known.body(above).is_some() || office.is_some();
    // "the Portuguese Ambassador": of another state than the one he is in.
    if matches!(office, Some(OfficeClass::Diplomat | OfficeClass::Envoy)) {
        return 0;
    }
    let written = fold_words(document.words(name.tokens.clone())).join(" ");
    let headline = if title.contains(&format!(" {written} ")) { 2 } else { 0 };
    // "near the Congo border": what is told may lie on this side of it.
    let border = matches!(document.dep(head), Dep::Compound | Dep::Nmod | Dep::Amod)
        && matches!(document.lemma(above), "border" | "frontier");
    let worth = match form {
        _ if mediates(document, head) => return -4,
        _ if border || only_meets(document, head) => 0,
        _ if presence::locates(document, head) => 2,
        StateForm::Name | StateForm::Capital | StateForm::Metonym => 4,
        StateForm::Adjective if held => 4,
        StateForm::Adjective | StateForm::People => 1,
    };
    worth + headline
}

/// What it is worth that the headline names a state: the body of "How Guatemala made peace" may speak of "the government" alone.
const IN_TITLE: i32 = 4;

/// The states that a headline names, in folded words.
fn states_of_title<'l>(lexicon: &'l Lexicon, title: &str) -> Vec<&'l str> {
    /// No state's name has more words.
    const LONGEST: usize = 5;
    let words: Vec<&str> = title.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let lengths = (1..=LONGEST.min(words.len() - at)).rev();
        match lengths.filter_map(|n| Some((n, lexicon.state(&words[at..at + n].join(" "))?))).next() {
            Some((length, state)) => {
                found.push(state.name.as_str());
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The state in which a known place lies.
fn state_of_place<'l>(mentions: &Mentions<'l>, token: TokenId) -> Option<&'l str> {
    mentions.known.name(token)?.readings.iter().find_map(|reading| match reading {
        Name::Place(place) => place.state.as_deref(),
        _ => None,
    })
}

/// Whether a token stands in a dateline.
pub(super) fn in_dateline(document: &Document<'_>, token: TokenId) -> bool {
    let layout = document.layout();
    let paragraph = &layout.paragraphs[layout.sentences[document.sentence_of(token)].paragraph];
    matches!(&paragraph.kind, Kind::Dateline(dateline) if dateline.range.contains(&document.bytes(token..token + 1).start))
}

/// The head of the one state that stands in brackets after a name: "issued by Council President Zhang Jun (China)". That is whose
/// he is, and not what the text is about; of several, as in a list of who met, this tells nothing.
pub(super) fn told_aside(document: &Document<'_>, mentions: &Mentions<'_>) -> Option<TokenId> {
    let mut found = bracketed(document, mentions);
    found.next().filter(|_| found.next().is_none())
}

/// "A (Kenya) said …. B (Mexico) said …": whether the states in brackets behind names are those of many who speak, as in an assembly.
pub(super) fn is_assembly(document: &Document<'_>, mentions: &Mentions<'_>) -> bool {
    /// So many states are more than a conflict has sides.
    const MANY: usize = 5;
    let states: HashSet<&str> = bracketed(document, mentions).map(|head| document.word(head)).collect();
    states.len() >= MANY
}

/// The heads of states in brackets behind names.
fn bracketed<'d>(
    document: &'d Document<'_>,
    mentions: &'d Mentions<'_>,
) -> impl Iterator<Item = TokenId> + 'd {
    let bracketed = move |name: &&NameSpan<'_>| {
        let before = name.tokens.start.checked_sub(1);
        matches!(name.class, Class::State(..) | Class::NewState(..))
            && before.is_some_and(|t| document.word(t) == "(")
            && before
                .and_then(|t| t.checked_sub(1))
                .is_some_and(|t| document.word(t).starts_with(char::is_uppercase))
            && name.tokens.end < document.len()
            && document.word(name.tokens.end) == ")"
    };
    mentions.names.iter().filter(bracketed).map(|name| head_of(document, &name.tokens))
}

/// Whether a state is only that of a diplomat who speaks elsewhere: "the Council President, Ambassador Stefan Tarov *of Velia*".
pub(super) fn sends_diplomat(document: &Document<'_>, mentions: &Mentions<'_>, head: TokenId) -> bool {
    /// How far before the preposition the title stands.
    const NEAR: usize = 5;
    let of = document.head(head);
    let diplomat = |t: TokenId| {
        mentions
            .known
            .office(t)
            .is_some_and(|office| matches!(office.office.class, OfficeClass::Diplomat | OfficeClass::Envoy))
    };
    document.dep(head) == Dep::Pobj
        && document.word(of) == "of"
        && document.pos(document.head(of)) == Pos::Propn
        && (of.saturating_sub(NEAR)..of).any(diplomat)
}

/// Verbs of those who bring others together.
pub(super) const MEDIATING: &[&str] =
    &["mediate", "broker", "facilitate", "host", "sponsor", "convene", "arbitrate", "chair"];
/// Nouns for those who do, and for what they do.
const MEDIATION: &[&str] = &[
    "mediator",
    "mediation",
    "facilitator",
    "facilitation",
    "facilitators",
    "host",
    "guarantor",
    "auspices",
    "broker",
    "conciliation",
];

/// Whether a name stands where those stand who bring others together, or is called a neighbour: it is not the country of the conflict.
pub(super) fn mediates(document: &Document<'_>, head: TokenId) -> bool {
    let top = first_conjunct(document, head);
    let above = document.head(top);
    let noun = |t: TokenId| MEDIATION.contains(&document.lemma(t).to_lowercase().as_str());
    // "in neighbouring X", "across the border in X"
    let before = |back: usize| head.checked_sub(back).map_or("", |t| document.word(t));
    if matches!(before(1), "neighbouring" | "neighboring" | "nearby")
        || before(1) == "in" && before(2) == "border" && before(4) == "across"
    {
        return true;
    }
    // "China-brokered talks"
    let word = |t: TokenId| if t < document.len() { document.word(t) } else { "" };
    if word(head + 1) == "-" && matches!(word(head + 2), "brokered" | "mediated" | "facilitated" | "hosted") {
        return true;
    }
    // "X, which mediated the accord", "X, the guarantors"
    let told = document.children(head).any(|c| match document.dep(c) {
        Dep::Amod => matches!(document.lemma(c), "neighbouring" | "neighboring" | "nearby"),
        // "X, which offered its good offices"
        Dep::Relcl => {
            MEDIATING.contains(&document.lemma(c))
                || document.children_by(c, Dep::Dobj).any(|o| document.lemma(o) == "office")
        }
        Dep::Appos => noun(c),
        _ => false,
    });
    if told {
        return true;
    }
    // "X *served as facilitator* for the negotiations"
    let serves = |verb: TokenId| {
        matches!(document.lemma(verb), "serve" | "act" | "work")
            && document
                .children_by(verb, Dep::Prep)
                .filter(|&p| document.word(p) == "as")
                .any(|p| document.children_by(p, Dep::Pobj).any(noun))
    };
    match document.dep(top) {
        Dep::Nsubj => {
            MEDIATING.contains(&document.lemma(above))
                || document.children_by(above, Dep::Attr).any(noun)
                || serves(above)
        }
        Dep::Agent => MEDIATING.contains(&document.lemma(above)),
        Dep::Pobj if document.word(above) == "by" => {
            MEDIATING.contains(&document.lemma(document.head(above)))
        }
        Dep::Pobj if document.word(above) == "of" => noun(document.head(above)),
        // "with X and Y as guarantors"
        Dep::Pobj if document.word(above) == "with" => {
            let beside = document.children(document.head(above)).chain(document.children(head));
            beside
                .filter(|&p| p > head && document.word(p) == "as")
                .any(|p| document.children_by(p, Dep::Pobj).any(noun))
        }
        // "X's foreign minister had brokered a compromise"
        Dep::Poss | Dep::Compound | Dep::Amod | Dep::Nmod => {
            noun(above)
                || document.dep(above) == Dep::Nsubj
                    && MEDIATING.contains(&document.lemma(document.head(above)))
        }
        _ => false,
    }
}

/// Nouns for meetings and for what comes of them.
const MEETINGS: &[&str] = &[
    "talk",
    "talks",
    "meeting",
    "summit",
    "negotiation",
    "ceremony",
    "signing",
    "signature",
    "round",
    "conference",
    "agreement",
    "accord",
    "deal",
    "dialogue",
    "session",
    "consultation",
    "ambassador",
    "embassy",
    "declaration",
    "protocol",
    "document",
    "roadmap",
    "communique",
    "process",
];

/// Whether a place is only where people meet, sign or talk: "talks in Doha", "signed at Helsinki", "the Muscat accord".
pub(super) fn only_meets(document: &Document<'_>, head: TokenId) -> bool {
    let meeting = |t: TokenId| MEETINGS.contains(&document.lemma(t).to_lowercase().as_str());
    if matches!(document.dep(head), Dep::Compound | Dep::Nmod | Dep::Amod) {
        return document.pos(head) != Pos::Adj && meeting(document.head(head));
    }
    if !presence::locates(document, head) {
        return false;
    }
    let governor = document.head(document.head(first_conjunct(document, head)));
    match document.pos(governor) {
        Pos::Verb => matches!(
            document.lemma(governor),
            "sign"
                | "meet"
                | "initial"
                | "agree"
                | "negotiate"
                | "talk"
                | "gather"
                | "convene"
                | "hold"
                | "mediate"
                | "broker"
                | "reach"
                | "conclude"
                | "host"
                | "open"
                | "resume"
                | "arrive"
        ),
        Pos::Noun | Pos::Propn => meeting(governor),
        _ => false,
    }
}
