//! What happens to calls around their services. One folder for each layer; which of them cover every call, in which
//! order, and which only those of some services stands in [`server`](crate::Server).
//!
//! All of them cover a call to its end: not only up to the headers of its answer, as layers made for HTTP do, but
//! until the last message of a stream and the trailers.

pub(crate) mod access_log;
pub(crate) mod admission;
pub(crate) mod authentication;
pub(crate) mod deadline;
pub(crate) mod drain;
mod holding;
pub(crate) mod in_flight;
pub(crate) mod panic;
pub(crate) mod reason;
mod refused;
pub(crate) mod request_id;
pub(crate) mod trace;
pub(crate) mod unread;

use http::HeaderMap;
use tonic::Status;

/// Ends an answer that has begun: the trailers that carry a status.
fn trailers(status: &Status) -> HeaderMap {
    let mut headers = HeaderMap::new();
    // Only metadata that is none could fail, and no status of ours has any.
    let _ = status.add_header(&mut headers);
    headers
}
