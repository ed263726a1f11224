//! The other commands, end to end.

use crate::support::{Files, REPORT, command};

#[test]
fn a_brief_holds_against_its_article_and_no_other() {
    let files = Files::new([("a.txt", REPORT.as_bytes()), ("b.txt", b"The talks in Geneva were suspended.")]);
    let brief = files.run(&["brief", "a.txt", "--format", "json"]).success();
    std::fs::write(files.path("a.json"), &brief).unwrap();
    assert_eq!(files.run(&["validate", "a.txt", "a.json"]).success(), "the brief holds\n");
    let err = files.run(&["validate", "b.txt", "a.json"]).failure(1);
    assert!(!err.is_empty());
}

#[test]
fn faults_are_printed_one_a_line() {
    let files = Files::new([("a.txt", REPORT.as_bytes())]);
    let brief = files.run(&["brief", "a.txt", "--format", "json"]).success();
    let mut brief: serde_json::Value = serde_json::from_str(&brief).unwrap();
    brief["keySentences"] =
        serde_json::json!([{"id": "x1", "span": {"start": 0, "end": 5, "text": "wrong"}}]);
    std::fs::write(files.path("a.json"), brief.to_string()).unwrap();
    let ended = files.run(&["validate", "a.txt", "a.json"]);
    assert!(ended.out.contains("keySentences[0]") || ended.out.contains("key_sentences[0]"), "{}", ended.out);
    assert!(ended.out.contains("QUOTATION_MISMATCH"), "{}", ended.out);
    ended.failure(1);
}

#[test]
fn what_is_no_brief_is_named() {
    let files = Files::new([("a.txt", REPORT.as_bytes()), ("a.json", b"{\"acters\": []}" as &[u8])]);
    let err = files.run(&["validate", "a.txt", "a.json"]).failure(1);
    assert!(err.contains("a.json") && err.contains("acters"), "{err}");
    let two = format!("{{\"text\":\"{0}\"}}\n{{\"text\":\"{0}\"}}\n", "Talks resumed.");
    std::fs::write(files.path("two.jsonl"), two).unwrap();
    std::fs::write(files.path("a.json"), "{}").unwrap();
    files.run(&["validate", "two.jsonl", "a.json"]).failure(2);
}

#[test]
fn the_built_in_service_is_well() {
    assert_eq!(Files::new([]).run(&["health"]).success(), "serving\n");
}

#[test]
fn every_shell_gets_its_completions() {
    let files = Files::new([]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = files.run(&["completions", shell]).success();
        assert!(script.contains("peacebrief"), "{shell}");
    }
}

#[test]
fn help_and_version_are_there() {
    let files = Files::new([]);
    let version = files.run(&["--version"]).success();
    assert_eq!(version, format!("peacebrief {}\n", env!("CARGO_PKG_VERSION")));
    let help = files.run(&["brief", "--help"]).success();
    for word in ["--published", "--format", "--server", "PEACEBRIEF_SERVER", "front matter", ".jsonl"] {
        assert!(help.contains(word), "{word} is not in the help:\n{help}");
    }
}

#[test]
fn output_that_cannot_be_written_is_no_panic() {
    let files = Files::new([("a.txt", REPORT.as_bytes())]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else { return };
    let output = command(&files.path(""), &["brief", "a.txt"]).stdout(full).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("cannot write the output"), "{err}");
}
