use std::task::{Context, Poll};

use http::{Request, Response};
use tonic::server::NamedService;
use tower_service::Service;

use super::future::ResponseFuture;

/// Gives errors without details their reason.
#[derive(Debug, Clone)]
pub(crate) struct Reason<S> {
    inner: S,
    max_body: usize,
}

impl<S> Reason<S> {
    pub(super) fn new(inner: S, max_body: usize) -> Self {
        Self { inner, max_body }
    }
}

impl<S: NamedService> NamedService for Reason<S> {
    const NAME: &'static str = S::NAME;
}

impl<S, A, B> Service<Request<A>> for Reason<S>
where
    S: Service<Request<A>, Response = Response<B>>,
    B: Default,
{
    type Response = Response<B>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        ResponseFuture::new(self.inner.call(request), self.max_body)
    }
}
