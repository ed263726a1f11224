//! Dates as calendars have them. The standard library has none; these are jiff's.

use std::fmt;

use jiff::civil;
use peacebrief::v1;

/// A date, as whole as it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// A day.
    Day(civil::Date),
    /// A month of a year.
    Month {
        /// From 1 to 9999.
        year: i16,
        /// From 1 to 12.
        month: i8,
    },
    /// A year, from 1 to 9999.
    Year(i16),
}

/// The message is no date of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("year {}, month {}, day {} is no date", .0.year, .0.month, .0.day)]
pub struct NoDate(pub v1::Date);

impl PartialDate {
    /// The first day that may be meant.
    #[must_use]
    pub fn first_day(self) -> civil::Date {
        match self {
            Self::Day(day) => day,
            Self::Month { year, month } => civil::date(year, month, 1),
            Self::Year(year) => civil::date(year, 1, 1),
        }
    }

    /// The last day that may be meant.
    #[must_use]
    pub fn last_day(self) -> civil::Date {
        match self {
            Self::Day(day) => day,
            Self::Month { .. } => self.first_day().last_of_month(),
            Self::Year(_) => self.first_day().last_of_year(),
        }
    }

    /// The day, where it is told.
    #[must_use]
    pub fn day(self) -> Option<civil::Date> {
        if let Self::Day(day) = self { Some(day) } else { None }
    }
}

impl TryFrom<v1::Date> for PartialDate {
    type Error = NoDate;

    fn try_from(date: v1::Date) -> Result<Self, NoDate> {
        peacebrief::date::check(&date).map_err(|_| NoDate(date))?;
        let narrow = || {
            let year = i16::try_from(date.year).ok()?;
            let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
            Some(match (month, day) {
                (0, _) => Self::Year(year),
                (_, 0) => Self::Month { year, month },
                _ => Self::Day(civil::Date::new(year, month, day).ok()?),
            })
        };
        narrow().ok_or(NoDate(date))
    }
}

impl From<PartialDate> for v1::Date {
    fn from(date: PartialDate) -> Self {
        let (year, month, day) = match date {
            PartialDate::Day(day) => (day.year(), day.month(), day.day()),
            PartialDate::Month { year, month } => (year, month, 0),
            PartialDate::Year(year) => (year, 0, 0),
        };
        Self { year: year.into(), month: month.into(), day: day.into() }
    }
}

/// As ISO 8601 writes it: `2025-08-12`, `2025-08`, `2025`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&peacebrief::date::iso(&(*self).into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: i32, day: i32) -> v1::Date {
        v1::Date { year, month, day }
    }

    #[test]
    fn a_date_stays_as_whole_as_it_was_told() {
        for (message, iso, first, last) in [
            (date(2024, 2, 29), "2024-02-29", "2024-02-29", "2024-02-29"),
            (date(2024, 2, 0), "2024-02", "2024-02-01", "2024-02-29"),
            (date(476, 0, 0), "0476", "0476-01-01", "0476-12-31"),
        ] {
            let read = PartialDate::try_from(message).unwrap();
            assert_eq!(read.to_string(), iso);
            assert_eq!(
                (read.first_day().to_string(), read.last_day().to_string()),
                (first.into(), last.into())
            );
            assert_eq!(v1::Date::from(read), message);
            assert_eq!(read.day().is_some(), first == last);
        }
    }

    #[test]
    fn what_is_in_no_calendar_is_no_date() {
        for wrong in
            [date(2025, 2, 30), date(2025, 0, 3), date(0, 0, 0), date(10_000, 1, 1), date(2025, 13, 0)]
        {
            assert_eq!(PartialDate::try_from(wrong), Err(NoDate(wrong)));
        }
    }
}
