//! What is counted of calls.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::exemplar::HistogramWithExemplars;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use tonic::Code;

use super::{Counters, Gauges, InTrace, TracedHistograms, seconds, traced_seconds};
use crate::security::{Kind, Method};

/// What is counted of calls. Cheap to clone: what makes up a call has it more than once.
#[derive(Debug, Clone)]
pub(crate) struct CallMetrics(pub(super) Arc<Calls>);

#[derive(Debug)]
pub(super) struct Calls {
    pub(super) answered: Counters<2>,
    pub(super) duration: TracedHistograms<1>,
    pub(super) in_flight: Gauges<1>,
    pub(super) refused: Counters<1>,
    pub(super) refusal: Histogram,
    bytes_in_flight: Gauge,
    /// What of these is one kind's and one method's, so that no call has to look for it by its labels.
    unary: Gauge,
    streams: Gauge,
    methods: [OfMethod; Method::COUNT],
}

/// What is counted of a method: each from when there is something to count.
#[derive(Debug, Default)]
struct OfMethod {
    answered: [OnceLock<Counter>; CODES],
    duration: OnceLock<HistogramWithExemplars<InTrace>>,
}

/// How many codes gRPC has.
const CODES: usize = 17;

impl Default for CallMetrics {
    fn default() -> Self {
        let in_flight = Gauges::default();
        let of_kind = |kind: Kind| in_flight.get_or_create_owned(&[("kind", kind.as_str())]);
        let (unary, streams) = (of_kind(Kind::Unary), of_kind(Kind::Stream));
        Self(Arc::new(Calls {
            answered: Family::default(),
            duration: Family::new_with_constructor(traced_seconds),
            in_flight,
            refused: Family::default(),
            refusal: seconds(),
            bytes_in_flight: Gauge::default(),
            unary,
            streams,
            methods: std::array::from_fn(|_| OfMethod::default()),
        }))
    }
}

impl CallMetrics {
    fn in_flight(&self, kind: Kind) -> &Gauge {
        match kind {
            Kind::Unary => &self.0.unary,
            Kind::Stream => &self.0.streams,
        }
    }

    /// A call begins; it is told again when it ends.
    pub(crate) fn begin(&self, kind: Kind) {
        self.in_flight(kind).inc();
    }

    /// A call ends, after so long, and in a trace where there is one.
    pub(crate) fn end(&self, method: &Method, code: Code, took: Duration, trace: Option<String>) {
        self.in_flight(method.kind).dec();
        let Calls { answered, duration, refusal, methods, .. } = &*self.0;
        let of_method = &methods[method.number];
        if let Some(counter) = of_method.answered.get(code as usize) {
            let labels = [("method", method.name), ("code", name_of(code))];
            counter.get_or_init(|| answered.get_or_create_owned(&labels)).inc();
        }
        // How long a stream lasts is its caller's choice, and says nothing.
        if method.kind == Kind::Unary {
            let took = took.as_secs_f64();
            if code == Code::ResourceExhausted {
                refusal.observe(took);
            }
            let duration =
                of_method.duration.get_or_init(|| duration.get_or_create_owned(&[("method", method.name)]));
            duration.observe(took, trace.map(named), None);
        }
    }

    /// The bytes of requests that are held.
    pub(crate) fn bytes_in_flight(&self) -> &Gauge {
        &self.0.bytes_in_flight
    }

    /// A call is refused before any work is done for it, for a reason of the API's.
    pub(crate) fn refuse(&self, reason: &'static str) {
        self.0.refused.get_or_create(&[("reason", reason)]).inc();
    }
}

fn named(trace: String) -> InTrace {
    [("trace_id", trace)]
}

/// The name of a code, as gRPC writes it.
pub(crate) fn name_of(code: Code) -> &'static str {
    match code {
        Code::Ok => "OK",
        Code::Cancelled => "CANCELLED",
        Code::Unknown => "UNKNOWN",
        Code::InvalidArgument => "INVALID_ARGUMENT",
        Code::DeadlineExceeded => "DEADLINE_EXCEEDED",
        Code::NotFound => "NOT_FOUND",
        Code::AlreadyExists => "ALREADY_EXISTS",
        Code::PermissionDenied => "PERMISSION_DENIED",
        Code::ResourceExhausted => "RESOURCE_EXHAUSTED",
        Code::FailedPrecondition => "FAILED_PRECONDITION",
        Code::Aborted => "ABORTED",
        Code::OutOfRange => "OUT_OF_RANGE",
        Code::Unimplemented => "UNIMPLEMENTED",
        Code::Internal => "INTERNAL",
        Code::Unavailable => "UNAVAILABLE",
        Code::DataLoss => "DATA_LOSS",
        Code::Unauthenticated => "UNAUTHENTICATED",
    }
}
