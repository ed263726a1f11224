//! `peacebrief brief`, end to end: the real binary, its own service, real files.

use std::io::{BufRead as _, BufReader};

use crate::support::{Files, REPORT, command};
use peacebrief::{json, v1};

fn object(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "title": "Talks", "published": "2025-08-11", "text": text}).to_string()
}

/// Ids and files of briefs printed one a line; every brief must be one.
fn lines(out: &str) -> Vec<(String, String)> {
    out.lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let brief: v1::Brief = json::from_str(&line["brief"].to_string()).unwrap();
            assert_eq!(brief.body_sha256.len(), 64);
            (line["id"].as_str().unwrap().to_owned(), line["file"].as_str().unwrap().to_owned())
        })
        .collect()
}

#[test]
fn a_report_is_briefed_for_reading() {
    let text = format!("---\ntitle: Truce in Geneva\npublished: 2025-08-11\nsource: Wire\n---\n\n{REPORT}");
    let files = Files::new([("report.txt", text.as_bytes())]);
    let out = files.run(&["brief", "report.txt"]).success();
    assert!(out.starts_with("Truce in Geneva\nWire · 2025-08-11 · report.txt\n"), "{out}");
    assert!(!out.contains('\x1b'), "a pipe gets no colours: {out}");
    let coloured = files.run(&["brief", "report.txt", "--color", "always"]).success();
    assert!(coloured.contains("\x1b["), "{coloured}");
}

#[test]
fn json_is_the_brief_and_its_spans_slice_the_file() {
    let files = Files::new([("report.txt", REPORT.as_bytes())]);
    let out = files.run(&["brief", "report.txt", "--published", "2025-08-11", "--format", "json"]).success();
    let brief: v1::Brief = json::from_str(&out).unwrap();
    for sentence in &brief.key_sentences {
        let span = sentence.span.as_ref().unwrap();
        let range = usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap();
        assert_eq!(REPORT.get(range), Some(span.text.as_str()));
    }
}

#[test]
fn spans_count_in_the_unit_that_is_asked_for() {
    let files = Files::new([("report.txt", REPORT.as_bytes())]);
    let out = files.run(&["brief", "report.txt", "--format", "json", "--encoding", "utf16"]).success();
    assert_eq!(json::from_str::<v1::Brief>(&out).unwrap().encoding_type(), v1::EncodingType::Utf16);
}

#[test]
fn standard_input_is_read_in_every_form() {
    let files = Files::new([]);
    let run = |stdin: &str| {
        lines(&files.run_with(&["brief", "-", "--format", "jsonl"], stdin.as_bytes()).success())
    };
    let pair = |id: &str, file: &str| (id.to_owned(), file.to_owned());
    assert_eq!(run(REPORT), [pair("-", "-")]);
    assert_eq!(run(&object("one", REPORT)), [pair("one", "-")]);
    let two = format!("{}\n{}\n", object("one", REPORT), object("two", REPORT));
    assert_eq!(run(&two), [pair("one", "-:1"), pair("two", "-:2")]);
}

#[test]
fn a_folder_is_briefed_in_order() {
    let (json, text) = (object("j", REPORT), REPORT.as_bytes());
    let files = Files::new([
        ("in/c.txt", text),
        ("in/a/deep.txt", text),
        ("in/b.json", json.as_bytes()),
        ("in/README.md", b"Not a report."),
    ]);
    let out = files.run(&["brief", "in", "--format", "jsonl"]).success();
    let expected =
        [("deep", "in/a/deep.txt"), ("j", "in/b.json"), ("c", "in/c.txt")].map(|(i, f)| (i.into(), f.into()));
    assert_eq!(lines(&out), expected);
    let array: Vec<serde_json::Value> =
        serde_json::from_str(&files.run(&["brief", "in", "--format", "json"]).success()).unwrap();
    assert_eq!(array.len(), 3);
    assert_eq!(array[1]["id"], "j");
}

#[test]
fn a_bad_line_is_named_and_the_rest_is_briefed() {
    let lines_in = format!("{}\n{{\"text\": 7}}\n{}\n", object("one", REPORT), object("three", REPORT));
    let files = Files::new([("in.jsonl", lines_in.as_bytes())]);
    let ended = files.run(&["brief", "in.jsonl", "--format", "jsonl"]);
    let ids: Vec<String> = lines(&ended.out).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["one", "three"]);
    let err = ended.failure(1);
    assert!(err.contains("in.jsonl:2: not an article in JSON"), "{err}");
    assert!(err.ends_with("1 of 3 articles failed\n"), "{err}");
}

#[test]
fn what_the_service_refuses_is_listed_in_order_with_what_could_not_be_read() {
    let russian = object(
        "ru",
        "Министры иностранных дел двух стран провели переговоры и подписали соглашение о прекращении огня, сообщило агентство в понедельник.",
    );
    let files = Files::new([
        ("a.txt", REPORT.as_bytes()),
        ("b.json", russian.as_bytes()),
        ("c.txt", b"caf\xe9" as &[u8]),
        ("e.txt", b" \n"),
    ]);
    let names = ["brief", "--format", "jsonl", "missing.txt", "a.txt", "b.json", "c.txt", "e.txt", "."];
    let ended = files.run(&names[..8]);
    assert_eq!(lines(&ended.out).len(), 1);
    let err = ended.failure(1);
    let at = |name: &str| err.find(name).unwrap_or_else(|| panic!("{name} is not named: {err}"));
    assert!(at("missing.txt: ") < at("b.json: ") && at("b.json: ") < at("c.txt: not UTF-8"), "{err}");
    assert!(at("c.txt") < at("e.txt: empty"), "{err}");
    assert!(err.ends_with("4 of 5 articles failed\n"), "{err}");
}

#[test]
fn a_single_failure_says_what_and_where() {
    let files = Files::new([("empty.txt", b"" as &[u8]), ("bare/notes.md", b"x"), ("nul.txt", b"a\0b")]);
    for (name, why) in [
        ("empty.txt", "empty.txt: empty"),
        ("bare", "bare: no .txt, .json, .jsonl or .ndjson file in this folder"),
        ("nul.txt", "nul.txt: not text, but binary"),
        ("nowhere.txt", "nowhere.txt: No such file or directory"),
        ("-", "-: empty"),
    ] {
        let ended = files.run(&["brief", name]);
        assert_eq!(ended.out, "");
        let err = ended.failure(1);
        assert!(err.contains(why), "{err}");
    }
}

#[test]
fn wrong_usage_has_a_status_of_its_own() {
    let files = Files::new([("a.txt", REPORT.as_bytes()), ("b.txt", REPORT.as_bytes())]);
    for arguments in [
        &["brief"][..],
        &["brief", "a.txt", "--published", "11.8.2025"],
        &["brief", "a.txt", "--format", "yaml"],
        &["brief", "a.txt", "b.txt", "--title", "One"],
        &["brief", "a.txt", "--server", "not a url"],
        &["summarise"],
    ] {
        let ended = files.run(arguments);
        assert_eq!(ended.out, "", "{arguments:?}");
        let err = ended.failure(2);
        assert!(!err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_service_that_is_not_there_is_named() {
    let files = Files::new([("a.txt", REPORT.as_bytes())]);
    // A port that was free a moment ago, and that nobody was told of.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");
    let err = files.run(&["brief", "a.txt", "--server", &url]).failure(1);
    assert!(err.contains(&url), "{err}");
}

#[test]
fn a_reader_that_has_had_enough_is_no_fault() {
    let line = object("one", REPORT) + "\n";
    let files = Files::new([("in.jsonl", line.repeat(400).as_bytes())]);
    let mut child = command(&files.path(""), &["brief", "in.jsonl", "--format", "jsonl"]).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert_eq!(lines(&first).len(), 1);
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}
