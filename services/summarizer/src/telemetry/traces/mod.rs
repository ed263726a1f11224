//! Traces: what a call was made of and how long each part took, told to a collector over OTLP.
//!
//! They are made by OpenTelemetry's own interface, not out of the log's spans: a call's lines stay as they are, whatever is traced,
//! and no filter of the log takes a trace apart.

mod call;
mod exporter;
mod part;

use std::sync::Arc;
use std::time::Duration;

use opentelemetry::KeyValue;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{ExporterBuildError, WithTonicConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkError;
use opentelemetry_sdk::trace::{
    BatchConfigBuilder, BatchSpanProcessor, Sampler, SdkTracer, SdkTracerProvider,
};
use tonic::transport::{ClientTlsConfig, Endpoint};

pub(crate) use call::CallTrace;
pub(crate) use part::{Part, part};

use crate::config::{Config, TraceParents};
use crate::telemetry::metrics::TraceMetrics;

/// How many spans wait to be sent, at most; those past it are lost rather than waited for. About 2 MiB.
const QUEUE: usize = 4096;

/// How long spans are gathered before they are sent together.
const GATHER: Duration = Duration::from_secs(1);

/// How long a connection to the collector may take.
const CONNECT: Duration = Duration::from_secs(5);

/// How long sending what is left may take in the end, with a collector that does not answer.
const FLUSH: Duration = Duration::from_secs(3);

/// Why traces cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum TracesError {
    /// What is to be done over TLS cannot.
    #[error(transparent)]
    Tls(#[from] tonic::transport::Error),
    /// The exporter cannot be built; what OTEL_* variables say of it, it goes by too.
    #[error(transparent)]
    Exporter(#[from] ExporterBuildError),
}

/// Where traces of calls begin; of none where they are told to nobody. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Traces(Option<Arc<Told>>);

#[derive(Debug)]
struct Told {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
    parents: TraceParents,
}

impl Traces {
    /// Begins to tell the configured collector, if there is one. Whether it is there is not asked: the service does without.
    ///
    /// # Errors
    /// [`TracesError`] where it cannot be reached in the way that is configured.
    pub(crate) fn start(config: &Config, metrics: TraceMetrics) -> Result<Self, TracesError> {
        let Some(uri) = config.otlp_endpoint.0.clone() else { return Ok(Self(None)) };
        let secure = uri.scheme() == Some(&http::uri::Scheme::HTTPS);
        let mut endpoint = Endpoint::from(uri)
            .connect_timeout(CONNECT)
            .timeout(exporter::PATIENCE)
            .user_agent(concat!("peacebrief-server/", env!("CARGO_PKG_VERSION")))?;
        if secure {
            endpoint = endpoint.tls_config(ClientTlsConfig::new().with_native_roots())?;
        }
        let exporter = opentelemetry_otlp::SpanExporter::builder()
            .with_tonic()
            .with_channel(endpoint.connect_lazy())
            .build()?;
        let batches = BatchConfigBuilder::default().with_max_queue_size(QUEUE).with_scheduled_delay(GATHER);
        let processor = BatchSpanProcessor::builder(exporter::Bounded::new(exporter, metrics))
            .with_batch_config(batches.build())
            .build();
        let sampler = Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(config.trace_share.get())));
        // What OTEL_RESOURCE_ATTRIBUTES and OTEL_SERVICE_NAME say is in it, and comes first.
        let version = KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
        let mut resource = Resource::builder().with_attribute(version);
        if std::env::var_os("OTEL_SERVICE_NAME").is_none() {
            resource = resource.with_service_name("peacebrief");
        }
        let provider = SdkTracerProvider::builder()
            .with_span_processor(processor)
            .with_sampler(sampler)
            .with_resource(resource.build())
            .build();
        let tracer = provider.tracer("peacebrief-server");
        Ok(Self(Some(Arc::new(Told { provider, tracer, parents: config.trace_parents }))))
    }

    /// Whether they are told to anybody.
    pub(crate) fn are_told(&self) -> bool {
        self.0.is_some()
    }

    /// The trace of a call that has come just now, once it is known who makes it.
    pub(crate) fn call(&self) -> CallTrace {
        CallTrace::new(self.0.clone())
    }

    /// Sends what is left, within a bound. Spans that end later are lost.
    pub(crate) async fn stop(self) {
        let Some(told) = self.0 else { return };
        // It waits for a thread of its own, on which the exporter is.
        let stopped = tokio::task::spawn_blocking(move || told.provider.shutdown_with_timeout(FLUSH)).await;
        match stopped {
            Ok(Ok(()) | Err(OTelSdkError::AlreadyShutdown)) => {}
            Ok(Err(error)) => tracing::warn!(%error, "spans are lost that could not be sent in the end"),
            Err(error) => tracing::warn!(%error, "spans are lost that could not be sent in the end"),
        }
    }
}
