use tower_layer::Layer;

use super::service::Reason;

/// Wraps a service in [`Reason`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReasonLayer {
    max_body: usize,
}

impl ReasonLayer {
    /// For a service that accepts bodies of articles up to a size in bytes.
    pub(crate) fn new(max_body: usize) -> Self {
        Self { max_body }
    }
}

impl<S> Layer<S> for ReasonLayer {
    type Service = Reason<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Reason::new(inner, self.max_body)
    }
}
