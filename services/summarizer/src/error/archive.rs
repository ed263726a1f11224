//! How what fails in an archive looks to callers: code, field, metadata, and when to come back.

use std::error::Error as _;
use std::time::Duration;

use peacebrief_archive::{ArchiveError, CursorError, StorageFault};
use tonic::Code;

use crate::telemetry::metrics::count_archive_failure;

/// When to come back to a storage that cannot be reached: a database that restarts takes some seconds.
const STORAGE_RETRY: Duration = Duration::from_secs(1);

/// Of what kind a failure of the storage is, as metrics have it; `None` for what is no failure of it.
fn fault(error: &ArchiveError) -> Option<&'static str> {
    Some(match error.fault()? {
        StorageFault::Unavailable => "unavailable",
        StorageFault::Full => "full",
        StorageFault::ReadOnly => "read_only",
        StorageFault::Corrupted => "corrupted",
        _ => "other",
    })
}

/// Writes to the log what the operator must know of: a failure of the storage, with its cause. Never a word of an article.
pub(super) fn note(error: &ArchiveError) {
    if let Some(fault) = fault(error) {
        count_archive_failure(fault);
    }
    if let ArchiveError::Storage(storage) = error {
        let cause = storage.source().map(ToString::to_string);
        tracing::error!(error = %storage, cause, "the archive failed");
    }
}

pub(super) fn code(error: &ArchiveError) -> Code {
    match error {
        ArchiveError::NotFound { .. } => Code::NotFound,
        ArchiveError::RequestIdReused { .. } => Code::AlreadyExists,
        ArchiveError::ArticleDeleted { .. } => Code::FailedPrecondition,
        ArchiveError::Cursor(CursorError::Expired | CursorError::Ahead) => Code::OutOfRange,
        ArchiveError::Cursor(CursorError::Malformed | CursorError::Foreign)
        | ArchiveError::PageToken(_)
        | ArchiveError::Query(_)
        | ArchiveError::FilterTooLarge { .. } => Code::InvalidArgument,
        ArchiveError::Storage(storage) => match storage.fault {
            StorageFault::Full => Code::ResourceExhausted,
            StorageFault::ReadOnly => Code::FailedPrecondition,
            StorageFault::Unavailable => Code::Unavailable,
            StorageFault::Corrupted => Code::DataLoss,
            _ => Code::Internal,
        },
        _ => Code::Internal,
    }
}

/// The field at fault, as a proto path from the request, of what is refused with `INVALID_ARGUMENT`.
pub(super) fn field(error: &ArchiveError) -> Option<&'static str> {
    match error {
        ArchiveError::PageToken(_) => Some("page_token"),
        ArchiveError::Cursor(CursorError::Malformed | CursorError::Foreign) => Some("cursor"),
        ArchiveError::Query(_) => Some("query"),
        ArchiveError::FilterTooLarge { .. } => Some("filter"),
        _ => None,
    }
}

pub(super) fn metadata(error: &ArchiveError) -> Option<(&'static str, String)> {
    match error {
        ArchiveError::NotFound { name } => Some(("name", name.clone())),
        ArchiveError::RequestIdReused { request_id } | ArchiveError::ArticleDeleted { request_id } => {
            Some(("request_id", request_id.clone()))
        }
        _ => None,
    }
}

pub(super) fn retry(error: &ArchiveError) -> Option<Duration> {
    (error.fault() == Some(StorageFault::Unavailable)).then_some(STORAGE_RETRY)
}
