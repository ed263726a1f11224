//! Reading anew: which briefs another engine made, and replacing them. There is no list of work to keep: what is left to
//! do, the briefs tell by their engines.

use peacebrief::v1::{self, ChangeKind};
use prost::Message as _;

use super::erase::{unindex_keys, unindex_words};
use super::ingest::{document_row, key_rows, process, write_documents, write_keys};
use super::log::Log;
use super::records::decode;
use crate::archive::{Outdated, RebriefMark, Replaced, Replacement};
use crate::error::StorageError;
use crate::ids::{ArticleId, Tenant};
use crate::search::{Document, findings};
use crate::sql::{Session, Statement};
use crate::{ArchiveError, filter, index};

/// The articles whose briefs are of another engine, as the end of a statement.
fn outdated_from(
    statement: &mut Statement,
    tenant: &Tenant,
    engine: &v1::Engine,
    of: &v1::BriefFilter,
    after: RebriefMark,
) {
    statement.push(" FROM articles a JOIN briefs b ON b.article_id = a.id WHERE a.tenant = ");
    statement.bind(tenant.as_str()).push(" AND b.engine <> ").bind(index::engine(Some(engine)));
    statement.push(" AND a.id > ").bind(after.0);
    filter::add(statement, of);
}

pub(super) async fn outdated(
    session: &mut dyn Session,
    tenant: &Tenant,
    engine: &v1::Engine,
    of: &v1::BriefFilter,
    after: RebriefMark,
    limit: usize,
) -> Result<Vec<Outdated>, ArchiveError> {
    filter::check(of)?;
    let mut statement = Statement::new("SELECT a.id, a.uid, b.revision, a.article");
    outdated_from(&mut statement, tenant, engine, of, after);
    statement.push(" ORDER BY a.id LIMIT ").bind(i64::try_from(limit).unwrap_or(i64::MAX));
    let mut found = Vec::new();
    for mut row in session.rows(statement).await? {
        let id = ArticleId::stored(row.text(1)?);
        let article = decode(&row.bytes(3)?, "the text", &id)?;
        found.push(Outdated { id, article, revision: row.int32(2)?, mark: RebriefMark(row.int(0)?) });
    }
    Ok(found)
}

pub(super) async fn count(
    session: &mut dyn Session,
    tenant: &Tenant,
    engine: &v1::Engine,
    of: &v1::BriefFilter,
    after: RebriefMark,
) -> Result<usize, ArchiveError> {
    filter::check(of)?;
    let mut statement = Statement::new("SELECT COUNT(*)");
    outdated_from(&mut statement, tenant, engine, of, after);
    let rows = session.rows(statement).await?;
    Ok(rows.first().map(|row| row.size(0)).transpose()?.unwrap_or_default())
}

pub(super) async fn replace(
    session: &mut dyn Session,
    mut log: Log,
    batch: &[Replacement],
) -> Result<Vec<Replaced>, ArchiveError> {
    let mut done = Vec::with_capacity(batch.len());
    for replacement in batch {
        done.push(replace_one(session, &mut log, replacement).await?);
    }
    log.write(session).await?;
    Ok(done)
}

async fn replace_one(
    session: &mut dyn Session,
    log: &mut Log,
    Replacement { id, revision, brief }: &Replacement,
) -> Result<Replaced, StorageError> {
    let tenant = log.tenant().clone();
    let select = "SELECT a.id, b.revision, a.article, b.brief FROM articles a JOIN briefs b ON b.article_id = a.id \
                  WHERE a.tenant = $1 AND a.uid = $2";
    let values = [tenant.as_str().into(), id.as_str().into()];
    let mut rows = session.rows(Statement::with(select, values)).await?;
    let Some(row) = rows.first_mut() else { return Ok(Replaced::Missing) };
    if row.int32(1)? != *revision {
        return Ok(Replaced::Superseded);
    }
    let article_id = row.int(0)?;
    let article: v1::Article = decode(&row.bytes(2)?, "the text", id)?;
    let encoded = brief.encode_to_vec();
    // What has just been encoded can be decoded.
    let words = findings(&encoded).unwrap_or_default();
    // One that is damaged is replaced like any other.
    let same_words = findings(&row.bytes(3)?).is_ok_and(|old| old == words);
    let update = "UPDATE briefs SET revision = revision + 1, written = $2, engine = $3, process = $4, brief = $5 \
                  WHERE article_id = $1";
    let values = [
        article_id.into(),
        log.now().into(),
        index::engine(brief.engine.as_ref()).into(),
        process(brief).into(),
        encoded.into(),
    ];
    session.execute(Statement::with(update, values)).await?;
    unindex_keys(session, &tenant, article_id).await?;
    let keys: Vec<index::Key> = index::keys(brief).into_iter().collect();
    write_keys(session, key_rows(tenant.as_str(), article_id, &keys)).await?;
    // To take a text out of the full-text index, and in again, costs more than all the rest.
    if !same_words {
        unindex_words(session, article_id).await?;
        let document = Document::new(&article.title, &words, &article.body);
        let document = document_row(session.dialect(), &tenant, article_id, &document);
        write_documents(session, vec![document]).await?;
    }
    log.add(ChangeKind::Replaced, article_id, id.as_str());
    Ok(Replaced::Done)
}
