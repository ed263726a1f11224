//! Work grows with the length of a text and not with its shape: whatever stands in it, a byte costs no more than a few bytes
//! of plain prose do. What is measured is the time that this thread had on a processor, beside that for prose in the same run,
//! so that a busy machine changes nothing: a stage that is not linear is off by orders of magnitude, not by a few per cent.

#![allow(clippy::unwrap_used, reason = "a test's helpers panic as the test does")]

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use peacebrief::{v1, validation};
use peacebrief_engine::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().unwrap());

/// How many times the cost of a byte of prose a byte of anything may cost. Short tokens make more tokens of as many bytes.
const FACTOR: u32 = 10;

const PROSE: &str = "The government of Norland and the Sudmark Liberation Front signed a ceasefire in Ostby on Friday, after a week of \
talks that the United Nations mediated. Both sides will withdraw their troops from the line of contact within 30 days and exchange all \
prisoners, the foreign minister, Ada Halvorsen, said on Monday. “We expect them to keep their word,” she told reporters in Norhaven. \
The Front accused the army of shelling the village of Vestmar on 2 April and said that it would not return to the talks before an \
inquiry had been held. A further round is planned for next month in Geneva.\n";

/// Time on a processor of this thread, where the system tells it, else time passed.
fn spent(begun: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

/// Reads a text, whose brief must hold, and answers what that took.
fn cost(text: &str) -> Duration {
    let engine = &*ENGINE;
    let article = v1::Article {
        body: text.to_owned(),
        language: "en".into(),
        published: Some(v1::Date { year: 2025, month: 8, day: 12 }),
        ..Default::default()
    };
    let begun = Instant::now();
    let before = spent(begun);
    let brief = engine.brief(&article, v1::EncodingType::Utf8).unwrap();
    let took = spent(begun) - before;
    let faults = validation::faults(&article, &brief);
    assert!(faults.hold(), "{faults:?}");
    took
}

/// What so many bytes of prose take, by a text long enough to tell.
fn prose(bytes: usize) -> Duration {
    static PER_MIB: LazyLock<Duration> = LazyLock::new(|| {
        let text = PROSE.repeat((128 << 10) / PROSE.len());
        cost(&text) * u32::try_from((1 << 20) / text.len()).unwrap()
    });
    PER_MIB.mul_f64(f64::from(u32::try_from(bytes).unwrap()) / f64::from(1 << 20))
}

#[track_caller]
fn assert_bounded(what: &str, text: &str) {
    let (took, bound) = (cost(text), prose(text.len()) * FACTOR);
    assert!(took <= bound, "{what}: {took:?} for {} bytes, more than {bound:?}", text.len());
}

#[test]
fn an_article_may_end_at_any_word() {
    for (end, _) in PROSE.match_indices(' ') {
        cost(&PROSE[..end]);
    }
    // With a head noun of actors or a title at its end, after which more of a name is looked for.
    for text in [
        "She met the ministry",
        "He spoke for the Liberation Front",
        "They saw the president",
        "It is a council",
    ] {
        cost(text);
    }
}

#[test]
fn a_mebibyte_takes_no_more_by_the_byte_than_a_short_text() {
    let text = PROSE.repeat((1 << 20) / PROSE.len());
    let (took, bound) = (cost(&text), prose(text.len()) * 2);
    assert!(took <= bound, "{took:?} is more than {bound:?}");
}

#[test]
fn a_hundred_thousand_brackets_are_bounded() {
    assert_bounded("brackets", &"(".repeat(100_000));
}

#[test]
fn one_sentence_of_twenty_thousand_words_is_bounded() {
    assert_bounded("words", &"the truce that Norland signed with the Front and ".repeat(20_000 / 9));
}

/// Long enough that what grows with its square is off by far more than the factor: 20 times the length of a report.
const LONG: usize = 24 << 10;

#[test]
fn signs_without_end_are_bounded() {
    for sign in [
        ")",
        "[",
        "\"",
        "“",
        "'",
        ",",
        ".",
        "-",
        "—",
        ";",
        ":",
        "…",
        "/",
        "@",
        "\n",
        "\n\n",
        " \n",
        "&amp;",
        "•",
        "a",
        "A",
        "1",
        "é",
        "e\u{301}",
        "\u{301}",
        "👩‍🚒",
        "a-",
        "a.b",
        "don't",
        "http://",
        "www.",
        "a@",
        "U.",
        "\u{200b}",
        "和",
    ] {
        // Behind a word: a body of nothing but white space is refused.
        assert_bounded(&format!("{sign:?}"), &format!("Talks{}", sign.repeat(LONG / sign.len())));
    }
}

#[test]
fn one_sentence_of_any_words_is_bounded() {
    for words in [
        "and ",
        "that ",
        "the truce ",
        "said that ",
        "Ada Halvorsen and ",
        "of the government ",
        "which signed ",
        "“we ",
        "the talks, ",
        "Armenian ",
        "on Monday ",
        "2 April ",
        "who said he ",
        "if ",
        "to sign ",
        "President ",
        "U.N. ",
        "will withdraw its troops and ",
        "\"he\" said, ",
        "it will be on Monday ",
        "the statement said ",
        "a truce and prisoner exchange deal, ",
        "a proposal for an accord for ",
        "the rebels and 10 armed groups ",
        "the Co-Chairs of the UN said it ",
        "in response to a question that he said ",
        "Norland, Sudmark Land and Ostby, ",
        "Minister of Justice and Public Order ",
        "the mission to Support the Ostby ",
        "met with President of the Council of Norland and ",
        "the Front's announcement of releasing ",
        "read the statement, ",
    ] {
        assert_bounded(words, &words.repeat(LONG / words.len()));
    }
}

#[test]
fn many_names_quotations_accords_lines_and_dates_are_bounded() {
    let names: String =
        (0..800).map(|n| format!("General Ostby{n} of the Front{n} met Minister Vest{n}. ")).collect();
    assert_bounded("names", &names);
    let quotations: String = (0..800).map(|n| format!("“We agree on {n},” said Ada Vest{n}.\n")).collect();
    assert_bounded("quotations", &quotations);
    let accords: String =
        (0..800).map(|n| format!("The Ostby{n} accord of {} was signed. ", 1000 + n)).collect();
    assert_bounded("accords", &accords);
    let lines: String = (0..2000).map(|n| format!("{:02}.{:02} Talks\n", n / 60 % 24, n % 60)).collect();
    assert_bounded("lines", &lines);
    let dates: String = (0..2000).map(|n| format!("on {} April, ", n % 30 + 1)).collect();
    assert_bounded("dates", &dates);
}
