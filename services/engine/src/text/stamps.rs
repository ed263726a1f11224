//! Times of day with which the entries of a ticker open.

use std::ops::Range;

use super::leads::head;
use crate::dates;

/// A time stamp of a ticker, in bytes of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) time: Range<usize>,
    pub(super) date: Option<Range<usize>>,
    /// Where the stamp and what separates it end.
    pub(super) end: usize,
}

/// A time stamp at the start of a paragraph, and whether it can be nothing else.
pub(super) fn stamp(text: &str) -> Option<(Stamp, bool)> {
    let head = head(text);
    let open = usize::from(head.starts_with(['[', '(']));
    let mut at = open;
    let mut date = None;
    if let Some(len) = dates::leading(&head[at..])
        && let Some(comma) = [", ", " "].iter().find(|s| head[at + len..].starts_with(**s))
        && clock(&head[at + len + comma.len()..]).is_some()
    {
        date = Some(at..at + len);
        at += len + comma.len();
    }
    let (len, form) = clock(&head[at..])?;
    let time = at..at + len;
    let mut end = time.end;
    if open == 1 {
        end += text[end..].starts_with([']', ')']).then_some(1)?;
    }
    let rest = &text[end..];
    let gap = rest.len() - rest.trim_start().len();
    let separator = ["–", "—", "--", "-", ":", "|", "•", "·"].iter().find(|s| {
        let tail = rest[gap..].strip_prefix(**s);
        tail.is_some_and(|t| t.is_empty() || t.starts_with(char::is_whitespace))
    });
    end += gap + separator.map_or(0, |s| s.len());
    if end < text.len() && gap == 0 && separator.is_none() {
        return None;
    }
    let sure = match form {
        ClockForm::Zoned | ClockForm::Colon => true,
        ClockForm::Hour => separator.is_some(),
        ClockForm::Point => separator.is_some_and(|s| *s != ":"),
        ClockForm::Run => false,
    };
    Some((Stamp { time, date, end }, sure || open == 1))
}

/// How a time of day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockForm {
    /// With a time zone.
    Zoned,
    /// `14:32`
    Colon,
    /// `14.32`
    Point,
    /// `1432`
    Run,
    /// `7pm`
    Hour,
}

/// The length of a time of day with its zone, and its form.
pub(super) fn clock(text: &str) -> Option<(usize, ClockForm)> {
    let digits = text.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let number = |r: Range<usize>| text.get(r).and_then(|t| t.parse::<u8>().ok());
    let (mut end, mut form) = match digits {
        1 | 2 if number(0..digits)? < 24 => {
            let separator = text[digits..].chars().next()?;
            let minutes = number(digits + 1..digits + 3).filter(|&m| m < 60);
            let more = text.as_bytes().get(digits + 3).is_some_and(u8::is_ascii_digit);
            match (separator, minutes) {
                (':', Some(_)) if !more => (digits + 3, ClockForm::Colon),
                ('.', Some(_)) if !more => (digits + 3, ClockForm::Point),
                _ => (digits, ClockForm::Hour),
            }
        }
        4 if number(0..2)? < 24 && number(2..4)? < 60 => (4, ClockForm::Run),
        _ => return None,
    };
    let after = |end: usize, words: &[&str]| {
        let rest = &text[end..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let tail = &rest[gap..];
        words.iter().find_map(|w| {
            let same = tail.get(..w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w));
            let whole = !tail.get(w.len()..).is_some_and(|t| t.starts_with(char::is_alphanumeric));
            (same && whole).then_some(end + gap + w.len())
        })
    };
    match after(end, &["a.m.", "p.m.", "am", "pm"]) {
        Some(next) => end = next,
        None if form == ClockForm::Hour => return None,
        None => {}
    }
    let zones = &[
        "gmt",
        "utc",
        "et",
        "est",
        "edt",
        "bst",
        "cet",
        "cest",
        "ist",
        "eat",
        "hrs",
        "h",
        "local time",
        "local",
    ];
    if let Some(next) = after(end, zones) {
        (end, form) = (next, ClockForm::Zoned);
    }
    Some((end, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_told_by_their_form_or_their_number() {
        for (text, time, sure) in [
            ("14:32 GMT The talks resume.", "14:32 GMT", true),
            ("11:47 a.m. — Vote slips", "11:47 a.m.", true),
            ("09.10 – Good morning.", "09.10", true),
            ("16.40 That's it.", "16.40", false),
            ("1905 That is all.", "1905", false),
            ("[12:05] He speaks.", "12:05", true),
            ("7pm: The envoy arrives.", "7pm", true),
        ] {
            let (found, is_sure) = stamp(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&text[found.time], is_sure), (time, sure), "{text}");
        }
        let (found, _) = stamp("Wednesday, 4:10 p.m. — Two presidents").unwrap();
        assert_eq!(found.date, Some(0..9));
        assert!(stamp("40 prisoners").is_none() && stamp("2099 was hard").is_none());
        assert!(stamp("2025 was hard").is_some_and(|(_, sure)| !sure));
    }
}
