//! What each place where a name stands says of it: by its own words, those beside it, and its part in the sentence.

mod after;
mod apposition;
mod before;
mod deeds;
mod members;
mod of;
mod own_words;
mod sides;

use std::ops::Range;

use super::{Casing, Evidence, Index, Known, NameSpan};
use crate::document::{Document, TokenId};
use crate::lexicon::Lexicon;
use crate::syntax::Tag;

/// What is asked of the places where names stand.
pub(super) struct Witness<'d, 't, 'l> {
    pub(super) document: &'d Document<'t>,
    pub(super) lexicon: &'l Lexicon,
    pub(super) casing: &'d Casing,
    pub(super) known: &'d Known<'l>,
    pub(super) index: &'d Index,
}

impl Witness<'_, '_, '_> {
    /// Weighs one place where a name stands.
    pub(super) fn hear(&self, name: &NameSpan<'_>, seen: &mut Evidence) {
        let Range { start, end } = name.tokens.clone();
        let sentence = self.document.sentence_around(start);
        let before = start.checked_sub(1).filter(|&t| t >= sentence.start);
        let after = Some(end).filter(|&t| t < sentence.end);
        if name.titled {
            seen.person += 5;
        }
        self.hear_own_words(name, seen);
        self.hear_introduction(name, seen);
        self.hear_before(before, name, seen);
        // "the Ambassador of X, the guarantor": the ambassador is.
        let within = before.is_some_and(|t| self.document.word(t) == "of");
        self.hear_after(name, after, sentence.end, within, seen);
        self.hear_verb(name, seen);
    }

    /// A token's word, where there is such a token.
    pub(super) fn word(&self, token: Option<TokenId>) -> &str {
        token.filter(|&t| t < self.document.len()).map_or("", |t| self.document.word(t))
    }

    /// Whether a token is a finite verb.
    fn is_finite(&self, token: TokenId) -> bool {
        matches!(self.document.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
    }
}
