use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use crate::ApiError;
use crate::call::Call;
use crate::middleware::trailers;

pin_project! {
    /// Answers, or says that it failed.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        // None where the panic came before there was a future.
        #[pin]
        inner: Option<F>,
        call: Option<Call>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: Option<F>, call: Option<Call>) -> Self {
        Self { inner, call }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Default,
{
    type Output = Result<Response<Caught<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let polled = this.inner.as_pin_mut().map(|f| catch_unwind(AssertUnwindSafe(|| f.poll(cx))));
        let response = match polled {
            Some(Ok(Poll::Pending)) => return Poll::Pending,
            Some(Ok(Poll::Ready(response))) => response?,
            Some(Err(_)) | None => ApiError::Internal.status(this.call.as_ref().map(Call::id)).into_http(),
        };
        let call = this.call.take();
        Poll::Ready(Ok(response.map(|inner| Caught { inner: Some(inner), call })))
    }
}

pin_project! {
    /// An answer that ends with `INTERNAL` where making it panics.
    #[derive(Debug)]
    pub(crate) struct Caught<B> {
        #[pin]
        inner: Option<B>,
        call: Option<Call>,
    }
}

impl<B> Default for Caught<B> {
    fn default() -> Self {
        Self { inner: None, call: None }
    }
}

impl<B: Body> Body for Caught<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let mut this = self.project();
        let Some(inner) = this.inner.as_mut().as_pin_mut() else { return Poll::Ready(None) };
        catch_unwind(AssertUnwindSafe(|| inner.poll_frame(cx))).unwrap_or_else(|_| {
            this.inner.set(None);
            let end = trailers(&ApiError::Internal.status(this.call.as_ref().map(Call::id)));
            Poll::Ready(Some(Ok(Frame::trailers(end))))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.as_ref().map_or_else(|| SizeHint::with_exact(0), Body::size_hint)
    }
}
