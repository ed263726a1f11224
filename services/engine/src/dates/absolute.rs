//! Dates of the calendar: "17 November 2025", "Nov. 24", "the 24th", "2015", "03/04/2025", ISO.

use super::lexeme::Term;
use super::meaning::{Meaning, Which, YearOf};
use super::parser::{Parsed, Parser};

/// Words after which a four-digit number is a year, and a month's bare name a month.
const TEMPORAL: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "last",
    "next",
    "this",
    "of",
    "from",
    "to",
    "between",
    "and",
    "during",
    "before",
    "after",
    "early",
    "mid",
    "late",
    "through",
    "for",
    "previous",
    "following",
    "around",
    "about",
    "beginning",
    "starting",
    "ending",
    "year",
    "or",
    "than",
    "throughout",
    "circa",
    "back",
    "as",
    "per",
    "post",
    "pre",
    "end",
    "on",
    "with",
    "every",
    "coming",
    "past",
    "effective",
    "once",
    "election",
    "elections",
];

/// Prepositions that also come before persons: "by April Glaspie", "for May".
const BEFORE_NAMES: &[&str] =
    &["by", "of", "to", "and", "for", "from", "with", "or", "than", "as", "per", "on", "after"];

/// What a four-digit number counts, and so is no year.
const COUNTED: &[&str] = &[
    "troops",
    "soldiers",
    "people",
    "men",
    "women",
    "children",
    "fighters",
    "prisoners",
    "refugees",
    "rebels",
    "civilians",
    "families",
    "houses",
    "homes",
    "weapons",
    "rifles",
    "guns",
    "tanks",
    "dollars",
    "euros",
    "pounds",
    "miles",
    "kilometers",
    "kilometres",
    "km",
    "metres",
    "meters",
    "tons",
    "tonnes",
    "hours",
    "hrs",
    "gmt",
    "utc",
    "local",
    "percent",
    "per",
    "deaths",
    "victims",
    "police",
    "monitors",
    "observers",
    "members",
    "voters",
    "villages",
    "detainees",
    "combatants",
    "militants",
    "ex",
    "peacekeepers",
    "personnel",
    "cadres",
    "a.m",
    "p.m",
    "am",
    "pm",
];

impl Parser<'_, '_> {
    /// A date of the calendar at `i`.
    pub(super) fn absolute(&self, i: usize) -> Parsed {
        if let Some(Term::Weekday { short, .. }) = self.term(i) {
            // "Sunday, 8 August": the date says it all.
            let mut next = if short { self.past_point(i + 1) } else { i + 1 };
            next = if self.is_mark(next, ',') { next + 1 } else { next };
            let next = self.past(next, "the");
            return self.day_first(next).or_else(|| self.month_first(next)).filter(|(_, m)| has_day(m));
        }
        self.figures(i)
            .or_else(|| self.day_first(i))
            .or_else(|| self.month_first(i))
            .or_else(|| self.day_of_month(i))
            .or_else(|| self.years(i))
    }

    /// "2025-11-17", "03/04/2025", "17.11.2025".
    fn figures(&self, i: usize) -> Parsed {
        if self.term(i) == Some(Term::Figure) {
            let mut parts = self.get(i)?.text.split('.');
            let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
            let whole = parts.next().is_none() && year.len() == 4;
            return whole
                .then(|| numeric(day.parse().ok()?, month.parse().ok()?, year.parse().ok()?, i + 1))?;
        }
        let number = |k: usize| match self.get(k)? {
            l if k == i || !l.spaced => match l.term {
                Term::Number(n) if l.text.len() <= 4 => Some((n, l.text.len())),
                _ => None,
            },
            _ => None,
        };
        let glued = (1..5).all(|k| self.is_glued(i + k));
        let ((a, a_len), (b, b_len), (c, c_len)) = (number(i)?, number(i + 2)?, number(i + 4)?);
        if !glued {
            return None;
        }
        if self.is_mark(i + 1, '-') && self.is_mark(i + 3, '-') && a_len == 4 && b_len == 2 && c_len == 2 {
            return calendar_day(year_of(a)?, b, c, i + 5);
        }
        let slashed = self.is_mark(i + 1, '/') && self.is_mark(i + 3, '/');
        if slashed && a_len == 4 && b_len <= 2 && c_len <= 2 {
            return calendar_day(year_of(a)?, b, c, i + 5);
        }
        if slashed && a_len <= 2 && b_len <= 2 && (c_len == 4 || c_len == 2) {
            let year = if c_len == 4 { year_of(c)? } else { of_two_digits(c)? };
            return numeric(a, b, year, i + 5);
        }
        None
    }

    /// "17 November 2025", "the 7th of September", "12-14 May", "3 and 4 June".
    fn day_first(&self, i: usize) -> Parsed {
        let i =
            if self.is(i, "the") && matches!(self.term(i + 1), Some(Term::Ordinal(_))) { i + 1 } else { i };
        let first = self.day(i)?;
        let joined = self.is_dash(i + 1)
            || self.is_mark(i + 1, '/')
            || self.is_any(i + 1, &["to", "and", "until", "through"]);
        let joined_day = joined.then(|| self.past(i + 2, "the")).and_then(|k| Some((k + 1, self.day(k)?)));
        let (next, last) = joined_day.map_or((i + 1, None), |(next, last)| (next, Some(last)));
        let (next, month) = self.month(self.past(next, "of"))?;
        let (next, year) = self.year_after(next);
        let day = |day| Meaning::Calendar { year, month: Some(month), day: Some(day) };
        match last {
            None => Some((next, day(first))),
            Some(last)
                if last > first
                    && (!self.is(i + 1, "and")
                        || last == first + 1
                        || self.is(i.wrapping_sub(1), "between")) =>
            {
                Some((next, Meaning::Range { start: Box::new(day(first)), end: Box::new(day(last)) }))
            }
            // "on 3 and 9 June" is two dates, of which the first waits for its month.
            Some(_) if self.is(i + 1, "and") => Some((i + 1, day(first))),
            Some(_) => None,
        }
    }

    /// "November 24, 2016", "Aug. 20-21", "December the 31st", "May 2021", "in May".
    fn month_first(&self, i: usize) -> Parsed {
        let (next, month) = self.month(i)?;
        let the = self.is(next, "the") && matches!(self.term(next + 1), Some(Term::Ordinal(_)));
        let at = if the { next + 1 } else { next };
        if let Some(first) = self.day(at)
            && !self.is_clock(at)
        {
            return Some(self.days_after_month(at, month, first));
        }
        let (end, year) = self.year_after(next);
        let meaning = Meaning::Calendar { year, month: Some(month), day: None };
        if matches!(year, YearOf::Nearest(Which::Bare)) {
            return self.is_bare_month(i, next).then_some((next, meaning));
        }
        let short_alone = matches!(self.term(i), Some(Term::Month { short: true, .. }))
            && !matches!(year, YearOf::Given(_));
        (!short_alone).then_some((end, meaning))
    }

    fn days_after_month(&self, at: usize, month: i8, first: i8) -> (usize, Meaning) {
        let joined = self.is_dash(at + 1) || self.is_any(at + 1, &["to", "and", "until", "through"]);
        let k = self.past(at + 2, "the");
        let last = self.day(k).filter(|&last| {
            let consecutive = !self.is(at + 1, "and") || last == first + 1;
            joined && last > first && consecutive && !self.is_clock(k) && self.month(k + 1).is_none()
        });
        let (next, year) = self.year_after(last.map_or(at + 1, |_| k + 1));
        let day = |day| Meaning::Calendar { year, month: Some(month), day: Some(day) };
        match last {
            Some(last) => (next, Meaning::Range { start: Box::new(day(first)), end: Box::new(day(last)) }),
            None => (next, day(first)),
        }
    }

    /// Whether a number tells the time of day: "Nov. 24, 5 p.m.", "June 10:30".
    fn is_clock(&self, i: usize) -> bool {
        let colon = self.is_mark(i + 1, ':') && self.is_glued(i + 1) && self.is_glued(i + 2);
        colon
            || self.is_any(i + 1, &["am", "pm", "percent"])
            || (self.is_mark(i + 1, '%') && self.is_glued(i + 1))
    }

    /// The year after a day or month, where there is one.
    pub(super) fn year_after(&self, i: usize) -> (usize, YearOf) {
        let bare = (i, YearOf::Nearest(Which::Bare));
        let after_comma = if self.is_mark(i, ',') { i + 1 } else { i };
        let after_of = self.past(i, "of");
        for k in [after_comma, after_of] {
            if let Some(year) = self.year(k)
                && !self.is_any(k + 1, COUNTED)
            {
                return (k + 1, YearOf::Given(year));
            }
        }
        if self.is_apostrophe(after_of)
            && let Some(Term::Number(n @ 0..=99)) = self.term(after_of + 1)
            && self.get(after_of + 1).is_some_and(|l| !l.spaced && l.text.len() == 2)
            && let Some(year) = of_two_digits(n)
        {
            return (after_of + 2, YearOf::Given(year));
        }
        if let Some((k, which)) = self.which(after_of)
            && self.is(k, "year")
        {
            return (
                k + 1,
                YearOf::Told(if which == Which::Following && self.is(k - 1, "next") {
                    Which::Next
                } else {
                    which
                }),
            );
        }
        for (words, which) in [
            (["a", "year", "earlier"], Which::Previous),
            (["the", "year", "before"], Which::Previous),
            (["a", "year", "later"], Which::Following),
            (["the", "year", "after"], Which::Following),
        ] {
            if self.are(after_of, &words) {
                return (after_of + 3, YearOf::Told(which));
            }
        }
        // "November last", where no noun follows.
        for (word, which) in [("last", Which::Last), ("next", Which::Next)] {
            if self.is(i, word) && self.ends_phrase(i + 1) {
                return (i + 1, YearOf::Nearest(which));
            }
        }
        bare
    }

    /// Whether a month's name without day and year is meant as one.
    fn is_bare_month(&self, i: usize, next: usize) -> bool {
        let Some(Term::Month { month, short: false }) = self.term(i) else { return false };
        let named = matches!(month, 3..=6 | 8);
        let Some(before) = self.before(i) else { return !named };
        // "mid-May" is a month, "Anglo-March" none.
        let temporal = TEMPORAL.iter().any(|w| before.is(w))
            || (self.is_dash(i - 1) && self.is(i.wrapping_sub(2), "mid"));
        if !named {
            return temporal || !before.is_capitalized();
        }
        let name_follows =
            self.get(next).is_some_and(|l| l.is_capitalized() && l.spaced && matches!(l.term, Term::Word));
        temporal && !(name_follows && BEFORE_NAMES.iter().any(|w| before.is(w)))
    }

    /// "on the 13th", "the 26th of this month".
    fn day_of_month(&self, i: usize) -> Parsed {
        let Some(Term::Ordinal(day @ 1..=31)) = self.term(i + 1).filter(|_| self.is(i, "the")) else {
            return None;
        };
        let day = i8::try_from(day).ok()?;
        if self.is(i + 2, "of")
            && let Some((k, which)) = self.which(i + 3)
            && self.is(k, "month")
        {
            return Some((k + 1, Meaning::DayOfMonth { day, month: which }));
        }
        // "the second" is something else; "the thirtieth", a day.
        let digits = day > 10 || self.get(i + 1)?.text.as_bytes().first()?.is_ascii_digit();
        let led = self.before(i).is_some_and(|l| ["on", "by", "until", "since"].iter().any(|w| l.is(w)));
        let whole = self.ends_phrase(i + 2) && !self.is(i + 2, "of") && !self.is_dash(i + 2);
        (digits && led && (whole || self.get(i + 2).is_some_and(Self::starts_name)))
            .then_some((i + 2, Meaning::DayOfMonth { day, month: Which::Bare }))
    }

    fn starts_name(lexeme: &super::lexeme::Lexeme<'_>) -> bool {
        lexeme.is_capitalized() && lexeme.text.len() > 1
    }

    /// "2015", "2008-09", "1936–2024", "the year 2000", "'96", "the 1990s".
    fn years(&self, i: usize) -> Parsed {
        if let Some(Term::Decade(year)) = self.term(i) {
            return Some((i + 1, Meaning::Decade(i16::try_from(year).ok()?)));
        }
        let whole = |year| Meaning::Calendar { year: YearOf::Given(year), month: None, day: None };
        if self.is_apostrophe(i)
            && self.before(i).is_some_and(|l| l.is("in") || l.is("since") || l.is("of"))
            && let Some(Term::Number(n)) = self.term(i + 1)
            && self.get(i + 1).is_some_and(|l| !l.spaced && l.text.len() == 2)
        {
            return Some((i + 2, whole(of_two_digits(n)?)));
        }
        let start = self.year(i).filter(|y| (1700..=2150).contains(y))?;
        if let Some((next, end)) = self.year_range(i, start) {
            return Some((next, Meaning::Range { start: Box::new(whole(start)), end: Box::new(whole(end)) }));
        }
        self.is_bare_year(i).then(|| (i + 1, whole(start)))
    }

    /// The end of a range of years written with a dash or stroke.
    fn year_range(&self, i: usize, start: i16) -> Option<(usize, i16)> {
        if !(self.is_dash(i + 1) || self.is_mark(i + 1, '/'))
            || self.get(i + 1)?.spaced
            || self.get(i + 2)?.spaced
        {
            return None;
        }
        let end = match (self.year(i + 2), self.get(i + 2)?) {
            (Some(year), _) => year,
            (None, l) if l.text.len() == 2 => match l.term {
                Term::Number(n) => start - start % 100 + i16::try_from(n).ok()?,
                _ => return None,
            },
            _ => return None,
        };
        (start < end && end - start < 100 && !self.is_dash(i + 3)).then_some((i + 3, end))
    }

    /// Whether a four-digit number is meant as a year.
    fn is_bare_year(&self, i: usize) -> bool {
        if self.is_any(i + 1, COUNTED) || (self.is_dash(i + 1) && self.is_glued(i + 1)) {
            return false;
        }
        let Some(before) = self.before(i) else {
            // A time of day opens an entry of a ticker; a year, one of a chronology.
            return matches!(self.term(i + 1), Some(Term::Mark(':' | '–' | '—' | '-')));
        };
        match before.term {
            Term::Mark('(') => matches!(self.term(i + 1), Some(Term::Mark(')' | ',' | ';' | '–' | '-'))),
            Term::Mark('-' | '–') => {
                self.is(i.wrapping_sub(2), "mid")
                    || self.is(i.wrapping_sub(2), "post")
                    || self.is(i.wrapping_sub(2), "pre")
            }
            // "the 2015 deal", "its 2007 plan"
            Term::Word if ["the", "a", "its", "their", "his", "her", "that"].iter().any(|w| before.is(w)) => {
                self.get(i + 1).is_some_and(|l| l.spaced && !matches!(l.term, Term::Mark(_)))
            }
            // "recalls 1999, when …"
            _ if self.is_mark(i + 1, ',') && self.is(i + 2, "when") => true,
            _ => TEMPORAL.iter().any(|w| before.is(w)) && !before.is("per"),
        }
    }
}

fn has_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar { day, .. } => day.is_some(),
        Meaning::Range { start, .. } => has_day(start),
        _ => false,
    }
}

fn year_of(n: u32) -> Option<i16> {
    i16::try_from(n).ok().filter(|y| (1000..=2199).contains(y))
}

/// Two digits stand for a year from 1940 to 2039.
fn of_two_digits(n: u32) -> Option<i16> {
    let n = i16::try_from(n).ok()?;
    Some(if n < 40 { 2000 + n } else { 1900 + n })
}

fn calendar_day(year: i16, month: u32, day: u32, next: usize) -> Parsed {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    super::value::CalendarDate::of_day(year, month, day)?;
    Some((next, Meaning::Calendar { year: YearOf::Given(year), month: Some(month), day: Some(day) }))
}

/// A day and a month in figures; where only one order is a date, it is that.
fn numeric(first: u32, second: u32, year: i16, next: usize) -> Parsed {
    match (first, second) {
        (1..=12, 1..=12) if first != second => {
            let (first, second) = (i8::try_from(first).ok()?, i8::try_from(second).ok()?);
            Some((next, Meaning::Numeric { first, second, year }))
        }
        (_, 1..=12) => calendar_day(year, second, first, next),
        (1..=12, _) => calendar_day(year, first, second, next),
        _ => None,
    }
}
