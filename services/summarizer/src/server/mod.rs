//! The server: the services behind their layers, on a port, until told to end.

mod connection;
mod drain;
mod health;

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use peacebrief::v1::brief_service_server::BriefServiceServer;
use peacebrief::v1::digest_service_server::DigestServiceServer;
use peacebrief::v1::registry_service_server::RegistryServiceServer;
use peacebrief::v1::summarizer_service_server::SummarizerServiceServer;
use peacebrief_archive::{ArchiveError, Tenant};
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;
use tonic::server::NamedService;
use tonic::service::Routes;
use tonic_health::server::HealthReporter;
use tower::ServiceBuilder;

use crate::Briefer;
use crate::archive::{FOLDER_READERS, Keeper, Place, PlaceError};
use crate::background::Background;
use crate::config::Config;
use crate::grpc::{ANSWER_BYTES, BriefServer, Condenser, DigestServer, RegistryServer, Summarizer, Watching};
use crate::knowledge::KnowledgeError;
use crate::middleware::access_log::AccessLogLayer;
use crate::middleware::deadline::DeadlineLayer;
use crate::middleware::drain::DrainLayer;
use crate::middleware::in_flight::InFlightLayer;
use crate::middleware::panic::PanicLayer;
use crate::middleware::reason::ReasonLayer;
use crate::middleware::request_id::RequestIdLayer;
use crate::pool::Pool;
use crate::registry::Registry;

/// How much larger than twice the largest article a request may be, in bytes: the brief that is to be validated along
/// with it, and room for an article that is too large to reach the check that says so in plain words.
const REQUEST_HEADROOM: usize = 6 << 20;

/// How much larger than its body an article's record may be, in bytes.
const ARTICLE_HEADROOM: usize = 64 << 10;

/// The largest request of a service that takes in no more than a name, in bytes.
const NAME_BYTES: usize = 16 << 10;

/// The largest request of a service that takes in a thousand names, in bytes.
const EDIT_BYTES: usize = 256 << 10;

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
    draining: CancellationToken,
    keeper: Keeper,
    registry: Registry,
    background: Background,
    /// Ends what runs in the background where the server is never told to serve.
    guard: DropGuard,
    config: Config,
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
        let failed = |error| StartError::Listen { address: config.listen, error };
        let listener = TcpListener::bind(config.listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let processors = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let pool = Pool::start(config.workers.or(processors), config.queue).map_err(StartError::Threads)?;
        let stream_window = config.stream_window.or(pool.threads().saturating_mul(TWO));
        let condenser = Condenser { briefer, pool: Arc::new(pool), max_body: config.max_body.0 };
        let (draining, background) = (CancellationToken::new(), Background::default());
        let guard = background.guard();
        let keeper = keep(&config, &background).await?;
        let registry = Registry::new(keeper.handle().clone(), readers(&config));
        if config.keep_registry {
            background.spawn(registry.clone().keep_up(Tenant::default()));
        }
        let summarizer =
            Summarizer { condenser: condenser.clone(), stream_window, draining: draining.clone() };
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
            draining: draining.clone(),
        };
        let (routes, health) = routes(summarizer, briefs, config.max_body.0, &draining).await?;
        Ok(Self { listener, address, routes, health, draining, keeper, registry, background, guard, config })
    }

    /// Where it listens: the port that it got, where any was asked for.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until the signal, then drains: readiness goes off; after a pause in which balancers notice, no more
    /// connections are taken, connections are told to go, and streams end; calls in progress are waited for, but no
    /// longer than configured; what is left is dropped. The archive is closed last.
    pub async fn serve_with_shutdown(self, signal: impl Future<Output = ()>) {
        let Self { listener, address, routes, health, draining, keeper, registry, background, guard, config } =
            self;
        let calls = TaskTracker::new();
        // The first layer is the outermost. The panic layer is inside those that keep account of a call, so that they
        // see its end.
        let service = ServiceBuilder::new()
            .layer(RequestIdLayer)
            .layer(AccessLogLayer)
            .layer(InFlightLayer::new(calls.clone()))
            .layer(DeadlineLayer)
            .layer(PanicLayer)
            .service(routes.prepare());
        let connections = connection::Connections::new(&config, calls);
        tracing::info!(%address, "serving");
        let stopping = async {
            health::follow(&health, keeper.handle().readiness(), signal).await;
            drain::pause(config.drain_pause.0).await;
        };
        accept(listener, &connections, service, stopping).await;
        draining.cancel();
        connections.drain(config.drain_timeout.0).await;
        background.stop().await;
        drop(guard);
        registry.leave(&Tenant::default()).await;
        keeper.close().await;
        tracing::info!("stopped");
    }
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
            Ok((socket, _)) => connections.serve(socket, service.clone()),
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Opens the archive that is configured, if one is.
async fn keep(config: &Config, background: &Background) -> Result<Keeper, StartError> {
    let place = Place::of(config)?;
    let keeper = Keeper::start(place.clone(), config, background).await;
    keeper.map_err(|error| match place.as_ref().and_then(|place| place.misnamed(&error)) {
        Some(misnamed) => misnamed.into(),
        None => StartError::Archive { place: place.map(|p| p.to_string()).unwrap_or_default(), error },
    })
}

type Summaries = SummarizerServiceServer<Summarizer>;
type Briefs = BriefServiceServer<BriefServer>;
type Registries = RegistryServiceServer<RegistryServer>;
type Digests = DigestServiceServer<DigestServer>;

/// The services of what is kept: where nothing is, there is nothing to ask of them.
const ARCHIVED: [&str; 3] = [Briefs::NAME, Registries::NAME, Digests::NAME];

/// How many answers of the registry may be worked out at a time: each has a connection to the archive meanwhile, and half of them are left to
/// all else.
fn readers(config: &Config) -> usize {
    let connections =
        if config.data_dir.0.is_some() { FOLDER_READERS.into() } else { config.database_connections };
    connections / 2
}

/// The services by their names, each with the layers and limits that are its own.
async fn routes(
    summarizer: Summarizer,
    briefs: BriefServer,
    max_body: usize,
    draining: &CancellationToken,
) -> Result<(Routes, HealthReporter), StartError> {
    let request_bytes = max_body.saturating_mul(2).saturating_add(REQUEST_HEADROOM);
    let archived = briefs.archive.readiness();
    let registry = briefs.registry.clone();
    let summarizer = Summaries::new(summarizer)
        .max_decoding_message_size(request_bytes)
        .max_encoding_message_size(ANSWER_BYTES);
    let briefs = Briefs::new(briefs)
        .max_decoding_message_size(request_bytes)
        // An article is given back whole, however large a deployment lets it be.
        .max_encoding_message_size(ANSWER_BYTES.max(max_body.saturating_add(ARTICLE_HEADROOM)));
    let registries = Registries::new(RegistryServer { registry: registry.clone() })
        .max_decoding_message_size(EDIT_BYTES)
        .max_encoding_message_size(ANSWER_BYTES);
    let digests = Digests::new(DigestServer { registry })
        .max_decoding_message_size(NAME_BYTES)
        .max_encoding_message_size(ANSWER_BYTES);
    let reason = ServiceBuilder::new().layer(ReasonLayer::new(max_body));

    let drain = ServiceBuilder::new().layer(DrainLayer::new(draining.clone()));
    let (health, health_service) = tonic_health::server::health_reporter();
    health::begin(&health, archived.as_ref()).await;
    let health_service =
        health_service.max_decoding_message_size(NAME_BYTES).max_encoding_message_size(ANSWER_BYTES);
    let v1 = reflection(archived.is_some()).build_v1()?;
    let v1 = v1.max_decoding_message_size(NAME_BYTES).max_encoding_message_size(ANSWER_BYTES);
    let v1alpha = reflection(archived.is_some()).build_v1alpha()?;
    let v1alpha = v1alpha.max_decoding_message_size(NAME_BYTES).max_encoding_message_size(ANSWER_BYTES);

    let routes = Routes::new(reason.service(summarizer))
        .add_service(reason.service(briefs))
        .add_service(reason.service(registries))
        .add_service(reason.service(digests))
        .add_service(drain.service(health_service))
        .add_service(drain.service(v1))
        .add_service(drain.service(v1alpha));
    Ok((routes, health))
}

/// Tells of the services that do their work here: the API defines more, and without an archive there is nothing to ask of one.
fn reflection<'b>(archived: bool) -> tonic_reflection::server::Builder<'b> {
    let mut reflection = tonic_reflection::server::Builder::configure()
        // Each version tells of both, not only of itself.
        .include_reflection_service(false)
        .with_service_name(Summaries::NAME)
        .with_service_name(tonic_health::pb::health_server::SERVICE_NAME)
        .with_service_name(tonic_reflection::pb::v1::server_reflection_server::SERVICE_NAME)
        .with_service_name(tonic_reflection::pb::v1alpha::server_reflection_server::SERVICE_NAME)
        .register_encoded_file_descriptor_set(peacebrief::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_reflection::pb::v1::FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_reflection::pb::v1alpha::FILE_DESCRIPTOR_SET);
    if archived {
        for name in ARCHIVED {
            reflection = reflection.with_service_name(name);
        }
    }
    reflection
}
