use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::{HeaderMap, Request, Response};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tokio::time::Instant;
use tonic::{Code, Status};

use crate::call::{Call, method_of};
use crate::security::Method;
use crate::telemetry::metrics::{CallMetrics, name_of};
use crate::telemetry::traces::CallTrace;

/// The line of a call. It is written when this is dropped, so that a call is logged however it ends.
#[derive(Debug)]
pub(crate) struct Record {
    /// What it is called where it is counted: what is no method of ours has one name there.
    method: &'static Method,
    /// What stands for that name in the line. It can be anything; it is cut, and quoted by the writer of the log.
    path: Option<Box<str>>,
    begun: Instant,
    /// The code that was answered; none as long as the call is open, and when its caller gives it up.
    code: Option<Code>,
    call: Option<Call>,
    metrics: CallMetrics,
    trace: CallTrace,
}

impl Record {
    pub(super) fn begin<A>(request: &Request<A>, metrics: CallMetrics, trace: CallTrace) -> Self {
        let method = method_of(request);
        metrics.begin(method.kind);
        let path = method.is_other().then(|| {
            let path = request.uri().path();
            let path = path.strip_prefix('/').unwrap_or(path);
            path[..path.floor_char_boundary(128)].into()
        });
        let call = Call::of(request.extensions()).cloned();
        Self { method, path, begun: Instant::now(), code: None, call, metrics, trace }
    }

    fn read(&mut self, headers: &HeaderMap) {
        if let Some(code) = headers.get(Status::GRPC_STATUS) {
            self.code = Some(Code::from_bytes(code.as_bytes()));
        }
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        let Self { method, path, begun, code, call, metrics, trace } = self;
        let _entered = call.as_ref().map(Call::enter);
        // An answer that was given up before its end has no code: the caller went away, or the connection did.
        let code = code.unwrap_or(Code::Cancelled);
        trace.end(code);
        let took = begun.elapsed();
        metrics.end(method, code, took, trace.id());
        let duration_ms = u64::try_from(took.as_micros()).unwrap_or(u64::MAX) as f64 / 1000.0;
        let (method, code) = (path.as_deref().unwrap_or(method.name), name_of(code));
        // Probes come every few seconds and would bury everything else.
        if method.starts_with("grpc.health.") {
            tracing::debug!(method, code, duration_ms, "answered");
        } else {
            tracing::info!(method, code, duration_ms, "answered");
        }
    }
}

pin_project! {
    /// Reads the code of an answer that is nothing but headers.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        #[pin]
        inner: F,
        record: Option<Record>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, record: Record) -> Self {
        Self { inner, record: Some(record) }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<Logged<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(cx))?;
        let mut record = this.record.take();
        if let Some(record) = &mut record {
            record.read(response.headers());
        }
        Poll::Ready(Ok(response.map(|inner| Logged { inner, record })))
    }
}

pin_project! {
    /// Reads the code of an answer from its trailers.
    #[derive(Debug)]
    pub(crate) struct Logged<B> {
        #[pin]
        inner: B,
        record: Option<Record>,
    }
}

impl<B: Body> Body for Logged<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = self.project();
        let frame = ready!(this.inner.poll_frame(cx));
        if let (Some(Ok(frame)), Some(record)) = (&frame, this.record)
            && let Some(trailers) = frame.trailers_ref()
        {
            record.read(trailers);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
