//! Deadlines, over sockets: on the service's side, whatever a client does by itself.

use bytes::Bytes;
use peacebrief::v1;
use peacebrief_client::{Client, ClientError};
use tonic::Code;

use crate::support::{SUMMARIZE, SUMMARIZE_STREAM, article, config, framed, raw, scripted};

#[tokio::test]
async fn a_call_is_ended_at_its_deadline_and_the_thread_freed() {
    let (running, client, briefer) = scripted(config()).await;
    let request = framed(&v1::SummarizeRequest { article: Some(article("Wait here.")), encoding_type: 0 });
    let answer = raw(running.address(), SUMMARIZE, &[("grpc-timeout", "50m")], request).await;
    assert_eq!(answer.status.as_ref().unwrap().code(), Code::DeadlineExceeded);
    assert_eq!(answer.reason(), "DEADLINE_EXCEEDED");
    briefer.open();
    client.summarize(article("Next."), v1::EncodingType::Utf8).await.unwrap();
}

#[tokio::test]
async fn what_is_being_read_at_the_deadline_is_given_up() {
    let (running, client, briefer) = scripted(config()).await;
    let request =
        framed(&v1::SummarizeRequest { article: Some(article("Long as it is.")), encoding_type: 0 });
    let answer = raw(running.address(), SUMMARIZE, &[("grpc-timeout", "50m")], request).await;
    assert_eq!(answer.status.as_ref().unwrap().code(), Code::DeadlineExceeded);
    briefer.has_given_up(1).await;
    client.summarize(article("Next."), v1::EncodingType::Utf8).await.unwrap();
}

#[tokio::test]
async fn a_stream_is_ended_at_its_deadline_after_what_it_answered() {
    let (running, _client, briefer) = scripted(config()).await;
    let item = |id: &str, text: &str| {
        framed(&v1::SummarizeStreamRequest {
            item_id: id.into(),
            article: Some(article(text)),
            ..Default::default()
        })
    };
    let items = Bytes::from([item("1", "At once."), item("2", "Wait here.")].concat());
    let answer = raw(running.address(), SUMMARIZE_STREAM, &[("grpc-timeout", "200m")], items).await;
    assert_eq!(answer.status.as_ref().unwrap().code(), Code::DeadlineExceeded);
    assert_eq!(answer.reason(), "DEADLINE_EXCEEDED");
    assert!(!answer.body.is_empty(), "the first article was answered before");
    briefer.open();
}

#[tokio::test]
async fn the_client_tells_a_deadline_from_other_failures() {
    let (running, _client, briefer) = scripted(config()).await;
    let hasty = Client::builder(running.endpoint()).timeout(std::time::Duration::from_millis(50));
    let hasty = hasty.connect().await.unwrap();
    let error = hasty.summarize(article("Wait here."), v1::EncodingType::Utf8).await.unwrap_err();
    assert!(matches!(error, ClientError::DeadlineExceeded), "{error:?}");
    briefer.open();
}
