//! What can fail in an archive, by the reason that a caller acts upon.

use std::fmt;
use std::sync::Arc;

use peacebrief::v1::ErrorReason;

use crate::cursor::CursorError;
use crate::page_token::PageTokenError;
use crate::search::QueryError;

/// Why a call to an archive failed. Cheap to clone: one failure of a batch is told to all who wait for it.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// There is nothing of this name in the tenant's part of the archive.
    #[error("there is no {name}")]
    NotFound {
        /// The resource name asked for.
        name: String,
    },
    /// The request id came with another article before.
    #[error("the request id {request_id:?} came with another article before")]
    RequestIdReused {
        /// The request id.
        request_id: String,
    },
    /// The article that came with the request id has been deleted since: a late repetition must not bring it back.
    #[error("the article that came with the request id {request_id:?} has been deleted since")]
    ArticleDeleted {
        /// The request id.
        request_id: String,
    },
    /// The page token cannot be gone on from.
    #[error(transparent)]
    PageToken(#[from] PageTokenError),
    /// The cursor cannot be gone on from.
    #[error(transparent)]
    Cursor(#[from] CursorError),
    /// The query of a search has nothing to search for, or too much.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A filter names more values than are looked for at once.
    #[error("the filter has {found} values, and at most {limit} are looked for")]
    FilterTooLarge {
        /// How many values it has.
        found: usize,
        /// How many it may have.
        limit: usize,
    },
    /// The storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl ArchiveError {
    /// The reason that clients tell errors apart by.
    #[must_use]
    pub fn reason(&self) -> ErrorReason {
        match self {
            Self::NotFound { .. } => ErrorReason::ResourceNotFound,
            Self::RequestIdReused { .. } => ErrorReason::RequestIdReused,
            Self::ArticleDeleted { .. } => ErrorReason::ArticleDeleted,
            Self::PageToken(PageTokenError::Malformed) => ErrorReason::PageTokenInvalid,
            Self::PageToken(PageTokenError::Mismatch) => ErrorReason::PageTokenMismatch,
            Self::Cursor(CursorError::Malformed) => ErrorReason::CursorInvalid,
            Self::Cursor(CursorError::Foreign) => ErrorReason::CursorForeign,
            Self::Cursor(CursorError::Expired) => ErrorReason::CursorExpired,
            Self::Cursor(CursorError::Ahead) => ErrorReason::CursorAhead,
            Self::Query(QueryError::NoWord) => ErrorReason::FieldRequired,
            Self::Query(_) | Self::FilterTooLarge { .. } => ErrorReason::FieldInvalid,
            Self::Storage(error) => match error.fault {
                StorageFault::Full => ErrorReason::StorageFull,
                StorageFault::ReadOnly => ErrorReason::StorageReadOnly,
                StorageFault::Unavailable => ErrorReason::StorageUnavailable,
                StorageFault::Corrupted => ErrorReason::StorageCorrupted,
                StorageFault::Misplaced
                | StorageFault::SchemaNewer
                | StorageFault::SchemaAltered
                | StorageFault::Internal => ErrorReason::Internal,
            },
        }
    }

    /// The fault of the storage; none where the caller is at fault.
    #[must_use]
    pub fn fault(&self) -> Option<StorageFault> {
        match self {
            Self::Storage(error) => Some(error.fault),
            _ => None,
        }
    }
}

/// What is the matter with the storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StorageFault {
    /// The disk, or what the archive may take of it, is full. Nothing was written; reading goes on.
    Full,
    /// It can be read, but not written.
    ReadOnly,
    /// It cannot be reached, or was busy for longer than one waits. Comes right by itself where the cause goes away.
    Unavailable,
    /// There can be none: the place that was named for it is no folder, nor within one.
    Misplaced,
    /// What it holds is damaged, or is no archive.
    Corrupted,
    /// A later version of this program has migrated it: only that one knows what it holds.
    SchemaNewer,
    /// It was migrated by other statements than this program has under the same number.
    SchemaAltered,
    /// Anything else: a fault of this program.
    Internal,
}

impl fmt::Display for StorageFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "the storage is full",
            Self::ReadOnly => "the storage cannot be written",
            Self::Unavailable => "the storage cannot be reached",
            Self::Misplaced => "no storage can be there",
            Self::Corrupted => "the storage is damaged",
            Self::SchemaNewer => "the storage was made by a later version of this program",
            Self::SchemaAltered => "the storage was migrated by other statements than this program's",
            Self::Internal => "the storage failed",
        })
    }
}

/// A failure of the storage, with its cause. Neither holds a word of an article.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{fault}")]
pub struct StorageError {
    /// What is the matter.
    pub fault: StorageFault,
    /// What the database, or the code above it, said.
    #[source]
    pub cause: Cause,
}

/// The cause of a failure, told to several who wait.
#[derive(Debug, Clone)]
pub struct Cause(Arc<dyn std::error::Error + Send + Sync>);

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Cause {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

impl StorageError {
    /// A fault with what brought it about, in which no word of an article may be.
    pub fn new(fault: StorageFault, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { fault, cause: Cause(Arc::from(cause.into())) }
    }

    /// What is stored is not what was written.
    pub(crate) fn corrupted(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(StorageFault::Corrupted, cause)
    }

    /// Something that only a fault of this program explains.
    pub(crate) fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(StorageFault::Internal, cause)
    }
}
