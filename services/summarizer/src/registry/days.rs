//! Days, as they begin in UTC.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use peacebrief::v1;

/// How many days are begun one after the other where the service was away for longer.
const CATCH_UP: i32 = 366;

/// The days that have begun since the last one that was told, that of `now` among them; only that one where none was told before.
pub(super) fn begun(last: Option<&v1::Date>, now: SystemTime) -> Vec<v1::Date> {
    let Some(today) = day(now) else { return Vec::new() };
    let last = last.and_then(civil);
    let mut days = Vec::new();
    let mut next = Some(today);
    while let Some(day) = next.filter(|day| last.is_none_or(|last| *day > last)) {
        days.push(api(day));
        next = day.yesterday().ok().filter(|day| last.is_some() && (today - *day).get_days() < CATCH_UP);
    }
    days.reverse();
    days
}

fn day(now: SystemTime) -> Option<Date> {
    let seconds = now.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let time = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
    Some(Offset::UTC.to_datetime(time).date())
}

fn civil(date: &v1::Date) -> Option<Date> {
    let part = |number: i32| i8::try_from(number).ok();
    Date::new(i16::try_from(date.year).ok()?, part(date.month)?, part(date.day)?).ok()
}

fn api(day: Date) -> v1::Date {
    v1::Date { year: day.year().into(), month: day.month().into(), day: day.day().into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn each_day_begins_once_in_order() {
        // 2025-03-01, one second after midnight.
        let now = UNIX_EPOCH + Duration::from_secs(1_740_787_201);
        let date = |year, month, day| v1::Date { year, month, day };
        let today = date(2025, 3, 1);
        assert_eq!(begun(None, now), [today]);
        assert_eq!(begun(Some(&today), now), []);
        assert_eq!(begun(Some(&date(2025, 3, 2)), now), [], "a clock that was set back");
        assert_eq!(begun(Some(&date(2025, 2, 26)), now), [date(2025, 2, 27), date(2025, 2, 28), today]);
        let long = begun(Some(&date(1990, 1, 1)), now);
        assert_eq!((long.len(), long[0], long[365]), (366, date(2024, 3, 1), today));
    }
}
