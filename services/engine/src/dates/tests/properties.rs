//! What holds for any text at all.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::*;
use super::{FUTURE, PAST, all};
use crate::text::{English, Layout};

/// Text with many of the words that matter, and some that break things.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "May",
        "Monday",
        "the",
        "last",
        "of",
        "31",
        "30",
        "February",
        "Feb.",
        "year",
        "in",
        "two",
        "weeks",
        "later",
        "2025",
        "-",
        "–",
        ",",
        "from",
        "to",
        "and",
        "between",
        "mid",
        "end",
        "'",
        "9999",
        "0000",
        "24th",
        "1990s",
        "03/04/2025",
        "within",
        "a",
        "hundred",
        "before",
        "quarter",
        "first",
        "summer",
        "next",
        "é",
        "🕊",
        "\u{200b}",
        "\u{a0}",
        "&nbsp;",
        "سلام",
        "\n",
        ".",
        "99999999999",
        "1",
        "after",
        "ago",
        "decade",
    ]);
    prop::collection::vec(words, 0..40).prop_map(|w| w.join(" "))
}

proptest! {
    #[test]
    fn spans_hold_in_any_text(text in prop_oneof![texts(), any::<String>()], year in 1i16..=9999, future: bool) {
        let layout = Layout::of(&text);
        let sentences: Vec<_> = layout.sentences.iter().map(|s| s.range.clone()).collect();
        let published = Date::new(year, 6, 15).unwrap();
        let resolver = Resolver::new(Some(published), English::American);
        let mut last = 0;
        let mut anchor = None;
        for expression in find(&text, &sentences) {
            prop_assert!(expression.range.start >= last && expression.range.start < expression.range.end);
            prop_assert!(text.get(expression.range.clone()).is_some());
            last = expression.range.end;
            let tense = if future { Tense::Future } else { Tense::Past };
            if let Some(value) = resolver.resolve(&expression, Context { tense, anchor }) {
                prop_assert!(value.first_day() <= value.last_day());
                anchor = Some(value);
            }
            let _ = (resolver.since(&expression, Context::default()), anchor.and_then(|a| resolver.reverse(&expression, a)));
        }
        let narrative = Narrative::read(&text, &layout, resolver);
        for i in 0..narrative.expressions().len() {
            let all = [narrative.resolve(i, Tense::Past), narrative.resolve(i, Tense::Future), narrative.since(i)];
            prop_assert!(all.iter().flatten().all(|v| v.first_day() <= v.last_day()));
        }
    }

    #[test]
    fn a_past_weekday_lies_within_a_week(offset in 0i32..4000, day in 0usize..7) {
        let published = date(2020, 1, 1).checked_add(jiff::Span::new().days(offset)).unwrap();
        let name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day];
        let found = all(name);
        let resolver = Resolver::new(Some(published), English::British);
        let past = resolver.resolve(&found[0], PAST).unwrap().first_day();
        let future = resolver.resolve(&found[0], FUTURE).unwrap().first_day();
        prop_assert!(past <= published && published.since(past).unwrap().get_days() < 7);
        prop_assert!(future >= published && future.since(published).unwrap().get_days() < 7);
    }
}
