use std::convert::Infallible;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt as _;
use http::{Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt as _, StreamBody};
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tonic::body::Body;
use tower::{Layer as _, ServiceExt as _, service_fn};

use super::*;
use crate::connection::Connection;
use crate::security::Peer;

const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_not_taken_cuts_its_connection_and_one_that_is_slow_to_come_does_not() {
    let (send, receive) = tokio::sync::mpsc::unbounded_channel::<Bytes>();
    let receive = std::sync::Mutex::new(Some(receive));
    let service = service_fn(move |_: Request<()>| {
        let messages =
            tokio_stream::wrappers::UnboundedReceiverStream::new(receive.lock().unwrap().take().unwrap());
        let frames = futures_util::StreamExt::map(messages, |bytes| Ok::<_, Infallible>(Frame::data(bytes)));
        async { Ok::<_, Infallible>(Response::new(Body::new(StreamBody::new(frames)))) }
    });
    let untaken = Untaken::default();
    let mut request = Request::new(());
    let peer = Peer { address: ([127, 0, 0, 1], 1).into(), certificate: None };
    request.extensions_mut().insert(Connection::new(peer, CancellationToken::new(), untaken.clone()));
    let for_long = untaken.for_long(Some(Duration::from_secs(60)));
    let mut for_long = std::pin::pin!(for_long);
    let answer = UnreadLayer.layer(service).oneshot(request).await.unwrap();
    let mut body = answer.into_body();
    // Its caller waits for it, for as long as it takes.
    assert!(body.frame().now_or_never().is_none());
    assert!(timeout(HOUR, for_long.as_mut()).await.is_err());
    send.send(Bytes::from_static(b"one")).unwrap();
    body.frame().await.unwrap().unwrap();
    assert!(timeout(Duration::from_secs(59), for_long.as_mut()).await.is_err());
    assert!(body.frame().now_or_never().is_none());
    assert!(timeout(HOUR, for_long.as_mut()).await.is_err(), "all was taken in time");
    send.send(Bytes::from_static(b"two")).unwrap();
    body.frame().await.unwrap().unwrap();
    let begun = Instant::now();
    for_long.await;
    assert_eq!(begun.elapsed(), Duration::from_secs(60));
}

#[tokio::test(start_paused = true)]
async fn the_answer_that_has_waited_longest_counts() {
    let untaken = Untaken::default();
    let patience = Some(Duration::from_secs(60));
    let begun = Instant::now();
    let first = untaken.clone().hand_on();
    sleep(Duration::from_secs(20)).await;
    let second = untaken.clone().hand_on();
    sleep(Duration::from_secs(20)).await;
    let _third = untaken.clone().hand_on();
    drop(first);
    untaken.for_long(patience).await;
    assert_eq!(begun.elapsed(), Duration::from_secs(80));
    drop(second);
    untaken.for_long(patience).await;
    assert_eq!(begun.elapsed(), Duration::from_secs(100));
    assert!(timeout(HOUR, untaken.for_long(None)).await.is_err(), "it may be for ever");
}
