//! Records for reading and as rows.

use std::sync::Arc;

use peacebrief::v1::{self, AlertKind, SnippetSource, watch_briefs_response::Change};
use peacebrief_client::Named;

use crate::args::ListFormat;
use crate::render::sample::{digest, telling};
use crate::render::{List, Look, Record};

fn printed<R: Record>(format: ListFormat, colour: bool, records: &[R]) -> String {
    let look = Look { width: 60, colour, explain: false };
    let (mut out, mut list) = (Vec::new(), List::new(format, look));
    for record in records {
        list.print(&mut out, record).unwrap();
    }
    list.end(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn brief(number: u8, title: &str) -> v1::BriefRecord {
    v1::BriefRecord {
        name: format!("briefs/{number:02}"),
        article: format!("articles/{number:02}"),
        title: title.into(),
        source: "Wire".into(),
        published: Some(v1::Date { year: 2031, month: 4, day: 1 }),
        process: "Norland–Sudmark peace process".into(),
        ingest_time: Some(prost_types::Timestamp { seconds: 1_933_000_000, nanos: 5 }),
        revision: 1,
        ..Default::default()
    }
}

fn found() -> v1::SearchResult {
    let part = |text: &str, matched| v1::SnippetPart { text: text.into(), matched };
    let snippet = v1::Snippet {
        source: SnippetSource::Body.into(),
        parts: vec![part("a ", false), part("prisoner exchange", true), part(" was agreed", false)],
        cut_before: true,
        cut_after: false,
    };
    v1::SearchResult { brief: Some(brief(1, "Talks in Ostby")), snippets: vec![snippet] }
}

#[test]
fn lists_are_read_or_taken_further() {
    let records = [brief(1, "Talks \"in\" Ostby,\u{1b} again"), brief(2, "")];
    insta::assert_snapshot!(printed(ListFormat::Text, false, &records));
    let csv = printed(ListFormat::Csv, false, &records);
    assert_eq!(csv.lines().count(), 3);
    assert!(csv.contains(",\"Talks \"\"in\"\" Ostby,\u{fffd} again\","), "{csv}");
    let array: Vec<serde_json::Value> =
        serde_json::from_str(&printed(ListFormat::Json, false, &records)).unwrap();
    assert_eq!(array[1]["name"], "briefs/02");
    assert_eq!(printed(ListFormat::Jsonl, false, &records).lines().count(), 2);
}

#[test]
fn nothing_is_a_list_too() {
    let none: [v1::BriefRecord; 0] = [];
    assert_eq!(printed(ListFormat::Text, false, &none), "");
    assert_eq!(printed(ListFormat::Json, false, &none), "[]\n");
    assert_eq!(printed(ListFormat::Jsonl, false, &none), "");
    assert!(printed(ListFormat::Csv, false, &none).starts_with("brief,article,published,"));
}

#[test]
fn what_was_searched_for_stands_out() {
    let plain = printed(ListFormat::Text, false, &[found()]);
    assert!(plain.contains("… a *prisoner exchange* was agreed"), "{plain}");
    let coloured = printed(ListFormat::Text, true, &[found()]);
    assert!(coloured.contains("\x1b[1;35mprisoner exchange"), "{coloured}");
    assert!(printed(ListFormat::Csv, false, &[found()]).contains("… a *prisoner exchange* was agreed"));
}

#[test]
fn changes_say_what_changed() {
    let change = |change| v1::WatchBriefsResponse {
        cursor: "c".into(),
        change_time: Some(prost_types::Timestamp { seconds: 1_933_000_000, nanos: 0 }),
        change: Some(change),
    };
    let alert = v1::Alert {
        kind: AlertKind::StatusMoved.into(),
        process: "Norland–Sudmark peace process".into(),
        subject: "Norland–Sudmark ceasefire".into(),
        previous_status: v1::AgreementStatus::Proposed.into(),
        status: v1::AgreementStatus::Signed.into(),
        subject_name: "agreements/g".into(),
        ..Default::default()
    };
    let gone = v1::ArticleDeletion { article: "articles/02".into(), brief: "briefs/02".into() };
    let changes = [
        change(Change::Written(brief(1, "Talks"))),
        change(Change::Deleted(gone)),
        change(Change::Alert(alert)),
    ];
    insta::assert_snapshot!(printed(ListFormat::Text, false, &changes));
}

#[test]
fn the_registry_is_read_with_names() {
    let names = Arc::new(
        [("actors/n", "Norland"), ("actors/s", "SLF")]
            .map(|(name, shown)| v1::ActorName { name: name.into(), display_name: shown.into() })
            .into_iter()
            .collect(),
    );
    let seen = |text: &str| v1::SeenName { text: text.into(), report_count: 2, ..Default::default() };
    let process = v1::ProcessRecord {
        names: vec![seen("Norland–Sudmark peace process"), seen("Sudmark peace process")],
        report_count: 5,
        ..digest().process.unwrap()
    };
    let process = Named { record: process, names: Arc::clone(&names) };
    let actor = v1::ActorRecord {
        name: "actors/o".into(),
        display_name: "Tomás Oyelaran".into(),
        kind: v1::ActorKind::Person.into(),
        names: vec![seen("Oyelaran")],
        offices: vec![v1::OfficeHeld { office: "special envoy".into(), ..Default::default() }],
        affiliations: vec![v1::AffiliationHeld { actor: "actors/n".into(), ..Default::default() }],
        roles: vec![v1::RoleInProcess {
            process: "processes/p".into(),
            role: v1::ActorRole::Mediator.into(),
            report_count: 1,
        }],
        report_count: 1,
        ..Default::default()
    };
    let actor = Named { record: actor, names: Arc::clone(&names) };
    let sample = digest().agreements.remove(0);
    let agreement = v1::AgreementRecord {
        name: sample.name,
        display_name: sample.display_name,
        process: "processes/p".into(),
        kind: sample.kind,
        parties: sample.parties,
        status: sample.status,
        history: sample.history,
        provisions: sample.provisions,
        breaches: sample.breaches,
        report_count: 3,
        ..Default::default()
    };
    let agreement = Named { record: agreement, names };
    let text = [
        printed(ListFormat::Text, false, &[process]),
        printed(ListFormat::Text, false, &[actor]),
        printed(ListFormat::Text, false, &[agreement]),
    ];
    insta::assert_snapshot!(text.join("---\n"));
}

#[test]
fn a_timeline_tells_events_moves_and_steps() {
    use v1::timeline_entry::Entry;
    let digest = digest();
    let moved = v1::AgreementMove {
        agreement: "agreements/g".into(),
        display_name: "Norland–Sudmark ceasefire".into(),
        r#move: Some(v1::StatusMove {
            status: v1::AgreementStatus::Signed.into(),
            date: None,
            tellings: vec![telling(4, "Wire", "signed it")],
        }),
    };
    let entries = [
        (digest.events[0].date.clone(), Entry::Event(digest.events[0].clone())),
        (crate::render::sample::on(2031, 4, 4), Entry::AgreementMove(moved)),
        (None, Entry::Step(digest.steps[2].clone())),
    ];
    let names = Arc::new(super::super::text::digest::names(&digest));
    let entries = entries.map(|(date, entry)| Named {
        record: v1::TimelineEntry { date, entry: Some(entry) },
        names: Arc::clone(&names),
    });
    insta::assert_snapshot!(printed(ListFormat::Text, false, &entries));
    insta::assert_snapshot!(printed(ListFormat::Csv, false, &entries));
}
