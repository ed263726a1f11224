use std::convert::Infallible;
use std::io::Write;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt as _, StreamBody};
use tonic::Status;
use tonic::body::Body;
use tower::{Layer as _, Service as _, service_fn};
use tracing::subscriber::DefaultGuard;

use super::*;
use crate::middleware::trailers;
use crate::telemetry::metrics::CallMetrics;
use crate::telemetry::traces::Traces;

/// The lines that are logged on this thread from here on.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn start() -> (Self, DefaultGuard) {
        let log = Self::default();
        let writer = log.clone();
        let subscriber =
            tracing_subscriber::fmt().json().flatten_event(true).with_writer(move || writer.clone());
        (log, tracing::subscriber::set_default(subscriber.finish()))
    }

    /// Method and code of each line.
    fn lines(&self) -> Vec<(String, String)> {
        let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        let field = |line: &serde_json::Value, name: &str| line[name].as_str().unwrap_or("").to_owned();
        let parse = |line: &str| serde_json::from_str(line).unwrap();
        text.lines().map(parse).map(|line| (field(&line, "method"), field(&line, "code"))).collect()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn request() -> Request<()> {
    Request::post("http://host/some.Service/Method").body(()).unwrap()
}

fn expected(code: &str) -> Vec<(String, String)> {
    vec![("some.Service/Method".to_owned(), code.to_owned())]
}

#[tokio::test]
async fn an_answer_of_headers_alone_is_logged_by_their_code() {
    let (log, _guard) = Log::start();
    let mut service = AccessLogLayer::new(CallMetrics::default(), Traces::default()).layer(service_fn(
        |_: Request<()>| async { Ok::<_, Infallible>(Status::invalid_argument("no").into_http::<Body>()) },
    ));
    let response = service.call(request()).await.unwrap();
    assert_eq!(log.lines(), [], "the call has not ended yet");
    drop(response);
    assert_eq!(log.lines(), expected("INVALID_ARGUMENT"));
}

#[tokio::test]
async fn a_stream_is_logged_when_it_ends_by_the_code_of_its_trailers() {
    let (log, _guard) = Log::start();
    let mut service = AccessLogLayer::new(CallMetrics::default(), Traces::default()).layer(service_fn(
        |_: Request<()>| async {
            let frames = [Frame::data(Bytes::from_static(b"x")), Frame::trailers(trailers(&Status::ok("")))];
            let body = StreamBody::new(futures_util::stream::iter(frames.map(Ok::<_, Infallible>)));
            Ok::<_, Infallible>(Response::new(Body::new(body)))
        },
    ));
    let response = service.call(request()).await.unwrap();
    let _ = response.into_body().collect().await.unwrap();
    assert_eq!(log.lines(), expected("OK"));
}

#[tokio::test]
async fn a_call_that_its_caller_gives_up_is_logged_as_cancelled() {
    let (log, _guard) = Log::start();
    let mut service = AccessLogLayer::new(CallMetrics::default(), Traces::default())
        .layer(service_fn(|_: Request<()>| std::future::pending::<Result<Response<Body>, Infallible>>()));
    drop(service.call(request()));
    assert_eq!(log.lines(), expected("CANCELLED"));
}
