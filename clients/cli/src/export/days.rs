//! Dates as other schemes have them: whole days.

use peacebrief::date;
use peacebrief::v1::{self, ResolvedDate, resolved_date};

/// The first and the last day that a date may mean, in ISO 8601.
pub(super) fn ends(resolved: Option<&ResolvedDate>) -> Option<(String, String)> {
    let (start, end) = match resolved?.value.as_ref()? {
        resolved_date::Value::Date(date) => (Some(*date), Some(*date)),
        resolved_date::Value::Interval(interval) => (interval.start, interval.end),
    };
    let (start, end) = (start.or(end)?, end.or(start)?);
    Some((date::iso(&first(start)), date::iso(&last(end))))
}

/// The date as it is told, in ISO 8601.
pub(super) fn iso(resolved: Option<&ResolvedDate>) -> String {
    resolved.and_then(date::iso_resolved).unwrap_or_default()
}

/// A day of publication.
pub(super) fn published(date: Option<&v1::Date>) -> String {
    date.map(date::iso).unwrap_or_default()
}

fn first(date: v1::Date) -> v1::Date {
    v1::Date { month: date.month.max(1), day: date.day.max(1), ..date }
}

fn last(date: v1::Date) -> v1::Date {
    let month = if date.month == 0 { 12 } else { date.month };
    let day = if date.day == 0 { date::days_in_month(date.year, month) } else { date.day };
    v1::Date { month, day, ..date }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_less_than_a_day_is_told_by_its_ends() {
        let date = |year, month, day| Some(v1::Date { year, month, day });
        let resolved = |value| ResolvedDate { value: Some(value), evidence: None };
        let single = |d: Option<v1::Date>| resolved(resolved_date::Value::Date(d.unwrap()));
        let told = |resolved: ResolvedDate| ends(Some(&resolved)).unwrap();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(told(single(date(2024, 2, 0))), pair("2024-02-01", "2024-02-29"));
        assert_eq!(told(single(date(2024, 0, 0))), pair("2024-01-01", "2024-12-31"));
        let interval = v1::DateInterval { start: date(2020, 0, 0), end: date(2022, 3, 0) };
        let told = told(resolved(resolved_date::Value::Interval(interval)));
        assert_eq!(told, pair("2020-01-01", "2022-03-31"));
        assert_eq!(ends(Some(&ResolvedDate::default())), None);
    }
}
