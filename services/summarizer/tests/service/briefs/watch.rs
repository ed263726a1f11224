//! Watches: nothing missed, nothing twice, whatever ends in between.

use std::time::Duration;

use peacebrief::v1;
use peacebrief::v1::watch_briefs_response::Change;
use peacebrief_server::config::{Config, Time};
use tonic::Code;
use tonic_types::StatusExt as _;

use super::support::{Client, Place, Reporter, Watcher, failure, ingested, ingested_all, report};
use crate::support::{article, channel, config};

fn watch() -> v1::WatchBriefsRequest {
    v1::WatchBriefsRequest::default()
}

async fn changes_come_in_order_from_a_cursor_on_and_a_deletion_takes_back_what_was_told(place: Place) {
    let (_running, mut client) = place.serve().await;
    let before = ingested(&mut client, report(0)).await;
    let mut live = Watcher::begin(&mut client, watch()).await;
    let start = live.cursor.clone();
    let kept = ingested_all(&mut client, 1..40).await;
    for record in &kept {
        assert_eq!(live.written().await, record.name);
    }
    let request = v1::DeleteArticleRequest { name: kept[3].article.clone(), allow_missing: false };
    client.delete_article(request).await.unwrap();
    let deletion = v1::ArticleDeletion { article: kept[3].article.clone(), brief: kept[3].name.clone() };
    assert_eq!(live.change().await, Change::Deleted(deletion.clone()));

    let mut late = Watcher::resume(&mut client, &start).await;
    for record in kept.iter().filter(|record| record.name != deletion.brief) {
        assert_eq!(late.change().await, Change::Written(record.clone()));
    }
    assert_eq!(late.change().await, Change::Deleted(deletion));
    let oldest = v1::WatchBriefsRequest { start: v1::WatchStart::Oldest.into(), ..watch() };
    assert_eq!(Watcher::begin(&mut client, oldest).await.written().await, before.name);
}

async fn only_what_is_meant_is_told(place: Place) {
    let (_running, mut client) = place.serve().await;
    let filter = v1::BriefFilter { processes: vec!["Sudan peace process".into()], ..Default::default() };
    let kinds = vec![v1::ChangeKind::Written.into()];
    let request =
        v1::WatchBriefsRequest { filter: Some(filter), kinds, view: v1::BriefView::Basic.into(), ..watch() };
    let mut watcher = Watcher::begin(&mut client, request).await;
    let kept = ingested_all(&mut client, 0..10).await;
    for record in kept.iter().skip(1).step_by(2) {
        let Change::Written(told) = watcher.change().await else { panic!("not written") };
        assert_eq!((told.name, told.brief), (record.name.clone(), None));
    }
}

async fn a_quiet_watch_is_sent_checkpoints_that_pass_over_what_is_not_meant(place: Place) {
    let brisk = Config { watch_checkpoint_interval: Time(Duration::from_millis(20)), ..config() };
    let (_running, mut client) = place.serve_with(brisk, Reporter::version("1")).await;
    let request = v1::WatchBriefsRequest { kinds: vec![v1::ChangeKind::Deleted.into()], ..watch() };
    let mut watcher = Watcher::begin(&mut client, request).await;
    let start = watcher.cursor.clone();
    ingested(&mut client, report(1)).await;
    while watcher.cursor == start {
        assert!(matches!(watcher.next().await.unwrap(), Change::Checkpoint(_)));
    }
    let cursor = watcher.cursor;
    let next = ingested(&mut client, report(2)).await;
    assert_eq!(Watcher::resume(&mut client, &cursor).await.written().await, next.name);
}

async fn a_watch_goes_on_across_a_restart(place: Place) {
    let (running, mut client) = place.serve().await;
    let mut watcher = Watcher::begin(&mut client, watch()).await;
    let first = ingested(&mut client, report(1)).await;
    assert_eq!(watcher.written().await, first.name);
    let cursor = watcher.cursor.clone();
    let second = ingested(&mut client, report(2)).await;
    let ended = tokio::join!(watcher.end(), running.shutdown()).0;
    assert_eq!(failure(&ended), (Code::Unavailable, "SHUTTING_DOWN".into(), String::new()));
    assert!(ended.get_error_details().retry_info().is_some());

    let (_running, mut client) = place.serve().await;
    let mut watcher = Watcher::resume(&mut client, &cursor).await;
    assert_eq!(watcher.written().await, second.name);
    let third = ingested(&mut client, report(3)).await;
    assert_eq!(watcher.written().await, third.name);
}

async fn a_watch_ends_at_its_age(place: Place) {
    let brief = Config { watch_max_age: Time(Duration::from_millis(50)), ..config() };
    let (_running, mut client) = place.serve_with(brief, Reporter::version("1")).await;
    let ended = Watcher::begin(&mut client, watch()).await.end().await;
    assert_eq!(failure(&ended), (Code::Unavailable, "SHUTTING_DOWN".into(), String::new()));
    assert!(ended.get_error_details().retry_info().is_some());
}

async fn a_watcher_who_does_not_keep_up_is_ended_and_loses_nothing(place: Place) {
    let hasty = Config { watch_patience: Time(Duration::from_millis(1)), ..config() };
    let (running, mut client) = place.serve_with(hasty, Reporter::version("1")).await;
    // On a connection of its own: what it leaves unread is not to hold the others up.
    let mut slow = Client::new(channel(&running).await);
    let mut watcher = Watcher::begin(&mut slow, watch()).await;
    // A MiB each, more than the wire and all that is on the way holds; meanwhile it reads nothing.
    let mut kept = Vec::new();
    for n in 0..16 {
        kept.push(ingested(&mut client, article(format!("Large brief {n}"))).await.name);
    }
    let mut seen = Vec::new();
    let status = loop {
        match watcher.next().await {
            Ok(Change::Written(record)) => seen.push(record.name),
            Ok(other) => panic!("{other:?}"),
            Err(status) => break status,
        }
    };
    assert_eq!(failure(&status), (Code::ResourceExhausted, "WATCHER_TOO_SLOW".into(), String::new()));
    assert!(seen.len() < kept.len());
    // It comes back for the rest, and is thrown out again where it must be.
    let mut cursor = watcher.cursor;
    while seen.len() < kept.len() {
        let mut watcher = Watcher::resume(&mut slow, &cursor).await;
        while let Ok(change) = watcher.next().await {
            if let Change::Written(record) = change {
                seen.push(record.name);
            }
            if seen.len() == kept.len() {
                break;
            }
        }
        cursor = watcher.cursor;
    }
    assert_eq!(seen, kept);
}

async fn the_deadline_of_a_watch_is_kept(place: Place) {
    let (_running, mut client) = place.serve().await;
    let mut request = tonic::Request::new(watch());
    request.set_timeout(Duration::from_secs(1));
    let mut changes = client.watch_briefs(request).await.unwrap().into_inner();
    let ended = loop {
        if let Err(status) = changes.message().await {
            break status;
        }
    };
    assert_eq!(failure(&ended), (Code::DeadlineExceeded, "DEADLINE_EXCEEDED".into(), String::new()));
}

async fn cursors_are_refused_that_are_foreign_or_expired(place: Place) {
    let forgetful = Config {
        keep_changes: Time(Duration::from_millis(1)),
        maintenance_interval: Time(Duration::from_millis(5)),
        ..config()
    };
    let (_running, mut client) = place.serve_with(forgetful, Reporter::version("1")).await;
    let cursor = Watcher::begin(&mut client, watch()).await.cursor;
    let foreign = {
        let elsewhere = Place::folder();
        let (_running, mut other) = elsewhere.serve().await;
        Watcher::begin(&mut other, watch()).await.cursor
    };
    let resume = |cursor: &str| v1::WatchBriefsRequest { cursor: cursor.into(), ..watch() };
    let refused = client.watch_briefs(resume(&foreign)).await.unwrap_err();
    assert_eq!(failure(&refused), (Code::InvalidArgument, "CURSOR_FOREIGN".into(), "cursor".into()));
    ingested(&mut client, report(1)).await;
    // As soon as the log is trimmed.
    let refused = loop {
        match client.watch_briefs(resume(&cursor)).await {
            Err(status) => break status,
            Ok(_) => tokio::task::yield_now().await,
        }
    };
    assert_eq!(failure(&refused), (Code::OutOfRange, "CURSOR_EXPIRED".into(), String::new()));
}

on_both! {
    changes_come_in_order_from_a_cursor_on_and_a_deletion_takes_back_what_was_told
    only_what_is_meant_is_told
    a_quiet_watch_is_sent_checkpoints_that_pass_over_what_is_not_meant
    a_watch_goes_on_across_a_restart
    a_watch_ends_at_its_age
    a_watcher_who_does_not_keep_up_is_ended_and_loses_nothing
    the_deadline_of_a_watch_is_kept
    cursors_are_refused_that_are_foreign_or_expired
}
