use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use pin_project_lite::pin_project;
use tokio_util::task::task_tracker::TaskTrackerToken;

use crate::middleware::holding::Holding;

pin_project! {
    /// Hands the call's token on to the body of its answer.
    #[derive(Debug)]
    pub(crate) struct ResponseFuture<F> {
        #[pin]
        inner: F,
        // None once it is answered.
        token: Option<TaskTrackerToken>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, token: TaskTrackerToken) -> Self {
        Self { inner, token: Some(token) }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<Holding<B, Option<TaskTrackerToken>>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(cx))?;
        let token = this.token.take();
        Poll::Ready(Ok(response.map(|inner| Holding::new(inner, token))))
    }
}
