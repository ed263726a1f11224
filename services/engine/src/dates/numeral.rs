//! Numbers in words: "a", "two", "twenty-one", "a hundred and fifty", "half a dozen".

use super::lexeme::Term;
use super::parser::Parser;

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

impl Parser<'_, '_> {
    /// A whole number, in digits or words, and the index after it.
    pub(super) fn numeral(&self, i: usize) -> Option<(usize, i32)> {
        if let Some(Term::Number(n)) = self.term(i) {
            return Some((i + 1, i32::try_from(n).ok()?));
        }
        if self.are(i, &["half", "a", "dozen"]) {
            return Some((i + 3, 6));
        }
        if self.are(i, &["a", "couple", "of"]) {
            return Some((i + 3, 2));
        }
        if self.is(i, "a") || self.is(i, "an") {
            return Some(match self.get(i + 1) {
                Some(l) if l.is("dozen") => (i + 2, 12),
                Some(l) if l.is("hundred") => self.above_hundred(i + 2, 100),
                Some(l) if l.is("single") => (i + 2, 1),
                _ => (i + 1, 1),
            });
        }
        let (next, n) = self.below_hundred(i)?;
        if self.is(next, "hundred") {
            return Some(self.above_hundred(next + 1, n * 100));
        }
        if self.is(next, "dozen") {
            return Some((next + 1, n * 12));
        }
        Some((next, n))
    }

    fn above_hundred(&self, i: usize, hundreds: i32) -> (usize, i32) {
        let rest = self.below_hundred(self.past(i, "and"));
        rest.map_or((i, hundreds), |(next, n)| (next, hundreds + n))
    }

    fn below_hundred(&self, i: usize) -> Option<(usize, i32)> {
        let place = |list: &[&str], i: usize| {
            let lexeme = self.get(i)?;
            list.iter().position(|w| lexeme.is(w)).and_then(|n| i32::try_from(n).ok())
        };
        if let Some(n) = place(SMALL, i) {
            return Some((i + 1, n));
        }
        let tens = 20 + 10 * place(TENS, i)?;
        let ones = if self.is_dash(i + 1) { i + 2 } else { i + 1 };
        match place(SMALL, ones) {
            Some(n @ 1..=9) => Some((ones + 1, tens + n)),
            _ => Some((i + 1, tens)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexeme;
    use super::*;

    #[test]
    fn counts_to_hundreds() {
        for (text, n) in [
            ("a", 1),
            ("two", 2),
            ("twenty-one", 21),
            ("ninety", 90),
            ("a hundred and fifty", 150),
            ("three hundred", 300),
            ("half a dozen", 6),
            ("two dozen", 24),
            ("45", 45),
            ("a couple of", 2),
        ] {
            let mut lexemes = Vec::new();
            lexeme::read(text, 0..text.len(), &mut lexemes);
            assert_eq!(Parser::new(&lexemes).numeral(0), Some((lexemes.len(), n)), "{text}");
        }
    }
}
