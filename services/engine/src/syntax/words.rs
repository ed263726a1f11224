//! The tokens of a text as the model takes them, with every distinct word looked up once.

use super::chars::is_space;
use super::encoder::EncoderToken;
use super::lexicon::{Lexicon, WordFeatures};
use super::tokenizer::{Piece, Tokenizer};
use std::collections::HashMap;
use std::ops::Range;

/// A token that is cut but not read yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawToken {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The index of its word among the distinct words.
    pub(super) word: u32,
    pub(super) space_after: bool,
}

impl RawToken {
    pub(super) fn to_encoder(self) -> EncoderToken {
        EncoderToken { word: self.word, space_after: self.space_after }
    }
}

/// Cuts texts and collects their distinct words.
#[derive(Debug)]
pub(super) struct Words<'t> {
    tokenizer: &'t Tokenizer,
    lexicon: &'t Lexicon,
    /// The pieces of the chunks seen, as a range of `cut`.
    chunks: HashMap<&'t str, Range<usize>>,
    /// Ends of pieces within their chunk, and their words.
    cut: Vec<(u32, u32)>,
    ids: HashMap<(&'t str, Option<&'static str>), u32>,
    features: Vec<WordFeatures>,
    lower: Vec<Box<str>>,
    pieces: Vec<Piece>,
}

impl<'t> Words<'t> {
    pub(super) fn new(tokenizer: &'t Tokenizer, lexicon: &'t Lexicon) -> Self {
        Self {
            tokenizer,
            lexicon,
            chunks: HashMap::new(),
            cut: Vec::new(),
            ids: HashMap::new(),
            features: Vec::new(),
            lower: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// The features of the distinct words.
    pub(super) fn features(&self) -> &[WordFeatures] {
        &self.features
    }

    /// A word in lower case.
    pub(super) fn lower(&self, word: u32) -> &str {
        &self.lower[word as usize]
    }

    /// Appends the tokens of a text, white space but for single spaces included, as spaCy cuts it.
    pub(super) fn cut_all(&mut self, text: &'t str, tokens: &mut Vec<RawToken>) {
        let mut start = 0;
        for (index, c) in text.char_indices() {
            let Some(before) = text[..index].chars().next_back() else { continue };
            if is_space(c) == is_space(before) {
                continue;
            }
            if start < index {
                self.cut_chunk(text, start..index, tokens);
            }
            start = index;
            if c == ' ' {
                start += 1;
                if let Some(last) = tokens.last_mut() {
                    last.space_after = true;
                }
            }
        }
        if start < text.len() {
            self.cut_chunk(text, start..text.len(), tokens);
        }
    }

    /// Appends the tokens of a part of a text, without white space.
    pub(super) fn cut_words(&mut self, text: &'t str, range: Range<usize>, tokens: &mut Vec<RawToken>) {
        let part = &text[range.clone()];
        let mut rest = part;
        while let Some(skipped) = rest.find(|c| !is_space(c)) {
            rest = &rest[skipped..];
            let length = rest.find(is_space).unwrap_or(rest.len());
            let start = range.end - rest.len();
            self.cut_chunk(text, start..start + length, tokens);
            if let Some(last) = tokens.last_mut() {
                last.space_after = text[start + length..].starts_with(is_space);
            }
            rest = &rest[length..];
        }
    }

    fn cut_chunk(&mut self, text: &'t str, range: Range<usize>, tokens: &mut Vec<RawToken>) {
        let chunk = &text[range.clone()];
        let known = match self.chunks.get(chunk) {
            Some(known) => known.clone(),
            None => {
                let known = self.look_up(chunk);
                self.chunks.insert(chunk, known.clone());
                known
            }
        };
        let offset = range.start as u32;
        let mut start = offset;
        for (end, word) in &self.cut[known] {
            tokens.push(RawToken { start, end: offset + end, word: *word, space_after: false });
            start = offset + end;
        }
    }

    /// Cuts a chunk that is new, and looks at its words.
    fn look_up(&mut self, chunk: &'t str) -> Range<usize> {
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.clear();
        self.tokenizer.split(chunk, &mut pieces);
        let first = self.cut.len();
        let mut start = 0;
        for piece in &pieces {
            let word = self.word(&chunk[start..piece.end as usize], piece.norm);
            self.cut.push((piece.end, word));
            start = piece.end as usize;
        }
        self.pieces = pieces;
        first..self.cut.len()
    }

    fn word(&mut self, word: &'t str, norm: Option<&'static str>) -> u32 {
        let next = self.features.len() as u32;
        let id = *self.ids.entry((word, norm)).or_insert(next);
        if id == next {
            self.features.push(self.lexicon.features(word, norm));
            self.lower.push(word.to_lowercase().into_boxed_str());
        }
        id
    }
}
