use tower_layer::Layer;

use super::service::Unread;

/// Wraps a service in [`Unread`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnreadLayer;

impl<S> Layer<S> for UnreadLayer {
    type Service = Unread<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Unread::new(inner)
    }
}
