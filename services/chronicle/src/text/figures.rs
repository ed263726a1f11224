//! Numbers of things in a sentence.

use super::Word;

/// A number of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure<'w> {
    /// How many.
    pub(crate) value: i64,
    /// Of what: a stem; empty where the number stands alone.
    pub(crate) of: &'w str,
    /// The same as it is written.
    pub(crate) thing: &'w str,
    /// Which word is the number.
    pub(crate) word: usize,
    /// Whether the sentence says that it is not so many ("and not ten").
    pub(crate) denied: bool,
}

const UNITS: [&str; 20] = [
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
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// What people are counted as: one may call freed whom another calls prisoners.
pub(crate) const PEOPLE: &[&str] =
    &["person", "captive", "troop", "free", "kill", "wound", "pupil", "women", "child", "dead", "leader"];

/// What makes a number one of time, measure or counting, which is compared elsewhere or not at all.
const NOT_THINGS: &[&str] = &[
    "day",
    "days",
    "hour",
    "hours",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "minute",
    "minutes",
    "o'clock",
    "percent",
    "per",
    "km",
    "kilometre",
    "kilometres",
    "kilometer",
    "kilometers",
    "metre",
    "metres",
    "meters",
    "mile",
    "miles",
    "dollars",
    "million",
    "billion",
    "times",
    "time",
    "sides",
    "parties",
    "countries",
    "states",
    "governments",
    "ministers",
    "men",
    "am",
    "pm",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "delegations",
    "presidents'",
    "armies",
    "sessions",
    "rounds",
    "more",
    "in",
    "on",
    "or",
    "to",
];

/// The numbers of things that words tell.
pub(crate) fn figures(words: &[Word]) -> Vec<Figure<'_>> {
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let Some(mut value) = word.value else { continue };
        // The number of a paragraph.
        if i == 0 && words.get(1).is_some_and(|next| next.at.start > word.at.end + 1) {
            continue;
        }
        let before = |n: usize| i.checked_sub(n).and_then(|i| words.get(i)).map_or("", |w| w.folded.as_str());
        // "No. 2", "Article 4", "resolution 1701", "Sept. 12", "the 20th century", years.
        let counts = [
            "no",
            "article",
            "resolution",
            "section",
            "page",
            "at",
            "by",
            "since",
            "in",
            "chapter",
            "paragraph",
            "until",
            "before",
        ];
        let dated = super::days::in_text(
            words.get(i.saturating_sub(1)..(i + 2).min(words.len())).unwrap_or_default(),
            Some(700_000),
        );
        if counts.contains(&before(1))
            || !dated.is_empty()
            || (1800..2200).contains(&value) && word.folded.len() == 4
        {
            continue;
        }
        let mut rest = &words[i + 1..];
        while let Some(factor) = rest.first().and_then(|w| match w.folded.as_str() {
            "hundred" => Some(100),
            "thousand" => Some(1000),
            _ => None,
        }) {
            value = value.saturating_mul(factor);
            rest = &rest[1..];
        }
        let measures = |w: &Word| NOT_THINGS.contains(&w.folded.as_str());
        let cubic = rest.first().is_some_and(|w| matches!(w.folded.as_str(), "cubic" | "square"));
        if rest.first().is_some_and(measures) || cubic {
            continue;
        }
        // The thing is the next word that says something, or one that counts people past an adjective or two; where the number ends
        // its clause, it may stand before it ("Prisoners let go: 41").
        let ahead = rest
            .iter()
            .take(4)
            .take_while(|w| !matches!(w.folded.as_str(), "and" | "in" | "on" | "for" | "not" | "at" | "by"));
        let ahead: Vec<&Word> = ahead.filter(|w| w.telling).collect();
        let people = |w: &&&Word| PEOPLE.contains(&w.stem.as_str());
        let of = ahead.iter().find(people).or(ahead.first()).copied();
        let behind = || words[..i].iter().rev().take(8).find(|w| PEOPLE.contains(&w.stem.as_str()));
        let thing = of.or_else(behind);
        let of = thing.map_or("", |w| w.stem.as_str());
        let thing = thing.map_or("", |w| w.folded.as_str());
        let denied = before(1) == "not" || before(1) == "than" && before(2) == "rather";
        found.push(Figure { value, of, thing, word: i, denied });
    }
    found
}

/// The number that a folded word tells.
pub(super) fn value(folded: &str) -> Option<i64> {
    let unit = |word: &str| UNITS.iter().position(|name| *name == word);
    if let Some(n) = unit(folded) {
        return (n > 1).then(|| i64::try_from(n).ok()).flatten();
    }
    let (tens, units) = folded.split_once('-').unwrap_or((folded, ""));
    if let Some(n) = TENS.iter().position(|name| *name == tens) {
        let rest = if units.is_empty() { 0 } else { unit(units).filter(|n| (1..10).contains(n))? };
        return i64::try_from((n + 2) * 10 + rest).ok();
    }
    if folded.bytes().any(|b| b != b',' && !b.is_ascii_digit()) {
        return None;
    }
    folded.replace(',', "").parse().ok()
}
