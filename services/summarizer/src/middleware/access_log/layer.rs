use tower_layer::Layer;

use super::service::AccessLog;
use crate::telemetry::metrics::CallMetrics;

/// Wraps a service in [`AccessLog`].
#[derive(Debug, Clone)]
pub(crate) struct AccessLogLayer {
    metrics: CallMetrics,
}

impl AccessLogLayer {
    /// Counts the calls, too.
    pub(crate) fn new(metrics: CallMetrics) -> Self {
        Self { metrics }
    }
}

impl<S> Layer<S> for AccessLogLayer {
    type Service = AccessLog<S>;

    fn layer(&self, inner: S) -> Self::Service {
        AccessLog::new(inner, self.metrics.clone())
    }
}
