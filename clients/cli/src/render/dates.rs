//! Dates: ISO 8601, and an order of time.

use peacebrief::v1::{ResolvedDate, resolved_date};
use peacebrief::{date, v1};

/// What stands where the article tells no date.
pub(super) const UNDATED: &str = "undated";

/// The date as it is shown; an interval with its ends apart, for it reads better than with a solidus.
pub(super) fn shown(date: Option<&ResolvedDate>) -> Option<String> {
    date.and_then(date::iso_resolved).map(|iso| iso.replace('/', " – "))
}

/// Orders by time: an interval by its start, a date cut short before the whole dates in it, and no date at the end.
pub(super) fn key(date: Option<&ResolvedDate>) -> (bool, i32, i32, i32) {
    let start = date.and_then(|date| match date.value.as_ref()? {
        resolved_date::Value::Date(date) => Some(*date),
        resolved_date::Value::Interval(interval) => interval.start,
    });
    match start {
        Some(v1::Date { year, month, day }) => (false, year, month, day),
        None => (true, 0, 0, 0),
    }
}

/// How wide the column of dates must be for all of them.
pub(super) fn column<'d>(dates: impl Iterator<Item = Option<&'d ResolvedDate>>) -> usize {
    let widths = dates.map(|date| shown(date).map_or(UNDATED.len(), |text| text.chars().count()));
    widths.max().unwrap_or_default() + 2
}
