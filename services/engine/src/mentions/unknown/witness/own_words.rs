//! What the words of a name say by themselves.

use std::ops::Range;

use super::Witness;
use crate::document::TokenId;
use crate::mentions::casing::Shape;
use crate::mentions::names::NameSpan;
use crate::mentions::unknown::Evidence;
use crate::mentions::unknown::words::is_place_noun;

impl Witness<'_, '_, '_> {
    /// What the words of a name say by themselves.
    pub(super) fn hear_own_words(&self, name: &NameSpan<'_>, seen: &mut Evidence) {
        let Range { start, end } = name.tokens.clone();
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
        // "Vasco Ridge", "Lake Brod"
        let landmark = |t: TokenId| is_place_noun(&self.document.lemma(t).to_lowercase());
        let named_first =
            matches!(self.document.word(start), "Lake" | "Mount" | "Camp" | "Fort" | "Cape" | "Port");
        if end > start + 1 && (landmark(end - 1) || named_first) {
            seen.place += 4;
        }
        if self.lexicon.given_name(self.document.word(start)).is_some() {
            seen.given = seen.given.max(if name.tokens.len() > 1 { 3 } else { 1 });
        }
    }

    /// Whether a name is an acronym.
    pub(in crate::mentions::unknown) fn acronym(&self, name: &NameSpan<'_>) -> bool {
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
}
