//! Calendar dates of the API: checked against the calendar, and written as ISO 8601.

use crate::v1::{Date, DateInterval, ResolvedDate, resolved_date};

/// Why a date is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The year lies outside the calendar.
    #[error("the year {0} is not between 1 and 9999")]
    Year(i32),
    /// There is no such month.
    #[error("the month {0} is not between 1 and 12")]
    Month(i32),
    /// The month has no such day.
    #[error("{year:04}-{month:02} has no day {day}")]
    Day {
        /// The year.
        year: i32,
        /// The month.
        month: i32,
        /// The day that it has not.
        day: i32,
    },
    /// A day without a month.
    #[error("a day without a month")]
    DayWithoutMonth,
    /// A whole date was asked for, and this one is cut short.
    #[error("not a whole date: year, month and day are needed")]
    Partial,
    /// The text is not a date in the form `YYYY-MM-DD`.
    #[error("{0:?} is not a date of the form YYYY-MM-DD")]
    Form(String),
    /// An interval that lacks an end, or ends before it starts.
    #[error("the interval has no end, or ends before it starts")]
    Interval,
}

/// How many days a month of the proleptic Gregorian calendar has; 0 for a month that is none.
#[must_use]
pub fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

/// Checks that a date, whole or partial, is one of the calendar's.
///
/// # Errors
/// [`DateError`] says which part is wrong.
pub fn check(date: &Date) -> Result<(), DateError> {
    let Date { year, month, day } = *date;
    match (year, month, day) {
        (y, ..) if !(1..=9999).contains(&y) => Err(DateError::Year(y)),
        (_, 0, 0) => Ok(()),
        (_, 0, _) => Err(DateError::DayWithoutMonth),
        (_, m, _) if !(1..=12).contains(&m) => Err(DateError::Month(m)),
        (_, _, 0) => Ok(()),
        (y, m, d) if !(1..=days_in_month(y, m)).contains(&d) => Err(DateError::Day { year, month, day }),
        _ => Ok(()),
    }
}

/// Checks that a date is one of the calendar's and whole.
///
/// # Errors
/// [`DateError::Partial`] besides those of [`check`].
pub fn check_whole(date: &Date) -> Result<(), DateError> {
    check(date)?;
    if date.day == 0 { Err(DateError::Partial) } else { Ok(()) }
}

/// Checks a resolved date: a date of the calendar, or an interval of such that does not end before it starts.
///
/// # Errors
/// [`DateError`] says what is wrong.
pub fn check_resolved(date: &ResolvedDate) -> Result<(), DateError> {
    match &date.value {
        Some(resolved_date::Value::Date(date)) => check(date),
        Some(resolved_date::Value::Interval(DateInterval { start: Some(start), end: Some(end) })) => {
            check(start)?;
            check(end)?;
            // A date cut short stands for its whole month or year: it may begin with the other, and end with it.
            let key = |d: &Date, last| {
                (d.year, if d.month == 0 { last } else { d.month }, if d.day == 0 { last } else { d.day })
            };
            if key(end, 99) < key(start, 0) { Err(DateError::Interval) } else { Ok(()) }
        }
        Some(resolved_date::Value::Interval(_)) => Err(DateError::Interval),
        None => Err(DateError::Partial),
    }
}

/// Reads a whole date of the form `YYYY-MM-DD`.
///
/// # Errors
/// [`DateError::Form`] where the text has another form, else the fault of the date.
pub fn parse(text: &str) -> Result<Date, DateError> {
    let form = || DateError::Form(text.to_owned());
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return Err(form()) };
    let number = |part: &str, width: usize| {
        let digits = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
        if digits { part.parse::<i32>().map_err(|_| form()) } else { Err(form()) }
    };
    let date = Date { year: number(year, 4)?, month: number(month, 2)?, day: number(day, 2)? };
    check_whole(&date)?;
    Ok(date)
}

/// Writes a date as ISO 8601, as far as it is known: `2025-08-11`, `2025-08`, `2025`.
#[must_use]
pub fn iso(date: &Date) -> String {
    let Date { year, month, day } = *date;
    match (month, day) {
        (0, _) => format!("{year:04}"),
        (_, 0) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// Writes a resolved date as ISO 8601, an interval with a solidus: `2020/2022`. `None` where it holds no value.
#[must_use]
pub fn iso_resolved(date: &ResolvedDate) -> Option<String> {
    match date.value.as_ref()? {
        resolved_date::Value::Date(date) => Some(iso(date)),
        resolved_date::Value::Interval(DateInterval { start, end }) => {
            Some(format!("{}/{}", iso(start.as_ref()?), iso(end.as_ref()?)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn knows_leap_years() {
        assert!(parse("2024-02-29").is_ok() && parse("2000-02-29").is_ok());
        assert_eq!(parse("2025-02-29"), Err(DateError::Day { year: 2025, month: 2, day: 29 }));
        assert!(parse("1900-02-29").is_err());
    }

    #[test]
    fn refuses_other_forms() {
        for text in [
            "",
            "2025",
            "2025-08",
            "11.08.2025",
            "2025-8-11",
            "2025-08-1１",
            "2025-08-11T00:00",
            "-025-08-11",
        ] {
            assert_eq!(parse(text), Err(DateError::Form(text.into())), "{text}");
        }
        assert_eq!(parse("2025-13-01"), Err(DateError::Month(13)));
    }

    #[test]
    fn partial_dates_bound_intervals_by_their_whole_length() {
        let date = |year, month, day| Some(Date { year, month, day });
        let interval = |start, end| {
            check_resolved(&ResolvedDate {
                value: Some(resolved_date::Value::Interval(DateInterval { start, end })),
                evidence: None,
            })
        };
        assert_eq!(interval(date(2020, 0, 0), date(2022, 0, 0)), Ok(()));
        assert_eq!(interval(date(2020, 5, 2), date(2020, 0, 0)), Ok(()));
        assert_eq!(interval(date(2020, 5, 2), date(2020, 5, 1)), Err(DateError::Interval));
        assert_eq!(interval(None, date(2020, 5, 1)), Err(DateError::Interval));
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(year in 1i32..=9999, month in 1i32..=12, day in 1i32..=28) {
            let date = Date { year, month, day };
            prop_assert_eq!(parse(&iso(&date)), Ok(date));
        }
    }
}
