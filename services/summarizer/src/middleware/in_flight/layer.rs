use tokio_util::task::TaskTracker;
use tower_layer::Layer;

use super::service::InFlight;

/// Wraps a service in [`InFlight`].
#[derive(Debug, Clone)]
pub(crate) struct InFlightLayer {
    calls: TaskTracker,
}

impl InFlightLayer {
    /// Counts calls by tokens of a tracker.
    pub(crate) fn new(calls: TaskTracker) -> Self {
        Self { calls }
    }
}

impl<S> Layer<S> for InFlightLayer {
    type Service = InFlight<S>;

    fn layer(&self, inner: S) -> Self::Service {
        InFlight::new(inner, self.calls.clone())
    }
}
