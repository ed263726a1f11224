//! Keeping a chronicle: entries in the order of their keys, changes taken in once and in order, by one writer at a time.

use std::sync::Arc;
use std::time::Duration;

use peacebrief::v1::{self, AlertKind, WatchStart, watch_briefs_response::Change};
use peacebrief_archive::{
    Archive, ArticleId, ChronicleChange, ChronicleEntry, ChronicleRole, ChronicleState, ChronicleWrite,
    ChronicleWritten, Chronicles, Intake, NewAlert, Replacement,
};

use crate::support::{Store, brief, engine, everything, ingest, tenant, written};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const READ: ChronicleRole = ChronicleRole::Read;
const MAKING: ChronicleRole = ChronicleRole::Making;

async fn prepared(archive: &dyn Archive, version: u32) -> Chronicles {
    archive.chronicles(&tenant(), version, &["edit/", "pin/"]).await.unwrap()
}

async fn intake(archive: &dyn Archive, role: ChronicleRole, count: usize) -> (ChronicleState, Intake) {
    let mut view = archive.chronicle(&tenant(), role).await.unwrap().unwrap();
    let intake = view.intake(count, usize::MAX).await.unwrap();
    (view.state().clone(), intake)
}

fn entry(id: &str, keys: &[&str], content: &str) -> ChronicleEntry {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    ChronicleEntry { id: id.into(), keys, content: content.into() }
}

fn write(expected: &ChronicleState, next: &ChronicleState) -> ChronicleWrite {
    ChronicleWrite {
        expected: expected.clone(),
        next: next.clone(),
        written: Vec::new(),
        removed: Vec::new(),
        alerts: Vec::new(),
        by_hand: false,
    }
}

async fn put(archive: &dyn Archive, written: Vec<ChronicleEntry>, removed: &[&str]) {
    let state = archive.chronicle(&tenant(), READ).await.unwrap().unwrap().state().clone();
    let removed = removed.iter().map(|id| (*id).to_owned()).collect();
    let write = ChronicleWrite { written, removed, ..write(&state, &state) };
    assert_eq!(archive.write_chronicle(&tenant(), write).await.unwrap(), ChronicleWritten::Done);
}

/// What is to be taken in, in short: the articles' numbers, or the names of those erased.
fn told(changes: &[ChronicleChange]) -> Vec<String> {
    let short = |change: &ChronicleChange| match change {
        ChronicleChange::Kept { article, brief, .. } => {
            let version = brief.engine.as_ref().map(|engine| engine.version.as_str()).unwrap_or_default();
            format!("{} by {version}", article.title)
        }
        ChronicleChange::Erased { id } => id.brief(),
    };
    changes.iter().map(short).collect()
}

/// Takes in all that there is, a few at a time, without making anything of it; answers what it was.
async fn take_in(archive: &dyn Archive, role: ChronicleRole, count: usize) -> Vec<String> {
    let mut all = Vec::new();
    loop {
        let Some(mut view) = archive.chronicle(&tenant(), role).await.unwrap() else { return all };
        let intake = view.intake(count, usize::MAX).await.unwrap();
        let state = view.state().clone();
        drop(view);
        assert!(intake.changes.len() <= count);
        all.extend(told(&intake.changes));
        if intake.next != state {
            let done = archive.write_chronicle(&tenant(), write(&state, &intake.next)).await.unwrap();
            assert_eq!(done, ChronicleWritten::Done);
        }
        if !intake.more {
            return all;
        }
    }
}

fn ids<T>(found: &[T], id: impl Fn(&T) -> &str) -> Vec<String> {
    let mut ids: Vec<_> = found.iter().map(|one| id(one).to_owned()).collect();
    ids.sort();
    ids
}

/// Entries are found by id, by key and by range, in the order of bytes, as they were last written.
async fn entries_are_found(store: Store) {
    let archive = &*store.archive;
    prepared(archive, 1).await;
    put(
        archive,
        vec![
            entry("b", &["Z", "a", "é"], "1"),
            entry("a", &["a", "a b", "a/1"], "2"),
            entry("c", &["a-b"], ""),
            entry("d", &[], "alone"),
        ],
        &[],
    )
    .await;
    let mut view = archive.chronicle(&tenant(), READ).await.unwrap().unwrap();
    let got = view.get(&["d".into(), "none".into(), "b".into()]).await.unwrap();
    assert_eq!(ids(&got, |one| &one.id), ["b", "d"]);
    let b = got.into_iter().find(|one| one.id == "b").unwrap();
    assert_eq!(b, entry("b", &["Z", "a", "é"], "1"));
    let found = view.find(&["a".into(), "a b".into(), "none".into()]).await.unwrap();
    assert_eq!(ids(&found, |one| &one.id), ["a", "b"]);
    let pairs = |range: Vec<(String, ChronicleEntry)>| {
        range.into_iter().map(|(key, entry)| (key, entry.id)).collect::<Vec<_>>()
    };
    let expected = [("Z", "b"), ("a", "a"), ("a", "b"), ("a b", "a"), ("a-b", "c"), ("a/1", "a"), ("é", "b")];
    let expected = expected.map(|(key, id)| (key.to_owned(), id.to_owned()));
    assert_eq!(pairs(view.range("", "\u{10ffff}", 100).await.unwrap()), expected);
    assert_eq!(pairs(view.range("a", "a/", 2).await.unwrap()), expected[1..3]);
    assert_eq!(pairs(view.range("a ", "a/1", 9).await.unwrap()), expected[3..5]);
    assert!(view.range("b", "a", 9).await.unwrap().is_empty());
    let stretches =
        [("", "\u{10ffff}", 100), ("a", "a/", 2), ("b", "a", 9), ("a ", "a/1", 9), ("a", "a/", 0)];
    let keys = view.keys(&stretches).await.unwrap();
    assert_eq!(keys, [&expected[..], &expected[1..3], &[], &expected[3..5], &[]]);

    put(archive, vec![entry("b", &["a", "new"], "3"), entry("e", &["a"], "4")], &["a", "none"]).await;
    // What was opened before still sees what was there then.
    assert_eq!(view.find(&["a".into()]).await.unwrap().len(), 2);
    let mut view = archive.chronicle(&tenant(), READ).await.unwrap().unwrap();
    assert!(view.get(&["a".into()]).await.unwrap().is_empty());
    let expected = [("a", "b"), ("a", "e"), ("a-b", "c"), ("new", "b")];
    let expected = expected.map(|(key, id)| (key.to_owned(), id.to_owned()));
    assert_eq!(pairs(view.range("", "\u{10ffff}", 100).await.unwrap()), expected);
    let other = peacebrief_archive::Tenant::new("other").unwrap();
    assert!(archive.chronicle(&other, READ).await.unwrap().is_none());
}

/// More entries and keys than one statement takes.
async fn many_entries_are_replaced_at_once(store: Store) {
    let archive = &*store.archive;
    prepared(archive, 1).await;
    let many = |from: usize| {
        let one = |n: usize| entry(&format!("e/{n:04}"), &[&format!("k/{:04}", n + from), "all"], "x");
        (0..700).map(one).collect::<Vec<_>>()
    };
    put(archive, many(0), &[]).await;
    put(archive, many(300), &[]).await;
    let mut view = archive.chronicle(&tenant(), READ).await.unwrap().unwrap();
    let keys: Vec<String> = (0..1000).map(|n| format!("k/{n:04}")).collect();
    assert_eq!(view.find(&keys).await.unwrap().len(), 700);
    let ends: Vec<_> = keys.iter().map(|key| format!("{key}0")).collect();
    let stretches: Vec<_> =
        keys.iter().zip(&ends).map(|(key, end)| (key.as_str(), end.as_str(), 2)).collect();
    let listed = view.keys(&stretches).await.unwrap();
    let expected = keys.iter().map(|key| usize::from(key.as_str() >= "k/0300"));
    assert!(listed.iter().map(Vec::len).eq(expected));
    let range = view.range("k/", "k0", 9999).await.unwrap();
    assert_eq!((range.len(), range[0].0.as_str(), range[0].1.id.as_str()), (700, "k/0300", "e/0000"));
    drop(view);
    let ids: Vec<String> = many(0).into_iter().map(|entry| entry.id).collect();
    put(archive, Vec::new(), &ids.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let mut view = archive.chronicle(&tenant(), READ).await.unwrap().unwrap();
    assert!(view.range("", "z", 9).await.unwrap().is_empty() && view.get(&ids).await.unwrap().is_empty());
}

/// Changes are taken in once each and in order, in pieces of any size, with what the articles are by then.
async fn changes_are_taken_in_once(store: Store) {
    let archive = &*store.archive;
    prepared(archive, 1).await;
    let kept = written(archive, (0..7).map(ingest).collect()).await;
    let id = |n: usize| ArticleId::of_brief(&kept[n].record.name).unwrap();
    let (_, first) = intake(archive, READ, 3).await;
    assert_eq!(told(&first.changes), ["Report 0 by 1.0.0", "Report 1 by 1.0.0", "Report 2 by 1.0.0"]);
    assert!(first.more);
    let again = v1::Brief { engine: Some(engine("2.0.0")), ..brief(&ingest(2).article, 2) };
    archive.replace(&tenant(), vec![Replacement { id: id(2), revision: 1, brief: again }]).await.unwrap();
    archive.delete(&tenant(), &id(4)).await.unwrap();
    let expected = ["Report 0 by 1.0.0", "Report 1 by 1.0.0", "Report 2 by 2.0.0", "Report 3 by 1.0.0"];
    let expected = expected.iter().map(|one| (*one).to_owned());
    let expected = expected.chain(["Report 5 by 1.0.0".into(), "Report 6 by 1.0.0".into()]);
    let expected: Vec<_> = expected.chain(["Report 2 by 2.0.0".into(), id(4).brief()]).collect();
    assert_eq!(take_in(archive, READ, 3).await, expected);
    assert!(take_in(archive, READ, 3).await.is_empty());
    let view = archive.chronicle(&tenant(), READ).await.unwrap().unwrap();
    assert_eq!(
        (view.state().position, view.state().position),
        (view.head(), archive.head(&tenant()).await.unwrap())
    );
    drop(view);
    // By bytes: one at least.
    written(archive, (7..9).map(ingest).collect()).await;
    let mut view = archive.chronicle(&tenant(), READ).await.unwrap().unwrap();
    assert_eq!(view.intake(9, 1).await.unwrap().changes.len(), 1);
}

/// Of two who have worked on the same state, one is refused, and has written nothing.
async fn two_writers_never_both(store: Store) {
    let other = store.another().await.unwrap();
    let archive = &*store.archive;
    prepared(archive, 1).await;
    written(archive, vec![ingest(0)]).await;
    let (state, intake) = intake(archive, READ, 9).await;
    let of = |content: &str| ChronicleWrite {
        written: vec![entry("e", &["k"], content)],
        ..write(&state, &intake.next)
    };
    assert_eq!(archive.write_chronicle(&tenant(), of("one")).await.unwrap(), ChronicleWritten::Done);
    assert_eq!(other.write_chronicle(&tenant(), of("two")).await.unwrap(), ChronicleWritten::Superseded);
    let mut view = other.chronicle(&tenant(), READ).await.unwrap().unwrap();
    assert_eq!(view.get(&["e".into()]).await.unwrap()[0].content, b"one");
    drop(view);

    // Twenty of them at a time: each of the states is written once.
    let writers = (0..20).map(|n| {
        let archive: Arc<dyn Archive> =
            if n % 2 == 0 { Arc::clone(&store.archive) } else { Arc::clone(&other) };
        async move {
            let mut tries = 0;
            loop {
                let mut view = archive.chronicle(&tenant(), READ).await.unwrap().unwrap();
                let state = view.state().clone();
                let mut content = view.get(&["e".into()]).await.unwrap()[0].content.clone();
                drop(view);
                content.push(b'.');
                let written = vec![ChronicleEntry { content, ..entry("e", &["k"], "") }];
                let write = ChronicleWrite { written, ..write(&state, &state) };
                tries += 1;
                if archive.write_chronicle(&tenant(), write).await.unwrap() == ChronicleWritten::Done {
                    return tries;
                }
            }
        }
    });
    let tries: usize = futures_util::future::join_all(writers).await.into_iter().sum();
    let mut view = archive.chronicle(&tenant(), READ).await.unwrap().unwrap();
    assert_eq!(view.get(&["e".into()]).await.unwrap()[0].content.len(), 3 + 20, "{tries} tries");
}

/// The right to write is one's own for its time, and is taken over after it.
async fn a_lease_is_held_for_its_time(store: Store) {
    let archive = &*store.archive;
    let take = async |who: &str, seconds: u64| {
        archive.lease_chronicle(&tenant(), READ, who, Duration::from_secs(seconds)).await.unwrap()
    };
    assert!(!take("a", 10).await, "there is nothing yet");
    prepared(archive, 1).await;
    assert!(take("a", 10).await && take("a", 10).await && !take("b", 10).await);
    store.pass(Duration::from_secs(11));
    assert!(take("b", 10).await && !take("a", 10).await);
    assert!(take("b", 0).await && take("a", 10).await);
}

/// News are told once, with the change that they come from; the chronicle has not to take them in.
async fn news_are_told_once(store: Store) {
    let archive = &*store.archive;
    prepared(archive, 1).await;
    let start = archive.cursor(&tenant(), WatchStart::Now).await.unwrap();
    let kept = written(archive, vec![ingest(0)]).await;
    let alert = |key: &str| {
        let brief = kept[0].record.name.clone();
        NewAlert {
            key: key.into(),
            alert: v1::Alert { kind: AlertKind::NewActor.into(), brief, ..Default::default() },
        }
    };
    let (state, taken) = intake(archive, READ, 9).await;
    let day = Some(v1::Date { year: 2025, month: 8, day: 12 });
    let next = taken.next.on(day);
    let raising = ChronicleWrite { alerts: vec![alert("1"), alert("2"), alert("1")], ..write(&state, &next) };
    archive.write_chronicle(&tenant(), raising).await.unwrap();
    let (state, taken) = intake(archive, READ, 9).await;
    assert_eq!((state.day, state.position), (day, archive.head(&tenant()).await.unwrap()));
    assert_eq!((taken.changes.len(), &taken.next), (0, &state));
    // One that was told before is not told again; and where something has come between, nothing of it is passed over.
    written(archive, vec![ingest(1)]).await;
    let raising = ChronicleWrite { alerts: vec![alert("2"), alert("3")], ..write(&state, &state) };
    archive.write_chronicle(&tenant(), raising).await.unwrap();
    assert_eq!(take_in(archive, READ, 9).await, ["Report 1 by 1.0.0"]);
    let page = archive.changes(&tenant(), &start, &everything(99)).await.unwrap();
    let alerts = page.changes.iter().filter(|change| matches!(change.change, Some(Change::Alert(_)))).count();
    assert_eq!((alerts, page.changes.len()), (3, 5));
}

/// Another version is made from all articles beside the one that is read, which stays; it is told nothing of what is old.
async fn another_version_is_made_beside(store: Store) {
    let archive = &*store.archive;
    prepared(archive, 1).await;
    let kept = written(archive, (0..5).map(ingest).collect()).await;
    let id = |n: usize| ArticleId::of_brief(&kept[n].record.name).unwrap();
    take_in(archive, READ, 9).await;
    put(archive, vec![entry("actor/1", &["k"], "old"), entry("edit/1", &["e"], "kept")], &[]).await;

    let both = prepared(archive, 2).await;
    assert_eq!((both.read.as_ref().unwrap().version, both.making.as_ref().unwrap().version), (1, 2));
    assert_eq!(prepared(archive, 2).await, both, "once");
    assert_eq!(prepared(archive, 1).await, both, "a replica of the version before lets it be");
    let start = archive.cursor(&tenant(), WatchStart::Now).await.unwrap();
    let (state, first) = intake(archive, MAKING, 2).await;
    assert_eq!(told(&first.changes), ["Report 0 by 1.0.0", "Report 1 by 1.0.0"]);
    let alert = v1::Alert { brief: id(0).brief(), ..Default::default() };
    let alerts = vec![NewAlert { key: "old news".into(), alert: alert.clone() }];
    let making = ChronicleWrite {
        alerts,
        written: vec![entry("actor/2", &["k"], "new")],
        ..write(&state, &first.next)
    };
    archive.write_chronicle(&tenant(), making).await.unwrap();
    // What is erased meanwhile leaves it at once, in whichever part it stands.
    archive.delete(&tenant(), &id(1)).await.unwrap();
    archive.delete(&tenant(), &id(3)).await.unwrap();
    written(archive, vec![ingest(9)]).await;
    let (_, erased) = intake(archive, MAKING, 9).await;
    assert_eq!(told(&erased.changes), [id(1).brief(), id(3).brief()]);
    let rest = take_in(archive, MAKING, 9).await;
    assert_eq!(rest[2..], ["Report 2 by 1.0.0", "Report 4 by 1.0.0", "Report 9 by 1.0.0"]);

    let after = prepared(archive, 2).await;
    assert!(after.making.is_none() && after.rubbish);
    let read = after.read.unwrap();
    assert!(read.version == 2 && read.is_whole());
    let mut view = archive.chronicle(&tenant(), READ).await.unwrap().unwrap();
    let found = view.range("", "z", 9).await.unwrap();
    let found: Vec<_> = found.iter().map(|(key, entry)| (key.as_str(), entry.id.as_str())).collect();
    assert_eq!(found, [("e", "edit/1"), ("k", "actor/2")]);
    drop(view);
    assert!(take_in(archive, READ, 9).await.is_empty());
    assert!(store.holds("actor/1").await);
    while archive.sweep_chronicles(&tenant()).await.unwrap() {}
    archive.scrub().await.unwrap();
    assert!(!store.holds("actor/1").await && !prepared(archive, 2).await.rubbish);
    // It was noted as told.
    assert_eq!(
        archive.raise(&tenant(), vec![NewAlert { key: "old news".into(), alert }]).await.unwrap(),
        [false]
    );
    let page = archive.changes(&tenant(), &start, &everything(99)).await.unwrap();
    assert!(page.changes.iter().all(|change| !matches!(change.change, Some(Change::Alert(_)))));
}

/// A correction by hand that one in the making may have gone past has it begin anew.
async fn a_correction_is_not_passed_over(store: Store) {
    let archive = &*store.archive;
    prepared(archive, 1).await;
    written(archive, (0..3).map(ingest).collect()).await;
    take_in(archive, READ, 9).await;
    prepared(archive, 2).await;
    let (state, first) = intake(archive, MAKING, 2).await;
    archive.write_chronicle(&tenant(), write(&state, &first.next)).await.unwrap();
    let (read, _) = intake(archive, READ, 9).await;
    let edit =
        ChronicleWrite { written: vec![entry("edit/1", &[], "")], by_hand: true, ..write(&read, &read) };
    archive.write_chronicle(&tenant(), edit).await.unwrap();
    assert!(archive.chronicle(&tenant(), MAKING).await.unwrap().is_none());
    prepared(archive, 2).await;
    let mut view = archive.chronicle(&tenant(), MAKING).await.unwrap().unwrap();
    assert_eq!(view.get(&["edit/1".into()]).await.unwrap().len(), 1);
    drop(view);
    assert_eq!(take_in(archive, MAKING, 2).await.len(), 3);
}

/// One that is further behind than the log reaches is made from all articles, and is not read until then.
async fn one_that_is_behind_the_log_is_made_anew(store: Store) {
    let archive = &*store.archive;
    prepared(archive, 1).await;
    let kept = written(archive, (0..3).map(ingest).collect()).await;
    take_in(archive, READ, 9).await;
    put(archive, vec![entry("actor/1", &["k"], "old")], &[]).await;
    archive.delete(&tenant(), &ArticleId::of_brief(&kept[0].record.name).unwrap()).await.unwrap();
    store.pass(31 * DAY);
    archive.maintain().await.unwrap();
    written(archive, vec![ingest(3)]).await;
    let now = prepared(archive, 1).await;
    assert!(now.read.is_none() && now.rubbish && !now.making.as_ref().unwrap().is_whole());
    let all = ["Report 1 by 1.0.0", "Report 2 by 1.0.0", "Report 3 by 1.0.0"];
    assert_eq!(take_in(archive, MAKING, 2).await, all);
    let now = prepared(archive, 1).await;
    assert!(now.read.is_some() && now.making.is_none());
    // One that follows the log is not bothered by its trimming.
    store.pass(31 * DAY);
    archive.maintain().await.unwrap();
    assert!(prepared(archive, 1).await.read.is_some());
    // An archive that was there before the chronicle, with its log trimmed.
    store.run("DELETE FROM chronicle_keys; DELETE FROM chronicle_entries; DELETE FROM chronicles").await;
    assert!(prepared(archive, 1).await.making.is_some());
    assert_eq!(take_in(archive, MAKING, 9).await, all);
}

/// Words leave the files with the entry, or the keys, that had them.
async fn nothing_remains_of_what_is_removed(store: Store) {
    const WORD: &str = "Qzxvbrulk";
    let archive = &*store.archive;
    prepared(archive, 1).await;
    put(archive, vec![entry("a/1", &[WORD, "x"], WORD), entry("a/2", &[WORD], WORD)], &[]).await;
    assert!(store.holds(WORD).await);
    put(archive, vec![entry("a/1", &["x"], "")], &["a/2"]).await;
    assert!(archive.scrub().await.unwrap());
    assert!(!store.holds(WORD).await);
}

/// Replicas that begin at the same time begin one.
async fn many_may_begin_at_once(store: Store) {
    let other = store.another().await.unwrap();
    let begin = (0..16).map(|n| {
        let archive = if n % 2 == 0 { Arc::clone(&store.archive) } else { Arc::clone(&other) };
        async move { prepared(&*archive, 1).await.read.unwrap() }
    });
    let states = futures_util::future::join_all(begin).await;
    assert!(states.iter().all(|state| *state == states[0]));
}

on_both! {
    entries_are_found many_entries_are_replaced_at_once changes_are_taken_in_once two_writers_never_both
    a_lease_is_held_for_its_time news_are_told_once another_version_is_made_beside a_correction_is_not_passed_over
    one_that_is_behind_the_log_is_made_anew nothing_remains_of_what_is_removed many_may_begin_at_once
}
