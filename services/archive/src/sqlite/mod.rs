//! The archive in a file: SQLite, embedded, with nothing to set up.
//!
//! One connection writes, several read beside it (write-ahead log). A commit returns once it is on the disk
//! (`synchronous=FULL`): with less, what was acknowledged is lost when the power goes. What is deleted is overwritten
//! (`secure_delete`), and leaves the log with the next [`scrub`](crate::Archive::scrub).

mod backup;

pub use backup::{BackupError, back_up, restore};

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow,
    SqliteSynchronous,
};
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _, SqlSafeStr as _, Sqlite, Transaction,
    TypeInfo as _, ValueRef as _,
};

use crate::error::{StorageError, StorageFault, classify};
use crate::sql::migrate::Migration;
use crate::sql::{Database, Dialect, Row, Session, Statement, Value};
use crate::{ArchiveError, Options, SqlArchive};

/// The migrations, in order. Append only.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { name: "the archive", sql: include_str!("migrations/0001_archive.sql") },
    Migration { name: "epochs", sql: include_str!("migrations/0002_epochs.sql") },
    Migration { name: "chronicle", sql: include_str!("migrations/0003_chronicle.sql") },
];

/// The file's name within its folder.
pub const FILE_NAME: &str = "archive.sqlite";

/// Bytes of a page: what SQLite makes files of.
const PAGE_BYTES: u64 = 4096;

/// How long one waits for another process, or for the writer before: longer than any batch takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long one waits before coming again to a file that another is making.
const TURNED_AWAY: Duration = Duration::from_millis(5);

/// SQLITE_BUSY, as a primary result code.
const BUSY: u32 = 5;

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
        let database = SqliteDatabase::open(sqlite).await?;
        Self::start(Box::new(database), MIGRATIONS, options).await
    }
}

/// The file and its connections.
#[derive(Debug)]
struct SqliteDatabase {
    writer: SqlitePool,
    readers: SqlitePool,
}

impl SqliteDatabase {
    async fn open(options: &SqliteOptions) -> Result<Self, StorageError> {
        // SQLite says of a folder that it cannot write only that it cannot open the file.
        std::fs::create_dir_all(&options.folder)
            .and_then(|()| tempfile::tempfile_in(&options.folder))
            .map_err(|error| StorageError::new(folder_fault(&error), error))?;
        let connect = connect_options(&options.folder.join(FILE_NAME));
        let pages = options.max_bytes.map(|bytes| (bytes / PAGE_BYTES).max(1).to_string());
        let writer = match pages {
            Some(pages) => connect.clone().pragma("max_page_count", pages),
            None => connect.clone(),
        };
        let pool = SqlitePoolOptions::new()
            .acquire_timeout(PATIENCE)
            .idle_timeout(None)
            .max_lifetime(None)
            // It is a file: a connection to it does not go stale.
            .test_before_acquire(false)
            .before_acquire(|connection, _| Box::pin(is_idle(connection)));
        let writer = writer.create_if_missing(true);
        make_file(&writer).await?;
        Ok(Self {
            writer: pool.clone().max_connections(1).connect_lazy_with(writer),
            readers: pool
                .max_connections(options.readers.max(1))
                .connect_lazy_with(connect.create_if_missing(false).pragma("query_only", "on")),
        })
    }
}

/// Makes the file where it is not there, and has it keep a write-ahead log. Of several that come to a new file at once, SQLite
/// lets one do this and turns the others away whatever their patience, since each reads the file while it waits for the others
/// to end reading (<https://www.sqlite.org/c3ref/busy_handler.html>): so they come again.
async fn make_file(connect: &SqliteConnectOptions) -> Result<(), StorageError> {
    let begun = Instant::now();
    loop {
        match connect.connect().await {
            Ok(connection) => return connection.close().await.map_err(failed),
            Err(error) if is_busy(&error) && begun.elapsed() < PATIENCE => {
                tokio::time::sleep(TURNED_AWAY).await;
            }
            Err(error) => return Err(failed(error)),
        }
    }
}

fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| code & 0xff == BUSY)
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

fn connect_options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .page_size(u32::try_from(PAGE_BYTES).unwrap_or_default())
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "on")
        // What is sorted does not go to files of its own, where nobody would erase it.
        .pragma("temp_store", "memory")
        // 16 MiB for each connection, in KiB.
        .pragma("cache_size", "-16384")
        // In pages, 16 MiB: what is written over and over until then is copied into the file once.
        .pragma("wal_autocheckpoint", "4096")
        // A log that grew in a rush gives its room back.
        .pragma("journal_size_limit", "67108864")
        .statement_cache_capacity(256)
        // The thread of a connection need not wait for each few rows of an answer to be taken.
        .row_buffer_size(1024)
}

#[async_trait]
impl Database for SqliteDatabase {
    async fn read(&self) -> Result<Box<dyn Session>, StorageError> {
        Ok(Box::new(SqliteSession(self.readers.begin().await.map_err(failed)?)))
    }

    async fn write(&self) -> Result<Box<dyn Session>, StorageError> {
        // At once: a transaction that begins to write later may find that another has written since it began to read.
        Ok(Box::new(SqliteSession(self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?)))
    }

    async fn scrub(&self) -> Result<bool, StorageError> {
        let mut writer = self.writer.acquire().await.map_err(failed)?;
        // Nobody writes while it waits for those who read.
        wait_at_most(&mut writer, SCRUB_PATIENCE).await?;
        let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *writer).await;
        wait_at_most(&mut writer, PATIENCE).await?;
        let busy: i64 = row.and_then(|row| row.try_get(0)).map_err(failed)?;
        Ok(busy == 0)
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Whether a connection can be used again. After some failures, a full disk among them, SQLite has rolled the transaction back
/// by itself, and sqlx, whose own rollback then fails, takes it for open for ever.
async fn is_idle(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // Once this is answered, a rollback that was sent before it has been worked off.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

async fn wait_at_most(connection: &mut SqliteConnection, time: Duration) -> Result<(), StorageError> {
    let set = AssertSqlSafe(format!("PRAGMA busy_timeout = {}", time.as_millis()));
    sqlx::raw_sql(set).execute(connection).await.map_err(failed)?;
    Ok(())
}

struct SqliteSession(Transaction<'static, Sqlite>);

impl SqliteSession {
    fn query(statement: Statement) -> sqlx::query::Query<'static, Sqlite, sqlx::sqlite::SqliteArguments> {
        let (sql, arguments) = statement.into_parts_in_order();
        // Made of this crate's own words only: `Statement` binds all else.
        let mut query = sqlx::query(AssertSqlSafe(sql).into_sql_str());
        for argument in arguments {
            query = match argument {
                Value::Int(value) => query.bind(value),
                Value::Text(value) | Value::Terms(value) => query.bind(value),
                Value::Bytes(value) => query.bind(value),
            };
        }
        query
    }
}

#[async_trait]
impl Session for SqliteSession {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    async fn execute(&mut self, statement: Statement) -> Result<u64, StorageError> {
        Ok(Self::query(statement).execute(&mut *self.0).await.map_err(failed)?.rows_affected())
    }

    async fn rows(&mut self, statement: Statement) -> Result<Vec<Row>, StorageError> {
        let rows = Self::query(statement).fetch_all(&mut *self.0).await.map_err(failed)?;
        rows.iter().map(row).collect()
    }

    async fn script(&mut self, sql: &'static str) -> Result<(), StorageError> {
        sqlx::raw_sql(sql).execute(&mut *self.0).await.map_err(failed)?;
        Ok(())
    }

    async fn commit(self: Box<Self>) -> Result<(), StorageError> {
        self.0.commit().await.map_err(failed)
    }
}

fn row(row: &SqliteRow) -> Result<Row, StorageError> {
    let value = |column: usize| {
        let raw = row.try_get_raw(column)?;
        Ok(match raw.type_info().name() {
            "TEXT" => Value::Text(row.try_get_unchecked(column)?),
            "BLOB" => Value::Bytes(row.try_get_unchecked(column)?),
            _ => Value::Int(row.try_get_unchecked(column)?),
        })
    };
    let values: Result<_, sqlx::Error> = (0..row.len()).map(value).collect();
    Ok(Row(values.map_err(failed)?))
}

fn failed(error: sqlx::Error) -> StorageError {
    classify(error, fault)
}

/// What a result code of SQLite means: its low byte is the primary code, see <https://www.sqlite.org/rescode.html>.
fn fault(code: &str) -> StorageFault {
    let Ok(code) = code.parse::<u32>() else { return StorageFault::Internal };
    match code & 0xff {
        13 => StorageFault::Full,                        // SQLITE_FULL
        8 => StorageFault::ReadOnly,                     // SQLITE_READONLY
        3 => StorageFault::ReadOnly,                     // SQLITE_PERM
        11 | 26 => StorageFault::Corrupted,              // SQLITE_CORRUPT, SQLITE_NOTADB
        BUSY | 6 | 10 | 14 => StorageFault::Unavailable, // SQLITE_BUSY, _LOCKED, _IOERR, _CANTOPEN
        _ => StorageFault::Internal,
    }
}
