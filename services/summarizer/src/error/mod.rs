//! What a call can fail with, and the one place where that becomes a gRPC status.

mod archive;
mod status;

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;

use peacebrief::date::DateError;
use peacebrief::v1::ErrorReason;
use peacebrief::validation::ArticleMismatch;
use peacebrief_archive::ArchiveError;
use peacebrief_engine::EngineError;
use tonic::Code;

use crate::RequestId;
use crate::limits::Share;
use crate::security::Scope;

/// The domain of every `google.rpc.ErrorInfo`.
const DOMAIN: &str = "peacebrief.v1";

/// How much of a value of metadata is sent, in bytes.
const VALUE_BYTES: usize = 128;

/// Why a call, or an item of a stream, fails.
#[derive(Debug, Clone, thiserror::Error)]
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
        field: Cow<'static, str>,
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
    /// The archive refused the call, or its storage failed.
    #[error(transparent)]
    Archive(ArchiveError),
    /// The service was started without an archive.
    #[error("the service keeps nothing: it was started without an archive")]
    ArchiveDisabled,
    /// The registry has not caught up with what was committed before the call.
    #[error("the registry has not caught up with what was ingested")]
    RegistryBehind,
    /// A later edit of the registry builds on the one to be reverted.
    #[error("a later edit builds on this one: revert {by} first")]
    EditSuperseded {
        /// The resource name of the later edit.
        by: String,
    },
    /// The answer would be larger than a message may be.
    #[error("the answer would be larger than a message may be: ask for less")]
    AnswerTooLarge,
    /// The watcher takes its changes more slowly than they come.
    #[error("the watcher does not keep up; it can go on from its last cursor")]
    WatcherTooSlow,
    /// The caller does not say who it is.
    #[error("the call bears no credentials")]
    CredentialsMissing,
    /// What the caller proves itself by does not hold.
    #[error("{why}")]
    CredentialsInvalid {
        /// What is wrong with it.
        why: &'static str,
    },
    /// What the caller proves itself by is no longer good.
    #[error("the credentials have expired")]
    CredentialsExpired,
    /// The caller may not do this.
    #[error("this takes the scope {scope}, which the caller lacks")]
    ScopeMissing {
        /// The scope that it takes.
        scope: Scope,
    },
    /// The caller's tenant asks for more than its share.
    #[error("the tenant {tenant:?} has used up its share: {share}")]
    QuotaExceeded {
        /// The tenant.
        tenant: String,
        /// Its share of what.
        share: Share,
        /// After what time there may be some of it again.
        again: Duration,
    },
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

impl From<ArchiveError> for ApiError {
    fn from(error: ArchiveError) -> Self {
        archive::note(&error);
        Self::Archive(error)
    }
}

impl ApiError {
    /// The date of publication is none.
    #[must_use]
    pub fn published(error: &DateError) -> Self {
        Self::Invalid { field: "article.published".into(), why: error.to_string() }
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
            Self::Archive(error) => error.reason(),
            Self::ArchiveDisabled => ErrorReason::ArchiveDisabled,
            Self::RegistryBehind => ErrorReason::RegistryBehind,
            Self::EditSuperseded { .. } => ErrorReason::EditSuperseded,
            Self::AnswerTooLarge => ErrorReason::AnswerTooLarge,
            Self::WatcherTooSlow => ErrorReason::WatcherTooSlow,
            Self::CredentialsMissing => ErrorReason::CredentialsMissing,
            Self::CredentialsInvalid { .. } => ErrorReason::CredentialsInvalid,
            Self::CredentialsExpired => ErrorReason::CredentialsExpired,
            Self::ScopeMissing { .. } => ErrorReason::ScopeMissing,
            Self::QuotaExceeded { .. } => ErrorReason::QuotaExceeded,
            Self::Overloaded => ErrorReason::Overloaded,
            Self::DeadlineExceeded => ErrorReason::DeadlineExceeded,
            Self::ShuttingDown => ErrorReason::ShuttingDown,
            Self::Internal => ErrorReason::Internal,
        }
    }

    /// The same by its name, as `ErrorInfo` has it.
    #[must_use]
    pub fn reason_name(&self) -> &'static str {
        let name = self.reason().as_str_name();
        name.strip_prefix("ERROR_REASON_").unwrap_or(name)
    }

    fn code(&self) -> Code {
        match self {
            Self::Required { .. }
            | Self::Invalid { .. }
            | Self::Undecodable(_)
            | Self::ArticleTooLarge { .. }
            | Self::LanguageUnsupported { .. } => Code::InvalidArgument,
            Self::ArticleMismatch(_) | Self::ArchiveDisabled | Self::EditSuperseded { .. } => {
                Code::FailedPrecondition
            }
            Self::Archive(error) => archive::code(error),
            Self::CredentialsMissing | Self::CredentialsInvalid { .. } | Self::CredentialsExpired => {
                Code::Unauthenticated
            }
            Self::ScopeMissing { .. } => Code::PermissionDenied,
            Self::Overloaded | Self::QuotaExceeded { .. } | Self::WatcherTooSlow | Self::AnswerTooLarge => {
                Code::ResourceExhausted
            }
            Self::DeadlineExceeded => Code::DeadlineExceeded,
            Self::ShuttingDown | Self::RegistryBehind => Code::Unavailable,
            Self::Internal => Code::Internal,
        }
    }

    /// The field at fault, as a proto path from the request.
    fn field(&self) -> Option<&str> {
        match self {
            Self::Required { field } => Some(field),
            Self::Invalid { field, .. } => Some(field),
            Self::Archive(error) => archive::field(error),
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
            Self::EditSuperseded { by } => vec![("name", by.clone())],
            Self::ScopeMissing { scope } => vec![("scope", scope.to_string())],
            Self::QuotaExceeded { share, .. } => vec![("limit", share.as_str().to_owned())],
            Self::Archive(error) if error.reason() != ErrorReason::Internal => {
                archive::metadata(error).into_iter().collect()
            }
            Self::Internal | Self::Archive(_) => {
                id.map(|id| ("request_id", id.as_str().to_owned())).into_iter().collect()
            }
            _ => Vec::new(),
        };
        pairs
            .into_iter()
            .map(|(key, value)| (key.to_owned(), status::clip(&value, VALUE_BYTES).to_owned()))
            .collect()
    }
}

#[cfg(test)]
mod tests;
