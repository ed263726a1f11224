//! Which chronicles a tenant has: begun, made to follow another, thrown away; and who may write one for now.

use super::{Lock, Phase, all, entries, head};
use crate::ArchiveError;
use crate::chronicle::{ChronicleRole, ChronicleState, Chronicles, KeptEntries, WHOLE};
use crate::error::StorageError;
use crate::ids::Tenant;
use crate::index;
use crate::sql::{Session, Statement};

/// How many entries are thrown away in one transaction.
const SWEEP: i64 = 1000;

/// The chronicles of a tenant as they are.
pub(in crate::store) async fn look(
    session: &mut dyn Session,
    tenant: &Tenant,
) -> Result<Chronicles, StorageError> {
    sorted(all(session, tenant, Lock::None).await?)
}

fn sorted(all: Vec<(Phase, ChronicleState)>) -> Result<Chronicles, StorageError> {
    let mut chronicles = Chronicles::default();
    for (phase, state) in all {
        match phase {
            Phase::Making => chronicles.making = Some(state),
            Phase::Read => chronicles.read = Some(state),
            Phase::Rubbish => chronicles.rubbish = true,
        }
    }
    Ok(chronicles)
}

/// Whether a chronicle cannot be gone on with.
fn outdated(state: &ChronicleState, trimmed: i64, version: u32) -> bool {
    state.version < version || state.position.0 < trimmed
}

/// The position of the latest change that the log has forgotten.
async fn trimmed(session: &mut dyn Session, tenant: &Tenant) -> Result<i64, StorageError> {
    let select = "SELECT trimmed FROM change_counters WHERE tenant = $1";
    let rows = session.rows(Statement::with(select, [tenant.as_str().into()])).await?;
    Ok(rows.first().map(|row| row.int(0)).transpose()?.unwrap_or_default())
}

/// The chronicles, where nothing has to be begun or thrown away; none where something has.
pub(in crate::store) async fn settled(
    session: &mut dyn Session,
    tenant: &Tenant,
    version: u32,
) -> Result<Option<Chronicles>, ArchiveError> {
    let trimmed = trimmed(session, tenant).await?;
    let chronicles = look(session, tenant).await?;
    let fits =
        |state: &Option<ChronicleState>| state.as_ref().is_some_and(|one| !outdated(one, trimmed, version));
    let making_lags = chronicles.making.as_ref().is_some_and(|one| outdated(one, trimmed, version));
    let forgotten = chronicles.read.as_ref().is_some_and(|one| one.position.0 < trimmed);
    let settled = !making_lags && !forgotten && (fits(&chronicles.read) || fits(&chronicles.making));
    Ok(settled.then_some(chronicles))
}

/// Begins what a tenant needs for a version, and throws away what cannot be gone on with.
pub(in crate::store) async fn prepare(
    session: &mut dyn Session,
    tenant: &Tenant,
    version: u32,
    kept: KeptEntries,
) -> Result<Chronicles, ArchiveError> {
    let trimmed = trimmed(session, tenant).await?;
    let before = all(session, tenant, Lock::Rows).await?;
    let newest = before.iter().map(|(_, state)| state.id).max();
    let mut chronicles = sorted(before)?;
    if chronicles.making.as_ref().is_some_and(|one| outdated(one, trimmed, version)) {
        discard(session, chronicles.making.take()).await?;
    }
    let read_lags = chronicles.read.as_ref().is_none_or(|one| outdated(one, trimmed, version));
    if read_lags && chronicles.making.is_none() {
        if newest.is_none() && trimmed == 0 {
            // The log tells all there ever was.
            insert(session, tenant, Phase::Read, version, [0, WHOLE, 0]).await?;
        } else {
            let head = head(session, tenant).await?;
            let source = chronicles.read.as_ref();
            let day = index::day(source.and_then(|one| one.day.as_ref()));
            let begun = insert(session, tenant, Phase::Making, version, [head.0, 0, day]).await?;
            if let (Some(begun), Some(source)) = (begun, source) {
                carry(session, source.id, begun, kept).await?;
            }
        }
    }
    // What it would have to take out is no longer told: it could not be read, and must not be kept.
    if chronicles.read.as_ref().is_some_and(|one| one.position.0 < trimmed) {
        discard(session, chronicles.read.take()).await?;
    }
    Ok(look(session, tenant).await?)
}

/// Begins a chronicle at a position, a mark and a day; none where another replica has done so just now.
async fn insert(
    session: &mut dyn Session,
    tenant: &Tenant,
    phase: Phase,
    version: u32,
    [position, mark, day]: [i64; 3],
) -> Result<Option<i64>, StorageError> {
    let insert = "INSERT INTO chronicles (tenant, phase, version, position, mark, day, turn, holder, held_until) \
                  VALUES ($1, $2, $3, $4, $5, $6, 0, '', 0) ON CONFLICT DO NOTHING RETURNING id";
    let values = [
        tenant.as_str().into(),
        (phase as i64).into(),
        i64::from(version).into(),
        position.into(),
        mark.into(),
        day.into(),
    ];
    session.rows(Statement::with(insert, values)).await?.first().map(|row| row.int(0)).transpose()
}

/// Takes entries over from one chronicle to another.
async fn carry(session: &mut dyn Session, from: i64, to: i64, kept: KeptEntries) -> Result<(), StorageError> {
    for copy in [
        "INSERT INTO chronicle_entries (chronicle, id, keys, content) SELECT $2, id, keys, content \
         FROM chronicle_entries WHERE chronicle = $1 AND id >= $3 AND id < $4",
        "INSERT INTO chronicle_keys (chronicle, key, id) SELECT $2, key, id \
         FROM chronicle_keys WHERE chronicle = $1 AND id >= $3 AND id < $4",
    ] {
        for prefix in kept {
            let values = [from.into(), to.into(), (*prefix).into(), past(prefix).into()];
            session.execute(Statement::with(copy, values)).await?;
        }
    }
    Ok(())
}

/// The least text after all that begin with some ASCII.
fn past(prefix: &str) -> String {
    let mut past = prefix.to_owned();
    let last = past.pop().unwrap_or_default();
    past.extend(char::from_u32(u32::from(last) + 1));
    past
}

/// Gives a chronicle up; its entries go with [`sweep`].
pub(super) async fn discard(
    session: &mut dyn Session,
    state: Option<ChronicleState>,
) -> Result<(), StorageError> {
    if let Some(state) = state {
        let discard = "UPDATE chronicles SET phase = $2 WHERE id = $1";
        let values = [state.id.into(), (Phase::Rubbish as i64).into()];
        session.execute(Statement::with(discard, values)).await?;
    }
    Ok(())
}

/// Throws away entries of chronicles that were given up; whether there are more.
pub(in crate::store) async fn sweep(
    session: &mut dyn Session,
    tenant: &Tenant,
) -> Result<bool, ArchiveError> {
    let all = all(session, tenant, Lock::Rows).await?;
    let Some((_, state)) = all.into_iter().find(|(phase, _)| *phase == Phase::Rubbish) else {
        return Ok(false);
    };
    let select = "SELECT id FROM chronicle_entries WHERE chronicle = $1 ORDER BY id LIMIT $2";
    let rows = session.rows(Statement::with(select, [state.id.into(), SWEEP.into()])).await?;
    let ids = rows.into_iter().map(|mut row| row.text(0)).collect::<Result<Vec<_>, _>>()?;
    if ids.is_empty() {
        let delete = "DELETE FROM chronicles WHERE id = $1";
        session.execute(Statement::with(delete, [state.id.into()])).await?;
    } else {
        entries::replace(session, state.id, Vec::new(), &ids).await?;
    }
    Ok(true)
}

/// Takes, keeps or gives back the right to write a chronicle for now.
pub(in crate::store) async fn lease(
    session: &mut dyn Session,
    tenant: &Tenant,
    role: ChronicleRole,
    holder: &str,
    [now, until]: [i64; 2],
) -> Result<bool, ArchiveError> {
    let phase = match role {
        ChronicleRole::Read => Phase::Read,
        ChronicleRole::Making => Phase::Making,
    };
    let update = "UPDATE chronicles SET holder = $3, held_until = $4 \
                  WHERE tenant = $1 AND phase = $2 AND (holder = $3 OR held_until <= $5)";
    let values = [tenant.as_str().into(), (phase as i64).into(), holder.into(), until.into(), now.into()];
    Ok(session.execute(Statement::with(update, values)).await? > 0)
}
