use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use super::future::ResponseFuture;
use super::{REQUEST_ID, RequestId};
use crate::call::Call;

/// Gives every call an id.
#[derive(Debug, Clone)]
pub(crate) struct WithRequestId<S> {
    inner: S,
    traced: bool,
}

impl<S> WithRequestId<S> {
    pub(super) fn new(inner: S, traced: bool) -> Self {
        Self { inner, traced }
    }
}

impl<S, A, B> Service<Request<A>> for WithRequestId<S>
where
    S: Service<Request<A>, Response = Response<B>>,
{
    type Response = Response<super::future::InCall<B>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let id = request.headers().get(&REQUEST_ID).and_then(RequestId::given);
        let id = id.unwrap_or_else(RequestId::generate);
        let call = Call::new(id, request.uri().path());
        if !self.traced
            && let Some(id) = super::trace_id(request.headers())
        {
            call.is_in_trace(id);
        }
        request.extensions_mut().insert(call.clone());
        let inner = Call::work_for(Some(&call), || self.inner.call(request));
        ResponseFuture::new(inner, call)
    }
}
