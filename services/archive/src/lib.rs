//! What peacebrief remembers: articles verbatim, their briefs, and what changed; each row for one tenant.
//!
//! [`Archive`] is what the service knows. [`SqlArchive::sqlite`] keeps it in a file, [`SqlArchive::postgres`] in a database
//! that several replicas share; both behave alike, and `tests/` holds them to it with one suite.
//!
//! - **Verbatim.** Articles and briefs are stored as encoded messages of the API and never rewritten; what they are found by
//!   stands in columns and indexes beside them.
//! - **Once.** The same article is one article; a request id gives the same answer again, for as long as it is remembered.
//! - **In order.** Each tenant's changes have positions in the order of commits, from one counter row that whoever writes
//!   locks first. A cursor names its datastore and tenant, and misses nothing that comes after it.
//! - **Forgotten.** An erased article leaves its random name in the log of changes, and nothing else.
#![forbid(unsafe_code)]

mod archive;
mod batcher;
mod chronicle;
mod cursor;
mod error;
mod filter;
mod fold;
mod ids;
mod index;
mod page_token;
mod postgres;
mod search;
mod sql;
mod sqlite;
mod store;
mod time;

pub use archive::{
    Archive, BriefPage, Briefs, Changes, Extent, Ingest, Ingested, List, Maintained, NewAlert, Options,
    Outdated, RebriefMark, Replaced, Replacement, Search, SearchPage, Watch,
};
pub use batcher::Batcher;
pub use chronicle::{
    ChronicleChange, ChronicleEntry, ChronicleRole, ChronicleState, ChronicleView, ChronicleWrite,
    ChronicleWritten, Chronicles, Intake, KeptEntries, LogPosition,
};
pub use cursor::CursorError;
pub use error::{ArchiveError, Cause, StorageError, StorageFault};
pub use ids::{ArticleId, NameError, RequestId, RequestIdError, Tenant, TenantError};
pub use page_token::{PageBinding, PageTokenError};
pub use postgres::PostgresOptions;
pub use search::QueryError;
pub use sqlite::{BackupError, FILE_NAME, SqliteOptions, back_up, restore};
pub use store::SqlArchive;
pub use time::Clock;
