//! The little that the archive needs of a database: statements with arguments, rows, transactions. SQLite and PostgreSQL
//! each implement [`Database`] and [`Session`]; all that the archive does is written once, above them, in SQL that both
//! understand. Where they differ (locks, full text, waking others), the code asks for the [`Dialect`].

pub(crate) mod migrate;
mod statement;

use async_trait::async_trait;

use crate::error::StorageError;
pub(crate) use statement::{Row, Statement, Value};

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// It sees one state of the database, and changes nothing.
    Read,
    /// It may write.
    Write,
}

/// A database that sessions are opened on.
#[async_trait]
pub(crate) trait Database: std::fmt::Debug + Send + Sync + 'static {
    /// Whether its sessions keep the thread until they have answered: what is done in them is for a thread that may wait then.
    fn keeps_thread(&self) -> bool;

    /// Begins a transaction.
    async fn begin(&self, access: Access) -> Result<Box<dyn Session>, StorageError>;

    /// Takes what was erased out of journals and dead rows too, as far as the database lets it. `false` where readers
    /// held it up.
    async fn scrub(&self) -> Result<bool, StorageError>;

    /// Ends all connections, once what is under way is done.
    async fn close(&self);
}

/// A transaction. Dropped, it is rolled back.
#[async_trait]
pub(crate) trait Session: Send {
    /// Which database it is on.
    fn dialect(&self) -> Dialect;

    /// Runs a statement, and answers how many rows it changed.
    async fn execute(&mut self, statement: Statement) -> Result<u64, StorageError>;

    /// Runs a statement, and answers its rows.
    async fn rows(&mut self, statement: Statement) -> Result<Vec<Row>, StorageError>;

    /// Runs several statements without arguments.
    async fn script(&mut self, sql: &'static str) -> Result<(), StorageError>;

    /// Ends the transaction; what it wrote is durable then.
    async fn commit(self: Box<Self>) -> Result<(), StorageError>;
}

/// How many rows go into one statement: few sizes, so that few statements have to be prepared.
const CHUNKS: [usize; 5] = [256, 64, 16, 4, 1];

/// Inserts rows, as many at a time as make good use of a round trip. `suffix` is `RETURNING …` or nothing.
pub(crate) async fn insert(
    session: &mut dyn Session,
    into: &str,
    suffix: &str,
    rows: Vec<Vec<Value>>,
) -> Result<Vec<Row>, StorageError> {
    let mut returned = Vec::new();
    let mut left = rows.len();
    let mut rows = rows.into_iter();
    for size in CHUNKS {
        while left >= size {
            left -= size;
            let mut statement = Statement::new("INSERT INTO ");
            statement.push(into).push(" VALUES ");
            for (i, row) in rows.by_ref().take(size).enumerate() {
                statement.push(if i == 0 { "(" } else { ", (" });
                for (j, value) in row.into_iter().enumerate() {
                    statement.push(if j == 0 { "" } else { ", " }).bind(value);
                }
                statement.push(")");
            }
            statement.push(suffix);
            returned.extend(session.rows(statement).await?);
        }
    }
    Ok(returned)
}
