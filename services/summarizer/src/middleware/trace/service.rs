use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;
use tracing::Span;

use super::future::InTrace;
use crate::RequestId;
use crate::security::{Caller, Method};
use crate::telemetry::traces::CallTrace;

/// Traces calls.
#[derive(Debug, Clone)]
pub(crate) struct Trace<S> {
    inner: S,
}

impl<S> Trace<S> {
    pub(super) fn new(inner: S) -> Self {
        Self { inner }
    }
}

impl<S, A, B> Service<Request<A>> for Trace<S>
where
    S: Service<Request<A>, Response = Response<B>>,
{
    type Response = Response<InTrace<B>>;
    type Error = S::Error;
    type Future = InTrace<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let trace = request.extensions().get::<CallTrace>().cloned().unwrap_or_default();
        if let Some(caller) = request.extensions().get::<Caller>() {
            trace.begin(Method::of(request.uri().path()), caller, request.headers());
            if let Some(id) = request.extensions().get::<RequestId>() {
                trace.tell("peacebrief.request_id", id.as_str());
            }
            if let Some(id) = trace.id() {
                Span::current().record("trace_id", id);
            }
        }
        let context = trace.context().cloned();
        let entered = context.clone().map(opentelemetry::Context::attach);
        let inner = self.inner.call(request);
        drop(entered);
        InTrace::new(inner, context)
    }
}
