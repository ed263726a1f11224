//! One state of a chronicle, as a transaction sees it.

use std::collections::HashMap;

use async_trait::async_trait;

use super::entries::entry;
use super::{Lock, Phase, all, intake};
use crate::ArchiveError;
use crate::chronicle::{ChronicleEntry, ChronicleRole, ChronicleState, ChronicleView, Intake, LogPosition};
use crate::error::StorageError;
use crate::ids::Tenant;
use crate::sql::{Row, Session, Statement};

/// How many ids or keys are asked for by one statement.
const CHUNK: usize = 256;
/// How many stretches of keys are.
const STRETCHES: usize = 32;

/// A transaction that reads, and the state that it saw first.
pub(in crate::store) struct View {
    session: Box<dyn Session>,
    tenant: Tenant,
    state: ChronicleState,
    head: LogPosition,
}

impl View {
    /// Looks at one of a tenant's chronicles, where there is such a one.
    pub(in crate::store) async fn open(
        mut session: Box<dyn Session>,
        tenant: Tenant,
        role: ChronicleRole,
    ) -> Result<Option<Self>, ArchiveError> {
        let phase = match role {
            ChronicleRole::Read => Phase::Read,
            ChronicleRole::Making => Phase::Making,
        };
        let head = head(session.as_mut(), &tenant).await?;
        let all = all(session.as_mut(), &tenant, Lock::None).await?;
        let state = all.into_iter().find(|(of, _)| *of == phase).map(|(_, state)| state);
        Ok(state.map(|state| Self { session, tenant, state, head }))
    }
}

/// How far a tenant's log has got.
pub(in crate::store) async fn head(
    session: &mut dyn Session,
    tenant: &Tenant,
) -> Result<LogPosition, StorageError> {
    let select = "SELECT position FROM change_counters WHERE tenant = $1";
    let rows = session.rows(Statement::with(select, [tenant.as_str().into()])).await?;
    Ok(LogPosition(rows.first().map(|row| row.int(0)).transpose()?.unwrap_or_default()))
}

#[async_trait]
impl ChronicleView for View {
    fn state(&self) -> &ChronicleState {
        &self.state
    }

    fn head(&self) -> LogPosition {
        self.head
    }

    async fn get(&mut self, ids: &[String]) -> Result<Vec<ChronicleEntry>, ArchiveError> {
        let mut found = Vec::with_capacity(ids.len());
        for ids in ids.chunks(CHUNK) {
            let mut select =
                Statement::new("SELECT id, keys, content FROM chronicle_entries WHERE chronicle = ");
            select.bind(self.state.id).push(" AND id IN ").list(ids.iter().map(String::as_str));
            found.extend(entries(self.session.rows(select).await?)?);
        }
        Ok(found)
    }

    async fn find(&mut self, keys: &[String]) -> Result<Vec<ChronicleEntry>, ArchiveError> {
        let mut found: HashMap<String, ChronicleEntry> = HashMap::new();
        for keys in keys.chunks(CHUNK) {
            let mut select = Statement::new(
                "SELECT e.id, e.keys, e.content FROM chronicle_entries e WHERE e.chronicle = ",
            );
            select.bind(self.state.id);
            select.push(" AND e.id IN (SELECT k.id FROM chronicle_keys k WHERE k.chronicle = ");
            select.bind(self.state.id).push(" AND k.key IN ").list(keys.iter().map(String::as_str)).push(")");
            for entry in entries(self.session.rows(select).await?)? {
                found.insert(entry.id.clone(), entry);
            }
        }
        Ok(found.into_values().collect())
    }

    async fn range(
        &mut self,
        from: &str,
        to: &str,
        limit: usize,
    ) -> Result<Vec<(String, ChronicleEntry)>, ArchiveError> {
        let select = "SELECT k.key, e.id, e.keys, e.content FROM chronicle_keys k \
                      JOIN chronicle_entries e ON e.chronicle = k.chronicle AND e.id = k.id \
                      WHERE k.chronicle = $1 AND k.key >= $2 AND k.key < $3 ORDER BY k.key, k.id LIMIT $4";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let values = [self.state.id.into(), from.into(), to.into(), limit.into()];
        let rows = self.session.rows(Statement::with(select, values)).await?;
        let pair = |mut row: Row| Ok((row.text(0)?, entry(&mut row, 1)?));
        Ok(rows.into_iter().map(pair).collect::<Result<_, StorageError>>()?)
    }

    async fn keys(
        &mut self,
        stretches: &[(&str, &str, usize)],
    ) -> Result<Vec<Vec<(String, String)>>, ArchiveError> {
        let mut found = vec![Vec::new(); stretches.len()];
        let numbered: Vec<_> = (0_i64..).zip(stretches).collect();
        for chunk in numbered.chunks(STRETCHES) {
            let mut select = Statement::new("");
            // As many as a power of two, so that few statements have to be prepared; the others have no keys.
            let none = ("", "", 0);
            let padded = chunk.iter().copied().chain(std::iter::repeat((0, &none)));
            for (i, (number, (from, to, limit))) in padded.take(chunk.len().next_power_of_two()).enumerate() {
                select.push(if i == 0 {
                    "SELECT * FROM (SELECT CAST("
                } else {
                    " UNION ALL SELECT * FROM (SELECT CAST("
                });
                select.bind(number).push(" AS BIGINT), key, id FROM chronicle_keys WHERE chronicle = ");
                select.bind(self.state.id).push(" AND key >= ").bind(*from).push(" AND key < ").bind(*to);
                let limit = i64::try_from(*limit).unwrap_or(i64::MAX);
                select.push(" ORDER BY key, id LIMIT ").bind(limit).push(") AS stretch");
            }
            for mut row in self.session.rows(select).await? {
                if let Some(found) = found.get_mut(row.size(0)?) {
                    found.push((row.text(1)?, row.text(2)?));
                }
            }
        }
        // A database may answer the parts of a union in whichever order.
        found.iter_mut().for_each(|found| found.sort());
        Ok(found)
    }

    async fn intake(&mut self, count: usize, bytes: usize) -> Result<Intake, ArchiveError> {
        let room = intake::Room { count, bytes };
        Ok(intake::intake(self.session.as_mut(), &self.tenant, &self.state, self.head, room).await?)
    }
}

fn entries(rows: Vec<Row>) -> Result<Vec<ChronicleEntry>, StorageError> {
    rows.into_iter().map(|mut row| entry(&mut row, 0)).collect()
}
