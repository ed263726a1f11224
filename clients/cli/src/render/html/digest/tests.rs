//! What the page of a digest promises, apart from how it looks.

use std::collections::BTreeSet;

use super::DigestHtml;
use crate::render::sample::{digest, on};
use peacebrief::v1;

fn values(page: &str, before: &str) -> Vec<String> {
    page.split(before).skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect()
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_there_once() {
    let page = DigestHtml.print(&digest());
    let (links, ids) = (values(&page, "href=\"#"), values(&page, " id=\""));
    assert!(links.len() > 20, "{links:?}");
    for link in links {
        assert!(ids.contains(&link), "{link} is nowhere");
    }
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

#[test]
fn all_that_has_a_date_is_drawn_and_told() {
    let page = DigestHtml.print(&digest());
    let drawing = page.split_once("<svg").unwrap().1.split_once("</svg>").unwrap().0;
    // Two moves, one event, and two steps; what has no date is in the lists alone.
    assert_eq!(drawing.matches("class=\"mark ").count(), 5, "{drawing}");
    assert!(drawing.contains("2031-04"), "the first of a month is on the axis: {drawing}");
    for words in ["52", "fired on a convoy", "special envoy", "round 3 of the talks", "briefs/07"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn nothing_of_a_report_becomes_markup() {
    let evil = "</title><script>alert(1)</script>\"' onmouseover=x \u{0}";
    let mut digest = digest();
    digest.process.as_mut().unwrap().display_name = evil.into();
    digest.actors[0].display_name = evil.into();
    digest.actors[0].aliases = vec![evil.into()];
    digest.events[0].place = evil.into();
    digest.events[0].name = evil.into();
    digest.events[0].tellings[0].source = evil.into();
    digest.events[0].tellings[0].brief = evil.into();
    digest.agreements[0].display_name = evil.into();
    digest.contradictions[0].claims[0].claim = evil.into();
    digest.steps[0].description = evil.into();
    let page = DigestHtml.print(&digest);
    assert!(!page.contains("<script") && !page.contains("' onmouseover"), "{page}");
    assert_eq!(page.matches("</title>").count(), 1 + page.matches("<a href=").count());
}

#[test]
fn days_that_lie_close_and_ages_that_lie_far_apart_are_drawn() {
    let event = |name: &str, date| v1::DigestEvent { name: name.into(), date, ..Default::default() };
    let drawn = |events: Vec<v1::DigestEvent>| DigestHtml.print(&v1::Digest { events, ..Default::default() });
    let one = drawn(vec![event("a", on(2031, 4, 9))]);
    assert!(one.contains(">2031-04-09</text>"), "{one}");
    let far = drawn(vec![event("a", on(1, 1, 1)), event("b", on(9999, 12, 31))]);
    assert!(far.matches("<text").count() < 30 && far.contains("is left out"));
    let crowd = drawn((0..200).map(|n| event(&format!("e{n}"), on(2031, 4, 9))).collect());
    assert_eq!(crowd.matches("class=\"mark ").count(), 200);
    assert!(!drawn(vec![event("a", None)]).contains("<svg"));
    assert!(drawn(Vec::new()).ends_with("</html>\n"));
}
