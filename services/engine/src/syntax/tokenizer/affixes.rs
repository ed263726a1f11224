//! What is cut off the ends of a chunk, and at what the rest is cut.

use crate::syntax::chars::CharSet;
use crate::syntax::model::{ModelError, Sections};

/// Prefix, suffix and infix rules, those of spaCy's English tokenizer, matched by hand: each look at a chunk costs
/// the same however long the chunk is, runs of full stops apart, which are then cut off whole.
#[derive(Debug)]
pub(super) struct Affixes {
    /// Characters that are a prefix by themselves.
    prefix: CharSet,
    /// Characters that are a suffix by themselves.
    suffix: CharSet,
    /// Characters after which a final full stop is cut off.
    before_final_stop: CharSet,
    /// Pictures, arrows and the like, which are cut out wherever they stand.
    icon: CharSet,
    letter: CharSet,
    upper: CharSet,
    lower: CharSet,
    quote: CharSet,
    /// Units of measure and currency signs, which are cut off behind a digit.
    behind_digit: Vec<&'static str>,
    /// The length in bytes of the longest of them.
    longest_behind_digit: usize,
}

/// What joins two words, in the order in which the alternatives are tried.
const HYPHENS: [&str; 7] = ["-", "–", "—", "--", "---", "——", "~"];

impl Affixes {
    pub(super) fn new(model: Sections<'static>) -> Result<Self, ModelError> {
        let behind_digit: Vec<&'static str> =
            model.lines("tokenizer.units")?.chain(model.lines("tokenizer.currencies")?).collect();
        Ok(Self {
            prefix: model.chars("chars.prefix")?,
            suffix: model.chars("chars.suffix")?,
            before_final_stop: model.chars("chars.before_final_stop")?,
            icon: model.chars("chars.icon")?,
            letter: model.chars("chars.letter")?,
            upper: model.chars("chars.upper")?,
            lower: model.chars("chars.lower")?,
            quote: model.chars("chars.quote")?,
            longest_behind_digit: behind_digit.iter().map(|unit| unit.len()).max().unwrap_or(0),
            behind_digit,
        })
    }

    /// Whether anything would be cut off or out of the text.
    pub(super) fn has_any(&self, text: &str) -> bool {
        let mut cuts = 0;
        self.cut_infixes(text, |_| cuts += 1);
        cuts > 1 || self.prefix(text) > 0 || self.suffix(text) > 0
    }

    /// The length in bytes of the prefix to cut off; 0 if there is none.
    pub(super) fn prefix(&self, text: &str) -> usize {
        let mut chars = text.chars();
        let Some(first) = chars.next() else { return 0 };
        let second = chars.next();
        match first {
            '.' => run_of_stops(text.bytes()),
            '+' if second.is_some_and(|c| c.is_ascii_digit()) => 0,
            'C' | 'A' if second == Some('$') => 2,
            'U' if text.starts_with("US$") => 3,
            _ if self.prefix.contains(first) => first.len_utf8(),
            _ => 0,
        }
    }

    /// The length in bytes of the suffix to cut off, the longest that there is; 0 if there is none.
    pub(super) fn suffix(&self, text: &str) -> usize {
        let mut chars = text.chars().rev();
        let Some(last) = chars.next() else { return 0 };
        let before = chars.next();
        let single = match last {
            '.' if before == Some('.') => run_of_stops(text.bytes().rev()),
            '.' if self.cuts_final_stop(before, chars.next()) => 1,
            '+' if before.is_some_and(|c| c.is_ascii_digit()) => 1,
            '…' if before == Some('…') => 2 * last.len_utf8(),
            // "Egypt‘s": an opening mark where the apostrophe should be.
            's' | 'S' => before.filter(|c| matches!(c, '\'' | '’' | '‘')).map_or(0, |c| 1 + c.len_utf8()),
            _ if self.suffix.contains(last) => last.len_utf8(),
            _ => 0,
        };
        single.max(self.unit_behind_digit(text))
    }

    fn cuts_final_stop(&self, before: Option<char>, before_that: Option<char>) -> bool {
        let Some(before) = before else { return false };
        self.before_final_stop.contains(before)
            || (matches!(before, 'F' | 'C' | 'K') && before_that == Some('°'))
            || (self.upper.contains(before) && before_that.is_some_and(|c| self.upper.contains(c)))
    }

    /// The length of the unit that ends the text, if it stands behind a digit. No unit holds a digit itself.
    fn unit_behind_digit(&self, text: &str) -> usize {
        let bytes = text.as_bytes();
        let tail = &bytes[bytes.len().saturating_sub(self.longest_behind_digit + 1)..];
        let Some(digit) = tail.iter().rposition(u8::is_ascii_digit) else { return 0 };
        let unit = &tail[digit + 1..];
        if self.behind_digit.iter().any(|known| known.as_bytes() == unit) { unit.len() } else { 0 }
    }

    /// Calls `cut` with the end of every part of the text, in bytes: the infixes and what stands between them. An
    /// infix at the very beginning is none, but it ends where the next part begins to be searched.
    pub(super) fn cut_infixes(&self, text: &str, mut cut: impl FnMut(usize)) {
        let mut position = 0;
        let mut part = 0;
        let mut before = None;
        while let Some(c) = text[position..].chars().next() {
            let length = self.infix(before, &text[position..]);
            if length > 0 && position > 0 {
                if part < position {
                    cut(position);
                }
                part = position + length;
                cut(part);
            }
            let step = length.max(c.len_utf8());
            before = text[position..position + step].chars().next_back();
            position += step;
        }
        if part < text.len() {
            cut(text.len());
        }
    }

    /// The length in bytes of the infix at the beginning of `rest`; 0 if there is none.
    fn infix(&self, before: Option<char>, rest: &str) -> usize {
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { return 0 };
        if c.is_ascii_alphanumeric() {
            return 0;
        }
        if self.icon.contains(c) || c == '…' {
            return c.len_utf8();
        }
        let after = chars.next();
        let is = |set: &CharSet, c: Option<char>| c.is_some_and(|c| set.contains(c));
        let behind_digit = before.is_some_and(|c| c.is_ascii_digit());
        let behind_letter = is(&self.letter, before);
        match c {
            '.' if after == Some('.') => run_of_stops(rest.bytes()),
            '.' => {
                let stops = is(&self.lower, before) || is(&self.quote, before);
                usize::from(stops && (is(&self.upper, after) || is(&self.quote, after)))
            }
            ',' => usize::from(behind_letter && is(&self.letter, after)),
            ':' | '<' | '>' | '=' | '/' => {
                usize::from((behind_letter || behind_digit) && is(&self.letter, after))
            }
            '+' | '*' | '^' | '-'
                if behind_digit && after.is_some_and(|c| c.is_ascii_digit() || c == '-') =>
            {
                1
            }
            '-' | '–' | '—' | '~' if behind_letter || behind_digit => HYPHENS
                .into_iter()
                .find(|hyphen| {
                    rest.strip_prefix(hyphen).is_some_and(|rest| is(&self.letter, rest.chars().next()))
                })
                .map_or(0, str::len),
            _ => 0,
        }
    }
}

/// The number of full stops at the beginning, if there are two or more.
fn run_of_stops(bytes: impl Iterator<Item = u8>) -> usize {
    let run = bytes.take_while(|byte| *byte == b'.').count();
    if run > 1 { run } else { 0 }
}
