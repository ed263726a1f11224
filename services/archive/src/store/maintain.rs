//! Forgetting what is past its time: request ids, and changes that nobody will come for.

use crate::error::StorageError;
use crate::ids::Tenant;
use crate::sql::{Session, Statement};
use crate::store::log::Log;
use crate::{ArchiveError, ids::TenantError};

/// Forgets requests received before a time, of all tenants.
pub(super) async fn forget_requests(session: &mut dyn Session, before: i64) -> Result<u64, ArchiveError> {
    let delete = "DELETE FROM requests WHERE received < $1";
    Ok(session.execute(Statement::with(delete, [before.into()])).await?)
}

/// All who have a log.
pub(super) async fn tenants(session: &mut dyn Session) -> Result<Vec<Tenant>, ArchiveError> {
    let mut tenants = Vec::new();
    for mut row in session.rows(Statement::new("SELECT tenant FROM change_counters ORDER BY tenant")).await? {
        let tenant = Tenant::new(&row.text(0)?);
        tenants.push(tenant.map_err(|error: TenantError| StorageError::corrupted(error))?);
    }
    Ok(tenants)
}

/// Forgets a tenant's changes made before a time; cursors before them are expired from then on.
pub(super) async fn trim(session: &mut dyn Session, log: Log, before: i64) -> Result<u64, ArchiveError> {
    let tenant = log.tenant().as_str();
    // Between two machines the clocks differ: all up to the last that is old enough go, so that no gap is left.
    let last = "SELECT COALESCE(MAX(position), 0) FROM changes WHERE tenant = $1 AND changed < $2";
    let rows = session.rows(Statement::with(last, [tenant.into(), before.into()])).await?;
    let last = rows.first().map(|row| row.int(0)).transpose()?.unwrap_or_default();
    if last == 0 {
        return Ok(0);
    }
    let delete = "DELETE FROM changes WHERE tenant = $1 AND position <= $2";
    let gone = session.execute(Statement::with(delete, [tenant.into(), last.into()])).await?;
    let note = "UPDATE change_counters SET trimmed = $2 WHERE tenant = $1";
    session.execute(Statement::with(note, [tenant.into(), last.into()])).await?;
    Ok(gone)
}
