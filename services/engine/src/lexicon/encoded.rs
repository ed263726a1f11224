//! A sentence as the lexicon reads it: its words as numbers, so that every matcher only compares integers.

use std::ops::Range;

use super::fold::{self, Case, TokenClass};
use crate::tables::Table;

/// What a matcher needs to know of a token.
pub trait Word {
    /// The token as it stands in the text.
    fn surface(&self) -> &str;
    /// Its lemma; where there is no lemmatizer, the surface will do.
    fn lemma(&self) -> &str;
}

impl<S: AsRef<str>, L: AsRef<str>> Word for (S, L) {
    fn surface(&self) -> &str {
        self.0.as_ref()
    }

    fn lemma(&self) -> &str {
        self.1.as_ref()
    }
}

/// A sentence read by [`Lexicon::encode`](super::Lexicon::encode), to be given to that lexicon's matchers. Token numbers
/// in their answers count the words that were given to `encode`.
#[derive(Debug, Clone, Default)]
pub struct Encoded {
    pub(crate) units: Vec<Unit>,
    /// Whether it is written in capitals throughout, so that they tell nothing.
    pub(crate) shouted: bool,
}

/// One word; a token gives none (a hyphen), one, or several ("AFC/M23").
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit {
    pub(crate) token: u32,
    pub(crate) surface: u32,
    pub(crate) lemma: u32,
    pub(crate) case: Case,
    /// Whether a match may begin here: the unit is the first of its token.
    pub(crate) first: bool,
    /// Whether a match may end here: the unit is the last of its token.
    pub(crate) last: bool,
}

/// The number of words that no lexicon entry holds.
pub(crate) const UNKNOWN: u32 = 0;
/// The number of punctuation that no name and no cue holds.
pub(crate) const BREAK: u32 = 1;
/// The numbers of [`fold::MARKS`] begin here: they break cues, but names can hold them.
const MARK: u32 = 2;
/// Words are numbered from here.
const FIRST_WORD: u32 = MARK + fold::MARKS.len() as u32;

impl Unit {
    /// Whether it is punctuation.
    pub(crate) fn is_break(&self) -> bool {
        (BREAK..FIRST_WORD).contains(&self.surface)
    }
}

/// The number of a mark that names can hold.
pub(crate) fn mark(token: &str) -> Option<u32> {
    (MARK..).zip(fold::MARKS).find(|(_, mark)| *mark == token).map(|(id, _)| id)
}

/// The words of the lexicon, numbered.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: Table<Box<str>, u32>,
}

impl Vocabulary {
    /// The number of a folded word, new if need be.
    pub(crate) fn intern(&mut self, folded: &str) -> u32 {
        if let Some(id) = self.ids.get(folded) {
            return *id;
        }
        let id = FIRST_WORD.saturating_add(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
        self.ids.insert(folded.into(), id);
        id
    }

    /// The number of a folded word, [`UNKNOWN`] if no entry holds it.
    pub(crate) fn get(&self, folded: &str) -> u32 {
        self.ids.get(folded).copied().unwrap_or(UNKNOWN)
    }

    /// The number of the singular of `plural` where the lexicon knows it, else `otherwise`.
    fn singular(&self, plural: &str, otherwise: u32) -> u32 {
        let stem = plural.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'u', 'i']));
        let Some(stem) = stem else { return otherwise };
        let known = |candidate: &str| Some(self.get(candidate)).filter(|id| *id != UNKNOWN);
        let ending_in_y = || known(&format!("{}y", stem.strip_suffix("ie")?));
        let ending_in_sibilant = || known(stem.strip_suffix('e')?);
        known(stem).or_else(ending_in_y).or_else(ending_in_sibilant).unwrap_or(otherwise)
    }

    /// Reads a sentence; see [`Encoded`].
    pub(crate) fn encode<W: Word>(&self, words: &[W]) -> Encoded {
        let mut units = Vec::with_capacity(words.len());
        let mut buffer = String::new();
        for (token, word) in words.iter().enumerate() {
            let token = u32::try_from(token).unwrap_or(u32::MAX);
            let surface = word.surface();
            match fold::classify(surface) {
                TokenClass::Joiner => {}
                TokenClass::Break => {
                    let id = mark(surface).unwrap_or(BREAK);
                    let case = Case::Lower;
                    units.push(Unit { token, surface: id, lemma: id, case, first: true, last: true });
                }
                TokenClass::Word => {
                    let from = units.len();
                    fold::words(surface, &mut buffer, |folded, case| {
                        let id = self.get(folded);
                        units.push(Unit { token, surface: id, lemma: id, case, first: false, last: false });
                    });
                    if let [only] = &mut units[from..] {
                        let lemma = fold::fold(word.lemma());
                        only.lemma = match self.get(&lemma) {
                            // Taggers leave capitalized plurals as they are ("the Accords", "Armed Forces").
                            id if id == only.surface && only.case != Case::Lower => self.singular(&lemma, id),
                            id => id,
                        };
                    }
                    if let Some(unit) = units.get_mut(from) {
                        unit.first = true;
                    }
                    if let Some(unit) = units[from..].last_mut() {
                        unit.last = true;
                    }
                }
            }
        }
        Encoded::of(units)
    }
}

impl Encoded {
    fn of(units: Vec<Unit>) -> Self {
        let words = units.iter().filter(|unit| !unit.is_break() && unit.case != Case::Lower);
        let (upper, cased) = words.fold((0_usize, 0_usize), |(upper, cased), unit| {
            (upper + usize::from(unit.case == Case::Upper), cased + 1)
        });
        let shouted = cased >= 4 && upper * 5 >= units.iter().filter(|unit| !unit.is_break()).count() * 4;
        Self { units, shouted }
    }

    /// Some of the words, as [`Lexicon::encode`](super::Lexicon::encode) would give them by themselves.
    pub(crate) fn part(&self, tokens: Range<usize>) -> Self {
        let unit_from = |token: usize| self.units.partition_point(|unit| (unit.token as usize) < token);
        let units = &self.units[unit_from(tokens.start)..unit_from(tokens.end.max(tokens.start))];
        let first = u32::try_from(tokens.start).unwrap_or(u32::MAX);
        Self::of(units.iter().map(|unit| Unit { token: unit.token - first, ..*unit }).collect())
    }

    /// The tokens of the units `from..to` when they begin and end with whole tokens.
    pub(crate) fn tokens(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let (first, last) = (self.units.get(from)?, self.units.get(to.checked_sub(1)?)?);
        (first.first && last.last).then(|| first.token as usize..last.token as usize + 1)
    }
}
