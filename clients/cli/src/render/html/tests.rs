//! What the page promises, apart from how it looks.

use peacebrief::v1::{self, TextSpan};

use super::*;

fn span(body: &str, words: &str) -> Option<TextSpan> {
    let start = body.find(words).unwrap();
    let at = |n: usize| i32::try_from(n).unwrap();
    Some(TextSpan { start: at(start), end: at(start + words.len()), text: words.into() })
}

fn item(title: &str, body: &str) -> Item {
    let article = v1::Article { title: title.into(), body: body.into(), ..Default::default() };
    Item { id: "one".into(), file: "one.txt".into(), article }
}

fn printed(items: &[(Item, v1::Brief)]) -> String {
    let (mut out, mut form) = (Vec::new(), Html::default());
    for (item, brief) in items {
        form.brief(&mut out, item, brief).unwrap();
    }
    form.end(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const BODY: &str = "The two sides signed a truce in Ostby on Friday.\nIt holds, she said.\n";

fn brief() -> v1::Brief {
    v1::Brief {
        agreements: vec![v1::Agreement {
            id: "g1".into(),
            evidence: span(BODY, "a truce in Ostby"),
            ..Default::default()
        }],
        events: vec![v1::Event {
            id: "e1".into(),
            evidence: span(BODY, "signed a truce"),
            ..Default::default()
        }],
        ..Default::default()
    }
}

/// The article without its marks.
fn text(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        rest = if after.starts_with("sup>") { after.split_once("</sup>") } else { after.split_once('>') }
            .unwrap()
            .1;
    }
    out + rest
}

#[test]
fn words_that_overlap_are_marked_by_all_that_they_say_and_nothing_is_lost() {
    let page = printed(&[(item("Truce", BODY), brief())]);
    assert!(page.contains("data-b1=\"g1 e1\">a truce</mark>"), "{page}");
    let article = page.split_once("Article</h2>").unwrap().1.split_once("</section>").unwrap().0;
    assert_eq!(text(article).trim(), BODY.trim());
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_there_once() {
    let page = printed(&[(item("Truce", BODY), brief()), (item("Again", BODY), brief())]);
    let values = |before: &str| -> Vec<String> {
        page.split(before).skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect()
    };
    let (links, ids) = (values("href=\"#"), values(" id=\""));
    assert!(links.iter().any(|to| to == "b2-e1") && links.iter().any(|to| to == "b2-at-e1"), "{links:?}");
    for link in links {
        assert!(ids.contains(&link), "{link} is nowhere");
    }
    let distinct: std::collections::BTreeSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
}

#[test]
fn nothing_of_an_article_or_of_a_brief_becomes_markup() {
    let evil = "</title><script>alert(1)</script>\"' onmouseover=x \u{0}";
    let body = format!("{evil} signed.");
    let mut brief = brief();
    brief.agreements[0].id = evil.into();
    brief.agreements[0].evidence = span(&body, "signed");
    brief.agreements[0].name = evil.into();
    brief.agreements[0].party_ids = vec![evil.into()];
    brief.summary = Some(v1::Summary {
        text: evil.into(),
        sentences: vec![v1::SummarySentence { text: evil.into(), finding_ids: vec![evil.into()] }],
    });
    brief.actors =
        vec![v1::Actor { id: evil.into(), name: evil.into(), office: evil.into(), ..Default::default() }];
    let page = printed(&[(item(evil, &body), brief)]);
    assert!(!page.contains("<script") && !page.contains("' onmouseover"), "{page}");
    assert_eq!(page.matches("</title>").count(), 1);
    assert!(page.contains("&lt;/title&gt;&lt;script&gt;"));
}

#[test]
fn a_span_that_does_not_hold_is_not_marked() {
    let mut brief = brief();
    brief.events[0].evidence = Some(TextSpan { start: 3, end: 900, text: "signed".into() });
    brief.agreements[0].evidence = Some(TextSpan { start: -1, end: 4, text: "a".into() });
    assert!(!printed(&[(item("Truce", BODY), brief)]).contains("<mark"));
}
