//! What the model sees of a word: the numbers of its norm, its first and last letters, its shape.

use super::chars::{CharSet, is_space};
use super::hash::string_hash;
use super::model::{ModelError, Sections};
use crate::tables::Table;
use std::borrow::Cow;

/// The features of a word that depend on its spelling alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WordFeatures {
    /// The number of its norm, a spelling shared by variants: "center" for "Centre".
    pub(super) norm: u64,
    /// The number of its first character.
    pub(super) prefix: u64,
    /// The number of its last three characters.
    pub(super) suffix: u64,
    /// The number of its shape: "Xxxxx", "dddd", "X.X.".
    pub(super) shape: u64,
    /// Whether it is white space only.
    pub(super) is_space: bool,
}

/// Knows how to look at a word.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Strings that the model numbers by a list instead of by their hash.
    symbols: Table<&'static str, u64>,
    /// Norms by the hash of the word.
    hashed_norms: Table<u64, &'static str>,
    /// Norms of punctuation and currencies.
    base_norms: Table<&'static str, &'static str>,
    alphabetic: CharSet,
    uppercase: CharSet,
    digit: CharSet,
}

impl Lexicon {
    pub(super) fn new(model: Sections<'static>) -> Result<Self, ModelError> {
        let symbols = model.pairs("symbols")?.into_iter().map(|(name, number)| {
            let number = number.parse().map_err(|_| ModelError::malformed("symbols", "a number is none"));
            number.map(|number| (name, number))
        });
        let hashed_norms = model.pairs("norms.hashed")?.into_iter().map(|(hash, norm)| {
            let hash = u64::from_str_radix(hash, 16);
            hash.map(|hash| (hash, norm)).map_err(|_| ModelError::malformed("norms.hashed", "a hash is none"))
        });
        Ok(Self {
            symbols: symbols.collect::<Result<_, _>>()?,
            hashed_norms: hashed_norms.collect::<Result<_, _>>()?,
            base_norms: model.pairs("norms.base")?.into_iter().collect(),
            alphabetic: model.chars("chars.alphabetic")?,
            uppercase: model.chars("chars.uppercase")?,
            digit: model.chars("chars.digit")?,
        })
    }

    /// The features of a word; `norm` is the norm that the tokenizer's special case gives it, if any.
    pub(super) fn features(&self, word: &str, norm: Option<&str>) -> WordFeatures {
        let word = if word == "‘s" { "’s" } else { word };
        let norm = norm.map_or_else(|| self.norm(word), Cow::Borrowed);
        let prefix = word.chars().next().map_or(0, char::len_utf8);
        let suffix = word.char_indices().rev().take(3).last().map_or(0, |(start, _)| start);
        WordFeatures {
            norm: self.number(&norm),
            prefix: self.number(&word[..prefix]),
            suffix: self.number(&word[suffix..]),
            shape: self.number(&self.shape(word)),
            is_space: word.chars().all(is_space),
        }
    }

    fn norm<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let listed = self.hashed_norms.get(&self.number(word)).or_else(|| self.base_norms.get(word));
        listed.map_or_else(|| Cow::Owned(word.to_lowercase()), |norm| Cow::Borrowed(*norm))
    }

    fn number(&self, string: &str) -> u64 {
        if string.is_empty() {
            return 0;
        }
        self.symbols.get(string).copied().unwrap_or_else(|| string_hash(string))
    }

    /// The word with its letters and digits replaced by their kind, runs cut after four.
    fn shape(&self, word: &str) -> String {
        const LONG: usize = 100;
        const LONGEST_RUN: usize = 4;
        if word.chars().take(LONG).count() == LONG {
            return "LONG".to_owned();
        }
        let mut shape = String::with_capacity(word.len());
        let (mut last, mut run) = (None, 0);
        for c in word.chars() {
            let kind = match c {
                c if self.alphabetic.contains(c) => {
                    if self.uppercase.contains(c) {
                        'X'
                    } else {
                        'x'
                    }
                }
                c if self.digit.contains(c) => 'd',
                c => c,
            };
            run = if last == Some(kind) { run + 1 } else { 1 };
            last = Some(kind);
            if run <= LONGEST_RUN {
                shape.push(kind);
            }
        }
        shape
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use crate::syntax::model::{ENGLISH, Sections};

    fn lexicon() -> Lexicon {
        Lexicon::new(Sections::new(ENGLISH).unwrap()).unwrap()
    }

    #[test]
    fn shapes_tell_kinds_of_letters_and_cut_runs() {
        let lexicon = lexicon();
        assert_eq!(lexicon.shape("Ceasefire"), "Xxxxx");
        assert_eq!(lexicon.shape("U.S."), "X.X.");
        assert_eq!(lexicon.shape("12,500"), "dd,ddd");
        assert_eq!(lexicon.shape("الأمم"), "xxxx");
        assert_eq!(lexicon.shape(&"é".repeat(100)), "LONG");
        assert_eq!(lexicon.shape(&"é".repeat(99)), "xxxx");
    }

    #[test]
    fn norms_join_spellings() {
        let lexicon = lexicon();
        assert_eq!(lexicon.norm("Centre"), "center");
        assert_eq!(lexicon.norm("“"), "\"");
        assert_eq!(lexicon.norm("Kigali"), "kigali");
        assert_eq!(lexicon.features("n't", Some("not")).norm, lexicon.features("not", None).norm);
    }

    #[test]
    fn affixes_are_counted_in_characters() {
        let lexicon = lexicon();
        assert_eq!(lexicon.features("été", None).suffix, lexicon.number("été"));
        assert_eq!(lexicon.features("Zürich", None).suffix, lexicon.number("ich"));
        assert_eq!(lexicon.features("über", None).prefix, lexicon.number("ü"));
        assert!(lexicon.features("\n\u{a0}", None).is_space);
    }
}
