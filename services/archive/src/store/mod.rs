//! The archive itself, above either database.

mod changes;
mod chronicle;
mod erase;
mod facade;
mod ingest;
mod list;
mod log;
mod maintain;
mod rebrief;
mod records;
mod search;

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::BoxFuture;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use crate::cursor::DatastoreId;
use crate::error::StorageError;
use crate::sql::migrate::{Migration, migrate};
use crate::sql::{Access, Database, Session, Statement, Value};
use crate::{ArchiveError, Options};

/// An archive in a database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct SqlArchive {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    database: Arc<dyn Database>,
    datastore: DatastoreId,
    options: Options,
    waker: Waker,
    /// What runs beside, for as long as the archive is there.
    tasks: Mutex<Vec<AbortHandle>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        for task in self.tasks.get_mut().unwrap_or_else(PoisonError::into_inner) {
            task.abort();
        }
    }
}

/// Wakes those who wait for changes.
#[derive(Debug, Clone)]
pub(crate) struct Waker(Arc<watch::Sender<u64>>);

impl Waker {
    pub(crate) fn wake(&self) {
        self.0.send_modify(|turn| *turn = turn.wrapping_add(1));
    }
}

/// Work within a transaction.
trait Work<T>:
    for<'s> FnOnce(&'s mut dyn Session) -> BoxFuture<'s, Result<T, ArchiveError>> + Send + 'static
{
}

impl<T, W> Work<T> for W where
    W: for<'s> FnOnce(&'s mut dyn Session) -> BoxFuture<'s, Result<T, ArchiveError>> + Send + 'static
{
}

impl SqlArchive {
    /// Migrates the database, and learns or decides which datastore it is.
    pub(crate) async fn start(
        database: Box<dyn Database>,
        migrations: &'static [Migration],
        options: Options,
    ) -> Result<Self, ArchiveError> {
        let now = options.clock.micros();
        let database: Arc<dyn Database> = Arc::from(database);
        let opened = in_session(&database, Access::Write, move |mut session| async move {
            migrate(session.as_mut(), migrations, now).await?;
            let datastore = identify(session.as_mut()).await?;
            session.commit().await?;
            Ok(datastore)
        });
        let datastore = opened.await?;
        let waker = Waker(Arc::new(watch::Sender::new(0)));
        let tasks = Mutex::default();
        Ok(Self { inner: Arc::new(Inner { database, datastore, options, waker, tasks }) })
    }

    pub(crate) fn waker(&self) -> Waker {
        self.inner.waker.clone()
    }

    /// Has a task end with the archive.
    pub(crate) fn keep(&self, task: AbortHandle) {
        self.inner.tasks.lock().unwrap_or_else(PoisonError::into_inner).push(task);
    }

    /// Works in a transaction that writes.
    async fn write<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T, ArchiveError> {
        self.write_and(work, |waker| waker.wake()).await
    }

    /// Writes what nobody waits for.
    async fn write_unheard<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T, ArchiveError> {
        self.write_and(work, |_| ()).await
    }

    async fn write_and<T: Send + 'static>(
        &self,
        work: impl Work<T>,
        then: fn(&Waker),
    ) -> Result<T, ArchiveError> {
        let waker = self.waker();
        let written = in_session(&self.inner.database, Access::Write, move |mut session| async move {
            let done = work(session.as_mut()).await?;
            session.commit().await?;
            then(&waker);
            Ok(done)
        });
        written.await
    }

    /// Works in a transaction that reads.
    async fn read<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T, ArchiveError> {
        let read = in_session(&self.inner.database, Access::Read, move |mut session| async move {
            let done = work(session.as_mut()).await?;
            session.commit().await?;
            Ok(done)
        });
        read.await
    }
}

/// Which datastore it is: drawn by the first who opens it.
async fn identify(session: &mut dyn Session) -> Result<DatastoreId, StorageError> {
    let drawn: Value = uuid::Uuid::now_v7().into_bytes().to_vec().into();
    let first = "INSERT INTO datastore (singleton, id) VALUES (1, $1) ON CONFLICT DO NOTHING";
    session.execute(Statement::with(first, [drawn])).await?;
    let mut rows = session.rows(Statement::new("SELECT id FROM datastore")).await?;
    let id = rows.first_mut().map(|row| row.bytes(0)).transpose()?.unwrap_or_default();
    id.try_into().map_err(|_| StorageError::corrupted("it has no id of 16 bytes"))
}

/// Begins a transaction, and works in it to the end whoever goes away meanwhile: dropped half-way, it would be left open on a
/// connection that others get next.
async fn in_session<T, W>(
    database: &Arc<dyn Database>,
    access: Access,
    work: impl FnOnce(Box<dyn Session>) -> W + Send + 'static,
) -> Result<T, ArchiveError>
where
    T: Send + 'static,
    W: Future<Output = Result<T, ArchiveError>> + Send + 'static,
{
    if database.keeps_thread() {
        // Who waits for a connection keeps no thread yet.
        let session = database.begin(access).await?;
        let runtime = Handle::current();
        let done = tokio::task::spawn_blocking(move || runtime.block_on(work(session)));
        return done.await.map_err(StorageError::internal)?;
    }
    let database = Arc::clone(database);
    apart(async move { work(database.begin(access).await?).await }).await
}

async fn apart<T: Send + 'static>(
    work: impl Future<Output = Result<T, ArchiveError>> + Send + 'static,
) -> Result<T, ArchiveError> {
    tokio::spawn(work).await.map_err(StorageError::internal)?
}
