//! What precedes the running text of a paragraph: dateline, time stamp, bullet, speaker's label, date.

use std::collections::HashMap;
use std::ops::Range;

use super::layout::Dateline;
use super::lines::trim;
use crate::dates;

/// No lead is longer, in bytes.
const LONGEST: usize = 112;

/// A time stamp of a ticker, in bytes of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) time: Range<usize>,
    pub(super) date: Option<Range<usize>>,
    /// Where the stamp and what separates it end.
    pub(super) end: usize,
}

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
    if head.starts_with('[') {
        let close = head.find(']')?;
        let named = head[1..].chars().next().is_some_and(char::is_uppercase);
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
fn head(text: &str) -> &str {
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

fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || matches!(word, "of" | "the" | "for" | "and" | "de" | "del" | "la" | "las" | "los" | "le" | "du" | "da" | "do" | "dos" | "el" | "al" | "in" | "on" | "sur" | "am" | "bin")
        || word.starts_with("al-")
        || word.starts_with("d'")
        || word.starts_with("d’")
}

/// A time stamp at the start of a paragraph, and whether it can be nothing else.
fn stamp(text: &str) -> Option<(Stamp, bool)> {
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ClockForm {
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
fn clock(text: &str) -> Option<(usize, ClockForm)> {
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
    let zones = &["gmt", "utc", "et", "est", "edt", "bst", "cet", "cest", "ist", "eat", "hrs", "h", "local time", "local"];
    if let Some(next) = after(end, zones) {
        (end, form) = (next, ClockForm::Zoned);
    }
    Some((end, form))
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
    let (separator, spaced) = [("–", true), ("—", true), ("--", true), ("-", true), ("|", true), (":", false)]
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
        '•' | '‣' | '▪' | '●' | '◦' | '■' => (text.len() > first.len_utf8()).then_some(first.len_utf8()),
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
    let letter = text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase() || (capital && b.is_ascii_uppercase()));
    !text.is_empty() && ((digits && text.len() <= 3) || letter || (roman && text.len() <= 4))
}

/// Headers that stand where a place would.
const NO_PLACES: &[&str] = &[
    "factbox", "update", "analysis", "breaking", "exclusive", "watch", "opinion", "explainer", "timeline", "live",
    "bottom line", "summary", "note", "correction", "highlights", "background", "flash", "urgent", "alert", "photo",
    "editorial", "interview", "feature", "press release", "statement", "communiqué", "readout", "q&a", "profile", "the deal",
    "the plan", "what next", "what happened", "key points", "key dates", "news analysis", "warning", "clarification",
];

/// A dateline at the start of a paragraph, in its bytes: "BOGOTA, Nov. 24 -", "GENEVA (AP) —", "(MENAFN)", or a
/// paragraph that is no more than one: "Paris, May 21, 2008".
pub(super) fn dateline(text: &str) -> Option<Dateline> {
    agency(text).or_else(|| before_separator(text)).or_else(|| alone(text))
}

/// "(MENAFN) On Monday", "(Reuters) - The".
fn agency(text: &str) -> Option<Dateline> {
    let close = head(text).strip_prefix('(')?.find(')')? + 1;
    let name = &text[1..close];
    if !is_agency(name) || !text[close + 1..].starts_with(char::is_whitespace) {
        return None;
    }
    let rest = &text[close + 1..];
    let dash = ["--", "–", "—", "-"].iter().find(|d| rest.trim_start().starts_with(**d));
    let end = close + 1 + dash.map_or(0, |d| rest.len() - rest.trim_start().len() + d.len());
    Some(Dateline { range: 0..end, source: Some(1..close), ..Dateline::default() })
}

fn is_agency(name: &str) -> bool {
    let known = ["Reuters", "Xinhua", "Bernama", "Interfax", "Anadolu", "Kyodo", "Yonhap", "Tasnim", "Ukrinform"];
    let letters = name.len() >= 2 && name.len() <= 12 && name.chars().all(|c| c.is_uppercase() || c == '/');
    letters || known.contains(&name)
}

fn before_separator(text: &str) -> Option<Dateline> {
    let head = head(text);
    for (at, _) in head.char_indices().filter(|&(_, c)| matches!(c, '-' | '–' | '—' | ':' | '.')) {
        let rest = &text[at..];
        let spaced = head[..at].ends_with(char::is_whitespace);
        let separator = ["--", "–", "—", "-", ":", "."].into_iter().find(|s| rest.starts_with(s))?;
        let end = at + separator.len();
        if !text[end..].starts_with(char::is_whitespace) || (!spaced && !matches!(separator, ":" | "." | "—")) {
            continue;
        }
        if let Some(dateline) = parse(text, at, end, separator) {
            return text[end..].chars().any(char::is_lowercase).then_some(dateline);
        }
    }
    None
}

/// Reads `text[..at]` as place, date and agency before a separator.
fn parse(text: &str, at: usize, end: usize, separator: &str) -> Option<Dateline> {
    let lead = &text[..at];
    let named = lead.find('(').map_or(lead, |open| &lead[..open]);
    let source = lead.find('(').and_then(|open| {
        let close = open + lead[open..].find(')')?;
        is_agency(&lead[open + 1..close]).then_some(open + 1..close)
    });
    let dated = trailing_date(text, 0..named.len());
    let place = dated.as_ref().map_or(0..named.len(), |date| 0..date.start);
    let mut place = clean(text, place);
    if text[place.clone()].contains(|c: char| c.is_ascii_digit()) {
        place = clean(text, 0..text.find(',')?);
    }
    let name = &text[place.clone()];
    if !is_place(name) || NO_PLACES.iter().any(|n| name.eq_ignore_ascii_case(n)) {
        return None;
    }
    let first = name.split([' ', '/', ',']).next().unwrap_or(name);
    let shouted = is_shouted(first) && first.chars().count() >= 3;
    let accepted = match separator {
        "." => dated.is_some(),
        ":" => dated.is_some() || (is_shouted(name) && shouted && source.is_none()),
        _ => dated.is_some() || source.is_some() || shouted,
    };
    accepted.then_some(Dateline { range: 0..end, place: Some(place), date: dated, source })
}

/// A paragraph that is no more than a dateline.
fn alone(text: &str) -> Option<Dateline> {
    const SHORT: usize = 96;
    if text.len() > SHORT || text.ends_with(['.', '!', '?', ':', ';']) {
        return None;
    }
    if let Some(len) = dates::leading(text) {
        // "November 10, 2020, 13:20. Novo-Ogaryovo"
        let rest = text[len..].trim_start_matches([',', ' ']);
        let more = rest.is_empty() || (clock(rest).is_some() && text[len..].starts_with(','));
        return more.then(|| Dateline { range: 0..text.len(), date: Some(0..len), ..Dateline::default() });
    }
    let date = trailing_date(text, 0..text.len())?;
    let lead = clean(text, 0..date.start);
    let segment = text[lead.clone()].rfind(['–', '—', '|', '·']).map_or(lead.start, |at| lead.start + at);
    let segment = clean(text, segment..lead.end);
    let name = &text[segment.clone()];
    let whole = text[date.clone()].contains(|c: char| c.is_ascii_digit());
    let kicker = whole && text[lead.clone()].split_whitespace().count() <= 6 && text[..date.start].trim_end().ends_with([',', '–', '—', '|', '·']);
    let titled = is_place(name) && (text[..date.start].contains(',') || is_shouted(name));
    let place = (is_place(name) && !NO_PLACES.iter().any(|n| name.eq_ignore_ascii_case(n))).then_some(segment);
    (kicker || titled).then_some(Dateline { range: 0..text.len(), place, date: Some(date), source: None })
}

/// The longest date that ends a range, at a word's start.
fn trailing_date(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let end = trim(text, range.clone()).end;
    let starts = text[range.clone()].char_indices().filter(|&(at, c)| {
        let begins = at == 0 || text[range.start..range.start + at].ends_with([' ', '\u{a0}', ',', '(', '/']);
        begins && c.is_alphanumeric()
    });
    starts.map(|(at, _)| range.start + at).find_map(|start| {
        let len = dates::leading(&text[start..end])?;
        (text[start + len..end].trim_matches(['.', ',', ' ']).is_empty()).then_some(start..start + len)
    })
}

/// A range without the marks and white space around its words.
fn clean(text: &str, range: Range<usize>) -> Range<usize> {
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | '–' | '—' | '-' | '|' | '·' | ':' | '(');
    let inner = text[range.clone()].trim_start_matches(edge);
    let start = range.end - inner.len();
    start..start + inner.trim_end_matches(edge).len()
}

/// Whether words can name a place: few, all capitalized but for particles, without figures.
fn is_place(name: &str) -> bool {
    let words = name.split([' ', '/', ',', '\u{a0}']).filter(|w| !w.is_empty());
    let mut count = 0;
    for word in words {
        count += 1;
        if count > 7 || !is_name_word(word) || word.contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | ';' | '?' | '!' | '|')) {
            return false;
        }
    }
    count > 0 && name.len() <= 72 && name.starts_with(|c: char| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_tell_place_date_and_agency() {
        for (text, place, date, source) in [
            ("BOGOTA, Nov. 24 - Colombia's government signed.", "BOGOTA", "Nov. 24", ""),
            ("GENEVA (AP) — The parties met.", "GENEVA", "", "AP"),
            ("(MENAFN) On Monday the minister left.", "", "", "MENAFN"),
            ("(Reuters) - The army said so.", "", "", "Reuters"),
            ("GOMA, Congo, Aug 7 – The minister said.", "GOMA, Congo", "Aug 7", ""),
            ("NAIROBI, 13 November (translated from the French) – After days", "NAIROBI", "13 November", ""),
            ("ADEN/SANAA: The last flights", "ADEN/SANAA", "", ""),
            ("KATHMANDU, Nov. 22: It took years.", "KATHMANDU", "Nov. 22", ""),
            ("Washington, Aug. 5 (Xinhua) -- The envoy", "Washington", "Aug. 5", "Xinhua"),
            ("Santa Marta, Magdalena, February 17. Without a word they left.", "Santa Marta, Magdalena", "February 17", ""),
            ("Paris, May 21, 2008", "Paris", "May 21, 2008", ""),
            ("PORT LANZA, Friday", "PORT LANZA", "Friday", ""),
            ("Press release – Geneva/Brussels, 19 March 2023", "Geneva/Brussels", "19 March 2023", ""),
            ("Programme transcript, Wednesday 3 December 1997", "", "Wednesday 3 December 1997", ""),
            ("Sunday, February 23", "", "Sunday, February 23", ""),
            ("NEW DELHI/GUWAHATI, JAN. 28", "NEW DELHI/GUWAHATI", "JAN. 28", ""),
        ] {
            let found = dateline(text).unwrap_or_else(|| panic!("{text}"));
            let part = |r: Option<Range<usize>>| r.map_or("", |r| &text[r]);
            assert_eq!((part(found.place), part(found.date), part(found.source)), (place, date, source), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_dateline_is_none() {
        for text in [
            "BOTTOM LINE: Three days after the signing the war is back on.",
            "The minister left on Monday - and came back.",
            "They met on Friday",
            "FRONT HAS RELEASED 41 SOLDIERS - RED CROSS",
            "Prisoners: everyone to be swapped by 20 January",
            "UN envoy Kobler walks in.",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

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

    #[test]
    fn bullets_and_numbers_mark_items() {
        for (text, end) in [("• One", 3), ("- One", 1), ("1. One", 2), ("(a) One", 3), ("2) One", 2), ("iv. One", 3), ("-- One", 2)] {
            assert_eq!(list_marker(text), Some(end), "{text}");
        }
        for text in ["16.40 That", "A. Smith said", "-5 degrees", "2020. It was", "I. M. Pei"] {
            assert_eq!(list_marker(text), None, "{text}");
        }
    }
}
