use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use super::future::InTrace;
use crate::call::{Call, method_of};
use crate::security::Caller;
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
            trace.begin(method_of(&request), caller, request.headers());
            if let Some(call) = Call::of(request.extensions()) {
                trace.tell("peacebrief.request_id", call.id().as_str());
                if let Some(id) = trace.id() {
                    call.is_in_trace(&id);
                }
            }
        }
        let context = trace.context().cloned();
        let entered = context.clone().map(opentelemetry::Context::attach);
        let inner = self.inner.call(request);
        drop(entered);
        InTrace::new(inner, context)
    }
}
