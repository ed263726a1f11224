//! Names whose initials a bracket gives: "the Gulf of Sarn Community (GSC)". However their words are written and whatever else they
//! look like, they are one name.

use std::collections::HashMap;
use std::ops::Range;

use super::{Class, Finder, NameSpan};
use crate::document::{Document, TokenId};
use crate::lexicon::OfficeClass;
use crate::mentions::casing::{Casing, Shape};

/// The longest short form, and the longest that is not written in capitals ("Cepo").
const MOST_LETTERS: usize = 10;
const MOST_LETTERS_OF_WORD: usize = 6;
/// The shortest that leaves out what its name ends with.
const LEAST_LETTERS: usize = 3;
/// Words without a capital that give no letter.
const SMALL_WORDS: &[&str] = &[
    "of", "for", "the", "and", "in", "on", "to", "against", "with", "de", "des", "du", "la", "le", "les",
    "da", "das", "do", "dos", "del", "el", "et", "e", "y", "para", "pour", "a", "à", "en",
];

/// Where such names end, by where they begin.
pub(super) fn find(document: &Document<'_>, casing: &Casing) -> HashMap<TokenId, TokenId> {
    let mut found = HashMap::new();
    for sentence in document.sentences() {
        for open in sentence.clone() {
            if open + 2 < sentence.end && document.word(open) == "(" && document.word(open + 2) == ")" {
                let begins = letters(document, casing, open + 1).and_then(|letters| {
                    begin(document, casing, &letters, sentence.start..open).or_else(|| {
                        // "the Joint Truce Mechanism *in Kestria* (JTM)": what its letters leave out.
                        let end = matter(document, casing, sentence.start..open)?;
                        let begin = begin(document, casing, &letters, sentence.start..end)?;
                        (letters.len() >= LEAST_LETTERS).then_some(begin)
                    })
                });
                found.extend(begins.map(|begin| (begin, open)));
            }
        }
    }
    repeated(document, &mut found);
    found
}

/// Has the same words be one name wherever they stand, where an "and" or a comma within would part them: "the Verification and
/// Integration Mission" in a headline.
fn repeated(document: &Document<'_>, found: &mut HashMap<TokenId, TokenId>) {
    /// How many such names are looked for.
    const MOST: usize = 16;
    let mut joined: Vec<Range<TokenId>> = found.iter().map(|(&from, &to)| from..to).collect();
    joined.sort_unstable_by_key(|name| name.start);
    joined.retain(|name| name.clone().any(|t| matches!(document.word(t), "and" | ",")));
    joined.truncate(MOST);
    for name in joined {
        let same = |from: &TokenId| {
            name.clone().zip(*from..).all(|(a, b)| b < document.len() && document.word(a) == document.word(b))
        };
        let again: Vec<TokenId> = (0..document.len()).filter(same).collect();
        for from in again {
            found.entry(from).or_insert(from + name.len());
        }
    }
}

/// Where the words "for the Great Lakes", "in Kestria" begin with which a range ends.
fn matter(document: &Document<'_>, casing: &Casing, before: Range<TokenId>) -> Option<TokenId> {
    let first = before.clone().rev().take_while(|&t| casing.proper(t)).last()?;
    let article = first.checked_sub(1).filter(|&t| document.word(t) == "the").unwrap_or(first);
    let preposition = article.checked_sub(1).filter(|&t| before.contains(&t))?;
    matches!(document.word(preposition), "for" | "in").then_some(preposition)
}

/// The letters of a short form.
fn letters(document: &Document<'_>, casing: &Casing, token: TokenId) -> Option<Vec<char>> {
    let word = document.word(token);
    let letters: Vec<char> =
        word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    let most = match casing.shape(token) {
        Shape::Upper => MOST_LETTERS,
        Shape::Capital => MOST_LETTERS_OF_WORD,
        _ => return None,
    };
    (2..=most).contains(&letters.len()).then_some(letters)
}

/// Where the name begins that ends with a range and of which these are the initials: the shortest that is.
fn begin(
    document: &Document<'_>,
    casing: &Casing,
    letters: &[char],
    before: Range<TokenId>,
) -> Option<TokenId> {
    let first = before.start.max(before.end.saturating_sub(2 * letters.len() + 3));
    (first..before.end.saturating_sub(1)).rev().find(|&from| {
        let capital = matches!(casing.shape(from), Shape::Capital | Shape::Upper);
        capital
            && initial(document.word(from)) == letters.first().copied()
            && spells(document, letters, from..before.end)
    })
}

/// Whether letters are the initials of words, in order: of each that has a capital, and of such others as it takes.
fn spells(document: &Document<'_>, letters: &[char], words: Range<TokenId>) -> bool {
    // How many letters may have been given so far.
    let mut given = vec![0_usize];
    let first = words.start;
    for token in words {
        let word = document.word(token);
        if matches!(word, "-" | "'" | "’" | "'s" | "’s" | "&" | ",") {
            continue;
        }
        let Some(initial) = initial(word) else { return false };
        let capital = word.chars().any(char::is_uppercase);
        let mut next: Vec<usize> =
            given.iter().filter(|&&n| letters.get(n) == Some(&initial)).map(|n| n + 1).collect();
        // "Mission to *Support* the Marrow Accord (MMA)": what it is to do.
        let purpose = token > first && document.word(token - 1) == "to";
        if !capital && SMALL_WORDS.contains(&word) || purpose {
            next.extend(&given);
        }
        next.sort_unstable();
        next.dedup();
        if next.is_empty() {
            return false;
        }
        given = next;
    }
    given.contains(&letters.len())
}

/// The first letter of a word as a capital, without an elided article: the "I" of "d'Ivoire".
fn initial(word: &str) -> Option<char> {
    let whole = match word.split_once(['\'', '’']) {
        Some(("d" | "l" | "D" | "L", rest)) => rest,
        _ => word,
    };
    whole.chars().next().filter(|c| c.is_alphabetic()).and_then(|c| c.to_uppercase().next())
}

impl<'l> Finder<'_, '_, 'l> {
    /// The body whose name begins at a token and is explained by a bracket behind it. What else has initials, an office or a paper, is none.
    pub(super) fn explained_name(&self, at: TokenId) -> Option<NameSpan<'l>> {
        let end = *self.explained.get(&at)?;
        // "the Government of the Republic of X (GRX)": a state, with letters of its own.
        if self.document.word(at) == "Government" && self.document.word(at + 1) == "of" {
            return None;
        }
        let known = self.known.name_from(at).is_some_and(|name| name.tokens.end >= end);
        // "the Chief of Defence Forces (CDF)"
        let office = self.known.office_from(at).filter(|office| !office.plural && office.tokens.end < end);
        let held = office.is_some_and(|office| {
            !matches!(office.office.class, OfficeClass::Rank | OfficeClass::Honorific)
                && matches!(self.document.word(office.tokens.end), "of" | "for")
        });
        let titled = held
            || (at..end).any(|t| self.known.office_from(t).is_some_and(|office| office.tokens.end >= end));
        // "the Mission to Support the Marrow Accord (MMA)" is a mission.
        let core = (at + 1..end).find(|&t| self.document.word(t) == "to").unwrap_or(end);
        let paper = self.lexicon.accord_noun(self.document.lemma(core - 1)).is_some();
        let lower = |t: TokenId| {
            self.known.body(t).filter(|body| body.tokens.end == t + 1).map(|body| body.value.kind)
        };
        let (head, kind) =
            (at..core).rev().find_map(|t| Some((t, self.head_noun(t).or_else(|| lower(t))?)))?;
        let kind = self.kind_by_members(at..end, head, kind);
        (!known && !titled && !paper).then_some(NameSpan {
            tokens: at..end,
            class: Class::Body(kind),
            titled: false,
        })
    }
}
