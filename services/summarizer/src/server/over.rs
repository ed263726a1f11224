//! Tells each call of a connection which one it comes over.

use std::task::{Context, Poll};

use http::Request;
use tower_service::Service;

use crate::connection::Connection;

/// Puts a connection into the extensions of its calls.
#[derive(Debug, Clone)]
pub(super) struct Over<S> {
    inner: S,
    connection: Connection,
}

impl<S> Over<S> {
    pub(super) fn new(connection: Connection, inner: S) -> Self {
        Self { inner, connection }
    }
}

impl<S, A> Service<Request<A>> for Over<S>
where
    S: Service<Request<A>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        request.extensions_mut().insert(self.connection.clone());
        self.inner.call(request)
    }
}
