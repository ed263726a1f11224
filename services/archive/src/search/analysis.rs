//! Texts to terms: words without capitals, accents and inflection.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::char::is_combining_mark;

use crate::fold;
use crate::ids::Tenant;

/// The longest term, in bytes.
const TERM_BYTES: usize = 64;

/// How much of a document is searched, in bytes of terms with what a database keeps beside each: PostgreSQL takes no more
/// than 1 MiB. Some 80,000 words; of the very few texts that are longer, the end is not found.
const DOCUMENT_BYTES: usize = 1_000_000;

/// Stands between two phrases in the index, so that no phrase is found across them. No text has it as a term: it is
/// neither letter nor digit.
const GAP: &str = "\u{b6}";

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    /// What it is found by.
    pub(crate) term: String,
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut terms = Terms::default();
    raw_words(text).filter_map(move |range| {
        let term = terms.of(&text[range.clone()]);
        (!term.is_empty()).then(|| Word { range, term: term.to_owned() })
    })
}

/// The terms of a document's words, each worked out once: most of its words come again.
struct Terms<'t> {
    stemmer: Stemmer,
    known: HashMap<&'t str, String>,
}

impl Default for Terms<'_> {
    fn default() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::English), known: HashMap::new() }
    }
}

impl<'t> Terms<'t> {
    /// The term of a word as it is written; empty where there is none.
    fn of(&mut self, word: &'t str) -> &str {
        self.known.entry(word).or_insert_with(|| term(word, &self.stemmer))
    }

    /// Those of a text, in order.
    fn of_text<'i>(&'i mut self, text: &'t str) -> impl Iterator<Item = String> + use<'i, 't> {
        raw_words(text).map(|range| self.of(&text[range]).to_owned()).filter(|term| !term.is_empty())
    }
}

/// The words of a text, in order: where each stands, and its term if that is one of `wanted`. Only of words that begin like one of those
/// more is asked: most words of a text have other beginnings, and a term costs a look at each of its letters.
pub(crate) fn words_among<'t>(
    text: &'t str,
    wanted: &BTreeSet<&'t str>,
) -> impl Iterator<Item = (Range<usize>, Option<&'t str>)> {
    let stemmer = Stemmer::create(Algorithm::English);
    raw_words(text).map(move |range| {
        let word = &text[range.clone()];
        let may_be = wanted.iter().any(|term| may_begin(word, term));
        let found = may_be.then(|| term(word, &stemmer)).and_then(|term| wanted.get(term.as_str()).copied());
        (range, found)
    })
}

/// Whether a word may have a term, by the first two letters of both. Neither folding nor stemming changes these in ASCII, but for the "y"
/// of "dying".
fn may_begin(word: &str, term: &str) -> bool {
    let (word, term) = (word.as_bytes(), term.as_bytes());
    let (Some(first), Some(&of_term)) = (word.first().map(u8::to_ascii_lowercase), term.first()) else {
        return false;
    };
    let second = word.get(1).map(u8::to_ascii_lowercase).filter(|letter| letter.is_ascii_alphabetic());
    let other = matches!((second, term.get(1)), (Some(a), Some(b)) if a != *b && a != b'y');
    !first.is_ascii() || first == of_term && !other
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}')
}

/// Letters and digits that stand together; an apostrophe within keeps them together ("N'Djamena"). Most text is ASCII, which is told by the
/// byte: all texts of a page are gone through to find what to show of them.
fn raw_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = word_start(text, at)?;
        at = word_end(text, start);
        Some(start..at)
    })
}

/// Where the first letter or digit from `at` on stands.
fn word_start(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii_alphanumeric() {
            return Some(at);
        }
        let c = text[at..].chars().next()?;
        if !byte.is_ascii() && c.is_alphanumeric() {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// Where the word that begins at `at` ends.
fn word_end(text: &str, mut at: usize) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let after = at + c.len_utf8();
        let joins = is_apostrophe(c) && text[after..].starts_with(char::is_alphanumeric);
        if !(joins || !c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c))) {
            break;
        }
        at = after;
    }
    at
}

fn term(word: &str, stemmer: &Stemmer) -> String {
    let owner = ["'s", "\u{2019}s", "'S", "\u{2019}S"].iter().find_map(|s| word.strip_suffix(s));
    let word = owner.unwrap_or(word);
    let mut term: String = if word.is_ascii() {
        word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    } else {
        fold::plain(word).filter(|c| c.is_alphanumeric()).collect()
    };
    term.truncate(term.floor_char_boundary(TERM_BYTES));
    if term.bytes().all(|b| b.is_ascii_lowercase()) {
        term = stemmer.stem(&term).into_owned();
    }
    term
}

/// The term that every document of a tenant has: with it in a query, a tenant's search reads no other's entries.
pub(crate) fn tenant_term(tenant: &Tenant) -> String {
    let hex = tenant.as_str().bytes().map(|byte| format!("{byte:02x}"));
    std::iter::once("t".to_owned()).chain(hex).collect()
}

/// An article and the words of its brief, as they are searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    title: Vec<String>,
    findings: Vec<String>,
    body: Vec<String>,
}

impl Document {
    /// Reads the terms of an article; each finding is a phrase of its own.
    pub(crate) fn new(title: &str, findings: &[String], body: &str) -> Self {
        let mut left = DOCUMENT_BYTES;
        let mut take = |terms: &mut dyn Iterator<Item = String>| -> Vec<String> {
            let fits = |term: &String| {
                let cost = term.len() + 8;
                let fits = cost <= left;
                left = left.saturating_sub(cost);
                fits
            };
            terms.take_while(fits).collect()
        };
        let mut terms = Terms::default();
        let title = take(&mut terms.of_text(title));
        let mut phrases = Vec::new();
        for finding in findings {
            phrases.extend(terms.of_text(finding).chain(std::iter::once(GAP.to_owned())));
        }
        Self { title, findings: take(&mut phrases.into_iter()), body: take(&mut terms.of_text(body)) }
    }

    /// Title, findings and body for SQLite's index: terms between blanks.
    pub(crate) fn columns(&self) -> [String; 3] {
        [&self.title, &self.findings, &self.body].map(|terms| terms.join(" "))
    }

    /// The same as a `tsvector` of PostgreSQL in its text form, with the weights A, B and D, and the tenant's term.
    pub(crate) fn tsvector(&self, tenant: &Tenant) -> String {
        use std::collections::BTreeMap;
        use std::fmt::Write as _;

        let mut positions: BTreeMap<&str, Vec<(usize, char)>> = BTreeMap::new();
        // PostgreSQL clips positions past the 16,383rd, and keeps 256 of a term: only phrases far down a long text feel it.
        let mut at = 1;
        for (terms, weight) in [(&self.title, 'A'), (&self.findings, 'B'), (&self.body, 'D')] {
            for term in terms {
                if term != GAP {
                    positions.entry(term).or_default().push((at, weight));
                }
                at += 1;
            }
            at += 1;
        }
        let mut out = tenant_term(tenant);
        for (term, places) in positions {
            let _ = write!(out, " {term}");
            for (i, (at, weight)) in places.iter().take(256).enumerate() {
                let _ = write!(out, "{}{}{weight}", if i == 0 { ':' } else { ',' }, (*at).min(16_383));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn terms(text: &str) -> Vec<String> {
        words(text).map(|word| word.term).collect()
    }

    #[test]
    fn inflection_capitals_and_accents_do_not_matter() {
        assert_eq!(terms("Ceasefires NEGOTIATED"), terms("ceasefire negotiating"));
        assert_eq!(terms("Erdoğan’s"), terms("erdogan"));
        assert_eq!(terms("N'Djamena"), ["ndjamena"]);
        assert_eq!(terms("the two-state solution, 2025"), ["the", "two", "state", "solut", "2025"]);
        assert_eq!(terms("Слово e\u{301}"), ["слово", "e"]);
        assert!(terms("— … ' \u{b6} \u{301}").is_empty());
    }

    #[test]
    fn findings_are_phrases_of_their_own() {
        let document = Document::new("Talks", &["Doha accord".into(), "Ceasefire".into()], "Talks in Doha");
        assert_eq!(document.columns(), ["talk", "doha accord \u{b6} ceasefir \u{b6}", "talk in doha"]);
        let tenant = Tenant::new("a").unwrap();
        assert_eq!(document.tsvector(&tenant), "t61 accord:4B ceasefir:6B doha:3B,11D in:10D talk:1A,9D");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn a_document_fits_the_database(words in 0_usize..200_000, length in 1_usize..80) {
            let body = format!("{} ", "x".repeat(length)).repeat(words.min(2_000_000 / (length + 1)));
            let document = Document::new("", &[], &body);
            let bytes: usize = document.body.iter().map(|term| term.len() + 8).sum();
            prop_assert!(bytes <= DOCUMENT_BYTES);
        }
    }

    proptest! {
        #[test]
        fn words_among_some_are_those_that_all_words_have(
            text in "(\\PC{0,9}|Talks|skies|dying|İstanbul|E\u{301}| ){0,60}",
            more in "\\PC{0,20}|([A-Za-z'é]{1,7} ){0,8}",
        ) {
            let text = format!("{text} {more}");
            let searched: Vec<Word> = words("talk sky die istanbul e").chain(words(&more)).collect();
            let wanted: BTreeSet<&str> = searched.iter().map(|word| word.term.as_str()).collect();
            let found: Vec<(Range<usize>, &str)> =
                words_among(&text, &wanted).filter_map(|(range, term)| Some((range, term?))).collect();
            let all: Vec<Word> = words(&text).filter(|word| wanted.contains(word.term.as_str())).collect();
            let expected: Vec<(Range<usize>, &str)> =
                all.iter().map(|word| (word.range.clone(), word.term.as_str())).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn words_stand_where_they_say_and_terms_are_plain(text in "\\PC{0,200}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.range.start >= end && text.get(word.range.clone()).is_some());
                prop_assert!(word.term.chars().all(char::is_alphanumeric) && word.term.len() <= TERM_BYTES);
                end = word.range.end;
            }
        }
    }
}
