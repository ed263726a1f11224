//! What a call can fail with, told apart by the typed details of the service's errors.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use peacebrief::v1::ErrorReason;
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

/// The domain of the service's `google.rpc.ErrorInfo`.
const DOMAIN: &str = "peacebrief.v1";

/// The metadata key of a call's id.
pub(crate) const REQUEST_ID: &str = "x-request-id";

/// Why a call got no answer.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum ClientError {
    /// The endpoint is no URI of a server, or a value set on the client cannot be sent.
    #[error("{0}")]
    Configuration(String),
    /// The service answered with an error.
    #[error("{0}")]
    Refused(Box<Refusal>),
    /// No connection, or it broke before the answer.
    #[error("the service cannot be reached: {message}")]
    Transport {
        /// What went wrong, with its causes.
        message: String,
        /// The error of the transport.
        #[source]
        source: Option<Arc<dyn std::error::Error + Send + Sync>>,
    },
    /// The deadline of the call passed before it was answered.
    #[error("no answer before the call's deadline")]
    DeadlineExceeded,
    /// The answer is none that this client understands.
    #[error("not an answer of the peacebrief service: {0}")]
    Protocol(String),
}

/// An error answered by the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The gRPC status code.
    pub code: Code,
    /// The reason, by which errors are told apart; unspecified where the service named none that this client knows.
    pub reason: ErrorReason,
    /// The error in words, for a developer to read.
    pub message: String,
    /// The fields at fault, as proto paths from the request.
    pub fields: Vec<FieldViolation>,
    /// More about the reason, as [`ErrorReason`] documents for each.
    pub metadata: BTreeMap<String, String>,
    /// When it makes sense to ask again.
    pub retry_after: Option<Duration>,
    /// The id of the call in the service's log.
    pub request_id: Option<String>,
}

/// A field of a request that the service does not accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldViolation {
    /// The field as a proto path from the request (`article.body`).
    pub field: String,
    /// What is wrong with it.
    pub description: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        for violation in &self.fields {
            write!(f, " [{}]", violation.field)?;
        }
        Ok(())
    }
}

impl ClientError {
    /// The service's refusal, where this is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        if let Self::Refused(refusal) = self { Some(refusal) } else { None }
    }

    /// The reason of the service's refusal, where this is one.
    #[must_use]
    pub fn reason(&self) -> Option<ErrorReason> {
        self.refusal().map(|refusal| refusal.reason)
    }

    /// Reads the error of a call.
    pub(crate) fn of_call(status: Status) -> Self {
        if let Some(refusal) = refusal(&status) {
            let late = refusal.reason == ErrorReason::DeadlineExceeded;
            return if late { Self::DeadlineExceeded } else { Self::Refused(Box::new(refusal)) };
        }
        let caused = std::error::Error::source(&status).is_some();
        match status.code() {
            Code::DeadlineExceeded => Self::DeadlineExceeded,
            // The client's own watch over the time, which tonic reports as a call given up.
            Code::Cancelled if timed_out(&status) => Self::DeadlineExceeded,
            // tonic reports what its transport met with as a status that has a source, and none that came over the wire has.
            Code::Unavailable | Code::Unknown | Code::Cancelled | Code::Internal if caused => {
                transport(status)
            }
            Code::Unavailable | Code::Cancelled => transport(status),
            code => Self::Refused(Box::new(Refusal {
                code,
                reason: ErrorReason::Unspecified,
                message: if status.message().is_empty() {
                    code.description().to_owned()
                } else {
                    status.message().to_owned()
                },
                fields: Vec::new(),
                metadata: BTreeMap::new(),
                retry_after: None,
                request_id: request_id(&status),
            })),
        }
    }

    /// Reads the error of one item of a stream.
    pub(crate) fn of_item(error: &peacebrief::google::rpc::Status) -> Self {
        let details = prost::Message::encode_to_vec(error);
        Self::of_call(Status::with_details(Code::from_i32(error.code), error.message.clone(), details.into()))
    }
}

/// Of a call that was made with tonic itself.
impl From<Status> for ClientError {
    fn from(status: Status) -> Self {
        Self::of_call(status)
    }
}

/// An answer that this client does not understand.
pub(crate) fn protocol(why: impl Into<String>) -> ClientError {
    ClientError::Protocol(why.into())
}

/// Whether a call was given up by the client because its time was over.
pub(crate) fn timed_out(status: &Status) -> bool {
    let mut cause = std::error::Error::source(status);
    while let Some(error) = cause {
        if error.is::<tonic::TimeoutExpired>() {
            return true;
        }
        cause = error.source();
    }
    false
}

fn transport(status: Status) -> ClientError {
    let mut message = status.message().to_owned();
    let mut cause = std::error::Error::source(&status);
    while let Some(error) = cause {
        let text = error.to_string();
        if !message.contains(&text) {
            message = if message.is_empty() { text } else { format!("{message}: {text}") };
        }
        cause = error.source();
    }
    ClientError::Transport { message, source: Some(Arc::new(status)) }
}

fn request_id(status: &Status) -> Option<String> {
    status.metadata().get(REQUEST_ID).and_then(|id| id.to_str().ok()).map(str::to_owned)
}

/// Reads the service's own details; `None` where it sent none.
fn refusal(status: &Status) -> Option<Refusal> {
    let details = status.get_error_details();
    let info = details.error_info().filter(|info| info.domain == DOMAIN)?;
    let fields = details.bad_request().map_or_else(Vec::new, |bad| {
        let violation = |v: &tonic_types::FieldViolation| FieldViolation {
            field: v.field.clone(),
            description: v.description.clone(),
        };
        bad.field_violations.iter().map(violation).collect()
    });
    let metadata: BTreeMap<_, _> = info.metadata.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
    Some(Refusal {
        code: status.code(),
        reason: ErrorReason::from_str_name(&format!("ERROR_REASON_{}", info.reason))
            .unwrap_or(ErrorReason::Unspecified),
        message: status.message().to_owned(),
        fields,
        retry_after: details.retry_info().and_then(|retry| retry.retry_delay),
        request_id: request_id(status).or_else(|| metadata.get("request_id").cloned()),
        metadata,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tonic_types::ErrorDetails;

    fn refused(details: ErrorDetails) -> ClientError {
        ClientError::of_call(Status::with_error_details(Code::InvalidArgument, "no", details))
    }

    #[test]
    fn a_refusal_is_read_with_all_that_it_tells() {
        let mut details = ErrorDetails::with_error_info(
            "ARTICLE_TOO_LARGE",
            DOMAIN,
            std::collections::HashMap::from([("limit_bytes".to_owned(), "7".to_owned())]),
        );
        details.add_bad_request_violation("article.body", "too long");
        details.set_retry_info(Some(Duration::from_secs(2)));
        let error = refused(details);
        let refusal = error.refusal().unwrap();
        assert_eq!(refusal.reason, ErrorReason::ArticleTooLarge);
        assert_eq!(refusal.fields[0].field, "article.body");
        assert_eq!(refusal.metadata["limit_bytes"], "7");
        assert_eq!(refusal.retry_after, Some(Duration::from_secs(2)));
        assert_eq!(error.to_string(), "no [article.body]");
    }

    #[test]
    fn reasons_of_later_services_and_of_others_are_no_reason_known_here() {
        let later = refused(ErrorDetails::with_error_info("NOT_INVENTED_YET", DOMAIN, []));
        assert_eq!(later.reason(), Some(ErrorReason::Unspecified));
        let other = refused(ErrorDetails::with_error_info("OVERLOADED", "other.v1", []));
        assert_eq!(other.reason(), Some(ErrorReason::Unspecified));
    }

    #[test]
    fn a_deadline_is_one_whoever_watched_over_it() {
        let told = ErrorDetails::with_error_info("DEADLINE_EXCEEDED", DOMAIN, []);
        for status in [
            Status::with_error_details(Code::DeadlineExceeded, "late", told),
            Status::deadline_exceeded("late"),
            Status::from_error(Box::new(tonic::TimeoutExpired(()))),
        ] {
            assert!(matches!(ClientError::of_call(status), ClientError::DeadlineExceeded));
        }
    }

    #[test]
    fn a_lost_connection_is_told_with_its_cause() {
        let cause = std::io::Error::new(std::io::ErrorKind::ConnectionReset, "reset by peer");
        let error = ClientError::of_call(Status::from_error(Box::new(cause)));
        assert!(
            matches!(&error, ClientError::Transport { message, .. } if message.contains("reset by peer")),
            "{error:?}"
        );
    }

    #[test]
    fn an_item_fails_like_a_call() {
        let details = ErrorDetails::with_error_info("FIELD_REQUIRED", DOMAIN, []);
        let status = Status::with_error_details(Code::InvalidArgument, "no", details);
        let item = <peacebrief::google::rpc::Status as prost::Message>::decode(status.details()).unwrap();
        assert_eq!(ClientError::of_item(&item).reason(), Some(ErrorReason::FieldRequired));
    }
}
