//! The dates of a whole article, each seen from where the telling has got to.

use jiff::civil::Date;

use super::beside::{BEGINS, ends_in, follows, is_of_signing, is_to_start, names};
use super::meaning::{DateExpression, Meaning, Origin, Relation, Unit, Which, YearOf};
use super::plans::is_planned;
use super::resolve::{Context, Resolver, Tense};
use super::scan::find;
use super::value::{DateValue, Precision};
use crate::text::{Kind, Layout};

/// How many dates may have been told since the day to which "the same day" refers.
const REACH: usize = 4;

/// How many neighbours within its sentence an expression looks at on each side.
const WINDOW: usize = 8;

/// The date expressions of an article, in order, with what each refers to: the date told before it, the entry of the
/// chronology or ticker in which it stands, the date of its own clause.
#[derive(Debug, Clone)]
pub struct Narrative {
    resolver: Resolver,
    told: Vec<Told>,
    /// For each paragraph the day that "today" is in it, where that is not the day of publication.
    days: Vec<Option<Day>>,
    /// Whether the article is a ticker, whose news is of the day.
    live: bool,
    /// The first day that the running text tells of: that of the news.
    news: Option<DateValue>,
}

/// The day of an entry.
#[derive(Debug, Clone, Copy)]
struct Day {
    date: Date,
    /// Whether it is a chronology's, whose entries go on from their date; a ticker's look back.
    chronology: bool,
}

#[derive(Debug, Clone)]
struct Told {
    expression: DateExpression,
    sentence: usize,
    paragraph: usize,
    /// Whether it is part of a dateline, stamp or label.
    leads: bool,
    /// Whether it only names something: "the July 30 meeting".
    names: bool,
    /// Whether it tells when something began: "nine days of talks *that began* Oct. 25".
    begins: bool,
    /// Whether it is that of what came before: "two days of talks, which *followed* a round on 13 May".
    follows: bool,
    /// Whether it is counted from the signing of the accord of which the report tells: "within thirty days *of signature*".
    of_signing: bool,
    /// What was told last before it, as a past and as a future clause sees it.
    past_anchor: Option<DateValue>,
    future_anchor: Option<DateValue>,
    /// The day told last before it, where not much else was told since.
    day_anchor: Option<DateValue>,
}

impl Narrative {
    /// Reads the dates of a body, in time linear in its length.
    #[must_use]
    pub fn read(body: &str, layout: &Layout, resolver: Resolver) -> Self {
        let stretches: Vec<_> = layout.sentences.iter().map(|s| s.range.clone()).collect();
        let mut found = find(body, &stretches).into_iter().peekable();
        let mut narrative = Self {
            resolver,
            told: Vec::new(),
            days: Vec::with_capacity(layout.paragraphs.len()),
            live: layout.paragraphs.iter().any(|p| matches!(p.kind, Kind::LiveStamp { .. })),
            news: None,
        };
        let mut last = None;
        let mut last_day = None;
        let mut day = None;
        for (paragraph, laid) in layout.paragraphs.iter().enumerate() {
            let mut ahead = None;
            match &laid.kind {
                // An entry that tells only its time is of the day that one before it told.
                Kind::LiveStamp { date: Some(_), .. } => day = None,
                _ if matches!(day, Some(Day { chronology: true, .. })) => day = None,
                _ => {}
            }
            narrative.days.push(day);
            while let Some(expression) = found.next_if(|e| e.range.start < laid.range.end) {
                let leads = expression.range.start < laid.prose.start || laid.prose.is_empty();
                let sentence = layout.sentence_at(expression.range.start).unwrap_or(laid.sentences.start);
                let index = narrative.told.len();
                let recent = last_day.filter(|&(told, _)| index - told <= REACH).map(|(_, day)| day);
                let opening = stretches[sentence].start.min(expression.range.start)..expression.range.start;
                narrative.told.push(Told {
                    names: names(body, &expression),
                    begins: ends_in(&body[opening.clone()], BEGINS),
                    follows: follows(&body[opening]),
                    of_signing: is_of_signing(&body[expression.range.end..]),
                    expression,
                    sentence,
                    paragraph,
                    leads,
                    past_anchor: last,
                    future_anchor: ahead.or(last),
                    day_anchor: recent,
                });
                if leads {
                    if let Some(entry) = narrative.entry(index, &laid.kind) {
                        last = Some(DateValue::day(entry.date));
                        last_day = last.map(|value| (index, value));
                        day = Some(entry);
                        narrative.days[paragraph] = day;
                    }
                    continue;
                }
                ahead = narrative.resolve(index, Tense::Future).or(ahead);
                if let Some(value) = narrative.in_the_past(index).filter(|_| narrative.anchors(index)) {
                    last = Some(value);
                    if value.is_day() {
                        last_day = Some((index, value));
                    }
                    let told = &narrative.told[index];
                    let before = stretches[told.sentence].start..told.expression.range.start;
                    if narrative.news.is_none()
                        && laid.kind.is_report()
                        && narrative.is_news(value)
                        // "have been meeting since Monday": from then on.
                        && told.expression.relation != Relation::Since
                        && !is_to_start(&body[before.clone()])
                        && !is_planned(body, before)
                    {
                        narrative.news = Some(DateValue::day(value.last_day()));
                    }
                }
            }
        }
        narrative
    }

    /// Whether a report may be of that day, or of those few days: not of one to come, nor of one long past.
    #[must_use]
    pub fn is_news(&self, value: DateValue) -> bool {
        const LONGEST: i32 = 7;
        const OLDEST: i32 = 60;
        let days = |n: i32| jiff::Span::new().days(n);
        let short = value.last_day() <= value.first_day().saturating_add(days(LONGEST));
        let fresh = self.resolver.published().is_none_or(|published| {
            value.last_day() <= published && published <= value.last_day().saturating_add(days(OLDEST))
        });
        (value.is_day() || value.end().precision() == Precision::Day && short) && fresh
    }

    /// The day of the entry that opens with an expression.
    fn entry(&self, index: usize, kind: &Kind) -> Option<Day> {
        let chronology = matches!(kind, Kind::Dated { .. });
        let stamped = matches!(kind, Kind::LiveStamp { date: Some(_), .. });
        let date = self.resolve(index, if stamped { Tense::Past } else { Tense::Unknown })?.first_day();
        (chronology || stamped).then_some(Day { date, chronology })
    }

    /// The expressions, in order of the text.
    pub fn expressions(&self) -> impl ExactSizeIterator<Item = &DateExpression> {
        self.told.iter().map(|told| &told.expression)
    }

    /// The expression of an index.
    #[must_use]
    pub fn expression(&self, index: usize) -> Option<&DateExpression> {
        self.told.get(index).map(|told| &told.expression)
    }

    /// The day that "today" is in a paragraph: that of its entry, else that of publication.
    #[must_use]
    pub fn today(&self, paragraph: usize) -> Option<Date> {
        let day = self.days.get(paragraph).copied().flatten();
        day.map(|day| day.date).or_else(|| self.resolver.published())
    }

    /// The day of the entry of a ticker or chronology in which a paragraph stands.
    #[must_use]
    pub fn entry_day(&self, paragraph: usize) -> Option<Date> {
        self.days.get(paragraph).copied().flatten().map(|day| day.date)
    }

    /// The date of an expression where it tells when something was, so that what comes after may be of then too.
    #[must_use]
    pub fn told(&self, index: usize) -> Option<DateValue> {
        let anchors = !self.told.get(index)?.leads && self.anchors(index);
        self.in_the_past(index).filter(|_| anchors)
    }

    /// The date of an expression as one past, unless it is most likely one ahead: on 2 June, "June 5" is that of next week and not
    /// that of last year.
    fn in_the_past(&self, index: usize) -> Option<DateValue> {
        const SOON: i32 = 60;
        const LONG_AGO: i32 = 300;
        let value = self.resolve(index, Tense::Past)?;
        let Some(published) = self.resolver.published() else { return Some(value) };
        if !is_yearless(&self.told[index].expression.meaning)
            || value.last_day().saturating_add(jiff::Span::new().days(LONG_AGO)) >= published
        {
            return Some(value);
        }
        let ahead = self.resolve(index, Tense::Future).map(DateValue::first_day);
        let soon = ahead.is_some_and(|day| day <= published.saturating_add(jiff::Span::new().days(SOON)));
        (!soon).then_some(value)
    }

    /// The day of the news: the first that the running text tells of.
    #[must_use]
    pub fn news(&self) -> Option<DateValue> {
        self.news
    }

    /// The date that the expression of an index means in a clause of some tense.
    ///
    /// A length ("after five days of talks") is dated by what it led to in its sentence. A distance to what is named
    /// next ("on Tuesday, a day after *the first*") dates that, where the sentence tells its own date too.
    #[must_use]
    pub fn resolve(&self, index: usize, tense: Tense) -> Option<DateValue> {
        let told = self.told.get(index)?;
        let expression = &told.expression;
        let day = self.days.get(told.paragraph).copied().flatten().filter(|_| !told.leads);
        let resolver = day.map_or(self.resolver, |day| self.resolver.at(day.date));
        let onward = day.is_some_and(|day| day.chronology) && is_yearless(&expression.meaning);
        if tense != Tense::Future
            && let Some(value) = self.in_its_past(index, told)
        {
            return Some(value);
        }
        let tense = if onward { Tense::Future } else { tense };
        let anchor = if tense == Tense::Future { told.future_anchor } else { told.past_anchor };
        let anchor = match expression.meaning {
            _ if !expression.of_next
                && needs_day(&expression.meaning)
                && anchor.is_none_or(|a| a.end().precision() != Precision::Day) =>
            {
                told.day_anchor.or(anchor)
            }
            Meaning::Within { .. } | Meaning::Ahead { .. } => self.start_of_term(index, tense),
            Meaning::Duration { amount, unit } => {
                if let Some(start) = self.start_behind(index, tense) {
                    return resolver.starting_at(start, amount, unit);
                }
                self.main_date(index, tense, true).or(anchor)
            }
            _ => anchor,
        };
        let is_term = matches!(expression.meaning, Meaning::Within { .. });
        if expression.of_next && !is_term {
            let own = self.main_date(index, tense, false);
            let now = || resolver.published().map(DateValue::day).filter(|_| anchor.is_none());
            if let Some(own) = own.or_else(now) {
                return resolver.reverse(expression, own);
            }
        }
        resolver.resolve(expression, Context { tense, anchor })
    }

    /// A month told without its year where its sentence tells of a month long past before: "signed in Tehran in September
    /// 1994, and an observer mission was set up in December". It goes on from there.
    fn in_its_past(&self, index: usize, told: &Told) -> Option<DateValue> {
        if told.leads || !is_yearless(&told.expression.meaning) {
            return None;
        }
        let before = (index.saturating_sub(WINDOW)..index).rev();
        let mut of_sentence = before.take_while(|&i| self.told[i].sentence == told.sentence);
        // One with a year of its own: a chain of months would be followed back for each of them anew.
        let dated = |i: usize| !is_yearless(&self.told[i].expression.meaning);
        let from =
            of_sentence.find(|&i| !self.told[i].leads && dated(i) && self.anchors(i) && self.is_plain(i))?;
        let from = self.resolve(from, Tense::Past).filter(|v| v.end().precision() >= Precision::Month)?;
        let long_past =
            from.last_day().saturating_add(jiff::Span::new().years(1)) < self.resolver.published()?;
        if !long_past {
            return None;
        }
        let context = Context { tense: Tense::Future, anchor: told.past_anchor };
        self.resolver.at(from.first_day()).resolve(&told.expression, context)
    }

    /// Whether an expression bounds what is to be done by a length of time that begins on no day yet: "within ten days of ratification".
    #[must_use]
    pub fn is_open_term(&self, index: usize) -> bool {
        let expression = self.told.get(index).map(|told| &told.expression);
        expression.is_some_and(|expression| {
            expression.relation == Relation::By && matches!(expression.meaning, Meaning::Duration { .. })
        })
    }

    /// The stretch from the date of an expression up to now, as "since February" tells of what still goes on.
    #[must_use]
    pub fn since(&self, index: usize) -> Option<DateValue> {
        let told = self.told.get(index)?;
        let day = self.days.get(told.paragraph).copied().flatten();
        let resolver = day.map_or(self.resolver, |day| self.resolver.at(day.date));
        resolver.since(&told.expression, Context { tense: Tense::Past, anchor: told.past_anchor })
    }

    /// Whether what comes after may refer to a date: deadlines, lengths and limits are not where the telling is.
    fn anchors(&self, index: usize) -> bool {
        let DateExpression { relation, meaning, of_next, .. } = &self.told[index].expression;
        let limit = matches!(relation, Relation::By | Relation::Until | Relation::Before | Relation::During);
        let length =
            matches!(meaning, Meaning::Within { .. } | Meaning::Ahead { .. } | Meaning::Duration { .. });
        !limit && !length && !of_next && !self.told[index].names
    }

    /// The date of the thing told nearest to an expression in its sentence; `after` lets it follow.
    fn main_date(&self, index: usize, tense: Tense, after: bool) -> Option<DateValue> {
        let told = &self.told[index];
        let dated = |i: &usize| {
            let other = &self.told[*i];
            other.sentence == told.sentence && !other.leads && self.anchors(*i) && self.is_plain(*i)
        };
        let before = (index.saturating_sub(WINDOW)..index).rev().filter(dated);
        let behind = (index + 1..(index + 1 + WINDOW).min(self.told.len()))
            .filter(|i| after && dated(i) && !self.told[*i].follows);
        let value = |i: usize| self.resolve(i, tense).filter(|v| v.is_day());
        let (before, behind) = (
            before.filter_map(|i| Some((i, value(i)?))).next(),
            behind.filter_map(|i| Some((i, value(i)?))).next(),
        );
        let distance = |i: usize| self.told[i].expression.range.start.abs_diff(told.expression.range.start);
        match (before, behind) {
            (Some((b, _)), Some((a, v))) if distance(a) < distance(b) => Some(v),
            (before, behind) => before.or(behind).map(|(_, v)| v),
        }
    }

    /// When what lasted for a length began, where the next words tell that: "nine days of talks that began Oct. 25".
    fn start_behind(&self, index: usize, tense: Tense) -> Option<DateValue> {
        let next = self.told.get(index + 1).filter(|next| next.begins)?;
        let told = &self.told[index];
        let close = next.sentence == told.sentence
            && next.expression.range.start.saturating_sub(told.expression.range.end) <= CLOSE
            && told.expression.relation == Relation::After;
        self.resolve(index + 1, tense).filter(|value| close && value.is_day())
    }

    /// From where a term runs ("within 30 days"): a date told before it in its sentence or paragraph, else the news.
    fn start_of_term(&self, index: usize, tense: Tense) -> Option<DateValue> {
        let told = &self.told[index];
        let live = self.today(told.paragraph).filter(|_| self.live).map(DateValue::day);
        let before = || {
            (index.saturating_sub(WINDOW)..index).rev().filter(|&i| {
                let other = &self.told[i];
                !other.leads && self.anchors(i) && other.paragraph == told.paragraph && self.is_plain(i)
            })
        };
        // "within ten days of that": of what was told last, be it a stretch.
        let of_that = told.expression.of_next;
        let in_sentence = before().filter(|&i| self.told[i].sentence == told.sentence);
        // "signed on March 11, provides for a release within 30 days": the nearest March 11, whatever the tense of the term.
        let tense_of =
            |i: usize| if is_yearless(&self.told[i].expression.meaning) { Tense::Unknown } else { tense };
        if told.of_signing {
            // Not "Sunday", when the truce is to begin, but "12 March", by which the accord is called.
            let of_accord = |i: &usize| matches!(self.told[*i].expression.meaning, Meaning::Calendar { .. });
            let signed = in_sentence.filter_map(|i| self.resolve(i, tense_of(i)));
            let mut signed =
                signed.chain(before().filter(of_accord).filter_map(|i| self.resolve(i, Tense::Past)));
            return signed.find(|v| v.is_day()).or(live).or(self.news);
        }
        in_sentence
            .filter_map(|i| self.resolve(i, tense_of(i)))
            .chain(before().filter_map(|i| self.resolve(i, Tense::Past)))
            .find(|v| if of_that { v.end().precision() == Precision::Day } else { v.is_day() })
            .or(live)
            .or(self.news)
    }

    /// Whether a date does not hang on others of its sentence.
    fn is_plain(&self, index: usize) -> bool {
        let expression = &self.told[index].expression;
        !expression.of_next
            && !matches!(
                expression.meaning,
                Meaning::Within { .. } | Meaning::Ahead { .. } | Meaning::Duration { .. }
            )
    }
}

/// How many bytes behind a length the day on which it began is told.
const CLOSE: usize = 80;
/// Whether an expression counts days from what was told.
fn needs_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Period { unit, which } => {
            *unit < Unit::Month && matches!(which, Which::Previous | Which::Following | Which::Same)
        }
        Meaning::Weekday { which, .. } => matches!(which, Which::Previous | Which::Following | Which::Same),
        Meaning::Shift { from: Origin::Told, unit, .. } => *unit < Unit::Month,
        _ => false,
    }
}

/// Whether a day or month is told without its year, or a day of the week.
fn is_yearless(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar { year: YearOf::Nearest(Which::Bare), month: Some(_), .. }
        | Meaning::DayOfMonth { month: Which::Bare, .. }
        | Meaning::Weekday { which: Which::Bare, .. }
        | Meaning::Season { year: YearOf::Nearest(Which::Bare), .. } => true,
        Meaning::Part { of, .. } => is_yearless(of),
        Meaning::Range { start, end } => is_yearless(start) && is_yearless(end),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::English;

    /// The dates of an article published on Monday 11 August 2025.
    fn told(body: &str, tense: Tense) -> Vec<(String, String)> {
        let resolver = Resolver::new(Some(jiff::civil::date(2025, 8, 11)), English::British);
        let narrative = Narrative::read(body, &Layout::of(body), resolver);
        let value = |i| narrative.resolve(i, tense).map_or("-".to_owned(), |v| v.to_string());
        narrative
            .expressions()
            .enumerate()
            .map(|(i, e)| (body[e.range.clone()].to_owned(), value(i)))
            .collect()
    }

    fn check(body: &str, tense: Tense, rows: &[(&str, &str)]) {
        let rows: Vec<_> = rows.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect();
        assert_eq!(told(body, tense), rows, "{body}");
    }

    #[test]
    fn a_length_is_dated_by_what_it_led_to() {
        check(
            "ADEN, 11 August – After five days of talks they signed on Saturday a pact.",
            Tense::Past,
            &[
                ("11 August", "2025-08-11"),
                ("five days", "2025-08-05/2025-08-09"),
                ("Saturday", "2025-08-09"),
            ],
        );
    }

    #[test]
    fn a_distance_to_what_is_named_next() {
        check(
            "They swapped more on Friday, a day after the first.",
            Tense::Past,
            &[("Friday", "2025-08-08"), ("a day after", "2025-08-07")],
        );
        check(
            "Three days after they signed, all is stuck.",
            Tense::Past,
            &[("Three days after", "2025-08-08")],
        );
        check(
            "The pact of 6 August 2019 held. Its annex was signed five days before the other.",
            Tense::Past,
            &[("6 August 2019", "2019-08-06"), ("five days before", "2019-08-01")],
        );
    }

    #[test]
    fn deadlines_do_not_anchor_and_terms_run_from_the_news() {
        let body = "They signed yesterday. It ends by December. The day before, shots fell.\nIt provides:\n– a commission within 30 days";
        check(
            body,
            Tense::Past,
            &[
                ("yesterday", "2025-08-10"),
                ("December", "2024-12"),
                ("The day before", "2025-08-09"),
                ("within 30 days", "2025-09-09"),
            ],
        );
    }

    #[test]
    fn the_future_has_its_own_thread() {
        check(
            "It goes to Congress on Friday, with a debate next Tuesday and a vote a day later.",
            Tense::Future,
            &[("Friday", "2025-08-15"), ("next Tuesday", "2025-08-19"), ("a day later", "2025-08-20")],
        );
    }

    #[test]
    fn entries_have_their_own_day() {
        let body = "KEY DATES\n23 January 1998 – The pact prolongs the truce until 30 April.\n30 July 1995: They sign. It is suspended in October.\nToday nothing holds.";
        check(
            body,
            Tense::Past,
            &[
                ("23 January 1998", "1998-01-23"),
                ("30 April", "1998-04-30"),
                ("30 July 1995", "1995-07-30"),
                ("October", "1995-10"),
                ("Today", "2025-08-11"),
            ],
        );
        let body =
            "11:47 a.m. — Vote slips\nThe cabinet met today.\nFriday, 4:10 p.m. — Deal\nThey agreed today.";
        check(
            body,
            Tense::Past,
            &[("today", "2025-08-11"), ("Friday", "2025-08-08"), ("today", "2025-08-08")],
        );
    }

    #[test]
    fn that_night_is_the_day_told_last() {
        check(
            "On Thursday they met. That night they signed.",
            Tense::Past,
            &[("Thursday", "2025-08-07"), ("That night", "2025-08-07")],
        );
    }

    #[test]
    fn talks_last_from_the_day_on_which_they_began() {
        check(
            "The deal came after nine days of talks that began July 25.",
            Tense::Past,
            &[("nine days", "2025-07-25/2025-08-02"), ("July 25", "2025-07-25")],
        );
        // Not up to what came before them.
        check(
            "On 6 August it came at the end of two days of talks, which followed a round on 13 May.",
            Tense::Past,
            &[("6 August", "2025-08-06"), ("two days", "-"), ("13 May", "2025-05-13")],
        );
    }

    #[test]
    fn a_term_of_signature_runs_from_the_news() {
        check(
            "Both signed on Friday.\nHostilities end on Sunday. Each side is to free its captives within three weeks of signature.",
            Tense::Future,
            &[("Friday", "2025-08-15"), ("Sunday", "2025-08-17"), ("within three weeks", "2025-08-29")],
        );
    }
}
