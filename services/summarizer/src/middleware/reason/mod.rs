//! Gives the errors that tonic itself makes for a request that it cannot take in (too large, or no message at all) the
//! code, reason and details of this API's own: every failed call of it carries its reason. For the services of this API
//! only; others have their own ways.

mod future;
mod layer;
mod service;

use http::HeaderMap;
use tonic::{Code, Status};

use crate::ApiError;

pub(crate) use future::ResponseFuture;
pub(crate) use layer::ReasonLayer;
pub(crate) use service::Reason;

/// What stands for an answer that is nothing but an error made by tonic; `None` where it is no error, has its details,
/// or is none of those that a request's own bytes bring about.
fn instead_of(headers: &HeaderMap, max_body: usize) -> Option<Status> {
    if headers.contains_key(Status::GRPC_STATUS_DETAILS) || !headers.contains_key(Status::GRPC_STATUS) {
        return None;
    }
    let status = Status::from_header_map(headers)?;
    // The service's own internal errors bear details, so that one without is the decoder's, and not the service's fault.
    let undecoded = matches!(status.code(), Code::OutOfRange | Code::ResourceExhausted | Code::Internal);
    undecoded.then(|| ApiError::of_undecoded(&status, max_body).status(None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tonic_types::StatusExt as _;

    fn reason(status: &Status) -> Option<(Code, String)> {
        let mut headers = HeaderMap::new();
        status.add_header(&mut headers).unwrap();
        let status = instead_of(&headers, 7)?;
        Some((status.code(), status.get_error_details().error_info().unwrap().reason.clone()))
    }

    #[test]
    fn only_errors_without_details_that_a_request_brings_about_are_given_one() {
        let too_large = Some((Code::InvalidArgument, "ARTICLE_TOO_LARGE".into()));
        let no_message = Some((Code::InvalidArgument, "FIELD_INVALID".into()));
        assert_eq!(reason(&Status::out_of_range("too large")), too_large);
        assert_eq!(reason(&Status::internal("failed to decode")), no_message);
        assert_eq!(reason(&Status::ok("")), None);
        assert_eq!(reason(&Status::unimplemented("")), None);
        assert_eq!(reason(&ApiError::Internal.status(None)), None);
        assert!(instead_of(&HeaderMap::new(), 7).is_none());
    }
}
