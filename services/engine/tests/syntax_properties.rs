//! What holds of a reading, whatever the text.

#![allow(clippy::unwrap_used, reason = "a test's helpers panic as the test does")]

use std::ops::Range;
use std::sync::LazyLock;

use peacebrief_engine::syntax::{Dep, Reader, Token};
use proptest::prelude::*;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().unwrap());

/// Text of words and of everything that comes between words, in no sensible order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[A-Za-z]{1,9}",
        4 => Just(" ".to_owned()),
        2 => proptest::sample::select(vec![
            "the", "talks", "said", "that", "who", "agreed", "to", "U.S.", "don't", "'s", "n’t", ":-)", "):", "a@b.org", "http://x.io/",
            "10a.m.", "5km", "$3.5m", "ex-", "--", "...", "…", "“", "”", "\"", "(", ")", ",", ".", ";", "-", "—", "/", "\n", "\n\n",
            "\t", "\u{a0}", "\r\n", "\u{1f}", "\u{2028}", "İ", "ß", "ﷺ", "مفاوضات", "和平", "e\u{301}", "👩‍🚒", "🇦🇲", "\u{200b}", "\u{feff}", "\0",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A text with some of its parts as sentences.
fn text_with_sentences() -> impl Strategy<Value = (String, Vec<Range<usize>>)> {
    (text(), proptest::collection::vec(any::<prop::sample::Index>(), 0..8)).prop_map(|(text, cuts)| {
        let places: Vec<usize> = text.char_indices().map(|(index, _)| index).chain([text.len()]).collect();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| places[cut.index(places.len())]).collect();
        cuts.sort_unstable();
        let sentences = cuts.windows(2).map(|pair| pair[0]..pair[1]).collect();
        (text, sentences)
    })
}

fn check_tokens(text: &str, tokens: &[Token]) {
    let mut end = 0;
    for token in tokens {
        assert!(token.start as usize >= end && token.start < token.end, "{token:?} behind {end}");
        end = token.end as usize;
        assert!(text.get(token.range()).is_some_and(|slice| slice == token.text(text)), "{token:?}");
        assert!((token.head as usize) < tokens.len(), "{token:?}");
    }
}

/// Every token reaches a root in its own sentence.
fn check_trees(tokens: &[Token]) {
    let mut root_of = vec![None; tokens.len()];
    for first in 0..tokens.len() {
        let mut path = Vec::new();
        let mut token = first;
        while root_of[token].is_none() && tokens[token].head as usize != token {
            assert!(path.len() <= tokens.len(), "the heads of {first} go round in a circle");
            path.push(token);
            token = tokens[token].head as usize;
        }
        let root = root_of[token].unwrap_or(token);
        root_of[token] = Some(root);
        path.into_iter().for_each(|token| root_of[token] = Some(root));
    }
    let mut sentence = 0;
    let mut sentences = vec![];
    for (index, token) in tokens.iter().enumerate() {
        sentence += usize::from(token.sentence_start);
        assert!(index > 0 || token.sentence_start, "the first token starts no sentence");
        sentences.push(sentence);
    }
    for (index, root) in root_of.into_iter().enumerate() {
        assert_eq!(sentences[index], sentences[root.unwrap()], "a tree crosses sentences at {index}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_whole_text_is_covered_by_tokens(text in text()) {
        let tokens = READER.read(&text);
        check_tokens(&text, &tokens);
        check_trees(&tokens);
        let mut end = 0;
        for token in &tokens {
            prop_assert!(matches!(&text[end..token.start as usize], "" | " "), "left out before {token:?}");
            end = token.end as usize;
        }
        prop_assert!(matches!(&text[end..], "" | " "), "left out at the end");
        prop_assert_eq!(READER.read(&text), tokens);
    }

    #[test]
    fn given_sentences_are_trees_without_white_space((text, sentences) in text_with_sentences()) {
        let tokens = READER.read_sentences(&text, &sentences);
        check_tokens(&text, &tokens);
        check_trees(&tokens);
        for sentence in &sentences {
            let inside: Vec<&Token> = tokens
                .iter()
                .filter(|token| sentence.start <= token.start as usize && token.end as usize <= sentence.end)
                .collect();
            let covered: String = inside.iter().map(|token| token.text(&text)).collect();
            let is_space = |c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c);
            prop_assert_eq!(covered, text[sentence.clone()].replace(is_space, ""));
            let roots = inside.iter().filter(|token| tokens[token.head as usize].start == token.start);
            prop_assert_eq!(roots.count(), usize::from(!inside.is_empty()));
            prop_assert!(inside.iter().skip(1).all(|token| !token.sentence_start));
        }
        let outside = tokens.iter().filter(|token| {
            !sentences.iter().any(|s| s.start <= token.start as usize && token.end as usize <= s.end)
        });
        prop_assert_eq!(outside.count(), 0);
    }
}

#[test]
fn paragraphs_are_read_alone() {
    let first = "The two sides met in Nairobi. They agreed on a ceasefire, mediators said.";
    let text = format!("{first}\nNothing was signed.");
    let sentences = [0..29, 30..first.len(), first.len() + 1..text.len()];
    let whole = READER.read_sentences(&text, &sentences);
    let alone = READER.read_sentences(&format!("{first}\n"), &sentences[..2]);
    assert_eq!(whole[..alone.len()], alone);
    let cut_off = READER.read_sentences(first, &sentences[..2]);
    assert!(cut_off.iter().zip(&alone).all(|(a, b)| (a.head, a.dep, a.tag) == (b.head, b.dep, b.tag)));
}

#[test]
fn hostile_text_is_read_in_time_that_grows_with_its_length() {
    // Each of these would take hours if a step looked through the whole text.
    for text in [
        "(".repeat(20_000),
        "a".repeat(1 << 20),
        "a@".repeat(1 << 18),
        "a.b".repeat(1 << 17),
        ".".repeat(1 << 18),
        "http://".repeat(1 << 15),
        "talks that he said ".repeat(5_000),
    ] {
        let tokens = READER.read_sentences(&text, &[0..text.len(), text.len()..text.len()]);
        check_tokens(&text, &tokens);
        check_trees(&tokens);
        assert_eq!(tokens.iter().filter(|token| token.dep == Dep::Root).count(), 1);
    }
}
