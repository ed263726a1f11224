//! Calendar values: a day, a month or a year, and stretches between two of them.

use std::fmt;

use jiff::civil;
use peacebrief::v1;

/// A date of the calendar as far as it is known: a year, a month of a year, or a day.
///
/// Ordered by time; a date cut short comes before the dates that lie in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDate {
    year: i16,
    /// 0 where only the year is known.
    month: i8,
    /// 0 where only the month or year is known.
    day: i8,
}

/// How much of the calendar a date covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A whole year.
    Year,
    /// A whole month.
    Month,
    /// A single day.
    Day,
}

impl CalendarDate {
    /// A whole year; `None` outside 1 to 9999.
    #[must_use]
    pub fn of_year(year: i16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self { year, month: 0, day: 0 })
    }

    /// A month of a year; `None` where the calendar has none such.
    #[must_use]
    pub fn of_month(year: i16, month: i8) -> Option<Self> {
        let whole = Self::of_year(year)?;
        (1..=12).contains(&month).then_some(Self { month, ..whole })
    }

    /// A day; `None` where the calendar has none such.
    #[must_use]
    pub fn of_day(year: i16, month: i8, day: i8) -> Option<Self> {
        Self::of_month(year, month)?;
        civil::Date::new(year, month, day).ok().map(Self::from)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, where it is known.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, where it is known.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        (self.day > 0).then_some(self.day)
    }

    /// How much of it is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day of the year, month or day.
    #[must_use]
    pub fn first_day(self) -> civil::Date {
        civil::Date::new(self.year, self.month.max(1), self.day.max(1)).unwrap_or(civil::Date::MIN)
    }

    /// The last day of the year, month or day.
    #[must_use]
    pub fn last_day(self) -> civil::Date {
        let first = self.first_day();
        match self.precision() {
            Precision::Year => first.last_of_year(),
            Precision::Month => first.last_of_month(),
            Precision::Day => first,
        }
    }

    /// The same date known to no more than `precision`.
    #[must_use]
    pub fn cut_to(self, precision: Precision) -> Self {
        match precision {
            Precision::Year => Self { month: 0, day: 0, ..self },
            Precision::Month => Self { day: 0, ..self },
            Precision::Day => self,
        }
    }
}

impl From<civil::Date> for CalendarDate {
    fn from(date: civil::Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

impl fmt::Display for CalendarDate {
    /// ISO 8601 as far as the date is known: `2025-08-11`, `2025-08`, `2025`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl From<CalendarDate> for v1::Date {
    fn from(date: CalendarDate) -> Self {
        Self { year: date.year.into(), month: date.month.into(), day: date.day.into() }
    }
}

impl TryFrom<v1::Date> for CalendarDate {
    type Error = peacebrief::date::DateError;

    fn try_from(date: v1::Date) -> Result<Self, Self::Error> {
        peacebrief::date::check(&date)?;
        let part = |n: i32| i8::try_from(n).unwrap_or(0);
        let year = i16::try_from(date.year).map_err(|_| Self::Error::Year(date.year))?;
        Ok(Self { year, month: part(date.month), day: part(date.day) })
    }
}

/// What a date expression resolves to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateValue {
    /// A single date, whole or cut short.
    Date(CalendarDate),
    /// A stretch of time; both ends belong to it, and it does not end before it starts.
    Interval {
        /// The first date.
        start: CalendarDate,
        /// The last date.
        end: CalendarDate,
    },
}

impl DateValue {
    /// The stretch between two dates; a single date where they are equal, `None` where they are out of order.
    #[must_use]
    pub fn between(start: CalendarDate, end: CalendarDate) -> Option<Self> {
        if start == end {
            return Some(Self::Date(start));
        }
        (start.first_day() <= end.last_day()).then_some(Self::Interval { start, end })
    }

    /// A single day.
    #[must_use]
    pub fn day(date: civil::Date) -> Self {
        Self::Date(date.into())
    }

    /// The date, or the first one of the interval.
    #[must_use]
    pub fn start(self) -> CalendarDate {
        match self {
            Self::Date(date) | Self::Interval { start: date, .. } => date,
        }
    }

    /// The date, or the last one of the interval.
    #[must_use]
    pub fn end(self) -> CalendarDate {
        match self {
            Self::Date(date) | Self::Interval { end: date, .. } => date,
        }
    }

    /// The first day of all.
    #[must_use]
    pub fn first_day(self) -> civil::Date {
        self.start().first_day()
    }

    /// The last day of all.
    #[must_use]
    pub fn last_day(self) -> civil::Date {
        self.end().last_day()
    }

    /// Whether it is a single day.
    #[must_use]
    pub fn is_day(self) -> bool {
        matches!(self, Self::Date(date) if date.precision() == Precision::Day)
    }

    /// Whether all of `other` lies within it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.first_day() <= other.first_day() && other.last_day() <= self.last_day()
    }
}

impl fmt::Display for DateValue {
    /// ISO 8601, an interval with a solidus: `2025-01/2025-03`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval { start, end } => write!(f, "{start}/{end}"),
        }
    }
}

impl From<DateValue> for v1::resolved_date::Value {
    fn from(value: DateValue) -> Self {
        match value {
            DateValue::Date(date) => Self::Date(date.into()),
            DateValue::Interval { start, end } => {
                Self::Interval(v1::DateInterval { start: Some(start.into()), end: Some(end.into()) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_of_the_calendar_exist() {
        assert!(CalendarDate::of_day(2024, 2, 29).is_some() && CalendarDate::of_day(2025, 2, 29).is_none());
        assert!(CalendarDate::of_month(2025, 0).is_none() && CalendarDate::of_year(0).is_none());
    }

    #[test]
    fn writes_as_much_as_is_known() {
        let date = CalendarDate::of_day(2025, 8, 1).unwrap();
        assert_eq!(date.to_string(), "2025-08-01");
        assert_eq!(date.cut_to(Precision::Month).to_string(), "2025-08");
        let years = DateValue::between(date.cut_to(Precision::Year), CalendarDate::of_year(2026).unwrap());
        assert_eq!(years.unwrap().to_string(), "2025/2026");
    }

    #[test]
    fn intervals_keep_their_order() {
        let (may, june) =
            (CalendarDate::of_month(2025, 5).unwrap(), CalendarDate::of_month(2025, 6).unwrap());
        assert_eq!(DateValue::between(june, may), None);
        assert_eq!(DateValue::between(may, may), Some(DateValue::Date(may)));
        assert_eq!(DateValue::between(may, june).unwrap().last_day(), civil::date(2025, 6, 30));
    }

    #[test]
    fn goes_to_the_api_and_back() {
        for date in [
            CalendarDate::of_year(2025).unwrap(),
            CalendarDate::of_month(2025, 2).unwrap(),
            CalendarDate::of_day(2024, 2, 29).unwrap(),
        ] {
            assert_eq!(CalendarDate::try_from(v1::Date::from(date)), Ok(date));
        }
        assert!(CalendarDate::try_from(v1::Date { year: 2025, month: 13, day: 1 }).is_err());
    }
}
