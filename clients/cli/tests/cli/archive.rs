//! Keeping articles and finding them again, end to end: the real binary, on an archive of its own in a folder.

use crate::support::{Ended, Files, REPORT};
use peacebrief::{json, v1};

/// A second report on the same process.
pub(crate) const LATER: &str = "GENEVA, 20 August 2025 - Armenia and Azerbaijan exchanged 48 prisoners on Tuesday, the United Nations \
said.\n\nAzerbaijan accused Armenia of breaking the ceasefire agreement.\n";

/// A folder with two reports, and the archive beside them.
pub(crate) fn files() -> Files {
    let first = format!("---\ntitle: Truce in Geneva\npublished: 2025-08-11\nsource: Wire\n---\n\n{REPORT}");
    let later =
        format!("---\ntitle: Prisoners exchanged\npublished: 2025-08-20\nsource: Radio\n---\n\n{LATER}");
    Files::new([("in/1.txt", first.as_bytes()), ("in/2.txt", later.as_bytes())])
}

/// Runs a command on the archive of a folder.
pub(crate) fn run(files: &Files, arguments: &[&str]) -> Ended {
    // Before what may begin with a dash.
    let end = arguments.iter().position(|argument| *argument == "--").unwrap_or(arguments.len());
    let (before, after) = arguments.split_at(end);
    files.run(&[before, &["--data-dir", "kept"], after].concat())
}

/// Lines of JSON.
fn lines(out: &str) -> Vec<serde_json::Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Keeps both reports, and answers the names of their briefs.
pub(crate) fn kept(files: &Files) -> Vec<String> {
    let out = run(files, &["ingest", "in", "--format", "jsonl"]).success();
    lines(&out).iter().map(|line| line["brief"]["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn articles_are_kept_once_however_often_they_come() {
    let files = files();
    let names = kept(&files);
    assert_eq!(names.len(), 2);
    assert!(names.iter().all(|name| name.starts_with("briefs/")), "{names:?}");
    let again = run(&files, &["ingest", "in"]).success();
    assert!(again.contains("known  Truce in Geneva\n") && !again.contains("new "), "{again}");
    let csv = run(&files, &["ingest", "in/1.txt", "--format", "csv"]).success();
    assert!(csv.starts_with("id,file,state,brief,") && csv.contains("1,in/1.txt,known,briefs/"), "{csv}");
    assert_eq!(run(&files, &["list", "--format", "jsonl"]).success().lines().count(), 2);
}

#[test]
fn what_cannot_be_kept_is_named_and_the_rest_is_kept() {
    let files = files();
    std::fs::write(files.path("in/3.txt"), b"caf\xe9").unwrap();
    std::fs::write(files.path("in/4.jsonl"), "{\"text\": 7}\n").unwrap();
    let ended = run(&files, &["ingest", "in", "--format", "jsonl"]);
    assert_eq!(ended.out.lines().count(), 2);
    let err = ended.failure(1);
    assert!(err.contains("in/3.txt: not UTF-8") && err.contains("in/4.jsonl:1: not an article"), "{err}");
    assert!(err.ends_with("2 of 4 articles failed\n"), "{err}");
}

#[test]
fn lists_are_filtered_ordered_and_cut() {
    let files = files();
    kept(&files);
    let list = |arguments: &[&str]| run(&files, &[&["list"], arguments].concat()).success();
    let text = list(&["--order", "earliest"]);
    assert!(text.starts_with("2025-08-11  Truce in Geneva\n"), "{text}");
    assert!(text.find("Truce").unwrap() < text.find("Prisoners").unwrap(), "{text}");
    assert!(list(&["--limit", "1"]).starts_with("2025-08-20  Prisoners exchanged"));
    assert_eq!(list(&["--from-source", "Radio", "--format", "csv"]).lines().count(), 2);
    assert_eq!(list(&["--until", "2025-08-12", "--format", "jsonl"]).lines().count(), 1);
    let full = list(&["--full", "--since", "2025-08-15", "--format", "json", "--encoding", "utf16"]);
    let full: serde_json::Value = serde_json::from_str(&full).unwrap();
    assert_eq!(full[0]["brief"]["encodingType"], "ENCODING_TYPE_UTF16");
    let err = run(&files, &["list", "--since", "2025-08-20", "--until", "2025-08-11"]).failure(1);
    assert!(err.contains("filter.published"), "{err}");
}

#[test]
fn a_brief_and_its_article_are_shown() {
    let files = files();
    let name = kept(&files).remove(0);
    let text = run(&files, &["show", &name]).success();
    assert!(text.starts_with("Truce in Geneva\nWire · 2025-08-11 · briefs/"), "{text}");
    let bare = name.trim_start_matches("briefs/");
    assert_eq!(run(&files, &["show", bare]).success(), text);
    let record = run(&files, &["show", &name, "--format", "json"]).success();
    let record: v1::BriefRecord = json::from_str(&record).unwrap();
    assert_eq!(record.brief.unwrap().body_sha256.len(), 64);
    let page = run(&files, &["show", &name, "--format", "html"]).success();
    assert!(page.starts_with("<!doctype html>") && page.contains("<mark class="));
    let article = run(&files, &["show", &record.article, "--width", "60"]).success();
    assert!(article.starts_with("Truce in Geneva\nWire · 2025-08-11 ·\narticles/"), "{article}");
    assert!(article.lines().all(|line| line.chars().count() <= 60), "{article}");
    let err = run(&files, &["show", "briefs/00000000000000000000000000000000"]).failure(1);
    assert!(err.contains("briefs/00000000000000000000000000000000"), "{err}");
    run(&files, &["show", "stories/1"]).failure(2);
    run(&files, &["show", &record.article, "--format", "html"]).failure(2);
}

#[test]
fn a_search_shows_where_the_words_stand() {
    let files = files();
    kept(&files);
    let text = run(&files, &["search", "prisoner"]).success();
    assert!(text.contains("*prisoners*"), "{text}");
    assert!(text.contains("2025-08-20  Prisoners exchanged") && !text.contains("Truce in Geneva"), "{text}");
    assert_eq!(
        run(&files, &["search", "\"ceasefire agreement\"", "--format", "jsonl"]).success().lines().count(),
        2
    );
    assert_eq!(
        run(&files, &["search", "--format", "jsonl", "--", "ceasefire", "-prisoners"])
            .success()
            .lines()
            .count(),
        1
    );
    assert_eq!(run(&files, &["search", "zebra"]).success(), "");
    let err = run(&files, &["search", "--", "-"]).failure(1);
    assert!(err.contains("query"), "{err}");
}

#[test]
fn changes_are_told_once_from_where_they_were_left() {
    let files = files();
    let watch = |more: &[&str]| {
        let arguments = ["watch", "--oldest", "--once", "--cursor-file", "cursor", "--format", "jsonl"];
        lines(&run(&files, &[&arguments, more].concat()).success())
    };
    run(&files, &["ingest", "in/1.txt"]).success();
    let told = watch(&["--kind", "written"]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["written"]["title"], "Truce in Geneva");
    assert!(watch(&["--kind", "written"]).is_empty());
    let names = kept(&files);
    run(&files, &["delete", &names[0]]).success();
    let told = watch(&["--kind", "written", "--kind", "deleted"]);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].get("written").is_some() && told[1].get("deleted").is_some(), "{told:?}");
    std::fs::write(files.path("cursor"), "nonsense").unwrap();
    let ended = run(&files, &["watch", "--once", "--cursor-file", "cursor"]);
    assert!(ended.failure(1).contains("cursor"));
}

#[test]
fn what_is_erased_is_gone() {
    let files = files();
    let names = kept(&files);
    let article = names[1].replace("briefs/", "articles/");
    assert_eq!(run(&files, &["delete", &names[1]]).success(), format!("erased {article}\n"));
    run(&files, &["show", &article]).failure(1);
    let err = run(&files, &["delete", &article, &names[0]]);
    assert!(err.out.contains("erased articles/"), "the rest is erased: {err:?}");
    assert!(err.failure(1).contains(&article));
    run(&files, &["delete", &article, "--missing-ok"]).success();
    run(&files, &["delete", "processes/1"]).failure(2);
    assert_eq!(run(&files, &["list"]).success(), "");
}

#[test]
fn briefs_of_this_engine_are_not_made_anew() {
    let files = files();
    kept(&files);
    assert_eq!(run(&files, &["rebrief"]).success(), "0 replaced, 0 failed\n");
}

#[test]
fn another_lexicon_makes_briefs_anew() {
    let files = files();
    kept(&files);
    let lexicon = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/lexicon");
    let lexicon = lexicon.to_str().unwrap();
    let out = run(&files, &["rebrief", "--lexicon", lexicon, "--from-source", "Radio"]).success();
    assert_eq!(out, "1 replaced, 0 failed\n");
    let list = run(&files, &["list", "--from-source", "Radio", "--format", "json"]).success();
    assert!(list.contains("\"revision\": 2"), "{list}");
}

#[test]
fn an_archive_that_cannot_be_had_says_why() {
    let files = files();
    std::fs::write(files.path("kept"), "a file, no folder").unwrap();
    let err = run(&files, &["list"]).failure(1);
    assert!(err.starts_with("peacebrief: the archive in kept cannot be used: "), "{err}");
}
