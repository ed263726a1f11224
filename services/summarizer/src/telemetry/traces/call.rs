//! The trace of one call: begun when it is known who calls, ended with its code.

use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use http::HeaderMap;
use opentelemetry::propagation::{Extractor, TextMapPropagator as _};
use opentelemetry::trace::{SpanKind, Status, TraceContextExt as _, Tracer as _};
use opentelemetry::{Context, KeyValue};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tonic::Code;

use super::Told;
use crate::config::TraceParents;
use crate::security::{Caller, Method, Proof};

/// The trace of a call, or where there will be one. Cheap to clone; all clones are of the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct CallTrace(Option<Arc<Slot>>);

#[derive(Debug)]
struct Slot {
    told: Arc<Told>,
    came: SystemTime,
    /// The call's span, once it is there; with the tracer, for its parts.
    context: OnceLock<Context>,
}

impl CallTrace {
    pub(super) fn new(told: Option<Arc<Told>>) -> Self {
        let slot = |told| Arc::new(Slot { told, came: SystemTime::now(), context: OnceLock::new() });
        Self(told.map(slot))
    }

    /// Whether there will be one.
    pub(crate) fn is_told(&self) -> bool {
        self.0.is_some()
    }

    /// Begins it, as of when the call came. It is part of a greater one only where whoever calls is trusted to say so: else anybody
    /// could have all their calls told, and put them into traces of others.
    pub(crate) fn begin(&self, method: &Method, caller: &Caller, headers: &HeaderMap) {
        let Some(slot) = &self.0 else { return };
        let trusted = match slot.told.parents {
            TraceParents::None => false,
            TraceParents::Known => caller.proof != Proof::None,
            TraceParents::All => true,
        };
        let mut parent = Context::new();
        if trusted {
            parent = TraceContextPropagator::new().extract_with_context(&parent, &Headers(headers));
        }
        let (service, name) = method.name.split_once('/').unwrap_or((method.name, ""));
        let builder = slot
            .told
            .tracer
            .span_builder(method.name)
            .with_kind(SpanKind::Server)
            .with_start_time(slot.came)
            .with_attributes([
                KeyValue::new("rpc.system", "grpc"),
                KeyValue::new("rpc.service", service),
                KeyValue::new("rpc.method", name),
                KeyValue::new("peacebrief.tenant", caller.tenant.as_str().to_owned()),
            ]);
        let span = slot.told.tracer.build_with_context(builder, &parent);
        let context = Context::new().with_span(span).with_value(slot.told.tracer.clone());
        let _ = slot.context.set(context);
    }

    /// What the work for the call is to be done in, so that its parts are told as such.
    pub(crate) fn context(&self) -> Option<&Context> {
        self.0.as_ref().and_then(|slot| slot.context.get())
    }

    /// Tells more of it.
    pub(crate) fn tell(&self, key: &'static str, value: &str) {
        if let Some(context) = self.context() {
            context.span().set_attribute(KeyValue::new(key, value.to_owned()));
        }
    }

    /// Its id; `None` where it has not begun, or nobody is told of it.
    pub(crate) fn id(&self) -> Option<String> {
        let span = self.context()?.span();
        let context = span.span_context();
        context.is_sampled().then(|| context.trace_id().to_string())
    }

    /// Ends it.
    pub(crate) fn end(&self, code: Code) {
        let Some(context) = self.context() else { return };
        let span = context.span();
        span.set_attribute(KeyValue::new("rpc.grpc.status_code", i64::from(i32::from(code))));
        // As OpenTelemetry has it: an error is what is the server's fault, or may be.
        if matches!(
            code,
            Code::Unknown
                | Code::DeadlineExceeded
                | Code::Unimplemented
                | Code::Internal
                | Code::Unavailable
                | Code::DataLoss
        ) {
            span.set_status(Status::error(code.description()));
        }
        span.end();
    }
}

/// Headers, as the reader of W3C's `traceparent` asks for them.
struct Headers<'h>(&'h HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(http::HeaderName::as_str).collect()
    }
}
