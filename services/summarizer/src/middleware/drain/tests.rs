use std::convert::Infallible;

use bytes::Bytes;
use futures_util::{FutureExt as _, StreamExt as _};
use http::{Request, Response};
use http_body::{Body as _, Frame};
use http_body_util::{BodyExt as _, StreamBody};
use tokio_util::sync::CancellationToken;
use tonic::body::Body;
use tonic_types::StatusExt as _;
use tower::{Layer as _, ServiceExt as _, service_fn};

use super::*;
use crate::connection::Connection;
use crate::middleware::unread::Untaken;
use crate::security::Peer;

#[tokio::test]
async fn an_idle_stream_ends_when_the_service_drains_and_not_before() {
    let draining = CancellationToken::new();
    let (send, receive) = tokio::sync::mpsc::unbounded_channel::<&'static str>();
    let receive = std::sync::Mutex::new(Some(receive));
    let service = service_fn(move |_: Request<()>| {
        let messages =
            tokio_stream::wrappers::UnboundedReceiverStream::new(receive.lock().unwrap().take().unwrap());
        let frames =
            messages.map(|text| Ok::<_, Infallible>(Frame::data(Bytes::from_static(text.as_bytes()))));
        async { Ok::<_, Infallible>(Response::new(Body::new(StreamBody::new(frames)))) }
    });
    let mut request = Request::new(());
    let peer = Peer { address: ([127, 0, 0, 1], 1).into(), certificate: None };
    request.extensions_mut().insert(Connection::new(peer, draining.clone(), Untaken::default()));
    let response = DrainLayer.layer(service).oneshot(request).await.unwrap();
    let mut body = response.into_body();
    assert!(body.frame().now_or_never().is_none());
    send.send("last").unwrap();
    draining.cancel();
    // What was there before is sent still.
    assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap(), "last");
    let end = body.frame().await.unwrap().unwrap().into_trailers().unwrap();
    let status = tonic::Status::from_header_map(&end).unwrap();
    assert_eq!(status.code(), tonic::Code::Unavailable);
    assert!(status.get_error_details().retry_info().is_some());
    assert!(body.is_end_stream());
    assert!(send.is_closed(), "the stream's source is let go");
}
