//! The archive in PostgreSQL, for several replicas of the service on one datastore.

mod listener;

pub(crate) use listener::CHANNEL;

use std::time::Duration;

use async_trait::async_trait;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions, PgRow};
use sqlx::{AssertSqlSafe, Column as _, Postgres, Row as _, SqlSafeStr as _, Transaction, TypeInfo as _};

use crate::error::{StorageError, StorageFault};
use crate::sql::migrate::Migration;
use crate::sql::{Access, Database, Dialect, Row, Session, Statement, Value};
use crate::{ArchiveError, Options, SqlArchive};

/// The migrations, in order. Append only.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { name: "the archive", sql: include_str!("migrations/0001_archive.sql") },
    Migration { name: "epochs", sql: include_str!("migrations/0002_epochs.sql") },
    Migration { name: "chronicle", sql: include_str!("migrations/0003_chronicle.sql") },
];

/// How long one waits for a connection: a server that restarts is back by then.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the server is, and how it may be used.
#[derive(Clone)]
pub struct PostgresOptions {
    /// `postgres://user@host:port/database?sslmode=verify-full`; what it leaves out comes from the `PG*` variables.
    pub url: String,
    /// How many connections one replica may have at a time, besides the one that it is woken by.
    pub connections: u32,
}

impl PostgresOptions {
    /// The defaults, for a URL.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), connections: 10 }
    }
}

impl std::fmt::Debug for PostgresOptions {
    /// Without the URL: it may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PostgresOptions").field("connections", &self.connections).finish_non_exhaustive()
    }
}

impl SqlArchive {
    /// Connects to the archive of a database, and makes or migrates it where need be.
    ///
    /// # Errors
    /// A storage error says what is the matter with the server or the database.
    pub async fn postgres(postgres: &PostgresOptions, options: Options) -> Result<Self, ArchiveError> {
        let database = PostgresDatabase::open(postgres)?;
        let pool = database.pool.clone();
        let archive = Self::start(Box::new(database), MIGRATIONS, options).await?;
        archive.keep(tokio::spawn(listener::listen(pool, archive.waker())).abort_handle());
        Ok(archive)
    }
}

/// The connections to a server.
#[derive(Debug)]
struct PostgresDatabase {
    pool: PgPool,
}

impl PostgresDatabase {
    fn open(options: &PostgresOptions) -> Result<Self, StorageError> {
        let connect: PgConnectOptions = options.url.parse().map_err(failed)?;
        let connect = connect.application_name("peacebrief").statement_cache_capacity(256).options([
            // Whatever the server's default is: what is acknowledged must be durable.
            ("synchronous_commit", "on"),
            // A replica that hangs in the middle of a transaction holds up all others of its tenant.
            ("idle_in_transaction_session_timeout", "30s"),
            ("statement_timeout", "60s"),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(options.connections.max(1) + 1)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(connect);
        Ok(Self { pool })
    }
}

#[async_trait]
impl Database for PostgresDatabase {
    fn keeps_thread(&self) -> bool {
        false
    }

    async fn begin(&self, access: Access) -> Result<Box<dyn Session>, StorageError> {
        let begin = match access {
            Access::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            // Each statement sees what was committed before it: after waiting for a lock, what its last holder wrote.
            Access::Write => "BEGIN ISOLATION LEVEL READ COMMITTED",
        };
        Ok(Box::new(PostgresSession(self.pool.begin_with(begin).await.map_err(failed)?)))
    }

    async fn scrub(&self) -> Result<bool, StorageError> {
        let mut connection = self.pool.acquire().await.map_err(failed)?;
        // It takes as long as the tables are large, and holds nobody up.
        sqlx::raw_sql("SET statement_timeout = 0").execute(&mut *connection).await.map_err(failed)?;
        let vacuumed = vacuum(&mut connection).await;
        sqlx::raw_sql("RESET statement_timeout").execute(&mut *connection).await.map_err(failed)?;
        vacuumed?;
        Ok(true)
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

/// What holds words of articles, or of what was made of them.
const TABLES: [&str; 9] = [
    "articles",
    "briefs",
    "brief_keys",
    "requests",
    "changes",
    "alerts",
    "article_search",
    "chronicle_entries",
    "chronicle_keys",
];

async fn vacuum(connection: &mut PgConnection) -> Result<(), StorageError> {
    for table in TABLES {
        let vacuum = AssertSqlSafe(format!("VACUUM {table}"));
        sqlx::raw_sql(vacuum).execute(&mut *connection).await.map_err(failed)?;
    }
    Ok(())
}

struct PostgresSession(Transaction<'static, Postgres>);

impl PostgresSession {
    fn query(statement: Statement) -> sqlx::query::Query<'static, Postgres, sqlx::postgres::PgArguments> {
        let (sql, arguments) = statement.into_parts();
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
impl Session for PostgresSession {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
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

fn row(row: &PgRow) -> Result<Row, StorageError> {
    let value = |column: usize| {
        Ok(match row.columns()[column].type_info().name() {
            "TEXT" => Value::Text(row.try_get(column)?),
            "BYTEA" => Value::Bytes(row.try_get(column)?),
            "INT4" => Value::Int(i64::from(row.try_get::<i32, _>(column)?)),
            _ => Value::Int(row.try_get(column)?),
        })
    };
    let values: Result<_, sqlx::Error> = (0..row.len()).map(value).collect();
    Ok(Row(values.map_err(failed)?))
}

fn failed(error: sqlx::Error) -> StorageError {
    use sqlx::Error as E;
    let fault = match &error {
        E::Database(database) => database.code().map_or(StorageFault::Internal, |code| fault(&code)),
        E::Io(_) | E::Tls(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed | E::BeginFailed => {
            StorageFault::Unavailable
        }
        _ => StorageFault::Internal,
    };
    StorageError::new(fault, error)
}

/// What an SQLSTATE means, see <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn fault(code: &str) -> StorageFault {
    match code {
        "53100" => StorageFault::Full,                // disk_full
        "25006" | "42501" => StorageFault::ReadOnly,  // read_only_sql_transaction, insufficient_privilege
        "XX001" | "XX002" => StorageFault::Corrupted, // data_corrupted, index_corrupted
        // Class 08, connection_exception; 57, operator_intervention (shutdown, cancelled); 53, insufficient_resources;
        // 40, transaction_rollback; 55P03, lock_not_available; 25P03, idle_in_transaction_session_timeout; 58, system_error.
        "55P03" | "25P03" => StorageFault::Unavailable,
        _ if ["08", "57", "53", "40", "58"].contains(&code.get(..2).unwrap_or_default()) => {
            StorageFault::Unavailable
        }
        _ => StorageFault::Internal,
    }
}
