//! The chronicle on a database.

mod entries;
mod intake;
mod lifecycle;
mod view;
mod write;

pub(super) use lifecycle::{lease, prepare, settled, sweep};
pub(super) use view::{View, head};
pub(super) use write::write;

use crate::chronicle::{ChronicleState, LogPosition};
use crate::error::StorageError;
use crate::ids::Tenant;
use crate::index;
use crate::sql::{Dialect, Row, Session, Statement};

/// What a chronicle is there for. The numbers are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Making = 0,
    Read = 1,
    Rubbish = 2,
}

impl Phase {
    fn stored(number: i64) -> Result<Self, StorageError> {
        [Self::Making, Self::Read, Self::Rubbish]
            .into_iter()
            .find(|phase| *phase as i64 == number)
            .ok_or_else(|| StorageError::corrupted("a chronicle is in no phase"))
    }
}

/// The columns of a state, in the order that [`state`] reads them in.
const COLUMNS: &str = "id, version, position, mark, day, turn, phase";

fn state(row: &Row) -> Result<(Phase, ChronicleState), StorageError> {
    let state = ChronicleState {
        id: row.int(0)?,
        version: u32::try_from(row.int(1)?).map_err(StorageError::corrupted)?,
        position: LogPosition(row.int(2)?),
        mark: row.int(3)?,
        day: index::date(row.int(4)?),
        turn: row.int(5)?,
    };
    Ok((Phase::stored(row.int(6)?)?, state))
}

/// Whether a transaction only looks, or is going to write what it has looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lock {
    None,
    Rows,
}

/// The chronicles of a tenant, by their age.
async fn all(
    session: &mut dyn Session,
    tenant: &Tenant,
    lock: Lock,
) -> Result<Vec<(Phase, ChronicleState)>, StorageError> {
    let mut statement = Statement::new("SELECT ");
    statement.push(COLUMNS).push(" FROM chronicles WHERE tenant = ").bind(tenant.as_str());
    statement.push(" ORDER BY id");
    // In SQLite a transaction that writes has the whole file to itself.
    if lock == Lock::Rows && session.dialect() == Dialect::Postgres {
        statement.push(" FOR UPDATE");
    }
    session.rows(statement).await?.iter().map(state).collect()
}
