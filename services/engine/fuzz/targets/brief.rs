//! Whatever text an article holds: no panic, and a brief that holds against it in every encoding of spans.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use peacebrief::{v1, validation};
use peacebrief_engine::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().expect("the engine that is built in"));

const ENCODINGS: [v1::EncodingType; 3] =
    [v1::EncodingType::Utf8, v1::EncodingType::Utf16, v1::EncodingType::Utf32];

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    // The first line may be a headline, as in the seeds.
    let (title, body) = text.split_once('\n').unwrap_or(("", &text));
    let article = v1::Article {
        title: title.to_owned(),
        body: body.to_owned(),
        source: "wire".to_owned(),
        published: Some(v1::Date { year: 2025, month: 8, day: 12 }),
        // Named, so that what looks like no English is read all the same.
        language: "en".to_owned(),
        ..Default::default()
    };
    let encoding = ENCODINGS[data.len() % ENCODINGS.len()];
    let Ok(brief) = ENGINE.brief(&article, encoding) else {
        assert!(body.trim().is_empty(), "an article in English is read");
        return;
    };
    let faults = validation::faults(&article, &brief);
    assert!(faults.hold(), "{faults:?}");
});
