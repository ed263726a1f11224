use tower_layer::Layer;

use super::service::AccessLog;

/// Wraps a service in [`AccessLog`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct AccessLogLayer;

impl<S> Layer<S> for AccessLogLayer {
    type Service = AccessLog<S>;

    fn layer(&self, inner: S) -> Self::Service {
        AccessLog::new(inner)
    }
}
