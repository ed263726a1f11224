//! The gRPC services: what they take in is checked here, and what they answer is made elsewhere.

mod article;
mod brief_service;
mod condense;
mod intake;
mod stream;
mod summarizer;

use tonic::Extensions;

use crate::RequestId;

pub(crate) use brief_service::{BriefServer, Watching};
pub(crate) use condense::Condenser;
pub(crate) use summarizer::Summarizer;

/// The largest answer, in bytes: what clients accept unless they are told otherwise.
pub(crate) const ANSWER_BYTES: usize = 4 << 20;

/// The id of a call; none only where the layer that gives it is not there.
fn call_id(extensions: &Extensions) -> Option<RequestId> {
    extensions.get::<RequestId>().cloned()
}
