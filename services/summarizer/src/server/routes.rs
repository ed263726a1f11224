//! The services by their names, each with the layers and limits that are its own.

use peacebrief::v1::brief_service_server::BriefServiceServer;
use peacebrief::v1::digest_service_server::DigestServiceServer;
use peacebrief::v1::registry_service_server::RegistryServiceServer;
use peacebrief::v1::summarizer_service_server::SummarizerServiceServer;
use tonic::codec::CompressionEncoding::{Gzip, Zstd};
use tonic::server::NamedService;
use tonic_health::pb::health_server::HealthServer;
use tonic_health::server::{HealthReporter, HealthService};
use tower::ServiceBuilder;

use super::health;
use super::router::{Routes, Served};
use crate::config::Config;
use crate::grpc::{ANSWER_BYTES, BriefServer, DigestServer, RegistryServer, Summarizer};
use crate::middleware::drain::DrainLayer;
use crate::middleware::reason::ReasonLayer;

/// How much larger than twice the largest article a request may be, in bytes: the brief that is to be validated along
/// with it, and room for an article that is too large to reach the check that says so in plain words.
const REQUEST_HEADROOM: usize = 6 << 20;

/// How much larger than its body an article's record may be, in bytes.
const ARTICLE_HEADROOM: usize = 64 << 10;

/// The largest request of a service that takes in no more than a name, in bytes.
const NAME_BYTES: usize = 16 << 10;

/// The largest request of a service that takes in a thousand names, in bytes.
const EDIT_BYTES: usize = 256 << 10;

pub(super) type Summaries = SummarizerServiceServer<Summarizer>;
pub(super) type Briefs = BriefServiceServer<BriefServer>;
pub(super) type Registries = RegistryServiceServer<RegistryServer>;
pub(super) type Digests = DigestServiceServer<DigestServer>;

/// The services of what is kept: where nothing is, there is nothing to ask of them.
pub(super) const ARCHIVED: [&str; 3] = [Briefs::NAME, Registries::NAME, Digests::NAME];

/// The largest request of all, in bytes.
pub(super) fn request_bytes(config: &Config) -> usize {
    config.max_body.0.saturating_mul(2).saturating_add(REQUEST_HEADROOM)
}

/// Has a service take requests of a size, compressed or not, and answer in the way its caller asks for.
macro_rules! within {
    ($service:expr, $request_bytes:expr, $answer_bytes:expr) => {
        $service
            .max_decoding_message_size($request_bytes)
            .max_encoding_message_size($answer_bytes)
            .accept_compressed(Gzip)
            .accept_compressed(Zstd)
            .send_compressed(Zstd)
            .send_compressed(Gzip)
    };
}

/// All services, and what is told of their health.
pub(super) async fn routes(
    summarizer: Summarizer,
    briefs: BriefServer,
    config: &Config,
) -> Result<(Routes, HealthReporter), tonic_reflection::server::Error> {
    let (max_body, request_bytes) = (config.max_body.0, request_bytes(config));
    let archived = briefs.archive.readiness();
    let registry = briefs.registry.clone();
    let summarizer = within!(Summaries::new(summarizer), request_bytes, ANSWER_BYTES);
    // An article is given back whole, however large a deployment lets it be.
    let record_bytes = ANSWER_BYTES.max(max_body.saturating_add(ARTICLE_HEADROOM));
    let briefs = within!(Briefs::new(briefs), request_bytes, record_bytes);
    let registries = RegistryServer { registry: registry.clone() };
    let registries = within!(Registries::new(registries), EDIT_BYTES, ANSWER_BYTES);
    let digests = within!(Digests::new(DigestServer { registry }), NAME_BYTES, ANSWER_BYTES);
    let reason = ServiceBuilder::new().layer(ReasonLayer::new(max_body));

    let drain = ServiceBuilder::new().layer(DrainLayer);
    let health = HealthReporter::new();
    let health_service = HealthServer::new(HealthService::from_health_reporter(health.clone()));
    health::begin(&health, archived.as_ref()).await;
    let health_service =
        health_service.max_decoding_message_size(NAME_BYTES).max_encoding_message_size(ANSWER_BYTES);
    let served = Served {
        summaries: reason.service(summarizer),
        briefs: reason.service(briefs),
        registries: reason.service(registries),
        digests: reason.service(digests),
        health: drain.service(health_service),
    };
    let mut routes = served.routes();
    if config.reflection {
        let v1 = reflection(archived.is_some()).build_v1()?;
        let v1 = v1.max_decoding_message_size(NAME_BYTES).max_encoding_message_size(ANSWER_BYTES);
        let v1alpha = reflection(archived.is_some()).build_v1alpha()?;
        let v1alpha = v1alpha.max_decoding_message_size(NAME_BYTES).max_encoding_message_size(ANSWER_BYTES);
        routes = routes.add_service(drain.service(v1)).add_service(drain.service(v1alpha));
    }
    Ok((Routes::new(served, routes), health))
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
