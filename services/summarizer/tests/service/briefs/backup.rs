//! Copies taken by the program, while another serves the archive.

use peacebrief::v1;
use tonic::Code;

use super::support::{Place, Watcher, failure, ingested, ingested_all, report};
use crate::process::run;

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
