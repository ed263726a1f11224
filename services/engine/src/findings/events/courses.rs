//! From when until when talks lasted of which the text tells when they opened and, elsewhere, when they ended: "The round opened on Monday",
//! told beside what was signed on Friday.

use peacebrief::v1::{self, ConsultMode, EventType};

use crate::dates::{CalendarDate, DateValue};
use crate::document::TokenId;
use crate::findings::Finding;

use super::{Reading, merge};

/// Verbs for the beginning of talks. Those that are launched or resumed go on from round to round.
const OPENS: &[&str] = &["open", "begin", "start", "convene"];
/// Verbs for their end.
const ENDS: &[&str] = &["conclude", "end", "close", "adjourn", "finish", "wrap"];
/// Talks that last longer have had pauses.
const LONGEST: i32 = 120;
/// How many events before and after one are held against it.
const WINDOW: usize = 40;
/// How many sentences apart the opening and the end of one round are told at most.
const NEAR: usize = 6;

/// Dates talks by their opening and their end. The two tellings of one round become one.
pub(super) fn extend(sources: Reading<'_, '_>, events: &mut Vec<Finding<v1::Event>>) {
    let mut index = 0;
    while index < events.len() {
        let first = day_of(&events[index].message).filter(|_| is_told_by(sources, &events[index], OPENS));
        let Some(first) = first else {
            index += 1;
            continue;
        };
        if let Some(end) = ending(sources, events, index, first) {
            let last = day_of(&events[end].message);
            date_by(&mut events[end].message, Some(first), last);
            let opening = events.remove(index);
            let end = if end > index { end - 1 } else { end };
            let kept = &mut events[end].message;
            kept.mentions.extend(opening.message.evidence);
            for id in opening.message.participant_ids {
                if !kept.participant_ids.contains(&id) {
                    kept.participant_ids.push(id);
                }
            }
            continue;
        }
        let outcome = outcome(sources, events, index, first);
        date_by(&mut events[index].message, Some(first), outcome);
        index += 1;
    }
}

/// Whether a consultation is told by a verb of some sort: as its own, or of the noun by which it is told.
fn is_told_by(sources: Reading<'_, '_>, finding: &Finding<v1::Event>, verbs: &[&str]) -> bool {
    let event = &finding.message;
    let seated = event.r#type() == EventType::Consult
        && matches!(
            event.mode(),
            ConsultMode::Negotiation | ConsultMode::Meeting | ConsultMode::Summit | ConsultMode::Unspecified
        );
    let of = |verb: TokenId| verbs.contains(&sources.document.lemma(verb));
    seated
        && (of(finding.token)
            || sources.clauses.around(finding.token).is_some_and(|clause| of(clause.verb))
            || sources.document.children(finding.token).any(|c| sources.clauses.at(c).is_some() && of(c)))
}

/// The telling by which a round ended that opened on a day.
fn ending(
    sources: Reading<'_, '_>,
    events: &[Finding<v1::Event>],
    opening: usize,
    first: CalendarDate,
) -> Option<usize> {
    let document = sources.document;
    let sentence = document.sentence_of(events[opening].token);
    let (from, to) = window(events, opening);
    (from..to).find(|&index| {
        let finding = &events[index];
        index != opening
            && document.sentence_of(finding.token).abs_diff(sentence) <= NEAR
            && is_told_by(sources, finding, ENDS)
            && day_of(&finding.message).is_some_and(|last| is_course(first, last))
            && are_of_one(sources, &events[opening].message, &finding.message)
    })
}

/// The day of the first accord that came of talks.
fn outcome(
    sources: Reading<'_, '_>,
    events: &[Finding<v1::Event>],
    opening: usize,
    first: CalendarDate,
) -> Option<CalendarDate> {
    let (from, to) = window(events, opening);
    let agreed = events[from..to].iter().filter(|finding| finding.message.r#type() == EventType::Agree);
    let days = agreed
        .filter(|finding| are_of_one(sources, &events[opening].message, &finding.message))
        .filter_map(|finding| day_of(&finding.message));
    // What was signed on the day itself is what they came for.
    days.filter(|&last| last >= first).min().filter(|&last| is_course(first, last))
}

fn window(events: &[Finding<v1::Event>], around: usize) -> (usize, usize) {
    (around.saturating_sub(WINDOW), events.len().min(around + WINDOW))
}

/// Whether the same sides may have taken part.
fn are_of_one(sources: Reading<'_, '_>, a: &v1::Event, b: &v1::Event) -> bool {
    let (a, b) = (merge::sides(sources.cast, a), merge::sides(sources.cast, b));
    a.is_empty() || b.is_empty() || a.iter().any(|side| b.contains(side))
}

fn is_course(first: CalendarDate, last: CalendarDate) -> bool {
    let days = (last.last_day() - first.first_day()).get_days();
    first < last && days <= LONGEST
}

/// The one day of an event.
fn day_of(event: &v1::Event) -> Option<CalendarDate> {
    let Some(v1::resolved_date::Value::Date(date)) = event.date.as_ref()?.value.as_ref() else { return None };
    let (year, month, day) =
        (i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    CalendarDate::of_day(year, month, day)
}

fn date_by(event: &mut v1::Event, first: Option<CalendarDate>, last: Option<CalendarDate>) {
    let value = first.zip(last).and_then(|(first, last)| DateValue::between(first, last));
    if let (Some(value), Some(date)) = (value, event.date.as_mut()) {
        date.value = Some(value.into());
    }
}
