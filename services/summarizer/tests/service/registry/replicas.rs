//! Two services on one PostgreSQL: one registry.

use peacebrief::v1;
use peacebrief::v1::watch_briefs_response::Change;

use super::support::{Desk, story};
use crate::briefs::support::{Place, Watcher, ingested};

#[tokio::test(flavor = "multi_thread")]
async fn both_tell_the_same_at_once() {
    let place = Place::database().await;
    let mut desks = [Desk::open(&place).await, Desk::open(&place).await];
    for (number, report) in story().into_iter().enumerate() {
        // Taken in by one, told by the other.
        ingested(&mut desks[number % 2].briefs, report).await;
        let told = desks[1 - number % 2].process().await;
        assert_eq!(usize::try_from(told.report_count).unwrap(), number + 1);
    }
    let process = desks[0].process().await;
    let request = v1::GetDigestRequest { process: process.name.clone(), ..Default::default() };
    let digest = desks[0].digest(request.clone()).await;
    assert_eq!(desks[1].digest(request).await, digest);
    let minister = desks[0].called("Irenka Dovalj").await.remove(0);
    let secretary = desks[1].called("Tomas Radek").await.remove(0);
    let merge = v1::MergeActorsRequest {
        name: minister.name.clone(),
        merged: vec![secretary.name],
        reason: String::new(),
    };
    let mut merged = desks[1].registry.merge_actors(merge).await.unwrap().into_inner().actor.unwrap();
    // A list tells the latest linkings only.
    merged.linkings.truncate(3);
    assert_eq!(desks[0].called("Irenka Dovalj").await, [merged]);
    // Where one ends, the other goes on at once.
    let [first, mut second] = desks;
    first.running.shutdown().await;
    let mut more = story().remove(0);
    more.title = "Once more".into();
    ingested(&mut second.briefs, more).await;
    assert_eq!(second.process().await.report_count, 5);
}

/// Both take in at the same time, and every alert is told once.
#[tokio::test(flavor = "multi_thread")]
async fn no_alert_is_told_twice() {
    let place = Place::database().await;
    let mut desks = [Desk::open(&place).await, Desk::open(&place).await];
    let mut tellers = Vec::new();
    for (number, desk) in desks.iter().enumerate() {
        let mut briefs = desk.briefs.clone();
        tellers.push(tokio::spawn(async move {
            for mut report in story() {
                report.source = format!("Agency {number}");
                ingested(&mut briefs, report).await;
            }
        }));
    }
    for teller in tellers {
        teller.await.unwrap();
    }
    assert_eq!(desks[0].process().await.report_count, 8);
    let request = v1::WatchBriefsRequest {
        start: v1::WatchStart::Oldest.into(),
        kinds: vec![v1::ChangeKind::Alert.into()],
        ..Default::default()
    };
    let mut watcher = Watcher::begin(&mut desks[1].briefs, request).await;
    let mut signed = 0;
    while let Change::Alert(alert) = watcher.next().await.unwrap() {
        let moved = alert.kind() == v1::AlertKind::StatusMoved;
        signed += usize::from(moved && alert.status() == v1::AgreementStatus::Signed);
    }
    assert_eq!(signed, 1);
}
