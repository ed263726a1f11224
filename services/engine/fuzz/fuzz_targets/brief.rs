//! Any text gives a brief that holds: no panic, no span that does not slice, nothing that is not in the text.
//!
//! What a run may take is bounded by libFuzzer's `-timeout`.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use peacebrief::{v1, validation};
use peacebrief_engine::{Engine, EngineError};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().expect("the embedded model and lexicon are sound"));

fuzz_target!(|input: &[u8]| {
    // The first byte says how the article comes: with or without a date, and in which encoding its spans are wanted.
    let Some((&form, text)) = input.split_first() else { return };
    let article = v1::Article {
        body: String::from_utf8_lossy(text).into_owned(),
        language: "en".into(),
        published: (form & 1 == 0).then_some(v1::Date { year: 2025, month: 8, day: 12 }),
        ..Default::default()
    };
    let encoding = match form >> 1 & 3 {
        0 | 1 => v1::EncodingType::Utf8,
        2 => v1::EncodingType::Utf16,
        _ => v1::EncodingType::Utf32,
    };
    match ENGINE.brief(&article, encoding) {
        Ok(brief) => {
            let faults = validation::faults(&article, &brief);
            assert!(faults.hold(), "{faults:?}");
        }
        Err(EngineError::EmptyBody) => assert!(article.body.trim().is_empty()),
        Err(error) => panic!("{error}"),
    }
});
