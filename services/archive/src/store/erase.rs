//! Forgetting an article.

use peacebrief::v1::ChangeKind;

use super::log::Log;
use super::records::locate;
use crate::ArchiveError;
use crate::error::StorageError;
use crate::ids::{ArticleId, Tenant};
use crate::sql::{Dialect, Session, Statement};

/// Erases an article with all that was derived from it. That an article of this name was deleted is all that is left.
pub(super) async fn erase(
    session: &mut dyn Session,
    mut log: Log,
    id: &ArticleId,
) -> Result<(), ArchiveError> {
    let tenant = log.tenant().clone();
    let Some(article) = locate(session, &tenant, id).await? else {
        return Err(ArchiveError::NotFound { name: id.article() });
    };
    unindex_words(session, article).await?;
    unindex_keys(session, &tenant, article).await?;
    for delete in [
        "DELETE FROM briefs WHERE article_id = $1",
        "DELETE FROM articles WHERE id = $1",
        // What was told of it before is told no more: a watcher who comes late hears of the deletion only.
        "DELETE FROM changes WHERE article_id = $1",
        "DELETE FROM alerts WHERE article_id = $1",
    ] {
        session.execute(Statement::with(delete, [article.into()])).await?;
    }
    // The id stays, so that a late repetition of the request does not bring the article back; its digest goes.
    let blank = "UPDATE requests SET article_id = 0, payload = $2 WHERE article_id = $1";
    session.execute(Statement::with(blank, [article.into(), Vec::new().into()])).await?;
    log.add(ChangeKind::Deleted, 0, id.as_str());
    log.write(session).await?;
    Ok(())
}

/// Takes an article's words, and those of its brief, out of the full-text index.
pub(super) async fn unindex_words(session: &mut dyn Session, article: i64) -> Result<(), StorageError> {
    let words = match session.dialect() {
        Dialect::Sqlite => "DELETE FROM article_search WHERE rowid = $1",
        Dialect::Postgres => "DELETE FROM article_search WHERE article_id = $1",
    };
    session.execute(Statement::with(words, [article.into()])).await?;
    Ok(())
}

/// Takes the names that a brief is found by out of the index.
pub(super) async fn unindex_keys(
    session: &mut dyn Session,
    tenant: &Tenant,
    article: i64,
) -> Result<(), StorageError> {
    let keys = "DELETE FROM brief_keys WHERE tenant = $1 AND article_id = $2";
    session.execute(Statement::with(keys, [tenant.as_str().into(), article.into()])).await?;
    Ok(())
}
