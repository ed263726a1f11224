use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use super::REQUEST_ID;
use crate::call::Call;

pin_project! {
    /// Sends the id back with the answer.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        #[pin]
        inner: F,
        // None once it is answered.
        call: Option<Call>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, call: Call) -> Self {
        Self { inner, call: Some(call) }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<InCall<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let polled = Call::work_for(this.call.as_ref(), || this.inner.poll(cx));
        let mut response = ready!(polled)?;
        let call = this.call.take();
        let Some(mut id) = call.as_ref().map(|call| call.id().0.clone()) else {
            return Poll::Ready(Ok(response.map(|inner| InCall { inner, call })));
        };
        // No two calls have the same: in the table by which the protocol shortens what comes again, it would only take others' room.
        id.set_sensitive(true);
        response.headers_mut().insert(REQUEST_ID.clone(), id);
        Poll::Ready(Ok(response.map(|inner| InCall { inner, call })))
    }
}

pin_project! {
    /// The messages of an answer, made in the name of their call.
    #[derive(Debug)]
    pub(crate) struct InCall<B> {
        #[pin]
        inner: B,
        call: Option<Call>,
    }
}

impl<B: Body> Body for InCall<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = self.project();
        Call::work_for(this.call.as_ref(), || this.inner.poll_frame(cx))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
