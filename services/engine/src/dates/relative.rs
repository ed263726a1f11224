//! Dates told by their place: "Monday", "last week", "two days later", "the end of the year".

use super::lexeme::Term;
use super::meaning::{Meaning, Origin, Part, Unit, Which, YearOf};
use super::parser::{Parsed, Parser};

impl Parser<'_, '_> {
    /// "Monday", "next Tuesday", "Thursday night", "Monday last", "Monday last week".
    pub(super) fn weekday(&self, i: usize) -> Parsed {
        if let Some(Term::Weekday { weekday, short: false }) = self.term(i) {
            if self.is_proper_weekday(i) {
                return None;
            }
            let next = self.past_daypart(i + 1);
            let of = self.past(next, "of");
            if let Some((k, week)) = self.which(of)
                && self.is(k, "week")
            {
                let week =
                    if week == Which::Following && self.is(k - 1, "next") { Which::Next } else { week };
                return Some((k + 1, Meaning::WeekdayOf { weekday, week }));
            }
            if self.is(next, "last") && self.ends_phrase(next + 1) {
                return Some((next + 1, Meaning::Weekday { weekday, which: Which::Last }));
            }
            if self.is(next, "next") && self.ends_phrase(next + 1) {
                return Some((next + 1, Meaning::Weekday { weekday, which: Which::Next }));
            }
            return Some((next, Meaning::Weekday { weekday, which: Which::Bare }));
        }
        let (k, which) = self.which(i)?;
        let Some(Term::Weekday { weekday, short: false }) = self.term(k) else { return None };
        Some((self.past_daypart(k + 1), Meaning::Weekday { weekday, which }))
    }

    /// Good Friday, Bloody Sunday and their like name days of the calendar or of history.
    fn is_proper_weekday(&self, i: usize) -> bool {
        let known = ["good", "black", "bloody", "palm", "easter", "ash", "maundy", "holy", "whit", "super"];
        self.before(i).is_some_and(|l| known.iter().any(|w| l.is(w)))
    }

    fn past_daypart(&self, i: usize) -> usize {
        if self.term(i) == Some(Term::Daypart) { i + 1 } else { i }
    }

    /// "today", "yesterday", "tomorrow night", "overnight", "the day before yesterday".
    pub(super) fn deictic(&self, i: usize) -> Parsed {
        let days =
            |amount| Meaning::Shift { from: Origin::Publication, amount, unit: Unit::Day, exact: true };
        for (words, amount) in
            [(["the", "day", "before", "yesterday"], -2), (["the", "day", "after", "tomorrow"], 2)]
        {
            if self.are(i, &words) {
                return Some((i + 4, days(amount)));
            }
        }
        let lexeme = self.get(i)?;
        if lexeme.is("today") {
            // "Russia Today" names a broadcaster.
            let named = lexeme.is_capitalized() && self.before(i).is_some_and(|l| l.is_capitalized());
            return (!named).then(|| (i + 1, days(0)));
        }
        if lexeme.is("tonight") || (lexeme.is("overnight") && !self.is_attribute(i)) {
            return Some((i + 1, days(0)));
        }
        let amount = if lexeme.is("yesterday") {
            -1
        } else if lexeme.is("tomorrow") {
            1
        } else {
            return None;
        };
        Some((self.past_daypart(i + 1), days(amount)))
    }

    /// Whether a word stands between an article and its noun: "an overnight raid".
    fn is_attribute(&self, i: usize) -> bool {
        self.before(i).is_some_and(|l| l.is("a") || l.is("an"))
    }

    /// "last week", "this month", "the following day", "that night", "the year before".
    pub(super) fn period(&self, i: usize) -> Parsed {
        if self.is(i, "the")
            && let Some((unit, k)) = self.single_unit(i + 1)
        {
            let which = if self.is(k, "before") {
                Which::Previous
            } else if self.is(k, "after") {
                Which::Following
            } else {
                return None;
            };
            return Some((k + 1, Meaning::Period { unit, which }));
        }
        if self.are(i, &["the", "eve", "of"]) {
            return Some((i + 2, Meaning::Period { unit: Unit::Day, which: Which::Previous }));
        }
        let (k, which) = self.which(i)?;
        if let Some(Term::Month { month, .. }) = self.term(k) {
            let (next, _) = self.month(k)?;
            // "that May …" is a verb, "this May" a month.
            let meant = !self.is(k - 1, "that") && (self.year(next).is_none());
            let day = self.day(next).filter(|_| which != Which::This);
            return (meant && day.is_none()).then_some((
                next,
                Meaning::Calendar { year: YearOf::Nearest(which), month: Some(month), day: None },
            ));
        }
        if let Some(Term::Season(season)) = self.term(k) {
            return Some((k + 1, Meaning::Season { season, year: YearOf::Nearest(which) }));
        }
        if self.term(k) == Some(Term::Daypart) {
            let days =
                |amount| Meaning::Shift { from: Origin::Publication, amount, unit: Unit::Day, exact: true };
            let meaning = match which {
                Which::Last => days(-1),
                Which::This => days(0),
                _ => Meaning::Period { unit: Unit::Day, which },
            };
            return Some((k + 1, meaning));
        }
        let Some(Term::Unit { unit, plural: false }) = self.term(k) else { return None };
        let which = match (unit, which) {
            (Unit::Hour, _) => return None,
            (Unit::Day, Which::Last | Which::This | Which::Coming) => return None,
            // "past week" is a length up to now.
            (_, Which::Last) if self.is(k - 1, "past") => return None,
            (_, Which::Last) if self.is(i, "the") => return None,
            // "last week of June"
            (Unit::Week, Which::Last) if self.is(k + 1, "of") && self.month(k + 2).is_some() => return None,
            (Unit::Day, Which::Next) => Which::Following,
            (_, which) => which,
        };
        Some((k + 1, Meaning::Period { unit, which }))
    }

    /// A unit in the singular, or a part of the day as a day.
    fn single_unit(&self, i: usize) -> Option<(Unit, usize)> {
        match self.term(i)? {
            Term::Unit { unit: Unit::Hour, .. } => None,
            Term::Unit { unit, plural: false } => Some((unit, i + 1)),
            Term::Daypart => Some((Unit::Day, i + 1)),
            _ => None,
        }
    }

    /// "in the spring", "spring 2021", "the summer of 2015", "the summer of next year".
    pub(super) fn season(&self, i: usize) -> Parsed {
        let the = self.is(i, "the");
        let k = if the { i + 1 } else { i };
        let Some(Term::Season(season)) = self.term(k) else { return None };
        let (next, year) = self.year_after(k + 1);
        let bare = matches!(year, YearOf::Nearest(Which::Bare));
        let led = self.before(i).is_some_and(|l| {
            [
                "in", "since", "by", "until", "during", "before", "after", "early", "late", "of", "mid",
                "till", "last", "for", "from", "this", "next",
            ]
            .iter()
            .any(|w| l.is(w))
        }) || self.is_dash(i.wrapping_sub(1));
        // "the fall of Kabul", "the Prague Spring"
        let falling = self.is(k, "fall") && bare && (self.is(k + 1, "of") || !the);
        let named = self.before(k).is_some_and(|l| l.is_capitalized() && !l.is("the") && !l.is("in"))
            && self.get(k)?.is_capitalized();
        let lone =
            bare && (!led || !(self.ends_phrase(k + 1) || self.is(k + 1, "or")) || self.is(k + 1, "of"));
        (!falling && !named && !lone).then_some((next, Meaning::Season { season, year }))
    }

    /// "early 2019", "mid-December", "the end of the year", "the first quarter of 2022", "the second half of next year".
    pub(super) fn part(&self, i: usize) -> Parsed {
        let i = self.past(i, "the");
        let first = self.get(i)?;
        if let Term::Unit {
            unit: unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Decade),
            plural: false,
        } = first.term
            && self.is_dash(i + 1)
            && self.is(i + 2, "end")
        {
            let of = Meaning::Period { unit, which: Which::This };
            return Some((i + 3, Meaning::Part { part: Part::End, of: Box::new(of) }));
        }
        let joined = |k: usize| if self.is_dash(k) { k + 1 } else { k };
        let (next, part) = match first.term {
            Term::Ordinal(n @ 1..=4) => {
                let n = i8::try_from(n).ok()?;
                let part = match self.get(i + 1)? {
                    l if l.is("quarter") => Part::Quarter(n),
                    l if l.is("half") && n <= 2 => Part::Half(n),
                    // The first seven days; which are those of "the second week" is not so clear.
                    l if l.is("week") && self.is(i + 2, "of") => {
                        let part = if n == 1 { Part::First(7) } else { Part::Early };
                        return self.part_of(i + 3, part);
                    }
                    _ => return if n == 1 { self.days_of(i + 1, Part::First) } else { None },
                };
                (i + 2, part)
            }
            _ if first.is("last") && self.is(i + 1, "week") && self.is(i + 2, "of") => {
                return self.part_of(i + 3, Part::Last(7));
            }
            _ if first.is("last") => return self.days_of(i + 1, Part::Last),
            _ if first.is("mid") || first.is("middle") => (joined(i + 1), Part::Middle),
            _ if first.is("early") => (joined(i + 1), Part::Early),
            _ if first.is("late") => (joined(i + 1), Part::Late),
            _ if first.is("start") || first.is("beginning") || first.is("outset") => (i + 1, Part::Early),
            _ if first.is("end") || first.is("close") => (joined(i + 1), Part::End),
            _ => return None,
        };
        let year = Meaning::Period { unit: Unit::Year, which: Which::This };
        if let Some(found) = self.part_of(next, part) {
            return Some(found);
        }
        match part {
            Part::Quarter(_) => Some((next, Meaning::Part { part, of: Box::new(year) })),
            Part::Middle | Part::End if self.is_dash(next - 1) => {
                let unit = match self.term(next)? {
                    Term::Unit { unit: unit @ (Unit::Week | Unit::Month | Unit::Year), plural: false } => {
                        unit
                    }
                    _ => return None,
                };
                let of = Meaning::Period { unit, which: Which::This };
                Some((next + 1, Meaning::Part { part, of: Box::new(of) }))
            }
            _ => None,
        }
    }

    /// "ten days of June", of which the words before tell which.
    fn days_of(&self, i: usize, part: fn(i8) -> Part) -> Parsed {
        /// More days are no part of a month.
        const MOST: i8 = 28;
        let (k, amount) = self.numeral(i)?;
        let days = matches!(self.term(k), Some(Term::Unit { unit: Unit::Day, plural: true }));
        let amount = i8::try_from(amount).ok().filter(|amount| days && (2..=MOST).contains(amount))?;
        let (next, of) = self.is(k + 1, "of").then(|| self.absolute_month(k + 2))??;
        Some((next, Meaning::Part { part: part(amount), of: Box::new(of) }))
    }

    /// What a part is of, from `k` on.
    fn part_of(&self, k: usize, part: Part) -> Parsed {
        let of = self.past(k, "of");
        let led = of > k || self.is_dash(k.wrapping_sub(1)) || !matches!(part, Part::End);
        if !led {
            return None;
        }
        let at = self.past(of, "in");
        let (next, meaning) = self
            .bare_year(at)
            .or_else(|| self.absolute_month(at))
            .or_else(|| self.this_period(at))
            .or_else(|| self.period(at))
            .or_else(|| {
                // "the end of the summer" is a day only as the last by which something is to be.
                let bounded = self.is_any(k.wrapping_sub(3), &["by", "until", "before"]);
                (part != Part::End || bounded).then(|| self.season(at))?
            })?;
        Some((next, Meaning::Part { part, of: Box::new(meaning) }))
    }

    fn bare_year(&self, i: usize) -> Parsed {
        let i = if self.are(i, &["the", "year"]) { i + 2 } else { i };
        let year = self.year(i)?;
        Some((i + 1, Meaning::Calendar { year: YearOf::Given(year), month: None, day: None }))
    }

    /// A month of which a part is told, so that a name that is a word too is meant as one.
    fn absolute_month(&self, i: usize) -> Parsed {
        let (next, month) = self.month(i)?;
        if self.day(next).is_some() && !self.is_dash(next) {
            return None;
        }
        let (next, year) = self.year_after(next);
        Some((next, Meaning::Calendar { year, month: Some(month), day: None }))
    }

    /// "the year", "the month": the present one.
    fn this_period(&self, i: usize) -> Parsed {
        let k = i + 1;
        let Some(Term::Unit {
            unit:
                unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Weekend),
            plural: false,
        }) = self.term(k).filter(|_| self.is(i, "the"))
        else {
            return None;
        };
        (!self.is_any(k + 1, &["before", "after"]) && self.year(k + 1).is_none())
            .then_some((k + 1, Meaning::Period { unit, which: Which::This }))
    }

    /// "before the year is over", "before the month is out".
    pub(super) fn period_that_ends(&self, i: usize) -> Parsed {
        let (k, meaning) = self.this_period(i)?;
        let out = self.is_any(k, &["is", "was", "ends", "ended", "runs", "has"]) && {
            self.is_any(k, &["ends", "ended"]) || self.is_any(k + 1, &["over", "out", "up", "through"])
        };
        out.then(|| (k, Meaning::Part { part: Part::End, of: Box::new(meaning) }))
    }

    /// New Year's Day and the like: feasts with a fixed day.
    pub(super) fn feast(&self, i: usize) -> Parsed {
        let on = |next, month, day| {
            // "Christmas Day in 2015"
            let in_year = self.is(next, "in").then_some(next + 1).filter(|&k| self.year(k).is_some());
            let (next, year) = self.year_after(in_year.unwrap_or(next));
            Some((next, Meaning::Calendar { year, month: Some(month), day: Some(day) }))
        };
        let lexeme = self.get(i).filter(|l| l.is_capitalized())?;
        if lexeme.is("new") && self.is(i + 1, "year") {
            let k = self.past_possessive(i + 2);
            return match self.get(k)? {
                l if l.is("day") => on(k + 1, 1, 1),
                l if l.is("eve") => on(k + 1, 12, 31),
                _ => None,
            };
        }
        if lexeme.is("christmas") {
            // "before Christmas": on its eve at the latest.
            let last = if self.before(i).is_some_and(|l| l.is("before")) { 24 } else { 25 };
            return match self.get(i + 1) {
                Some(l) if l.is("eve") => on(i + 2, 12, 24),
                Some(l) if l.is("day") => on(i + 2, 12, last),
                _ => on(i + 1, 12, last),
            };
        }
        if self.are(i, &["boxing", "day"]) {
            return on(i + 2, 12, 26);
        }
        None
    }
}
