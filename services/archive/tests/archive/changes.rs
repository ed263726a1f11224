//! The log of changes: in the order of commits, each once, whoever writes and however often one comes back.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use peacebrief::v1::watch_briefs_response::Change;
use peacebrief::v1::{self, AlertKind, BriefFilter, BriefView, ChangeKind, ErrorReason, WatchStart};
use peacebrief_archive::{Archive, ArticleId, Extent, NewAlert, Tenant, Watch};

use crate::support::{Store, everything, ingest, tenant, written};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn start(archive: &dyn Archive, start: WatchStart) -> String {
    archive.cursor(&tenant(), start).await.unwrap()
}

/// What a change is, in one word, and of which brief.
fn told(change: &v1::WatchBriefsResponse) -> (&'static str, String) {
    match change.change.clone().unwrap() {
        Change::Written(brief) => ("written", brief.name),
        Change::Replaced(brief) => ("replaced", brief.name),
        Change::Deleted(gone) => ("deleted", gone.brief),
        Change::Alert(alert) => ("alert", alert.brief),
        Change::Checkpoint(_) => ("checkpoint", String::new()),
    }
}

fn alert(kind: AlertKind, brief: &str, key: &str) -> NewAlert {
    let alert = v1::Alert {
        kind: kind.into(),
        brief: brief.into(),
        subject: "Doha Accord".into(),
        ..Default::default()
    };
    NewAlert { key: key.into(), alert }
}

/// All kinds of change, in order, from the beginning and from any cursor on.
async fn tells_in_order(mut store: Store) {
    let now = start(&*store.archive, WatchStart::Now).await;
    assert_eq!(now, start(&*store.archive, WatchStart::Oldest).await);
    let kept = written(&*store.archive, (0..3).map(ingest).collect()).await;
    let names: Vec<_> = kept.iter().map(|one| one.record.name.clone()).collect();
    let raised = vec![
        alert(AlertKind::NewBreach, &names[0], "breach 1"),
        alert(AlertKind::NewBreach, &names[1], "breach 1"),
        alert(AlertKind::StepDue, &names[1], "step 1"),
        alert(AlertKind::StepDue, "briefs/00000000000000000000000000000000", "step 2"),
        alert(AlertKind::StepDue, "nothing", "step 3"),
    ];
    assert_eq!(
        store.archive.raise(&tenant(), raised.clone()).await.unwrap(),
        [true, false, true, false, false]
    );
    store.reopen().await;
    assert_eq!(store.archive.raise(&tenant(), raised).await.unwrap(), [false; 5]);
    written(&*store.archive, vec![ingest(1)]).await;

    let page = store.archive.changes(&tenant(), &now, &everything(100)).await.unwrap();
    let expected = [
        ("written", &names[0]),
        ("written", &names[1]),
        ("written", &names[2]),
        ("alert", &names[0]),
        ("alert", &names[1]),
    ];
    let expected = expected.map(|(what, name)| (what, name.clone()));
    assert_eq!(page.changes.iter().map(told).collect::<Vec<_>>(), expected);
    assert!(!page.more);
    assert_eq!(page.changes[0].change_time.unwrap().seconds, 1_755_000_000);
    for (at, change) in page.changes.iter().enumerate() {
        let rest = store.archive.changes(&tenant(), &change.cursor, &everything(1)).await.unwrap();
        let next = expected.get(at + 1).cloned();
        assert_eq!(rest.changes.first().map(told), next);
        assert_eq!(rest.more, at + 2 < expected.len());
    }
    let end = store.archive.changes(&tenant(), &page.cursor, &everything(100)).await.unwrap();
    assert_eq!((end.changes.len(), end.cursor), (0, page.cursor));
}

/// Filters pass over what is not wanted, and never over a deletion.
async fn filters_apply(store: Store) {
    let kept = written(&*store.archive, (0..6).map(ingest).collect()).await;
    let names: Vec<_> = kept.iter().map(|one| one.record.name.clone()).collect();
    let alerts = (0..4).map(|at| {
        let kind = if at % 2 == 0 { AlertKind::NewActor } else { AlertKind::StatusMoved };
        alert(kind, &names[at], &format!("alert {at}"))
    });
    store.archive.raise(&tenant(), alerts.collect()).await.unwrap();
    store.archive.delete(&tenant(), &ArticleId::of_brief(&names[5]).unwrap()).await.unwrap();
    let oldest = start(&*store.archive, WatchStart::Oldest).await;
    let see = async |watch: Watch| {
        let page = store.archive.changes(&tenant(), &oldest, &watch).await.unwrap();
        let at = |name: &String| names.iter().position(|other| other == name).unwrap();
        assert!(!page.more);
        assert_eq!(
            page.cursor,
            start(&*store.archive, WatchStart::Now).await,
            "what is not wanted is passed over"
        );
        page.changes.iter().map(told).map(|(what, name)| (what, at(&name))).collect::<Vec<_>>()
    };
    let sudan = BriefFilter { processes: vec!["Sudan peace process".into()], ..Default::default() };
    let seen = see(Watch { filter: sudan.clone(), ..everything(100) }).await;
    assert_eq!(seen, [("written", 1), ("written", 3), ("alert", 1), ("alert", 3), ("deleted", 5)]);
    let kinds = vec![ChangeKind::Alert];
    let seen =
        see(Watch { kinds: kinds.clone(), alert_kinds: vec![AlertKind::NewActor], ..everything(100) }).await;
    assert_eq!(seen, [("alert", 0), ("alert", 2)]);
    let none =
        see(Watch { filter: sudan, kinds, alert_kinds: vec![AlertKind::NewActor], ..everything(100) }).await;
    assert!(none.is_empty());
    let tight = Extent { view: BriefView::Basic, count: 100, bytes: 600 };
    let page =
        store.archive.changes(&tenant(), &oldest, &Watch { extent: tight, ..everything(0) }).await.unwrap();
    assert!(page.more && page.changes.len() < 4, "{}", page.changes.len());
}

/// A cursor of another store, of another tenant, of the future, and one that nobody kept for.
async fn cursors_are_refused_with_their_reason(store: Store) {
    let other = if store.is_sqlite() { Store::sqlite().await } else { Store::postgres().await };
    let reason = async |archive: &dyn Archive, tenant: &Tenant, cursor: &str| {
        archive.changes(tenant, cursor, &everything(1)).await.err().map(|error| error.reason())
    };
    written(&*store.archive, vec![ingest(0)]).await;
    let old = start(&*store.archive, WatchStart::Oldest).await;
    let now = start(&*store.archive, WatchStart::Now).await;
    assert_eq!(reason(&*store.archive, &tenant(), &now).await, None);
    for nonsense in ["", "x", &now[1..]] {
        assert_eq!(reason(&*store.archive, &tenant(), nonsense).await, Some(ErrorReason::CursorInvalid));
    }
    assert_eq!(reason(&*other.archive, &tenant(), &now).await, Some(ErrorReason::CursorForeign));
    let stranger = Tenant::new("other").unwrap();
    assert_eq!(reason(&*store.archive, &stranger, &now).await, Some(ErrorReason::CursorForeign));

    store.pass(29 * DAY);
    written(&*store.archive, vec![ingest(1)]).await;
    assert_eq!(store.archive.maintain().await.unwrap().changes, 0);
    store.pass(2 * DAY);
    assert_eq!(store.archive.maintain().await.unwrap().changes, 1);
    assert_eq!(reason(&*store.archive, &tenant(), &old).await, Some(ErrorReason::CursorExpired));
    assert_eq!(reason(&*store.archive, &tenant(), &now).await, None, "all that follows it is still there");
    let oldest = start(&*store.archive, WatchStart::Oldest).await;
    let page = store.archive.changes(&tenant(), &oldest, &everything(9)).await.unwrap();
    assert_eq!(page.changes.len(), 1);

    // As after restoring a backup that does not have the latest change.
    store.run("UPDATE change_counters SET position = 1").await;
    assert_eq!(reason(&*store.archive, &tenant(), &page.cursor).await, Some(ErrorReason::CursorAhead));
}

/// A restored archive knows the cursors of what its backup had, and no others; not even once others have their positions.
async fn a_restored_archive_refuses_what_it_never_had(store: Store) {
    let cursors = async |numbers: std::ops::Range<usize>| {
        let now = start(&*store.archive, WatchStart::Now).await;
        written(&*store.archive, numbers.map(ingest).collect()).await;
        let page = store.archive.changes(&tenant(), &now, &everything(9)).await.unwrap();
        page.changes.into_iter().map(|change| change.cursor).collect::<Vec<_>>()
    };
    // What is left by restoring a backup that ends with a position.
    let restore = async |position: usize| {
        let sql = format!(
            "DELETE FROM changes WHERE position > {position}; UPDATE change_counters SET position = {position}"
        );
        store.run(&sql).await;
        store.archive.begin_epoch().await.unwrap();
    };
    let told = async |cursor: &str| match store.archive.changes(&tenant(), cursor, &everything(99)).await {
        Ok(page) => Ok(page.changes.len()),
        Err(error) => Err(error.reason()),
    };
    let ahead = Err(ErrorReason::CursorAhead);
    let stranger = Tenant::new("other").unwrap();
    let strange = store.archive.cursor(&stranger, WatchStart::Now).await.unwrap();

    let first = cursors(0..4).await;
    restore(3).await;
    let second = cursors(10..13).await;
    assert_eq!([told(&first[1]).await, told(&first[2]).await, told(&first[3]).await], [Ok(4), Ok(3), ahead]);
    assert_eq!([told(&second[0]).await, told(&second[2]).await], [Ok(2), Ok(0)]);
    restore(2).await;
    cursors(20..30).await;
    assert_eq!([told(&first[1]).await, told(&first[2]).await, told(&first[3]).await], [Ok(10), ahead, ahead]);
    assert_eq!(told(&second[0]).await, ahead);

    // One of a tenant that had nothing yet is good for what comes.
    store.archive.ingest(&stranger, vec![ingest(1)]).await.unwrap();
    assert_eq!(store.archive.changes(&stranger, &strange, &everything(9)).await.unwrap().changes.len(), 1);
}

/// Eight writers over two archives on the same data, four watchers who reconnect: each sees each article once, and all
/// see them in one order.
async fn every_watcher_sees_every_brief_once(store: Store) {
    const WRITERS: usize = 8;
    const BATCHES: usize = 6;
    const BATCH: usize = 4;
    let archives = [Arc::clone(&store.archive), store.another().await.unwrap()];
    let beginning = start(&*store.archive, WatchStart::Oldest).await;
    let watchers: Vec<_> = (0..4)
        .map(|watcher| {
            let (archives, mut cursor) = (archives.clone(), beginning.clone());
            tokio::spawn(async move {
                let mut woken = archives.clone().map(|archive| archive.subscribe());
                let mut seen = Vec::new();
                for turn in 0_usize.. {
                    // Another replica each time, and pages of other sizes.
                    let archive = &archives[(turn + watcher) % 2];
                    let size = 1 + (turn * 7 + watcher) % 11;
                    let page = archive.changes(&tenant(), &cursor, &everything(size)).await.unwrap();
                    seen.extend(page.changes.iter().map(told).map(|(_, name)| name));
                    // Sometimes from the last change, as after a cut, sometimes from the end of the page.
                    let last = page.changes.last().map(|change| change.cursor.clone());
                    cursor = last.filter(|_| turn % 3 == 0).unwrap_or(page.cursor);
                    if seen.len() == WRITERS * BATCHES * BATCH {
                        return seen;
                    }
                    if page.changes.is_empty() {
                        let [one, other] = &mut woken;
                        tokio::select! { _ = one.changed() => (), _ = other.changed() => () }
                    }
                }
                unreachable!()
            })
        })
        .collect();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let archive = Arc::clone(&archives[writer % 2]);
            tokio::spawn(async move {
                for batch in 0..BATCHES {
                    let first = (writer * BATCHES + batch) * BATCH;
                    written(&*archive, (first..first + BATCH).map(ingest).collect()).await;
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let mut orders = Vec::new();
    for watcher in watchers {
        orders.push(watcher.await.unwrap());
    }
    let distinct: HashSet<&String> = orders[0].iter().collect();
    assert_eq!(distinct.len(), WRITERS * BATCHES * BATCH);
    assert!(orders.iter().all(|order| *order == orders[0]));
}

on_both! {
    tells_in_order filters_apply cursors_are_refused_with_their_reason every_watcher_sees_every_brief_once
    a_restored_archive_refuses_what_it_never_had
}
