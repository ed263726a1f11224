//! The gRPC services: what they take in is checked here, and what they answer is made elsewhere.

mod article;
mod brief_service;
mod condense;
mod digest_service;
mod intake;
mod paging;
mod reading;
mod registry_service;
mod request;
mod stream;
mod summarizer;
mod tenant;

use tonic::{Extensions, Request, Response, Status};

use crate::call::Call;
use crate::{ApiError, RequestId};

pub(crate) use brief_service::{BriefServer, Watching};
pub(crate) use condense::Condenser;
pub(crate) use digest_service::DigestServer;
pub(crate) use registry_service::RegistryServer;
pub(crate) use summarizer::Summarizer;

/// The largest answer, in bytes: what clients accept unless they are told otherwise.
pub(crate) const ANSWER_BYTES: usize = 4 << 20;

/// The id of a call; none only where the layer that gives it is not there.
fn call_id(extensions: &Extensions) -> Option<RequestId> {
    Call::of(extensions).map(|call| call.id().clone())
}

/// A unary call: its answer, or the status of its error.
async fn answer<A, B, F>(
    request: Request<A>,
    call: impl FnOnce(Request<A>) -> F,
) -> Result<Response<B>, Status>
where
    F: Future<Output = Result<B, ApiError>>,
{
    let id = call_id(request.extensions());
    call(request).await.map(Response::new).map_err(|error| error.status(id.as_ref()))
}
