//! What the task promises that brings the registry up to date: on a real archive, whose clock the tests set.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use peacebrief::v1::watch_briefs_response::Change;
use peacebrief::v1::{self, AlertKind, WatchStart};
use peacebrief::{span, validation};
use peacebrief_archive::{
    Archive, ArchiveError, ChronicleRole, Clock, Extent, Ingest, Options, PostgresOptions, SqlArchive,
    SqliteOptions, Tenant, Watch,
};
use peacebrief_chronicle::{BY_HAND, VERSION};
use peacebrief_test_support::Cluster;

use super::*;
use crate::registry::intake::Batch;
use crate::registry::worker::Work;

/// 2024-09-19, 23:59 UTC.
const EVENING: u64 = 1_726_790_340;

/// An archive with the registry on top of it.
struct Desk {
    registry: Registry,
    archive: Arc<dyn Archive>,
    seconds: Arc<AtomicU64>,
    _folder: Option<tempfile::TempDir>,
}

fn options(seconds: &Arc<AtomicU64>) -> Options {
    let seconds = Arc::clone(seconds);
    let now = move || SystemTime::UNIX_EPOCH + Duration::from_secs(seconds.load(Ordering::Relaxed));
    Options { clock: Clock::new(now), ..Options::default() }
}

impl Desk {
    async fn folder() -> Self {
        let (folder, seconds) = (tempfile::tempdir().unwrap(), Arc::new(AtomicU64::new(EVENING)));
        let archive =
            SqlArchive::sqlite(&SqliteOptions::new(folder.path()), options(&seconds)).await.unwrap();
        Self::on(Arc::new(archive), seconds, Some(folder))
    }

    async fn database(cluster: &Cluster) -> Self {
        let seconds = Arc::new(AtomicU64::new(EVENING));
        let postgres = PostgresOptions::new(cluster.url(&cluster.database().await));
        let archive = SqlArchive::postgres(&postgres, options(&seconds)).await.unwrap();
        Self::on(Arc::new(archive), seconds, None)
    }

    fn on(archive: Arc<dyn Archive>, seconds: Arc<AtomicU64>, folder: Option<tempfile::TempDir>) -> Self {
        let registry =
            Registry::new(ArchiveHandle::open(Arc::clone(&archive)), 2, None, ArchiveMetrics::default());
        Self { registry, archive, seconds, _folder: folder }
    }

    /// Begins to bring the registry up to date, until the runtime ends.
    fn keep_up(&self, work: Work) {
        tokio::spawn(self.registry.clone().keep_up_by(Tenant::default(), work));
    }

    /// Keeps the report of a number.
    async fn take_in(&self, number: usize, words: &str) -> Result<String, ArchiveError> {
        let ingested = self.archive.ingest(&Tenant::default(), vec![report(number, words)]).await?;
        Ok(ingested.into_iter().next().unwrap()?.record.name)
    }

    /// The reports that the registry has, once it has all that was committed.
    async fn briefs(&self) -> BTreeSet<String> {
        let tenant = Tenant::default();
        let read = self.registry.read(&tenant, v1::EncodingType::Utf8, |reader| {
            let (processes, _) = reader.processes("", "", 10, None)?;
            let digest = match processes.first() {
                Some(process) => reader.digest(&process.name, None, 0)?,
                None => None,
            };
            Ok(digest.into_iter().flat_map(|digest| digest.actors).flat_map(|actor| actor.briefs).collect())
        });
        read.await.unwrap()
    }

    /// Waits until so many alerts have been told since the beginning, and answers them.
    async fn alerts(&self, count: usize) -> Vec<v1::Alert> {
        let tenant = Tenant::default();
        let mut written = self.archive.subscribe();
        let oldest = self.archive.cursor(&tenant, WatchStart::Oldest).await.unwrap();
        let watch = Watch {
            filter: v1::BriefFilter::default(),
            kinds: vec![v1::ChangeKind::Alert],
            alert_kinds: vec![AlertKind::StepDue, AlertKind::StepMissed],
            extent: Extent { view: v1::BriefView::Basic, count: 100, bytes: 1 << 20 },
        };
        loop {
            written.borrow_and_update();
            let told = self.archive.changes(&tenant, &oldest, &watch).await.unwrap().changes;
            if told.len() >= count {
                let alert = |told: v1::WatchBriefsResponse| match told.change {
                    Some(Change::Alert(alert)) => alert,
                    other => panic!("{other:?}"),
                };
                return told.into_iter().map(alert).collect();
            }
            self.registry.shared.look.notify_one();
            written.changed().await.unwrap();
        }
    }
}

/// A report on the envoys of two states, with words of which the brief makes a step for 20 September.
fn report(number: usize, words: &str) -> Ingest {
    let body = format!("Kestria and Maravelle talk on. {words}.");
    let at = body.find(words).unwrap_or_default();
    let evidence = span::of_bytes(&body, at..at + words.len());
    let day = v1::Date { year: 2024, month: 9, day: 20 };
    let step = v1::NextStep {
        id: "n1".into(),
        description: words.into(),
        date: Some(v1::ResolvedDate { value: Some(v1::resolved_date::Value::Date(day)), evidence: None }),
        evidence,
        derivation: None,
    };
    let state = |(id, name): (&str, &str)| v1::Actor {
        id: id.into(),
        name: name.into(),
        kind: v1::ActorKind::State.into(),
        ..Default::default()
    };
    let article = v1::Article {
        title: format!("Report {number}"),
        body,
        source: "Meridian Wire".into(),
        published: Some(v1::Date { year: 2024, month: 9, day: 18 }),
        language: "en".into(),
    };
    let brief = v1::Brief {
        body_sha256: validation::body_sha256(&article.body),
        process: Some(v1::Process {
            name: "Kestria–Maravelle peace process".into(),
            party_ids: vec!["a1".into(), "a2".into()],
            derivation: None,
        }),
        actors: [("a1", "Kestria"), ("a2", "Maravelle")].map(state).into(),
        next_steps: vec![step],
        ..Default::default()
    };
    Ingest { article, brief, request_id: None }
}

const MEETING: &str = "The commanders will meet at Nordhavn on 20 September";

#[tokio::test]
async fn a_step_is_due_as_its_day_begins_and_missed_as_it_ends() {
    let desk = Desk::folder().await;
    desk.keep_up(Batch::work_out);
    let brief = desk.take_in(1, MEETING).await.unwrap();
    assert_eq!(desk.briefs().await.len(), 1);
    desk.seconds.fetch_add(120, Ordering::Relaxed);
    let due = desk.alerts(1).await;
    assert_eq!(
        (due[0].kind(), &due[0].brief, due[0].subject.as_str()),
        (AlertKind::StepDue, &brief, MEETING)
    );
    desk.seconds.fetch_add(24 * 3600, Ordering::Relaxed);
    let both = desk.alerts(2).await;
    assert_eq!((both[1].kind(), &both[1].subject_name), (AlertKind::StepMissed, &due[0].subject_name));
    // Whatever comes in later that day, nobody is told again.
    desk.take_in(2, "The commanders of both states will meet at Nordhavn on 20 September").await.unwrap();
    assert_eq!(desk.briefs().await.len(), 2);
    assert_eq!(desk.alerts(2).await, both);
}

/// Does as the registry does, but breaks on what a report says.
fn breaks_on_broken(batch: Batch, shelf: &ArchiveShelf) -> Result<peacebrief_chronicle::Outcome, ShelfError> {
    assert!(!format!("{batch:?}").contains("Broken"), "a fault of the program");
    batch.work_out(shelf)
}

#[tokio::test]
async fn a_report_that_cannot_be_taken_in_is_left_out_and_holds_up_nobody() {
    let desk = Desk::folder().await;
    let mut kept = BTreeSet::new();
    for number in 0..5 {
        let name = desk.take_in(number, if number == 2 { "Broken" } else { MEETING }).await.unwrap();
        if number != 2 {
            kept.insert(name);
        }
    }
    desk.keep_up(breaks_on_broken);
    assert_eq!(desk.briefs().await, kept);
    kept.insert(desk.take_in(5, MEETING).await.unwrap());
    assert_eq!(desk.briefs().await, kept);
}

#[tokio::test]
async fn a_registry_of_an_earlier_version_is_made_anew() {
    let desk = Desk::folder().await;
    let tenant = Tenant::default();
    // As the earlier version left it: it has taken in nothing, and says that it has.
    let name = desk.take_in(1, MEETING).await.unwrap();
    let made = desk.archive.chronicles(&tenant, VERSION - 1, BY_HAND).await.unwrap();
    let state = made.read.or(made.making).unwrap();
    assert_eq!(state.version, VERSION - 1);
    desk.keep_up(Batch::work_out);
    let mut written = desk.archive.subscribe();
    while desk
        .archive
        .chronicle(&tenant, ChronicleRole::Read)
        .await
        .unwrap()
        .is_none_or(|view| view.state().version < VERSION)
    {
        written.changed().await.unwrap();
    }
    assert_eq!(desk.briefs().await, BTreeSet::from([name]));
}

#[tokio::test(flavor = "multi_thread")]
async fn storage_that_fails_under_it_holds_it_up_and_no_longer() {
    let cluster = Cluster::start();
    let desk = Desk::database(&cluster).await;
    desk.keep_up(Batch::work_out);
    let mut kept = BTreeSet::from([desk.take_in(1, MEETING).await.unwrap()]);
    assert_eq!(desk.briefs().await, kept);
    for number in 2..5 {
        cluster.crash();
        assert!(desk.take_in(number, MEETING).await.is_err());
        cluster.up();
        // The pool may have connections yet that died with the database.
        let name = loop {
            if let Ok(name) = desk.take_in(number, MEETING).await {
                break name;
            }
        };
        kept.insert(name);
        assert_eq!(desk.briefs().await, kept);
    }
}
