//! Datelines: where and when a report was filed, and by which agency.

use std::ops::Range;

use super::layout::Dateline;
use super::leads::{head, is_name_word, is_shouted};
use super::lines::trim;
use super::outlets::is_outlet;
use super::stamps::clock;
use crate::dates;

/// Headers that stand where a place would.
const NO_PLACES: &[&str] = &[
    "factbox",
    "update",
    "analysis",
    "breaking",
    "exclusive",
    "watch",
    "opinion",
    "explainer",
    "timeline",
    "live",
    "bottom line",
    "summary",
    "note",
    "correction",
    "highlights",
    "background",
    "flash",
    "urgent",
    "alert",
    "photo",
    "editorial",
    "interview",
    "feature",
    "press release",
    "statement",
    "communiqué",
    "readout",
    "q&a",
    "profile",
    "the deal",
    "the plan",
    "what next",
    "what happened",
    "key points",
    "key dates",
    "news analysis",
    "warning",
    "clarification",
];

/// A dateline at the start of a paragraph, in its bytes: "BOGOTA, Nov. 24 -", "GENEVA (AP) —", "(MENAFN)", or a
/// paragraph that is no more than one: "Paris, May 21, 2008".
pub(super) fn dateline(text: &str) -> Option<Dateline> {
    agency(text).or_else(|| alone(text)).or_else(|| before_separator(text)).or_else(|| before_report(text))
}

/// "MOSCOW (News Agency - 9 February 2023) The minister said": nothing but the bracket between place and report.
fn before_report(text: &str) -> Option<Dateline> {
    let head = head(text);
    let open = head.find(" (")? + 1;
    let close = open + head[open..].find(')')?;
    // "Cairo, Aug 17 (UNI) The two presidents": a day tells a dateline whatever the capitals.
    let date = trailing_date(text, 0..open - 1);
    let place = clean(text, 0..date.as_ref().map_or(open - 1, |date| date.start));
    let name = &text[place.clone()];
    let inside = &text[open + 1..close];
    let told = inside.split(['/', '-', '–', '—']).map(str::trim).any(is_agency)
        || inside.contains(|c: char| c.is_ascii_digit());
    let mut words = text[close + 1..].split_whitespace();
    let begins = text[close + 1..].starts_with(char::is_whitespace)
        && words.next().is_some_and(|word| word.starts_with(|c: char| c.is_uppercase()))
        && words.take(FEW).any(|word| word.starts_with(|c: char| c.is_lowercase()));
    let shouted = is_shouted(name) && name.chars().count() >= 3;
    let filed = is_place(name) && (shouted || date.is_some()) && told && begins;
    let no_place = NO_PLACES.iter().any(|n| name.eq_ignore_ascii_case(n));
    let source = Some(open + 1..close).filter(|_| is_agency(inside));
    (filed && !no_place).then_some(Dateline { range: 0..close + 1, place: Some(place), date, source })
}

/// Within how many words a report goes on in small letters.
const FEW: usize = 8;

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
    let letters = name.len() >= 2 && name.len() <= 12 && name.chars().all(|c| c.is_uppercase() || c == '/');
    letters || is_outlet(name)
}

fn before_separator(text: &str) -> Option<Dateline> {
    let head = head(text);
    for (at, _) in head.char_indices().filter(|&(_, c)| matches!(c, '-' | '–' | '—' | ':' | '.')) {
        let rest = &text[at..];
        let spaced = head[..at].ends_with(char::is_whitespace);
        let separator = ["--", "–", "—", "-", ":", "."].into_iter().find(|s| rest.starts_with(s))?;
        let end = at + separator.len();
        // "MANILA—The two sides met": set close to both, as some papers do.
        let close = !spaced && matches!(separator, "—" | "--") && begins_report(&text[end..]);
        let apart =
            text[end..].starts_with(char::is_whitespace) && (spaced || matches!(separator, ":" | "." | "—"));
        if !apart && !close {
            continue;
        }
        if let Some(dateline) = parse(text, at, end, separator) {
            return text[end..].chars().any(char::is_lowercase).then_some(dateline);
        }
    }
    None
}

/// Whether a text begins as a report does: with a capital or a quotation.
fn begins_report(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘'))
}

/// Reads `text[..at]` as place, date and agency before a separator.
fn parse(text: &str, at: usize, end: usize, separator: &str) -> Option<Dateline> {
    let lead = &text[..at];
    if lead.matches('(').count() > lead.matches(')').count() {
        return None;
    }
    // "Cairo, Aug 17 (UNI) The two met.": what follows a bracket is the report.
    let behind = lead.rfind(')').map_or("", |close| &lead[close + 1..]);
    if behind.contains(char::is_lowercase) {
        return None;
    }
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
    let kicker = whole
        && text[lead.clone()].split_whitespace().count() <= 6
        && text[..date.start].trim_end().ends_with([',', '–', '—', '|', '·']);
    let titled = is_place(name) && (text[..date.start].contains(',') || is_shouted(name));
    let place =
        (is_place(name) && !NO_PLACES.iter().any(|n| name.eq_ignore_ascii_case(n))).then_some(segment);
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
pub(super) fn is_place(name: &str) -> bool {
    let words = name.split([' ', '/', ',', '\u{a0}']).filter(|w| !w.is_empty());
    let mut count = 0;
    for word in words {
        count += 1;
        if count > 7
            || !is_name_word(word)
            || word.contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | ';' | '?' | '!' | '|'))
        {
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
            ("(Al Jazeera) - The army said so.", "", "", "Al Jazeera"),
            ("GOMA, Congo, Aug 7 – The minister said.", "GOMA, Congo", "Aug 7", ""),
            ("NAIROBI, 13 November (translated from the French) – After days", "NAIROBI", "13 November", ""),
            ("ADEN/SANAA: The last flights", "ADEN/SANAA", "", ""),
            ("KATHMANDU, Nov. 22: It took years.", "KATHMANDU", "Nov. 22", ""),
            ("Washington, Aug. 5 (Xinhua) -- The envoy", "Washington", "Aug. 5", "Xinhua"),
            (
                "Santa Marta, Magdalena, February 17. Without a word they left.",
                "Santa Marta, Magdalena",
                "February 17",
                "",
            ),
            ("Paris, May 21, 2008", "Paris", "May 21, 2008", ""),
            ("PORT LANZA, Friday", "PORT LANZA", "Friday", ""),
            ("PORT LANZA, Tarn—The two sides met.", "PORT LANZA, Tarn", "", ""),
            ("PORT LANZA--“We are ready,” the envoy said.", "PORT LANZA", "", ""),
            ("Cairo, Aug 17 (UNI) The two presidents met.", "Cairo", "Aug 17", "UNI"),
            ("Press release – Geneva/Brussels, 19 March 2023", "Geneva/Brussels", "19 March 2023", ""),
            ("Programme transcript, Wednesday 3 December 1997", "", "Wednesday 3 December 1997", ""),
            ("Sunday, February 23", "", "Sunday, February 23", ""),
            ("NEW DELHI/GUWAHATI, JAN. 28", "NEW DELHI/GUWAHATI", "JAN. 28", ""),
        ] {
            let found = dateline(text).unwrap_or_else(|| panic!("{text}"));
            let part = |r: Option<Range<usize>>| r.map_or("", |r| &text[r]);
            assert_eq!(
                (part(found.place), part(found.date), part(found.source)),
                (place, date, source),
                "{text}"
            );
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
            "FACTBOX (2023) The minister said so.",
            "UN envoy Kobler walks in.",
            "TARN—as its rebels are called—has signed.",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
