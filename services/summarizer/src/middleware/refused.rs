//! A call that may be refused before it is handed on.

use std::pin::Pin;
use std::task::{Context, Poll};

use http::Response;
use pin_project_lite::pin_project;
use tonic::Status;

pin_project! {
    /// The answer of whom the call was handed on to, or a refusal.
    #[project = Projected]
    #[derive(Debug)]
    pub(crate) enum OrRefused<F> {
        /// It was handed on.
        HandedOn { #[pin] inner: F },
        /// It was refused.
        Refused { status: Option<Box<Status>> },
    }
}

impl<F> OrRefused<F> {
    pub(super) fn handed_on(inner: F) -> Self {
        Self::HandedOn { inner }
    }

    pub(super) fn refused(status: Status) -> Self {
        Self::Refused { status: Some(Box::new(status)) }
    }
}

impl<F, B, E> Future for OrRefused<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Default,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.project() {
            Projected::HandedOn { inner } => inner.poll(cx),
            Projected::Refused { status } => {
                let status =
                    status.take().map_or_else(|| Status::unknown("already refused"), |status| *status);
                Poll::Ready(Ok(status.into_http()))
            }
        }
    }
}
