//! Where sentences end.

use std::ops::Range;

use super::lines::trim;

/// Abbreviations after which a sentence goes on, in lower case and without their last point.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "mm", "messrs", "mme", "dr", "prof", "gen", "gens", "lt", "col", "sgt", "capt", "cpl",
    "maj", "adm", "brig", "cmdr", "supt", "rep", "reps", "sen", "sens", "gov", "pres", "amb", "hon", "rev",
    "fr", "st", "jr", "sr", "no", "nos", "vs", "etc", "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "approx", "art", "arts", "para", "paras", "fig",
    "al", "e.g", "i.e", "cf", "h.e", "u.s", "u.n", "u.k", "e.u", "a.m", "p.m", "d.c", "ph.d", "rs",
];

/// Those of them after which a sentence may end all the same, if the next word commonly opens one.
const MAY_END: &[&str] =
    &["u.s", "u.n", "u.k", "e.u", "a.m", "p.m", "d.c", "etc", "inc", "ltd", "co", "corp", "jr", "sr", "al"];

/// Words that commonly open a sentence.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "in",
    "on",
    "at",
    "and",
    "but",
    "however",
    "meanwhile",
    "both",
    "his",
    "her",
    "its",
    "their",
    "there",
    "for",
    "after",
    "before",
    "as",
    "while",
    "when",
    "if",
    "since",
    "although",
    "despite",
    "according",
    "under",
    "earlier",
    "last",
];

/// No abbreviation is longer, points included.
const LONGEST: usize = 8;

/// Cuts a paragraph into sentences, each without the white space around it.
pub(super) fn split(body: &str, paragraph: Range<usize>, out: &mut Vec<Range<usize>>) {
    let text = &body[paragraph.clone()];
    let mut cut = 0;
    let mut at = 0;
    let mut push = |from: usize, to: usize| {
        let sentence = trim(body, paragraph.start + from..paragraph.start + to);
        if !sentence.is_empty() {
            out.push(sentence);
        }
    };
    while let Some(stop) = text[at..].find(is_stop).map(|k| at + k) {
        let stops = run(&text[stop..], is_stop);
        let end = stop + stops + closers(&text[stop + stops..]);
        at = end;
        let lone_point = end == stop + 1 && text.as_bytes()[stop] == b'.';
        if opens(&text[end..]).is_some_and(|next| !lone_point || ends(&text[cut..stop], next)) {
            push(cut, end);
            cut = end;
        }
    }
    push(cut, text.len());
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// The length of the closing quotes and brackets that belong to the sentence before.
fn closers(text: &str) -> usize {
    const ENTITIES: &[&str] = &["&quot;", "&rdquo;", "&rsquo;", "&#34;", "&#39;", "&raquo;"];
    let mut len = 0;
    loop {
        let rest = &text[len..];
        if let Some(c) = rest.chars().next()
            && matches!(
                c,
                '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '\u{200B}'..='\u{200F}' | '\u{FEFF}'
            )
        {
            len += c.len_utf8();
        } else if let Some(entity) = ENTITIES.iter().find(|e| rest.starts_with(**e)) {
            len += entity.len();
        } else {
            return len;
        }
    }
}

/// The word that opens another sentence, after white space and opening quotes.
fn opens(rest: &str) -> Option<&str> {
    let after = rest.trim_start_matches("&nbsp;").trim_start();
    if after.len() == rest.len() {
        return None;
    }
    let inner = after.trim_start_matches([
        '"', '\'', '“', '‘', '«', '„', '(', '[', '\u{200B}', '\u{200E}', '\u{200F}', '\u{FEFF}',
    ]);
    let first = inner.chars().next()?;
    let word = &inner[..run(inner, |c| c.is_alphanumeric() || c == '_')];
    (first.is_alphanumeric() && !first.is_lowercase()).then_some(word)
}

/// Whether the sentence `before` ends at a single point that `next` follows.
fn ends(before: &str, next: &str) -> bool {
    let word_start = before
        .char_indices()
        .rev()
        .take_while(|&(_, c)| c.is_alphanumeric() || c == '_' || c == '.')
        .last()
        .map_or(before.len(), |(at, _)| at);
    let word = &before[word_start..];
    if among(word, ABBREVIATIONS) {
        return among(word, MAY_END) && among(next, OPENERS);
    }
    // An initial: J. Smith.
    let mut letters = word.chars();
    if let (Some(c), None) = (letters.next(), letters.next())
        && c.is_alphabetic()
        && !c.eq_ignore_ascii_case(&'i')
    {
        return false;
    }
    // "G.L. Peiris": several.
    if is_initials(word) {
        return among(next, OPENERS);
    }
    !is_number_of_item(before)
}

/// Single letters with points between them, the last point left off: "G.L", "A.B.A".
fn is_initials(word: &str) -> bool {
    let mut letters = word.split('.');
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    word.contains('.') && letters.all(single)
}

fn among(word: &str, list: &[&str]) -> bool {
    word.len() <= LONGEST.max(12) && list.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether a sentence is so far no more than the number of an item: "4", "(b", "iv".
fn is_number_of_item(before: &str) -> bool {
    let text = before.trim();
    if text.len() > 16 {
        return false;
    }
    let number = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let count = number.chars().count();
    let roman =
        !number.is_empty() && number.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    let digits = (1..=3).contains(&count) && number.chars().all(char::is_numeric);
    roman || digits || (count == 1 && number.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(body: &str) -> Vec<&str> {
        let mut out = Vec::new();
        split(body, 0..body.len(), &mut out);
        out.into_iter().map(|r| &body[r]).collect()
    }

    #[test]
    fn ends_where_another_begins() {
        for (body, n) in [
            ("Mr. A. B. Smith met Gen. Jones. They talked.", 2),
            ("He left the U.S. The talks failed.", 2),
            ("The U.S. Senate voted. Done.", 2),
            ("\"Stop!\" she said. \"Now.\" He did.", 3),
            ("It fell 3.5 percent at 5 p.m. on Monday. Then it rose.", 2),
            ("“We agree.” Both left.", 2),
            ("4. The border stays.", 1),
            ("He is 40. She left.", 2),
            ("MM. Redwan and Getachew signed on Nov. 2. It was late.", 2),
            ("Is it over? «Oui.» He smiled… And left!", 4),
            ("Prof. G.L. Peiris denied it. A.B.A. Khan agreed.", 2),
            ("They met the R.U.F. The talks failed.", 2),
            ("No end", 1),
            ("said.&quot; He left.", 2),
            ("One.\u{a0}Two.", 2),
            ("", 0),
        ] {
            assert_eq!(sentences(body).len(), n, "{body:?}: {:?}", sentences(body));
        }
    }
}
