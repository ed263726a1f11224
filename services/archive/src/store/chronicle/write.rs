//! Writing a chronicle: against the state that it was worked out from, or not at all.

use super::lifecycle::discard;
use super::{Lock, Phase, all, entries};
use crate::ArchiveError;
use crate::archive::NewAlert;
use crate::chronicle::{ChronicleState, ChronicleWrite, ChronicleWritten, LogPosition};
use crate::error::StorageError;
use crate::ids::Tenant;
use crate::index;
use crate::sql::{Session, Statement};
use crate::store::changes::{Telling, raise_one};
use crate::store::log::{Log, wake_others};

/// Writes what was worked out, unless somebody else was quicker.
///
/// The chronicle's row is locked first and the tenant's log last, for as long as it takes to tell the news: nobody else takes
/// both, and articles come in meanwhile.
pub(in crate::store) async fn write(
    session: &mut dyn Session,
    tenant: &Tenant,
    write: ChronicleWrite,
    now: i64,
) -> Result<ChronicleWritten, ArchiveError> {
    let ChronicleWrite { expected, next, written, removed, alerts, by_hand } = write;
    let mut chronicles = all(session, tenant, Lock::Rows).await?;
    let at = chronicles.iter().position(|(phase, state)| *phase != Phase::Rubbish && *state == expected);
    let Some((phase, state)) = at.map(|at| chronicles.swap_remove(at)) else {
        return Ok(ChronicleWritten::Superseded);
    };
    entries::replace(session, state.id, written, &removed).await?;
    let mut others = chronicles.into_iter();
    let phase = match phase {
        Phase::Making if next.is_whole() => {
            let read = others.find(|(phase, _)| *phase == Phase::Read);
            discard(session, read.map(|(_, state)| state)).await?;
            Phase::Read
        }
        Phase::Read if by_hand => {
            let making = others.find(|(phase, _)| *phase == Phase::Making);
            discard(session, making.map(|(_, state)| state)).await?;
            phase
        }
        _ => phase,
    };
    let telling = if state.is_whole() { Telling::Aloud } else { Telling::Noted };
    let position = raise(session, tenant, alerts, telling, next.position, now).await?;
    note(session, phase, &ChronicleState { position, id: state.id, turn: state.turn + 1, ..next }).await?;
    // There may be those who wait for the chronicle to catch up.
    wake_others(session).await?;
    Ok(ChronicleWritten::Done)
}

/// Tells the news. Where they follow at once what is taken in now, they count as taken in with it: the chronicle has nothing to
/// learn from them.
async fn raise(
    session: &mut dyn Session,
    tenant: &Tenant,
    alerts: Vec<NewAlert>,
    telling: Telling,
    position: LogPosition,
    now: i64,
) -> Result<LogPosition, StorageError> {
    if alerts.is_empty() {
        return Ok(position);
    }
    let mut log = Log::lock(session, tenant, now).await?;
    let before = log.position();
    for NewAlert { key, alert } in alerts {
        raise_one(session, &mut log, &key, &alert, telling).await?;
    }
    let after = log.position();
    log.write(session).await?;
    Ok(if position.0 == before { LogPosition(after) } else { position })
}

async fn note(session: &mut dyn Session, phase: Phase, state: &ChronicleState) -> Result<(), StorageError> {
    let update = "UPDATE chronicles SET phase = $2, version = $3, position = $4, mark = $5, day = $6, turn = $7 \
                  WHERE id = $1";
    let values = [
        state.id.into(),
        (phase as i64).into(),
        i64::from(state.version).into(),
        state.position.0.into(),
        state.mark.into(),
        index::day(state.day.as_ref()).into(),
        state.turn.into(),
    ];
    session.execute(Statement::with(update, values)).await?;
    Ok(())
}
