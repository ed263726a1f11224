//! Chunks whose cuts follow no rule: abbreviations, contractions, emoticons.

use super::Piece;
use crate::syntax::model::{ModelError, Sections};
use crate::tables::Table;
use std::collections::HashSet;

/// The special cases by their text.
#[derive(Debug, Default)]
pub(super) struct SpecialCases {
    cases: Table<Box<str>, Box<[Piece]>>,
    /// The cases that the affix rules cut before they are recognized, with the ends of the pieces they then fall into.
    split_forms: Table<Box<str>, Box<[u32]>>,
    /// The length in bytes of the longest.
    longest: usize,
}

impl SpecialCases {
    pub(super) fn new(model: Sections<'static>) -> Result<Self, ModelError> {
        const SECTION: &str = "tokenizer.special";
        let mut special = Self::default();
        for line in model.lines(SECTION)? {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let (pairs, rest) = cells.as_chunks::<2>();
            if !rest.is_empty() {
                return Err(ModelError::malformed(SECTION, "a row has an odd number of cells"));
            }
            let text: String = pairs.iter().map(|[piece, _]| *piece).collect();
            let mut end = 0;
            let pieces = pairs.iter().map(|[piece, norm]| {
                end += piece.len() as u32;
                Piece { end, norm: Some(*norm).filter(|norm| !norm.is_empty()) }
            });
            let pieces: Box<[Piece]> = pieces.collect();
            special.longest = special.longest.max(text.len());
            special.cases.insert(text.into_boxed_str(), pieces);
        }
        Ok(special)
    }

    /// The pieces of a special case.
    pub(super) fn get(&self, text: &str) -> Option<&[Piece]> {
        // The bound keeps the cost of a look-up independent of the length of the text.
        if text.len() > self.longest { None } else { self.cases.get(text).map(|pieces| &**pieces) }
    }

    /// The texts of all cases, in no particular order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cases.keys().map(|text| &**text)
    }

    /// Says into what pieces the affix rules cut which cases.
    pub(super) fn set_split_forms(&mut self, forms: Vec<(Box<str>, Vec<u32>)>) {
        self.split_forms = forms.into_iter().map(|(text, ends)| (text, ends.into_boxed_slice())).collect();
    }

    /// Finds special cases among the pieces of a chunk, from piece `first` on, that the affix rules cut apart, and
    /// restores them. Of cases that overlap the longest wins, then the earliest.
    pub(super) fn rejoin(&self, chunk: &str, pieces: &mut Vec<Piece>, first: usize) {
        let found = self.find_split(chunk, &pieces[first..]);
        if found.is_empty() {
            return;
        }
        let cut = pieces.split_off(first);
        let mut next = 0;
        for (from, to) in found {
            pieces.extend_from_slice(&cut[next..from]);
            let (start, end) = (start_of(&cut, from), cut[to - 1].end);
            let case = self.get(&chunk[start as usize..end as usize]).unwrap_or_default();
            pieces.extend(case.iter().map(|piece| Piece { end: start + piece.end, ..*piece }));
            next = to;
        }
        pieces.extend_from_slice(&cut[next..]);
    }

    /// The half-open ranges of pieces that are a special case cut apart, ascending and disjoint.
    fn find_split(&self, chunk: &str, pieces: &[Piece]) -> Vec<(usize, usize)> {
        let mut matches = Vec::new();
        for from in 0..pieces.len() {
            let start = start_of(pieces, from);
            for to in from + 1..=pieces.len() {
                let text = &chunk[start as usize..pieces[to - 1].end as usize];
                if text.len() > self.longest {
                    break;
                }
                if let Some(ends) = self.split_forms.get(text)
                    && ends.iter().copied().eq(pieces[from..to].iter().map(|piece| piece.end - start))
                {
                    matches.push((from, to));
                }
            }
        }
        matches.sort_by_key(|(from, to)| (std::cmp::Reverse(to - from), *from));
        // A match that loses still bars the pieces it covers, as in spaCy.
        let mut barred = HashSet::new();
        let mut kept = Vec::new();
        for (from, to) in matches {
            if !barred.contains(&from) && !barred.contains(&(to - 1)) {
                kept.push((from, to));
            }
            barred.extend(from..to);
        }
        kept.sort_unstable();
        kept
    }
}

/// Where a piece begins.
fn start_of(pieces: &[Piece], index: usize) -> u32 {
    index.checked_sub(1).map_or(0, |before| pieces[before].end)
}
