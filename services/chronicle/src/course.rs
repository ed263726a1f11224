//! How an agreement fared, worked out of what reports tell of it.

use peacebrief::v1::{self, AgreementStatus, Date, DateInterval, ResolvedDate, resolved_date};

use crate::record::{AgreementRecord, MoveSum, Telling};

/// Days told of one move that lie no farther apart are claims about one day; beyond, the less told is an error.
pub(crate) const CONTESTED_DAYS: i64 = 7;

/// One move of an agreement's status.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Move<'r> {
    pub(crate) status: AgreementStatus,
    /// When it moved: of a contested day the interval over all claims.
    pub(crate) date: Option<ResolvedDate>,
    /// Who tells it, the first published first.
    pub(crate) tellings: Vec<&'r Telling>,
    /// The first day of the date; without one the day when it was told first.
    first: Option<i64>,
    /// How many tellings there are, those not kept included.
    count: u32,
}

/// The moves of an agreement's status, in order of time.
pub(crate) fn history(record: &AgreementRecord) -> Vec<Move<'_>> {
    let mut moves: Vec<Move<'_>> = Vec::new();
    for sums in record.moves.chunk_by(|a, b| a.status == b.status) {
        moves.push(merge(sums));
    }
    // What only later reports tell of an earlier stage, without a day, is no move back.
    let reached: Vec<(AgreementStatus, i64)> =
        moves.iter().filter(|m| m.date.is_some()).filter_map(|m| Some((m.status, m.first?))).collect();
    moves.retain(|m| {
        let passed = |&(status, day): &(AgreementStatus, i64)| {
            status > m.status && m.first.is_some_and(|first| day < first)
        };
        m.date.is_some() || !reached.iter().any(passed)
    });
    moves.sort_by_key(|m| (m.first.unwrap_or(i64::MAX), m.status));
    moves
}

/// How far an agreement has got: the furthest status, unless it took up again what was suspended or ended before.
pub(crate) fn status(record: &AgreementRecord) -> AgreementStatus {
    let history = history(record);
    let furthest = history.iter().max_by_key(|m| m.status);
    let Some(furthest) = furthest else { return AgreementStatus::Unspecified };
    let over = matches!(furthest.status, AgreementStatus::Suspended | AgreementStatus::Collapsed);
    let resumed = |m: &&Move<'_>| {
        m.status == AgreementStatus::InForce
            && m.date.is_some()
            && furthest.date.is_some()
            && m.first > furthest.first
    };
    match history.iter().find(resumed) {
        Some(resumed) if over => resumed.status,
        _ => furthest.status,
    }
}

/// The claims about one status as one move.
fn merge(sums: &[MoveSum]) -> Move<'_> {
    let mut tellings: Vec<&Telling> = sums.iter().flat_map(|sum| sum.tellings.kept()).collect();
    tellings.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut dated: Vec<(&MoveSum, (i64, i64))> =
        sums.iter().filter_map(|sum| Some((sum, days(sum.date.as_ref()?)?))).collect();
    // The most told first; of those told as often the more exact one, then the earlier.
    dated.sort_by_key(|(sum, (first, last))| (u32::MAX - sum.tellings.count, last - first, *first));
    let mut date: Option<(ResolvedDate, (i64, i64))> = None;
    for (sum, (first, last)) in dated {
        let Some(told) = &sum.date else { continue };
        date = Some(match date.take() {
            None => (told.clone(), (first, last)),
            Some((known, (from, to))) if first <= to && from <= last => {
                // Both may be right: the more exact one tells more.
                if last - first < to - from { (told.clone(), (first, last)) } else { (known, (from, to)) }
            }
            Some((known, (from, to))) if first - to <= CONTESTED_DAYS && from - last <= CONTESTED_DAYS => {
                let both = (from.min(first), to.max(last));
                (interval(&known, told).unwrap_or(known), both)
            }
            Some(known) => known,
        });
    }
    let told_first = tellings.first().and_then(|telling| telling.published.as_ref()).and_then(day_number);
    let status = sums.first().map_or(AgreementStatus::Unspecified, MoveSum::status);
    Move {
        status,
        first: date.as_ref().map(|(_, (first, _))| *first).or(told_first),
        date: date.map(|(date, _)| date),
        tellings,
        count: sums.iter().map(|sum| sum.tellings.count).sum(),
    }
}

/// The interval over two dates.
fn interval(one: &ResolvedDate, other: &ResolvedDate) -> Option<ResolvedDate> {
    let ends = |date: &ResolvedDate| match date.value? {
        resolved_date::Value::Date(date) => Some((date, date)),
        resolved_date::Value::Interval(DateInterval { start, end }) => Some((start?, end?)),
    };
    let ((a, b), (c, d)) = (ends(one)?, ends(other)?);
    let order = |date: &Date| (date.year, date.month, date.day);
    let start = if order(&a) <= order(&c) { a } else { c };
    let end = if order(&b) >= order(&d) { b } else { d };
    let interval = DateInterval { start: Some(start), end: Some(end) };
    Some(ResolvedDate { value: Some(resolved_date::Value::Interval(interval)), evidence: None })
}

/// The first and the last day of a date, as numbers.
pub(crate) fn days(date: &ResolvedDate) -> Option<(i64, i64)> {
    match date.value.as_ref()? {
        resolved_date::Value::Date(date) => Some((day_number(date)?, last_day(date)?)),
        resolved_date::Value::Interval(interval) => {
            Some((day_number(interval.start.as_ref()?)?, last_day(interval.end.as_ref()?)?))
        }
    }
}

/// The first day that a date, whole or partial, may mean, as a number.
pub(crate) fn day_number(date: &v1::Date) -> Option<i64> {
    let part = |n: i32| i8::try_from(n.max(1)).ok();
    let day =
        jiff::civil::Date::new(i16::try_from(date.year).ok()?, part(date.month)?, part(date.day)?).ok()?;
    let origin = jiff::civil::Date::ZERO;
    origin.until(day).ok().map(|span| i64::from(span.get_days()))
}

fn last_day(date: &v1::Date) -> Option<i64> {
    let month = if date.month == 0 { 12 } else { date.month };
    let day = if date.day == 0 { peacebrief::date::days_in_month(date.year, month) } else { date.day };
    day_number(&v1::Date { year: date.year, month, day })
}
