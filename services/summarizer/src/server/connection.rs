//! Connections: served, and brought to an end.

use std::convert::Infallible;
use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http2::Builder;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower_service::Service;

use crate::config::Config;

/// How long a connection without calls is given to take the notice that it is to go. One that is silent, or has never
/// spoken HTTP/2, would stay for ever.
const NOTICE: Duration = Duration::from_secs(1);

/// How much of a caller's data waits unread for each call, in bytes. More would let a stream's articles pile up here,
/// where they are read no faster than they are worked on.
const CALL_WINDOW: u32 = 256 << 10;
/// The same for all calls of a connection together: many times the other, so that streams whose sender does not read the
/// answers cannot keep other calls of the connection from being heard.
const CONNECTION_WINDOW: u32 = 4 << 20;
/// The largest metadata of a call, in bytes.
const HEADER_BYTES: u32 = 16 << 10;

/// What answers the calls of a connection.
pub(super) trait Handler:
    Service<
        Request<Incoming>,
        Response = Response<<Self as Handler>::Body>,
        Error = Infallible,
        Future: Send + 'static,
    > + Clone
    + Send
    + 'static
{
    /// The answers' body.
    type Body: http_body::Body<Data = Bytes, Error: Into<tonic::codegen::StdError>> + Send + 'static;
}

impl<S, B> Handler for S
where
    S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible, Future: Send + 'static>
        + Clone
        + Send
        + 'static,
    B: http_body::Body<Data = Bytes, Error: Into<tonic::codegen::StdError>> + Send + 'static,
{
    type Body = B;
}

/// The open connections and the calls on them.
pub(super) struct Connections {
    protocol: Builder<TokioExecutor>,
    open: TaskTracker,
    calls: TaskTracker,
    /// Cancelled once connections are to go.
    leave: CancellationToken,
    /// Cancelled once they are dropped.
    drop: CancellationToken,
}

impl Connections {
    pub(super) fn new(config: &Config, calls: TaskTracker) -> Self {
        let mut protocol = Builder::new(TokioExecutor::new());
        let keepalive = config.keepalive_interval.0;
        protocol
            .timer(TokioTimer::new())
            .initial_stream_window_size(CALL_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .max_header_list_size(HEADER_BYTES)
            .max_concurrent_streams(u32::try_from(config.max_calls_per_connection).unwrap_or(u32::MAX))
            .keep_alive_interval((!keepalive.is_zero()).then_some(keepalive))
            .keep_alive_timeout(config.keepalive_timeout.0);
        Self {
            protocol,
            open: TaskTracker::new(),
            calls,
            leave: CancellationToken::new(),
            drop: CancellationToken::new(),
        }
    }

    /// Serves a connection in the background.
    pub(super) fn serve<S: Handler>(&self, socket: TcpStream, service: S) {
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "cannot set TCP_NODELAY");
        }
        let (protocol, leave, drop) = (self.protocol.clone(), self.leave.clone(), self.drop.clone());
        self.open.spawn(async move {
            let connection =
                protocol.serve_connection(TokioIo::new(socket), TowerToHyperService::new(service));
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                () = leave.cancelled() => {
                    // A GOAWAY: new calls go elsewhere, those that are open are finished.
                    connection.as_mut().graceful_shutdown();
                    tokio::select! {
                        ended = connection => ended,
                        () = drop.cancelled() => Ok(()),
                    }
                }
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection broke");
            }
        });
    }

    /// Ends all connections once their calls are answered, but after a time even so.
    pub(super) async fn drain(self, limit: Duration) {
        let Self { open, calls, leave, drop, .. } = self;
        open.close();
        calls.close();
        tracing::info!(connections = open.len(), calls = calls.len(), "draining");
        leave.cancel();
        let answered = async {
            tokio::time::sleep(NOTICE).await;
            calls.wait().await;
        };
        tokio::select! {
            () = open.wait() => {}
            () = answered => {}
            () = tokio::time::sleep(limit) => {
                tracing::warn!(calls = calls.len(), "cutting calls off that took too long to drain");
            }
        }
        drop.cancel();
        open.wait().await;
    }
}
