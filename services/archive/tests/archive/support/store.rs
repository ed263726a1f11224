//! A store with all that a test does to it from outside.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use peacebrief::v1;
use peacebrief_archive::{
    Archive, ArchiveError, Clock, Extent, FILE_NAME, Ingest, Ingested, List, Options, PostgresOptions,
    SqlArchive, SqliteOptions, Tenant, Watch,
};
use sqlx::{AssertSqlSafe, Connection as _};

use super::Cluster;

enum Place {
    Folder(tempfile::TempDir),
    Database(String),
}

/// A new, empty archive.
pub(crate) struct Store {
    pub(crate) archive: Arc<dyn Archive>,
    place: Place,
    seconds: Arc<AtomicU64>,
}

impl Store {
    pub(crate) async fn sqlite() -> Self {
        Self::new(Place::Folder(tempfile::tempdir().unwrap())).await
    }

    pub(crate) async fn postgres() -> Self {
        Self::new(Place::Database(Cluster::shared().database().await)).await
    }

    async fn new(place: Place) -> Self {
        let seconds = Arc::new(AtomicU64::new(1_755_000_000));
        let archive = open(&place, &seconds).await.unwrap();
        Self { archive, place, seconds }
    }

    /// Another archive on the same data, as another process would have it.
    pub(crate) async fn another(&self) -> Result<Arc<dyn Archive>, ArchiveError> {
        open(&self.place, &self.seconds).await
    }

    /// Ends the archive, and opens it anew.
    pub(crate) async fn reopen(&mut self) {
        self.archive.close().await;
        self.archive = self.another().await.unwrap();
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, time: Duration) {
        self.seconds.fetch_add(time.as_secs(), Ordering::Relaxed);
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self.place, Place::Folder(_))
    }

    /// A connection past the archive, of SQLite.
    pub(crate) fn connection(&self) -> rusqlite::Connection {
        let Place::Folder(folder) = &self.place else { panic!("not SQLite") };
        rusqlite::Connection::open(folder.path().join(FILE_NAME)).unwrap()
    }

    /// Runs statements on the data, past the archive.
    pub(crate) async fn run(&self, sql: &str) {
        match &self.place {
            Place::Folder(_) => self.connection().execute_batch(sql).unwrap(),
            Place::Database(name) => Cluster::shared().run(name, sql).await,
        }
    }

    /// Leaves nothing of the archive, which must be closed.
    pub(crate) async fn empty(&self) {
        match &self.place {
            Place::Folder(folder) => {
                for file in std::fs::read_dir(folder.path()).unwrap() {
                    std::fs::remove_file(file.unwrap().path()).unwrap();
                }
            }
            Place::Database(_) => self.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public").await,
        }
    }

    /// Whether any of the stored bytes, or of the words in indexes, are these; capitals do not matter. Of SQLite all files are
    /// looked through, of PostgreSQL all columns.
    pub(crate) async fn holds(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        match &self.place {
            Place::Folder(folder) => std::fs::read_dir(folder.path()).unwrap().any(|file| {
                let bytes = std::fs::read(file.unwrap().path()).unwrap().to_ascii_lowercase();
                bytes.windows(word.len()).any(|window| window == word.as_bytes())
            }),
            Place::Database(name) => {
                let mut connection = sqlx::PgConnection::connect(&Cluster::shared().url(name)).await.unwrap();
                let tables: Vec<String> =
                    sqlx::query_scalar("SELECT tablename::TEXT FROM pg_tables WHERE schemaname = 'public'")
                        .fetch_all(&mut connection)
                        .await
                        .unwrap();
                let mut found = false;
                for table in tables {
                    // Bytes as text with escapes: ASCII stays as it is.
                    let sql = format!(
                        "SET bytea_output = 'escape'; SELECT 1 FROM {table} t WHERE t::TEXT ILIKE '%{word}%'"
                    );
                    let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&mut connection).await.unwrap();
                    found |= !rows.is_empty();
                }
                found
            }
        }
    }
}

async fn open(place: &Place, seconds: &Arc<AtomicU64>) -> Result<Arc<dyn Archive>, ArchiveError> {
    let seconds = Arc::clone(seconds);
    let clock =
        Clock::new(move || SystemTime::UNIX_EPOCH + Duration::from_secs(seconds.load(Ordering::Relaxed)));
    let options = Options { clock, ..Options::default() };
    Ok(match place {
        Place::Folder(folder) => {
            Arc::new(SqlArchive::sqlite(&SqliteOptions::new(folder.path()), options).await?)
        }
        Place::Database(name) => {
            let postgres = PostgresOptions::new(Cluster::shared().url(name));
            Arc::new(SqlArchive::postgres(&postgres, options).await?)
        }
    })
}

/// The tenant of most tests.
pub(crate) fn tenant() -> Tenant {
    Tenant::new("desk").unwrap()
}

/// As much as there is.
pub(crate) fn all() -> Extent {
    extent(10_000)
}

/// So many, whole.
pub(crate) fn extent(count: usize) -> Extent {
    Extent { view: v1::BriefView::Full, count, bytes: usize::MAX }
}

/// All changes of briefs.
pub(crate) fn everything(count: usize) -> Watch {
    Watch {
        filter: v1::BriefFilter::default(),
        kinds: Vec::new(),
        alert_kinds: Vec::new(),
        extent: extent(count),
    }
}

/// Takes articles in, each of which must be kept.
pub(crate) async fn written(archive: &dyn Archive, batch: Vec<Ingest>) -> Vec<Ingested> {
    let results = archive.ingest(&tenant(), batch).await.unwrap();
    results.into_iter().map(Result::unwrap).collect()
}

/// The names of the briefs of a filter, in an order.
pub(crate) async fn list_all(
    archive: &dyn Archive,
    filter: v1::BriefFilter,
    order: v1::BriefOrder,
) -> Vec<String> {
    let list = List { filter, order, extent: all(), page_token: String::new() };
    let page = archive.list(&tenant(), list).await.unwrap();
    assert_eq!(page.next_page_token, "");
    page.briefs.into_iter().map(|brief| brief.name).collect()
}
