use std::convert::Infallible;

use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use http_body::Frame;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, StreamBody};
use tonic::Status;
use tonic_types::StatusExt as _;
use tower::{Layer as _, Service as _, ServiceExt as _, service_fn};

use super::*;
use crate::RequestId;
use crate::call::Call;

type Answer = Result<Response<UnsyncBoxBody<Bytes, Infallible>>, Infallible>;

#[track_caller]
fn assert_internal(headers: &HeaderMap, id: &RequestId) {
    let status = Status::from_header_map(headers).unwrap();
    assert_eq!(status.code(), tonic::Code::Internal);
    assert!(!status.message().contains("on purpose"));
    let info = status.get_error_details().error_info().unwrap().clone();
    assert_eq!((info.reason.as_str(), info.metadata["request_id"].as_str()), ("INTERNAL", id.as_str()));
}

fn request(id: &RequestId) -> Request<()> {
    let mut request = Request::new(());
    request.extensions_mut().insert(Call::new(id.clone(), "/"));
    request
}

#[tokio::test]
async fn a_panic_before_the_answer_is_an_answer() {
    let id = RequestId::generate();
    let mut at_once = PanicLayer.layer(service_fn(|_: Request<()>| -> std::future::Ready<Answer> {
        panic!("on purpose");
    }));
    assert_internal(at_once.call(request(&id)).await.unwrap().headers(), &id);
    let mut later = PanicLayer.layer(service_fn(|_: Request<()>| async { panic_later().await }));
    assert_internal(later.call(request(&id)).await.unwrap().headers(), &id);
    // And again: the service has survived.
    assert_internal(later.call(request(&id)).await.unwrap().headers(), &id);
}

async fn panic_later() -> Answer {
    tokio::task::yield_now().await;
    panic!("on purpose");
}

#[tokio::test]
async fn a_panic_amid_the_answer_ends_it_by_trailers() {
    let id = RequestId::generate();
    let service = service_fn(|_: Request<()>| async {
        let mut sent = false;
        let frames = futures_util::stream::repeat_with(move || {
            assert!(!std::mem::replace(&mut sent, true), "on purpose");
            Ok(Frame::data(Bytes::from_static(b"one")))
        });
        Answer::Ok(Response::new(StreamBody::new(frames).boxed_unsync()))
    });
    let mut body = PanicLayer.layer(service).oneshot(request(&id)).await.unwrap().into_body();
    assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap(), "one");
    assert_internal(&body.frame().await.unwrap().unwrap().into_trailers().unwrap(), &id);
    assert!(body.frame().await.is_none());
}
