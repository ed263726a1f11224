use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use super::body::Weighed;
use super::future::{Counted, ResponseFuture};
use super::layer::Admits;
use crate::ApiError;
use crate::call::{Call, method_of};
use crate::limits::Ticket;
use crate::middleware::deadline;
use crate::middleware::refused::OrRefused;
use crate::pool::Outlook;
use crate::security::{Caller, Method};

/// Hands on calls that there is room for.
#[derive(Debug, Clone)]
pub(crate) struct Admission<S> {
    inner: S,
    by: Arc<Admits>,
}

impl<S> Admission<S> {
    pub(super) fn new(inner: S, by: Arc<Admits>) -> Self {
        Self { inner, by }
    }

    fn admit<A>(&self, method: &Method, request: &Request<A>) -> Result<Ticket, ApiError> {
        let tenant = request.extensions().get::<Caller>().map(|caller| &caller.tenant);
        let ticket = self.by.limits.admit(tenant, method.kind)?;
        if method.reads_an_article {
            let Outlook { wait, crowded } = self.by.pool.outlook();
            // What is past its deadline by the time it is read was read in vain.
            let left = deadline::timeout(request.headers()).ok().flatten();
            if crowded || left.is_some_and(|left| wait > left) {
                return Err(ApiError::Overloaded);
            }
        }
        Ok(ticket)
    }
}

impl<S, A, B> Service<Request<A>> for Admission<S>
where
    S: Service<Request<Weighed<A>>, Response = Response<B>>,
    B: Default,
{
    type Response = Response<Counted<B>>;
    type Error = S::Error;
    type Future = OrRefused<ResponseFuture<S::Future>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let method = method_of(&request);
        let ticket = match self.admit(method, &request) {
            Ok(ticket) => ticket,
            Err(error) => {
                self.by.metrics.refuse(error.reason_name());
                return OrRefused::refused(error.status(Call::of(request.extensions()).map(Call::id)));
            }
        };
        let held = ticket.bytes();
        let (most, metrics) = (self.by.message_bytes, self.by.metrics.clone());
        let request = request.map(|body| Weighed::new(body, method.kind, held.clone(), most, metrics));
        OrRefused::handed_on(ResponseFuture::new(self.inner.call(request), method.kind, ticket, held))
    }
}
