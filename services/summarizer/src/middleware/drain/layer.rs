use tokio_util::sync::CancellationToken;
use tower_layer::Layer;

use super::service::Drain;

/// Wraps a service in [`Drain`].
#[derive(Debug, Clone)]
pub(crate) struct DrainLayer {
    draining: CancellationToken,
}

impl DrainLayer {
    /// Ends streams once a token is cancelled.
    pub(crate) fn new(draining: CancellationToken) -> Self {
        Self { draining }
    }
}

impl<S> Layer<S> for DrainLayer {
    type Service = Drain<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Drain::new(inner, self.draining.clone())
    }
}
