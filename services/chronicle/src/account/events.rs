//! A brief's events, those left out that its own words show not to have happened.

use crate::record::EventTold;
use crate::text::{Days, in_text, words_once};

use super::{Reading, Signs, bytes, stems};

/// How far back a date may lie that a report without a year means, in days. Beyond, it is rather one to come that was taken for past.
const LONG_AGO: i32 = 290;

/// The events of a report.
pub(super) fn read(reading: &Reading<'_>) -> Vec<EventTold> {
    let events = reading.brief.events.iter().filter_map(|event| {
        let range = bytes(event.evidence.as_ref())?;
        let days = event.date.as_ref().and_then(Days::of_resolved);
        if announced(reading, &range, days) {
            return None;
        }
        let sentence = reading.sentence_at(range.start);
        let told = words_once(reading.memo, reading.body.get(range.clone())?);
        let whole = reading.words.get(sentence).map(Vec::as_slice).unwrap_or_default();
        let signs = Signs::read(whole);
        // The meeting that was called off did not take place: what happened is the calling off, another event.
        if event.r#type() == peacebrief::v1::EventType::Consult && Signs::read(&told).has(Signs::CANCELLED)
            || event.r#type() == peacebrief::v1::EventType::Consult
                && signs.has(Signs::CANCELLED)
                && ahead_of_cancelling(reading, &range, sentence)
        {
            return None;
        }
        Some(EventTold {
            passage: reading.passage(&event.id, range.clone())?,
            kind: event.r#type,
            mode: event.mode,
            days: day_of(reading, &range, sentence, days),
            place: event.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
            initiators: event.initiator_ids.clone(),
            participants: event.participant_ids.clone(),
            sentence: sentence.try_into().ok()?,
            stems: stems(&told),
            name: String::new(),
        })
    });
    events.collect()
}

/// When an event happened: the one day that its own words name, else what the brief tells, unless the words of the sentence show that
/// the brief took another thing's day.
fn day_of(
    reading: &Reading<'_>,
    range: &std::ops::Range<usize>,
    sentence: usize,
    told: Option<Days>,
) -> Option<Days> {
    let own = named(
        &words_once(reading.memo, reading.body.get(range.clone()).unwrap_or_default()),
        reading.published,
    );
    if let [day] = own.as_slice() {
        // A day within a longer time that the brief tells is only where it began or ended.
        let within = told.is_some_and(|told| !told.is_day() && told.common(*day).is_some());
        let ahead = reading.published.is_some_and(|published| day.first > published);
        return if within || ahead { told } else { Some(*day) };
    }
    let whole = reading.words.get(sentence).map(Vec::as_slice).unwrap_or_default();
    let around = named(whole, reading.published);
    if let (Some(told), [day]) = (told, around.as_slice()) {
        let bound = in_text(whole, reading.published).iter().any(|named| named.bound && named.days == told);
        if bound && own.is_empty() {
            return Some(*day);
        }
    }
    let told = told.filter(|days| !long_ago(reading, *days));
    let said = told
        .is_some_and(|told| in_text(whole, reading.published).iter().any(|named| named.days.gap(told) == 0));
    if around.is_empty() && own.is_empty() && !said {
        // What a running report notes at an hour happened on its day.
        if reading.at_an_hour(sentence) {
            return reading.published.map(Days::on);
        }
        if told.is_none() {
            return reading.day_before(sentence);
        }
    }
    told
}

/// The different days that words name, mere bounds left out.
fn named(words: &[crate::text::Word], published: Option<i32>) -> Vec<Days> {
    let mut days: Vec<Days> =
        in_text(words, published).into_iter().filter(|named| !named.bound).map(|named| named.days).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether a step of the brief says that the same words tell something to come.
fn announced(reading: &Reading<'_>, range: &std::ops::Range<usize>, days: Option<Days>) -> bool {
    reading.brief.next_steps.iter().any(|step| {
        let Some(at) = bytes(step.evidence.as_ref()) else { return false };
        let common = at.end.min(range.end).saturating_sub(at.start.max(range.start));
        let due = step.date.as_ref().and_then(Days::of_resolved);
        let ahead = due.zip(reading.published).is_none_or(|(due, published)| due.last >= published);
        let same_day = |days: Days| due.is_some_and(|due| (due.first - days.first).rem_euclid(365) <= 1);
        ahead
            && common > 0
            && (common * 10 >= range.len() * 8 || days.is_some_and(same_day) && common * 2 >= range.len())
    })
}

/// Whether the words come before those of a cancelling in their sentence.
fn ahead_of_cancelling(reading: &Reading<'_>, range: &std::ops::Range<usize>, sentence: usize) -> bool {
    let end = reading.sentences.get(sentence).map_or(range.end, |s| s.end);
    let rest = reading.body.get(range.end..end).unwrap_or_default();
    Signs::read(&words_once(reading.memo, rest)).has(Signs::CANCELLED)
}

/// Whether a day is so long ago, with no year in the words, that it was rather meant to come.
fn long_ago(reading: &Reading<'_>, days: Days) -> bool {
    let ago = reading.published.map_or(0, |published| published - days.last);
    days.is_day() && (LONG_AGO..=366).contains(&ago)
}
