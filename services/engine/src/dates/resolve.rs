//! Which days a date expression means, given the day of publication and what was told before.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::meaning::{DateExpression, Meaning, Origin, Part, Relation, Season, Unit, Which, YearOf};
use super::value::{CalendarDate, DateValue, Precision};
use crate::text::English;

/// The time of the clause in which an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Tense {
    /// It tells what has happened.
    Past,
    /// It tells what is to come.
    Future,
    /// It is not known: the nearest day is meant, rather one in the past.
    #[default]
    Unknown,
}

/// What surrounds an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Context {
    /// The time of its clause.
    pub tense: Tense,
    /// The date told last, to which "the same day" or "two days later" refer.
    pub anchor: Option<DateValue>,
}

/// Resolves date expressions of one article.
#[derive(Debug, Clone, Copy)]
pub struct Resolver {
    published: Option<Date>,
    english: English,
}

impl Resolver {
    /// For an article published on a day; without one only dates resolve that say their year, or that follow from such.
    #[must_use]
    pub fn new(published: Option<Date>, english: English) -> Self {
        Self { published, english }
    }

    /// The day of publication.
    #[must_use]
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// The same resolver for words that are dated otherwise than the article: an entry of a chronology, a quotation.
    #[must_use]
    pub fn at(&self, day: Date) -> Self {
        Self { published: Some(day), ..*self }
    }

    /// The date that an expression means; a deadline ([`Relation::By`]) is dated by its last day.
    ///
    /// For an expression of the distance to an event that the next words name ([`DateExpression::of_next`]) the
    /// anchor is that event's date; where the date of the thing told is known instead, [`Self::reverse`] dates that event.
    #[must_use]
    pub fn resolve(&self, expression: &DateExpression, context: Context) -> Option<DateValue> {
        let mut context = context;
        if context.tense == Tense::Unknown && expression.relation == Relation::By {
            context.tense = Tense::Future;
        }
        let meaning = &expression.meaning;
        if let Meaning::Duration { amount, unit } = *meaning {
            let ends = expression.relation == Relation::After;
            return ends.then(|| ending_at(context.anchor?, amount, unit))?;
        }
        let value = self.value(meaning, context)?;
        if expression.relation == Relation::Before && matches!(meaning, Meaning::Season { .. }) {
            return value.first_day().yesterday().ok().map(DateValue::day);
        }
        let deadline = match expression.relation {
            // "by December": in the month or before it, on no day of it.
            Relation::By => !matches!(
                meaning,
                Meaning::Calendar { month: Some(_), day: None, .. }
                    | Meaning::Part { part: Part::Middle, .. }
            ),
            Relation::Until | Relation::Before => matches!(meaning, Meaning::Part { part: Part::End, .. }),
            // "at the end of the month"
            _ => matches!(meaning, Meaning::Part { part: Part::End, of } if is_present(of)),
        };
        Some(if deadline { DateValue::day(value.last_day()) } else { value })
    }

    /// The stretch from a date to the day of publication, as "since February" tells of what still goes on.
    #[must_use]
    pub fn since(&self, expression: &DateExpression, context: Context) -> Option<DateValue> {
        let start = self.resolve(expression, context)?.start();
        DateValue::between(start, CalendarDate::from(self.published?).cut_to(start.precision()))
    }

    /// The date of the event that the words after an expression name ([`DateExpression::of_next`]), from the date of
    /// what is told: "on Tuesday, a day after *the first*".
    #[must_use]
    pub fn reverse(&self, expression: &DateExpression, told: DateValue) -> Option<DateValue> {
        match expression.meaning {
            Meaning::Shift { amount, unit, .. } => shifted(told, -amount, unit),
            Meaning::Period { unit: Unit::Day, which: Which::Previous } => shifted(told, 1, Unit::Day),
            Meaning::Period { unit: Unit::Day, which: Which::Following } => shifted(told, -1, Unit::Day),
            _ => None,
        }
    }

    /// The stretch of a length that begins with a date: "for nine days, from 15 January".
    #[must_use]
    pub fn starting_at(&self, start: DateValue, amount: i32, unit: Unit) -> Option<DateValue> {
        let first = start.start();
        let last = match unit {
            Unit::Day => CalendarDate::from(add(first.first_day(), amount - 1, Unit::Day)?),
            _ => add(first.first_day(), amount, unit)?.into(),
        };
        DateValue::between(first, last)
    }

    fn value(&self, meaning: &Meaning, context: Context) -> Option<DateValue> {
        match meaning {
            &Meaning::Calendar { year, month, day } => self.calendar(year, month, day, context),
            &Meaning::Numeric { first, second, year } => {
                let (day, month) = match self.english {
                    English::American => (second, first),
                    English::British => (first, second),
                };
                CalendarDate::of_day(year, month, day).map(DateValue::Date)
            }
            &Meaning::DayOfMonth { day, month } => self.day_of_month(day, month, context),
            &Meaning::Weekday { weekday, which } => self.weekday(weekday, which, context).map(DateValue::day),
            &Meaning::WeekdayOf { weekday, week } => {
                let monday = self.period(Unit::Week, week, context)?.first_day();
                add(monday, i32::from(weekday.to_monday_zero_offset()), Unit::Day).map(DateValue::day)
            }
            &Meaning::Period { unit, which } => self.period(unit, which, context),
            &Meaning::Season { season, year } => self.season(season, year, context),
            Meaning::Part { part, of } => self.part(*part, of, context),
            Meaning::Range { start, end } => self.range(start, end, context),
            &Meaning::Shift { from, amount, unit, exact } => self.shift(from, amount, unit, exact, context),
            &Meaning::Within { amount, unit } => {
                let from = context.anchor.map(DateValue::last_day).or(self.published)?;
                add(from, amount, unit).map(DateValue::day)
            }
            &Meaning::Ahead { amount, unit } => {
                let from = context.anchor.map(DateValue::last_day).or(self.published)?;
                (context.tense == Tense::Future).then(|| add(from, amount, unit).map(DateValue::day))?
            }
            &Meaning::Decade(year) => {
                DateValue::between(CalendarDate::of_year(year)?, CalendarDate::of_year(year.checked_add(9)?)?)
            }
            Meaning::Duration { .. } => None,
        }
    }

    /// The day that "now" is: publication, or without it what was told last.
    fn now(&self, context: Context) -> Option<Date> {
        self.published.or_else(|| Some(context.anchor?.last_day()))
    }

    /// The date to which "previous", "following" and "same" refer: what was told last, else publication.
    fn told(&self, context: Context) -> Option<DateValue> {
        context.anchor.or_else(|| self.published.map(DateValue::day))
    }

    fn year_of(&self, which: Which, context: Context) -> Option<i16> {
        let now = || self.now(context).map(Date::year);
        match which {
            Which::Bare | Which::This => now(),
            Which::Last => now()?.checked_sub(1),
            Which::Next | Which::Coming => now()?.checked_add(1),
            Which::Previous => self.told(context)?.start().year().checked_sub(1),
            Which::Following => self.told(context)?.end().year().checked_add(1),
            Which::Same => Some(self.told(context)?.end().year()),
        }
    }

    fn calendar(
        &self,
        year: YearOf,
        month: Option<i8>,
        day: Option<i8>,
        context: Context,
    ) -> Option<DateValue> {
        let year = match (year, month) {
            (YearOf::Given(year), _) => year,
            (YearOf::Told(which), _) | (YearOf::Nearest(which), None) => self.year_of(which, context)?,
            (YearOf::Nearest(which), Some(month)) => return self.nearest(month, day, which, context),
        };
        in_year(year, month, day).map(DateValue::Date)
    }

    /// A month or day without a year.
    fn nearest(&self, month: i8, day: Option<i8>, which: Which, context: Context) -> Option<DateValue> {
        let now = CalendarDate::from(self.now(context)?);
        let told = self.told(context)?;
        let precision = if day.is_some() { Precision::Day } else { Precision::Month };
        let around = |base: CalendarDate| {
            (-4..=4).filter_map(move |n| in_year(base.year().checked_add(n)?, Some(month), day))
        };
        let last = |base: CalendarDate| around(base).filter(|d| *d <= base.cut_to(precision)).max();
        let next = |base: CalendarDate| around(base).filter(|d| *d >= base.cut_to(precision)).min();
        let before = |base: CalendarDate| around(base).filter(|d| *d < base.cut_to(precision)).max();
        let after = |base: CalendarDate| around(base).filter(|d| *d > base.cut_to(precision)).min();
        let date = match (which, context.tense) {
            // "a ceasefire from 10 March", told on the 9th: a day just ahead is meant, not that of a year ago.
            (Which::Bare, Tense::Past) => next(now)
                .filter(|next| precision == Precision::Day && is_just_ahead(now, *next))
                .or_else(|| last(now)),
            // "decided to leave the talks on September 26", told on 6 October: a day just past, not that of a year ahead.
            (Which::Bare, Tense::Future) => last(now)
                .filter(|last| precision == Precision::Day && is_just_past(*last, now))
                .or_else(|| next(now)),
            (Which::Bare, Tense::Unknown) => nearer(now, last(now)?, next(now)?),
            (Which::This, _) => in_year(now.year(), Some(month), day),
            (Which::Last, _) => before(now),
            (Which::Next, _) => after(now),
            (Which::Coming, _) => next(now),
            (Which::Previous, _) => before(told.start()),
            (Which::Following, _) => after(told.end()),
            (Which::Same, _) => in_year(told.end().year(), Some(month), day),
        };
        date.map(DateValue::Date)
    }

    fn day_of_month(&self, day: i8, month: Which, context: Context) -> Option<DateValue> {
        let in_month = |date: Date| CalendarDate::of_day(date.year(), date.month(), day);
        if month != Which::Bare {
            return in_month(self.period(Unit::Month, month, context)?.first_day()).map(DateValue::Date);
        }
        let now = self.now(context)?;
        let first = now.first_of_month();
        let months = (-2..=2).filter_map(|n| in_month(add(first, n, Unit::Month)?));
        let today = CalendarDate::from(now);
        let last = months.clone().filter(|d| *d <= today).max()?;
        let next = months.filter(|d| *d >= today).min()?;
        match context.tense {
            Tense::Past => Some(last),
            Tense::Future => Some(next),
            Tense::Unknown => nearer(today, last, next),
        }
        .map(DateValue::Date)
    }

    fn weekday(&self, weekday: Weekday, which: Which, context: Context) -> Option<Date> {
        let now = self.now(context)?;
        let back = |from: Date| add(from, -i32::from(from.weekday().since(weekday)), Unit::Day);
        let on = |from: Date| add(from, i32::from(from.weekday().until(weekday)), Unit::Day);
        match which {
            Which::Bare | Which::This if context.tense == Tense::Future => on(now),
            Which::Bare => back(now),
            Which::This if context.tense == Tense::Past => back(now),
            Which::This | Which::Coming => on(now),
            Which::Last => back(now.yesterday().ok()?),
            Which::Next => {
                // The day of the next calendar week; but "next Friday", said on a Monday, is not eleven days off.
                let monday = add(now, 7 - i32::from(now.weekday().to_monday_zero_offset()), Unit::Day)?;
                let date = on(monday)?;
                let far = now.until(date).is_ok_and(|s| s.get_days() > 10);
                if far { on(now.tomorrow().ok()?) } else { Some(date) }
            }
            Which::Previous => back(self.told(context)?.first_day().yesterday().ok()?),
            Which::Following => on(self.told(context)?.last_day().tomorrow().ok()?),
            Which::Same => back(self.told(context)?.last_day()),
        }
    }

    fn period(&self, unit: Unit, which: Which, context: Context) -> Option<DateValue> {
        let told = || self.told(context);
        let (from, steps) = match which {
            Which::Bare | Which::This => (DateValue::day(self.now(context)?), 0),
            Which::Last => (DateValue::day(self.now(context)?), -1),
            Which::Next | Which::Coming => (DateValue::day(self.now(context)?), 1),
            Which::Previous => (told()?, -1),
            Which::Following => (told()?, 1),
            Which::Same => (told()?, 0),
        };
        let from = if steps < 0 { from.start() } else { from.end() };
        let fine = |needed: Precision| from.precision() >= needed;
        let of_month = |date: Date| CalendarDate::from(date).cut_to(Precision::Month);
        match unit {
            Unit::Hour => None,
            Unit::Day => {
                fine(Precision::Day).then(|| add(from.first_day(), steps, Unit::Day).map(DateValue::day))?
            }
            Unit::Week | Unit::Fortnight | Unit::Weekend => {
                let day = fine(Precision::Day).then(|| from.first_day())?;
                let monday = add(day, -i32::from(day.weekday().to_monday_zero_offset()), Unit::Day)?;
                let monday = add(monday, steps, if unit == Unit::Weekend { Unit::Week } else { unit })?;
                let saturday = add(monday, 5, Unit::Day)?;
                let start = if unit == Unit::Weekend { saturday } else { monday };
                let last = add(saturday, if unit == Unit::Fortnight { 8 } else { 1 }, Unit::Day)?;
                // On a Sunday or Monday "at the weekend" and "last weekend" are the one just past all the same.
                DateValue::between(start.into(), last.into())
            }
            Unit::Month => {
                let month =
                    fine(Precision::Month).then(|| add(from.first_day().first_of_month(), steps, unit))??;
                Some(DateValue::Date(of_month(month)))
            }
            Unit::Quarter => {
                let month = fine(Precision::Month).then(|| from.first_day().month())?;
                let first = Date::new(from.year(), month - (month - 1) % 3, 1).ok()?;
                months(add(first, steps, Unit::Quarter)?, 3)
            }
            Unit::Year => {
                let year = from.year().checked_add(i16::try_from(steps).ok()?)?;
                CalendarDate::of_year(year).map(DateValue::Date)
            }
            Unit::Decade => {
                let year = from.year() - from.year() % 10 + 10 * i16::try_from(steps).ok()?;
                DateValue::between(CalendarDate::of_year(year)?, CalendarDate::of_year(year + 9)?)
            }
        }
    }

    fn season(&self, season: Season, year: YearOf, context: Context) -> Option<DateValue> {
        let in_year = |year: i16| months(Date::new(year, season.first_month(), 1).ok()?, 3);
        let which = match year {
            YearOf::Given(year) => return in_year(year),
            YearOf::Told(which) => return in_year(self.year_of(which, context)?),
            YearOf::Nearest(which) => which,
        };
        let now = self.now(context)?;
        let told = self.told(context)?;
        let around = |base: Date| (-2..=2).filter_map(move |n| in_year(base.year().checked_add(n)?));
        let begun = |base: Date| around(base).filter(|s| s.first_day() <= base).max();
        let to_end = |base: Date| around(base).filter(|s| s.last_day() >= base).min();
        match which {
            Which::Bare => match context.tense {
                Tense::Future => to_end(now),
                Tense::Past => begun(now),
                Tense::Unknown => {
                    let (last, next) = (begun(now)?, to_end(now)?);
                    let end = CalendarDate::from(last.last_day());
                    nearer(now.into(), end, next.start()).map(|d| if d == end { last } else { next })
                }
            },
            // Winter reaches into the next year: the present one is the one that has not ended.
            Which::This if season == Season::Winter => to_end(now),
            Which::This => in_year(now.year()),
            Which::Coming => to_end(now),
            Which::Last => around(now).filter(|s| s.last_day() < now).max(),
            Which::Next => around(now).filter(|s| s.first_day() > now).min(),
            Which::Previous => around(told.first_day()).filter(|s| s.last_day() < told.first_day()).max(),
            Which::Following => around(told.last_day()).filter(|s| s.first_day() > told.last_day()).min(),
            Which::Same => in_year(told.end().year()),
        }
    }

    fn part(&self, part: Part, of: &Meaning, context: Context) -> Option<DateValue> {
        let whole = self.value(of, context)?;
        match (part, whole) {
            (Part::Middle, DateValue::Date(date)) if date.precision() == Precision::Month => {
                CalendarDate::of_day(date.year(), date.month()?, 15).map(DateValue::Date)
            }
            (Part::Quarter(n), DateValue::Date(date)) => {
                months(Date::new(date.year(), n.checked_mul(3)?.checked_sub(2)?, 1).ok()?, 3)
            }
            (Part::Middle, DateValue::Date(date)) if date.precision() == Precision::Year => {
                CalendarDate::of_month(date.year(), 6).map(DateValue::Date)
            }
            (Part::Half(n), DateValue::Date(date)) if date.precision() == Precision::Year => {
                months(Date::new(date.year(), if n == 1 { 1 } else { 7 }, 1).ok()?, 6)
            }
            (_, DateValue::Date(date)) if date.precision() == Precision::Month => {
                let (first, last) = (date.first_day(), date.last_day());
                let days = |n: i8| i32::from(n);
                let (start, end) = match part {
                    Part::Half(1) => (first, add(first, 14, Unit::Day)?),
                    Part::Half(_) => (add(first, 15, Unit::Day)?, last),
                    Part::First(n) => (first, add(first, days(n) - 1, Unit::Day)?),
                    Part::Last(n) => (add(last, 1 - days(n), Unit::Day)?, last),
                    _ => return Some(whole),
                };
                DateValue::between(start.into(), end.into())
            }
            _ => Some(whole),
        }
    }

    fn range(&self, start: &Meaning, end: &Meaning, context: Context) -> Option<DateValue> {
        let (first, last) = (self.value(start, context)?, self.value(end, context)?);
        if let Some(value) = DateValue::between(first.start(), last.end()) {
            return Some(value);
        }
        // "from November to March": seen from January each is the nearest of its name; one of them gives way.
        let onward = Context { tense: Tense::Future, anchor: None };
        match context.tense {
            Tense::Future => {
                let last = self.at(first.first_day()).value(end, onward)?;
                DateValue::between(first.start(), last.end())
            }
            _ => {
                let backward = Context { tense: Tense::Past, anchor: None };
                let first = self.at(last.last_day()).value(start, backward)?;
                DateValue::between(first.start(), last.end())
            }
        }
    }

    fn shift(
        &self,
        from: Origin,
        amount: i32,
        unit: Unit,
        exact: bool,
        context: Context,
    ) -> Option<DateValue> {
        let from = match from {
            Origin::Publication => DateValue::day(self.published?),
            // Nothing told yet: what lies back does so from publication, what lies ahead only where the clause says so.
            Origin::Told if amount > 0 && context.tense != Tense::Future => context.anchor?,
            Origin::Told => self.told(context)?,
        };
        if exact {
            return add(if amount < 0 { from.first_day() } else { from.last_day() }, amount, unit)
                .map(DateValue::day);
        }
        shifted(from, amount, unit)
    }
}

/// Whether it is the month or year of which the report is.
fn is_present(period: &Meaning) -> bool {
    matches!(period, Meaning::Period { unit: Unit::Week | Unit::Month | Unit::Year, which: Which::This })
}

/// A date moved by a distance, as coarse as the coarser of the two.
fn shifted(from: DateValue, amount: i32, unit: Unit) -> Option<DateValue> {
    let base = if amount < 0 { from.start() } else { from.end() };
    let (needed, precision) = match unit {
        Unit::Hour | Unit::Day | Unit::Week | Unit::Weekend | Unit::Fortnight => {
            (Precision::Day, Precision::Day)
        }
        Unit::Month | Unit::Quarter => (Precision::Month, Precision::Month),
        Unit::Year | Unit::Decade => (Precision::Year, Precision::Year),
    };
    if base.precision() < needed {
        return None;
    }
    let amount = if unit == Unit::Hour { 0 } else { amount };
    // From the first of a coarse date, so that no short month cuts the day.
    let day = base.cut_to(precision).first_day();
    let moved = CalendarDate::from(add(day, amount, unit)?);
    Some(DateValue::Date(moved.cut_to(precision)))
}

/// The stretch of a length that ends with a date: "signed on Saturday after five days of talks".
fn ending_at(end: DateValue, amount: i32, unit: Unit) -> Option<DateValue> {
    let last = end.end();
    let (precision, back) = match unit {
        Unit::Hour => return Some(DateValue::Date(last)),
        Unit::Day => (Precision::Day, 1 - amount),
        Unit::Week | Unit::Weekend | Unit::Fortnight | Unit::Month | Unit::Quarter => {
            (Precision::Month, -amount)
        }
        Unit::Year | Unit::Decade => (Precision::Year, -amount),
    };
    if last.precision() < precision {
        return None;
    }
    let start = CalendarDate::from(add(last.first_day(), back, unit)?).cut_to(precision);
    DateValue::between(start, last.cut_to(precision))
}

fn in_year(year: i16, month: Option<i8>, day: Option<i8>) -> Option<CalendarDate> {
    match (month, day) {
        (Some(month), Some(day)) => CalendarDate::of_day(year, month, day),
        (Some(month), None) => CalendarDate::of_month(year, month),
        (None, _) => CalendarDate::of_year(year),
    }
}

/// So many months from a first one on.
fn months(first: Date, count: i32) -> Option<DateValue> {
    let last = add(first, count - 1, Unit::Month)?;
    let month = |date: Date| CalendarDate::of_month(date.year(), date.month());
    DateValue::between(month(first)?, month(last)?)
}

/// How many days ahead a day without a year is still meant rather than that of the year before, whatever the tense.
const JUST_AHEAD: i32 = 45;
/// So many days ago at most a day without a year is meant though what is told of it was to come.
pub(crate) const JUST_PAST: i32 = 45;

fn is_just_ahead(now: CalendarDate, date: CalendarDate) -> bool {
    let days = now.last_day().until(date.first_day()).map(|span| span.get_days());
    days.is_ok_and(|days| (1..=JUST_AHEAD).contains(&days))
}

/// Whether a day is that of the last weeks, so that nobody would call a day a year ahead by its name alone.
fn is_just_past(date: CalendarDate, now: CalendarDate) -> bool {
    let days = date.last_day().until(now.first_day()).map(|span| span.get_days());
    days.is_ok_and(|days| (1..=JUST_PAST).contains(&days))
}

/// Of the last and the next date of a name the one that is meant where no tense tells: the last, unless the next is
/// several times nearer.
fn nearer(now: CalendarDate, last: CalendarDate, next: CalendarDate) -> Option<CalendarDate> {
    let days = |a: Date, b: Date| a.until(b).map(|s| s.get_days()).ok();
    let past = days(last.last_day().min(now.first_day()), now.first_day())?;
    let future = days(now.first_day(), next.first_day().max(now.first_day()))?;
    Some(if past > future.saturating_mul(3) { next } else { last })
}

/// A day moved by so many units; `None` past the end of the calendar.
fn add(date: Date, amount: i32, unit: Unit) -> Option<Date> {
    let span: Span = match unit {
        Unit::Hour => amount.checked_add(23)?.div_euclid(24).days(),
        Unit::Day => amount.days(),
        Unit::Week | Unit::Weekend => amount.weeks(),
        Unit::Fortnight => amount.checked_mul(2)?.weeks(),
        Unit::Month => amount.months(),
        Unit::Quarter => amount.checked_mul(3)?.months(),
        Unit::Year => amount.years(),
        Unit::Decade => amount.checked_mul(10)?.years(),
    };
    let moved = date.checked_add(span).ok()?;
    (moved.year() >= 1).then_some(moved)
}
