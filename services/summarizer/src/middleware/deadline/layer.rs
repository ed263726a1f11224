use tower_layer::Layer;

use super::service::Deadline;

/// Wraps a service in [`Deadline`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct DeadlineLayer;

impl<S> Layer<S> for DeadlineLayer {
    type Service = Deadline<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Deadline::new(inner)
    }
}
