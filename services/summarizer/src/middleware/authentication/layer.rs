use tower_layer::Layer;

use super::service::Authentication;
use crate::security::Authenticator;
use crate::telemetry::metrics::CallMetrics;

/// Wraps a service in [`Authentication`].
#[derive(Debug, Clone)]
pub(crate) struct AuthenticationLayer {
    authenticator: Authenticator,
    metrics: CallMetrics,
}

impl AuthenticationLayer {
    /// Lets in whom an authenticator knows; those turned away are counted.
    pub(crate) fn new(authenticator: Authenticator, metrics: CallMetrics) -> Self {
        Self { authenticator, metrics }
    }
}

impl<S> Layer<S> for AuthenticationLayer {
    type Service = Authentication<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Authentication::new(inner, self.authenticator.clone(), self.metrics.clone())
    }
}
