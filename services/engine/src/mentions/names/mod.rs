//! Names: runs of capitalized words, cut into what stands in them (titles, nationalities, bodies, persons, places).
//!
//! A run goes as far as capitals and particles carry it (`runs`); where it is cut (`cutting`), the lexicon's names, head nouns and titles say.

mod bodies;
mod classes;
mod cutting;
mod explained;
mod heads;
mod members;
mod persons;
mod runs;
mod titles;

use std::collections::HashMap;
use std::ops::Range;

use super::casing::Casing;
use super::known::Known;
use crate::document::{Document, TokenId};
use crate::lexicon::Lexicon;
pub(crate) use classes::{Class, StateForm};

/// A name in the text, without titles and articles.
#[derive(Debug, Clone)]
pub(crate) struct NameSpan<'l> {
    /// Its tokens.
    pub(crate) tokens: Range<TokenId>,
    /// What it names.
    pub(crate) class: Class<'l>,
    /// Whether a title stands directly before it.
    pub(crate) titled: bool,
}

/// Finds the names of a document.
pub(crate) fn find<'l>(
    document: &Document<'_>,
    lexicon: &'l Lexicon,
    casing: &Casing,
    known: &Known<'l>,
) -> Vec<NameSpan<'l>> {
    let mut finder = Finder {
        document,
        lexicon,
        casing,
        known,
        explained: explained::find(document, casing),
        found: Vec::new(),
    };
    for sentence in document.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            match finder.run(at, sentence.end) {
                Some(run) => {
                    at = finder.cut(run, sentence.end).max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    finder.found
}

/// What is asked of a text while its names are looked for, and those found so far.
struct Finder<'d, 't, 'l> {
    document: &'d Document<'t>,
    lexicon: &'l Lexicon,
    casing: &'d Casing,
    known: &'d Known<'l>,
    /// Where the names end that a short form in brackets explains, by where they begin.
    explained: HashMap<TokenId, TokenId>,
    found: Vec<NameSpan<'l>>,
}

impl Finder<'_, '_, '_> {
    fn proper(&self, token: TokenId) -> bool {
        self.casing.proper(token)
    }
}
