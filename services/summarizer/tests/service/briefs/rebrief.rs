//! Reading anew what another engine read.

use futures_util::TryStreamExt as _;
use peacebrief::v1;
use peacebrief::v1::watch_briefs_response::Change;
use tonic::Code;

use super::support::{Client, Place, Reporter, Watcher, ingested, ingested_all};
use crate::support::{article, config};

async fn rebrief(client: &mut Client) -> Vec<v1::RebriefResponse> {
    let told = client.rebrief(v1::RebriefRequest::default()).await.unwrap().into_inner();
    told.try_collect().await.unwrap()
}

async fn old_briefs_are_replaced_each_once_and_what_cannot_be_read_is_told(place: Place) {
    let (running, mut client) = place.serve().await;
    let kept = ingested_all(&mut client, 0..40).await;
    let unread = ingested(&mut client, article("Unread by the next")).await;
    assert_eq!(rebrief(&mut client).await.last().unwrap().replaced, 0, "its own need no replacing");
    running.shutdown().await;

    let (_running, mut client) = place.serve_with(config(), Reporter::version("2")).await;
    let mut watcher = Watcher::begin(&mut client, v1::WatchBriefsRequest::default()).await;
    let told = rebrief(&mut client).await;
    assert!(told.len() > 2, "progress is told on the way: {told:?}");
    assert!(told.windows(2).all(|pair| pair[0].remaining >= pair[1].remaining));
    let last = told.last().unwrap();
    assert_eq!((last.replaced, last.failed, last.remaining), (40, 1, 0));
    let failures: Vec<_> = told.iter().flat_map(|response| &response.failures).collect();
    assert_eq!(failures.len(), 1);
    assert_eq!(failures[0].brief, unread.name);
    assert_eq!(failures[0].error.as_ref().unwrap().code, Code::InvalidArgument as i32);
    for record in &kept {
        let Change::Replaced(replaced) = watcher.change().await else { panic!("not replaced") };
        assert_eq!((&replaced.name, replaced.revision), (&record.name, 2));
        assert_eq!(replaced.brief.unwrap().engine.unwrap().version, "2");
    }
    let again = rebrief(&mut client).await;
    assert_eq!((again.last().unwrap().replaced, again.last().unwrap().failed), (0, 1));
}

async fn a_run_ends_with_its_caller_and_goes_on_with_the_next(place: Place) {
    let (running, mut client) = place.serve().await;
    ingested_all(&mut client, 0..40).await;
    running.shutdown().await;

    let (_running, mut client) = place.serve_with(config(), Reporter::version("2")).await;
    let mut told = client.rebrief(v1::RebriefRequest::default()).await.unwrap().into_inner();
    let first = told.message().await.unwrap().unwrap();
    assert!(first.replaced > 0 && first.remaining > 0, "{first:?}");
    drop(told);
    let rest = rebrief(&mut client).await;
    let rest = rest.last().unwrap();
    assert!(rest.replaced > 0 && rest.replaced <= 40 - first.replaced, "{rest:?}");
    assert_eq!(rebrief(&mut client).await.last().unwrap().replaced, 0);
}

on_both! {
    old_briefs_are_replaced_each_once_and_what_cannot_be_read_is_told
    a_run_ends_with_its_caller_and_goes_on_with_the_next
}
