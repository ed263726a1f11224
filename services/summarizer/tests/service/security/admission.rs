//! More than a tenant's share, or than all can have together.

use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief::v1::{self, ErrorReason};
use peacebrief_client::{Client, Health, Refusal};
use peacebrief_server::config::{ByteSize, Config, Location, Most, Time};
use peacebrief_server::embedded::Running;
use tonic::Code;

use super::support::{Files, api_key, becomes, metric, operators, quick};
use crate::support::{SUMMARIZE, article, channel, config, framed, raw, scripted};

const UTF8: v1::EncodingType = v1::EncodingType::Utf8;

/// A client that is a tenant of its own, and tries once.
async fn tenant(running: &Running, key: &str) -> Client {
    Client::builder(running.endpoint()).api_key(key).attempts(1).connect().await.unwrap()
}

/// Two tenants' keys, and a configuration that knows them.
fn two_tenants(files: &Files) -> ([String; 2], Config) {
    let keys = ["a", "b"].map(|tenant| api_key(tenant, tenant, "summarize"));
    let entries: String = keys.iter().map(|(_, entry)| entry.as_str()).collect();
    let api_keys = Location(Some(files.write("keys.toml", &entries)));
    (keys.map(|(key, _)| key), Config { api_keys, ..quick() })
}

#[track_caller]
fn assert_quota(refusal: &Refusal, limit: &str) {
    assert_eq!((refusal.code, refusal.reason), (Code::ResourceExhausted, ErrorReason::QuotaExceeded));
    assert_eq!(refusal.metadata["limit"], limit);
    assert!(refusal.retry_after.is_some(), "{refusal:?}");
}

#[tokio::test]
async fn a_tenant_that_calls_too_often_is_held_up_and_no_other() {
    let files = Files::new();
    let ([a, b], config) = two_tenants(&files);
    let (running, ..) = scripted(Config { tenant_rate: Most::of(2), ..config }).await;
    let (first, second) = (tenant(&running, &a).await, tenant(&running, &b).await);
    let mut refused = None;
    // However slow the machine is, twenty calls are more than two a second and two saved up.
    for _ in 0..20 {
        if let Err(error) = first.summarize(article("Text."), UTF8).await {
            refused = error.refusal().cloned();
            break;
        }
    }
    let refused = refused.expect("one of them is refused");
    assert_quota(&refused, "rate");
    assert!(refused.retry_after.unwrap() <= Duration::from_millis(500));
    second.summarize(article("Text."), UTF8).await.unwrap();
    // A client with its usual patience gets through.
    let patient = Client::builder(running.endpoint()).api_key(&a).connect().await.unwrap();
    patient.summarize(article("Text."), UTF8).await.unwrap();
    assert_eq!(first.health().await.unwrap(), Health::Serving);
}

#[tokio::test]
async fn a_tenant_with_too_much_under_way_leaves_room_for_others() {
    let files = Files::new();
    let ([a, b], config) = two_tenants(&files);
    let (running, _, briefer) = scripted(Config { tenant_calls: Most::of(2), ..config }).await;
    let (first, second) = (tenant(&running, &a).await, tenant(&running, &b).await);
    let mut calls: FuturesUnordered<_> =
        (0..5).map(|_| first.summarize(article("Wait here."), UTF8)).collect();
    for _ in 0..3 {
        let error = calls.next().await.unwrap().unwrap_err();
        assert_quota(error.refusal().unwrap(), "calls");
    }
    let other = tokio::spawn(async move { second.summarize(article("Text."), UTF8).await });
    briefer.open();
    other.await.unwrap().unwrap();
    assert!(calls.next().await.unwrap().is_ok() && calls.next().await.unwrap().is_ok());
    first.summarize(article("Text."), UTF8).await.unwrap();
}

#[tokio::test]
async fn open_streams_are_counted_apart_and_until_they_end() {
    let (running, client, _) = scripted(Config { tenant_streams: Most::of(1), ..config() }).await;
    let mut service = SummarizerServiceClient::new(channel(&running).await);
    let (send, receive) = tokio::sync::mpsc::unbounded_channel();
    let articles = tokio_stream::wrappers::UnboundedReceiverStream::new(receive);
    let mut open = service.summarize_stream(articles).await.unwrap().into_inner();
    let refused = service.summarize_stream(tokio_stream::empty()).await.unwrap_err();
    let details = tonic_types::StatusExt::get_error_details(&refused);
    assert_eq!(details.error_info().unwrap().reason, "QUOTA_EXCEEDED");
    assert_eq!(details.quota_failure().unwrap().violations[0].subject, "tenant:default");
    client.summarize(article("Text."), UTF8).await.unwrap();
    drop(send);
    assert!(open.next().await.is_none());
    service.summarize_stream(tokio_stream::empty()).await.unwrap();
}

#[tokio::test]
async fn bytes_are_counted_by_what_a_message_says_before_it_comes() {
    let small = Config { tenant_bytes: ByteSize(1 << 20), admin_listen: operators(), ..config() };
    let (running, client, briefer) = scripted(small).await;
    let text = "x".repeat(700 << 10);
    let held = {
        let (client, text) = (client.clone(), format!("Wait {text}"));
        tokio::spawn(async move { client.summarize(article(text), UTF8).await })
    };
    briefer.has_begun(1).await;
    assert!(metric(&running, "peacebrief_request_bytes_in_flight").await.unwrap() > 700_000.0);
    let large = v1::SummarizeRequest { article: Some(article(text)), ..Default::default() };
    let refused = raw(running.address(), SUMMARIZE, &[], framed(&large)).await;
    assert_eq!(refused.reason(), "QUOTA_EXCEEDED");
    // Five bytes that announce many more are as good as those.
    let announced = Bytes::from_static(b"\0\x00\x0f\x00\x00");
    assert_eq!(raw(running.address(), SUMMARIZE, &[], announced).await.reason(), "QUOTA_EXCEEDED");
    let small = v1::SummarizeRequest { article: Some(article("Text.")), ..Default::default() };
    let waiting = tokio::spawn(raw_owned(running.address(), framed(&small)));
    briefer.open();
    assert!(waiting.await.unwrap());
    held.await.unwrap().unwrap();
    becomes(&running, "peacebrief_request_bytes_in_flight", 0.0).await;

    // In a stream the same ends the stream, with the same reason.
    let stream = crate::support::SUMMARIZE_STREAM;
    let announced = Bytes::from_static(b"\0\x00\x1f\x00\x00");
    assert_eq!(raw(running.address(), stream, &[], announced).await.reason(), "QUOTA_EXCEEDED");
}

/// Whether a call sent below the client comes to an answer.
async fn raw_owned(address: std::net::SocketAddr, body: Bytes) -> bool {
    raw(address, SUMMARIZE, &[], body).await.status.is_some_and(|status| status.code() == Code::Ok)
}

#[tokio::test]
async fn what_would_unpack_to_more_than_a_message_may_be_is_refused() {
    use std::io::Write as _;
    let (running, client, briefer) = scripted(config()).await;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..512 {
        packed.write_all(&[0; 1 << 20]).unwrap();
    }
    let packed = packed.finish().unwrap();
    let mut body = vec![1];
    body.extend_from_slice(&u32::try_from(packed.len()).unwrap().to_be_bytes());
    body.extend_from_slice(&packed);
    let answer = raw(running.address(), SUMMARIZE, &[("grpc-encoding", "gzip")], body.into()).await;
    assert_eq!(answer.reason(), "ARTICLE_TOO_LARGE");
    assert_eq!(briefer.begun(), 0);
    client.summarize(article("Text."), UTF8).await.unwrap();
}

#[tokio::test]
async fn a_call_that_would_wait_too_long_is_refused_at_once() {
    let (running, client, briefer) = scripted(Config { queue_wait: Time::seconds(3600), ..config() }).await;
    let once = Client::builder(running.endpoint()).attempts(1);
    // So that the service knows how long an article takes: some time.
    client.summarize(article("Slow work."), UTF8).await.unwrap();
    let blocking = tokio::spawn({
        let client = client.clone();
        async move { client.summarize(article("Wait here."), UTF8).await }
    });
    briefer.has_begun(2).await;
    // Past its deadline it would be read in vain; with time enough it waits for its turn.
    let hasty = once.clone().timeout(Duration::from_millis(100)).connect().await.unwrap();
    let begun = std::time::Instant::now();
    let error = hasty.summarize(article("Text."), UTF8).await.unwrap_err();
    assert_eq!(error.reason(), Some(ErrorReason::Overloaded));
    assert!(begun.elapsed() < Duration::from_millis(100), "{:?}", begun.elapsed());
    let patient = once.connect().await.unwrap();
    let waiting = tokio::spawn(async move { patient.summarize(article("Text."), UTF8).await });
    briefer.open();
    blocking.await.unwrap().unwrap();
    waiting.await.unwrap().unwrap();
}
