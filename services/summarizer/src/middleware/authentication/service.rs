use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;
use tracing::Span;

use crate::middleware::refused::OrRefused;
use crate::security::{Asks, Authenticator, Caller, Method, Peer, audit};
use crate::telemetry::metrics::CallMetrics;
use crate::{ApiError, RequestId};

/// Hands on calls of those who are known and allowed.
#[derive(Debug, Clone)]
pub(crate) struct Authentication<S> {
    inner: S,
    authenticator: Authenticator,
    metrics: CallMetrics,
}

impl<S> Authentication<S> {
    pub(super) fn new(inner: S, authenticator: Authenticator, metrics: CallMetrics) -> Self {
        Self { inner, authenticator, metrics }
    }

    /// Who makes a call; `None` where that does not matter. `Err` has who it was, as far as that is known, and why not.
    fn caller<A>(
        &self,
        method: &Method,
        request: &Request<A>,
    ) -> Result<Option<Caller>, (Option<Caller>, ApiError)> {
        if method.asks == Asks::Nothing {
            return Ok(None);
        }
        // Every connection has its other end: without one there is nobody to trust.
        let peer = request.extensions().get::<Peer>().ok_or((None, ApiError::CredentialsMissing))?;
        let caller = self.authenticator.caller(request.headers(), peer).map_err(|error| (None, error))?;
        match method.asks {
            Asks::For(scope) if !caller.scopes.has(scope) => {
                Err((Some(caller), ApiError::ScopeMissing { scope }))
            }
            _ => Ok(Some(caller)),
        }
    }
}

impl<S, A, B> Service<Request<A>> for Authentication<S>
where
    S: Service<Request<A>, Response = Response<B>>,
    B: Default,
{
    type Response = Response<B>;
    type Error = S::Error;
    type Future = OrRefused<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let method = Method::of(request.uri().path());
        match self.caller(method, &request) {
            Ok(caller) => {
                if let Some(caller) = caller {
                    let span = Span::current();
                    span.record("caller", caller.name());
                    span.record("tenant", caller.tenant.as_str());
                    request.extensions_mut().insert(caller);
                }
                OrRefused::handed_on(self.inner.call(request))
            }
            Err((caller, error)) => {
                audit::refused(caller.as_ref(), method.name, request.extensions().get::<Peer>(), &error);
                self.metrics.refuse(error.reason_name());
                OrRefused::refused(error.status(request.extensions().get::<RequestId>()))
            }
        }
    }
}
