use std::task::{Context, Poll};

use http::{Request, Response};
use tonic::body::Body;
use tonic::server::NamedService;
use tower_service::Service;

use super::future::ResponseFuture;
use crate::call::Call;
use crate::connection::ending_of;
use crate::security::Kind;

/// Ends idle streams once the service drains.
#[derive(Debug, Clone)]
pub(crate) struct Drain<S> {
    inner: S,
}

impl<S> Drain<S> {
    pub(super) fn new(inner: S) -> Self {
        Self { inner }
    }
}

impl<S: NamedService> NamedService for Drain<S> {
    const NAME: &'static str = S::NAME;
}

impl<S, A> Service<Request<A>> for Drain<S>
where
    S: Service<Request<A>, Response = Response<Body>>,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        // The answer of a unary call never waits for anything.
        let call = Call::of(request.extensions());
        let ends = call.is_none_or(|call| call.method().kind == Kind::Stream);
        let ending = ends.then(|| ending_of(request.extensions()));
        ResponseFuture::new(self.inner.call(request), ending)
    }
}
