//! Alerts: told once, with the report that tells it, to those who watch for their kind.

use peacebrief::v1::watch_briefs_response::Change;
use peacebrief::v1::{self, AlertKind};

use super::support::Desk;
use crate::briefs::support::{Place, Watcher};

async fn news_are_told_once_and_only_of_the_kinds_asked_for(place: Place) {
    let mut desk = Desk::open(&place).await;
    let request = v1::WatchBriefsRequest {
        kinds: vec![v1::ChangeKind::Alert.into()],
        alert_kinds: vec![AlertKind::StatusMoved.into(), AlertKind::NewBreach.into()],
        ..Default::default()
    };
    let mut watcher = Watcher::begin(&mut desk.briefs, request).await;
    let names = desk.tell().await;
    let mut told = Vec::new();
    while told.last().is_none_or(|alert: &v1::Alert| alert.kind() != AlertKind::NewBreach) {
        match watcher.change().await {
            Change::Alert(alert) => told.push(alert),
            other => panic!("{other:?}"),
        }
    }
    let accord = desk.agreements("Nordhavn Ceasefire Agreement").await.remove(0);
    let process = desk.process().await;
    let signed: Vec<_> = told.iter().filter(|alert| alert.status() == v1::AgreementStatus::Signed).collect();
    assert_eq!(signed.len(), 1);
    assert_eq!((signed[0].kind(), &signed[0].brief), (AlertKind::StatusMoved, &names[2]));
    assert_eq!((&signed[0].subject_name, &signed[0].process_name), (&accord.name, &process.name));
    let breach = &told[told.len() - 1];
    assert_eq!((&breach.brief, &breach.subject_name), (&names[3], &accord.name));

    // From the beginning on there are no more of them, whoever asks and after a restart, too.
    desk.running.shutdown().await;
    let mut desk = Desk::open(&place).await;
    desk.process().await;
    let request = v1::WatchBriefsRequest {
        start: v1::WatchStart::Oldest.into(),
        kinds: vec![v1::ChangeKind::Alert.into()],
        alert_kinds: vec![AlertKind::StatusMoved.into(), AlertKind::NewBreach.into()],
        ..Default::default()
    };
    let mut watcher = Watcher::begin(&mut desk.briefs, request).await;
    for expected in told {
        assert_eq!(watcher.next().await.unwrap(), Change::Alert(expected));
    }
    assert!(matches!(watcher.next().await.unwrap(), Change::Checkpoint(_)));
}

on_both! { news_are_told_once_and_only_of_the_kinds_asked_for }
