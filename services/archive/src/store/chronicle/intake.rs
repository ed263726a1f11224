//! What a chronicle is to take in next: changes of the log, and, while it is made, the articles that were there before.
//!
//! At every moment it holds the articles up to its mark as they were at its position in the log. So a change of the log that
//! concerns an article past the mark is passed over: the article comes as it is when its turn comes. An erasure is taken in at
//! once, whatever is being made.

use std::collections::{HashMap, HashSet};

use peacebrief::v1::ChangeKind;
use prost::Message;

use crate::chronicle::{ChronicleChange, ChronicleState, Intake, LogPosition, WHOLE};
use crate::error::StorageError;
use crate::ids::{ArticleId, Tenant};
use crate::sql::{Row, Session, Statement};

/// How much is read at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) count: usize,
    pub(super) bytes: usize,
}

impl Room {
    /// How many of the next rows fit, by their sizes: the first always.
    fn fitting(self, sizes: impl Iterator<Item = usize>) -> usize {
        let mut bytes = 0_usize;
        let fits = |(i, size): &(usize, usize)| {
            bytes = bytes.saturating_add(*size);
            *i == 0 || bytes <= self.bytes
        };
        sizes.take(self.count).enumerate().take_while(fits).count()
    }

    /// One more than fits tells whether there is more.
    fn limit(self) -> i64 {
        i64::try_from(self.count).unwrap_or(i64::MAX).saturating_add(1)
    }
}

pub(super) async fn intake(
    session: &mut dyn Session,
    tenant: &Tenant,
    state: &ChronicleState,
    head: LogPosition,
    room: Room,
) -> Result<Intake, StorageError> {
    let logged = logged(session, tenant, state, head, room).await?;
    if state.is_whole() || logged.more || !logged.changes.is_empty() {
        let more = logged.more || !state.is_whole();
        return Ok(Intake { more, ..logged });
    }
    backlog(session, tenant, &logged.next, room).await
}

/// What the log tells after the state's position.
async fn logged(
    session: &mut dyn Session,
    tenant: &Tenant,
    state: &ChronicleState,
    head: LogPosition,
    room: Room,
) -> Result<Intake, StorageError> {
    let mut select = Statement::new(
        "SELECT c.position, c.article_id, c.uid, COALESCE(octet_length(a.article) + octet_length(b.brief), 0) \
         FROM changes c LEFT JOIN articles a ON a.id = c.article_id \
         LEFT JOIN briefs b ON b.article_id = c.article_id WHERE c.tenant = ",
    );
    select.bind(tenant.as_str()).push(" AND c.position > ").bind(state.position.0);
    select.push(" AND c.position <= ").bind(head.0).push(" AND c.article_id <= ").bind(state.mark);
    let kinds = [ChangeKind::Written, ChangeKind::Replaced, ChangeKind::Deleted];
    select.push(" AND c.kind IN ").list(kinds.iter().map(|kind| i32::from(*kind)));
    select.push(" ORDER BY c.position LIMIT ").bind(room.limit());
    let mut rows = session.rows(select).await?;
    let sizes = rows.iter().map(|row| row.size(3)).collect::<Result<Vec<_>, _>>()?;
    let taken = room.fitting(sizes.into_iter());
    let more = taken < rows.len();
    rows.truncate(taken);
    let reached = match rows.last() {
        Some(last) if more => LogPosition(last.int(0)?),
        _ => head,
    };
    let ids = rows.iter().map(|row| row.int(1)).collect::<Result<HashSet<_>, _>>()?;
    let mut kept = HashMap::with_capacity(ids.len());
    let ids: Vec<i64> = ids.into_iter().filter(|id| *id > 0).collect();
    if !ids.is_empty() {
        let mut select = Statement::new(
            "SELECT a.id, a.uid, a.article, b.brief FROM articles a JOIN briefs b ON b.article_id = a.id WHERE a.id IN ",
        );
        select.list(ids.into_iter());
        for mut row in session.rows(select).await? {
            kept.insert(row.int(0)?, change(&mut row)?);
        }
    }
    let mut changes = Vec::with_capacity(rows.len());
    for mut row in rows {
        match row.int(1)? {
            0 => changes.push(ChronicleChange::Erased { id: ArticleId::stored(row.text(2)?) }),
            // Written and replaced within what is taken in now: once will do.
            article => changes.extend(kept.remove(&article).flatten()),
        }
    }
    Ok(Intake { changes, next: ChronicleState { position: reached, ..state.clone() }, more })
}

/// The articles after the state's mark.
async fn backlog(
    session: &mut dyn Session,
    tenant: &Tenant,
    state: &ChronicleState,
    room: Room,
) -> Result<Intake, StorageError> {
    let select = "SELECT a.id, octet_length(a.article) + octet_length(b.brief) \
                  FROM articles a JOIN briefs b ON b.article_id = a.id \
                  WHERE a.tenant = $1 AND a.id > $2 ORDER BY a.id LIMIT $3";
    let values = [tenant.as_str().into(), state.mark.into(), room.limit().into()];
    let rows = session.rows(Statement::with(select, values)).await?;
    let sizes = rows.iter().map(|row| row.size(1)).collect::<Result<Vec<_>, _>>()?;
    let taken = room.fitting(sizes.into_iter());
    let more = taken < rows.len();
    let last = rows[..taken].last().map(|row| row.int(0)).transpose()?;
    let mut changes = Vec::with_capacity(taken);
    if let Some(last) = last {
        let select = "SELECT a.id, a.uid, a.article, b.brief FROM articles a JOIN briefs b ON b.article_id = a.id \
                      WHERE a.tenant = $1 AND a.id > $2 AND a.id <= $3 ORDER BY a.id";
        let values = [tenant.as_str().into(), state.mark.into(), last.into()];
        for mut row in session.rows(Statement::with(select, values)).await? {
            changes.extend(change(&mut row)?);
        }
    }
    let mark = match last {
        Some(last) if more => last,
        _ => WHOLE,
    };
    Ok(Intake { changes, next: ChronicleState { mark, ..state.clone() }, more })
}

/// An article with its brief. One that is damaged is none: the others must not wait for it.
fn change(row: &mut Row) -> Result<Option<ChronicleChange>, StorageError> {
    let id = ArticleId::stored(row.text(1)?);
    let article = peacebrief::v1::Article::decode(row.bytes(2)?.as_slice());
    let brief = peacebrief::v1::Brief::decode(row.bytes(3)?.as_slice()).map(Box::new);
    if let (Ok(article), Ok(brief)) = (article, brief) {
        return Ok(Some(ChronicleChange::Kept { id, article, brief }));
    }
    tracing::error!(article = id.as_str(), "what is stored is damaged, and left out of the registry");
    Ok(None)
}
