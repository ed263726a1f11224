//! What precedes the running text of a paragraph: bullet, speaker's label, date, and what all paragraphs together say
//! of it.

use std::collections::HashMap;
use std::ops::Range;

use super::datelines::is_place;
use super::stamps::{Stamp, stamp};
use crate::dates;

/// No lead is longer, in bytes.
const LONGEST: usize = 112;

/// What only all paragraphs together tell: whether "1905" is a time, or "DUNNE:" a speaker.
#[derive(Debug, Default)]
pub(super) struct Survey<'t> {
    /// How often each label occurs; asked only for single labels, never iterated.
    labels: HashMap<&'t str, usize>,
    shouted: usize,
    bracketed: usize,
    stamps: usize,
    /// Paragraphs that are no more than a short question.
    pub(super) questions: usize,
    /// Paragraphs that open with a date and a separator.
    pub(super) dated: usize,
}

impl<'t> Survey<'t> {
    pub(super) fn of(body: &'t str, paragraphs: &[Range<usize>]) -> Self {
        let mut survey = Self::default();
        for range in paragraphs {
            let text = &body[range.clone()];
            if let Some((form, label, _)) = label(text) {
                match form {
                    LabelForm::Bracketed => survey.bracketed += 1,
                    LabelForm::Shouted => survey.shouted += 1,
                    LabelForm::Titled => *survey.labels.entry(&text[label]).or_default() += 1,
                    LabelForm::Letter => {}
                }
            }
            survey.stamps += usize::from(stamp(text).is_some());
            survey.questions += usize::from(text.len() <= LONGEST && text.ends_with('?'));
            survey.dated += usize::from(date_label(text).is_some());
        }
        survey
    }

    /// The stamp of a paragraph, if it is one: figures that could be anything need others like them.
    pub(super) fn stamp(&self, text: &str) -> Option<Stamp> {
        let (stamp, sure) = stamp(text)?;
        (sure || self.stamps >= 3).then_some(stamp)
    }

    /// The speaker's label of a paragraph, and where what is said begins.
    pub(super) fn speaker(&self, text: &'t str) -> Option<(Range<usize>, usize)> {
        let (form, label, end) = label(text)?;
        let speaks = match form {
            LabelForm::Letter => true,
            LabelForm::Bracketed => self.bracketed >= 2,
            LabelForm::Shouted => self.shouted >= 2,
            LabelForm::Titled => self.labels.get(&text[label.clone()]).is_some_and(|&n| n >= 2),
        };
        speaks.then_some((label, end))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LabelForm {
    /// `Q:`
    Letter,
    /// `[Presenter]`
    Bracketed,
    /// `DUNNE:`
    Shouted,
    /// `Deputy Spokesperson:`
    Titled,
}

/// What may be a speaker's label: its form, its bytes, and where the speech begins.
fn label(text: &str) -> Option<(LabelForm, Range<usize>, usize)> {
    let head = head(text);
    if let Some(inner) = head.strip_prefix('[') {
        let close = head.find(']')?;
        let named = inner.chars().next().is_some_and(char::is_uppercase);
        let spoken = text[close + 1..].starts_with(char::is_whitespace);
        return (named && spoken).then_some((LabelForm::Bracketed, 0..close + 1, close + 1));
    }
    let colon = head.find(':')?;
    let label = &head[..colon];
    if !text[colon + 1..].starts_with(char::is_whitespace)
        || label.contains(['!', '?', ';', '"', '“', '”', '|', '•', '·'])
        || !label.starts_with(char::is_uppercase)
    {
        return None;
    }
    if matches!(label, "Q" | "A") {
        return Some((LabelForm::Letter, 0..colon, colon + 1));
    }
    // Asides are no part of the name: "LARMA (through interpreter):".
    let name = label.split('(').next().unwrap_or(label);
    let digits = name.contains(|c: char| c.is_ascii_digit());
    let form = if is_shouted(name) && !digits {
        LabelForm::Shouted
    } else if name.split_whitespace().count() <= 5 && name.split_whitespace().all(is_name_word) && !digits {
        LabelForm::Titled
    } else {
        return None;
    };
    Some((form, 0..colon, colon + 1))
}

/// The beginning of a paragraph in which a lead must lie.
pub(super) fn head(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether there are letters, and all of them capitals.
pub(super) fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

pub(super) fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || matches!(
            word,
            "of" | "the"
                | "for"
                | "and"
                | "de"
                | "del"
                | "la"
                | "las"
                | "los"
                | "le"
                | "du"
                | "da"
                | "do"
                | "dos"
                | "el"
                | "al"
                | "in"
                | "on"
                | "sur"
                | "am"
                | "bin"
        )
        || word.starts_with("al-")
        || word.starts_with("d'")
        || word.starts_with("d’")
}

/// The date with which an entry of a chronology opens, and where the entry itself begins.
pub(super) fn date_label(text: &str) -> Option<(Range<usize>, usize)> {
    let head = head(text);
    let len = dates::leading(head)?;
    let rest = &text[len..];
    // "Thursday, Diyarbakır: …"
    if let Some(place) = rest.strip_prefix(", ")
        && let Some(colon) = self::head(place).find(": ")
        && is_place(&place[..colon])
    {
        return Some((0..len, len + 2 + colon + 1));
    }
    let gap = rest.len() - rest.trim_start().len();
    let (separator, spaced) =
        [("–", true), ("—", true), ("--", true), ("-", true), ("|", true), (":", false)]
            .into_iter()
            .find(|(s, _)| rest[gap..].starts_with(s))?;
    let end = len + gap + separator.len();
    let told = text[end..].trim_start();
    ((!spaced || gap > 0) && told.len() < text.len() - end && !told.is_empty()).then_some((0..len, end))
}

/// The end of a bullet or an item's number at the start of a text.
pub(super) fn list_marker(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let then_space = |end: usize| {
        let rest = text.get(end..)?;
        (rest.starts_with(char::is_whitespace) && !rest.trim_start().is_empty()).then_some(end)
    };
    match first {
        '•' | '‣' | '▪' | '●' | '◦' | '■' => {
            (text.len() > first.len_utf8()).then_some(first.len_utf8())
        }
        '*' | '–' | '—' | '·' | '-' if text.starts_with("--") => then_space(2),
        '*' | '–' | '—' | '·' | '-' => then_space(first.len_utf8()),
        '(' => {
            let close = text.get(1..6.min(text.len())).unwrap_or("").find(')')? + 1;
            is_ordinal(&text[1..close], true).then(|| then_space(close + 1))?
        }
        _ => {
            let len = text.bytes().take(5).take_while(u8::is_ascii_alphanumeric).count();
            let close = text.as_bytes().get(len)?;
            let number = is_ordinal(&text[..len], *close == b')');
            (number && matches!(close, b'.' | b')')).then(|| then_space(len + 1))?
        }
    }
}

/// Whether it numbers an item: up to three digits, a small letter or Roman number; `capital` lets a capital pass.
fn is_ordinal(text: &str, capital: bool) -> bool {
    let roman = text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let letter = text.len() == 1
        && text.bytes().all(|b| b.is_ascii_lowercase() || (capital && b.is_ascii_uppercase()));
    !text.is_empty() && ((digits && text.len() <= 3) || letter || (roman && text.len() <= 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_mark_items() {
        for (text, end) in [
            ("• One", 3),
            ("- One", 1),
            ("1. One", 2),
            ("(a) One", 3),
            ("2) One", 2),
            ("iv. One", 3),
            ("-- One", 2),
        ] {
            assert_eq!(list_marker(text), Some(end), "{text}");
        }
        for text in ["16.40 That", "A. Smith said", "-5 degrees", "2020. It was", "I. M. Pei"] {
            assert_eq!(list_marker(text), None, "{text}");
        }
    }
}
