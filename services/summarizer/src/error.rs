//! What a call can fail with, and the one place where that becomes a gRPC status.

use std::collections::HashMap;
use std::time::Duration;

use peacebrief::date::DateError;
use peacebrief::google;
use peacebrief::v1::ErrorReason;
use peacebrief::validation::ArticleMismatch;
use peacebrief_engine::EngineError;
use prost::Message as _;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

use crate::RequestId;

/// The domain of every `google.rpc.ErrorInfo`.
const DOMAIN: &str = "peacebrief.v1";

/// When to come back to an overloaded service: about as long as a full queue takes.
const OVERLOAD_RETRY: Duration = Duration::from_secs(1);

/// When to come back to a service that shuts down: at once, since it will be another.
const SHUTDOWN_RETRY: Duration = Duration::from_millis(100);

/// How much of a message, a description or a value of metadata is sent, in bytes. A status travels in HTTP/2 headers,
/// percent-encoded and in base64, and past a few KiB some peers drop it: in their longest these stay below 4 KiB.
const TEXT_BYTES: usize = 300;
const VALUE_BYTES: usize = 128;

/// Why a call, or an item of a stream, fails.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ApiError {
    /// A required field is empty.
    #[error("{field} is required")]
    Required {
        /// The field, as a proto path from the request.
        field: &'static str,
    },
    /// A field holds a value that it cannot have.
    #[error("{field} is invalid: {why}")]
    Invalid {
        /// The field, as a proto path from the request.
        field: &'static str,
        /// What is wrong with the value.
        why: String,
    },
    /// The article's body, or the whole request, is larger than the service accepts.
    #[error("article.body is larger than the {limit} bytes that are accepted")]
    ArticleTooLarge {
        /// The largest body accepted, in bytes.
        limit: usize,
        /// The size of the body, in bytes; `None` where the request was too large to be looked into.
        actual: Option<usize>,
    },
    /// The article is in a language that the engine does not read.
    #[error("the article is in the language {language:?}, and only English is read")]
    LanguageUnsupported {
        /// The language found or named.
        language: String,
        /// Whether the caller named it.
        named: bool,
    },
    /// The brief was made from another text than the article given.
    #[error(transparent)]
    ArticleMismatch(#[from] ArticleMismatch),
    /// More work is waiting than the service takes on.
    #[error("the service is overloaded")]
    Overloaded,
    /// The deadline of the call passed before it was answered.
    #[error("the deadline of the call has passed")]
    DeadlineExceeded,
    /// The service is shutting down.
    #[error("the service is shutting down")]
    ShuttingDown,
    /// The bytes of the request are no message of this API.
    #[error("the request cannot be decoded: {0}")]
    Undecodable(String),
    /// The service failed on its own account; the log has more.
    #[error("the service failed")]
    Internal,
}

impl From<EngineError> for ApiError {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::EmptyBody => Self::Required { field: "article.body" },
            EngineError::Published(error) => Self::published(&error),
            EngineError::Language { language, named } => Self::LanguageUnsupported { language, named },
            // Nobody is there to hear it.
            EngineError::Unwanted => Self::Internal,
            // What else an engine can report concerns itself, not the article.
            other => {
                tracing::error!(error = %other, "the engine failed");
                Self::Internal
            }
        }
    }
}

impl ApiError {
    /// The date of publication is none.
    #[must_use]
    pub fn published(error: &DateError) -> Self {
        Self::Invalid { field: "article.published", why: error.to_string() }
    }

    /// The reason that clients tell errors apart by.
    #[must_use]
    pub fn reason(&self) -> ErrorReason {
        match self {
            Self::Required { .. } => ErrorReason::FieldRequired,
            Self::Invalid { .. } | Self::Undecodable(_) => ErrorReason::FieldInvalid,
            Self::ArticleTooLarge { .. } => ErrorReason::ArticleTooLarge,
            Self::LanguageUnsupported { .. } => ErrorReason::LanguageUnsupported,
            Self::ArticleMismatch(_) => ErrorReason::ArticleMismatch,
            Self::Overloaded => ErrorReason::Overloaded,
            Self::DeadlineExceeded => ErrorReason::DeadlineExceeded,
            Self::ShuttingDown => ErrorReason::ShuttingDown,
            Self::Internal => ErrorReason::Internal,
        }
    }

    fn code(&self) -> Code {
        match self {
            Self::Required { .. }
            | Self::Invalid { .. }
            | Self::Undecodable(_)
            | Self::ArticleTooLarge { .. }
            | Self::LanguageUnsupported { .. } => Code::InvalidArgument,
            Self::ArticleMismatch(_) => Code::FailedPrecondition,
            Self::Overloaded => Code::ResourceExhausted,
            Self::DeadlineExceeded => Code::DeadlineExceeded,
            Self::ShuttingDown => Code::Unavailable,
            Self::Internal => Code::Internal,
        }
    }

    /// The field at fault, as a proto path from the request.
    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Required { field } | Self::Invalid { field, .. } => Some(field),
            Self::ArticleTooLarge { .. } => Some("article.body"),
            Self::LanguageUnsupported { named: true, .. } => Some("article.language"),
            Self::LanguageUnsupported { named: false, .. } => Some("article.body"),
            _ => None,
        }
    }

    fn metadata(&self, id: Option<&RequestId>) -> HashMap<String, String> {
        let pairs: Vec<(&str, String)> = match self {
            Self::ArticleTooLarge { limit, actual } => {
                let actual = actual.map(|actual| ("actual_bytes", actual.to_string()));
                std::iter::once(("limit_bytes", limit.to_string())).chain(actual).collect()
            }
            Self::LanguageUnsupported { language, .. } => vec![("language", language.clone())],
            Self::ArticleMismatch(mismatch) => vec![
                ("expected_sha256", mismatch.expected.clone()),
                ("actual_sha256", mismatch.actual.clone()),
            ],
            Self::Internal => id.map(|id| ("request_id", id.as_str().to_owned())).into_iter().collect(),
            _ => Vec::new(),
        };
        pairs.into_iter().map(|(key, value)| (key.to_owned(), clip(&value, VALUE_BYTES).to_owned())).collect()
    }

    /// The status that the caller gets: with an `ErrorInfo` always, with `BadRequest` and `RetryInfo` where apt. The id
    /// of the call lets its operator find an internal failure in the log.
    #[must_use]
    pub fn status(&self, id: Option<&RequestId>) -> Status {
        let message = self.to_string();
        let message = clip(&message, TEXT_BYTES);
        let name = self.reason().as_str_name();
        let reason = name.strip_prefix("ERROR_REASON_").unwrap_or(name);
        let mut details = ErrorDetails::with_error_info(reason, DOMAIN, self.metadata(id));
        if let Some(field) = self.field() {
            details.add_bad_request_violation(field, message);
        }
        match self {
            Self::Overloaded => details.set_retry_info(Some(OVERLOAD_RETRY)),
            Self::ShuttingDown => details.set_retry_info(Some(SHUTDOWN_RETRY)),
            _ => &mut details,
        };
        Status::with_error_details(self.code(), message, details)
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

    /// Reads what tonic says of a request that it could not take in: such a status bears no details.
    #[must_use]
    pub fn of_undecoded(status: &Status, limit: usize) -> Self {
        match status.code() {
            Code::OutOfRange | Code::ResourceExhausted => Self::ArticleTooLarge { limit, actual: None },
            _ => Self::Undecodable(status.message().to_owned()),
        }
    }
}

/// The beginning of a text, of at most so many bytes.
fn clip(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mismatch() -> ArticleMismatch {
        ArticleMismatch { expected: "0".repeat(64), actual: "1".repeat(64) }
    }

    #[test]
    fn every_error_carries_its_reason_and_only_apt_details() {
        let id = RequestId::generate();
        for (error, reason, code, field, retry) in [
            (ApiError::Required { field: "item_id" }, "FIELD_REQUIRED", 3, Some("item_id"), false),
            (ApiError::published(&DateError::Year(0)), "FIELD_INVALID", 3, Some("article.published"), false),
            (
                ApiError::ArticleTooLarge { limit: 1, actual: Some(2) },
                "ARTICLE_TOO_LARGE",
                3,
                Some("article.body"),
                false,
            ),
            (ApiError::ArticleMismatch(mismatch()), "ARTICLE_MISMATCH", 9, None, false),
            (ApiError::Overloaded, "OVERLOADED", 8, None, true),
            (ApiError::DeadlineExceeded, "DEADLINE_EXCEEDED", 4, None, false),
            (ApiError::ShuttingDown, "SHUTTING_DOWN", 14, None, true),
            (ApiError::Internal, "INTERNAL", 13, None, false),
        ] {
            let status = error.status(Some(&id));
            let details = status.get_error_details();
            assert_eq!(status.code() as i32, code, "{reason}");
            assert_eq!(details.error_info().unwrap().reason, reason);
            assert_eq!(details.error_info().unwrap().domain, "peacebrief.v1");
            let named = details.bad_request().map(|bad| bad.field_violations[0].field.as_str());
            assert_eq!(named, field, "{reason}");
            assert_eq!(details.retry_info().is_some(), retry, "{reason}");
        }
        let status = ApiError::Internal.status(Some(&id));
        assert_eq!(status.get_error_details().error_info().unwrap().metadata["request_id"], id.as_str());
    }

    #[test]
    fn the_field_of_an_unread_language_is_the_one_that_told_it() {
        let field = |named| {
            let error = ApiError::LanguageUnsupported { language: "ru".into(), named };
            let details = error.status(None).get_error_details();
            assert_eq!(details.error_info().unwrap().metadata["language"], "ru");
            details.bad_request().unwrap().field_violations[0].field.clone()
        };
        assert_eq!(field(true), "article.language");
        assert_eq!(field(false), "article.body");
    }

    #[test]
    fn an_item_fails_with_the_same_details_as_a_call() {
        let error = ApiError::LanguageUnsupported { language: "ru".into(), named: true };
        let (item, call) = (error.item_status(None), error.status(None));
        assert_eq!(item.encode_to_vec(), call.details());
        assert_eq!((item.code, item.message.as_str()), (call.code() as i32, call.message()));
    }

    proptest! {
        #[test]
        fn no_status_outgrows_the_headers_that_carry_it(text in "\\PC{0,2000}") {
            let id = RequestId::generate();
            for error in [
                ApiError::Invalid { field: "article.published", why: text.clone() },
                ApiError::LanguageUnsupported { language: text.clone(), named: true },
                ApiError::ArticleMismatch(ArticleMismatch { expected: text.clone(), actual: text.clone() }),
                ApiError::Undecodable(text.clone()),
                ApiError::Internal,
            ] {
                let mut headers = http::HeaderMap::new();
                error.status(Some(&id)).add_header(&mut headers).unwrap();
                let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
                prop_assert!(size < 4096, "{size}");
            }
        }
    }
}
