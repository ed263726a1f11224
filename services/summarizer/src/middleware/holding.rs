//! The body of an answer that holds something until it has ended.

use std::pin::Pin;
use std::task::{Context, Poll};

use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

pin_project! {
    /// An answer whose call counts until it is sent or given up: what counts it is let go of with it.
    #[derive(Debug, Default)]
    pub(crate) struct Holding<B, G> {
        #[pin]
        inner: B,
        _guard: G,
    }
}

impl<B, G> Holding<B, G> {
    /// An answer that holds `guard`.
    pub(super) fn new(inner: B, guard: G) -> Self {
        Self { inner, _guard: guard }
    }
}

impl<B: Body, G> Body for Holding<B, G> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        self.project().inner.poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
