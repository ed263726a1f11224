use tower_layer::Layer;

use super::service::WithRequestId;

/// Wraps a service in [`WithRequestId`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct RequestIdLayer {
    /// Whether calls are traced: then their lines have the ids of the traces that are told, and else what callers say.
    pub(crate) traced: bool,
}

impl<S> Layer<S> for RequestIdLayer {
    type Service = WithRequestId<S>;

    fn layer(&self, inner: S) -> Self::Service {
        WithRequestId::new(inner, self.traced)
    }
}
