//! How the service ends: in order, within its bounds, and without losing what it can still answer.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief::v1::{self, ErrorReason};
use peacebrief_client::{Client, ClientError};
use peacebrief_server::config::{Config, Count, Time};
use peacebrief_server::{Briefer, Server};
use tokio::io::AsyncReadExt as _;
use tokio::sync::oneshot;
use tonic::Code;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use crate::support::{Scripted, article, channel, config, scripted};

const UTF8: v1::EncodingType = v1::EncodingType::Utf8;

#[tokio::test]
async fn calls_in_progress_are_answered_before_the_end() {
    let (running, client, briefer) = scripted(config()).await;
    let call = tokio::spawn(async move { client.summarize(article("Wait here."), UTF8).await });
    briefer.has_begun(1).await;
    let ended = tokio::spawn(running.shutdown());
    briefer.open();
    call.await.unwrap().unwrap();
    ended.await.unwrap();
}

#[tokio::test]
async fn a_watch_of_health_hears_that_it_goes_off_and_ends() {
    let (running, _client, _) = scripted(config()).await;
    let mut health = HealthClient::new(channel(&running).await);
    let mut watch = health.watch(HealthCheckRequest { service: String::new() }).await.unwrap().into_inner();
    assert_eq!(watch.next().await.unwrap().unwrap().status(), ServingStatus::Serving);
    let ended = tokio::spawn(running.shutdown());
    assert_eq!(watch.next().await.unwrap().unwrap().status(), ServingStatus::NotServing);
    assert_eq!(watch.next().await.unwrap().unwrap_err().code(), Code::Unavailable);
    ended.await.unwrap();
}

#[tokio::test]
async fn an_open_stream_is_told_that_the_service_ends_once_what_it_took_is_answered() {
    let (running, _client, briefer) = scripted(config()).await;
    let mut service = SummarizerServiceClient::new(channel(&running).await);
    let (send, receive) = tokio::sync::mpsc::unbounded_channel();
    let articles = tokio_stream::wrappers::UnboundedReceiverStream::new(receive);
    let item = v1::SummarizeStreamRequest {
        item_id: "1".into(),
        article: Some(article("Wait here.")),
        ..Default::default()
    };
    send.send(item).unwrap();
    let mut answers = service.summarize_stream(articles).await.unwrap().into_inner();
    briefer.has_begun(1).await;
    let ended = tokio::spawn(running.shutdown());
    briefer.open();
    assert_eq!(answers.next().await.unwrap().unwrap().item_id, "1");
    let status = answers.next().await.unwrap().unwrap_err();
    let details = tonic_types::StatusExt::get_error_details(&status);
    assert_eq!(status.code(), Code::Unavailable);
    assert_eq!(details.error_info().unwrap().reason, "SHUTTING_DOWN");
    assert!(details.retry_info().is_some());
    ended.await.unwrap();
    drop(send);
}

#[tokio::test]
async fn silent_and_broken_connections_do_not_hold_the_end_up() {
    // Far longer than the test may take: the end must not wait for it.
    let patient = Config { drain_timeout: Time::seconds(3600), ..config() };
    let (running, client, _) = scripted(patient).await;
    let mut silent = tokio::net::TcpStream::connect(running.address()).await.unwrap();
    let mut stalled = tokio::net::TcpStream::connect(running.address()).await.unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut stalled, b"PRI * HT").await.unwrap();
    client.summarize(article("Text."), UTF8).await.unwrap();
    tokio::time::timeout(Duration::from_secs(30), running.shutdown()).await.expect("the end is bounded");
    // It had the service's greeting, and nothing more: the connection is closed.
    let _ = silent.read_to_end(&mut Vec::new()).await;
}

#[tokio::test]
async fn a_call_that_takes_too_long_is_cut_off() {
    let hasty = Config { drain_timeout: Time(Duration::from_millis(50)), ..config() };
    let (running, client, briefer) = scripted(hasty).await;
    let call = tokio::spawn(async move { client.summarize(article("Wait here."), UTF8).await });
    briefer.has_begun(1).await;
    running.shutdown().await;
    let error = call.await.unwrap().unwrap_err();
    assert!(matches!(error, ClientError::Transport { .. }), "{error:?}");
    briefer.open();
}

/// A service on a given port, or on any, and the way to end it.
async fn at(port: u16) -> (u16, Arc<Scripted>, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let briefer = Scripted::new();
    let workers = Count::Of(NonZeroUsize::MIN.saturating_add(1));
    let config = Config { listen: ([127, 0, 0, 1], port).into(), workers, ..config() };
    let server = Server::bind(config, Arc::clone(&briefer) as Arc<dyn Briefer>).await.unwrap();
    let port = server.address().port();
    let (stop, stopped) = oneshot::channel();
    let ended = tokio::spawn(server.serve_with_shutdown(async {
        let _ = stopped.await;
    }));
    (port, briefer, stop, ended)
}

#[tokio::test]
async fn no_call_is_lost_while_one_service_drains_and_the_next_takes_over() {
    let (port, first, stop, first_ended) = at(0).await;
    let client = Client::connect(format!("http://127.0.0.1:{port}")).await.unwrap();
    let long = {
        let client = client.clone();
        tokio::spawn(async move { client.summarize(article("Wait here."), UTF8).await })
    };
    first.has_begun(1).await;
    stop.send(()).unwrap();
    // The port is free once the first takes no more connections; its own with the long call stays open.
    let (second, _stop) = loop {
        match tokio::net::TcpListener::bind(("127.0.0.1", port)).await {
            Ok(free) => {
                drop(free);
                let (_, second, stop, _) = at(port).await;
                break (second, stop);
            }
            Err(_) => tokio::task::yield_now().await,
        }
    };
    // A plain client loses one of these: the first that meets the connection after its GOAWAY.
    while second.begun() == 0 {
        client.summarize(article("Text."), UTF8).await.unwrap();
    }
    first.open();
    long.await.unwrap().unwrap();
    first_ended.await.unwrap();
}

#[tokio::test]
async fn a_client_lives_through_a_restart_with_its_stream_and_its_calls() {
    let (port, _, stop, ended) = at(0).await;
    let client = Client::connect(format!("http://127.0.0.1:{port}")).await.unwrap();
    let (send, receive) = tokio::sync::mpsc::unbounded_channel();
    let articles = tokio_stream::wrappers::UnboundedReceiverStream::new(receive);
    let mut answers = client.summarize_many(articles, UTF8);
    send.send((1, article("One."))).unwrap();
    assert!(answers.next().await.unwrap().1.is_ok());

    stop.send(()).unwrap();
    ended.await.unwrap();
    let (_, _, stop, ended) = at(port).await;
    client.summarize(article("Two."), UTF8).await.unwrap();
    send.send((3, article("Three."))).unwrap();
    let (key, answer) = answers.next().await.unwrap();
    assert_eq!(key, 3);
    answer.unwrap();
    drop((send, stop));
    ended.await.unwrap();
}

#[tokio::test]
async fn when_the_service_is_gone_every_article_is_told_so() {
    let (port, _, stop, ended) = at(0).await;
    let client = Client::builder(format!("http://127.0.0.1:{port}")).attempts(2).connect().await.unwrap();
    stop.send(()).unwrap();
    ended.await.unwrap();
    let articles = futures_util::stream::iter((0..100).map(|n| (n, article("Text."))));
    let answers: Vec<_> = client.summarize_many(articles, UTF8).collect().await;
    assert_eq!(answers.len(), 100);
    for (place, (key, answer)) in answers.into_iter().enumerate() {
        assert_eq!(place, key);
        assert!(matches!(answer, Err(ClientError::Transport { .. })), "{answer:?}");
    }
    let error = client.summarize(article("Text."), UTF8).await.unwrap_err();
    assert!(matches!(error, ClientError::Transport { .. }) && error.reason() != Some(ErrorReason::Internal));
}
