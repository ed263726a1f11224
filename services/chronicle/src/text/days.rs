//! Days: dates as runs of days, and the days that a report's words name.

use jiff::civil;
use peacebrief::v1::{Date, DateInterval, ResolvedDate, resolved_date};

use super::Word;

/// A run of days, both ends included, each counted from the beginning of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, prost::Message)]
pub(crate) struct Days {
    #[prost(sint32, tag = "1")]
    pub(crate) first: i32,
    #[prost(sint32, tag = "2")]
    pub(crate) last: i32,
}

impl Days {
    /// The days that a date stands for, which may be a whole month or year.
    pub(crate) fn of(date: &Date) -> Option<Self> {
        let first = civil(date.year, date.month.max(1), date.day.max(1))?;
        let last = match (date.month, date.day) {
            (0, _) => civil(date.year, 12, 31)?,
            (_, 0) => first.last_of_month(),
            _ => first,
        };
        Some(Self { first: number(first), last: number(last) })
    }

    /// The days that a resolved date stands for.
    pub(crate) fn of_resolved(date: &ResolvedDate) -> Option<Self> {
        match date.value.as_ref()? {
            resolved_date::Value::Date(date) => Self::of(date),
            resolved_date::Value::Interval(DateInterval { start, end }) => {
                let days =
                    Self { first: Self::of(start.as_ref()?)?.first, last: Self::of(end.as_ref()?)?.last };
                // One that ends before it begins tells no time.
                (days.first <= days.last).then_some(days)
            }
        }
    }

    /// A single day.
    pub(crate) fn on(day: i32) -> Self {
        Self { first: day, last: day }
    }

    /// Its first day as a date.
    pub(crate) fn first_date(self) -> Option<Date> {
        let first = date(self.first)?;
        Some(Date { year: first.year().into(), month: first.month().into(), day: first.day().into() })
    }

    /// Whether it is one day only.
    pub(crate) fn is_day(self) -> bool {
        self.first == self.last
    }

    /// How many days lie between the two; 0 where they meet.
    pub(crate) fn gap(self, other: Self) -> i32 {
        (self.first - other.last).max(other.first - self.last).max(0)
    }

    /// The days that both have.
    pub(crate) fn common(self, other: Self) -> Option<Self> {
        let both = Self { first: self.first.max(other.first), last: self.last.min(other.last) };
        (both.first <= both.last).then_some(both)
    }

    /// The run from the earliest to the latest day of both.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// As a date of the API, without words that it was resolved from: a whole month or year is told as such.
    pub(crate) fn to_api(self) -> Option<ResolvedDate> {
        let (first, last) = (date(self.first)?, date(self.last)?);
        let whole = |date: civil::Date| Date {
            year: date.year().into(),
            month: date.month().into(),
            day: date.day().into(),
        };
        let value = if first == last {
            resolved_date::Value::Date(whole(first))
        } else if first.day() == 1 && last == first.last_of_month() {
            resolved_date::Value::Date(Date { day: 0, ..whole(first) })
        } else if first == first.first_of_year() && last == first.last_of_year() {
            resolved_date::Value::Date(Date { day: 0, month: 0, ..whole(first) })
        } else {
            resolved_date::Value::Interval(DateInterval { start: Some(whole(first)), end: Some(whole(last)) })
        };
        Some(ResolvedDate { value: Some(value), evidence: None })
    }
}

/// The day of a whole date.
pub(crate) fn days_of(date: Option<&Date>) -> Option<i32> {
    date.and_then(Days::of).filter(|days| days.is_day()).map(|days| days.first)
}

fn civil(year: i32, month: i32, day: i32) -> Option<civil::Date> {
    civil::Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

const BEGINNING: civil::Date = civil::Date::constant(1, 1, 1);

fn number(date: civil::Date) -> i32 {
    date.since(BEGINNING).map(|span| span.get_days()).unwrap_or_default()
}

fn date(number: i32) -> Option<civil::Date> {
    BEGINNING.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A day that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) days: Days,
    /// Which word names it.
    pub(crate) word: usize,
    /// Whether it only bounds what is told ("by 12 March", "until the 5th").
    pub(crate) bound: bool,
}

/// The days that words name, in their order. Without a day of publication only those that have their year.
///
/// Days of the week are taken for past ones, a date without a year for the nearest.
pub(crate) fn in_text(words: &[Word], published: Option<i32>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut push = |days: Days, word: usize| found.push(Named { days, word, bound: bounds(words, word) });
    for (i, word) in words.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| words.get(i));
        if let Some(month) = month(word) {
            let after = words.get(i + 1);
            let day = before.and_then(day_number).or_else(|| after.and_then(day_number));
            let of = before
                .filter(|w| w.folded == "of")
                .and_then(|_| i.checked_sub(2))
                .and_then(|i| words.get(i))
                .and_then(day_number);
            let year = [after, words.get(i + 2)].into_iter().flatten().find_map(year);
            if let Some(days) = day.or(of).and_then(|day| nearest(year, month, day, published)) {
                push(days, i);
            }
        } else if let Some(published) = published {
            let day = match word.folded.as_str() {
                "yesterday" => Some(published - 1),
                "today" | "tonight" => Some(published),
                "tomorrow" => Some(published + 1),
                "morning" | "afternoon" if before.is_some_and(|w| w.folded == "this") => Some(published),
                name => WEEKDAYS.iter().position(|day| *day == name).map(|day| {
                    let last = before.is_some_and(|w| w.folded == "last");
                    past(day, published - i32::from(last))
                }),
            };
            let named = || {
                // "the 12th", with no month beside it.
                let ordinal =
                    before.is_some_and(|w| w.folded == "the") && word.folded.ends_with(['h', 't', 'd']);
                let month = [words.get(i + 1), words.get(i + 2)]
                    .into_iter()
                    .flatten()
                    .any(|w| month_number(&w.folded).is_some());
                (ordinal && !month)
                    .then(|| day_number(word))
                    .flatten()
                    .and_then(|day| nearest_month(day, published))
            };
            if let Some(day) = day.or_else(named) {
                push(Days::on(day), i);
            }
        }
    }
    found
}

/// Whether words before a day make it a bound.
fn bounds(words: &[Word], at: usize) -> bool {
    let before = &words[at.saturating_sub(4)..at];
    let near = before.iter().rev().take_while(|w| !matches!(w.folded.as_str(), "on" | "of" | "and"));
    near.into_iter().any(|w| {
        matches!(w.folded.as_str(), "by" | "before" | "until" | "till" | "within" | "than" | "since" | "from")
    })
}

fn past(weekday: usize, published: i32) -> i32 {
    // The calendar begins on a Monday.
    published - (published - i32::try_from(weekday).unwrap_or(0)).rem_euclid(7)
}

fn month(word: &Word) -> Option<i32> {
    word.capital.then(|| month_number(&word.folded)).flatten()
}

fn month_number(folded: &str) -> Option<i32> {
    const FULL: [&str; 12] = [
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
    ];
    let at = FULL
        .iter()
        .position(|name| *name == folded)
        .or_else(|| MONTHS.iter().position(|name| *name == folded));
    let at = at.or_else(|| (folded == "sept").then_some(8));
    at.and_then(|at| i32::try_from(at + 1).ok())
}

fn day_number(word: &Word) -> Option<i32> {
    let digits = word.folded.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word.folded[digits.len()..];
    let day = (matches!(ending, "" | "st" | "nd" | "rd" | "th")).then(|| digits.parse().ok()).flatten();
    day.or(match word.folded.as_str() {
        "ninth" if ending.len() == word.folded.len() => Some(9),
        "tenth" => Some(10),
        "fifteenth" => Some(15),
        "twentieth" => Some(20),
        _ => None,
    })
    .filter(|day| (1..=31).contains(day))
}

fn year(word: &Word) -> Option<i32> {
    (word.folded.len() == 4)
        .then(|| word.folded.parse().ok())
        .flatten()
        .filter(|year| (1800..2200).contains(year))
}

fn nearest(year: Option<i32>, month: i32, day: i32, published: Option<i32>) -> Option<Days> {
    if let Some(year) = year {
        return civil(year, month, day).map(|date| Days::on(number(date)));
    }
    let published = published?;
    let of = i32::from(date(published)?.year());
    let days = (of - 1..=of + 1).filter_map(|year| civil(year, month, day)).map(number);
    days.min_by_key(|day| (day - published).abs()).map(Days::on)
}

fn nearest_month(day: i32, published: i32) -> Option<i32> {
    let of = date(published)?;
    let months = [-1, 0, 1]
        .into_iter()
        .filter_map(|n| of.first_of_month().checked_add(jiff::Span::new().try_months(n).ok()?).ok());
    let days = months.filter_map(|m| civil(m.year().into(), m.month().into(), day)).map(number);
    days.min_by_key(|day| (day - published).abs())
}

#[cfg(test)]
mod tests {
    use peacebrief::date::{iso_resolved, parse};

    use super::*;
    use crate::text::words;

    fn named(text: &str, published: &str) -> Vec<String> {
        let published = days_of(parse(published).ok().as_ref());
        let days = in_text(&words(text), published);
        days.into_iter().filter_map(|named| iso_resolved(&named.days.to_api()?)).collect()
    }

    #[test]
    fn days_are_read_in_the_manners_of_reports() {
        assert_eq!(named("on Sept. 12 and 13 September 2023", "2024-09-04"), ["2024-09-12", "2023-09-13"]);
        assert_eq!(named("signed on the 16th, the 3rd of March", "2024-10-08"), ["2024-10-16", "2025-03-03"]);
        assert_eq!(
            named("yesterday, last Friday and on Tuesday", "2024-10-08"),
            ["2024-10-07", "2024-10-04", "2024-10-08"]
        );
        assert_eq!(named("Jan. 2", "2024-12-30"), ["2025-01-02"]);
        assert_eq!(named("It may march on the first", "2024-12-30"), [""; 0]);
    }

    #[test]
    fn whole_months_and_years_are_told_as_such() {
        for (date, iso) in [((2024, 2, 0), "2024-02"), ((2024, 0, 0), "2024"), ((2024, 2, 29), "2024-02-29")]
        {
            let days = Days::of(&Date { year: date.0, month: date.1, day: date.2 }).unwrap();
            assert_eq!(iso_resolved(&days.to_api().unwrap()).unwrap(), iso);
        }
    }
}
