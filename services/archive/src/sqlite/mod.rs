//! The archive in a file: SQLite, embedded, with nothing to set up.
//!
//! One connection writes, several read beside it (write-ahead log). A commit returns once it is on the disk
//! (`synchronous=FULL`): with less, what was acknowledged is lost when the power goes. What is deleted is overwritten
//! (`secure_delete`), and leaves the log with the next [`scrub`](crate::Archive::scrub).
//!
//! Whoever works with a connection does so on the thread that they are on: handed from thread to thread row by row, answers would take
//! several times as long to hand over as to find.

mod backup;
mod connections;
mod session;

pub use backup::{BackupError, back_up, restore};

use std::path::PathBuf;
use std::time::Duration;

use async_trait::async_trait;

use crate::error::{StorageError, StorageFault};
use crate::sql::migrate::Migration;
use crate::sql::{Access, Database, Session};
use crate::{ArchiveError, Options, SqlArchive};
use connections::{Connections, Recipe};
use session::SqliteSession;

/// The migrations, in order. Append only.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { name: "the archive", sql: include_str!("migrations/0001_archive.sql") },
    Migration { name: "epochs", sql: include_str!("migrations/0002_epochs.sql") },
    Migration { name: "chronicle", sql: include_str!("migrations/0003_chronicle.sql") },
];

/// The file's name within its folder.
pub const FILE_NAME: &str = "archive.sqlite";

/// How long one waits for another process, or for the writer before: longer than any batch takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a checkpoint waits for readers to end.
const SCRUB_PATIENCE: Duration = Duration::from_secs(1);

/// Where the file is, and how it may be used.
#[derive(Debug, Clone)]
pub struct SqliteOptions {
    /// The folder of the file. It is made where it is not there.
    pub folder: PathBuf,
    /// How many may read at a time.
    pub readers: u32,
    /// How large the file may get, in bytes; the log beside it comes on top. `None` for as large as the disk.
    pub max_bytes: Option<u64>,
}

impl SqliteOptions {
    /// The defaults, for a folder.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), readers: 4, max_bytes: None }
    }
}

impl SqlArchive {
    /// Opens the archive in a folder, and makes or migrates it where need be.
    ///
    /// # Errors
    /// A storage error says what is the matter with the folder or the file.
    pub async fn sqlite(sqlite: &SqliteOptions, options: Options) -> Result<Self, ArchiveError> {
        let sqlite = sqlite.clone();
        let database = waiting(move || SqliteDatabase::open(&sqlite)).await?;
        Self::start(Box::new(database), MIGRATIONS, options).await
    }
}

/// The file and its connections.
#[derive(Debug)]
struct SqliteDatabase {
    writer: Connections,
    readers: Connections,
}

impl SqliteDatabase {
    fn open(options: &SqliteOptions) -> Result<Self, StorageError> {
        // SQLite says of a folder that it cannot write only that it cannot open the file.
        std::fs::create_dir_all(&options.folder)
            .and_then(|()| tempfile::tempfile_in(&options.folder))
            .map_err(|error| StorageError::new(folder_fault(&error), error))?;
        let file = options.folder.join(FILE_NAME);
        let writer = Recipe::writer(&file, options.max_bytes);
        writer.make_file().map_err(failed)?;
        let readers = usize::try_from(options.readers.max(1)).unwrap_or(usize::MAX);
        Ok(Self {
            writer: Connections::new(writer, 1),
            readers: Connections::new(Recipe::reader(&file), readers),
        })
    }
}

fn folder_fault(error: &std::io::Error) -> StorageFault {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::ReadOnlyFilesystem | K::PermissionDenied => StorageFault::ReadOnly,
        K::StorageFull | K::QuotaExceeded => StorageFault::Full,
        // A file stands where the folder, or one above it, is to be; or the name is none.
        K::NotADirectory | K::AlreadyExists | K::InvalidFilename | K::InvalidInput => StorageFault::Misplaced,
        _ => StorageFault::Unavailable,
    }
}

#[async_trait]
impl Database for SqliteDatabase {
    fn keeps_thread(&self) -> bool {
        true
    }

    async fn begin(&self, access: Access) -> Result<Box<dyn Session>, StorageError> {
        let session = match access {
            Access::Read => SqliteSession::new(self.readers.get().await?, "BEGIN"),
            // At once: a transaction that begins to write later may find that another has written since it began to read.
            Access::Write => SqliteSession::new(self.writer.get().await?, "BEGIN IMMEDIATE"),
        };
        Ok(Box::new(session))
    }

    async fn scrub(&self) -> Result<bool, StorageError> {
        let writer = self.writer.get().await?;
        waiting(move || {
            let writer = writer.connection()?;
            // Nobody writes while it waits for those who read.
            writer.busy_timeout(SCRUB_PATIENCE).map_err(failed)?;
            let busy: Result<i64, _> =
                writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0));
            writer.busy_timeout(PATIENCE).map_err(failed)?;
            Ok(busy.map_err(failed)? == 0)
        })
        .await
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Works on a thread that may wait.
async fn waiting<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StorageError> + Send + 'static,
) -> Result<T, StorageError> {
    tokio::task::spawn_blocking(work).await.map_err(StorageError::internal)?
}

/// SQLITE_BUSY, as a primary result code.
const BUSY: i32 = 5;

fn is_busy(error: &rusqlite::Error) -> bool {
    primary_code(error) == Some(BUSY)
}

/// The low byte of a result code, see <https://www.sqlite.org/rescode.html>.
fn primary_code(error: &rusqlite::Error) -> Option<i32> {
    error.sqlite_error().map(|error| error.extended_code & 0xff)
}

fn failed(error: rusqlite::Error) -> StorageError {
    let fault = match primary_code(&error) {
        Some(13) => StorageFault::Full,                        // SQLITE_FULL
        Some(8) => StorageFault::ReadOnly,                     // SQLITE_READONLY
        Some(3) => StorageFault::ReadOnly,                     // SQLITE_PERM
        Some(11 | 26) => StorageFault::Corrupted,              // SQLITE_CORRUPT, SQLITE_NOTADB
        Some(BUSY | 6 | 10 | 14) => StorageFault::Unavailable, // SQLITE_BUSY, _LOCKED, _IOERR, _CANTOPEN
        _ => StorageFault::Internal,
    };
    StorageError::new(fault, error)
}
