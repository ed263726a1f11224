use tower_layer::Layer;

use super::service::WithRequestId;

/// Wraps a service in [`WithRequestId`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct RequestIdLayer;

impl<S> Layer<S> for RequestIdLayer {
    type Service = WithRequestId<S>;

    fn layer(&self, inner: S) -> Self::Service {
        WithRequestId::new(inner)
    }
}
