//! Alerts: told once, with the report that tells it, to those who watch for their kind.

use std::sync::Arc;

use peacebrief::v1::watch_briefs_response::Change;
use peacebrief::v1::{self, AlertKind};
use peacebrief_engine::{EngineError, Observer};
use peacebrief_server::Briefer;

use super::support::{Desk, engine};
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

/// As another engine reads: the same, under another version.
struct Later(Arc<dyn Briefer>);

impl Briefer for Later {
    fn engine(&self) -> v1::Engine {
        v1::Engine { version: "later".into(), ..self.0.engine() }
    }

    fn brief(
        &self,
        article: &v1::Article,
        encoding: v1::EncodingType,
        observer: &dyn Observer,
    ) -> Result<v1::Brief, EngineError> {
        let brief = self.0.brief(article, encoding, observer)?;
        Ok(v1::Brief { engine: Some(self.engine()), ..brief })
    }
}

async fn reading_anew_alerts_nobody_twice(place: Place) {
    let mut desk = Desk::open(&place).await;
    desk.tell().await;
    desk.process().await;
    let told = all_alerts(&mut desk).await;
    assert!(!told.is_empty());
    desk.running.shutdown().await;

    let mut desk = Desk::open_with(&place, Arc::new(Later(engine()))).await;
    let progress = desk.briefs.rebrief(v1::RebriefRequest::default()).await.unwrap().into_inner();
    let progress: Vec<_> = futures_util::TryStreamExt::try_collect(progress).await.unwrap();
    assert_eq!(progress.last().unwrap().replaced, 4);
    assert_eq!(desk.process().await.report_count, 4);
    assert_eq!(all_alerts(&mut desk).await, told);
}

/// All alerts that were told by now.
async fn all_alerts(desk: &mut Desk) -> Vec<v1::Alert> {
    let request = v1::WatchBriefsRequest {
        start: v1::WatchStart::Oldest.into(),
        kinds: vec![v1::ChangeKind::Alert.into()],
        ..Default::default()
    };
    let mut watcher = Watcher::begin(&mut desk.briefs, request).await;
    let mut told = Vec::new();
    while let Change::Alert(alert) = watcher.next().await.unwrap() {
        told.push(alert);
    }
    told
}

on_both! { reading_anew_alerts_nobody_twice news_are_told_once_and_only_of_the_kinds_asked_for }
