//! The port for operators: whether the process lives, whether it takes calls, what it counts, and what it logs. Plain HTTP, for the
//! orchestrator and the monitoring; it is no part of the API, and belongs off the public network.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::task::AbortOnDropHandle;

use crate::config::LogFilter;
use crate::telemetry::log_control;
use crate::telemetry::metrics::{MEDIA_TYPE, Metrics};

/// The largest filter that is taken, in bytes.
const FILTER_BYTES: usize = 4 << 10;

/// Whether the service takes calls, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readiness {
    /// It does.
    Ready,
    /// What it keeps articles in is not open yet, or out of reach.
    Archive,
    /// It is about to end.
    Draining,
}

impl Readiness {
    /// What keeps it from taking calls.
    fn obstacle(self) -> Option<&'static str> {
        match self {
            Self::Ready => None,
            Self::Archive => Some("archive"),
            Self::Draining => Some("draining"),
        }
    }
}

/// What is told.
#[derive(Clone)]
struct Told {
    readiness: watch::Receiver<Readiness>,
    metrics: Metrics,
}

/// Serves operators, until the handle is dropped.
pub(crate) fn serve(
    listener: TcpListener,
    readiness: watch::Receiver<Readiness>,
    metrics: Metrics,
) -> AbortOnDropHandle<()> {
    let router = Router::new()
        .route("/livez", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics_text))
        .route("/log", get(filter).put(change_filter).layer(DefaultBodyLimit::max(FILTER_BYTES)))
        .with_state(Told { readiness, metrics });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    AbortOnDropHandle::new(tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, service).await {
            tracing::error!(%error, "the admin port is no longer served");
        }
    }))
}

async fn ready(State(Told { readiness, .. }): State<Told>) -> Response {
    let obstacle = readiness.borrow().obstacle();
    match obstacle {
        None => "ok\n".into_response(),
        Some(obstacle) => (StatusCode::SERVICE_UNAVAILABLE, format!("{obstacle}\n")).into_response(),
    }
}

async fn metrics_text(State(Told { metrics, .. }): State<Told>) -> Response {
    ([(CONTENT_TYPE, MEDIA_TYPE)], metrics.encode()).into_response()
}

async fn filter() -> Response {
    match log_control() {
        Some(control) => format!("{}\n", control.filter()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Changes which log lines are written. Only from this machine, or what passes for it (a forwarded port): whoever else may look
/// here, may not have the log tell more than its operator wants.
async fn change_filter(ConnectInfo(peer): ConnectInfo<SocketAddr>, text: String) -> Response {
    if !peer.ip().to_canonical().is_loopback() {
        return (StatusCode::FORBIDDEN, "the log is changed from a loopback address only\n").into_response();
    }
    let Some(control) = log_control() else { return StatusCode::NOT_FOUND.into_response() };
    let filter = match LogFilter::read(text.trim()) {
        Ok(filter) => filter,
        Err(why) => return (StatusCode::BAD_REQUEST, format!("the filter is {why}\n")).into_response(),
    };
    let told = filter.to_string();
    match control.change(filter) {
        Ok(()) => {
            tracing::info!(filter = told, "the log has another filter");
            format!("{told}\n").into_response()
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response(),
    }
}
