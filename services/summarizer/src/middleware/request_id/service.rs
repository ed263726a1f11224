use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;
use tracing::Instrument as _;
use tracing::field::Empty;

use super::future::ResponseFuture;
use super::{REQUEST_ID, RequestId};

/// Gives every call an id and a span.
#[derive(Debug, Clone)]
pub(crate) struct WithRequestId<S> {
    inner: S,
    traced: bool,
}

impl<S> WithRequestId<S> {
    pub(super) fn new(inner: S, traced: bool) -> Self {
        Self { inner, traced }
    }
}

impl<S, A, B> Service<Request<A>> for WithRequestId<S>
where
    S: Service<Request<A>, Response = Response<B>>,
{
    type Response = Response<super::future::InSpan<B>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let id = request.headers().get(REQUEST_ID).and_then(RequestId::given);
        let id = id.unwrap_or_else(RequestId::generate);
        // At the level of errors, so that no filter that lets a line through takes its id away.
        let span = tracing::error_span!(
            "call",
            request_id = id.as_str(),
            trace_id = Empty,
            caller = Empty,
            tenant = Empty
        );
        if !self.traced
            && let Some(id) = super::trace_id(request.headers())
        {
            span.record("trace_id", id);
        }
        request.extensions_mut().insert(id.clone());
        let inner = span.in_scope(|| self.inner.call(request)).instrument(span.clone());
        ResponseFuture::new(inner, id, span)
    }
}
