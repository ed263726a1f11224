//! How long talks had lasted that ended on a day: "closed two days of talks on Tuesday".

use peacebrief::v1::{self, EventType};

use super::Reading;
use super::candidates::Candidate;
use crate::dates::{CalendarDate, DateValue, Precision};
use crate::document::{Document, TokenId};
use crate::syntax::Dep;

/// Verbs for the end of what has lasted.
const ENDS: &[&str] = &["conclude", "close", "end", "finish", "complete", "wrap", "wind"];
/// Nouns for it: "at the *close* of five days of talks".
const END: &[&str] = &["end", "close", "conclusion"];
/// The words for how many days: two is the first.
const COUNTS: &[&str] =
    &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/// Talks of more days than these are told by weeks.
const LONGEST: i64 = 31;
/// How far before the noun of a meeting its length is looked for.
const REACH: usize = 8;

/// The days of a meeting up to the one on which the text has it end; any other date as it is.
pub(super) fn ended_on(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    date: v1::ResolvedDate,
) -> v1::ResolvedDate {
    if candidate.frame.event != EventType::Consult {
        return date;
    }
    let value = days(sources, candidate).and_then(|days| back_from(&date, days));
    match value {
        Some(value) => v1::ResolvedDate { value: Some(value.into()), ..date },
        None => date,
    }
}

/// For how many days it was held, where it is told by its end.
fn days(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Option<i64> {
    let document = sources.document;
    let (noun, whole) = if candidate.nominal {
        (candidate.token, candidate.whole)
    } else {
        let mut objects = candidate.clause?.undergoers().iter().copied();
        let noun = objects.find(|&noun| {
            document.lemma(noun) == "day" || !sources.lexicon.event_nouns(document.lemma(noun)).is_empty()
        })?;
        (noun, noun)
    };
    let ends = |verb: TokenId| ENDS.contains(&document.lemma(verb));
    let by_verb = candidate.clause.is_some_and(|clause| ends(clause.verb))
        || sources.clauses.around(whole).is_some_and(|clause| ends(clause.verb) && clause.verb != whole)
        || document.children_by(noun, Dep::Relcl).any(ends);
    let start = document.sentence_around(noun).start.max(noun.saturating_sub(REACH));
    let (count, at) = (start..=noun).rev().find_map(|t| Some((counted(document, t)?, t)))?;
    let by_noun = at.checked_sub(2).is_some_and(|t| {
        t >= document.sentence_around(noun).start
            && document.word(at - 1).eq_ignore_ascii_case("of")
            && END.contains(&document.lemma(t))
    });
    (by_verb || by_noun).then_some(count)
}

/// The number that stands at a token before days: "*five* days of talks", "a *two*-day meeting".
fn counted(document: &Document<'_>, token: TokenId) -> Option<i64> {
    let word = |t: TokenId| (t < document.len()).then(|| document.word(t).to_lowercase());
    let day = match word(token + 1)?.as_str() {
        "-" | "‑" => word(token + 2)? == "day",
        next => next == "days" && matches!(word(token + 2)?.as_str(), "of" | "'" | "’"),
    };
    let spelt = word(token)?;
    let place = COUNTS.iter().position(|&count| count == spelt).and_then(|at| i64::try_from(at).ok());
    let count = place.map(|at| at + 2).or_else(|| spelt.parse().ok())?;
    (day && (2..=LONGEST).contains(&count)).then_some(count)
}

/// So many days up to a day, which is the last of them.
fn back_from(date: &v1::ResolvedDate, days: i64) -> Option<DateValue> {
    let Some(v1::resolved_date::Value::Date(last)) = &date.value else { return None };
    let (year, month, day) =
        (i16::try_from(last.year).ok()?, i8::try_from(last.month).ok()?, i8::try_from(last.day).ok()?);
    let last = CalendarDate::of_day(year, month, day).filter(|last| last.precision() == Precision::Day)?;
    let first = last.first_day().checked_sub(jiff::Span::new().days(days - 1)).ok()?;
    DateValue::between(CalendarDate::from(first), last)
}
