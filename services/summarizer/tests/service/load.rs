//! More work than the service takes on, work that fails, and callers who leave.

use std::sync::Arc;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use peacebrief::v1::{self, ErrorReason};
use peacebrief_client::{Client, Health};
use peacebrief_server::config::Config;
use tonic::Code;

use crate::security::support::{becomes, operators};
use crate::support::{article, config, scripted};

const UTF8: v1::EncodingType = v1::EncodingType::Utf8;

#[tokio::test]
async fn a_call_past_the_queue_is_refused_with_the_time_to_come_back() {
    let (running, client, briefer) =
        scripted(Config { queue: 1, admin_listen: operators(), ..config() }).await;
    let once = Client::builder(running.endpoint()).attempts(1).connect().await.unwrap();
    // There is room for one at work and one in the queue, whichever come first.
    let mut calls: FuturesUnordered<_> =
        (0..5).map(|_| once.summarize(article("Wait here."), UTF8)).collect();
    for _ in 0..3 {
        let error = calls.next().await.unwrap().unwrap_err();
        let refusal = error.refusal().unwrap();
        assert_eq!((refusal.code, refusal.reason), (Code::ResourceExhausted, ErrorReason::Overloaded));
        assert!(refusal.retry_after.is_some());
    }
    becomes(&running, "peacebrief_grpc_refused_total{reason=\"OVERLOADED\"}", 3.0).await;
    becomes(&running, "peacebrief_grpc_refusal_seconds_count", 3.0).await;
    // Reading articles being held up holds nothing else up.
    assert_eq!(client.health().await.unwrap(), Health::Serving);
    briefer.open();
    assert!(calls.next().await.unwrap().is_ok() && calls.next().await.unwrap().is_ok());
}

#[tokio::test]
async fn the_client_comes_back_to_an_overloaded_service_when_it_is_told_to() {
    let (_running, client, briefer) = scripted(Config { queue: 1, ..config() }).await;
    let mut calls: FuturesUnordered<_> =
        (0..5).map(|_| client.summarize(article("Wait here."), UTF8)).collect();
    let opened = async {
        briefer.has_begun(1).await;
        briefer.open();
    };
    let all = async { while let Some(Ok(_)) = calls.next().await {} };
    tokio::join!(opened, all);
    assert!(calls.is_empty());
}

#[tokio::test]
async fn a_panic_is_an_internal_error_and_the_service_goes_on() {
    let (_running, client, _) = scripted(config()).await;
    let error = client.summarize(article("Panic now."), UTF8).await.unwrap_err();
    let refusal = error.refusal().unwrap();
    assert_eq!((refusal.code, refusal.reason), (Code::Internal, ErrorReason::Internal));
    assert!(!refusal.message.contains("purpose"), "{}", refusal.message);
    assert_eq!(refusal.metadata.get("request_id"), refusal.request_id.as_ref());
    client.summarize(article("Next."), UTF8).await.unwrap();
}

#[tokio::test]
async fn a_brief_past_what_clients_accept_is_an_internal_error() {
    let (_running, client, _) = scripted(config()).await;
    let error = client.summarize(article("Huge brief."), UTF8).await.unwrap_err();
    assert_eq!(error.reason(), Some(ErrorReason::Internal));
}

#[tokio::test]
async fn a_call_given_up_while_it_waits_is_never_worked_on() {
    let (_running, client, briefer) = scripted(config()).await;
    let blocking = {
        let client = client.clone();
        tokio::spawn(async move { client.summarize(article("Wait first."), UTF8).await })
    };
    briefer.has_begun(1).await;
    let before = Arc::strong_count(&briefer);
    let waiting = {
        let client = client.clone();
        tokio::spawn(async move { client.summarize(article("Never."), UTF8).await })
    };
    // A call holds the engine that it is for: that tells when it has come, and when the service has let it go.
    while Arc::strong_count(&briefer) <= before {
        tokio::task::yield_now().await;
    }
    waiting.abort();
    while Arc::strong_count(&briefer) > before {
        tokio::task::yield_now().await;
    }
    briefer.open();
    blocking.await.unwrap().unwrap();
    client.summarize(article("Last."), UTF8).await.unwrap();
    assert_eq!(briefer.begun(), 2, "the first and the last");
}
