//! Which words are written as names: capitals, seen against how the rest of the article writes the same word.

use std::collections::HashMap;

use crate::dates::names_day_or_month;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos, Tag};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Without a capital at its head.
    Lower,
    /// With one capital at its head, or with capitals inside ("McGurk").
    Capital,
    /// In capitals throughout, two or more ("NATO", "M23", "U.N.").
    Upper,
    /// A single capital, with or without a dot: an initial, or "A".
    Initial,
    /// Without letters.
    Other,
}

/// The shape of a word.
pub(crate) fn shape(word: &str) -> Shape {
    let elided = elided(word);
    let mut letters = elided.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Other };
    // "AFL)/K12": what a bracket has been left in is no name.
    if word.contains(')') && !word.contains('(') {
        return Shape::Other;
    }
    if !first.is_uppercase() {
        return Shape::Lower;
    }
    let digits = elided.chars().any(|c| c.is_ascii_digit());
    let (mut others, mut lower) = (0, 0);
    for c in letters {
        others += 1;
        lower += usize::from(c.is_lowercase());
    }
    match (others, lower) {
        (0, _) if digits => Shape::Upper,
        (0, _) => Shape::Initial,
        (_, 0) => Shape::Upper,
        // "MoU", "IGADs", "UNHCR's": an acronym with an ending is one still.
        (o, 1) if o >= 3 && elided.ends_with('s') => Shape::Upper,
        _ => Shape::Capital,
    }
}

/// A word without an elided article before it: "d'Ivoire" is written as a name.
fn elided(word: &str) -> &str {
    let mut letters = word.char_indices();
    match (letters.next(), letters.next(), letters.next()) {
        (Some((_, 'd' | 'l')), Some((_, '\'' | '’')), Some((at, c))) if c.is_uppercase() => &word[at..],
        _ => word,
    }
}

/// How often a word occurs in lower case, and how often with a capital where grammar asks for none.
#[derive(Debug, Default, Clone, Copy)]
struct Seen {
    lower: u32,
    capital: u32,
}

/// The casing of an article.
#[derive(Debug)]
pub(crate) struct Casing {
    shapes: Vec<Shape>,
    proper: Vec<bool>,
}

impl Casing {
    /// Reads the casing of a document; `known` says of a token whether a lexicon's name covers it.
    pub(crate) fn of(document: &Document<'_>, known: &dyn Fn(TokenId) -> bool) -> Self {
        let shapes: Vec<Shape> = (0..document.len()).map(|t| shape(document.word(t))).collect();
        let mut seen: HashMap<String, Seen> = HashMap::new();
        let mut initial = vec![false; document.len()];
        for tokens in document.sentences() {
            let mut opening = true;
            for token in tokens.clone() {
                initial[token] = opening;
                opening = opens_next(document, token, opening);
                let entry = seen.entry(document.word(token).to_lowercase()).or_default();
                match shapes[token] {
                    Shape::Lower => entry.lower += 1,
                    Shape::Capital | Shape::Upper if !initial[token] => entry.capital += 1,
                    _ => {}
                }
            }
        }
        let mut casing = Self { shapes, proper: Vec::new() };
        casing.proper = (0..document.len())
            .map(|token| {
                let seen = seen.get(&document.word(token).to_lowercase()).copied().unwrap_or_default();
                casing.is_proper(document, token, initial[token], seen, known(token))
            })
            .collect();
        casing
    }

    fn is_proper(
        &self,
        document: &Document<'_>,
        token: TokenId,
        initial: bool,
        seen: Seen,
        known: bool,
    ) -> bool {
        if matches!(self.shapes[token], Shape::Lower | Shape::Other) {
            return false;
        }
        let part = document.pos(token);
        // "IGAD envoys": an acronym is one, whatever it is read as where a sentence begins.
        let acronym = self.shapes[token] == Shape::Upper && document.word(token).chars().count() > 2;
        if known && (acronym || !(initial && matches!(part, Pos::Verb | Pos::Pron | Pos::Aux | Pos::Adv))) {
            return true;
        }
        if is_calendar(document.word(token)) {
            return self.is_part_of_name(document, token);
        }
        if self.opens_name(document, token, initial) {
            return true;
        }
        if initial && self.is_kicker(document, token) {
            return false;
        }
        if initial && self.is_shouted_name(document, token) {
            return true;
        }
        let named = matches!(document.tag(token), Tag::Nnp | Tag::Nnps);
        let grammatical = matches!(
            document.pos(token),
            Pos::Det
                | Pos::Pron
                | Pos::Adp
                | Pos::Cconj
                | Pos::Sconj
                | Pos::Aux
                | Pos::Part
                | Pos::Intj
                | Pos::Num
        );
        if grammatical && self.shapes[token] != Shape::Upper {
            return !initial && self.is_amid_strangers(document, token);
        }
        if !initial {
            return self.shapes[token] != Shape::Initial || named;
        }
        // "Sorran troops": an adjective that no dictionary has is made of a name.
        let derived = self.shapes[token] == Shape::Capital
            && document.tag(token) == Tag::Jj
            && !document.is_ordinary(token)
            && document.word(token).chars().all(char::is_alphabetic);
        if named || derived { seen.capital > 0 || seen.lower == 0 } else { seen.capital > seen.lower }
    }

    /// Whether a token looks like the middle of a name, or its end: capitalized, and read as a name.
    fn is_name_word(&self, document: &Document<'_>, token: TokenId) -> bool {
        token < document.len()
            && self.shapes[token] == Shape::Capital
            && matches!(document.tag(token), Tag::Nnp | Tag::Nnps)
            && !is_calendar(document.word(token))
    }

    /// "A. K. Mishra", "by Im Jong Sok", "Vice Premier He Lifeng": an initial or a given name that is written like a word of grammar.
    fn opens_name(&self, document: &Document<'_>, token: TokenId, initial: bool) -> bool {
        let word = document.word(token);
        let next = token + 1;
        let sentence = document.sentence_around(token);
        if next >= sentence.end {
            return false;
        }
        let dotted = self.shapes[token] == Shape::Initial && word.ends_with('.') && word.len() == 2;
        let another = self.shapes[next] == Shape::Initial && document.word(next).ends_with('.');
        if dotted {
            return another || self.is_name_word(document, next);
        }
        // "Nguyễn Xuân Phúc said": no word of the dictionary, before a name.
        let strange = initial
            && self.shapes[token] == Shape::Capital
            && !document.is_ordinary(token)
            && word.chars().all(char::is_alphabetic)
            && matches!(document.pos(token), Pos::Noun | Pos::Adj | Pos::Verb | Pos::X);
        if strange && self.is_name_word(document, next) {
            return true;
        }
        // A capital in the midst of a sentence, after a word without one.
        let after = token.checked_sub(1).filter(|&before| sentence.contains(&before));
        let led = after.is_some_and(|before| {
            self.shapes[before] == Shape::Lower && before > sentence.start && !document.is_quoted(before)
        });
        // "Mr. Per Akkersen": after an address, whatever word the given name is like.
        let addressed = after.is_some_and(|before| {
            matches!(
                document.word(before),
                "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms." | "Dr" | "Dr." | "Madam" | "Sir" | "Lady"
            )
        });
        if addressed && self.shapes[token] == Shape::Capital && self.is_name_word(document, next) {
            return true;
        }
        let short = self.shapes[token] == Shape::Capital && (2..=3).contains(&word.chars().count());
        let pronoun =
            matches!(word, "The" | "You" | "Its" | "Our" | "My" | "His" | "Her" | "She" | "All" | "And");
        !initial && short && led && !pronoun && self.is_name_word(document, next)
    }

    /// "Puok *Both* Baluang": between two words with a capital that no dictionary has.
    fn is_amid_strangers(&self, document: &Document<'_>, token: TokenId) -> bool {
        let sentence = document.sentence_around(token);
        let stranger = |t: TokenId| {
            sentence.contains(&t)
                && self.shapes[t] == Shape::Capital
                && !document.is_ordinary(t)
                && !is_calendar(document.word(t))
        };
        let article = matches!(
            document.word(token),
            "The" | "A" | "An" | "Of" | "In" | "On" | "For" | "From" | "With" | "By" | "To" | "At"
        );
        self.shapes[token] == Shape::Capital
            && !article
            && token.checked_sub(1).is_some_and(stranger)
            && stranger(token + 1)
    }

    /// "INTERVIEW Desta Oromwe": a common word in capitals before a name that has one only.
    fn is_kicker(&self, document: &Document<'_>, token: TokenId) -> bool {
        self.shapes[token] == Shape::Upper
            && document.word(token).chars().count() > 4
            && document.is_ordinary(token)
            && self.is_name_word(document, token + 1)
            && !document.is_ordinary(token + 1)
    }

    /// "NJUGUNA MAHUGU (Kenya) said": a name in capitals that opens a sentence, as minutes have it.
    fn is_shouted_name(&self, document: &Document<'_>, token: TokenId) -> bool {
        let end = document.sentence_around(token).end;
        let shouted = |t: TokenId| t < end && self.shapes[t] == Shape::Upper;
        let long =
            document.word(token).chars().count() > 2 && document.word(token).chars().all(char::is_alphabetic);
        let bracket =
            (token + 2..end.min(token + 6)).find(|&t| !shouted(t)).is_some_and(|t| document.word(t) == "(");
        long && !document.is_ordinary(token) && shouted(token) && shouted(token + 1) && bracket
    }

    /// Whether what looks like a month stands amid a name: "Zin Mar Aung".
    fn is_part_of_name(&self, document: &Document<'_>, token: TokenId) -> bool {
        let sentence = document.sentence_around(token);
        let name = |t: TokenId| {
            sentence.contains(&t)
                && matches!(self.shapes[t], Shape::Capital)
                && matches!(document.tag(t), Tag::Nnp | Tag::Nnps)
                && !is_calendar(document.word(t))
        };
        let abbreviated = document.word(token).len() == 3;
        // "Jan Petersen": before a surname with which it makes one phrase.
        let given = document.dep(token) == Dep::Compound && document.head(token) > token;
        let after_name = token > sentence.start && name(token - 1);
        // "Zhang Jun (China)": the surname that the words before it hang on.
        let surname =
            after_name && document.dep(token - 1) == Dep::Compound && document.head(token - 1) == token;
        let counted = token + 1 < sentence.end && document.tag(token + 1) == Tag::Cd;
        // "Minister January Makamba": no noun that a month could qualify follows, and no preposition stands before.
        let dated = token > sentence.start
            && (document.pos(token - 1) == Pos::Adp
                || matches!(document.tag(token - 1), Tag::Jj | Tag::Dt | Tag::Pos | Tag::Cd));
        let called = given && !dated && name(token + 1) && !document.is_ordinary(token + 1);
        if called && token > sentence.start {
            return true;
        }
        abbreviated && (name(token + 1) && (after_name || given) || surname && !counted)
    }

    /// Whether a word is written as (part of) a name.
    pub(crate) fn proper(&self, token: TokenId) -> bool {
        self.proper[token]
    }

    /// How a word is written.
    pub(crate) fn shape(&self, token: TokenId) -> Shape {
        self.shapes[token]
    }
}

/// Whether the word after this token begins a sentence or a quotation, so that its capital tells nothing.
fn opens_next(document: &Document<'_>, token: TokenId, opening: bool) -> bool {
    let punctuation = document.pos(token) == Pos::Punct || document.tag(token) == Tag::Sp;
    match document.word(token) {
        ":" | "“" | "\"" | "``" | "‘" | "•" => true,
        _ => opening && (punctuation || document.pos(token) == Pos::Space),
    }
}

/// Days, months and feasts that are written with a capital and name nobody.
fn is_calendar(word: &str) -> bool {
    const OTHER: &[&str] = &["gmt", "utc", "et", "christmas", "easter", "ramadan"];
    names_day_or_month(word) || OTHER.iter().any(|c| c.eq_ignore_ascii_case(word))
}
