//! What is counted and measured, as Prometheus reads it. Every metric is made here; docs/metrics.md lists them.

mod calls;

use std::sync::{Arc, LazyLock};

use peacebrief_engine::Stage;
use prometheus_client::encoding::text;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::exemplar::HistogramWithExemplars;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use super::process::Process;

pub(crate) use calls::{CallMetrics, name_of};

/// Upper bounds of how long calls and their parts take, in seconds.
const SECONDS: [f64; 14] =
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

type Labels<const N: usize> = [(&'static str, &'static str); N];
/// Counters that one label tells apart, or several.
type Counters<const N: usize> = Family<Labels<N>, Counter>;
type Gauges<const N: usize> = Family<Labels<N>, Gauge>;
type Histograms<const N: usize> = Family<Labels<N>, Histogram>;
/// The trace in which something was measured, as an exemplar names it.
type InTrace = [(&'static str, String); 1];
type TracedHistograms<const N: usize> = Family<Labels<N>, HistogramWithExemplars<InTrace>>;

fn seconds() -> Histogram {
    Histogram::new(SECONDS)
}

fn traced_seconds() -> HistogramWithExemplars<InTrace> {
    HistogramWithExemplars::new(SECONDS.into_iter())
}

/// What is counted of the threads that read articles.
#[derive(Debug, Clone)]
pub(crate) struct PoolMetrics {
    pub(crate) threads: Gauge,
    pub(crate) busy: Gauge,
    pub(crate) waiting: Gauge,
    wait: Histograms<1>,
}

impl Default for PoolMetrics {
    fn default() -> Self {
        Self {
            threads: Gauge::default(),
            busy: Gauge::default(),
            waiting: Gauge::default(),
            wait: Family::new_with_constructor(seconds),
        }
    }
}

impl PoolMetrics {
    /// A piece of work has waited so many seconds for its thread.
    pub(crate) fn waited(&self, admission: &'static str, took: f64) {
        self.wait.get_or_create(&[("admission", admission)]).observe(took);
    }
}

/// What is counted of articles.
#[derive(Debug, Clone)]
pub(crate) struct ArticleMetrics {
    pub(crate) read_seconds: Histogram,
    stage_seconds: Histograms<1>,
    read: Counters<1>,
    pub(crate) bytes: Counter,
    pub(crate) words: Counter,
    pub(crate) keep_seconds: Histogram,
    ingested: Counters<1>,
    pub(crate) deleted: Counter,
}

impl Default for ArticleMetrics {
    fn default() -> Self {
        Self {
            read_seconds: seconds(),
            stage_seconds: Family::new_with_constructor(seconds),
            read: Family::default(),
            bytes: Counter::default(),
            words: Counter::default(),
            keep_seconds: seconds(),
            ingested: Family::default(),
            deleted: Counter::default(),
        }
    }
}

impl ArticleMetrics {
    /// A stage of reading an article has taken so many seconds.
    pub(crate) fn stage(&self, stage: Stage, took: f64) {
        self.stage_seconds.get_or_create(&[("stage", stage.as_str())]).observe(took);
    }

    /// An article was read, refused by the engine, or failed it.
    pub(crate) fn read(&self, result: &'static str) {
        self.read.get_or_create(&[("result", result)]).inc();
    }

    /// An article was taken in, or was known already.
    pub(crate) fn ingested(&self, created: bool) {
        let result = if created { "created" } else { "known" };
        self.ingested.get_or_create(&[("result", result)]).inc();
    }
}

/// What is counted of what is kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct ArchiveMetrics {
    pub(crate) up: Gauge,
    pub(crate) watchers: Gauge,
    pub(crate) changes_sent: Counter,
    pub(crate) registry_failures: Counter,
}

/// What is counted of the copies that the service takes of its archive.
#[derive(Debug, Clone, Default)]
pub(crate) struct BackupMetrics {
    /// When the last one was begun, in seconds since 1970; 0 where there is none.
    pub(crate) last: Gauge,
    /// How large it is, in bytes.
    pub(crate) bytes: Gauge,
    pub(crate) failures: Counter,
}

/// What is counted of traces.
#[derive(Debug, Clone, Default)]
pub(crate) struct TraceMetrics {
    spans: Counters<1>,
}

impl TraceMetrics {
    /// So many spans were sent, or lost in the attempt.
    pub(crate) fn sent(&self, good: bool, count: u64) {
        self.spans.get_or_create(&[("result", if good { "sent" } else { "lost" })]).inc_by(count);
    }
}

/// What is counted of connections.
#[derive(Debug, Clone, Default)]
pub(crate) struct ConnectionMetrics {
    open: Gauges<1>,
    taken: Counters<1>,
    handshake_failures: Counters<1>,
    cut: Counter,
}

impl ConnectionMetrics {
    /// So many connections more, or fewer, are in a state.
    pub(crate) fn change(&self, state: &'static str, by: i64) {
        self.open.get_or_create(&[("state", state)]).inc_by(by);
    }

    /// A connection was taken, or there were too many.
    pub(crate) fn taken(&self, accepted: bool) {
        let outcome = if accepted { "accepted" } else { "refused" };
        self.taken.get_or_create(&[("outcome", outcome)]).inc();
    }

    /// A connection was cut off, because its answers were not taken.
    pub(crate) fn cut_off(&self) {
        self.cut.inc();
    }

    /// A connection never got as far as its first call could come.
    pub(crate) fn handshake_failed(&self, cause: &'static str) {
        self.handshake_failures.get_or_create(&[("cause", cause)]).inc();
    }
}

/// What is counted of the files that are read anew.
#[derive(Debug, Clone, Default)]
pub(crate) struct FileMetrics {
    reloads: Counters<2>,
    failing: Gauges<1>,
    /// When the certificate in force expires, in seconds since 1970.
    pub(crate) certificate_expiry: Gauge,
}

impl FileMetrics {
    /// A file was read anew and is in force, or is not good and the one before stays.
    pub(crate) fn reloaded(&self, file: &'static str, good: bool) {
        let result = if good { "ok" } else { "failed" };
        self.reloads.get_or_create(&[("file", file), ("result", result)]).inc();
        self.failing.get_or_create(&[("file", file)]).set(i64::from(!good));
    }

    /// A file is watched, and good.
    pub(crate) fn watched(&self, file: &'static str) {
        self.failing.get_or_create(&[("file", file)]).set(0);
        for result in ["ok", "failed"] {
            drop(self.reloads.get_or_create(&[("file", file), ("result", result)]));
        }
    }
}

/// All that is counted and measured. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Metrics {
    registry: Arc<Registry>,
    pub(crate) calls: CallMetrics,
    pub(crate) pool: PoolMetrics,
    pub(crate) articles: ArticleMetrics,
    pub(crate) archive: ArchiveMetrics,
    pub(crate) backups: BackupMetrics,
    pub(crate) traces: TraceMetrics,
    pub(crate) connections: ConnectionMetrics,
    pub(crate) files: FileMetrics,
    pub(crate) ready: Gauge,
}

/// Panics: the hook that counts them belongs to the process, not to a server in it.
static PANICS: LazyLock<Counter> = LazyLock::new(Counter::default);

/// Failures of storage, counted where they become errors of the API, which is below all servers of a process.
static ARCHIVE_FAILURES: LazyLock<Counters<1>> = LazyLock::new(Family::default);

/// Counts a panic.
pub(super) fn count_panic() {
    PANICS.inc();
}

/// Counts a failure of an archive's storage, by its kind.
pub(crate) fn count_archive_failure(fault: &'static str) {
    ARCHIVE_FAILURES.get_or_create(&[("fault", fault)]).inc();
}

/// What a service has of which there is something to tell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Has {
    pub(crate) archive: bool,
    pub(crate) backups: bool,
    pub(crate) traces: bool,
    pub(crate) tls: bool,
}

impl Metrics {
    /// All metrics, at zero, of a service whose engine has a version.
    pub(crate) fn new(engine: String, has: Has) -> Self {
        let metrics = Self {
            registry: Arc::default(),
            calls: CallMetrics::default(),
            pool: PoolMetrics::default(),
            articles: ArticleMetrics::default(),
            archive: ArchiveMetrics::default(),
            backups: BackupMetrics::default(),
            traces: TraceMetrics::default(),
            connections: ConnectionMetrics::default(),
            files: FileMetrics::default(),
            ready: Gauge::default(),
        };
        metrics.begin();
        let registry = Arc::new(metrics.register(engine, has));
        Self { registry, ..metrics }
    }

    /// Has what labels tell apart begin at zero, so that the first of each is an increase.
    fn begin(&self) {
        use peacebrief::v1::ErrorReason as R;
        for reason in [
            R::Overloaded,
            R::QuotaExceeded,
            R::CredentialsMissing,
            R::CredentialsInvalid,
            R::CredentialsExpired,
            R::ScopeMissing,
        ] {
            let name = reason.as_str_name();
            let name = name.strip_prefix("ERROR_REASON_").unwrap_or(name);
            drop(self.calls.0.refused.get_or_create(&[("reason", name)]));
        }
        for admission in ["call", "stream"] {
            drop(self.pool.wait.get_or_create(&[("admission", admission)]));
        }
        for stage in Stage::ALL {
            drop(self.articles.stage_seconds.get_or_create(&[("stage", stage.as_str())]));
        }
        for result in ["ok", "refused", "failed"] {
            drop(self.articles.read.get_or_create(&[("result", result)]));
        }
        for result in ["created", "known"] {
            drop(self.articles.ingested.get_or_create(&[("result", result)]));
        }
        for result in ["sent", "lost"] {
            drop(self.traces.spans.get_or_create(&[("result", result)]));
        }
        for state in ["handshake", "open"] {
            drop(self.connections.open.get_or_create(&[("state", state)]));
        }
        for outcome in ["accepted", "refused"] {
            drop(self.connections.taken.get_or_create(&[("outcome", outcome)]));
        }
        for cause in ["timeout", "evicted", "tls"] {
            drop(self.connections.handshake_failures.get_or_create(&[("cause", cause)]));
        }
        for fault in ["unavailable", "full", "read_only", "corrupted", "other"] {
            drop(ARCHIVE_FAILURES.get_or_create(&[("fault", fault)]));
        }
    }

    fn register(&self, engine: String, has: Has) -> Registry {
        let mut whole = Registry::default();
        whole.register_collector(Box::new(Process));
        let ours = whole.sub_registry_with_prefix("peacebrief");
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let build = Info::new([("version", version), ("engine", engine)]);
        ours.register("build", "What runs", build);
        let Self { calls, pool, articles, archive, backups, traces, connections, files, ready, .. } =
            self.clone();
        ours.register("panics", "Panics, each of which failed one call at most", PANICS.clone());
        ours.register("ready", "Whether the service takes calls", ready);
        ours.register("grpc_calls", "Calls that have ended", calls.0.answered.clone());
        ours.register("grpc_call_duration_seconds", "How long unary calls took", calls.0.duration.clone());
        ours.register("grpc_calls_in_flight", "Calls that are open", calls.0.in_flight.clone());
        ours.register("grpc_refused", "Calls refused before any work was done", calls.0.refused.clone());
        ours.register(
            "grpc_refusal_seconds",
            "How long it took to refuse unary calls",
            calls.0.refusal.clone(),
        );
        ours.register("request_bytes_in_flight", "Bytes of requests held", calls.bytes_in_flight().clone());
        ours.register("pool_threads", "Threads that read articles", pool.threads);
        ours.register("pool_busy_threads", "Those of them at work", pool.busy);
        ours.register("pool_queue_length", "Pieces of work that wait for one", pool.waiting);
        ours.register("pool_wait_seconds", "How long they waited", pool.wait);
        ours.register("article_read_seconds", "How long reading an article took", articles.read_seconds);
        ours.register("article_stage_seconds", "How long its stages took", articles.stage_seconds);
        ours.register("articles_read", "Articles read", articles.read);
        ours.register("article_bytes", "Bytes of their bodies", articles.bytes);
        ours.register("article_words", "Words of their bodies", articles.words);
        ours.register("articles_ingested", "Articles taken in, and those known already", articles.ingested);
        ours.register("articles_deleted", "Articles erased", articles.deleted);
        ours.register("connections", "Connections", connections.open);
        ours.register("connections_opened", "Connections that came", connections.taken);
        ours.register("connections_cut", "Connections whose answers nobody took", connections.cut);
        ours.register(
            "handshake_failures",
            "Connections given up before a call",
            connections.handshake_failures,
        );
        ours.register("reloads", "Files that changed and were read anew", files.reloads);
        ours.register(
            "reload_failing",
            "Whether a file is not good and the one before in force",
            files.failing,
        );
        if has.traces {
            ours.register("spans", "Parts of traces sent, and those lost in the attempt", traces.spans);
        }
        if has.backups {
            let help = "When the last copy of the archive was begun, in seconds since 1970";
            ours.register("backup_last_timestamp_seconds", help, backups.last);
            ours.register("backup_bytes", "How large it is", backups.bytes);
            ours.register("backup_failures", "Copies that could not be taken", backups.failures);
        }
        if has.tls {
            let help = "When the certificate in force expires, in seconds since 1970";
            ours.register("certificate_expiry_timestamp_seconds", help, files.certificate_expiry);
        }
        if has.archive {
            ours.register("archive_up", "Whether the archive answers", archive.up);
            ours.register(
                "archive_failures",
                "Calls that the archive's storage failed",
                ARCHIVE_FAILURES.clone(),
            );
            ours.register("article_keep_seconds", "How long keeping an article took", articles.keep_seconds);
            ours.register("watchers", "Watches that are open", archive.watchers);
            ours.register("changes_sent", "Changes told to them", archive.changes_sent);
            let help = "Times that the registry could not be brought up to date";
            ours.register("registry_failures", help, archive.registry_failures);
        }
        whole
    }

    /// All of them, as text in the form of OpenMetrics.
    pub(crate) fn encode(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = text::encode(&mut text, &self.registry);
        text
    }
}

/// The media type of that form.
pub(crate) const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tonic::Code;

    use super::*;
    use crate::security::Method;

    #[test]
    fn what_was_counted_is_told_in_the_form_of_openmetrics() {
        let metrics =
            Metrics::new("1".into(), Has { archive: false, backups: false, traces: false, tls: false });
        let method = Method::of("/peacebrief.v1.BriefService/GetBrief");
        metrics.calls.begin(method.kind);
        metrics.calls.end(method, Code::Ok, Duration::from_millis(4), Some("5eed".into()));
        metrics.calls.refuse("OVERLOADED");
        let text = metrics.encode();
        for line in [
            "peacebrief_build_info{version=\"0.1.0\",engine=\"1\"} 1",
            "peacebrief_grpc_calls_total{method=\"peacebrief.v1.BriefService/GetBrief\",code=\"OK\"} 1",
            "peacebrief_grpc_calls_in_flight{kind=\"unary\"} 0",
            "peacebrief_grpc_refused_total{reason=\"OVERLOADED\"} 1",
            "peacebrief_grpc_call_duration_seconds_bucket{le=\"0.005\",method=\"peacebrief.v1.BriefService/GetBrief\"} 1 # {trace_id=\"5eed\"} 0.004",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
        assert!(!text.contains("archive_up") && !text.contains("certificate"), "{text}");
        assert!(text.ends_with("# EOF\n"));
    }
}
