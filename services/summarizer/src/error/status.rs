//! An error as a gRPC status: the one place where it becomes one.

use std::time::Duration;

use peacebrief::google;
use prost::Message as _;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

use super::{ApiError, DOMAIN, archive};
use crate::RequestId;
use crate::limits::Share;

/// When to come back to an overloaded service: about as long as a full queue takes.
const OVERLOAD_RETRY: Duration = Duration::from_secs(1);

/// When to come back to a registry that is behind: it is at it.
const REGISTRY_RETRY: Duration = Duration::from_secs(1);

/// When to come back to a service that shuts down: at once, since it will be another.
const SHUTDOWN_RETRY: Duration = Duration::from_millis(100);

/// How much of a message or of a description is sent, in bytes. A status travels in HTTP/2 headers, percent-encoded and in
/// base64, and past a few KiB some peers drop it: in their longest these, and `VALUE_BYTES`, stay below 4 KiB.
const TEXT_BYTES: usize = 300;

impl ApiError {
    /// The status that the caller gets: with an `ErrorInfo` always, with `BadRequest` and `RetryInfo` where apt. The id
    /// of the call lets its operator find an internal failure in the log.
    #[must_use]
    pub fn status(&self, id: Option<&RequestId>) -> Status {
        let message = self.to_string();
        let message = clip(&message, TEXT_BYTES);
        let mut details = ErrorDetails::with_error_info(self.reason_name(), DOMAIN, self.metadata(id));
        if let Some(field) = self.field() {
            details.add_bad_request_violation(field, message);
        }
        if let Self::QuotaExceeded { tenant, share, .. } = self {
            details.add_quota_failure_violation(format!("tenant:{tenant}"), share.to_string());
        }
        if let Some(pause) = self.retry() {
            details.set_retry_info(Some(pause));
        }
        Status::with_error_details(self.code(), message, details)
    }

    /// When to come back; `None` where coming back would not help.
    fn retry(&self) -> Option<Duration> {
        match self {
            Self::Overloaded => Some(OVERLOAD_RETRY),
            Self::QuotaExceeded { again, .. } => Some(*again),
            Self::ShuttingDown => Some(SHUTDOWN_RETRY),
            Self::RegistryBehind => Some(REGISTRY_RETRY),
            Self::Archive(error) => archive::retry(error),
            _ => None,
        }
    }

    /// The same status as a message, for one item of a stream.
    #[must_use]
    pub fn item_status(&self, id: Option<&RequestId>) -> google::rpc::Status {
        let status = self.status(id);
        // The details of a status are, by gRPC's definition, the encoded message itself.
        google::rpc::Status::decode(status.details()).unwrap_or_else(|_| google::rpc::Status {
            code: status.code().into(),
            message: status.message().to_owned(),
            details: Vec::new(),
        })
    }

    /// Reads what tonic says of a request that it could not take in: such a status bears no details, unless it is one of ours for
    /// a request of which more came than there is room for.
    #[must_use]
    pub fn of_undecoded(status: &Status, limit: usize) -> Self {
        let details = status.get_error_details();
        if let (Some(quota), Some(retry)) = (details.quota_failure(), details.retry_info()) {
            let subject = quota.violations.first().map_or("", |violation| &violation.subject);
            let tenant = subject.strip_prefix("tenant:").unwrap_or(subject).to_owned();
            let again = retry.retry_delay.unwrap_or(OVERLOAD_RETRY);
            return Self::QuotaExceeded { tenant, share: Share::Bytes, again };
        }
        if details.retry_info().is_some() {
            return Self::Overloaded;
        }
        match status.code() {
            Code::OutOfRange | Code::ResourceExhausted => Self::ArticleTooLarge { limit, actual: None },
            _ => Self::Undecodable(status.message().to_owned()),
        }
    }
}

/// The beginning of a text, of at most so many bytes.
pub(super) fn clip(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}
