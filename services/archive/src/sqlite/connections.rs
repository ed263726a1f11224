//! Connections to the file: how one is made, and several that are lent to one user at a time each.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{PATIENCE, failed, is_busy, waiting};
use crate::error::{StorageError, StorageFault};

/// Bytes of a page: what SQLite makes files of.
const PAGE_BYTES: u64 = 4096;

/// How long one waits before coming again to a file that another is making.
const TURNED_AWAY: Duration = Duration::from_millis(5);

/// How many statements a connection keeps prepared.
const PREPARED: usize = 256;

/// What every connection is told.
const SETTINGS: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA foreign_keys = ON;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    -- What is sorted does not go to files of its own, where nobody would erase it.
    PRAGMA temp_store = MEMORY;
    -- 16 MiB for each connection, in KiB.
    PRAGMA cache_size = -16384;
    -- In pages, 16 MiB: what is written over and over until then is copied into the file once.
    PRAGMA wal_autocheckpoint = 4096;
    -- A log that grew in a rush gives its room back.
    PRAGMA journal_size_limit = 67108864;
";

/// How a connection is made.
#[derive(Debug, Clone)]
pub(super) struct Recipe {
    file: PathBuf,
    flags: OpenFlags,
    /// Statements that set up what this sort of connection has to itself.
    own: String,
}

impl Recipe {
    /// One that writes, and makes the file where there is none.
    pub(super) fn writer(file: &Path, max_bytes: Option<u64>) -> Self {
        let most = max_bytes.map(|bytes| format!("PRAGMA max_page_count = {};", (bytes / PAGE_BYTES).max(1)));
        Self::new(file, OpenFlags::SQLITE_OPEN_CREATE, most.unwrap_or_default())
    }

    /// One that reads only.
    pub(super) fn reader(file: &Path) -> Self {
        Self::new(file, OpenFlags::empty(), "PRAGMA query_only = ON;".to_owned())
    }

    fn new(file: &Path, flags: OpenFlags, own: String) -> Self {
        let flags = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self { file: file.to_owned(), flags, own }
    }

    fn connect(&self) -> rusqlite::Result<Connection> {
        let connection = Connection::open_with_flags(&self.file, self.flags)?;
        connection.busy_timeout(PATIENCE)?;
        // Before the first page is there; later it says nothing.
        connection.execute_batch(&format!("PRAGMA page_size = {PAGE_BYTES};"))?;
        connection.execute_batch(SETTINGS)?;
        connection.execute_batch(&self.own)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Ok(connection)
    }

    /// Makes the file where it is not there, and has it keep a write-ahead log. Of several that come to a new file at once, SQLite
    /// lets one do this and turns the others away whatever their patience, since each reads the file while it waits for the others
    /// to end reading (<https://www.sqlite.org/c3ref/busy_handler.html>): so they come again.
    pub(super) fn make_file(&self) -> rusqlite::Result<()> {
        let begun = Instant::now();
        loop {
            match self.connect() {
                Ok(_) => return Ok(()),
                Err(error) if is_busy(&error) && begun.elapsed() < PATIENCE => {
                    std::thread::sleep(TURNED_AWAY)
                }
                Err(error) => return Err(error),
            }
        }
    }
}

/// Connections of a sort. They are made as they are needed, and kept: a connection to a file does not go stale.
#[derive(Debug)]
pub(super) struct Connections {
    recipe: Recipe,
    most: usize,
    /// As many as may be lent still.
    permits: Arc<Semaphore>,
    free: Arc<Mutex<Vec<Connection>>>,
}

impl Connections {
    /// No more than so many at a time.
    pub(super) fn new(recipe: Recipe, most: usize) -> Self {
        let most = most.min(Semaphore::MAX_PERMITS);
        Self { recipe, most, permits: Arc::new(Semaphore::new(most)), free: Arc::default() }
    }

    /// A connection, once there is one to be had.
    pub(super) async fn get(&self) -> Result<Lent, StorageError> {
        let permit = tokio::time::timeout(PATIENCE, Arc::clone(&self.permits).acquire_owned()).await;
        let unavailable = |cause: &str| StorageError::new(StorageFault::Unavailable, cause);
        let permit = permit.map_err(|_| unavailable("all connections are taken"))?;
        let permit = permit.map_err(|_| unavailable("the archive is closed"))?;
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match free {
            Some(connection) => connection,
            None => {
                let recipe = self.recipe.clone();
                waiting(move || recipe.connect().map_err(failed)).await?
            }
        };
        Ok(Lent { connection: Some(connection), free: Arc::clone(&self.free), _permit: permit })
    }

    /// Ends all connections, once what is under way is done.
    pub(super) async fn close(&self) {
        let all = u32::try_from(self.most).unwrap_or(u32::MAX);
        let Ok(_all) = self.permits.acquire_many(all).await else { return };
        self.permits.close();
        let free = std::mem::take(&mut *self.free.lock().unwrap_or_else(PoisonError::into_inner));
        // The last to go takes the log into the file.
        let ended = waiting(move || {
            drop(free);
            Ok(())
        });
        if let Err(error) = ended.await {
            tracing::warn!(%error, "the archive's connections did not end well");
        }
    }
}

/// A connection that is lent: let go, it is there for the next, with no transaction open.
#[derive(Debug)]
pub(super) struct Lent {
    /// There until it is let go.
    connection: Option<Connection>,
    free: Arc<Mutex<Vec<Connection>>>,
    _permit: OwnedSemaphorePermit,
}

impl Lent {
    /// The connection itself.
    pub(super) fn connection(&self) -> Result<&Connection, StorageError> {
        self.connection.as_ref().ok_or_else(|| StorageError::internal("the connection has been let go"))
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        // After some failures, a full disk among them, SQLite has rolled the transaction back by itself.
        if connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok() {
            self.free.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}
