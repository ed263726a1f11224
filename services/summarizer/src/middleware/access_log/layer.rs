use tower_layer::Layer;

use super::service::AccessLog;
use crate::telemetry::metrics::CallMetrics;
use crate::telemetry::traces::Traces;

/// Wraps a service in [`AccessLog`].
#[derive(Debug, Clone)]
pub(crate) struct AccessLogLayer {
    metrics: CallMetrics,
    traces: Traces,
}

impl AccessLogLayer {
    /// Counts the calls, too, and ends their traces.
    pub(crate) fn new(metrics: CallMetrics, traces: Traces) -> Self {
        Self { metrics, traces }
    }
}

impl<S> Layer<S> for AccessLogLayer {
    type Service = AccessLog<S>;

    fn layer(&self, inner: S) -> Self::Service {
        AccessLog::new(inner, self.metrics.clone(), self.traces.clone())
    }
}
