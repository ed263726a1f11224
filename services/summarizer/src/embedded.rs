//! The service inside another process, on a loopback port of its own.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::config::{Config, Count, Location, Time};
use crate::{Briefer, Server, StartError, knowledge};

/// What a service inside another process can be told.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How many threads read articles; one a processor unless set.
    pub workers: Option<NonZeroUsize>,
    /// A folder of lexicon files laid over the built-in lexicon.
    pub lexicon: Option<PathBuf>,
    /// A folder to keep articles and their briefs in; none to keep nothing.
    pub data_dir: Option<PathBuf>,
}

/// A running service. Dropping it ends the service; [`shutdown`](Self::shutdown) waits until it has.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    admin_address: Option<SocketAddr>,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl Running {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens for operators; `None` where it does not.
    #[must_use]
    pub fn admin_address(&self) -> Option<SocketAddr> {
        self.admin_address
    }

    /// Where it listens, as a client takes it: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends the service once the calls in progress are answered, and waits for that.
    pub async fn shutdown(self) {
        let _ = self.stop.send(());
        if let Err(error) = self.ended.await {
            tracing::error!(%error, "the service inside this process did not end by itself");
        }
    }
}

/// Starts the service with the built-in engine on a free loopback port, on the tokio runtime of the caller.
///
/// # Errors
/// [`StartError`] where the engine cannot be built, the lexicon or data folder not be used, or no port be had.
pub async fn start(options: Options) -> Result<Running, StartError> {
    // Loading the model takes long enough to hold up whatever else the runtime has to do.
    let folder = options.lexicon;
    let engine = tokio::task::spawn_blocking(move || knowledge::engine(folder.as_deref())).await;
    let engine = engine.map_err(|error| StartError::Threads(error.into()))??;
    let workers = options.workers.map_or(Count::Auto, Count::Of);
    // Nobody balances calls over this service: there is nobody to give time to notice that it ends.
    let data_dir = Location(options.data_dir);
    let config = Config { workers, data_dir, drain_pause: Time::seconds(0), ..Config::default() };
    start_with(config, Arc::new(engine)).await
}

/// Starts the service on a free loopback port, whatever the configuration's address, with anything that writes briefs.
///
/// # Errors
/// [`StartError`] where no port can be had.
pub async fn start_with(config: Config, briefer: Arc<dyn Briefer>) -> Result<Running, StartError> {
    let config = Config { listen: SocketAddr::from(([127, 0, 0, 1], 0)), ..config };
    let server = Server::bind(config, briefer).await?;
    let (address, admin_address) = (server.address(), server.admin_address());
    let (stop, stopped) = oneshot::channel();
    // A sender that is dropped ends the service as one that sends does.
    let signal = async {
        let _ = stopped.await;
    };
    let ended = tokio::spawn(server.serve_with_shutdown(signal));
    Ok(Running { address, admin_address, stop, ended })
}
