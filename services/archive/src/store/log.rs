//! The log of changes, as it is written: one at a time for each tenant, in the order of commits.

use peacebrief::v1::{AlertKind, ChangeKind};

use crate::error::StorageError;
use crate::ids::Tenant;
use crate::sql::{Dialect, Session, Statement, Value, insert};

/// A tenant's log, locked until the transaction ends. Whoever writes takes it first: what one has looked up then nobody
/// else changes, and a change that commits later has a later position.
pub(super) struct Log {
    tenant: Tenant,
    position: i64,
    now: i64,
    rows: Vec<Vec<Value>>,
}

impl Log {
    /// Takes the lock, in the first statement of a transaction.
    pub(super) async fn lock(
        session: &mut dyn Session,
        tenant: &Tenant,
        now: i64,
    ) -> Result<Self, StorageError> {
        let tenant = tenant.clone();
        let mut position = locked(session, &tenant).await?;
        if position.is_none() {
            let first = "INSERT INTO change_counters (tenant, position, trimmed) VALUES ($1, 0, 0) \
                         ON CONFLICT DO NOTHING";
            session.execute(Statement::with(first, [tenant.as_str().into()])).await?;
            position = locked(session, &tenant).await?;
        }
        let position = position.ok_or_else(|| StorageError::internal("a tenant has no counter"))?;
        Ok(Self { tenant, position, now, rows: Vec::new() })
    }

    /// When the transaction is: what it writes bears this time.
    pub(super) fn now(&self) -> i64 {
        self.now
    }

    /// Whose log it is.
    pub(super) fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// The position of the latest change, with those noted here.
    pub(super) fn position(&self) -> i64 {
        self.position
    }

    /// Notes a change of an article; 0 for the id of one that is gone.
    pub(super) fn add(&mut self, kind: ChangeKind, article: i64, uid: &str) {
        self.note(kind, AlertKind::Unspecified, article, uid, Vec::new());
    }

    /// Notes an alert on an article.
    pub(super) fn add_alert(&mut self, kind: AlertKind, article: i64, uid: &str, encoded: Vec<u8>) {
        self.note(ChangeKind::Alert, kind, article, uid, encoded);
    }

    fn note(&mut self, kind: ChangeKind, alert_kind: AlertKind, article: i64, uid: &str, alert: Vec<u8>) {
        self.position += 1;
        self.rows.push(vec![
            self.tenant.as_str().into(),
            self.position.into(),
            i32::from(kind).into(),
            i32::from(alert_kind).into(),
            article.into(),
            self.now.into(),
            uid.into(),
            alert.into(),
        ]);
    }

    /// Writes what was noted, and has those woken who wait for it.
    pub(super) async fn write(self, session: &mut dyn Session) -> Result<(), StorageError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let into = "changes (tenant, position, kind, alert_kind, article_id, changed, uid, alert)";
        insert(session, into, "", self.rows).await?;
        let advance = "UPDATE change_counters SET position = $2 WHERE tenant = $1";
        session
            .execute(Statement::with(advance, [self.tenant.as_str().into(), self.position.into()]))
            .await?;
        wake_others(session).await
    }
}

/// Has those woken, once this transaction is committed, who wait at other replicas.
pub(super) async fn wake_others(session: &mut dyn Session) -> Result<(), StorageError> {
    if session.dialect() == Dialect::Postgres {
        let notify = "SELECT 1 FROM (SELECT pg_notify($1, '')) AS notified";
        session.rows(Statement::with(notify, [crate::postgres::CHANNEL.into()])).await?;
    }
    Ok(())
}

async fn locked(session: &mut dyn Session, tenant: &Tenant) -> Result<Option<i64>, StorageError> {
    let mut statement =
        Statement::with("SELECT position FROM change_counters WHERE tenant = $1", [tenant.as_str().into()]);
    // In SQLite the transaction has the whole file to itself.
    if session.dialect() == Dialect::Postgres {
        statement.push(" FOR UPDATE");
    }
    session.rows(statement).await?.first().map(|row| row.int(0)).transpose()
}
