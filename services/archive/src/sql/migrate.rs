//! Migrations: numbered, only ever appended, run when an archive is opened, all in one transaction under a lock.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::{Dialect, Session, Statement, Value};
use crate::error::{StorageError, StorageFault};

/// One step from a schema to the next. Once released it is never edited: its digest is checked against what was run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    /// What it does, in few words.
    pub(crate) name: &'static str,
    /// Its statements.
    pub(crate) sql: &'static str,
}

/// An arbitrary number that all replicas lock while they migrate.
const LOCK: i64 = 0x7065_6163_6562;

impl Migration {
    fn digest(&self) -> String {
        let mut hex = String::new();
        for byte in Sha256::digest(self.sql) {
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }
}

/// Brings the database to the last of the migrations, of which the first has number 1. Answers how many were run.
pub(crate) async fn migrate(
    session: &mut dyn Session,
    migrations: &[Migration],
    now: i64,
) -> Result<usize, StorageError> {
    if session.dialect() == Dialect::Postgres {
        // Until the transaction ends. SQLite's has the whole file to itself already.
        let lock = Statement::with(
            "SELECT 1::BIGINT FROM (SELECT pg_advisory_xact_lock($1)) AS lock",
            [LOCK.into()],
        );
        session.rows(lock).await?;
    }
    session
        .script(
            "CREATE TABLE IF NOT EXISTS schema_migrations (\
             version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, run BIGINT NOT NULL)",
        )
        .await?;
    let run =
        session.rows(Statement::new("SELECT name, digest FROM schema_migrations ORDER BY version")).await?;
    if run.len() > migrations.len() {
        let cause = format!("it has schema {}, and this program knows {}", run.len(), migrations.len());
        return Err(StorageError::new(StorageFault::SchemaNewer, cause));
    }
    let done = run.len();
    for (number, (mut row, known)) in (1..).zip(run.into_iter().zip(migrations)) {
        if row.text(1)? != known.digest() {
            let cause = format!(
                "migration {number}, {:?}, is not {:?} as it is known here",
                row.text(0)?,
                known.name
            );
            return Err(StorageError::new(StorageFault::SchemaAltered, cause));
        }
    }
    for (number, migration) in (1_i64..).zip(migrations).skip(done) {
        tracing::info!(number, name = migration.name, "migrating the archive");
        session.script(migration.sql).await?;
        let values: [Value; 4] =
            [number.into(), migration.name.into(), migration.digest().into(), now.into()];
        let note = "INSERT INTO schema_migrations (version, name, digest, run) VALUES ($1, $2, $3, $4)";
        session.execute(Statement::with(note, values)).await?;
    }
    Ok(migrations.len() - done)
}
