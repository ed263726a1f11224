use tower_layer::Layer;

use super::service::CatchPanic;

/// Wraps a service in [`CatchPanic`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct PanicLayer;

impl<S> Layer<S> for PanicLayer {
    type Service = CatchPanic<S>;

    fn layer(&self, inner: S) -> Self::Service {
        CatchPanic::new(inner)
    }
}
