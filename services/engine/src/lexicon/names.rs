//! Finds names in sentences: a trie of folded words that minds capitals.

use std::ops::Range;

use super::encoded::{BREAK, Encoded, UNKNOWN, Unit, Vocabulary, mark};
use super::fold::{self, Case};
use crate::tables::Table;

/// Names and what they stand for. Of overlapping names the leftmost counts, of those the longest.
#[derive(Debug)]
pub(crate) struct NameTrie<T> {
    edges: Table<(u32, u32), u32>,
    ends: Vec<Vec<End<T>>>,
}

#[derive(Debug)]
struct End<T> {
    cases: Box<[Case]>,
    strict: bool,
    value: T,
}

/// How strictly the capitals of a name are to be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// Words capitalized in the name are so in the text; all-capital words of four letters and more may be written as a
    /// word is ("Nato").
    Name,
    /// As `Name`, and words in capitals are so in the text, whatever their length ("WHO"); in a sentence all in capitals
    /// they are not found.
    Strict,
    /// Only words in capitals are told from others ("PM", not "pm").
    Free,
}

impl<T> Default for NameTrie<T> {
    fn default() -> Self {
        Self { edges: Table::default(), ends: vec![Vec::new()] }
    }
}

impl<T: PartialEq> NameTrie<T> {
    /// Adds a name; false when it holds no letter or digit. A name that is there with the same value stays one.
    pub(crate) fn insert(
        &mut self,
        vocabulary: &mut Vocabulary,
        name: &str,
        capitals: Capitals,
        value: T,
    ) -> bool {
        let mut node = 0;
        let mut cases = Vec::new();
        let mut lettered = false;
        let mut buffer = String::new();
        for token in name.split_whitespace() {
            if let Some(mark) = opening_mark(token) {
                node = self.step(node, mark);
                cases.push(Case::Lower);
            }
            fold::words(token, &mut buffer, |word, case| {
                let short = word.chars().count() < 4;
                cases.push(match (capitals, case) {
                    (Capitals::Free, Case::Lower | Case::Initial) => Case::Lower,
                    (Capitals::Name, Case::Upper) if !short => Case::Initial,
                    (_, case) => case,
                });
                lettered = true;
                node = self.step(node, vocabulary.intern(word));
            });
            if let Some(mark) = closing_mark(token) {
                node = self.step(node, mark);
                cases.push(Case::Lower);
            }
        }
        if !lettered {
            return false;
        }
        if let Some(ends) = self.ends.get_mut(node as usize) {
            match ends.iter_mut().find(|end| end.value == value) {
                Some(end) => {
                    // The same name in two cases ("FARC", "Farc"): the laxer one holds.
                    for (have, new) in end.cases.iter_mut().zip(&cases) {
                        *have = (*have).min(*new);
                    }
                }
                None => {
                    let strict = capitals == Capitals::Strict;
                    ends.push(End { cases: cases.into(), strict, value });
                }
            }
        }
        true
    }

    /// The node that a word leads to, new if need be.
    fn step(&mut self, node: u32, word: u32) -> u32 {
        let next = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        let to = *self.edges.entry((node, word)).or_insert(next);
        if to == next {
            self.ends.push(Vec::new());
        }
        to
    }

    /// The names of a sentence from left to right, with all that each may stand for.
    pub(crate) fn scan<'l>(&'l self, sentence: &Encoded) -> Vec<(Range<usize>, Vec<&'l T>)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < sentence.units.len() {
            match self.longest(sentence, at) {
                Some((end, tokens, values)) => {
                    found.push((tokens, values));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest<'l>(&'l self, sentence: &Encoded, from: usize) -> Option<(usize, Range<usize>, Vec<&'l T>)> {
        let mut node = 0;
        let mut best = None;
        for (offset, unit) in sentence.units[from..].iter().enumerate() {
            if matches!(unit.surface, BREAK | UNKNOWN) {
                break;
            }
            let Some(next) = self.edges.get(&(node, unit.surface)) else { break };
            node = *next;
            let Some(ends) = self.ends.get(node as usize).filter(|ends| !ends.is_empty()) else { continue };
            let to = from + offset + 1;
            let Some(tokens) = sentence.tokens(from, to) else { continue };
            let values: Vec<&T> = ends
                .iter()
                .filter(|end| {
                    fits(&end.cases, &sentence.units[from..to]) && !(end.strict && sentence.shouted)
                })
                .map(|end| &end.value)
                .collect();
            if !values.is_empty() {
                best = Some((to, tokens, values));
            }
        }
        best
    }
}

/// The mark with which a token of a name begins: "(Maoist)".
fn opening_mark(token: &str) -> Option<u32> {
    token.get(..1).filter(|first| *first == "(").and_then(mark)
}

/// The mark with which a token of a name ends: "Peace,", "(Maoist)".
fn closing_mark(token: &str) -> Option<u32> {
    token.get(token.len().saturating_sub(1)..).filter(|last| matches!(*last, "," | ")")).and_then(mark)
}

fn fits(required: &[Case], units: &[Unit]) -> bool {
    required.iter().zip(units).all(|(required, unit)| unit.case >= *required)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[(&str, Capitals)], tokens: &[&str]) -> Vec<(Range<usize>, usize)> {
        let mut vocabulary = Vocabulary::default();
        let mut trie = NameTrie::default();
        for (value, (name, capitals)) in names.iter().enumerate() {
            assert!(trie.insert(&mut vocabulary, name, *capitals, value));
        }
        let words: Vec<_> = tokens.iter().map(|token| (token, token)).collect();
        let encoded = vocabulary.encode(&words);
        trie.scan(&encoded).into_iter().map(|(range, values)| (range, *values[0])).collect()
    }

    #[test]
    fn the_longest_name_wins() {
        let names = [("Sudan", Capitals::Name), ("South Sudan", Capitals::Name)];
        assert_eq!(found(&names, &["In", "South", "Sudan", ",", "Sudan"]), [(1..3, 1), (4..5, 0)]);
    }

    #[test]
    fn capitals_tell_acronyms_from_words() {
        assert_eq!(found(&[("US", Capitals::Name)], &["told", "us"]), []);
        assert_eq!(found(&[("US", Capitals::Name)], &["the", "U.S."]), [(1..2, 0)]);
        assert_eq!(found(&[("NATO", Capitals::Name)], &["Nato"]), [(0..1, 0)]);
        assert_eq!(found(&[("CARE", Capitals::Strict)], &["Care"]), []);
        assert_eq!(found(&[("Turkey", Capitals::Name)], &["turkey", "TURKEY"]), [(1..2, 0)]);
    }

    #[test]
    fn hyphens_and_genitives_match_however_they_are_tokenized() {
        let names = [("al-Shabaab", Capitals::Name), ("People's Party", Capitals::Name)];
        assert_eq!(found(&names, &["Al", "-", "Shabaab"]), [(0..3, 0)]);
        assert_eq!(found(&names, &["al-Shabaab"]), [(0..1, 0)]);
        assert_eq!(found(&names, &["People", "’s", "Party"]), [(0..3, 1)]);
    }

    #[test]
    fn marks_that_a_name_holds_are_met() {
        let names = [("CPN (Maoist)", Capitals::Name), ("Peace, Unity and Trust", Capitals::Name)];
        assert_eq!(found(&names, &["CPN", "(", "Maoist", ")"]), [(0..4, 0)]);
        assert_eq!(found(&names, &["Peace", ",", "Unity", "and", "Trust"]), [(0..5, 1)]);
        assert_eq!(found(&names, &["CPN", "Maoist"]), []);
    }

    #[test]
    fn acronyms_that_are_words_are_not_found_among_capitals() {
        let names = [("IS", Capitals::Strict), ("UN", Capitals::Name)];
        assert_eq!(found(&names, &["UN", "SAYS", "WAR", "IS", "OVER"]), [(0..1, 1)]);
        assert_eq!(found(&names, &["UN", "says", "IS", "attacked"]), [(0..1, 1), (2..3, 0)]);
    }

    #[test]
    fn names_do_not_reach_over_punctuation() {
        assert_eq!(found(&[("South Sudan", Capitals::Name)], &["South", ",", "Sudan"]), []);
    }
}
