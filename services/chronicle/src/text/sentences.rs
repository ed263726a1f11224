//! Sentences of a text.

use std::ops::Range;

/// Words before a full stop that end no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "capt", "sgt", "brig", "adm", "prof", "rev", "fr",
    "st", "sr", "jr", "no", "nos", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "hon", "messrs", "lic", "art", "e.g", "i.e", "h.e", "gov", "sen", "rep", "pres",
    "amb",
];

/// What joins clauses that tell different things.
const JOINTS: &[&str] = &[", and ", ", but ", ", while ", ", though ", ", although ", ", whereas "];

/// The sentences of a text, in order, those of several main clauses in their parts; white space around them is left out.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let ends = match c {
            '\n' | ';' => true,
            ',' => {
                JOINTS.iter().any(|joint| text[at..].starts_with(joint))
                    && !text[at..].starts_with(", and not ")
                    && long(&text[start..at])
                    && long(clause_after(&text[end..]))
            }
            '!' | '?' => before_blank(&text[end..]),
            '.' => before_blank(&text[end..]) && ends_sentence(&text[start..at], &text[end..]),
            _ => false,
        };
        if !ends {
            continue;
        }
        // Closing marks belong to what they close.
        let mut end = end;
        while let Some(&(at, c)) = chars.peek() {
            if !matches!(c, '"' | '”' | '’' | '\'' | ')' | '»') {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        push(text, start..end, &mut found);
        start = end;
    }
    push(text, start..text.len(), &mut found);
    found
}

/// Whether a part is long enough to tell something by itself: else a comma only lists.
fn long(part: &str) -> bool {
    part.split_whitespace().nth(4).is_some()
}

/// The words up to the next comma or end of sentence.
fn clause_after(rest: &str) -> &str {
    &rest[..rest.find([',', ';', '.', '\n']).unwrap_or(rest.len())]
}

fn before_blank(rest: &str) -> bool {
    rest.trim_start_matches(['"', '”', '’', '\'', ')', '»']).chars().next().is_none_or(char::is_whitespace)
}

fn ends_sentence(before: &str, rest: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("").to_lowercase();
    let next = rest.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
    let initial = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    // "1. The Mission": a number before the first word of a paragraph only counts.
    let counts = before.trim().chars().all(|c| c.is_ascii_digit());
    let dotted = last.contains('.') && next.is_some_and(|c| !c.is_uppercase());
    !(initial
        || counts
        || dotted
        || ABBREVIATIONS.contains(&last.as_str())
        || next.is_some_and(char::is_lowercase))
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let trimmed = part.trim_start();
    let start = range.start + part.len() - trimmed.len();
    let end = start + trimmed.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',')).len();
    if text[start..end].chars().any(char::is_alphabetic) {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn full_stops_of_abbreviations_and_initials_end_nothing() {
        let text =
            "On Sept. 12 Mr. A. Serikova of the U.N. mission left. \"Go,\" he said.\n2. Two came; one went!";
        assert_eq!(
            split(text),
            [
                "On Sept. 12 Mr. A. Serikova of the U.N. mission left.",
                "\"Go,\" he said.",
                "2. Two came",
                "one went!"
            ]
        );
    }

    #[test]
    fn nothing_has_none() {
        assert!(sentences("").is_empty() && sentences(" \n…\n").is_empty());
    }
}
