use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tokio::time::{Sleep, sleep};

use crate::ApiError;
use crate::middleware::trailers;

pin_project! {
    /// Answers in time or with the deadline.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        // None once the call is over: the work must stop, not only be ignored.
        #[pin]
        inner: Option<F>,
        // On the heap so that it can be handed on to the body.
        deadline: Option<Pin<Box<Sleep>>>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn until(timeout: Option<Duration>, inner: F) -> Self {
        Self { inner: Some(inner), deadline: timeout.map(|timeout| Box::pin(sleep(timeout))) }
    }

    /// The answer to a deadline that cannot be read: a call without one could run on when its caller has long gone.
    pub(super) fn refused() -> Self {
        Self { inner: None, deadline: None }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Default,
{
    type Output = Result<Response<Bounded<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let refuse = |error: &ApiError| {
            let response = error.status(None).into_http::<B>();
            Poll::Ready(Ok(response.map(|inner| Bounded { inner: Some(inner), deadline: None })))
        };
        let Some(inner) = this.inner.as_mut().as_pin_mut() else {
            let why = "not at most eight digits and one of H, M, S, m, u, n".to_owned();
            return refuse(&ApiError::Invalid { field: super::GRPC_TIMEOUT.as_str().into(), why });
        };
        if let Poll::Ready(response) = inner.poll(cx) {
            let deadline = this.deadline.take();
            return Poll::Ready(response.map(|r| r.map(|inner| Bounded { inner: Some(inner), deadline })));
        }
        if !passed(this.deadline, cx) {
            return Poll::Pending;
        }
        this.inner.set(None);
        refuse(&ApiError::DeadlineExceeded)
    }
}

/// Whether there is a deadline and it has passed; if not, the task is woken when it does.
fn passed(deadline: &mut Option<Pin<Box<Sleep>>>, cx: &mut Context<'_>) -> bool {
    deadline.as_mut().is_some_and(|deadline| deadline.as_mut().poll(cx).is_ready())
}

pin_project! {
    /// An answer that ends at the deadline, wherever it has got to.
    #[derive(Debug)]
    pub(crate) struct Bounded<B> {
        #[pin]
        inner: Option<B>,
        deadline: Option<Pin<Box<Sleep>>>,
    }
}

impl<B: Body> Body for Bounded<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let mut this = self.project();
        let Some(inner) = this.inner.as_mut().as_pin_mut() else { return Poll::Ready(None) };
        // The deadline first: a stream that always has something to send must end as well.
        if !passed(this.deadline, cx) {
            return inner.poll_frame(cx);
        }
        this.inner.set(None);
        let end = trailers(&ApiError::DeadlineExceeded.status(None));
        Poll::Ready(Some(Ok(Frame::trailers(end))))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.as_ref().map_or_else(|| SizeHint::with_exact(0), Body::size_hint)
    }
}
