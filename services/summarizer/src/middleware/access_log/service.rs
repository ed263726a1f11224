use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use super::future::{Logged, Record, ResponseFuture};
use crate::telemetry::metrics::CallMetrics;

/// Logs every call when it ends.
#[derive(Debug, Clone)]
pub(crate) struct AccessLog<S> {
    inner: S,
    metrics: CallMetrics,
}

impl<S> AccessLog<S> {
    pub(super) fn new(inner: S, metrics: CallMetrics) -> Self {
        Self { inner, metrics }
    }
}

impl<S, A, B> Service<Request<A>> for AccessLog<S>
where
    S: Service<Request<A>, Response = Response<B>>,
{
    type Response = Response<Logged<B>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let record = Record::begin(request.uri().path(), self.metrics.clone());
        ResponseFuture::new(self.inner.call(request), record)
    }
}
