use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use pin_project_lite::pin_project;

use super::instead_of;

pin_project! {
    /// Looks at the answer's headers: what tonic cannot take in, it refuses before anything is answered.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        #[pin]
        inner: F,
        max_body: usize,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, max_body: usize) -> Self {
        Self { inner, max_body }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Default,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(cx))?;
        Poll::Ready(Ok(match instead_of(response.headers(), *this.max_body) {
            Some(status) => status.into_http(),
            None => response,
        }))
    }
}
