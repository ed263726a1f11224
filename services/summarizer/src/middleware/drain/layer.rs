use tower_layer::Layer;

use super::service::Drain;

/// Wraps a service in [`Drain`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct DrainLayer;

impl<S> Layer<S> for DrainLayer {
    type Service = Drain<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Drain::new(inner)
    }
}
