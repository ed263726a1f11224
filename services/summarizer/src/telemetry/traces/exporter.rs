//! Sending spans: bounded in time, counted, and said once where it does not work.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::{OTelSdkError, OTelSdkResult};
use opentelemetry_sdk::trace::{SpanData, SpanExporter};
use tokio::runtime::Handle;
use tokio::time::timeout;

use crate::telemetry::metrics::TraceMetrics;

/// How long sending some spans may take, a connection to begin with among it.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// An exporter that is held to its time. It works on the service's runtime, and is waited for on a thread of its own.
#[derive(Debug)]
pub(super) struct Bounded {
    inner: Arc<opentelemetry_otlp::SpanExporter>,
    runtime: Handle,
    metrics: TraceMetrics,
    /// Whether the last attempt failed: an outage is said where it begins and where it ends.
    failing: AtomicBool,
}

impl Bounded {
    /// To be called on the runtime that is to do the work.
    pub(super) fn new(inner: opentelemetry_otlp::SpanExporter, metrics: TraceMetrics) -> Self {
        Self { inner: Arc::new(inner), runtime: Handle::current(), metrics, failing: AtomicBool::new(false) }
    }

    async fn send(&self, spans: Vec<SpanData>) -> OTelSdkResult {
        let inner = Arc::clone(&self.inner);
        let sending = self.runtime.spawn(async move { timeout(PATIENCE, inner.export(spans)).await });
        match sending.await {
            Ok(Ok(sent)) => sent,
            Ok(Err(_)) => Err(OTelSdkError::Timeout(PATIENCE)),
            Err(error) => Err(OTelSdkError::InternalFailure(error.to_string())),
        }
    }
}

impl SpanExporter for Bounded {
    async fn export(&self, spans: Vec<SpanData>) -> OTelSdkResult {
        let count = spans.len() as u64;
        let sent = self.send(spans).await;
        self.metrics.sent(sent.is_ok(), count);
        let failed_before = self.failing.swap(sent.is_err(), Ordering::Relaxed);
        match &sent {
            Err(error) if !failed_before => tracing::warn!(%error, "spans cannot be sent, and are lost"),
            Ok(()) if failed_before => tracing::info!("spans can be sent again"),
            _ => {}
        }
        sent
    }

    fn shutdown_with_timeout(&self, limit: Duration) -> OTelSdkResult {
        self.inner.shutdown_with_timeout(limit)
    }

    fn set_resource(&mut self, resource: &Resource) {
        // Told before the first span is sent, so that nobody else holds it.
        if let Some(inner) = Arc::get_mut(&mut self.inner) {
            inner.set_resource(resource);
        }
    }
}
