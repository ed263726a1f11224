//! Rows to the API's records.

use std::collections::HashMap;

use peacebrief::v1::{self, BriefView};
use prost::{DecodeError, Message};

use crate::archive::{Briefs, Extent};
use crate::error::StorageError;
use crate::ids::{ArticleId, Tenant};
use crate::sql::{Row, Session, Statement};
use crate::time::timestamp;
use crate::{ArchiveError, index};

/// How many rows are asked for by one statement.
const CHUNK: usize = 256;

/// What a record takes of an answer, in bytes, as SQL on an article `a` and a brief `b`.
pub(super) fn size(view: BriefView) -> &'static str {
    match view {
        BriefView::Basic => "256 + octet_length(a.title) + octet_length(a.source) + octet_length(b.process)",
        BriefView::Full | BriefView::Unspecified => {
            "256 + octet_length(a.title) + octet_length(a.source) + octet_length(b.process) + octet_length(b.brief)"
        }
    }
}

/// How many of the next rows an answer takes, by their sizes: the first always, the others while there is room.
pub(super) fn fitting(sizes: impl Iterator<Item = usize>, extent: &Extent) -> usize {
    let mut bytes = 0_usize;
    let fits = |(i, size): &(usize, usize)| {
        bytes = bytes.saturating_add(*size);
        *i == 0 || bytes <= extent.bytes
    };
    sizes.take(extent.count).enumerate().take_while(fits).count()
}

/// Reads a stored message.
pub(super) fn decode<M: Message + Default>(
    bytes: &[u8],
    what: &str,
    id: &ArticleId,
) -> Result<M, StorageError> {
    M::decode(bytes).map_err(|error| damaged(&error, what, id))
}

/// What is kept of an article and cannot be read.
pub(super) fn damaged(error: &DecodeError, what: &str, id: &ArticleId) -> StorageError {
    StorageError::corrupted(format!("{what} of {}: {error}", id.as_str()))
}

/// The briefs of articles, by the articles' ids. Those that are not there are not in the answer.
pub(super) async fn records(
    session: &mut dyn Session,
    tenant: &Tenant,
    ids: &[i64],
    view: BriefView,
) -> Result<HashMap<i64, v1::BriefRecord>, StorageError> {
    let mut found = HashMap::with_capacity(ids.len());
    let whole = view != BriefView::Basic;
    for ids in ids.chunks(CHUNK) {
        let mut statement = Statement::new(
            "SELECT a.id, a.uid, a.title, a.source, a.published, b.process, a.ingested, b.written, b.revision",
        );
        statement.push(if whole { ", b.brief" } else { "" });
        statement.push(" FROM articles a JOIN briefs b ON b.article_id = a.id WHERE a.tenant = ");
        statement.bind(tenant.as_str()).push(" AND a.id IN ").list(ids.iter().copied());
        for mut row in session.rows(statement).await? {
            found.insert(row.int(0)?, record(&mut row, whole)?);
        }
    }
    Ok(found)
}

fn record(row: &mut Row, whole: bool) -> Result<v1::BriefRecord, StorageError> {
    let id = ArticleId::stored(row.text(1)?);
    let brief = if whole { Some(decode(&row.bytes(9)?, "the brief", &id)?) } else { None };
    Ok(v1::BriefRecord {
        name: id.brief(),
        article: id.article(),
        title: row.text(2)?,
        source: row.text(3)?,
        published: index::date(row.int(4)?),
        process: row.text(5)?,
        ingest_time: Some(timestamp(row.int(6)?)),
        brief_time: Some(timestamp(row.int(7)?)),
        revision: row.int32(8)?,
        brief,
    })
}

/// The briefs of articles, in the order of the ids; what has gone since the ids were read is left out.
pub(super) async fn in_order(
    session: &mut dyn Session,
    tenant: &Tenant,
    ids: &[i64],
    view: BriefView,
) -> Result<Vec<v1::BriefRecord>, StorageError> {
    let mut found = records(session, tenant, ids, view).await?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// The article of a name.
pub(super) async fn article(
    session: &mut dyn Session,
    tenant: &Tenant,
    id: &ArticleId,
) -> Result<v1::ArticleRecord, ArchiveError> {
    let select = "SELECT article, ingested FROM articles WHERE tenant = $1 AND uid = $2";
    let mut rows =
        session.rows(Statement::with(select, [tenant.as_str().into(), id.as_str().into()])).await?;
    let row = rows.first_mut().ok_or_else(|| ArchiveError::NotFound { name: id.article() })?;
    Ok(v1::ArticleRecord {
        name: id.article(),
        article: Some(decode(&row.bytes(0)?, "the text", id)?),
        ingest_time: Some(timestamp(row.int(1)?)),
        brief: id.brief(),
    })
}

/// The ids within the database of the articles of names, each with the size of its record.
async fn located(
    session: &mut dyn Session,
    tenant: &Tenant,
    ids: &[ArticleId],
    view: BriefView,
) -> Result<HashMap<ArticleId, (i64, usize)>, StorageError> {
    let mut found = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        let mut statement = Statement::new("SELECT a.uid, a.id, ");
        statement
            .push(size(view))
            .push(" FROM articles a JOIN briefs b ON b.article_id = a.id WHERE a.tenant = ");
        statement.bind(tenant.as_str()).push(" AND a.uid IN ").list(ids.iter().map(ArticleId::as_str));
        for mut row in session.rows(statement).await? {
            found.insert(ArticleId::stored(row.text(0)?), (row.int(1)?, row.size(2)?));
        }
    }
    Ok(found)
}

/// The id within the database of the article of a name.
pub(super) async fn locate(
    session: &mut dyn Session,
    tenant: &Tenant,
    id: &ArticleId,
) -> Result<Option<i64>, StorageError> {
    let select = "SELECT id FROM articles WHERE tenant = $1 AND uid = $2";
    let rows = session.rows(Statement::with(select, [tenant.as_str().into(), id.as_str().into()])).await?;
    rows.first().map(|row| row.int(0)).transpose()
}

/// The briefs of names.
pub(super) async fn briefs(
    session: &mut dyn Session,
    tenant: &Tenant,
    mut ids: Vec<ArticleId>,
    extent: Extent,
) -> Result<Briefs, ArchiveError> {
    let located = located(session, tenant, &ids, extent.view).await?;
    let sizes = ids.iter().map(|id| located.get(id).map_or(0, |(_, size)| *size));
    let unread = ids.split_off(fitting(sizes, &extent));
    let (there, missing): (Vec<_>, Vec<_>) = ids.into_iter().partition(|id| located.contains_key(id));
    let rows: Vec<i64> = there.iter().filter_map(|id| located.get(id)).map(|(row, _)| *row).collect();
    // A name may be asked for twice: it is answered twice.
    let records = records(session, tenant, &rows, extent.view).await?;
    let found = rows.iter().filter_map(|row| records.get(row)).cloned().collect();
    Ok(Briefs { found, missing, unread })
}
