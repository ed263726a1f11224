//! Adjectives and peoples of states that no lexicon knows: "the Sorran army", where the article names Sorra.

use std::collections::HashMap;

use super::{Class, Evidence, NameSpan, StateForm, fold_words, is_state_style};
use crate::document::{Document, TokenId};
use crate::mentions::casing::{Casing, Shape};

/// What speaks for a state by its adjective speaks for the state: "the Sorran army", where the article names Sorra.
pub(super) fn lend_to_bases(evidence: &mut HashMap<&[String], Evidence>) {
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
pub(super) fn has_base(key: &[String], evidence: &HashMap<&[String], Evidence>) -> bool {
    let [word] = key else { return false };
    bases(word)
        .iter()
        .any(|base| evidence.get(std::slice::from_ref(base)).is_some_and(|seen| seen.state + seen.place > 0))
}

/// Where the name stands of which a word can be the adjective, with a capital, be it within the name of something else.
pub(super) fn written_base(document: &Document<'_>, casing: &Casing, key: &[String]) -> Option<TokenId> {
    let [word] = key else { return None };
    let bases = bases(word);
    (0..document.len())
        .filter(|&token| casing.shape(token) == Shape::Capital && casing.proper(token))
        .filter(|&token| !document.is_ordinary(token))
        .find(|&token| bases.contains(&fold_words(document.word(token)).join(" ")))
}

/// What a word can be the adjective of: "sorra" for "sorran".
pub(crate) fn bases(word: &str) -> Vec<String> {
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

/// Adjectives of invented states: "Sorran" where the article knows "Sorra".
pub(super) fn demonyms<'l>(
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
