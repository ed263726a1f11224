use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{HeaderMap, Request, Response};
use tower_service::Service;

use super::future::{Allowed, ResponseFuture};
use super::standing::Standing;
use crate::ApiError;
use crate::call::{Call, method_of};
use crate::connection::Connection;
use crate::middleware::refused::OrRefused;
use crate::security::{Asks, Authenticator, Caller, Kind, Method, Peer, audit};
use crate::telemetry::metrics::CallMetrics;

/// Finds out who calls and whether they may, and tells of those who may not.
#[derive(Debug)]
pub(super) struct Doorkeeper {
    pub(super) authenticator: Authenticator,
    pub(super) metrics: CallMetrics,
}

impl Doorkeeper {
    /// Who makes a call; `None` where that does not matter. `Err` has who it was, as far as that is known, and why not.
    pub(super) fn caller(
        &self,
        method: &Method,
        metadata: &HeaderMap,
        peer: Option<&Peer>,
    ) -> Result<Option<Caller>, (Option<Caller>, ApiError)> {
        if method.asks == Asks::Nothing {
            return Ok(None);
        }
        // Every connection has its other end: without one there is nobody to trust.
        let peer = peer.ok_or((None, ApiError::CredentialsMissing))?;
        let caller = self.authenticator.caller(metadata, peer).map_err(|error| (None, error))?;
        match method.asks {
            Asks::For(scope) if !caller.scopes.has(scope) => {
                Err((Some(caller), ApiError::ScopeMissing { scope }))
            }
            _ => Ok(Some(caller)),
        }
    }

    /// Tells of a call that is refused.
    pub(super) fn refuse(
        &self,
        method: &Method,
        caller: Option<&Caller>,
        peer: Option<&Peer>,
        error: ApiError,
    ) -> ApiError {
        audit::refused(caller, method.name, peer, &error);
        self.metrics.refuse(error.reason_name());
        error
    }

    /// Tells of a stream whose caller is no longer who it was.
    pub(super) fn changed(&self, method: &Method, caller: &Caller, peer: &Peer) -> ApiError {
        let error = ApiError::CredentialsInvalid { why: "the credentials are somebody else's by now" };
        self.refuse(method, Some(caller), Some(peer), error)
    }
}

/// Hands on calls of those who are known and allowed.
#[derive(Debug, Clone)]
pub(crate) struct Authentication<S> {
    inner: S,
    doorkeeper: Arc<Doorkeeper>,
    /// How often it is looked whether the callers of streams are allowed still.
    every: Duration,
}

impl<S> Authentication<S> {
    pub(super) fn new(inner: S, doorkeeper: Arc<Doorkeeper>, every: Duration) -> Self {
        Self { inner, doorkeeper, every }
    }
}

impl<S, A, B> Service<Request<A>> for Authentication<S>
where
    S: Service<Request<A>, Response = Response<B>>,
    B: Default,
{
    type Response = Response<Allowed<B>>;
    type Error = S::Error;
    type Future = OrRefused<ResponseFuture<S::Future>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let method = method_of(&request);
        let peer = Connection::of(request.extensions()).map(Connection::peer);
        match self.doorkeeper.caller(method, request.headers(), peer) {
            Ok(caller) => {
                let mut standing = None;
                if let Some(caller) = caller {
                    if let Some(call) = Call::of(request.extensions()) {
                        call.is_made_by(&caller);
                    }
                    if method.kind == Kind::Stream && self.doorkeeper.authenticator.asks() {
                        standing = Standing::of(&self.doorkeeper, method, &caller, &request, self.every);
                    }
                    request.extensions_mut().insert(caller);
                }
                OrRefused::handed_on(ResponseFuture::new(self.inner.call(request), standing))
            }
            Err((caller, error)) => {
                let error = self.doorkeeper.refuse(method, caller.as_ref(), peer, error);
                OrRefused::refused(error.status(Call::of(request.extensions()).map(Call::id)))
            }
        }
    }
}
