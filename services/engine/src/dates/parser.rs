//! The parser's reading head: what stands at a place among the lexemes.

use super::lexeme::{Lexeme, Term};
use super::meaning::{Meaning, Which};

/// A meaning and the index of the lexeme after it.
pub(super) type Parsed = Option<(usize, Meaning)>;

/// Reads date expressions from the lexemes of one sentence. Every question looks a bounded number of lexemes ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parser<'l, 't> {
    lexemes: &'l [Lexeme<'t>],
}

impl<'l, 't> Parser<'l, 't> {
    pub(super) fn new(lexemes: &'l [Lexeme<'t>]) -> Self {
        Self { lexemes }
    }

    pub(super) fn get(&self, i: usize) -> Option<&'l Lexeme<'t>> {
        self.lexemes.get(i)
    }

    pub(super) fn term(&self, i: usize) -> Option<Term> {
        self.get(i).map(|l| l.term)
    }

    /// The lexeme before one.
    pub(super) fn before(&self, i: usize) -> Option<&'l Lexeme<'t>> {
        i.checked_sub(1).and_then(|i| self.get(i))
    }

    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.get(i).is_some_and(|l| l.is(word))
    }

    pub(super) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        self.get(i).is_some_and(|l| words.iter().any(|w| l.is(w)))
    }

    /// Whether the words from `i` on are these, none glued to a mark before it.
    pub(super) fn are(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.is(i + k, w))
    }

    pub(super) fn is_mark(&self, i: usize, mark: char) -> bool {
        self.term(i) == Some(Term::Mark(mark))
    }

    pub(super) fn is_dash(&self, i: usize) -> bool {
        matches!(self.term(i), Some(Term::Mark('-' | '‐' | '‑' | '–' | '—' | '−')))
    }

    pub(super) fn is_apostrophe(&self, i: usize) -> bool {
        matches!(self.term(i), Some(Term::Mark('\'' | '’' | '‘')))
    }

    /// Whether a lexeme follows the one before it without a space.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|l| !l.spaced)
    }

    /// Past a word's optional point, as of an abbreviation.
    pub(super) fn past_point(&self, i: usize) -> usize {
        if self.is_mark(i, '.') && self.is_glued(i) { i + 1 } else { i }
    }

    /// Past an optional word.
    pub(super) fn past(&self, i: usize, word: &str) -> usize {
        if self.is(i, word) { i + 1 } else { i }
    }

    /// Past an optional possessive: "Monday's".
    pub(super) fn past_possessive(&self, i: usize) -> usize {
        if self.is_apostrophe(i) && self.is_glued(i) && self.is(i + 1, "s") { i + 2 } else { i }
    }

    /// A year written in four digits.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        let lexeme = self.get(i)?;
        let Term::Number(n @ 1000..=2199) = lexeme.term else { return None };
        let clock = self.is_mark(i + 1, ':') && self.is_glued(i + 2);
        let counted = self.is_glued(i + 1) && (self.is_mark(i + 1, '%') || clock);
        (lexeme.text.len() == 4 && !counted).then(|| i16::try_from(n).ok())?
    }

    /// A day of a month: "24", "24th".
    pub(super) fn day(&self, i: usize) -> Option<i8> {
        let lexeme = self.get(i)?;
        let (Term::Number(n @ 1..=31) | Term::Ordinal(n @ 1..=31)) = lexeme.term else { return None };
        (!matches!(lexeme.term, Term::Number(_)) || lexeme.text.len() <= 2).then(|| i8::try_from(n).ok())?
    }

    /// A month's name with its optional point.
    pub(super) fn month(&self, i: usize) -> Option<(usize, i8)> {
        match self.term(i)? {
            Term::Month { month, short: true } => Some((self.past_point(i + 1), month)),
            Term::Month { month, short: false } => Some((i + 1, month)),
            _ => None,
        }
    }

    /// "last", "this coming", "the previous", "that" and their like.
    pub(super) fn which(&self, i: usize) -> Option<(usize, Which)> {
        let the = self.is(i, "the");
        let i = if the { self.past(i + 1, "very") } else { i };
        let which = match self.get(i)? {
            l if l.is("last") => Which::Last,
            l if l.is("past") && !the => Which::Last,
            l if l.is("this") && !the => {
                return Some(match self.get(i + 1) {
                    Some(n) if n.is("coming") => (i + 2, Which::Coming),
                    Some(n) if n.is("past") => (i + 2, Which::Last),
                    Some(n) if n.is("same") => (i + 2, Which::Same),
                    _ => (i + 1, Which::This),
                });
            }
            l if l.is("current") => Which::This,
            l if l.is("coming") => Which::Coming,
            l if l.is("next") && the => Which::Following,
            l if l.is("next") => Which::Next,
            l if l.is("previous") || l.is("preceding") || l.is("prior") => Which::Previous,
            l if l.is("following") || l.is("subsequent") || l.is("ensuing") => Which::Following,
            l if l.is("same") || (l.is("latter") && the) => Which::Same,
            l if l.is("that") && !the => return Some((self.past(i + 1, "same"), Which::Same)),
            _ => return None,
        };
        Some((i + 1, which))
    }

    /// Whether what stands at `i` ends a phrase: a mark, the end, or a word that opens another phrase.
    pub(super) fn ends_phrase(&self, i: usize) -> bool {
        const OPENERS: &[&str] = &[
            "a", "an", "the", "and", "or", "but", "of", "to", "at", "in", "on", "by", "for", "from", "with",
            "when", "where", "while", "as", "after", "before", "until", "that", "which", "who", "he", "she",
            "it", "they", "we", "i", "his", "her", "its", "their", "is", "was", "were", "has", "had", "will",
            "would", "this",
        ];
        match self.get(i) {
            None => true,
            Some(l) => !matches!(l.term, Term::Word | Term::Unit { .. }) || OPENERS.iter().any(|w| l.is(w)),
        }
    }
}
