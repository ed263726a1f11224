use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tower_service::Service;

use super::future::{Answer, ResponseFuture};
use crate::ending::Cut;

/// Cuts connections whose answers nobody takes.
#[derive(Debug, Clone)]
pub(crate) struct Unread<S> {
    inner: S,
    patience: Option<Duration>,
}

impl<S> Unread<S> {
    pub(super) fn new(inner: S, patience: Option<Duration>) -> Self {
        Self { inner, patience }
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
        let cut = request.extensions().get::<Cut>().cloned();
        ResponseFuture::new(self.inner.call(request), cut.zip(self.patience))
    }
}
