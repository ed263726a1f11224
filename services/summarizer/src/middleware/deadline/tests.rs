use std::convert::Infallible;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt as _;
use http::{HeaderValue, Request, Response};
use http_body::{Body as _, Frame};
use http_body_util::{BodyExt as _, StreamBody};
use tonic::Status;
use tonic::body::Body;
use tonic_types::StatusExt as _;
use tower::{Layer as _, ServiceExt as _, service_fn};

use super::*;

fn headers(value: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(GRPC_TIMEOUT.clone(), HeaderValue::from_static(value))])
}

fn request(timeout: &'static str) -> Request<()> {
    let mut request = Request::new(());
    *request.headers_mut() = headers(timeout);
    request
}

#[track_caller]
fn assert_exceeded(headers: &HeaderMap) {
    let status = Status::from_header_map(headers).unwrap();
    assert_eq!(status.code(), tonic::Code::DeadlineExceeded);
    assert_eq!(status.get_error_details().error_info().unwrap().reason, "DEADLINE_EXCEEDED");
}

#[test]
fn reads_every_unit_and_no_other_form() {
    for (text, expected) in [
        ("1H", Duration::from_secs(3600)),
        ("2M", Duration::from_secs(120)),
        ("3S", Duration::from_secs(3)),
        ("4m", Duration::from_millis(4)),
        ("5u", Duration::from_micros(5)),
        ("6n", Duration::from_nanos(6)),
        ("99999999H", Duration::from_secs(99_999_999 * 3600)),
        ("0S", Duration::ZERO),
    ] {
        assert_eq!(timeout(&headers(text)), Ok(Some(expected)), "{text}");
    }
    for text in ["", "S", "1", "1s", "1 S", "-1S", "+1S", "999999999S", "1.5S", "S1"] {
        assert_eq!(timeout(&headers(text)), Err(Malformed), "{text}");
    }
    assert_eq!(timeout(&HeaderMap::new()), Ok(None));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_not_answered_in_time_is_ended_and_its_work_dropped() {
    let alive = Arc::new(());
    let held = Arc::clone(&alive);
    let never = service_fn(move |_: Request<()>| {
        let held = Arc::clone(&held);
        async move {
            let _held = held;
            std::future::pending::<Result<Response<String>, Infallible>>().await
        }
    });
    let service = DeadlineLayer.layer(never);
    let mut call = Box::pin(service.oneshot(request("50m")));
    let response = call.as_mut().await.unwrap();
    assert_exceeded(response.headers());
    // One is this test's and one the service's: the call has let go of its own, although its future is still there.
    drop(response);
    assert!(Arc::strong_count(&alive) <= 2);
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_ended_by_trailers_and_its_source_dropped() {
    let endless = service_fn(|_: Request<()>| async {
        let first =
            futures_util::stream::iter([Ok::<_, Infallible>(Frame::data(Bytes::from_static(b"one")))]);
        let body = Body::new(StreamBody::new(first.chain(futures_util::stream::pending())));
        Ok::<_, Infallible>(Response::new(body))
    });
    let response = DeadlineLayer.layer(endless).oneshot(request("1S")).await.unwrap();
    let mut body = response.into_body();
    assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap(), "one");
    let end = body.frame().await.unwrap().unwrap().into_trailers().unwrap();
    assert_exceeded(&end);
    assert!(body.is_end_stream() && body.frame().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_never_pauses_is_ended_too() {
    let busy = service_fn(|_: Request<()>| async {
        let frames =
            futures_util::stream::repeat_with(|| Ok::<_, Infallible>(Frame::data(Bytes::from_static(b"x"))));
        Ok::<_, Infallible>(Response::new(Body::new(StreamBody::new(frames))))
    });
    let mut body = DeadlineLayer.layer(busy).oneshot(request("1S")).await.unwrap().into_body();
    assert!(body.frame().await.unwrap().unwrap().is_data());
    tokio::time::advance(Duration::from_secs(1)).await;
    assert_exceeded(&body.frame().await.unwrap().unwrap().into_trailers().unwrap());
}

#[tokio::test(start_paused = true)]
async fn an_answer_in_time_is_left_alone() {
    let quick = service_fn(|_: Request<()>| async { Ok::<_, Infallible>(Response::new("done".to_owned())) });
    for timeout in ["1S", "99999999H"] {
        let response = DeadlineLayer.layer(quick).oneshot(request(timeout)).await.unwrap();
        assert!(response.headers().is_empty());
        assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), "done");
    }
}

#[tokio::test]
async fn a_deadline_that_cannot_be_read_is_refused_by_name() {
    let never = service_fn(|_: Request<()>| async { Ok::<_, Infallible>(Response::new(String::new())) });
    let response = DeadlineLayer.layer(never).oneshot(request("soon")).await.unwrap();
    let status = Status::from_header_map(response.headers()).unwrap();
    let details = status.get_error_details();
    assert_eq!(details.bad_request().unwrap().field_violations[0].field, "grpc-timeout");
}
