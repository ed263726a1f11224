//! The server: the services behind their layers, on a port, until told to end.

mod connection;
mod drain;
mod handshakes;
mod health;
mod origins;
mod over;
mod router;
mod routes;
mod web;

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use peacebrief_archive::{ArchiveError, Tenant};
use router::Routes;
use routes::{ARCHIVED, Summaries};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::DropGuard;
use tokio_util::task::{AbortOnDropHandle, TaskTracker};
use tonic_health::server::HealthReporter;
use tower::{Layer as _, ServiceBuilder};

use crate::Briefer;
use crate::admin::{self, Readiness};
use crate::archive::{FOLDER_READERS, Keeper, Place, PlaceError};
use crate::background::Background;
use crate::config::Config;
use crate::grpc::{BriefServer, Condenser, Summarizer, Watching};
use crate::knowledge::KnowledgeError;
use crate::limits::Limits;
use crate::middleware::access_log::AccessLogLayer;
use crate::middleware::admission::{AdmissionLayer, Admits};
use crate::middleware::authentication::AuthenticationLayer;
use crate::middleware::deadline::DeadlineLayer;
use crate::middleware::in_flight::InFlightLayer;
use crate::middleware::panic::PanicLayer;
use crate::middleware::request_id::RequestIdLayer;
use crate::middleware::trace::TraceLayer;
use crate::middleware::unread::UnreadLayer;
use crate::pool::Pool;
use crate::registry::Registry;
use crate::security::{self, Authenticator, FileError, Tls};
use crate::telemetry::TracesError;
use crate::telemetry::metrics::{Has, Metrics};
use crate::telemetry::traces::Traces;

/// The pause after a connection could not be accepted for want of something (file descriptors, mostly).
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why not.
        error: std::io::Error,
    },
    /// The threads that read articles cannot be started.
    #[error("cannot start the threads that read articles: {0}")]
    Threads(std::io::Error),
    /// The services' own description cannot be served.
    #[error("cannot serve reflection: {0}")]
    Reflection(#[from] tonic_reflection::server::Error),
    /// The engine cannot be built.
    #[error("cannot build the engine: {0}")]
    Engine(#[from] peacebrief_engine::EngineError),
    /// The deployment's own lexicon folder cannot be used.
    #[error("cannot use the lexicon folder: {0}")]
    Knowledge(#[from] KnowledgeError),
    /// A file that says who may come in is not good.
    #[error(transparent)]
    File(#[from] FileError),
    /// Traces cannot be told in the way that is configured.
    #[error("cannot tell traces: {0}")]
    Traces(#[from] TracesError),
    /// The configuration names no place for the archive that could be tried.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// The archive cannot be opened, and would not come right by itself.
    #[error("cannot open the archive in {place}: {error}{}", because(.error))]
    Archive {
        /// Where it is to be; without what a database is reached by.
        place: String,
        /// Why not.
        error: ArchiveError,
    },
}

/// The cause of an error, as it follows the error itself.
fn because(error: &ArchiveError) -> String {
    std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default()
}

/// A server that has its port, and waits to be told to serve.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    routes: Routes,
    health: HealthReporter,
    readiness: watch::Sender<Readiness>,
    /// The port for operators, served from the start to the very end.
    admin: Option<Admin>,
    doors: Doors,
    keeper: Keeper,
    registry: Registry,
    background: Background,
    /// Ends what runs in the background where the server is never told to serve.
    guard: DropGuard,
    metrics: Metrics,
    traces: Traces,
    config: Config,
}

/// The port for operators.
struct Admin {
    address: SocketAddr,
    _serving: AbortOnDropHandle<()>,
}

/// What calls pass on their way in.
struct Doors {
    tls: Option<Tls>,
    authentication: AuthenticationLayer,
    admission: AdmissionLayer,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Server {
    /// Takes the port, starts the threads that read articles, and opens the archive, if there is to be one. An archive that is out of
    /// reach is tried again in the background, and the service is not ready meanwhile.
    ///
    /// # Errors
    /// [`StartError`] says what is missing.
    pub async fn bind(config: Config, briefer: Arc<dyn Briefer>) -> Result<Self, StartError> {
        let (listener, address) = listen(config.listen).await?;
        let place = Place::of(&config)?;
        let has = Has {
            archive: place.is_some(),
            backups: Keeper::takes_copies(&config),
            traces: config.otlp_endpoint.0.is_some(),
            tls: config.tls_cert.0.is_some(),
        };
        let metrics = Metrics::new(briefer.engine().version, has);
        let traces = Traces::start(&config, metrics.traces.clone())?;
        let background = Background::default();
        let guard = background.guard();
        let watching = security::Watching {
            every: config.reload_interval.0,
            background: background.clone(),
            metrics: metrics.files.clone(),
        };
        let tls = Tls::start(&config, &watching)?;
        let authenticator = Authenticator::start(&config, &watching)?;
        let everybody_is_one = !authenticator.asks();
        let processors = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let pool = Pool::start(
            config.workers.or(processors),
            config.queue,
            config.queue_wait.unless_never(),
            metrics.pool.clone(),
        );
        let pool = Arc::new(pool.map_err(StartError::Threads)?);
        let doors = Doors {
            tls,
            authentication: AuthenticationLayer::new(
                authenticator,
                config.reload_interval.0,
                metrics.calls.clone(),
            ),
            admission: AdmissionLayer(Arc::new(Admits {
                limits: Limits::new(&config, metrics.calls.bytes_in_flight().clone()),
                pool: Arc::clone(&pool),
                message_bytes: routes::request_bytes(&config),
                metrics: metrics.calls.clone(),
            })),
        };
        let (readiness, ready) = watch::channel(Readiness::Archive);
        let admin = match config.admin_listen.0 {
            None => None,
            Some(wanted) => {
                let (listener, address) = listen(wanted).await?;
                Some(Admin { address, _serving: admin::serve(listener, ready, metrics.clone()) })
            }
        };
        let keeper = keep(place, &config, &background, &metrics).await?;
        let workers = config.keep_registry.then(|| background.clone());
        let registry =
            Registry::new(keeper.handle().clone(), readers(&config), workers, metrics.archive.clone());
        background.spawn(registry.clone().attend_known());
        if everybody_is_one {
            registry.attend(&Tenant::default());
        }
        let (summarizer, briefs) =
            services(&config, briefer, &pool, &keeper, &registry, &background, &metrics);
        let (routes, health) = routes::routes(summarizer, briefs, &config).await?;
        Ok(Self {
            listener,
            address,
            routes,
            health,
            readiness,
            admin,
            doors,
            keeper,
            registry,
            background,
            guard,
            metrics,
            traces,
            config,
        })
    }

    /// Where it listens: the port that it got, where any was asked for.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens for operators; `None` where it does not.
    #[must_use]
    pub fn admin_address(&self) -> Option<SocketAddr> {
        self.admin.as_ref().map(|admin| admin.address)
    }

    /// Serves until the signal, then drains: readiness goes off; after a pause in which balancers notice, no more
    /// connections are taken, connections are told to go, and streams end; calls in progress are waited for, but no
    /// longer than configured; what is left is dropped. The archive is closed next, and what is left of
    /// traces is sent last.
    pub async fn serve_with_shutdown(self, signal: impl Future<Output = ()>) {
        let Self { listener, address, routes, health, readiness, admin, doors, metrics, .. } = self;
        let Self { keeper, registry, background, guard, traces, config, .. } = self;
        let calls = TaskTracker::new();
        // The first layer is the outermost. The panic layer is inside those that keep account of a call, so that they
        // see its end; and who calls is found out before anything is taken on.
        let service = ServiceBuilder::new()
            .layer(UnreadLayer)
            .layer(RequestIdLayer { traced: traces.are_told() })
            .layer(AccessLogLayer::new(metrics.calls.clone(), traces.clone()))
            .layer(InFlightLayer::new(calls.clone()))
            .layer(DeadlineLayer)
            .layer(PanicLayer)
            .layer(doors.authentication)
            .layer(TraceLayer)
            .layer(doors.admission)
            .service(routes);
        let tls = doors.tls.is_some();
        let connections =
            connection::Connections::new(&config, doors.tls, calls, metrics.connections.clone());
        let admin_address = admin.as_ref().map(|admin| admin.address.to_string());
        tracing::info!(%address, tls, admin = admin_address, "serving");
        let stopping = async {
            let told = health::Told { health, readiness, metrics };
            told.follow(keeper.handle().readiness(), signal).await;
            drain::pause(config.drain_pause.0).await;
        };
        if config.grpc_web {
            let service = web::layer(&config.cors_origins).layer(service);
            accept(listener, &connections, service, stopping).await;
        } else {
            accept(listener, &connections, service, stopping).await;
        }
        connections.drain(config.drain_timeout.0).await;
        background.stop().await;
        drop(guard);
        registry.leave().await;
        keeper.close().await;
        traces.stop().await;
        tracing::info!("stopped");
        drop(admin);
    }
}

/// Takes a port.
async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |error| StartError::Listen { address, error };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let taken = listener.local_addr().map_err(failed)?;
    Ok((listener, taken))
}

/// The services that do the work.
fn services(
    config: &Config,
    briefer: Arc<dyn Briefer>,
    pool: &Arc<Pool>,
    keeper: &Keeper,
    registry: &Registry,
    background: &Background,
    metrics: &Metrics,
) -> (Summarizer, BriefServer) {
    let stream_window = config.stream_window.or(pool.threads().saturating_mul(TWO));
    let condenser = Condenser {
        briefer,
        pool: Arc::clone(pool),
        max_body: config.max_body.0,
        metrics: metrics.articles.clone(),
        refusals: metrics.calls.clone(),
    };
    let summarizer = Summarizer { condenser: condenser.clone(), stream_window };
    let briefs = BriefServer {
        archive: keeper.handle().clone(),
        registry: registry.clone(),
        condenser,
        stream_window,
        watching: Watching {
            checkpoint_interval: config.watch_checkpoint_interval.unless_never(),
            max_age: config.watch_max_age.unless_never(),
            patience: config.watch_patience.0,
        },
        background: background.clone(),
        metrics: (metrics.articles.clone(), metrics.archive.clone()),
    };
    (summarizer, briefs)
}

const TWO: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);

/// Takes connections until told to stop. When this returns the port is free.
async fn accept<S: connection::Handler>(
    listener: TcpListener,
    connections: &connection::Connections,
    service: S,
    stopping: impl Future<Output = ()>,
) {
    let mut stopping = std::pin::pin!(stopping);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stopping => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((socket, address)) => connections.serve(socket, address, service.clone()),
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Opens the archive that is configured, if one is.
async fn keep(
    place: Option<Place>,
    config: &Config,
    background: &Background,
    metrics: &Metrics,
) -> Result<Keeper, StartError> {
    let keeper = Keeper::start(place.clone(), config, background, metrics).await;
    keeper.map_err(|error| match place.as_ref().and_then(|place| place.misnamed(&error)) {
        Some(misnamed) => misnamed.into(),
        None => StartError::Archive { place: place.map(|p| p.to_string()).unwrap_or_default(), error },
    })
}

/// How many answers of the registry may be worked out at a time: each has a connection to the archive meanwhile, and half of them are left to
/// all else.
fn readers(config: &Config) -> usize {
    let connections =
        if config.data_dir.0.is_some() { FOLDER_READERS.into() } else { config.database_connections };
    connections / 2
}
