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

/// The first and the last day that a date may mean, counted in days from a day long past; of an interval its ends.
pub(super) fn days(date: &ResolvedDate) -> Option<(i64, i64)> {
    match date.value.as_ref()? {
        resolved_date::Value::Date(date) => Some((first_day(date), last_day(date))),
        resolved_date::Value::Interval(interval) => {
            let start = interval.start.as_ref().map(first_day);
            let end = interval.end.as_ref().map(last_day);
            let (start, end) = (start.or(end)?, end.or(start)?);
            Some((start, end.max(start)))
        }
    }
}

fn first_day(date: &v1::Date) -> i64 {
    day_number(date.year, date.month.max(1), date.day.max(1))
}

fn last_day(date: &v1::Date) -> i64 {
    let month = if date.month == 0 { 12 } else { date.month };
    let day = if date.day == 0 { date::days_in_month(date.year, month) } else { date.day };
    day_number(date.year, month, day)
}

/// A day of the proleptic Gregorian calendar as a number: days follow each other by one. Years are counted from March, so
/// that the leap day is a year's last.
pub(super) fn day_number(year: i32, month: i32, day: i32) -> i64 {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

/// The year and month in which a day of [`day_number`] lies.
pub(super) fn month_of(day: i64) -> (i32, i32) {
    // Close by: no year is longer than this, and a month more or less is then looked for.
    let mut year = i32::try_from(day / 366).unwrap_or_default();
    while day_number(year + 1, 1, 1) <= day {
        year += 1;
    }
    let month = (1..=12).rev().find(|month| day_number(year, *month, 1) <= day);
    (year, month.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other_across_months_and_leap_years() {
        let mut last = day_number(1999, 12, 31);
        for year in 2000..2009 {
            for month in 1..=12 {
                for day in 1..=date::days_in_month(year, month) {
                    let next = day_number(year, month, day);
                    assert_eq!(next, last + 1, "{year}-{month}-{day}");
                    assert_eq!(month_of(next), (year, month));
                    last = next;
                }
            }
        }
    }

    #[test]
    fn a_partial_date_means_all_of_its_days() {
        let on = |year, month, day| ResolvedDate {
            value: Some(resolved_date::Value::Date(v1::Date { year, month, day })),
            evidence: None,
        };
        let (first, last) = days(&on(2024, 2, 0)).unwrap();
        assert_eq!((first, last), (day_number(2024, 2, 1), day_number(2024, 2, 29)));
        assert_eq!(days(&on(2024, 0, 0)).unwrap().1, day_number(2024, 12, 31));
        assert_eq!(days(&ResolvedDate::default()), None);
    }
}
