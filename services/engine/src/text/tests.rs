//! What the module promises as a whole.

use std::time::Duration;

use proptest::prelude::*;

use super::*;

fn kinds(body: &str) -> Vec<&'static str> {
    let name = |kind: &Kind| match kind {
        Kind::Prose => "prose",
        Kind::Dateline(_) => "dateline",
        Kind::Dated { .. } => "dated",
        Kind::LiveStamp { .. } => "stamp",
        Kind::ListItem { .. } => "item",
        Kind::TranscriptTurn { .. } => "turn",
        Kind::Heading => "heading",
        Kind::Byline => "byline",
        Kind::Caption => "caption",
        Kind::Boilerplate => "boilerplate",
    };
    Layout::of(body).paragraphs.iter().map(|p| name(&p.kind)).collect()
}

#[test]
fn a_wire_report() {
    let body = "By Ana Ruiz\nPORT ESSOR, April 8 - The two sides will hold their fire.\n“We agree,” said the envoy.\n\
                PHOTO: The bridge at dawn\n(Reporting by the Port Essor bureau)\nRead more: Floods in the south";
    assert_eq!(kinds(body), ["byline", "dateline", "prose", "caption", "byline", "boilerplate"]);
    let layout = Layout::of(body);
    assert_eq!(&body[layout.sentences[1].prose.clone()], "The two sides will hold their fire.");
    assert!(body[layout.sentences[1].range.clone()].starts_with("PORT ESSOR"));
}

#[test]
fn datelines_of_all_kinds() {
    for lead in [
        "MOSCOW (News Agency - 9 February 2023) The minister said that the talks would go on.",
        "ISLAMABAD (Reuters) The minister said that the talks would go on.",
    ] {
        assert_eq!(kinds(lead)[0], "dateline", "{lead}");
    }
    for lead in [
        "The army said: The two sides agreed to hold their fire.",
        "NATO (the alliance) has agreed to hold talks.",
    ] {
        assert_eq!(kinds(lead), ["prose"], "{lead}");
    }
}

#[test]
fn a_ticker() {
    let body = "All times GMT\n1640 That is all.\n1605 The envoy will brief the council.\n1325 What is in it:\n– a truce in the port\n– a swap";
    assert_eq!(kinds(body), ["boilerplate", "stamp", "stamp", "stamp", "item", "item"]);
}

#[test]
fn a_transcript() {
    let body = "MORNING PROGRAMME\nPRESENTER: Good morning. What was signed?\nMAJID: A truce.\nPRESENTER: And now?\nMAJID (on the telephone): We wait.";
    assert_eq!(kinds(body), ["heading", "turn", "turn", "turn", "turn"]);
    let body = "[Presenter] Good evening.\n[Reporter, by telephone] It was signed.\nQ: When?\nA: Today.";
    assert_eq!(kinds(body), ["turn"; 4]);
}

#[test]
fn a_communique_and_a_chronology() {
    let body = "Geneva, 4 May 2021\nThe parties agree that:\nall forces shall withdraw;\nprisoners shall be exchanged.\n1. The border stays.\n(a) It is open.\n– ENDS –";
    assert_eq!(kinds(body), ["dateline", "prose", "item", "item", "item", "item", "boilerplate"]);
    let body = "KEY DATES\n5 August 1990 – The accord is signed.\nMid-2023 – The talks stall.\nWhat comes next\nNobody knows.";
    assert_eq!(kinds(body), ["heading", "dated", "dated", "heading", "prose"]);
}

#[test]
fn questions_head_an_explainer() {
    assert_eq!(
        kinds("Who was there?\nThe ministers of both sides.\nWhat next?\nNobody knows."),
        ["heading", "prose", "heading", "prose"]
    );
    assert_eq!(kinds("Who was there?"), ["prose"]);
}

/// Text with much of what means something here.
fn texts() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "Mr",
        ". ",
        "The",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "«",
        "U.S.",
        "Q: ",
        "(a) ",
        "• ",
        "12.30 ",
        "1905 ",
        "PORT, May 5 - ",
        "[",
        "]",
        "(",
        ")",
        "a",
        "long line of words that goes on and on until it is wrapped by hand at",
        "سلام",
        "🕊",
        "\u{200b}",
        "\u{a0}",
        "&quot;",
        "&nbsp;",
        "!",
        "?",
        "…",
        "**",
        "14 June 1995: ",
        ":",
        ";",
        "–",
        "By X",
        "\u{2028}",
        "é",
    ]);
    prop::collection::vec(parts, 0..60).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn every_range_slices_and_all_text_is_kept(body in prop_oneof![texts(), any::<String>()]) {
        let layout = Layout::of(&body);
        let mut at = 0;
        for (i, paragraph) in layout.paragraphs.iter().enumerate() {
            prop_assert!(paragraph.range.start >= at && paragraph.range.start < paragraph.range.end);
            prop_assert!(body[at..paragraph.range.start].trim().is_empty());
            prop_assert!(body.get(paragraph.prose.clone()).is_some());
            prop_assert!(paragraph.prose.start >= paragraph.range.start && paragraph.prose.end == paragraph.range.end);
            let sentences = &layout.sentences[paragraph.sentences.clone()];
            prop_assert!(sentences.iter().all(|s| s.paragraph == i));
            prop_assert_eq!(sentences.first().map(|s| s.range.start), Some(paragraph.range.start));
            prop_assert_eq!(sentences.last().map(|s| s.range.end), Some(paragraph.range.end));
            for sentence in sentences {
                prop_assert!(body[at..sentence.range.start].trim().is_empty());
                let text = body.get(sentence.range.clone());
                prop_assert!(text.is_some_and(|t| !t.is_empty() && t.trim() == t));
                prop_assert!(body.get(sentence.prose.clone()).is_some() && sentence.prose.end == sentence.range.end);
                at = sentence.range.end;
            }
        }
        prop_assert!(body[at..].trim().is_empty());
        prop_assert_eq!(layout.paragraphs.last().map_or(0, |p| p.sentences.end), layout.sentences.len());
    }

    #[test]
    fn quotes_slice_in_order(body in prop_oneof![texts(), any::<String>()]) {
        let layout = Layout::of(&body);
        let mut at = 0;
        for quote in quotes(&body, &layout) {
            prop_assert!(quote.range.start >= at && quote.range.start <= quote.inner.start);
            prop_assert!(quote.inner.start <= quote.inner.end && quote.inner.end <= quote.range.end);
            prop_assert!(body.get(quote.range.clone()).is_some() && body.get(quote.inner.clone()).is_some());
            at = quote.range.end;
        }
    }

    #[test]
    fn languages_never_fail(title in any::<String>(), body in any::<String>()) {
        let found = detect_language(&title, &body);
        prop_assert!((0.0..=1.0).contains(&found.confidence));
        let _ = English::guess(&body);
    }
}

/// A quarter megabyte of what could be slow, read well within the time that quadratic work would take.
#[test]
fn takes_linear_time() {
    let size = 1 << 18;
    for unit in [
        "(",
        "‘",
        "'",
        " '",
        "a.",
        "A. ",
        "\"",
        "“",
        "word ",
        ". ",
        "1905 \n",
        "Q: a\n",
        "\n",
        "May 5 and ",
        "-",
        "– ",
        "…",
        "é",
        "two days and ",
        "a b\nc ",
        "[A] b\n",
        "'s 's",
    ] {
        let body = unit.repeat(size / unit.len());
        let start = std::time::Instant::now();
        let layout = Layout::of(&body);
        let _ = (quotes(&body, &layout), detect_language("", &body), English::guess(&body));
        let resolver = crate::dates::Resolver::new(None, English::British);
        let narrative = crate::dates::Narrative::read(&body, &layout, resolver);
        assert!(narrative.expressions().len() <= body.len());
        assert!(start.elapsed() < Duration::from_secs(5), "{unit:?}: {:?}", start.elapsed());
    }
}
