//! What the program promises to whoever runs it.

#![allow(clippy::unwrap_used, reason = "helpers of tests, where a panic is the report")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn reference(folder: &Path, name: &str, id: &str, text: &str) {
    let article = serde_json::json!({
        "id": id, "title": "Talks", "source": "wire", "published": "2025-08-11", "text": text,
    });
    fs::write(folder.join(name).with_extension("json"), article.to_string()).unwrap();
}

fn evaluate(corpus: &Path, out: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_peacebrief-evaluate"));
    command.arg("--corpus").arg(corpus).arg("--out").arg(out).args(more).output().unwrap()
}

const ENGLISH: &str =
    "The two governments signed a ceasefire in Geneva on Monday. The guns fell silent at noon.";
const RUSSIAN: &str =
    "Стороны подписали соглашение о прекращении огня. Переговоры продолжатся в понедельник.";

#[test]
fn the_service_and_the_engine_give_the_same_file() {
    let corpus = folder("same/corpus");
    reference(&corpus, "a", "a", ENGLISH);
    let written = |out: &str, more: &[&str]| {
        let out = folder(out);
        let run = evaluate(&corpus, &out, more);
        assert!(run.status.success(), "{run:?}");
        fs::read_to_string(out.join("a.json")).unwrap()
    };
    let over_grpc = written("same/grpc", &[]);
    assert_eq!(over_grpc, written("same/engine", &["--in-process"]));
    let brief: serde_json::Value = serde_json::from_str(&over_grpc).unwrap();
    assert_eq!((&brief["id"], &brief["text"]), (&"a".into(), &ENGLISH.into()));
}

#[test]
fn an_article_that_is_refused_costs_no_other_its_brief_and_leaves_no_old_one() {
    let (corpus, out) = (folder("refused/corpus"), folder("refused/out"));
    reference(&corpus, "a", "a", RUSSIAN);
    reference(&corpus, "b", "b", ENGLISH);
    fs::write(out.join("a.json"), "an older brief").unwrap();
    let run = evaluate(&corpus, &out, &["--in-process"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).starts_with("a: "), "{run:?}");
    assert!(!out.join("a.json").exists() && out.join("b.json").exists());
}

#[test]
fn references_are_never_overwritten() {
    let corpus = folder("own/corpus");
    reference(&corpus, "a", "a", ENGLISH);
    let before = fs::read(corpus.join("a.json")).unwrap();
    let run = evaluate(&corpus, &corpus.join("../corpus"), &["--in-process"]);
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(fs::read(corpus.join("a.json")).unwrap(), before);
}

#[test]
fn a_file_that_names_another_is_refused() {
    let (corpus, out) = (folder("named/corpus"), folder("named/out"));
    reference(&corpus, "a", "../elsewhere", ENGLISH);
    let run = evaluate(&corpus, &out, &["--in-process"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains("../elsewhere"), "{run:?}");
}

#[test]
fn a_folder_without_references_is_an_error() {
    let run = evaluate(&folder("empty/corpus"), &folder("empty/out"), &["--in-process"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains("no reference files"), "{run:?}");
}
