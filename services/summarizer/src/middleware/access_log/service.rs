use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use super::future::{Logged, Record, ResponseFuture};
use crate::telemetry::metrics::CallMetrics;
use crate::telemetry::traces::Traces;

/// Logs every call when it ends.
#[derive(Debug, Clone)]
pub(crate) struct AccessLog<S> {
    inner: S,
    metrics: CallMetrics,
    traces: Traces,
}

impl<S> AccessLog<S> {
    pub(super) fn new(inner: S, metrics: CallMetrics, traces: Traces) -> Self {
        Self { inner, metrics, traces }
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

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let trace = self.traces.call();
        let record = Record::begin(&request, self.metrics.clone(), trace.clone());
        if trace.is_told() {
            request.extensions_mut().insert(trace);
        }
        ResponseFuture::new(self.inner.call(request), record)
    }
}
