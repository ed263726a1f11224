use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use crate::limits::{Count, Held, Ticket};
use crate::security::Kind;

/// How much of an answer is handed on at a time, in bytes.
const PIECE: usize = 32 << 10;

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
        let ticket = this.ticket.take();
        let unread = ticket.as_ref().map(Ticket::untaken);
        let ticket = ticket.filter(|_| *this.kind == Kind::Stream);
        Poll::Ready(response.map(|response| {
            response.map(|inner| Counted { inner, rest: Bytes::new(), unread, handed: 0, _ticket: ticket })
        }))
    }
}

pin_project! {
    /// An answer whose bytes count until they are taken, piece by piece: once it is asked for more, or dropped. The protocol asks for
    /// one piece more than its caller has room for, and would take a message whole on one byte of room.
    #[derive(Debug, Default)]
    pub(crate) struct Counted<B> {
        #[pin]
        inner: B,
        rest: Bytes,
        unread: Option<Count>,
        handed: usize,
        _ticket: Option<Ticket>,
    }
}

impl<B: Body<Data = Bytes>> Body for Counted<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = self.project();
        let Some(unread) = this.unread else { return this.inner.poll_frame(cx) };
        if *this.handed > 0 {
            unread.let_go(std::mem::take(this.handed));
        }
        if this.rest.is_empty() {
            let frame = match ready!(this.inner.poll_frame(cx)) {
                Some(Ok(frame)) => frame,
                end => return Poll::Ready(end),
            };
            match frame.into_data() {
                Ok(data) => *this.rest = data,
                Err(other) => return Poll::Ready(Some(Ok(other))),
            }
            unread.add(this.rest.len());
        }
        let whole = this.rest.len() <= PIECE;
        let piece = if whole { std::mem::take(this.rest) } else { this.rest.split_to(PIECE) };
        *this.handed = piece.len();
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let mut hint = self.inner.size_hint();
        let rest = self.rest.len() as u64;
        match hint.exact() {
            Some(exact) => hint.set_exact(exact + rest),
            None => hint.set_lower(hint.lower() + rest),
        }
        hint
    }
}
