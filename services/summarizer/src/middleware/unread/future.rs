use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use super::untaken::{HandedOn, Untaken};

pin_project! {
    /// Has an answer watched from when it is there.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        #[pin]
        inner: F,
        untaken: Option<Untaken>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, untaken: Option<Untaken>) -> Self {
        Self { inner, untaken }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<Answer<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(cx))?;
        let untaken = this.untaken.take();
        let handed_on = untaken.map(Untaken::hand_on);
        Poll::Ready(Ok(response.map(|inner| Answer { inner, handed_on })))
    }
}

pin_project! {
    /// An answer of which something has to be taken now and then. The protocol asks it for more only when there is room, so that
    /// what it has handed on has been taken once it is asked again, or dropped.
    #[derive(Debug)]
    pub(crate) struct Answer<B> {
        #[pin]
        inner: B,
        handed_on: Option<HandedOn>,
    }
}

impl<B: Body> Body for Answer<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = self.project();
        let frame = this.inner.poll_frame(cx);
        if let Some(handed_on) = this.handed_on {
            handed_on.is_taken(matches!(frame, Poll::Ready(Some(_))));
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
