//! What changed, told from a cursor on.

use peacebrief::v1::{self, ChangeKind, WatchStart, watch_briefs_response::Change};
use prost::Message as _;

use super::records::{fitting, records, size};
use crate::archive::{Changes, NewAlert, Watch};
use crate::cursor::{Cursor, CursorError, DatastoreId};
use crate::error::StorageError;
use crate::ids::{ArticleId, Tenant};
use crate::sql::{Row, Session, Statement};
use crate::store::log::Log;
use crate::store::records::locate;
use crate::time::timestamp;
use crate::{ArchiveError, filter};

/// How far a tenant's log reaches.
#[derive(Debug, Clone, Copy)]
struct Reach {
    /// Which life of the datastore it is.
    epoch: u32,
    /// The position of the latest change.
    latest: i64,
    /// The position of the latest change that is no longer kept.
    trimmed: i64,
}

impl Reach {
    async fn read(session: &mut dyn Session, tenant: &Tenant) -> Result<Self, StorageError> {
        let select = "SELECT d.epoch, COALESCE(c.position, 0), COALESCE(c.trimmed, 0) FROM datastore d \
                      LEFT JOIN change_counters c ON c.tenant = $1";
        let rows = session.rows(Statement::with(select, [tenant.as_str().into()])).await?;
        let row = rows.first().ok_or_else(|| StorageError::corrupted("it has no id"))?;
        let epoch = u32::try_from(row.int(0)?).map_err(StorageError::corrupted)?;
        Ok(Self { epoch, latest: row.int(1)?, trimmed: row.int(2)? })
    }

    /// The last position that a cursor of a life may stand at.
    async fn shared(
        self,
        session: &mut dyn Session,
        tenant: &Tenant,
        epoch: u32,
    ) -> Result<i64, StorageError> {
        // Restored more than once, the datastore has kept of that life what all backups had.
        let select =
            "SELECT COUNT(*), COALESCE(MIN(position), 0) FROM epoch_ends WHERE tenant = $1 AND epoch >= $2";
        let values = [tenant.as_str().into(), i64::from(epoch).into()];
        let rows = session.rows(Statement::with(select, values)).await?;
        let row = rows.first().ok_or_else(|| StorageError::internal("a count has no row"))?;
        let restored = i64::from(self.epoch) - i64::from(epoch);
        // A life at whose end the tenant had no changes has noted none.
        Ok(if restored == 0 {
            self.latest
        } else if row.int(0)? < restored {
            0
        } else {
            row.int(1)?
        })
    }

    /// Refuses a cursor that cannot be gone on from.
    async fn check(
        self,
        session: &mut dyn Session,
        tenant: &Tenant,
        cursor: Cursor,
    ) -> Result<(), ArchiveError> {
        let ahead = cursor.epoch > self.epoch
            || cursor.position > self.latest
            || cursor.position > self.shared(session, tenant, cursor.epoch).await?;
        if ahead {
            Err(CursorError::Ahead.into())
        } else if cursor.position < self.trimmed {
            Err(CursorError::Expired.into())
        } else {
            Ok(())
        }
    }

    fn at(self, position: i64, datastore: &DatastoreId, tenant: &Tenant) -> String {
        Cursor { epoch: self.epoch, position }.write(datastore, tenant)
    }
}

/// Begins another life of the datastore, where the present state is that of a backup.
pub(super) async fn begin_epoch(session: &mut dyn Session) -> Result<(), ArchiveError> {
    for step in [
        "INSERT INTO epoch_ends (tenant, epoch, position) \
         SELECT c.tenant, d.epoch, c.position FROM change_counters c CROSS JOIN datastore d",
        "UPDATE datastore SET epoch = epoch + 1",
    ] {
        session.execute(Statement::new(step)).await?;
    }
    Ok(())
}

/// Where a watch without a cursor begins.
pub(super) async fn start(
    session: &mut dyn Session,
    datastore: DatastoreId,
    tenant: &Tenant,
    start: WatchStart,
) -> Result<String, ArchiveError> {
    let reach = Reach::read(session, tenant).await?;
    let position = match start {
        WatchStart::Oldest => reach.trimmed,
        WatchStart::Now | WatchStart::Unspecified => reach.latest,
    };
    Ok(reach.at(position, &datastore, tenant))
}

/// What changed after a cursor, as far as it is wanted.
pub(super) async fn changes(
    session: &mut dyn Session,
    datastore: DatastoreId,
    tenant: &Tenant,
    cursor: &str,
    watch: &Watch,
) -> Result<Changes, ArchiveError> {
    filter::check(&watch.filter)?;
    let cursor = Cursor::read(cursor, &datastore, tenant)?;
    let reach = Reach::read(session, tenant).await?;
    reach.check(session, tenant, cursor).await?;

    let rows = session.rows(wanted(tenant, cursor.position, reach.latest, watch)).await?;
    let sizes = rows.iter().map(|row| row.size(6)).collect::<Result<Vec<_>, _>>()?;
    let taken = fitting(sizes.into_iter(), &watch.extent);
    let more = taken < rows.len();
    let rows = rows.into_iter().take(taken).collect::<Vec<_>>();
    let written = rows.iter().filter(|row| matches!(kind(row), ChangeKind::Written | ChangeKind::Replaced));
    let ids = written.map(|row| row.int(2)).collect::<Result<Vec<_>, _>>()?;
    let briefs = records(session, tenant, &ids, watch.extent.view).await?;

    let at = |position| reach.at(position, &datastore, tenant);
    let mut changes = Vec::with_capacity(rows.len());
    let mut reached = cursor.position;
    for mut row in rows {
        reached = row.int(0)?;
        let id = ArticleId::stored(row.text(4)?);
        let brief = |row: &Row| {
            let found = briefs.get(&row.int(2)?).cloned();
            found.ok_or_else(|| StorageError::corrupted(format!("{} has no brief", id.as_str())))
        };
        let change = match kind(&row) {
            ChangeKind::Written => Change::Written(brief(&row)?),
            ChangeKind::Replaced => Change::Replaced(brief(&row)?),
            ChangeKind::Deleted => {
                Change::Deleted(v1::ArticleDeletion { article: id.article(), brief: id.brief() })
            }
            ChangeKind::Alert => {
                let alert = v1::Alert::decode(row.bytes(5)?.as_slice());
                Change::Alert(alert.map_err(|error| StorageError::corrupted(format!("an alert: {error}")))?)
            }
            ChangeKind::Unspecified => {
                return Err(StorageError::corrupted(format!("change {reached} is of no kind")).into());
            }
        };
        changes.push(v1::WatchBriefsResponse {
            cursor: at(reached),
            change_time: Some(timestamp(row.int(3)?)),
            change: Some(change),
        });
    }
    // Where all that is wanted has been told, what is not wanted is passed over with it.
    let reached = if more { reached } else { reach.latest };
    Ok(Changes { changes, cursor: at(reached), more })
}

fn kind(row: &Row) -> ChangeKind {
    row.int32(1).ok().and_then(|kind| ChangeKind::try_from(kind).ok()).unwrap_or_default()
}

/// The changes between two positions that are wanted; one more than asked for.
fn wanted(tenant: &Tenant, after: i64, until: i64, watch: &Watch) -> Statement {
    let mut statement =
        Statement::new("SELECT c.position, c.kind, c.article_id, c.changed, c.uid, c.alert, COALESCE(");
    statement.push(size(watch.extent.view)).push(
        ", 256) FROM changes c LEFT JOIN articles a ON a.id = c.article_id \
         LEFT JOIN briefs b ON b.article_id = c.article_id WHERE c.tenant = ",
    );
    statement.bind(tenant.as_str());
    statement.push(" AND c.position > ").bind(after).push(" AND c.position <= ").bind(until);
    if !watch.kinds.is_empty() {
        statement.push(" AND c.kind IN ").list(watch.kinds.iter().map(|kind| i32::from(*kind)));
    }
    if !watch.alert_kinds.is_empty() {
        // What is no alert has the kind 0.
        let kinds = watch.alert_kinds.iter().map(|kind| i32::from(*kind)).chain(std::iter::once(0));
        statement.push(" AND c.alert_kind IN ").list(kinds);
    }
    if watch.filter != v1::BriefFilter::default() {
        statement.push(" AND (c.article_id = 0 OR (c.article_id > 0");
        filter::add(&mut statement, &watch.filter);
        statement.push("))");
    }
    statement.push(" ORDER BY c.position LIMIT ");
    statement.bind(i64::try_from(watch.extent.count).unwrap_or(i64::MAX).saturating_add(1));
    statement
}

/// Tells news, each once; answers which were new.
pub(super) async fn raise(
    session: &mut dyn Session,
    mut log: Log,
    alerts: Vec<NewAlert>,
) -> Result<Vec<bool>, ArchiveError> {
    let mut new = Vec::with_capacity(alerts.len());
    for NewAlert { key, alert } in alerts {
        new.push(raise_one(session, &mut log, &key, &alert, Telling::Aloud).await?);
    }
    log.write(session).await?;
    Ok(new)
}

/// Whether news are told, or only noted as told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    Aloud,
    Noted,
}

/// Tells one piece of news, unless it was told before; answers whether it was new.
pub(super) async fn raise_one(
    session: &mut dyn Session,
    log: &mut Log,
    key: &str,
    alert: &v1::Alert,
    telling: Telling,
) -> Result<bool, StorageError> {
    use sha2::{Digest as _, Sha256};

    let tenant = log.tenant().clone();
    let Ok(id) = ArticleId::of_brief(&alert.brief) else { return Ok(false) };
    let Some(article) = locate(session, &tenant, &id).await? else { return Ok(false) };
    // A digest, for the key may have words of the article.
    let digest = Sha256::digest(key).to_vec();
    let once = "INSERT INTO alerts (tenant, digest, article_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    let values = [tenant.as_str().into(), digest.into(), article.into()];
    if session.execute(Statement::with(once, values)).await? == 0 {
        return Ok(false);
    }
    if telling == Telling::Aloud {
        log.add_alert(alert.kind(), article, id.as_str(), alert.encode_to_vec());
    }
    Ok(true)
}
