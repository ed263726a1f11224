//! The service inside another process, on a loopback port of its own.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::sync::Arc;

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::service::TowerToHyperService;
use peacebrief::v1::summarizer_service_server::SummarizerServiceServer;
use peacebrief_engine::{Engine, EngineError};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::grpc::Summarizer;

/// What a service inside another process can be told.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How many threads condense articles; as many as there are processors unless set.
    pub workers: Option<NonZeroUsize>,
}

/// Why the service could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The engine could not be built.
    #[error("the engine cannot be built: {0}")]
    Engine(#[from] EngineError),
    /// No port could be had.
    #[error("cannot listen: {0}")]
    Listen(#[from] std::io::Error),
}

/// A running service. It ends when this is dropped; [`shutdown`](Self::shutdown) waits for calls in progress.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Running {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens, as a client takes it: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends the service once the calls in progress are answered.
    pub async fn shutdown(self) {
        self.task.abort();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts the service with the built-in engine on a free loopback port, on the tokio runtime of the caller.
///
/// # Errors
/// [`StartError`] where the engine cannot be built or no port be had.
pub async fn start(options: Options) -> Result<Running, StartError> {
    let _ = options;
    let briefer = Arc::new(Engine::embedded()?);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let service = SummarizerServiceServer::new(Summarizer { briefer });
    let task = tokio::spawn(async move {
        let routes = tonic::service::Routes::new(service);
        while let Ok((io, _)) = listener.accept().await {
            let service = TowerToHyperService::new(routes.clone());
            let connection = hyper::server::conn::http2::Builder::new(TokioExecutor::new())
                .serve_connection(TokioIo::new(io), service);
            tokio::spawn(connection);
        }
    });
    Ok(Running { address, task })
}
