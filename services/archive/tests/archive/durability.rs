//! Nothing acknowledged is lost, whatever is killed.

use std::collections::HashSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use peacebrief::v1::WatchStart;
use peacebrief::v1::watch_briefs_response::Change;
use peacebrief_archive::{Archive, Options, PostgresOptions, SqlArchive, SqliteOptions};

use crate::support::{Cluster, everything, ingest, tenant};

/// How often a server is killed.
const ROUNDS: usize = 5;

/// Opens whichever archive the text names.
async fn open(place: &str) -> Arc<dyn Archive> {
    let options = Options::default();
    if place.starts_with("postgres:") {
        Arc::new(SqlArchive::postgres(&PostgresOptions::new(place), options).await.unwrap())
    } else {
        Arc::new(SqlArchive::sqlite(&SqliteOptions::new(Path::new(place)), options).await.unwrap())
    }
}

/// A process that takes articles in, from a number on, and tells each that was acknowledged.
fn writer(place: &str, from: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "durability::writing_child", "--ignored", "--nocapture"])
        .env("ARCHIVE_PLACE", place)
        .env("ARCHIVE_FROM", from.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test]
#[ignore = "run by the tests below, which kill it"]
async fn writing_child() {
    let archive = open(&std::env::var("ARCHIVE_PLACE").unwrap()).await;
    let from: usize = std::env::var("ARCHIVE_FROM").unwrap().parse().unwrap();
    for first in (from..).step_by(3) {
        let Ok(results) = archive.ingest(&tenant(), (first..first + 3).map(ingest).collect()).await else {
            return;
        };
        let mut out = std::io::stdout().lock();
        for result in results {
            writeln!(out, "kept {}", result.unwrap().record.name).unwrap();
        }
        out.flush().unwrap();
    }
}

/// Lets a writer write, and kills it, or what `kill` kills, in the middle; answers what it was acknowledged.
fn interrupted(place: &str, round: usize, kill: impl FnOnce(&mut Child)) -> Vec<String> {
    let mut child = writer(place, round * 100_000);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    // The harness may have written the test's name at the head of the first line.
    let name = |line: String| line.split_once("kept ").map(|(_, name)| name.to_owned());
    let mut kept: Vec<String> = lines.by_ref().filter_map(name).take(20 + round * 7).collect();
    kill(&mut child);
    // What it wrote before it ended was acknowledged too; a line cut short was not.
    kept.extend(lines.filter_map(name).filter(|name| name.len() == "briefs/".len() + 32));
    child.wait().unwrap();
    kept
}

/// Everything acknowledged is there once, and a watcher who comes back sees each once.
async fn check(archive: &dyn Archive, acknowledged: &[String], cursor: &mut String, seen: &mut Vec<String>) {
    loop {
        let page = archive.changes(&tenant(), cursor, &everything(13)).await.unwrap();
        for change in page.changes {
            let Some(Change::Written(brief)) = change.change else { panic!("{change:?}") };
            assert!(brief.brief.is_some());
            seen.push(brief.name);
        }
        *cursor = page.cursor;
        if !page.more {
            break;
        }
    }
    let distinct: HashSet<&String> = seen.iter().collect();
    assert_eq!(distinct.len(), seen.len(), "a change came twice");
    for name in acknowledged {
        assert!(distinct.contains(name), "{name} was acknowledged, and is lost");
    }
}

async fn survives(place: &str, mut kill: impl FnMut(&mut Child), mut recover: impl FnMut()) {
    let mut cursor = open(place).await.cursor(&tenant(), WatchStart::Oldest).await.unwrap();
    let (mut acknowledged, mut seen) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        acknowledged.extend(interrupted(place, round, &mut kill));
        recover();
        let archive = open(place).await;
        check(&*archive, &acknowledged, &mut cursor, &mut seen).await;
        archive.close().await;
    }
    assert!(acknowledged.len() >= ROUNDS * 20);
}

fn kill(child: &mut Child) {
    // SIGKILL: nothing is flushed, nothing closed.
    child.kill().unwrap();
}

#[tokio::test]
async fn sqlite_survives_the_death_of_its_server() {
    let folder = tempfile::tempdir().unwrap();
    survives(folder.path().to_str().unwrap(), kill, || ()).await;
}

#[tokio::test]
async fn postgres_survives_the_death_of_a_server() {
    let cluster = Cluster::shared();
    let place = cluster.url(&cluster.database().await);
    survives(&place, kill, || ()).await;
}

#[tokio::test]
async fn postgres_survives_its_own_crash() {
    let cluster = Cluster::start();
    let place = cluster.url(&cluster.database().await);
    survives(&place, |_| cluster.crash(), || cluster.up()).await;
}
