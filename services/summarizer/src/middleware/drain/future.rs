use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

use crate::ApiError;
use crate::middleware::trailers;

pin_project! {
    /// Hands the signal on to the body of the answer.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        #[pin]
        inner: F,
        // None where the answer never idles.
        draining: Option<CancellationToken>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, draining: Option<CancellationToken>) -> Self {
        Self { inner, draining }
    }
}

impl<F, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<tonic::body::Body>, E>>,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(cx))?;
        let Some(draining) = this.draining.take() else { return Poll::Ready(Ok(response)) };
        let draining = draining.cancelled_owned();
        // Boxed because the router that these services stand in takes any answer of one type only.
        Poll::Ready(
            Ok(response.map(|inner| tonic::body::Body::new(Drained { inner: Some(inner), draining }))),
        )
    }
}

pin_project! {
    /// An answer that ends once the service drains and it has nothing to send.
    #[derive(Debug)]
    pub(crate) struct Drained<B> {
        #[pin]
        inner: Option<B>,
        #[pin]
        draining: WaitForCancellationFutureOwned,
    }
}

impl<B: Body> Body for Drained<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let mut this = self.project();
        let Some(inner) = this.inner.as_mut().as_pin_mut() else { return Poll::Ready(None) };
        // What there is to send comes first: a watch of the service's health tells that it goes off, then ends.
        if let Poll::Ready(frame) = inner.poll_frame(cx) {
            return Poll::Ready(frame);
        }
        ready!(this.draining.poll(cx));
        this.inner.set(None);
        Poll::Ready(Some(Ok(Frame::trailers(trailers(&ApiError::ShuttingDown.status(None))))))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.as_ref().map_or_else(|| SizeHint::with_exact(0), Body::size_hint)
    }
}
