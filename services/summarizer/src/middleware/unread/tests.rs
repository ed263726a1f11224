use std::convert::Infallible;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt as _;
use http::{Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt as _, StreamBody};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tonic::body::Body;
use tower::{Layer as _, ServiceExt as _, service_fn};

use super::*;
use crate::ending::Cut;

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
    let cut = CancellationToken::new();
    let mut request = Request::new(());
    request.extensions_mut().insert(Cut(cut.clone()));
    let patience = Some(Duration::from_secs(60));
    let answer = UnreadLayer { patience }.layer(service).oneshot(request).await.unwrap();
    let mut body = answer.into_body();
    // Its caller waits for it, for as long as it takes.
    assert!(body.frame().now_or_never().is_none());
    sleep(Duration::from_secs(3600)).await;
    send.send(Bytes::from_static(b"one")).unwrap();
    body.frame().await.unwrap().unwrap();
    sleep(Duration::from_secs(59)).await;
    assert!(body.frame().now_or_never().is_none());
    sleep(Duration::from_secs(3600)).await;
    assert!(!cut.is_cancelled(), "all was taken in time");
    send.send(Bytes::from_static(b"two")).unwrap();
    body.frame().await.unwrap().unwrap();
    sleep(Duration::from_secs(61)).await;
    assert!(cut.is_cancelled());
}
