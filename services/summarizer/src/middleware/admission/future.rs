use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use pin_project_lite::pin_project;

use crate::limits::{Held, Ticket};
use crate::middleware::holding::Holding;
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
    type Output = Result<Response<Holding<B, Option<Ticket>>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(cx));
        drop(this.held.take());
        let ticket = this.ticket.take().filter(|_| *this.kind == Kind::Stream);
        Poll::Ready(response.map(|response| response.map(|inner| Holding::new(inner, ticket))))
    }
}
