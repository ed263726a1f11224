//! Multi-word cues: a small pattern language over lemmas, matched in one pass over a sentence.
//!
//! A pattern is words set apart by spaces. Each word is compared, folded, with a token's lemma and with the token itself:
//! "be sign" meets "was signed", "is to" only "is to". Further:
//! - `a|b` one of several words;
//! - `word?` the word may be missing (also `a|b?`);
//! - `a-b` words that a hyphen or nothing joins, alone or among alternatives;
//! - `*` exactly one word, whatever it is;
//! - `**` up to four words, whatever they are.
//!
//! Hyphens are passed over ("cease-fire" meets "cease fire" and "cease - fire"); other punctuation is never passed over. A
//! pattern begins with a word that may not be missing.

use std::ops::Range;

use super::encoded::{Encoded, UNKNOWN, Unit, Vocabulary};
use super::fold;
use crate::tables::Table;

/// Longest reach of `**`, in words.
const GAP: usize = 4;

/// Patterns, each with the value that it stands for.
#[derive(Debug)]
pub(crate) struct CueSet<T> {
    patterns: Vec<Pattern<T>>,
    by_first: Table<u32, Vec<u32>>,
}

#[derive(Debug)]
struct Pattern<T> {
    elements: Box<[Element]>,
    value: T,
}

#[derive(Debug)]
enum Element {
    /// One of these words, or one of these runs of words ("cease-fire").
    Words {
        any_of: Box<[u32]>,
        runs: Box<[Box<[u32]>]>,
        optional: bool,
    },
    One,
    UpToFour,
}

/// A cue found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueMatch<'l, T> {
    /// Its tokens, by number.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub value: &'l T,
}

impl<T> Default for CueSet<T> {
    fn default() -> Self {
        Self { patterns: Vec::new(), by_first: Table::default() }
    }
}

impl<T: PartialEq> CueSet<T> {
    /// Adds a pattern, or says what is wrong with it.
    pub(crate) fn insert(
        &mut self,
        vocabulary: &mut Vocabulary,
        pattern: &str,
        value: T,
    ) -> Result<(), &'static str> {
        let mut elements = Vec::new();
        for word in pattern.split_whitespace() {
            parse_word(word, vocabulary, &mut elements)?;
        }
        let Some(Element::Words { any_of, runs, optional: false }) = elements.first() else {
            return Err("a pattern begins with a word that may not be missing");
        };
        if matches!(elements.last(), Some(Element::UpToFour)) {
            return Err("a pattern does not end with `**`");
        }
        let id = u32::try_from(self.patterns.len()).map_err(|_| "too many patterns")?;
        for first in any_of.iter().chain(runs.iter().filter_map(|run| run.first())) {
            self.by_first.entry(*first).or_default().push(id);
        }
        self.patterns.push(Pattern { elements: elements.into(), value });
        Ok(())
    }

    /// The cues of a sentence by their beginning, longer ones first; of two with the same value, one inside the other
    /// is left out.
    pub(crate) fn scan<'l>(&'l self, sentence: &Encoded) -> Vec<CueMatch<'l, T>> {
        let mut found: Vec<CueMatch<'l, T>> = Vec::new();
        let mut reach: Vec<(&T, usize)> = Vec::new();
        let mut here: Vec<(Range<usize>, u32)> = Vec::new();
        for (at, unit) in sentence.units.iter().enumerate().filter(|(_, unit)| unit.first) {
            here.clear();
            self.collect(unit.surface, sentence, at, &mut here);
            if unit.lemma != unit.surface {
                self.collect(unit.lemma, sentence, at, &mut here);
            }
            here.sort_by(|a, b| b.0.end.cmp(&a.0.end).then(a.1.cmp(&b.1)));
            for (tokens, pattern) in here.drain(..) {
                let Some(Pattern { value, .. }) = self.patterns.get(pattern as usize) else { continue };
                match reach.iter_mut().find(|(known, _)| *known == value) {
                    Some((_, end)) if *end >= tokens.end => continue,
                    Some((_, end)) => *end = tokens.end,
                    None => reach.push((value, tokens.end)),
                }
                found.push(CueMatch { tokens, value });
            }
        }
        found
    }

    fn collect(&self, first: u32, sentence: &Encoded, at: usize, here: &mut Vec<(Range<usize>, u32)>) {
        if first == UNKNOWN {
            return;
        }
        for id in self.by_first.get(&first).into_iter().flatten() {
            let Some(pattern) = self.patterns.get(*id as usize) else { continue };
            let matched = matched_to(&pattern.elements, &sentence.units, at);
            if let Some(tokens) = matched.and_then(|to| sentence.tokens(at, to)) {
                here.push((tokens, *id));
            }
        }
    }
}

/// Where the first way of matching `elements` from `at` ends. Patterns are short and gaps bounded, so this is constant
/// work for each pattern.
fn matched_to(elements: &[Element], units: &[Unit], at: usize) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let here = units.get(at);
    match element {
        Element::Words { any_of, runs, optional } => {
            let one = here.is_some_and(|unit| any_of.contains(&unit.surface) || any_of.contains(&unit.lemma));
            let one = if one { matched_to(rest, units, at + 1) } else { None };
            let run = || {
                let mut met = runs.iter().filter(|run| meets_run(run, units, at));
                met.find_map(|run| matched_to(rest, units, at + run.len()))
            };
            one.or_else(run).or_else(|| if *optional { matched_to(rest, units, at) } else { None })
        }
        Element::One => here.filter(|unit| !unit.is_break()).and_then(|_| matched_to(rest, units, at + 1)),
        Element::UpToFour => {
            for skipped in 0..=GAP {
                if let Some(end) = matched_to(rest, units, at + skipped) {
                    return Some(end);
                }
                if units.get(at + skipped).is_none_or(Unit::is_break) {
                    return None;
                }
            }
            None
        }
    }
}

/// Whether a run of words stands at `at`.
fn meets_run(run: &[u32], units: &[Unit], at: usize) -> bool {
    let here = units.get(at..at + run.len()).unwrap_or_default();
    here.len() == run.len() && here.iter().zip(run).all(|(unit, id)| unit.surface == *id || unit.lemma == *id)
}

fn parse_word(
    word: &str,
    vocabulary: &mut Vocabulary,
    elements: &mut Vec<Element>,
) -> Result<(), &'static str> {
    match word {
        "*" => elements.push(Element::One),
        "**" => elements.push(Element::UpToFour),
        _ => {
            let (alternatives, optional) = match word.strip_suffix('?') {
                Some(stem) => (stem, true),
                None => (word, false),
            };
            if alternatives.contains(['*', '?']) {
                return Err("`*` and `**` stand alone, `?` at the end of a word");
            }
            let mut any_of = Vec::new();
            let mut runs: Vec<Box<[u32]>> = Vec::new();
            let mut buffer = String::new();
            for alternative in alternatives.split('|') {
                let mut run = Vec::new();
                fold::words(alternative, &mut buffer, |folded, _| run.push(vocabulary.intern(folded)));
                match run.as_slice() {
                    [] => return Err("a word without letters"),
                    [word] => any_of.push(*word),
                    _ => runs.push(run.into()),
                }
            }
            elements.push(Element::Words { any_of: any_of.into(), runs: runs.into(), optional });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, words: &[(&str, &str)]) -> Vec<(usize, usize)> {
        let mut vocabulary = Vocabulary::default();
        let mut cues = CueSet::default();
        cues.insert(&mut vocabulary, pattern, ()).expect("a pattern");
        let encoded = vocabulary.encode(words);
        cues.scan(&encoded).into_iter().map(|found| (found.tokens.start, found.tokens.end)).collect()
    }

    fn plain<'a>(words: &[&'a str]) -> Vec<(&'a str, &'a str)> {
        words.iter().map(|word| (*word, *word)).collect()
    }

    #[test]
    fn words_meet_lemmas_and_surfaces() {
        assert_eq!(found("be sign", &[("was", "be"), ("signed", "sign")]), [(0, 2)]);
        assert_eq!(found("is to", &[("was", "be"), ("to", "to")]), []);
        assert_eq!(found("is to", &[("is", "be"), ("to", "to")]), [(0, 2)]);
    }

    #[test]
    fn alternatives_options_and_gaps() {
        assert_eq!(found("release|free all? prisoner", &plain(&["free", "prisoner"])), [(0, 2)]);
        assert_eq!(found("release|free all? prisoner", &plain(&["release", "all", "prisoner"])), [(0, 3)]);
        assert_eq!(found("withdraw ** troop", &plain(&["withdraw", "all", "its", "troop"])), [(0, 4)]);
        assert_eq!(found("withdraw ** troop", &plain(&["withdraw", "a", "b", "c", "d", "e", "troop"])), []);
        assert_eq!(found("within * day", &plain(&["within", "30", "day"])), [(0, 3)]);
        assert_eq!(found("within * day", &plain(&["within", ",", "day"])), []);
    }

    #[test]
    fn hyphens_are_passed_over() {
        assert_eq!(found("cease-fire", &plain(&["cease", "-", "fire"])), [(0, 3)]);
        assert_eq!(found("cease-fire", &plain(&["cease-fire"])), [(0, 1)]);
    }

    #[test]
    fn hyphened_words_stand_beside_others() {
        assert_eq!(found("truce|cease-fire hold", &plain(&["cease", "-", "fire", "hold"])), [(0, 4)]);
        assert_eq!(found("truce|cease-fire hold", &plain(&["truce", "hold"])), [(0, 2)]);
    }

    #[test]
    fn malformed_patterns_are_refused() {
        for pattern in ["", "*", "a?", "a **", "a*b", "a|", "?"] {
            let mut cues = CueSet::default();
            assert!(cues.insert(&mut Vocabulary::default(), pattern, ()).is_err(), "{pattern}");
        }
    }
}
