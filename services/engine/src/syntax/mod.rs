//! Reading English: tokens with their part of speech, lemma, head and relation.
//!
//! The model is `en_core_web_sm` 3.8 of spaCy (its tokenizer, encoder, tagger, parser, attribute ruler and rule lemmatizer,
//! not its entity recognizer), embedded with weights of 16 bits; `model/README.md` says where it comes from, the test
//! `syntax_parity` how near its answers are to spaCy's own.
//!
//! ```text
//! text ─ tokenizer ─ lexicon ─ encoder ─┬─ tagger ─┬─ morphology ─ lemmatizer ─ tokens
//!                                       └─ parser ─┘
//! ```
//!
//! The same text gives the same tokens on every machine, and the time for a text grows with its length, whatever it holds.

pub(crate) mod attachment;
mod chars;
mod dense;
mod encoder;
mod hash;
pub(crate) mod inflection;
mod labels;
mod lemmatizer;
mod lexicon;
mod model;
mod morphology;
mod parser;
mod reader;
mod simd;
mod tagger;
mod tokenizer;
mod words;

pub use labels::{Dep, Pos, Tag};
pub(crate) use model::ENGLISH as MODEL;
pub use model::ModelError;
pub(crate) use reader::EncoderWork;
pub use reader::Reader;

/// The dictionary form of a word, in lower case but for names and "I". Cheap to clone.
pub type Lemma = std::sync::Arc<str>;

/// A token of a text, with what the model says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it begins: an offset in bytes into the text.
    pub start: u32,
    /// Where it ends: an offset in bytes into the text, exclusive.
    pub end: u32,
    /// Its fine-grained part of speech.
    pub tag: Tag,
    /// Its part of speech.
    pub pos: Pos,
    /// Its relation to its head.
    pub dep: Dep,
    /// The index of its head among the tokens returned with it; its own, if it is a root.
    pub head: u32,
    /// Its dictionary form.
    pub lemma: Lemma,
    /// Whether it is the first of a sentence.
    pub sentence_start: bool,
    /// Whether white space follows it; [`Reader::read`] counts a single space only, as spaCy does.
    pub space_after: bool,
}

impl Token {
    /// The token's place in the text, in bytes.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The token's own text, given the text that was read; empty if it is another text.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range()).unwrap_or_default()
    }
}
