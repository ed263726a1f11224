//! Bodies of states by their names: "Kestria's Foreign Ministry", "the Kestrian Foreign Ministry" and "the Ministry of Foreign Affairs of
//! Kestria" are one, and none of them is the Foreign Ministry of Sorra.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::{Namer, state_key};
use crate::actors::register::{DraftId, Register};
use crate::document::{Document, TokenId};
use crate::lexicon::Name;
use crate::mentions::{
    Class, Mentions, NameSpan, StateForm, adjective_bases, fold_words, is_possessive, is_state_style,
};

/// Words that say nothing of which body is meant.
const LINKING: &[&str] = &["of", "the", "for"];

/// Bodies of one sort that are named with their states.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Where, and of which state, in order of the text.
    places: Vec<(TokenId, String)>,
    /// Whether they are of several states.
    of_several: bool,
}

impl Namer<'_, '_, '_, '_> {
    /// Notes the bodies that are named with their states.
    pub(super) fn survey_bodies(&mut self) {
        for name in &self.mentions.names {
            if name.class == Class::Body(ActorKind::StateBody)
                && let Some(state) = self.state_of_body(&name.tokens)
            {
                let sort = self.sort_of_body(&name.tokens, Some(&state));
                let named = self.bodies.entry(sort).or_default();
                named.of_several |= named.places.first().is_some_and(|(_, first)| *first != state);
                named.places.push((name.tokens.start, state));
            }
        }
    }

    /// The key of a state's body: which state's it is, and of what sort. Nothing where nobody says whose it is.
    pub(super) fn body_key(&self, name: &NameSpan<'_>) -> Option<String> {
        if name.class != Class::Body(ActorKind::StateBody) {
            return None;
        }
        let own = self.state_of_body(&name.tokens);
        let sort = self.sort_of_body(&name.tokens, own.as_deref());
        let named = || {
            // "The ministry" of the one state whose ministry is named, else of the one whose was named last.
            let Named { places, of_several } = self.bodies.get(&sort)?;
            let before = places.partition_point(|(token, _)| *token < name.tokens.start);
            let last = before.checked_sub(1).or((!of_several).then_some(0))?;
            Some(places.get(last)?.1.clone())
        };
        let state = own.or_else(named)?;
        Some(format!("body of {state}: {sort}"))
    }

    /// The key of the state that stands within the name of its body, or beside it.
    fn state_of_body(&self, tokens: &Range<TokenId>) -> Option<String> {
        tokens.clone().find_map(|token| self.state_by_word(token)).or_else(|| {
            let possessor = tokens.start.checked_sub(2).filter(|&p| is_possessive(self.document, p + 1));
            // "of Kestria", "of the Kingdom of Kestria"; "in Tbilisi", where it has its seat.
            let behind = (tokens.end + 1 < self.document.len()
                && matches!(self.document.word(tokens.end), "of" | "in"))
            .then(|| behind_style(self.document, tokens.end + 1));
            possessor.into_iter().chain(behind).find_map(|token| self.state_named_at(token))
        })
    }

    /// The key of the state of which a word within a name is the name or the adjective.
    fn state_by_word(&self, token: TokenId) -> Option<String> {
        let known = self.mentions.known.name(token).and_then(|name| {
            name.readings.iter().find_map(|reading| match reading {
                Name::State(state) | Name::Adjective(state) => Some(state),
                _ => None,
            })
        });
        if let Some(state) = known {
            return Some(state_key(&state.name));
        }
        let word = fold_words(self.document.word(token)).join(" ");
        let state = self.invented.get(&word).or_else(|| {
            let adjective_of = || adjective_bases(&word);
            (!self.invented.is_empty()).then(adjective_of)?.iter().find_map(|base| self.invented.get(base))
        });
        state.map(|state| state_key(state))
    }

    /// The key of the state that a name stands for, if it stands for one.
    fn state_named_at(&self, token: TokenId) -> Option<String> {
        match self.mentions.name(token)?.class {
            Class::State(state, StateForm::Name | StateForm::Capital | StateForm::Metonym) => {
                Some(state_key(&state.name))
            }
            Class::NewState(number, StateForm::Name) => Some(state_key(&self.mentions.new_states[number])),
            _ => None,
        }
    }

    /// What sort of body a name tells, without its state: ministries alike however their names are built.
    fn sort_of_body(&self, tokens: &Range<TokenId>, state: Option<&str>) -> String {
        let is_state = |token: TokenId| state.is_some() && self.state_by_word(token).as_deref() == state;
        let words: Vec<String> = tokens
            .clone()
            .filter(|&token| !is_state(token))
            .flat_map(|token| fold_words(self.document.word(token)))
            .filter(|word| !LINKING.contains(&word.as_str()))
            .collect();
        sort_of_ministry(&words).unwrap_or_else(|| words.join(" "))
    }
}

/// Where the name of a state stands, behind its article and style: the last word of "the Kingdom of Kestria".
pub(in crate::actors) fn behind_style(document: &Document<'_>, from: TokenId) -> TokenId {
    let word = |t: TokenId| if t < document.len() { document.word(t) } else { "" };
    let style = from + usize::from(word(from).eq_ignore_ascii_case("the"));
    let styled = is_state_style(word(style)) && word(style + 1).eq_ignore_ascii_case("of");
    let name = if styled { style + 2 } else { style };
    if name < document.len() { name } else { from }
}

/// Calls ministries, and bodies of several states that share a name, by their states as well: "Kestria's Foreign Ministry", "Sorra's Foreign Ministry".
pub(super) fn tell_apart(
    document: &Document<'_>,
    mentions: &Mentions<'_>,
    ids: &[Option<DraftId>],
    register: &mut Register,
) {
    let bodies = || {
        let all = mentions.names.iter().zip(ids);
        all.filter_map(|(name, id)| Some((name, (*id)?)))
            .filter(|(name, _)| name.class == Class::Body(ActorKind::StateBody))
    };
    let key = |name: &NameSpan<'_>| fold_words(document.words(name.tokens.clone())).join(" ");
    let mut bearers: HashMap<String, DraftId> = HashMap::new();
    let mut shared: HashSet<String> = HashSet::new();
    for (name, id) in bodies() {
        let key = key(name);
        if *bearers.entry(key.clone()).or_insert(id) != id {
            shared.insert(key);
        }
    }
    // "Kestria's Foreign Ministry": every state has one.
    let ministry = |name: &NameSpan<'_>| document.word(name.tokens.end - 1) == "Ministry";
    for (name, id) in bodies().filter(|(name, _)| ministry(name) || shared.contains(&key(name))) {
        let possessor = name.tokens.start.checked_sub(2).filter(|&p| is_possessive(document, p + 1));
        if let Some(state) = possessor.and_then(|token| mentions.name(token)) {
            register.drafts[id].names.push(state.tokens.start..name.tokens.end);
        }
        if let Some(seat) = seat_behind(document, mentions, name.tokens.end) {
            register.drafts[id].also.push(name.tokens.start..seat);
        }
    }
}

/// Where the name of the capital ends in which a ministry has its seat by the words behind it: "the foreign ministry *in Tbilisi*".
pub(in crate::actors) fn seat_behind(
    document: &Document<'_>,
    mentions: &Mentions<'_>,
    from: TokenId,
) -> Option<TokenId> {
    if from + 1 >= document.len() || document.word(from) != "in" {
        return None;
    }
    let name = mentions.name(from + 1).filter(|name| name.tokens.start == from + 1)?;
    matches!(name.class, Class::State(_, StateForm::Capital)).then_some(name.tokens.end)
}

/// The sort of a ministry by the words of its name; nothing where it is none.
pub(in crate::actors) fn sort_of_ministry<W: AsRef<str>>(words: &[W]) -> Option<String> {
    let has = |word: &str| words.iter().any(|w| w.as_ref() == word);
    if !has("ministry") {
        return None;
    }
    let field = if has("foreign") {
        "foreign".to_owned()
    } else if has("defence") || has("defense") {
        "defence".to_owned()
    } else {
        let field =
            words.iter().map(AsRef::as_ref).filter(|word| *word != "ministry" && !LINKING.contains(word));
        field.collect::<Vec<_>>().join(" ")
    };
    Some([&field, "ministry"].join(" ").trim_start().to_owned())
}
