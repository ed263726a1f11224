//! How long connections last, and what is spoken over them.

use std::time::Duration;

use futures_util::StreamExt as _;
use peacebrief::v1;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief_client::Client;
use peacebrief_server::config::{Config, Time};
use tonic::Code;
use tonic::codec::CompressionEncoding;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;

use super::support::{becomes, metric, operators};
use crate::support::{SUMMARIZE, article, channel, config, framed, raw, scripted};

const UTF8: v1::EncodingType = v1::EncodingType::Utf8;

#[tokio::test]
async fn a_connection_that_has_got_old_is_left_without_a_call_lost() {
    let aged = Time(Duration::from_millis(50));
    let (running, client, briefer) =
        scripted(Config { max_connection_age: aged, admin_listen: operators(), ..config() }).await;
    let opened = "peacebrief_connections_opened_total{outcome=\"accepted\"}";
    let long = {
        let client = client.clone();
        tokio::spawn(async move { client.summarize(article("Wait here."), UTF8).await })
    };
    briefer.has_begun(1).await;
    // Calls go on over one connection after the other, while the first is kept for the one that lasts.
    while metric(&running, opened).await.unwrap() < 4.0 {
        assert_eq!(client.health().await.unwrap(), peacebrief_client::Health::Serving);
    }
    briefer.open();
    long.await.unwrap().unwrap();
    client.summarize(article("Text."), UTF8).await.unwrap();
}

#[tokio::test]
async fn streams_of_an_old_connection_are_told_to_come_back() {
    let aged = Time(Duration::from_millis(50));
    let (running, client, _) =
        scripted(Config { max_connection_age: aged, admin_listen: operators(), ..config() }).await;
    let mut health = HealthClient::new(channel(&running).await);
    let mut watch = health.watch(HealthCheckRequest::default()).await.unwrap().into_inner();
    watch.next().await.unwrap().unwrap();
    let status = watch.next().await.unwrap().unwrap_err();
    assert_eq!(status.code(), Code::Unavailable);
    assert!(tonic_types::StatusExt::get_error_details(&status).retry_info().is_some());

    // The client library goes on by itself: every article is answered once, in order, over many connections.
    let (send, receive) = tokio::sync::mpsc::unbounded_channel();
    let articles = tokio_stream::wrappers::UnboundedReceiverStream::new(receive);
    let mut answers = client.summarize_many(articles, UTF8);
    for number in 0..4 {
        send.send((number, article(format!("Article {number}.")))).unwrap();
        let (key, answer) = answers.next().await.unwrap();
        assert_eq!(key, number);
        answer.unwrap();
        // The next one finds its connection gone.
        becomes(&running, "peacebrief_connections{state=\"open\"}", 0.0).await;
    }
}

#[tokio::test]
async fn what_outlasts_its_connection_is_cut_off_in_the_end() {
    let (age, grace) = (Time(Duration::from_millis(20)), Time(Duration::from_millis(50)));
    let hasty =
        Config { max_connection_age: age, connection_grace: grace, admin_listen: operators(), ..config() };
    let (running, _, briefer) = scripted(hasty).await;
    let once = Client::builder(running.endpoint()).attempts(1).connect().await.unwrap();
    let error = once.summarize(article("Wait here."), UTF8).await.unwrap_err();
    assert!(error.refusal().is_none(), "{error:?}");
    briefer.open();
    becomes(&running, "peacebrief_pool_busy_threads", 0.0).await;
}

#[tokio::test]
async fn answers_are_packed_for_those_who_ask_and_requests_unpacked() {
    let (running, _, _) = scripted(config()).await;
    let request = v1::SummarizeRequest { article: Some(article("Large brief.")), ..Default::default() };
    let size = async |accepted: &[(&str, &str)]| {
        let answer = raw(running.address(), SUMMARIZE, accepted, framed(&request)).await;
        let encoding = answer.headers.get("grpc-encoding").map(|value| value.to_str().unwrap().to_owned());
        (encoding, answer.body.len())
    };
    let (none, plain) = size(&[]).await;
    assert!(none.is_none() && plain > 1 << 20);
    for encoding in ["gzip", "zstd"] {
        let (used, packed) = size(&[("grpc-accept-encoding", encoding)]).await;
        assert_eq!(used.as_deref(), Some(encoding));
        assert!(packed < plain / 100, "{encoding}: {packed}");
    }
    for encoding in [CompressionEncoding::Gzip, CompressionEncoding::Zstd] {
        let service = SummarizerServiceClient::new(channel(&running).await);
        let mut service = service.send_compressed(encoding).accept_compressed(encoding);
        service.summarize(request.clone()).await.unwrap();
    }
}
