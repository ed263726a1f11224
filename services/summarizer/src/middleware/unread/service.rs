use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use super::future::{Answer, ResponseFuture};
use crate::connection::Connection;

/// Has answers tell their connection what of them is not taken.
#[derive(Debug, Clone)]
pub(crate) struct Unread<S> {
    inner: S,
}

impl<S> Unread<S> {
    pub(super) fn new(inner: S) -> Self {
        Self { inner }
    }
}

impl<S, A, B> Service<Request<A>> for Unread<S>
where
    S: Service<Request<A>, Response = Response<B>>,
{
    type Response = Response<Answer<B>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let untaken = Connection::of(request.extensions()).map(|connection| connection.untaken().clone());
        ResponseFuture::new(self.inner.call(request), untaken)
    }
}
