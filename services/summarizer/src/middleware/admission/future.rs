use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use crate::limits::{Held, Ticket};
use crate::security::Kind;

pin_project! {
    /// Lets go of a unary call with its answer, and hands a stream's ticket on to it.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        #[pin]
        inner: F,
        kind: Kind,
        ticket: Option<Ticket>,
        // Beside the body's own: a request counts until it is answered, not only until it is read.
        held: Option<Held>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, kind: Kind, ticket: Ticket, held: Held) -> Self {
        Self { inner, kind, ticket: Some(ticket), held: Some(held) }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<Counted<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(cx));
        drop(this.held.take());
        let ticket = this.ticket.take().filter(|_| *this.kind == Kind::Stream);
        Poll::Ready(response.map(|response| response.map(|inner| Counted { inner, _ticket: ticket })))
    }
}

pin_project! {
    /// An answer that counts until it has ended, where it is a stream.
    #[derive(Debug, Default)]
    pub(crate) struct Counted<B> {
        #[pin]
        inner: B,
        _ticket: Option<Ticket>,
    }
}

impl<B: Body> Body for Counted<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        self.project().inner.poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
