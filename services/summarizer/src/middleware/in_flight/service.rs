use std::task::{Context, Poll};

use http::{Request, Response};
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;
use tower_service::Service;

use super::future::ResponseFuture;
use crate::middleware::holding::Holding;

/// Holds a token of the tracker for every open call.
#[derive(Debug, Clone)]
pub(crate) struct InFlight<S> {
    inner: S,
    calls: TaskTracker,
}

impl<S> InFlight<S> {
    pub(super) fn new(inner: S, calls: TaskTracker) -> Self {
        Self { inner, calls }
    }
}

impl<S, A, B> Service<Request<A>> for InFlight<S>
where
    S: Service<Request<A>, Response = Response<B>>,
{
    type Response = Response<Holding<B, Option<TaskTrackerToken>>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        ResponseFuture::new(self.inner.call(request), self.calls.token())
    }
}
