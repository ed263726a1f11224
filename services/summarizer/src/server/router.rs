//! Which service a call goes to.
//!
//! Tonic's router takes any service, and any path. It has requests and answers wrapped up for that more than once, and looks for each path in a tree,
//! which for a call that does little is a tenth of what it costs. Methods that are known are few, and are known by then: their calls go to
//! their services as they are. All others go to tonic's router, which has all services as well.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use pin_project_lite::pin_project;
use tonic::body::Body;
use tonic::codegen::{BoxFuture, StdError};
use tonic::server::NamedService;
use tonic_health::pb::health_server::HealthServer;
use tonic_health::server::HealthService;
use tower_service::Service;

use super::routes::{Briefs, Digests, Registries, Summaries};
use crate::call::method_of;
use crate::middleware::drain::Drain;
use crate::middleware::reason::Reason;

type Health = HealthServer<HealthService>;

/// The services, each with the layers of its own.
pub(super) struct Served {
    pub(super) summaries: Reason<Summaries>,
    pub(super) briefs: Reason<Briefs>,
    pub(super) registries: Reason<Registries>,
    pub(super) digests: Reason<Digests>,
    pub(super) health: Drain<Health>,
}

impl Served {
    /// Tonic's router to the same.
    pub(super) fn routes(&self) -> tonic::service::Routes {
        tonic::service::Routes::new(self.summaries.clone())
            .add_service(self.briefs.clone())
            .add_service(self.registries.clone())
            .add_service(self.digests.clone())
            .add_service(self.health.clone())
    }
}

/// Hands each call to its service. Cheap to clone.
#[derive(Clone)]
pub(super) struct Routes {
    served: Arc<Served>,
    all: tonic::service::Routes,
}

impl Routes {
    pub(super) fn new(served: Served, all: tonic::service::Routes) -> Self {
        Self { served: Arc::new(served), all: all.prepare() }
    }
}

impl fmt::Debug for Routes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Routes").finish_non_exhaustive()
    }
}

impl<B> Service<Request<B>> for Routes
where
    B: http_body::Body<Data = Bytes, Error: Into<StdError>> + Send + 'static,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Answering;

    /// They always are.
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        // One type, so that there is one of each service.
        let request = request.map(Body::new);
        let method = method_of(&request);
        let service = method.name.split_once('/').map_or("", |(service, _)| service);
        let Served { summaries, briefs, registries, digests, health } = &*self.served;
        match service {
            Health::NAME => Answering::Drained { inner: health.clone().call(request) },
            Summaries::NAME => Answering::Reasoned { inner: summaries.clone().call(request) },
            Briefs::NAME => Answering::Reasoned { inner: briefs.clone().call(request) },
            Registries::NAME => Answering::Reasoned { inner: registries.clone().call(request) },
            Digests::NAME => Answering::Reasoned { inner: digests.clone().call(request) },
            _ => Answering::Other { inner: self.all.call(request) },
        }
    }
}

type Answer = BoxFuture<Response<Body>, Infallible>;

pin_project! {
    /// The answer of a service.
    #[project = Projected]
    pub(super) enum Answering {
        /// One of this API.
        Reasoned { #[pin] inner: crate::middleware::reason::ResponseFuture<Answer> },
        /// That of health.
        Drained { #[pin] inner: crate::middleware::drain::ResponseFuture<Answer> },
        /// Another, or none.
        Other { #[pin] inner: <tonic::service::Routes as Service<Request<Body>>>::Future },
    }
}

impl Future for Answering {
    type Output = Result<Response<Body>, Infallible>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.project() {
            Projected::Reasoned { inner } => inner.poll(cx),
            Projected::Drained { inner } => inner.poll(cx),
            Projected::Other { inner } => inner.poll(cx),
        }
    }
}
