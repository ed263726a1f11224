use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tracing::Span;
use tracing::instrument::Instrumented;

use super::{REQUEST_ID, RequestId};

pin_project! {
    /// Sends the id back with the answer.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        #[pin]
        inner: Instrumented<F>,
        id: RequestId,
        span: Span,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: Instrumented<F>, id: RequestId, span: Span) -> Self {
        Self { inner, id, span }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<InSpan<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut response = ready!(this.inner.poll(cx))?;
        let mut id = this.id.0.clone();
        // No two calls have the same: in the table by which the protocol shortens what comes again, it would only take others' room.
        id.set_sensitive(true);
        response.headers_mut().insert(REQUEST_ID, id);
        let span = this.span.clone();
        Poll::Ready(Ok(response.map(|inner| InSpan { inner, span })))
    }
}

pin_project! {
    /// The messages of an answer, made within the span of their call.
    #[derive(Debug)]
    pub(crate) struct InSpan<B> {
        #[pin]
        inner: B,
        span: Span,
    }
}

impl<B: Body> Body for InSpan<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = self.project();
        let _entered = this.span.enter();
        this.inner.poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
