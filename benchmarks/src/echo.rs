//! What gRPC costs by itself: tonic's server with nothing before it, that answers the same messages with the same bytes.

use std::io::{self, Write as _};
use std::pin::Pin;

use futures_util::Stream;
use peacebrief::v1;
use peacebrief::v1::summarizer_service_server::{SummarizerService, SummarizerServiceServer};
use tokio::net::TcpListener;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic::{Request, Response, Status, Streaming};
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_server::{Health, HealthServer};
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};

use crate::Result;

/// Answers at once.
struct Echo;

type Answers<T> = Pin<Box<dyn Stream<Item = std::result::Result<T, Status>> + Send>>;

#[tonic::async_trait]
impl Health for Echo {
    async fn check(
        &self,
        _: Request<HealthCheckRequest>,
    ) -> std::result::Result<Response<HealthCheckResponse>, Status> {
        Ok(Response::new(HealthCheckResponse { status: ServingStatus::Serving.into() }))
    }

    type WatchStream = Answers<HealthCheckResponse>;

    async fn watch(
        &self,
        _: Request<HealthCheckRequest>,
    ) -> std::result::Result<Response<Self::WatchStream>, Status> {
        Err(Status::unimplemented("only calls are echoed"))
    }
}

#[tonic::async_trait]
impl SummarizerService for Echo {
    async fn summarize(
        &self,
        _: Request<v1::SummarizeRequest>,
    ) -> std::result::Result<Response<v1::SummarizeResponse>, Status> {
        Err(Status::unimplemented("nothing is read here"))
    }

    type SummarizeStreamStream = Answers<v1::SummarizeStreamResponse>;

    async fn summarize_stream(
        &self,
        _: Request<Streaming<v1::SummarizeStreamRequest>>,
    ) -> std::result::Result<Response<Self::SummarizeStreamStream>, Status> {
        Err(Status::unimplemented("only calls are echoed"))
    }

    async fn validate_brief(
        &self,
        _: Request<v1::ValidateBriefRequest>,
    ) -> std::result::Result<Response<v1::ValidateBriefResponse>, Status> {
        Ok(Response::new(v1::ValidateBriefResponse::default()))
    }
}

/// Serves until the process is ended.
pub(crate) async fn serve() -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let told = serde_json::json!({ "message": "serving", "address": listener.local_addr()?.to_string() });
    writeln!(io::stderr(), "{told}")?;
    let server = Server::builder().add_service(HealthServer::new(Echo));
    let incoming = TcpIncoming::from(listener).with_nodelay(Some(true));
    server.add_service(SummarizerServiceServer::new(Echo)).serve_with_incoming(incoming).await?;
    Ok(())
}
