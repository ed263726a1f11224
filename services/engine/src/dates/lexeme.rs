//! Words, numbers and marks, each with what it can mean in a date.

use std::ops::Range;

use jiff::civil::Weekday;

use super::meaning::{Season, Unit};

/// A word, number or mark of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexeme<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'t str,
    pub(super) term: Term,
    /// Whether white space, or nothing at all, stands before it.
    pub(super) spaced: bool,
    /// Whether a date can open with it. Most words open none, and cost no more than this.
    pub(super) opens: bool,
}

/// What a lexeme can mean in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// A month's name, which is written with a capital.
    Month { month: i8, short: bool },
    /// A day of the week.
    Weekday { weekday: Weekday, short: bool },
    /// A number in digits alone.
    Number(u32),
    /// `24th`, `first`.
    Ordinal(u32),
    /// `1990s`.
    Decade(u32),
    /// Digits with points or commas among them.
    Figure,
    /// `day`, `weeks`, `years`.
    Unit { unit: Unit, plural: bool },
    /// `summer`.
    Season(Season),
    /// `morning`, `night`.
    Daypart,
    /// Any other word.
    Word,
    /// Any other character.
    Mark(char),
}

impl Lexeme<'_> {
    /// Whether it is this word, in whatever case. `word` is lower-case ASCII.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capitalized(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Reads a stretch of the text, appending to `out`.
pub(super) fn read<'t>(body: &'t str, stretch: Range<usize>, out: &mut Vec<Lexeme<'t>>) {
    let Some(text) = body.get(stretch.clone()) else { return };
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(len) = space(rest, c) {
            spaced = true;
            at += len;
            continue;
        }
        if is_invisible(c) {
            at += c.len_utf8();
            continue;
        }
        let (len, term, opens) = if c.is_ascii_digit() {
            let (len, term) = digits(rest);
            (len, term, !matches!(term, Term::Word))
        } else if c.is_alphabetic() {
            let len = run(rest, |c| c.is_alphabetic() || is_mark(c));
            let (term, opens) = word(&rest[..len]);
            (len, term, opens)
        } else {
            (c.len_utf8(), Term::Mark(c), matches!(c, '\'' | '’' | '‘'))
        };
        let start = stretch.start + at;
        out.push(Lexeme { start, end: start + len, text: &rest[..len], term, spaced, opens });
        spaced = false;
        at += len;
    }
}

/// The length of white space, written as such or as an HTML entity.
fn space(rest: &str, c: char) -> Option<usize> {
    if c.is_whitespace() {
        return Some(c.len_utf8());
    }
    (c == '&')
        .then(|| ["&nbsp;", "&#160;", "&#xa0;"].iter().find(|e| rest.starts_with(**e)).map(|e| e.len()))?
}

/// Characters that separate nothing and are not seen: joiners, direction marks, the soft hyphen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Combining marks, which belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// A number: its length with a suffix of letters, and its meaning.
fn digits(rest: &str) -> (usize, Term) {
    let mut len = run(rest, |c| c.is_ascii_digit());
    let plain = len;
    while let Some(tail) = rest[len..].strip_prefix(['.', ',']) {
        let more = run(tail, |c| c.is_ascii_digit());
        if more == 0 {
            break;
        }
        len += 1 + more;
    }
    let suffix = &rest[len..len + run(&rest[len..], char::is_alphanumeric)];
    let end = len + suffix.len();
    let Some(number) = (len == plain).then(|| rest[..plain].parse::<u32>().ok()).flatten() else {
        return (end, if suffix.is_empty() { Term::Figure } else { Term::Word });
    };
    let term = match suffix {
        "" => Term::Number(number),
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => Term::Ordinal(number),
        "s" if plain == 4 && number % 10 == 0 => Term::Decade(number),
        _ => Term::Word,
    };
    (end, term)
}

/// The longest word of the tables below.
const LONGEST: usize = 12;

/// What a word can mean, and whether a date can open with it; the tables are closed classes of English.
fn word(text: &str) -> (Term, bool) {
    let mut buffer = [0; LONGEST];
    let Some(lower) = buffer.get_mut(..text.len()) else { return (Term::Word, false) };
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    let lower = &*lower;
    let capital = text.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    if capital && let Some((month, short)) = month(lower) {
        return (Term::Month { month, short }, true);
    }
    if let Some((weekday, short)) = weekday(lower)
        && (capital || !short)
    {
        return (Term::Weekday { weekday, short }, true);
    }
    if let Some((unit, plural)) = unit(lower) {
        return (Term::Unit { unit, plural }, !plural);
    }
    let term = match lower {
        b"spring" => Term::Season(Season::Spring),
        b"summer" => Term::Season(Season::Summer),
        b"autumn" | b"fall" => Term::Season(Season::Autumn),
        b"winter" => Term::Season(Season::Winter),
        b"morning" | b"afternoon" | b"evening" | b"night" | b"noon" | b"midday" | b"midnight" | b"dawn"
        | b"dusk" | b"lunchtime" | b"midmorning" | b"nightfall" | b"sunset" | b"sunrise" => {
            return (Term::Daypart, false);
        }
        b"first" => Term::Ordinal(1),
        b"second" => Term::Ordinal(2),
        b"third" => Term::Ordinal(3),
        b"fourth" => Term::Ordinal(4),
        b"fifth" => Term::Ordinal(5),
        b"sixth" => Term::Ordinal(6),
        b"seventh" => Term::Ordinal(7),
        b"eighth" => Term::Ordinal(8),
        b"ninth" => Term::Ordinal(9),
        b"tenth" => Term::Ordinal(10),
        b"eleventh" => Term::Ordinal(11),
        b"twelfth" => Term::Ordinal(12),
        b"thirteenth" => Term::Ordinal(13),
        b"fourteenth" => Term::Ordinal(14),
        b"fifteenth" => Term::Ordinal(15),
        b"sixteenth" => Term::Ordinal(16),
        b"seventeenth" => Term::Ordinal(17),
        b"eighteenth" => Term::Ordinal(18),
        b"nineteenth" => Term::Ordinal(19),
        b"twentieth" => Term::Ordinal(20),
        b"thirtieth" => Term::Ordinal(30),
        _ => return (Term::Word, opens(lower)),
    };
    (term, true)
}

/// Whether a date can open with a word that means nothing in it by itself.
fn opens(lower: &[u8]) -> bool {
    match lower {
        // What the parsers of `relative`, `distance` and `scan` look for first.
        b"the" | b"in" | b"within" | b"inside" | b"from" | b"between" | b"last" | b"past" | b"this"
        | b"current" | b"coming" | b"next" | b"previous" | b"preceding" | b"prior" | b"following"
        | b"subsequent" | b"ensuing" | b"same" | b"that" | b"latter" | b"today" | b"tonight"
        | b"overnight" | b"yesterday" | b"tomorrow" | b"mid" | b"middle" | b"early" | b"late" | b"start"
        | b"beginning" | b"outset" | b"end" | b"close" | b"new" | b"christmas" | b"boxing" => true,
        // Numbers.
        b"a" | b"an" | b"half" | b"zero" | b"one" | b"two" | b"three" | b"four" | b"five" | b"six"
        | b"seven" | b"eight" | b"nine" | b"ten" | b"eleven" | b"twelve" | b"thirteen" | b"fourteen"
        | b"fifteen" | b"sixteen" | b"seventeen" | b"eighteen" | b"nineteen" | b"twenty" | b"thirty"
        | b"forty" | b"fifty" | b"sixty" | b"seventy" | b"eighty" | b"ninety" => true,
        _ => false,
    }
}

/// Whether a word is the name of a day of the week, or of a month, in full or cut short; days cut short ("Sun", "Wed") are too often
/// something else.
pub(crate) fn names_day_or_month(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_ascii_lowercase();
    let lower = lower.as_bytes();
    month(lower).is_some() || weekday(lower).is_some_and(|(_, short)| !short)
}

fn month(lower: &[u8]) -> Option<(i8, bool)> {
    Some(match lower {
        b"january" => (1, false),
        b"february" => (2, false),
        b"march" => (3, false),
        b"april" => (4, false),
        b"may" => (5, false),
        b"june" => (6, false),
        b"july" => (7, false),
        b"august" => (8, false),
        b"september" => (9, false),
        b"october" => (10, false),
        b"november" => (11, false),
        b"december" => (12, false),
        b"jan" => (1, true),
        b"feb" => (2, true),
        b"mar" => (3, true),
        b"apr" => (4, true),
        b"jun" => (6, true),
        b"jul" => (7, true),
        b"aug" => (8, true),
        b"sep" | b"sept" => (9, true),
        b"oct" => (10, true),
        b"nov" => (11, true),
        b"dec" => (12, true),
        _ => return None,
    })
}

fn weekday(lower: &[u8]) -> Option<(Weekday, bool)> {
    Some(match lower {
        b"monday" => (Weekday::Monday, false),
        b"tuesday" => (Weekday::Tuesday, false),
        b"wednesday" => (Weekday::Wednesday, false),
        b"thursday" => (Weekday::Thursday, false),
        b"friday" => (Weekday::Friday, false),
        b"saturday" => (Weekday::Saturday, false),
        b"sunday" => (Weekday::Sunday, false),
        b"mon" => (Weekday::Monday, true),
        b"tue" | b"tues" => (Weekday::Tuesday, true),
        b"wed" => (Weekday::Wednesday, true),
        b"thu" | b"thur" | b"thurs" => (Weekday::Thursday, true),
        b"fri" => (Weekday::Friday, true),
        b"sat" => (Weekday::Saturday, true),
        b"sun" => (Weekday::Sunday, true),
        _ => return None,
    })
}

fn unit(lower: &[u8]) -> Option<(Unit, bool)> {
    Some(match lower {
        b"minute" => (Unit::Hour, false),
        b"minutes" => (Unit::Hour, true),
        b"hour" => (Unit::Hour, false),
        b"hours" => (Unit::Hour, true),
        b"day" => (Unit::Day, false),
        b"days" => (Unit::Day, true),
        b"week" => (Unit::Week, false),
        b"weeks" => (Unit::Week, true),
        b"weekend" => (Unit::Weekend, false),
        b"weekends" => (Unit::Weekend, true),
        b"fortnight" => (Unit::Fortnight, false),
        b"fortnights" => (Unit::Fortnight, true),
        b"month" => (Unit::Month, false),
        b"months" => (Unit::Month, true),
        b"quarter" => (Unit::Quarter, false),
        b"quarters" => (Unit::Quarter, true),
        b"year" => (Unit::Year, false),
        b"years" => (Unit::Year, true),
        b"decade" => (Unit::Decade, false),
        b"decades" => (Unit::Decade, true),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<Term> {
        let mut out = Vec::new();
        read(text, 0..text.len(), &mut out);
        out.iter().map(|l| l.term).collect()
    }

    #[test]
    fn reads_numbers_with_their_suffixes() {
        assert_eq!(
            terms("24th 1990s 1,500 03.04.2025 24 4am"),
            [Term::Ordinal(24), Term::Decade(1990), Term::Figure, Term::Figure, Term::Number(24), Term::Word]
        );
    }

    #[test]
    fn months_need_their_capital() {
        assert_eq!(
            terms("May may March march SEPT"),
            [
                Term::Month { month: 5, short: false },
                Term::Word,
                Term::Month { month: 3, short: false },
                Term::Word,
                Term::Month { month: 9, short: true },
            ]
        );
    }

    #[test]
    fn sees_through_invisible_characters_and_entities() {
        assert_eq!(
            terms("5\u{a0}June&nbsp;\u{200b}2020"),
            [Term::Number(5), Term::Month { month: 6, short: false }, Term::Number(2020)]
        );
    }
}
