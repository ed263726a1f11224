//! What is known across reports, end to end.

use crate::archive::{files, kept, run};

/// What the reports' process is called.
const PROCESS: &str = "Armenia–Azerbaijan peace process";

fn lines(out: &str) -> Vec<serde_json::Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn processes_actors_and_agreements_are_listed() {
    let files = files();
    kept(&files);
    let text = run(&files, &["processes"]).success();
    assert!(text.starts_with(&format!("{PROCESS}\n  between ")) && text.contains("2 reports"), "{text}");
    let actors = run(&files, &["actors", "--process", PROCESS, "--format", "csv"]).success();
    assert!(
        actors.starts_with("actor,name,kind,") && actors.contains(",Ararat Mirzoyan,person,"),
        "{actors}"
    );
    let states = lines(&run(&files, &["actors", "--kind", "state", "--format", "jsonl"]).success());
    assert!(
        states.iter().all(|actor| actor["kind"] == "ACTOR_KIND_STATE") && states.len() >= 2,
        "{states:?}"
    );
    let agreements = run(&files, &["agreements", "--process", PROCESS]).success();
    assert!(agreements.contains("ceasefire"), "{agreements}");
    let name = states[0]["name"].as_str().unwrap();
    let shown = run(&files, &["show", name, "--explain"]).success();
    assert!(shown.contains("#a") && shown.contains("new"), "{shown}");
    assert!(run(&files, &["actors", "--process", "Nowhere"]).failure(1).contains("no process is called"));
}

#[test]
fn a_process_is_told_as_a_whole() {
    let files = files();
    kept(&files);
    let timeline = run(&files, &["timeline", PROCESS]).success();
    assert!(timeline.contains("2025-08-08"), "{timeline}");
    let digest = run(&files, &["digest", PROCESS]).success();
    assert!(digest.starts_with(PROCESS) && digest.contains("WHAT HAPPENED"), "{digest}");
    let json = run(&files, &["digest", PROCESS, "--format", "json"]).success();
    let json: peacebrief::v1::Digest = peacebrief::json::from_str(&json).unwrap();
    assert_eq!(json.report_count, 2);
    let page = run(&files, &["digest", PROCESS, "--format", "html"]).success();
    assert!(page.starts_with("<!doctype html>") && page.contains("<svg"), "{page}");
    for loading in ["<script", "<link", "<img", "src=", "url(", "@import", "http://", "https://"] {
        assert!(!page.contains(loading), "{loading}");
    }
    let window = run(&files, &["digest", PROCESS, "--since", "2025-08-15", "--format", "json"]).success();
    assert_eq!(peacebrief::json::from_str::<peacebrief::v1::Digest>(&window).unwrap().report_count, 1);
}

#[test]
fn what_was_linked_is_corrected_and_put_back() {
    let files = files();
    kept(&files);
    let actors = lines(&run(&files, &["actors", "--kind", "state", "--format", "jsonl"]).success());
    let name = |n: usize| actors[n]["name"].as_str().unwrap().to_owned();
    let merged =
        run(&files, &["registry", "merge-actors", &name(0), &name(1), "--reason", "a test"]).success();
    assert!(merged.starts_with("merge: ") && merged.contains("“a test”"), "{merged}");
    let left = run(&files, &["actors", "--kind", "state", "--format", "jsonl"]).success();
    assert_eq!(left.lines().count(), actors.len() - 1);
    let edits = lines(&run(&files, &["registry", "edits", "--format", "jsonl"]).success());
    let edit = edits[0]["name"].as_str().unwrap();
    run(&files, &["registry", "revert", edit]).success();
    let back = run(&files, &["actors", "--kind", "state", "--format", "jsonl"]).success();
    assert_eq!(back.lines().count(), actors.len());
    assert!(run(&files, &["registry", "edits"]).success().contains("reverted"));
    assert!(!run(&files, &["registry", "merge-actors", &name(0), &name(0)]).failure(1).is_empty());
}

#[test]
fn events_are_exported_once_across_reports() {
    let files = files();
    kept(&files);
    let once = run(&files, &["export", "--as", "plover", "--merged"]).success();
    assert!(once.contains("processes/") && once.contains(",AGREE,"), "{once}");
    let agreements = run(&files, &["export", "--as", "pax", "--merged", "--process", PROCESS]).success();
    assert!(agreements.contains("agreements/"), "{agreements}");
    let all = lines(&run(&files, &["export", "--as", "jsonl", "--merged"]).success());
    for kind in ["digest", "process", "actor", "agreement"] {
        assert!(all.iter().any(|line| line.get(kind).is_some()), "{kind}");
    }
}
