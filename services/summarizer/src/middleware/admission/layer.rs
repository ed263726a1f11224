use std::sync::Arc;

use tower_layer::Layer;

use super::service::Admission;
use crate::limits::Limits;
use crate::pool::Pool;
use crate::telemetry::metrics::CallMetrics;

/// Wraps a service in [`Admission`].
#[derive(Debug, Clone)]
pub(crate) struct AdmissionLayer(pub(crate) Arc<Admits>);

/// By what calls are taken on.
#[derive(Debug)]
pub(crate) struct Admits {
    pub(crate) limits: Limits,
    pub(crate) pool: Arc<Pool>,
    /// The largest message that is decoded, in bytes.
    pub(crate) message_bytes: usize,
    pub(crate) metrics: CallMetrics,
}

impl<S> Layer<S> for AdmissionLayer {
    type Service = Admission<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Admission::new(inner, Arc::clone(&self.0))
    }
}
