//! Tells each call of a connection where it comes from, when its streams are to end, and where their answers tell what is not taken of them.

use std::task::{Context, Poll};

use http::Request;
use tower_service::Service;

use crate::ending::Ending;
use crate::middleware::unread::Untaken;
use crate::security::Peer;

/// Puts what is known of a connection into the extensions of its calls.
#[derive(Debug, Clone)]
pub(super) struct WithPeer<S> {
    inner: S,
    peer: Peer,
    ending: Ending,
    untaken: Untaken,
}

impl<S> WithPeer<S> {
    pub(super) fn new(inner: S, peer: Peer, ending: Ending, untaken: Untaken) -> Self {
        Self { inner, peer, ending, untaken }
    }
}

impl<S, A> Service<Request<A>> for WithPeer<S>
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
        request.extensions_mut().insert(self.peer.clone());
        request.extensions_mut().insert(self.ending.clone());
        request.extensions_mut().insert(self.untaken.clone());
        self.inner.call(request)
    }
}
