//! A transaction on a connection that is lent.

use async_trait::async_trait;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, params_from_iter};

use super::connections::Lent;
use super::failed;
use crate::error::StorageError;
use crate::sql::{Dialect, Row, Session, Statement, Value};

/// A transaction. None of what it is asked for waits for another thread: it is done when the answer is first looked for.
pub(super) struct SqliteSession {
    lent: Lent,
    /// The statement that begins it. It begins with what it is first asked for: on the thread that asks.
    begin: &'static str,
    begun: bool,
}

impl SqliteSession {
    /// One that begins by a statement.
    pub(super) fn new(lent: Lent, begin: &'static str) -> Self {
        Self { lent, begin, begun: false }
    }

    fn connection(&mut self) -> Result<&Connection, StorageError> {
        let connection = self.lent.connection()?;
        if !self.begun {
            connection.execute_batch(self.begin).map_err(failed)?;
            self.begun = true;
        }
        Ok(connection)
    }
}

#[async_trait]
impl Session for SqliteSession {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    async fn execute(&mut self, statement: Statement) -> Result<u64, StorageError> {
        let (sql, arguments) = statement.into_parts_of_sqlite();
        let mut prepared = self.connection()?.prepare_cached(&sql).map_err(failed)?;
        let changed = prepared.execute(params_from_iter(arguments)).map_err(failed)?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    async fn rows(&mut self, statement: Statement) -> Result<Vec<Row>, StorageError> {
        let (sql, arguments) = statement.into_parts_of_sqlite();
        let mut prepared = self.connection()?.prepare_cached(&sql).map_err(failed)?;
        let columns = prepared.column_count();
        let mut found = prepared.query(params_from_iter(arguments)).map_err(failed)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(failed)? {
            let value = |column| value(row.get_ref(column).map_err(failed)?);
            rows.push(Row((0..columns).map(value).collect::<Result<_, _>>()?));
        }
        Ok(rows)
    }

    async fn script(&mut self, sql: &'static str) -> Result<(), StorageError> {
        self.connection()?.execute_batch(sql).map_err(failed)
    }

    async fn commit(mut self: Box<Self>) -> Result<(), StorageError> {
        self.connection()?.execute_batch("COMMIT").map_err(failed)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) | Self::Terms(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

fn value(found: ValueRef<'_>) -> Result<Value, StorageError> {
    match found {
        ValueRef::Integer(value) => Ok(Value::Int(value)),
        ValueRef::Text(value) => {
            let text = std::str::from_utf8(value).map_err(StorageError::corrupted)?;
            Ok(Value::Text(text.to_owned()))
        }
        ValueRef::Blob(value) => Ok(Value::Bytes(value.to_owned())),
        ValueRef::Null | ValueRef::Real(_) => {
            Err(StorageError::internal("there is a value of a kind that no column has"))
        }
    }
}
