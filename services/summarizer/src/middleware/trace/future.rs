use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use http_body::{Body, Frame, SizeHint};
use opentelemetry::Context as Traced;
use pin_project_lite::pin_project;

pin_project! {
    /// The work for a call, or the messages of its answer, made within its trace.
    #[derive(Debug, Default)]
    pub(crate) struct InTrace<T> {
        #[pin]
        inner: T,
        traced: Option<Traced>,
    }
}

impl<T> InTrace<T> {
    pub(super) fn new(inner: T, traced: Option<Traced>) -> Self {
        Self { inner, traced }
    }
}

impl<F, B, E> Future for InTrace<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<InTrace<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let _entered = this.traced.clone().map(Traced::attach);
        let response = ready!(this.inner.poll(cx))?;
        let traced = this.traced.take();
        Poll::Ready(Ok(response.map(|inner| InTrace { inner, traced })))
    }
}

impl<B: Body> Body for InTrace<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = self.project();
        let _entered = this.traced.clone().map(Traced::attach);
        this.inner.poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
