//! What a date expression says, before anyone asks when it was said.

use std::ops::Range;

use jiff::civil::Weekday;

/// A date expression of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateExpression {
    /// Bytes of the text. Prepositions are left out ("on", "since", "by"), but for those that make the meaning
    /// ("within 30 days", "from 3 to 5 June").
    pub range: Range<usize>,
    /// What it says.
    pub meaning: Meaning,
    /// How the thing told stands to it.
    pub relation: Relation,
    /// Whether it is the distance to the event that the words after it name: "a day after *the first*", "three
    /// days before *the vote*", "on the eve of *the talks*", "within ten days of *that*".
    pub of_next: bool,
}

/// How the thing told stands to the date, by the preposition before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// On, in or at it; also without any preposition.
    At,
    /// Since it.
    Since,
    /// From it on: "from 1 May", "as of Monday".
    From,
    /// Until it.
    Until,
    /// Not later than it: a deadline.
    By,
    /// Before it.
    Before,
    /// After it.
    After,
    /// For its length, or in the course of it: "for 90 days", "during the summer".
    During,
}

/// What a date expression says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A day, month or year of the calendar, of which the year may be wanting: "24 November", "May 2021", "2015".
    Calendar {
        /// The year, or how it is to be found.
        year: YearOf,
        /// The month.
        month: Option<i8>,
        /// The day of the month.
        day: Option<i8>,
    },
    /// A date in figures whose order only the writer's English tells: "03/04/2025".
    Numeric {
        /// The first number.
        first: i8,
        /// The second number.
        second: i8,
        /// The year.
        year: i16,
    },
    /// A day of a month that is not named: "the 13th", "the 26th of this month".
    DayOfMonth {
        /// The day.
        day: i8,
        /// Which month.
        month: Which,
    },
    /// A day of the week.
    Weekday {
        /// The day of the week.
        weekday: Weekday,
        /// Which one.
        which: Which,
    },
    /// A day of the week in a week that is told: "Monday last week".
    WeekdayOf {
        /// The day of the week.
        weekday: Weekday,
        /// Which week.
        week: Which,
    },
    /// A day, week, month, … told by its place: "last week", "this month", "the following day", "that night".
    Period {
        /// Its length.
        unit: Unit,
        /// Which one.
        which: Which,
    },
    /// A season.
    Season {
        /// The season.
        season: Season,
        /// The year in which it begins, or how it is to be found.
        year: YearOf,
    },
    /// A part of a longer time: "early 2019", "mid-December", "the end of the year".
    Part {
        /// Which part.
        part: Part,
        /// Of what.
        of: Box<Meaning>,
    },
    /// From one date to another.
    Range {
        /// The first.
        start: Box<Meaning>,
        /// The last.
        end: Box<Meaning>,
    },
    /// So much before or after another date: "three weeks ago", "two days later", "yesterday".
    Shift {
        /// From where to count.
        from: Origin,
        /// How many, negative for earlier.
        amount: i32,
        /// Of what.
        unit: Unit,
        /// Whether it is meant to the day ("a year ago today").
        exact: bool,
    },
    /// A deadline by its length: "within 30 days".
    Within {
        /// How many.
        amount: i32,
        /// Of what.
        unit: Unit,
    },
    /// A time to come by its distance: "in five days". In the past tense it is a length instead.
    Ahead {
        /// How many.
        amount: i32,
        /// Of what.
        unit: Unit,
    },
    /// A length of time without a place: "150 days", "nine months".
    Duration {
        /// How many.
        amount: i32,
        /// Of what.
        unit: Unit,
    },
    /// Ten years: "the 1990s".
    Decade(i16),
}

/// The year of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YearOf {
    /// It is written out.
    Given(i16),
    /// It is told by its place: "18 March of *last year*".
    Told(Which),
    /// It is not told; the date is the last, next, following … one of its name ("last May"), or just the nearest.
    Nearest(Which),
}

/// Which of several of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// Nothing is said.
    Bare,
    /// The one just past, as seen from publication: "last".
    Last,
    /// The present one: "this".
    This,
    /// The nearest one to come: "this coming".
    Coming,
    /// The next one, as seen from publication: "next".
    Next,
    /// The one before what was told last: "the previous".
    Previous,
    /// The one after what was told last: "the following".
    Following,
    /// The one told last: "the same", "that".
    Same,
}

/// From where a distance counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// From the day of publication: "ago".
    Publication,
    /// From what was told last: "earlier", "later".
    Told,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Hours and less.
    Hour,
    /// Days.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Weeks, from Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// Months.
    Month,
    /// Three months.
    Quarter,
    /// Years.
    Year,
    /// Ten years.
    Decade,
}

/// A season of the northern year: spring is March to May.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// The month in which it begins.
    pub(super) fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of a longer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its start or early part.
    Early,
    /// Its middle.
    Middle,
    /// Its late part.
    Late,
    /// Its end.
    End,
    /// The n-th quarter of a year, from 1.
    Quarter(i8),
    /// The n-th half of a year or month, from 1.
    Half(i8),
    /// Its first so many days.
    First(i8),
    /// Its last so many days.
    Last(i8),
}
