//! Connections: accepted, served, and brought to an end.

use std::convert::Infallible;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, sleep_until};
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower_service::Service;

use super::handshakes::{Handshake, Handshakes, Listening};
use super::origins::{Origin, Origins};
use super::over::Over;
use crate::config::Config;
use crate::connection::Connection;
use crate::middleware::unread::Untaken;
use crate::security::{Peer, Tls, names_in};
use crate::telemetry::metrics::ConnectionMetrics;

/// How long a connection without calls is given to take the notice that it is to go. One that is silent would stay for ever.
const NOTICE: Duration = Duration::from_secs(1);

/// How much of a caller's data waits unread for each call, in bytes. More would let a stream's articles pile up here,
/// where they are read no faster than they are worked on.
const CALL_WINDOW: u32 = 256 << 10;
/// The same for all calls of a connection together: many times the other, so that streams whose sender does not read the
/// answers cannot keep other calls of the connection from being heard.
const CONNECTION_WINDOW: u32 = 4 << 20;
/// The largest metadata of a call, in bytes.
const HEADER_BYTES: u32 = 16 << 10;

/// How much of an answer the protocol takes before its caller does, in bytes.
const SEND_BUFFER: usize = 128 << 10;
/// How much of what comes and goes over HTTP/1.1 waits in a connection, its metadata included, in bytes.
const HTTP1_BUFFER: usize = 64 << 10;

/// By how much sooner than configured a connection may be told to go.
const JITTER: f64 = 0.1;

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
    open: TaskTracker,
    calls: TaskTracker,
    most: usize,
    origins: Arc<Origins>,
    terms: Arc<Terms>,
}

/// What holds for every connection.
struct Terms {
    protocol: Builder<TokioExecutor>,
    tls: Option<Tls>,
    handshakes: Arc<Handshakes>,
    handshake_timeout: Duration,
    /// After how long one is told to go, at most; `None` for never.
    max_age: Option<Duration>,
    /// How long its calls may take from then on.
    grace: Duration,
    /// For how long nothing of an answer may be taken; `None` for ever.
    patience: Option<Duration>,
    /// Cancelled once all are to go; what each gives its calls follows it.
    leave: CancellationToken,
    /// Cancelled once they are dropped.
    drop: CancellationToken,
    metrics: ConnectionMetrics,
}

impl Connections {
    pub(super) fn new(
        config: &Config,
        tls: Option<Tls>,
        calls: TaskTracker,
        metrics: ConnectionMetrics,
    ) -> Self {
        let protocol = Builder::new(TokioExecutor::new());
        // HTTP/1.1 is for browsers alone.
        let mut protocol = if config.grpc_web { protocol } else { protocol.http2_only() };
        let keepalive = config.keepalive_interval.0;
        protocol
            .http1()
            .timer(TokioTimer::new())
            .max_buf_size(HTTP1_BUFFER)
            // Of each request on a connection, so that one on which nothing comes is closed.
            .header_read_timeout(config.handshake_timeout.0);
        protocol
            .http2()
            .timer(TokioTimer::new())
            .initial_stream_window_size(CALL_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .max_header_list_size(HEADER_BYTES)
            .max_send_buf_size(SEND_BUFFER)
            .max_concurrent_streams(u32::try_from(config.max_calls_per_connection).unwrap_or(u32::MAX))
            .keep_alive_interval((!keepalive.is_zero()).then_some(keepalive))
            .keep_alive_timeout(config.keepalive_timeout.0);
        let terms = Arc::new(Terms {
            protocol,
            tls,
            handshakes: Handshakes::new(config.max_handshakes),
            handshake_timeout: config.handshake_timeout.0,
            max_age: config.max_connection_age.unless_never(),
            grace: config.connection_grace.0,
            patience: config.answer_patience.unless_never(),
            leave: CancellationToken::new(),
            drop: CancellationToken::new(),
            metrics,
        });
        let origins = Origins::new(config.max_connections_per_address.0);
        Self { open: TaskTracker::new(), calls, most: config.max_connections, origins, terms }
    }

    /// Serves a connection in the background, unless there are too many.
    pub(super) fn serve<S: Handler>(&self, socket: TcpStream, address: SocketAddr, service: S) {
        let origin = if self.open.len() < self.most { self.origins.enter(address.ip()) } else { None };
        self.terms.metrics.taken(origin.is_some());
        let Some(origin) = origin else {
            tracing::debug!(%address, "a connection too many");
            return;
        };
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "cannot set TCP_NODELAY");
        }
        let terms = Arc::clone(&self.terms);
        self.open.spawn(async move {
            let _counted: Origin = origin;
            terms.accept(socket, address, service).await;
        });
    }

    /// Ends all connections once their calls are answered, but after a time even so.
    pub(super) async fn drain(self, limit: Duration) {
        let Self { open, calls, terms, .. } = self;
        open.close();
        calls.close();
        tracing::info!(connections = open.len(), calls = calls.len(), "draining");
        terms.leave.cancel();
        let answered = async {
            sleep(NOTICE).await;
            calls.wait().await;
        };
        tokio::select! {
            () = open.wait() => {}
            () = answered => {}
            () = sleep(limit) => {
                tracing::warn!(calls = calls.len(), "cutting calls off that took too long to drain");
            }
        }
        terms.drop.cancel();
        open.wait().await;
    }
}

/// Why a connection was given up before a call could come over it.
#[derive(Debug, Clone, Copy)]
enum Unheard {
    Timeout,
    Evicted,
    Tls,
}

impl Unheard {
    /// As metrics have it.
    fn as_str(self) -> &'static str {
        match self {
            Self::Timeout => "timeout",
            Self::Evicted => "evicted",
            Self::Tls => "tls",
        }
    }
}

/// Why a connection is not served any longer.
#[derive(Debug, Clone, Copy)]
enum Verdict {
    /// Nothing of its answers is taken.
    CutOff,
    /// It has got old, or all are to go.
    Leave,
}

impl Terms {
    /// Does the handshake of TLS, where there is one, and serves what comes over the connection.
    async fn accept<S: Handler>(&self, socket: TcpStream, address: SocketAddr, service: S) {
        let early = Early {
            handshake: self.handshakes.enter(),
            until: Instant::now() + self.handshake_timeout,
            _counted: Counted::begin(&self.metrics, "handshake"),
        };
        let Some(tls) = &self.tls else {
            let peer = Peer { address, certificate: None };
            return self.serve(socket, peer, service, early).await;
        };
        let accepting = TlsAcceptor::from(tls.current()).accept(socket);
        let accepted = tokio::select! {
            biased;
            accepted = accepting => accepted.map_err(|error| {
                tracing::debug!(%address, %error, "no TLS with a client");
                Unheard::Tls
            }),
            unheard = early.over() => Err(unheard),
            () = self.leave.cancelled() => return,
        };
        match accepted {
            Ok(stream) => {
                let shown = stream.get_ref().1.peer_certificates();
                let certificate = shown.and_then(<[_]>::first).map(|shown| names_in(shown).into());
                self.serve(stream, Peer { address, certificate }, service, early).await;
            }
            Err(unheard) => self.metrics.handshake_failed(unheard.as_str()),
        }
    }

    async fn serve<S: Handler>(
        &self,
        stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
        peer: Peer,
        service: S,
        early: Early,
    ) {
        let (stream, heard) = Listening::new(stream);
        let (ending, untaken) = (self.leave.child_token(), Untaken::default());
        let service = Over::new(Connection::new(peer, ending.clone(), untaken.clone()), service);
        let connection =
            self.protocol.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let mut connection = pin!(connection);
        // First it has to be heard from.
        let unheard = tokio::select! {
            biased;
            ended = connection.as_mut() => return note(ended),
            () = heard.cancelled() => None,
            unheard = early.over() => Some(unheard),
            () = ending.cancelled() => None,
        };
        drop(early);
        if let Some(unheard) = unheard {
            return self.metrics.handshake_failed(unheard.as_str());
        }
        // Then it is served until it has got old, or all are to go.
        let _counted = Counted::begin(&self.metrics, "open");
        // With a waker of its own: whatever happens on a connection has it polled, and would have all three of these polled with it.
        let mut over = FuturesUnordered::from_iter([self.is_over(&untaken, &ending)]);
        tokio::select! {
            biased;
            ended = connection.as_mut() => return note(ended),
            over = over.next() => match over {
                Some(Verdict::CutOff) => return self.cut_off(),
                Some(Verdict::Leave) | None => ending.cancel(),
            },
        }
        // A GOAWAY: new calls go elsewhere. Streams have been told to end; other calls are finished.
        connection.as_mut().graceful_shutdown();
        tokio::select! {
            ended = connection => note(ended),
            () = untaken.for_long(self.patience) => self.cut_off(),
            () = self.drop.cancelled() => {}
            () = self.grace_is_over() => tracing::debug!("cutting off what outlasts its connection"),
        }
    }

    /// Waits until a connection is not to be served any longer.
    async fn is_over(&self, untaken: &Untaken, ending: &CancellationToken) -> Verdict {
        tokio::select! {
            biased;
            () = untaken.for_long(self.patience) => Verdict::CutOff,
            () = ending.cancelled() => Verdict::Leave,
            () = self.ages() => Verdict::Leave,
        }
    }

    fn cut_off(&self) {
        tracing::debug!("cut off a connection whose answers nobody takes");
        self.metrics.cut_off();
    }

    /// Waits until the calls of a connection that is to go have had their time. Where all are to go, that is counted for them
    /// together.
    async fn grace_is_over(&self) {
        tokio::select! {
            biased;
            () = self.leave.cancelled() => std::future::pending().await,
            () = sleep(self.grace) => {}
        }
    }

    /// Waits until a connection that begins now has got old. No two are alike, so that those that came together do not all come
    /// back together.
    async fn ages(&self) {
        let Some(most) = self.max_age else { return std::future::pending().await };
        // Each state is keyed at random, and nothing else is asked of it.
        let drawn = u16::try_from(RandomState::new().build_hasher().finish() % 1000).unwrap_or(0);
        sleep(most - most.mul_f64(JITTER * f64::from(drawn) / 1000.0)).await;
    }
}

/// A connection that has not been heard from.
struct Early {
    handshake: Handshake,
    until: Instant,
    _counted: Counted,
}

impl Early {
    /// Waits until it has to be given up.
    async fn over(&self) -> Unheard {
        tokio::select! {
            () = sleep_until(self.until) => Unheard::Timeout,
            () = self.handshake.gives_way() => Unheard::Evicted,
        }
    }
}

/// A connection that is counted in a state until this is dropped.
struct Counted {
    metrics: ConnectionMetrics,
    state: &'static str,
}

impl Counted {
    fn begin(metrics: &ConnectionMetrics, state: &'static str) -> Self {
        metrics.change(state, 1);
        Self { metrics: metrics.clone(), state }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.metrics.change(self.state, -1);
    }
}

fn note(ended: Result<(), tonic::codegen::StdError>) {
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke");
    }
}
