use std::sync::Arc;
use std::time::Duration;

use tower_layer::Layer;

use super::service::{Authentication, Doorkeeper};
use crate::security::Authenticator;
use crate::telemetry::metrics::CallMetrics;

/// Wraps a service in [`Authentication`].
#[derive(Debug, Clone)]
pub(crate) struct AuthenticationLayer {
    doorkeeper: Arc<Doorkeeper>,
    every: Duration,
}

impl AuthenticationLayer {
    /// Lets in whom an authenticator knows, and looks so often whether the callers of streams are allowed still; those turned away
    /// are counted.
    pub(crate) fn new(authenticator: Authenticator, every: Duration, metrics: CallMetrics) -> Self {
        Self { doorkeeper: Arc::new(Doorkeeper { authenticator, metrics }), every }
    }
}

impl<S> Layer<S> for AuthenticationLayer {
    type Service = Authentication<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Authentication::new(inner, Arc::clone(&self.doorkeeper), self.every)
    }
}
