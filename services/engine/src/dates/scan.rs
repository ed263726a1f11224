//! Finds the date expressions of a text.

use std::ops::Range;

use super::lexeme::{self, Lexeme};
use super::meaning::{DateExpression, Meaning, Part, Relation, Which, YearOf};
use super::parser::{Parsed, Parser};

/// Finds all date expressions in stretches of a text (its sentences), in order.
///
/// The stretches must be ascending and must not overlap. An expression lies in one of them; no two overlap. Takes
/// time linear in the length of the stretches.
#[must_use]
pub fn find(body: &str, stretches: &[Range<usize>]) -> Vec<DateExpression> {
    let mut out = Vec::new();
    let mut lexemes = Vec::new();
    for stretch in stretches {
        lexemes.clear();
        lexeme::read(body, stretch.clone(), &mut lexemes);
        let parser = Parser::new(&lexemes);
        let mut i = 0;
        while i < lexemes.len() {
            i = parser.expression(i).map_or(i + 1, |(next, expression)| {
                out.push(expression);
                next
            });
        }
    }
    out
}

/// The date of the calendar or the day of the week with which a text begins, in bytes.
pub(crate) fn leading(text: &str) -> Option<usize> {
    /// No date is longer.
    const LONGEST: usize = 64;
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut lexemes = Vec::new();
    lexeme::read(text, 0..end, &mut lexemes);
    let parser = Parser::new(&lexemes);
    let (next, _) = parser.label()?;
    lexemes.get(next.checked_sub(1)?).map(|l: &Lexeme<'_>| l.end)
}

impl Parser<'_, '_> {
    /// A date that stands alone, as a label does: no preposition tells that it is one.
    fn label(&self) -> Parsed {
        let month = || {
            let (next, month) = self.month(0)?;
            let (next, year) = self.year_after(next);
            matches!(year, YearOf::Given(_))
                .then_some((next, Meaning::Calendar { year, month: Some(month), day: None }))
        };
        let part = || {
            self.part(0).filter(|(_, m)| {
                matches!(m, Meaning::Part { part: Part::Early | Part::Middle | Part::Late, .. })
            })
        };
        self.absolute(0).filter(|(_, m)| !is_year(m)).or_else(month).or_else(part).or_else(|| self.weekday(0))
    }

    /// An expression at `i`, with the index after it.
    fn expression(&self, i: usize) -> Option<(usize, DateExpression)> {
        if !self.get(i)?.opens {
            return None;
        }
        let (next, meaning, of_next) =
            self.range(i).map(|(k, m)| (k, m, false)).or_else(|| self.single(i))?;
        let (first, last) = (self.get(i)?, self.get(next.checked_sub(1)?)?);
        let relation = match meaning {
            Meaning::Within { .. } => Relation::By,
            // "within ten days of ratification": a deadline without a day.
            Meaning::Duration { .. } if self.is_any(i, &["within", "inside"]) => Relation::By,
            _ => self.relation(i),
        };
        Some((next, DateExpression { range: first.start..last.end, meaning, relation, of_next }))
    }

    /// "from 3 to 5 June", "between 2020 and 2022", "Monday to Friday", "in 2001 and 2002".
    fn range(&self, i: usize) -> Parsed {
        let (from, between) = (self.is(i, "from"), self.is(i, "between"));
        let at = if from || between { i + 1 } else { i };
        let (k, start, of_next) = self.single(at)?;
        if of_next {
            return None;
        }
        if matches!(start, Meaning::Range { .. }) {
            return (from || between).then_some((k, start));
        }
        let to = self.is_any(k, &["to", "until", "till", "through"]);
        let and = self.is(k, "and");
        if !(to || and || self.is_dash(k))
            || (to && !from && !is_named(&start))
            || (and && !between && !is_named(&start))
        {
            return None;
        }
        let (next, end, of_next) = self.single(self.past(k + 1, "the")).or_else(|| self.single(k + 1))?;
        let whole =
            (from && to) || (between && and) || (!and && same_kind(&start, &end)) || follows(&start, &end);
        if of_next || !whole || !is_point(&start) || !is_point(&end) {
            return None;
        }
        let (start, end) = share_year(start, end);
        Some((next, Meaning::Range { start: Box::new(start), end: Box::new(end) }))
    }

    /// One date, with whether it is a distance to what the next words name.
    fn single(&self, i: usize) -> Option<(usize, Meaning, bool)> {
        if !self.get(i)?.opens {
            return None;
        }
        let plain = |found: Parsed| found.map(|(k, m)| (k, m, false));
        if let Some((k, meaning)) = self.within(i) {
            let of_that = self.is_any(k, &["of", "from", "after"])
                && self.is_any(k + 1, &["that", "this", "it", "then"]);
            return Some((k, meaning, of_that));
        }
        if let found @ Some(_) = plain(self.ahead(i)) {
            return found;
        }
        if let found @ Some(_) = plain(self.deictic(i)) {
            return found;
        }
        if let Some((k, meaning)) = self.period(i) {
            let postposed = self.is_any(k - 1, &["before", "after", "eve"]);
            return Some((k, meaning, postposed && !self.closes(k)));
        }
        if let found @ Some(_) = plain(
            self.part(i)
                .or_else(|| self.absolute(i))
                .or_else(|| self.weekday(i))
                .or_else(|| self.season(i))
                .or_else(|| self.period_that_ends(i))
                .or_else(|| self.feast(i)),
        ) {
            return found;
        }
        self.shift(i).or_else(|| plain(self.deadline(i))).or_else(|| plain(self.duration(i)))
    }

    /// Whether nothing that could be named follows: the end, or a mark.
    fn closes(&self, i: usize) -> bool {
        self.get(i).is_none_or(|l| matches!(l.term, super::lexeme::Term::Mark(_)))
    }

    /// "by *the 2003 war*": a year that says which is meant, and no deadline.
    fn is_of_a_noun(&self, i: usize) -> bool {
        let year = self.get(i).is_some_and(|l| matches!(l.term, super::lexeme::Term::Number(1000..)));
        year && self.before(i).is_some_and(|l| l.is("the"))
    }

    /// The relation that the words before an expression tell.
    fn relation(&self, i: usize) -> Relation {
        // "since about", "by at least", "by late …": adverbs stand between.
        let mut k = i;
        for _ in 0..2 {
            let adverb =
                ["about", "around", "at", "least", "early", "late", "only", "roughly", "the", "some"];
            match self.before(k) {
                Some(l) if adverb.iter().any(|w| l.is(w)) => k -= 1,
                _ => break,
            }
        }
        let Some(before) = self.before(k) else { return Relation::At };
        let second = |word: &str| k >= 2 && self.is(k - 2, word);
        match before {
            l if l.is("since") => Relation::Since,
            l if l.is("until") || l.is("till") || l.is("til") => Relation::Until,
            l if l.is("by") && !self.is_of_a_noun(i) => Relation::By,
            l if l.is("than") && second("later") => Relation::By,
            l if l.is("within") || l.is("inside") => Relation::By,
            l if l.is("before") || (l.is("to") && second("prior")) || (l.is("of") && second("ahead")) => {
                Relation::Before
            }
            l if l.is("after") || l.is("following") => Relation::After,
            l if l.is("from") || l.is("starting") || l.is("beginning") || l.is("effective") => Relation::From,
            l if l.is("of") && second("as") => Relation::From,
            l if l.is("for") || l.is("during") || l.is("throughout") || l.is("over") => Relation::During,
            _ => Relation::At,
        }
    }
}

fn is_year(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar { month: None, .. } | Meaning::Decade(_) => true,
        Meaning::Range { start, .. } => is_year(start),
        _ => false,
    }
}

/// Whether a date is named, not told by distance.
fn is_named(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Calendar { .. } | Meaning::Weekday { .. } | Meaning::Part { .. } | Meaning::Season { .. }
    )
}

/// Whether it can be the end of a range.
fn is_point(meaning: &Meaning) -> bool {
    !matches!(
        meaning,
        Meaning::Duration { .. } | Meaning::Within { .. } | Meaning::Ahead { .. } | Meaning::Range { .. }
    )
}

/// Whether both are days, months or years alike.
fn same_kind(a: &Meaning, b: &Meaning) -> bool {
    match (a, b) {
        (Meaning::Calendar { month: m, day: d, .. }, Meaning::Calendar { month: n, day: e, .. }) => {
            m.is_some() == n.is_some() && d.is_some() == e.is_some()
        }
        (Meaning::Weekday { .. }, Meaning::Weekday { .. })
        | (Meaning::Season { .. }, Meaning::Season { .. }) => true,
        _ => false,
    }
}

/// Whether one comes right after the other, so that "and" makes them one stretch.
fn follows(a: &Meaning, b: &Meaning) -> bool {
    match (a, b) {
        (
            Meaning::Calendar { year: YearOf::Given(y), month: None, .. },
            Meaning::Calendar { year: YearOf::Given(z), month: None, .. },
        ) => y + 1 == *z,
        (
            Meaning::Calendar { year: YearOf::Nearest(_), month: Some(m), day: None },
            Meaning::Calendar { month: Some(n), day: None, .. },
        ) => m % 12 + 1 == *n,
        (Meaning::Weekday { weekday: a, .. }, Meaning::Weekday { weekday: b, which: Which::Bare }) => {
            a.to_monday_zero_offset() + 1 == b.to_monday_zero_offset()
        }
        _ => false,
    }
}

/// "from June to August 2020": the year that is written once holds for both.
fn share_year(start: Meaning, end: Meaning) -> (Meaning, Meaning) {
    match (start, end) {
        (
            Meaning::Calendar { year: YearOf::Nearest(Which::Bare), month: Some(m), day: d },
            Meaning::Calendar { year, month: Some(n), day: e },
        ) if year != YearOf::Nearest(Which::Bare) => {
            let before = match year {
                YearOf::Given(y) if (m, d.unwrap_or(0)) > (n, e.unwrap_or(31)) => YearOf::Given(y - 1),
                year => year,
            };
            (
                Meaning::Calendar { year: before, month: Some(m), day: d },
                Meaning::Calendar { year, month: Some(n), day: e },
            )
        }
        both => both,
    }
}
