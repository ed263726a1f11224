use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use super::standing::Standing;
use crate::middleware::trailers;

pin_project! {
    /// Has the answer end with what its caller was let in by.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        #[pin]
        inner: F,
        standing: Option<Standing>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, standing: Option<Standing>) -> Self {
        Self { inner, standing }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<Allowed<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(cx))?;
        let standing = this.standing.take();
        Poll::Ready(Ok(response.map(|inner| Allowed { inner: Some(inner), standing })))
    }
}

pin_project! {
    /// An answer that ends once its caller may no longer have it.
    #[derive(Debug)]
    pub(crate) struct Allowed<B> {
        #[pin]
        inner: Option<B>,
        standing: Option<Standing>,
    }
}

impl<B: Default> Default for Allowed<B> {
    fn default() -> Self {
        Self { inner: Some(B::default()), standing: None }
    }
}

impl<B: Body> Body for Allowed<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let mut this = self.project();
        // First of all: what comes now is no longer the caller's to have.
        if this.inner.is_some()
            && let Some(standing) = this.standing
            && let Poll::Ready(status) = standing.poll_lost(cx)
        {
            this.inner.set(None);
            return Poll::Ready(Some(Ok(Frame::trailers(trailers(&status)))));
        }
        match this.inner.as_pin_mut() {
            Some(inner) => inner.poll_frame(cx),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.as_ref().map_or_else(|| SizeHint::with_exact(0), Body::size_hint)
    }
}
