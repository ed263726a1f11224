//! Copies taken by the program, while another serves the archive.

use peacebrief::v1;
use tonic::Code;

use super::support::{Place, Watcher, failure, ingested, ingested_all, report};
use crate::process::{Program, run};

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_taken_under_load_is_served_and_newer_cursors_are_refused() {
    let place = Place::folder();
    let (_running, mut client) = place.serve().await;
    let before = ingested_all(&mut client, 0..100).await;
    let writing = {
        let mut client = client.clone();
        tokio::spawn(async move { ingested_all(&mut client, 100..3000).await })
    };
    let copies = tempfile::tempdir().unwrap();
    let copy = copies.path().join("copy.sqlite");
    let [_, folder] = place.flags();
    let (code, _, error) = run(&["backup", "--data-dir", &folder, "--to", copy.to_str().unwrap()], &[]).await;
    assert_eq!(code, Some(0), "{error}");
    assert!(!writing.is_finished(), "it was taken under load");
    let (code, _, error) = run(&["backup", "--data-dir", &folder, "--to", copy.to_str().unwrap()], &[]).await;
    assert_eq!(code, Some(1));
    assert!(error.contains(copy.to_str().unwrap()) && error.contains("not overwritten"), "{error}");
    let written = writing.await.unwrap();
    let ahead = Watcher::begin(&mut client, v1::WatchBriefsRequest::default()).await.cursor;

    let new = Place::folder();
    let [_, folder] = new.flags();
    let args = ["restore", "--from", copy.to_str().unwrap(), "--data-dir", &folder];
    let (code, _, error) = run(&args, &[]).await;
    assert_eq!(code, Some(0), "{error}");
    let (code, _, error) = run(&args, &[]).await;
    assert_eq!(code, Some(1));
    assert!(error.contains(&folder) && error.contains("not overwritten"), "{error}");

    let (_restored, mut client) = new.serve().await;
    let request = v1::BatchGetBriefsRequest {
        names: before.iter().map(|record| record.name.clone()).collect(),
        ..Default::default()
    };
    assert_eq!(client.batch_get_briefs(request).await.unwrap().into_inner().briefs, before);
    let resume = v1::WatchBriefsRequest { cursor: ahead, ..Default::default() };
    let refused = client.watch_briefs(resume).await.unwrap_err();
    assert_eq!(failure(&refused), (Code::OutOfRange, "CURSOR_AHEAD".into(), String::new()));
    // What was lost can be taken in again.
    let last = report(2999);
    assert_eq!(ingested(&mut client, last).await.title, written.last().unwrap().title);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_takes_copies_of_its_own_and_keeps_as_many_as_it_is_told() {
    let (place, copies) = (Place::folder(), tempfile::tempdir().unwrap());
    let (running, mut client) = place.serve().await;
    let before = ingested(&mut client, report(1)).await;
    running.shutdown().await;

    let [flag, folder] = place.flags();
    let to = copies.path().join("made/when/missing");
    let to = to.to_str().unwrap();
    let mut program = Program::start(&[
        &flag,
        &*folder,
        "--backup-dir",
        to,
        "--backup-interval",
        "2s",
        "--backup-keep",
        "1",
    ]);
    program.line("took a copy of the archive").await.unwrap();
    let last = program.line("took a copy of the archive").await.unwrap()["file"].as_str().unwrap().to_owned();
    program.signal("KILL").await;
    program.child.wait().await.unwrap();

    let found =
        std::fs::read_dir(to).unwrap().map(|entry| entry.unwrap().path().to_str().unwrap().to_owned());
    assert_eq!(found.collect::<Vec<_>>(), std::slice::from_ref(&last));
    let new = Place::folder();
    let (code, _, error) = run(&["restore", "--from", &last, "--data-dir", &new.flags()[1]], &[]).await;
    assert_eq!(code, Some(0), "{error}");
    let (_restored, mut client) = new.serve().await;
    let request = v1::GetBriefRequest { name: before.name.clone(), ..Default::default() };
    assert_eq!(client.get_brief(request).await.unwrap().into_inner().brief, Some(before));
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_of_nothing_are_refused_at_the_start() {
    let (code, _, error) = run(&["--listen", "127.0.0.1:0", "--backup-dir", "copies"], &[]).await;
    assert_eq!(code, Some(1));
    assert!(error.contains("backup_dir") && error.contains("data_dir"), "{error}");
}
