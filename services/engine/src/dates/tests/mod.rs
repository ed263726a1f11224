//! What the module promises as a whole: tables of expressions with the days they mean.

mod properties;

use super::*;
use crate::text::English;
use jiff::civil::{Date, date};

/// A Monday.
const MONDAY: Date = date(2025, 8, 11);

/// The expressions of a text that is one sentence.
fn all(text: &str) -> Vec<DateExpression> {
    find(text, std::slice::from_ref(&(0..text.len())))
}

/// Finds the expressions of a text and resolves the one with these words.
fn resolve(text: &str, words: &str, published: Option<Date>, context: Context) -> Option<String> {
    let found = all(text);
    let expression = found.iter().find(|e| &text[e.range.clone()] == words);
    let expression = expression.unwrap_or_else(|| {
        let all: Vec<&str> = found.iter().map(|e| &text[e.range.clone()]).collect();
        panic!("{words:?} is not among {all:?} of {text:?}")
    });
    Resolver::new(published, English::British).resolve(expression, context).map(|v| v.to_string())
}

fn check(rows: &[(&str, &str, &str)], published: Date, context: Context) {
    for &(text, words, iso) in rows {
        let got = resolve(text, words, Some(published), context);
        assert_eq!(got.as_deref().unwrap_or("-"), iso, "{words:?} in {text:?}");
    }
}

fn told(iso: &str) -> DateValue {
    let part = |s: &str| {
        let mut n = s.split('-').map(|n| n.parse::<i16>().unwrap());
        let (y, m, d) = (n.next().unwrap(), n.next(), n.next());
        let small = |n: Option<i16>| n.map(|n| i8::try_from(n).unwrap());
        match (small(m), small(d)) {
            (Some(m), Some(d)) => CalendarDate::of_day(y, m, d),
            (Some(m), None) => CalendarDate::of_month(y, m),
            _ => CalendarDate::of_year(y),
        }
        .unwrap()
    };
    let (a, b) = iso.split_once('/').unwrap_or((iso, iso));
    DateValue::between(part(a), part(b)).unwrap()
}

const PAST: Context = Context { tense: Tense::Past, anchor: None };
const FUTURE: Context = Context { tense: Tense::Future, anchor: None };
const UNKNOWN: Context = Context { tense: Tense::Unknown, anchor: None };

#[test]
fn whole_dates_need_no_publication() {
    for (text, words, iso) in [
        ("signed on 17 November 2025 in Rome", "17 November 2025", "2025-11-17"),
        ("signed on November 24, 2016, in Bogota", "November 24, 2016", "2016-11-24"),
        ("signed on Sept. 28, 1995, by both", "Sept. 28, 1995", "1995-09-28"),
        ("held on Sunday, 8 August 1999.", "Sunday, 8 August 1999", "1999-08-08"),
        ("on Wednesday 3 December 1997", "Wednesday 3 December 1997", "1997-12-03"),
        ("the 7th of September 2019 was", "the 7th of September 2019", "2019-09-07"),
        ("by December the 31st, 2020 all", "December the 31st, 2020", "2020-12-31"),
        ("in March 2021 they met", "March 2021", "2021-03"),
        ("signed in December, 1973, was", "December, 1973", "1973-12"),
        ("in 2015", "2015", "2015"),
        ("the 2015 deal", "2015", "2015"),
        ("Marcoussis (2003), Accra", "2003", "2003"),
        ("between 2020 and 2022", "between 2020 and 2022", "2020/2022"),
        ("from 2009 to 2011 they met", "from 2009 to 2011", "2009/2011"),
        ("earlier rounds in 2021 and 2022.", "2021 and 2022", "2021/2022"),
        ("the war of 1998-2000", "1998-2000", "1998/2000"),
        ("the war of 2008-09.", "2008-09", "2008/2009"),
        ("in January and February 1995, that", "January and February 1995", "1995-01/1995-02"),
        ("Feb. 22-28, 2020", "Feb. 22-28, 2020", "2020-02-22/2020-02-28"),
        ("12-14 May 2024", "12-14 May 2024", "2024-05-12/2024-05-14"),
        ("from 3 to 5 June 2020", "from 3 to 5 June 2020", "2020-06-03/2020-06-05"),
        ("from June to August 2020", "from June to August 2020", "2020-06/2020-08"),
        ("from November to March 2021", "from November to March 2021", "2020-11/2021-03"),
        ("on 2025-11-17 at", "2025-11-17", "2025-11-17"),
        ("on 17.11.2025 at", "17.11.2025", "2025-11-17"),
        ("on 03/04/2025 at", "03/04/2025", "2025-04-03"),
        ("on 04/25/2025 at", "04/25/2025", "2025-04-25"),
        ("in the spring of 2022, which", "the spring of 2022", "2022-03/2022-05"),
        ("in spring 2021", "spring 2021", "2021-03/2021-05"),
        ("in winter 2021 he", "winter 2021", "2021-12/2022-02"),
        ("in early 2018, three", "early 2018", "2018"),
        ("in mid-December 2021.", "mid-December 2021", "2021-12-15"),
        ("the first quarter of 2022", "the first quarter of 2022", "2022-01/2022-03"),
        ("the second half of 2023", "the second half of 2023", "2023-07/2023-12"),
        ("at the end of May 2025", "the end of May 2025", "2025-05"),
        ("by the end of May 2025", "the end of May 2025", "2025-05-31"),
        ("to be completed by May 2025, comes", "May 2025", "2025-05"),
        ("no later than 2027.", "2027", "2027-12-31"),
        ("in the 1990s", "1990s", "1990/1999"),
        ("as Abidjan was in '96.", "'96", "1996"),
    ] {
        assert_eq!(resolve(text, words, None, PAST).as_deref(), Some(iso), "{text}");
    }
}

#[test]
fn the_writers_english_orders_figures() {
    let text = "on 03/04/2025";
    let found = all(text);
    let american = Resolver::new(None, English::American).resolve(&found[0], PAST);
    assert_eq!(american.unwrap().to_string(), "2025-03-04");
}

#[test]
fn weekdays_in_the_past_are_the_nearest() {
    check(
        &[
            ("They met on Monday.", "Monday", "2025-08-11"),
            ("They met Friday night.", "Friday night", "2025-08-08"),
            ("a treaty they initialed last Friday", "last Friday", "2025-08-08"),
            ("On Monday last they met", "Monday last", "2025-08-04"),
            ("late on Tuesday he said", "Tuesday", "2025-08-05"),
            ("in the early hours of Tuesday, killing", "Tuesday", "2025-08-05"),
            ("Thursday's ceremony", "Thursday", "2025-08-07"),
            ("Earlier Monday, he said", "Monday", "2025-08-11"),
            ("on Wednesday and Thursday.", "Wednesday and Thursday", "2025-08-06/2025-08-07"),
            ("on Monday last week he", "Monday last week", "2025-08-04"),
            ("this past Saturday he", "this past Saturday", "2025-08-09"),
        ],
        MONDAY,
        PAST,
    );
    check(&[("signed on Wednesday", "Wednesday", "2025-08-06")], MONDAY, UNKNOWN);
}

#[test]
fn weekdays_to_come_are_the_next() {
    check(
        &[
            ("will meet on Friday", "Friday", "2025-08-15"),
            ("is to decide later Monday whether", "Monday", "2025-08-11"),
            ("will meet next Tuesday", "next Tuesday", "2025-08-19"),
            ("will meet next Saturday", "next Saturday", "2025-08-16"),
            ("opens this coming Monday", "this coming Monday", "2025-08-11"),
            ("this Sunday a Mass", "this Sunday", "2025-08-17"),
            ("meets a week tomorrow.", "a week tomorrow", "2025-08-19"),
            ("his party, a week today.", "a week today", "2025-08-18"),
            ("on Thursday next week", "Thursday next week", "2025-08-21"),
            ("by Friday evening", "Friday evening", "2025-08-15"),
        ],
        MONDAY,
        FUTURE,
    );
    let thursday = date(2016, 11, 24);
    check(&[("expected next Tuesday and", "next Tuesday", "2016-11-29")], thursday, FUTURE);
    check(
        &[("summoned for next Thursday, writes", "next Thursday", "2008-03-06")],
        date(2008, 2, 29),
        FUTURE,
    );
}

#[test]
fn days_near_publication() {
    check(
        &[
            ("He said today that", "today", "2025-08-11"),
            ("He said yesterday evening", "yesterday evening", "2025-08-10"),
            ("flies tomorrow afternoon", "tomorrow afternoon", "2025-08-12"),
            ("votes tonight", "tonight", "2025-08-11"),
            ("warplanes hit the city overnight.", "overnight", "2025-08-11"),
            ("signed last night", "last night", "2025-08-10"),
            ("signed this morning", "this morning", "2025-08-11"),
            ("left the day before yesterday", "the day before yesterday", "2025-08-09"),
            ("leaves the day after tomorrow", "the day after tomorrow", "2025-08-13"),
            ("Three weeks ago today, in", "Three weeks ago today", "2025-07-21"),
            ("ten days ago", "ten days ago", "2025-08-01"),
            ("exactly a year ago:", "a year ago", "2024-08-11"),
            ("two months ago", "two months ago", "2025-06"),
            ("twenty-five years ago", "twenty-five years ago", "2000"),
            ("a decade ago", "a decade ago", "2015"),
        ],
        MONDAY,
        PAST,
    );
}

#[test]
fn weeks_months_and_years_by_their_place() {
    check(
        &[
            ("flew there last week to", "last week", "2025-08-04/2025-08-10"),
            ("collapsed last month when", "last month", "2025-07"),
            ("earlier this month; had", "this month", "2025-08"),
            ("in October last year the", "October last year", "2024-10"),
            ("on 18 March of last year is", "18 March of last year", "2024-03-18"),
            ("on 18 March of this year, both", "18 March of this year", "2025-03-18"),
            ("his ban in November last; it", "November last", "2024-11"),
            ("public last May and", "last May", "2025-05"),
            ("last August they", "last August", "2024-08"),
            ("the talks last September", "last September", "2024-09"),
            ("since last autumn.", "last autumn", "2024-09/2024-11"),
            ("since the spring, with", "the spring", "2025-03/2025-05"),
            ("promised by last year.", "last year", "2024-12-31"),
            ("On the 9th the rebels freed", "the 9th", "2025-08-09"),
            ("only on the 13th of last month, in", "the 13th of last month", "2025-07-13"),
            ("this summer's fighting", "this summer", "2025-06/2025-08"),
            ("at the start of the year he", "the start of the year", "2025"),
        ],
        MONDAY,
        PAST,
    );
    check(
        &[
            ("takes up the matter next week.", "next week", "2025-08-18/2025-08-24"),
            ("before his conference next weekend.", "next weekend", "2025-08-23/2025-08-24"),
            ("meets early next month.", "early next month", "2025-09"),
            ("in force by 31 March next year.", "31 March next year", "2026-03-31"),
            ("half of them by next July.", "next July", "2026-07"),
            ("is planned for the autumn.", "the autumn", "2025-09/2025-11"),
            ("is to visit this autumn.", "this autumn", "2025-09/2025-11"),
            ("report by the summer of next year on", "the summer of next year", "2026-08-31"),
            ("the first quarter of next year, and", "the first quarter of next year", "2026-01/2026-03"),
            ("by the end of the year so", "the end of the year", "2025-12-31"),
            ("by the end of the month, and", "the end of the month", "2025-08-31"),
            ("before the month is out.", "the month", "2025-08-31"),
            ("before the year is over.", "the year", "2025-12-31"),
            ("declare within this year that", "this year", "2025-12-31"),
            ("to be elected by mid-June, first", "mid-June", "2026-06-15"),
            ("the second week of August, he", "the second week of August", "2025-08"),
            ("open in late October.", "late October", "2025-10"),
            ("a session on the 26th of this month.", "the 26th of this month", "2025-08-26"),
            ("by year-end", "year-end", "2025-12-31"),
        ],
        MONDAY,
        FUTURE,
    );
}

#[test]
fn a_day_without_a_year_follows_the_tense() {
    let rows = [
        ("on Nov. 24", "Nov. 24", "2024-11-24"),
        ("in June", "June", "2025-06"),
        ("on August 11", "August 11", "2025-08-11"),
    ];
    check(&rows, MONDAY, PAST);
    let rows = [
        ("on Nov. 24", "Nov. 24", "2025-11-24"),
        ("in June", "June", "2026-06"),
        ("on August 11", "August 11", "2025-08-11"),
    ];
    check(&rows, MONDAY, FUTURE);
    // Nobody writes of a day eleven months back without its year.
    check(&[("the talks of 2 September", "2 September", "2025-09-02")], MONDAY, UNKNOWN);
    check(&[("the talks of 2 May", "2 May", "2025-05-02")], MONDAY, UNKNOWN);
    check(&[("the pause declared on New Year's Day,", "New Year's Day", "2025-01-01")], MONDAY, PAST);
    check(&[("in November and he", "November", "2024-11")], MONDAY, PAST);
    check(
        &[(
            "from 15 September to 31 December; over",
            "from 15 September to 31 December",
            "2025-09-15/2025-12-31",
        )],
        MONDAY,
        FUTURE,
    );
    check(&[("on Aug. 20-21, and", "Aug. 20-21", "2025-08-20/2025-08-21")], MONDAY, FUTURE);
}

#[test]
fn what_was_told_last_anchors() {
    let rows = |anchor: &str, tense, rows: &[(&str, &str, &str)]| {
        check(rows, MONDAY, Context { tense, anchor: Some(told(anchor)) });
    };
    rows(
        "2019-01-17",
        Tense::Past,
        &[
            ("broke off the talks the following day and", "the following day", "2019-01-18"),
            ("The same day they met", "The same day", "2019-01-17"),
            ("carried it there that night.", "that night", "2019-01-17"),
            ("the previous evening,", "the previous evening", "2019-01-16"),
            ("two days later they", "two days later", "2019-01-19"),
            ("three days earlier.", "three days earlier", "2019-01-14"),
            ("three weeks later.", "three weeks later", "2019-02-07"),
            ("eleven months later when", "eleven months later", "2019-12"),
            ("seven years later.", "seven years later", "2026"),
            ("on December 1 of that year.", "December 1 of that year", "2019-12-01"),
            ("the following May by", "the following May", "2019-05"),
            ("the previous December.", "the previous December", "2018-12"),
            ("restored that month.", "that month", "2019-01"),
            ("the following week.", "the following week", "2019-01-21/2019-01-27"),
            ("in the following summer and", "the following summer", "2019-06/2019-08"),
            ("agreed that summer, after", "that summer", "2019-06/2019-08"),
            ("the previous Sunday, with", "the previous Sunday", "2019-01-13"),
            ("the day after.", "the day after", "2019-01-18"),
            ("a year later", "a year later", "2020"),
        ],
    );
    rows(
        "2019-01",
        Tense::Past,
        &[
            ("a decade later with", "a decade later", "2029"),
            ("two months earlier", "two months earlier", "2018-11"),
            ("four days later", "four days later", "-"),
        ],
    );
    rows(
        "2020-02-29",
        Tense::Future,
        &[
            ("established within 30 days to", "within 30 days", "2020-03-30"),
            ("within a fortnight, opening", "within a fortnight", "2020-03-14"),
            ("within thirty days of signature.", "within thirty days", "2020-03-30"),
            ("all forces out within 14 months,", "within 14 months", "2021-04-29"),
            ("it has 45 days from signature.", "45 days", "2020-04-14"),
            ("down to 8,600 in 135 days;", "in 135 days", "2020-07-13"),
            ("within 72 hours", "within 72 hours", "2020-03-03"),
        ],
    );
}

#[test]
fn a_length_ends_with_what_it_led_to() {
    let rows = [
        ("after five days of talks", "five days", "2022-11-08/2022-11-12"),
        ("after nine months of talks", "nine months", "2022-02/2022-11"),
        ("after 17 years of talks", "17 years", "2005/2022"),
        ("after six weeks of haggling", "six weeks", "2022-10/2022-11"),
        ("for 90 days", "90 days", "-"),
    ];
    check(&rows, MONDAY, Context { tense: Tense::Past, anchor: Some(told("2022-11-12")) });
}

#[test]
fn a_distance_to_what_is_named_next_works_both_ways() {
    let text = "on Tuesday, a day after the first";
    let found = all(text);
    let [weekday, distance] = &found[..] else { panic!("{found:?}") };
    assert!(distance.of_next && !weekday.of_next);
    let resolver = Resolver::new(Some(MONDAY), English::British);
    let main = resolver.resolve(weekday, PAST).unwrap();
    assert_eq!(resolver.reverse(distance, main).unwrap().to_string(), "2025-08-04");
    let context = Context { tense: Tense::Past, anchor: Some(told("2025-08-04")) };
    assert_eq!(resolver.resolve(distance, context), Some(main));
}

#[test]
fn since_reaches_up_to_publication() {
    let text = "which Qatar has hosted since February 2009";
    let found = all(text);
    assert_eq!(found[0].relation, Relation::Since);
    let resolver = Resolver::new(Some(date(2011, 7, 15)), English::British);
    assert_eq!(resolver.since(&found[0], PAST).unwrap().to_string(), "2009-02/2011-07");
}

#[test]
fn without_publication_only_years_resolve() {
    for text in [
        "on Monday",
        "yesterday",
        "last week",
        "two weeks ago",
        "on Nov. 24",
        "next year",
        "in June",
        "two days later",
        "within 30 days",
    ] {
        let found = all(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(Resolver::new(None, English::British).resolve(&found[0], UNKNOWN), None, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for text in [
        "He may march on the city.",
        "May they rest in peace.",
        "General April Glaspie and June Carter spoke by telephone.",
        "the Good Friday Agreement",
        "Russia Today reported",
        "the 6th Infantry Division held the 38th parallel",
        "Resolution 2254 and 1,960 servicemen",
        "a force of 2000 soldiers",
        "broadcast at 1200 gmt",
        "the Prague Spring and the fall of Kabul",
        "It cost 2000 dollars.",
        "the second round",
        "that day-care centre",
        "Operation 1027",
        "two days a week is a second home",
    ] {
        let found = all(text);
        let words: Vec<_> = found
            .iter()
            .filter(|e| !matches!(e.meaning, Meaning::Duration { .. }))
            .map(|e| &text[e.range.clone()])
            .collect();
        assert!(words.is_empty() || text.starts_with("that day"), "{text}: {words:?}");
    }
}

#[test]
fn days_of_years_past_are_not_those_to_come() {
    let day = date(2025, 10, 6);
    let rows = [
        ("They talked on Christmas Day in 2015, and then", "Christmas Day in 2015", "2015-12-25"),
        ("They decided to leave the talks on September 26", "September 26", "2025-09-26"),
    ];
    check(&rows, day, PAST);
}

#[test]
fn parts_of_a_month_are_so_many_days() {
    let rows = [
        ("a review in the first half of December", "the first half of December", "2025-12-01/2025-12-15"),
        ("a round in the second half of August", "the second half of August", "2025-08-16/2025-08-31"),
        ("to meet in the first week of November", "the first week of November", "2025-11-01/2025-11-07"),
        ("to meet in the last week of September", "the last week of September", "2025-09-24/2025-09-30"),
        (
            "scheduled for the first ten days of October",
            "the first ten days of October",
            "2025-10-01/2025-10-10",
        ),
        // Which days those are nobody knows.
        ("to meet in the second week of October", "the second week of October", "2025-10"),
        ("opens on the twentieth of August", "the twentieth of August", "2025-08-20"),
        ("is due to meet on the thirtieth to pass it", "the thirtieth", "2025-08-30"),
        ("is scheduled for Tuesday next.", "Tuesday next", "2025-08-19"),
    ];
    check(&rows, MONDAY, FUTURE);
}

#[test]
fn a_deadline_of_a_month_has_no_day() {
    let rows = [
        ("to be deployed by February 2026", "February 2026", "2026-02"),
        ("ending by the middle of 2026", "the middle of 2026", "2026-06"),
        ("leaves at the end of the month", "the end of the month", "2025-08-31"),
        ("hands over at the end of the year", "the end of the year", "2025-12-31"),
        ("to complete it before the spring", "the spring", "2026-02-28"),
        ("to be freed before Christmas", "Christmas", "2025-12-24"),
        ("built by the end of the autumn", "the end of the autumn", "2025-11-30"),
        // Nothing says when the accord is approved.
        ("to leave within 10 days of the accord's approval", "within 10 days", "-"),
        ("have 180 days in which to go", "180 days", "2026-02-07"),
    ];
    check(&rows, MONDAY, FUTURE);
}
