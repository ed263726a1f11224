//! The parts of a call.

use std::time::SystemTime;

use opentelemetry::trace::{SpanBuilder, TraceContextExt as _, Tracer as _};
use opentelemetry::{Context, KeyValue};
use opentelemetry_sdk::trace::SdkTracer;

/// A part of the call that is worked on, told until this and its own parts are dropped; nothing where its call is not told.
#[derive(Debug)]
pub(crate) struct Part(Option<Context>);

impl Part {
    /// Begins a part.
    pub(crate) fn begin(name: &'static str) -> Self {
        Self::of(&Context::current(), SpanBuilder::from_name(name))
    }

    /// Tells of a part of a call that began at a time, and ends with this.
    pub(crate) fn begun(name: &'static str, since: SystemTime, context: &Context) -> Self {
        Self::of(context, SpanBuilder::from_name(name).with_start_time(since))
    }

    /// Begins a part of this one.
    pub(crate) fn part(&self, name: &'static str) -> Self {
        Self(self.0.as_ref().and_then(|context| Self::of(context, SpanBuilder::from_name(name)).0))
    }

    fn of(context: &Context, span: SpanBuilder) -> Self {
        let tracer = context.get::<SdkTracer>();
        Self(tracer.map(|tracer| context.with_span(tracer.build_with_context(span, context))))
    }

    /// Tells how much of something there was.
    pub(crate) fn tell(&self, key: &'static str, count: usize) {
        if let Some(context) = &self.0 {
            context.span().set_attribute(KeyValue::new(key, i64::try_from(count).unwrap_or(i64::MAX)));
        }
    }
}

/// Does something as a part of the call that is worked on.
pub(crate) async fn part<T>(name: &'static str, work: impl Future<Output = T>) -> T {
    let _part = Part::begin(name);
    work.await
}
