//! Words, and what of them is compared: stems, the same for words of one concept.

use std::cell::OnceCell;
use std::ops::{Deref, Range};
use std::sync::Arc;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{concepts, figures};
use crate::memo::Memo;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands, in bytes.
    pub(crate) at: Range<usize>,
    /// What it is, wherever it stands.
    lemma: Arc<Lemma>,
}

impl Deref for Word {
    type Target = Lemma;

    fn deref(&self) -> &Lemma {
        &self.lemma
    }
}

/// What a word is, wherever it stands.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lemma {
    /// The word in lower case, without accents.
    pub(crate) folded: String,
    /// Its concept, or else its stem.
    pub(crate) stem: String,
    /// The stem as a number, as records have it.
    pub(crate) number: u32,
    /// Which number it tells, if it tells one.
    pub(crate) value: Option<i64>,
    /// Whether it is written with a capital.
    pub(crate) capital: bool,
    /// Whether it says something by itself: no article, auxiliary, preposition, name of a month.
    pub(crate) telling: bool,
}

impl Lemma {
    /// Reads a word as it is written.
    pub(crate) fn read(written: &str) -> Self {
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let mut folded = fold(written);
        for ending in ["'s", "s'", "'"] {
            if let Some(bare) = folded.strip_suffix(ending) {
                folded.truncate(bare.len());
                break;
            }
        }
        folded.retain(|c| c != '.' || written.chars().any(|c| c.is_ascii_digit()));
        let stem = STEMMER.with(|stemmer| {
            let stemmer = stemmer.get_or_init(|| Stemmer::create(Algorithm::English));
            stemmer.stem(&folded).into_owned()
        });
        let telling = concepts::tells(&folded);
        let stem = concepts::of(&folded, &stem).map_or(stem, str::to_owned);
        Self { number: hash(&stem), value: figures::value(&folded), folded, stem, capital, telling }
    }
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    words_by(text, |written| Arc::new(Lemma::read(written)))
}

/// The same; each word is read once.
pub(crate) fn words_once(memo: &Memo, text: &str) -> Vec<Word> {
    words_by(text, |written| memo.lemma(written))
}

fn words_by(text: &str, read: impl Fn(&str) -> Arc<Lemma>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            // Hyphens, full stops and apostrophes belong to a word where it goes on after them: "cease-fire", "U.N.", "10.5".
            let joins = matches!(c, '-' | '.' | '\'' | '’' | ',')
                && text[at + c.len_utf8()..]
                    .chars()
                    .next()
                    .is_some_and(|next| joined(text[..at].chars().next_back(), c, next));
            if !c.is_alphanumeric() && !joins {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        words.push(Word { at: start..end, lemma: read(&text[start..end]) });
    }
    words
}

fn joined(before: Option<char>, joint: char, after: char) -> bool {
    let digits = before.is_some_and(|c| c.is_ascii_digit()) && after.is_ascii_digit();
    match joint {
        ',' => digits,
        '.' => digits || after.is_alphabetic(),
        _ => after.is_alphanumeric(),
    }
}

thread_local! {
    static STEMMER: OnceCell<Stemmer> = const { OnceCell::new() };
}

/// The ordinals among words, each with the stem of what it counts: "the second round", "a third exchange of prisoners".
pub(crate) fn ordinals(words: &[Word]) -> impl Iterator<Item = (&str, &str)> {
    const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    words.iter().enumerate().filter(|(_, word)| ORDINALS.contains(&word.folded.as_str())).filter_map(
        |(i, word)| {
            let of = words[i + 1..].iter().take(2).find(|word| word.telling)?;
            Some((word.folded.as_str(), of.stem.as_str()))
        },
    )
}

/// A text in lower case, without accents, its apostrophes and hyphens those of a typewriter.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain = |c: char| match c {
        '’' => '\'',
        '‐' | '‑' | '–' => '-',
        other => other,
    };
    text.nfd().filter(|&c| !is_combining_mark(c)).map(plain).flat_map(char::to_lowercase).collect()
}

/// A word as a number, as records have it.
pub(crate) fn hash(text: &str) -> u32 {
    // FNV-1a: the same on every machine and in every version.
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
