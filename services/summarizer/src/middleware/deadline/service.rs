use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use super::future::{Bounded, ResponseFuture};

/// Ends calls at their deadlines.
#[derive(Debug, Clone)]
pub(crate) struct Deadline<S> {
    inner: S,
}

impl<S> Deadline<S> {
    pub(super) fn new(inner: S) -> Self {
        Self { inner }
    }
}

impl<S, A, B> Service<Request<A>> for Deadline<S>
where
    S: Service<Request<A>, Response = Response<B>>,
    B: Default,
{
    type Response = Response<Bounded<B>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        match super::timeout(request.headers()) {
            Ok(timeout) => ResponseFuture::until(timeout, self.inner.call(request)),
            Err(super::Malformed) => ResponseFuture::refused(),
        }
    }
}
