//! `peacebrief export`, end to end.

use crate::archive::{files, kept, run};

#[test]
fn events_are_plover_records_in_the_columns_of_polecat() {
    let files = files();
    kept(&files);
    let csv = run(&files, &["export", "--as", "plover"]).success();
    let heads = csv.lines().next().unwrap();
    assert!(heads.starts_with("Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,"), "{heads}");
    assert!(csv.contains(",AGREE,"), "{csv}");
    assert!(csv.contains("machine-suggested"), "{csv}");
    let out =
        run(&files, &["export", "--as", "plover", "--format", "jsonl", "--since", "2025-08-15"]).success();
    for line in out.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!((&row["Source"], &row["Headline"]), (&"Radio".into(), &"Prisoners exchanged".into()));
        assert!(crate::archive::LATER.contains(row["Event Text"].as_str().unwrap()), "{line}");
    }
    assert!(out.lines().count() >= 1, "{out}");
}

#[test]
fn agreements_are_rows_of_pa_x() {
    let files = files();
    kept(&files);
    let csv = run(&files, &["export", "--as", "pax"]).success();
    assert!(csv.starts_with("PPName,AgtId,Agt,Dat,Year,Status,Stage,Part,ThrdPart,GRef,"), "{csv}");
    assert!(csv.contains(",Cea,"), "{csv}");
}

#[test]
fn messages_are_lines_that_read_back() {
    let files = files();
    kept(&files);
    let out = run(&files, &["export", "--as", "jsonl", "--articles"]).success();
    assert_eq!(out.lines().count(), 2);
    for line in out.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let brief: peacebrief::v1::BriefRecord =
            peacebrief::json::from_str(&line["brief"].to_string()).unwrap();
        let article: peacebrief::v1::ArticleRecord =
            peacebrief::json::from_str(&line["article"].to_string()).unwrap();
        assert_eq!(brief.article, article.name);
        assert!(brief.brief.is_some());
    }
}

#[test]
fn an_empty_archive_exports_heads_alone() {
    let files = files();
    assert_eq!(run(&files, &["export", "--as", "plover"]).success().lines().count(), 1);
    assert_eq!(run(&files, &["export", "--as", "pax", "--format", "jsonl"]).success(), "");
}

#[test]
fn what_does_not_go_together_is_refused() {
    let files = files();
    run(&files, &["export"]).failure(2);
    run(&files, &["export", "--as", "jsonl", "--format", "csv"]).failure(2);
    run(&files, &["export", "--as", "pax", "--articles"]).failure(2);
    run(&files, &["export", "--as", "pax", "--merged", "--actor", "Armenia"]).failure(2);
}
