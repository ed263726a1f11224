//! Browsers: gRPC-Web outside of everything else, so that all within is gRPC, and errors get to a page like answers do; around it CORS, which
//! tells browsers which pages may call.

use std::time::Duration;

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, Method};
use tonic_web::GrpcWebLayer;
use tower::layer::util::Stack;
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::config::Origins;

/// What a page may send along: what gRPC-Web's clients do, what proves who somebody is, and a call's id.
const SENT: [HeaderName; 7] = [
    AUTHORIZATION,
    CONTENT_TYPE,
    HeaderName::from_static("grpc-timeout"),
    HeaderName::from_static("x-api-key"),
    HeaderName::from_static("x-grpc-web"),
    HeaderName::from_static("x-request-id"),
    HeaderName::from_static("x-user-agent"),
];

/// What a page may read of an answer: how it ended, where nothing but that is answered, and the call's id.
const READ: [HeaderName; 4] = [
    HeaderName::from_static("grpc-message"),
    HeaderName::from_static("grpc-status"),
    HeaderName::from_static("grpc-status-details-bin"),
    HeaderName::from_static("x-request-id"),
];

/// For how long a browser may go by what it was told of a page.
const TOLD_FOR: Duration = Duration::from_secs(2 * 3600);

/// Serves pages of these origins. No browser is told that it may send what it holds by itself (cookies, certificates): a page has to prove in
/// the open who it calls for.
pub(super) fn layer(origins: &Origins) -> Stack<GrpcWebLayer, CorsLayer> {
    let origins = match origins {
        Origins::Any => AllowOrigin::any(),
        Origins::These(origins) => AllowOrigin::list(origins.iter().cloned()),
    };
    let cors = CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::POST])
        .allow_headers(SENT)
        .expose_headers(READ)
        .max_age(TOLD_FOR);
    Stack::new(GrpcWebLayer::new(), cors)
}
