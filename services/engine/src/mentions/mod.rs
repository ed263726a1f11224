//! What the words of an article name: persons, states, bodies, groups and places, with titles and common nouns for them.
//!
//! Found by capitals, syntax and the lexicon together, so that names that no lexicon knows are found as well. What belongs
//! together is for [`actors`](crate::actors) to say.

mod bodies;
mod casing;
mod complements;
mod known;
mod names;
mod offices;
mod places;
mod unknown;

use crate::document::{Document, TokenId};
use crate::lexicon::Lexicon;
use crate::syntax::Tag;

pub(crate) use bodies::BodySpan;
pub(crate) use casing::{Casing, Shape};
pub(crate) use known::Known;
pub(crate) use names::{Class, NameSpan, StateForm};
pub(crate) use offices::OfficeSpan;
pub(crate) use places::{Place, places};
pub(crate) use unknown::{adjective_bases, introduced, is_place_noun, is_state_style};

/// For each token the name that covers it.
#[derive(Debug, Default)]
pub(crate) struct Index(Vec<u32>);

impl Index {
    fn of(document: &Document<'_>, names: &[NameSpan<'_>]) -> Self {
        let mut at = vec![0; document.len()];
        for (number, name) in (1..).zip(names) {
            at[name.tokens.clone()].fill(number);
        }
        Self(at)
    }

    /// The number of the name that covers a token.
    pub(crate) fn get(&self, token: TokenId) -> Option<usize> {
        (*self.0.get(token)? as usize).checked_sub(1)
    }
}

/// All that is named in an article.
#[derive(Debug)]
pub(crate) struct Mentions<'l> {
    /// Names, in order of the text.
    pub(crate) names: Vec<NameSpan<'l>>,
    /// The name that covers a token.
    pub(crate) name_at: Index,
    /// Titles, in order of the text.
    pub(crate) offices: Vec<OfficeSpan>,
    /// Bodies called by common nouns, in order of the text.
    pub(crate) bodies: Vec<BodySpan>,
    /// States that the lexicon does not know, by their names in the article.
    pub(crate) new_states: Vec<String>,
    /// How words are written.
    pub(crate) casing: Casing,
    /// What the lexicon knows of the words.
    pub(crate) known: Known<'l>,
}

impl<'l> Mentions<'l> {
    /// Finds them.
    pub(crate) fn of(document: &Document<'_>, lexicon: &'l Lexicon) -> Self {
        let known = Known::of(document, lexicon);
        let casing = Casing::of(document, &|token| known.name(token).is_some());
        let mut names = names::find(document, lexicon, &casing, &known);
        let name_at = Index::of(document, &names);
        let new_states = unknown::decide(document, lexicon, &casing, &known, &mut names, &name_at);
        let offices = offices::find(document, &known, &names, &name_at);
        let bodies = bodies::find(document, &known, &names, &name_at);
        Self { names, name_at, offices, bodies, new_states, casing, known }
    }

    /// The name that covers a token.
    pub(crate) fn name(&self, token: TokenId) -> Option<&NameSpan<'l>> {
        self.name_at.get(token).map(|n| &self.names[n])
    }
}

/// Whether a token is the possessive ending, however it was tagged.
pub(crate) fn is_possessive(document: &Document<'_>, token: TokenId) -> bool {
    document.tag(token) == Tag::Pos || matches!(document.word(token), "'s" | "’s" | "'S" | "’S" | "‘s")
}

/// The words of a name for comparison: in lower case, without diacritics, hyphens, dots and quotes.
pub(crate) fn fold_words(name: &str) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization as _;
    let folded: String = name
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .filter(|c| !matches!(c, '.' | '\'' | '’' | '‘' | '"' | '“' | '”'))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ı' => 'i',
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ə' => 'a',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    folded.split_whitespace().map(str::to_owned).collect()
}
