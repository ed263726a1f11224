//! Full-text search, as each database does it.

use std::collections::HashMap;

use peacebrief::v1::{self, BriefView, SnippetSource};

use super::list::mark;
use super::records::{damaged, decode, fitting, records, size};
use crate::archive::{Extent, Search, SearchPage};
use crate::cursor::DatastoreId;
use crate::error::StorageError;
use crate::ids::{ArticleId, Tenant};
use crate::page_token::{PageBinding, PageKey};
use crate::search::{Query, findings, snippets, tenant_term};
use crate::sql::{Dialect, Session, Statement};
use crate::{ArchiveError, filter};

/// How far down the results one may go: ranks have no key to go on by, so that each page is found anew from the top.
const DEPTH: i64 = 1000;

/// How many matches are ranked, the latest.
const CANDIDATES: i64 = DEPTH;

/// Of how many matches ranks are worked out. Words that more texts have tell none of them apart: the latest come first.
const RANKED: i64 = 4_000;

pub(super) async fn search(
    session: &mut dyn Session,
    datastore: DatastoreId,
    tenant: &Tenant,
    search: &Search,
) -> Result<SearchPage, ArchiveError> {
    filter::check(&search.filter)?;
    let query = Query::parse(&search.query)?;
    let binding =
        PageBinding::new(&datastore, tenant, &[b"search", search.query.as_bytes(), &mark(&search.filter)]);
    let from = PageKey::read(&search.page_token, binding)?.map_or(0, |key| key.minor).clamp(0, DEPTH);
    let count = search.extent.count.min(usize::try_from(DEPTH - from).unwrap_or_default());
    let extent = Extent { count, ..search.extent };

    let found = match session.dialect() {
        Dialect::Sqlite => {
            let matches = matches(session, tenant, &query).await?;
            ranked_by_fts5(tenant, &query, search, matches, (from, count))
        }
        Dialect::Postgres => ranked_by_terms(tenant, &query, search, (from, count)),
    };
    let rows = session.rows(found).await?;
    let sizes = rows.iter().map(|row| row.size(1)).collect::<Result<Vec<_>, _>>()?;
    let taken = fitting(sizes.into_iter(), &extent);
    let ids = rows[..taken].iter().map(|row| row.int(0)).collect::<Result<Vec<_>, _>>()?;
    let reached = from.saturating_add(i64::try_from(taken).unwrap_or(i64::MAX));
    let next_page_token = if taken < rows.len() && taken > 0 && reached < DEPTH {
        PageKey { major: 0, minor: reached }.write(binding)
    } else {
        String::new()
    };
    let results = results(session, tenant, &query, &ids, extent.view).await?;
    Ok(SearchPage { results, next_page_token })
}

/// How much a query matches, which decides how SQLite is asked: its ranks count all that each term of the query matches first, however
/// few of them are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matches {
    /// Few texts of all tenants together. The tenant's are picked out of them: as a term of the query, the tenant would have all of its
    /// texts counted.
    FewOfAll,
    /// Few of the tenant's texts.
    FewOfTenant,
    /// So many that they are not ranked.
    TooMany,
}

/// How much a query matches.
async fn matches(session: &mut dyn Session, tenant: &Tenant, query: &Query) -> Result<Matches, StorageError> {
    let by_tenant = tenant_term(tenant);
    for (term, few) in [(None, Matches::FewOfAll), (Some(by_tenant.as_str()), Matches::FewOfTenant)] {
        let count =
            "SELECT COUNT(*) FROM (SELECT rowid FROM article_search WHERE article_search MATCH $1 LIMIT $2)";
        let values = [query.fts5(term).into(), RANKED.saturating_add(1).into()];
        let rows = session.rows(Statement::with(count, values)).await?;
        if rows.first().map(|row| row.int(0)).transpose()?.unwrap_or_default() <= RANKED {
            return Ok(few);
        }
    }
    Ok(Matches::TooMany)
}

/// The ids of what matches, the best first, with the sizes of their records; one more than asked for. As SQLite does it.
///
/// A word in the headline weighs most, then one among the findings; the later of equals comes first. Of more matches than candidates the
/// latest are ranked: a rank of all would cost more than it tells where most texts have the words. Articles and briefs are looked at for
/// the page only, unless the filter asks for what they hold: a candidate costs a rank then, and no more.
fn ranked_by_fts5(
    tenant: &Tenant,
    query: &Query,
    search: &Search,
    matches: Matches,
    (from, count): (i64, usize),
) -> Statement {
    let mut statement = Statement::new("SELECT a.id, ");
    statement
        .push(size(search.extent.view))
        .push(" FROM (SELECT id, rank FROM (SELECT article_search.rowid AS id, ");
    let ranks = matches != Matches::TooMany;
    statement.push(if ranks { "bm25(article_search, 0.0, 4.0, 2.0, 1.0)" } else { "0.0" });
    // In this order, which CROSS makes sure of: the other way round, each article of the tenant would be searched for.
    statement.push(" AS rank FROM article_search");
    let (filtered, picked) = (search.filter != v1::BriefFilter::default(), matches == Matches::FewOfAll);
    if filtered {
        statement.push(" CROSS JOIN articles a ON a.id = article_search.rowid CROSS JOIN briefs b ON b.article_id = a.id");
    } else if picked {
        // The index alone tells whose they are.
        statement.push(" CROSS JOIN articles a INDEXED BY articles_by_id ON a.id = article_search.rowid");
    }
    statement.push(" WHERE ");
    if filtered || picked {
        statement.push("a.tenant = ").bind(tenant.as_str()).push(" AND ");
    }
    let term = (!picked).then(|| tenant_term(tenant));
    statement.push("article_search MATCH ").bind(query.fts5(term.as_deref()));
    filter::add(&mut statement, &search.filter);
    // Without ranks the latest are the best.
    let candidates = if ranks { CANDIDATES } else { from.saturating_add(one_more(count)) };
    statement.push(" ORDER BY article_search.rowid DESC LIMIT ").bind(candidates);
    statement.push(") ORDER BY rank, id DESC LIMIT ").bind(one_more(count)).push(" OFFSET ").bind(from);
    statement.push(
        ") found CROSS JOIN articles a ON a.id = found.id CROSS JOIN briefs b ON b.article_id = found.id WHERE a.tenant = ",
    );
    statement.bind(tenant.as_str()).push(" ORDER BY found.rank, found.id DESC");
    statement
}

/// The same as PostgreSQL does it, which ranks what it is told to.
fn ranked_by_terms(
    tenant: &Tenant,
    query: &Query,
    search: &Search,
    (from, count): (i64, usize),
) -> Statement {
    let mut statement = Statement::new("SELECT a.id, ");
    statement.push(size(search.extent.view)).push(
        " FROM (SELECT a.id AS id FROM article_search JOIN articles a ON a.id = article_search.article_id \
         JOIN briefs b ON b.article_id = a.id WHERE a.tenant = ",
    );
    statement.bind(tenant.as_str()).push(" AND article_search.terms @@ CAST(");
    statement.bind(query.tsquery(Some(&tenant_term(tenant)))).push(" AS TSQUERY)");
    filter::add(&mut statement, &search.filter);
    statement.push(" ORDER BY article_search.article_id DESC LIMIT ").bind(CANDIDATES);
    // 1: the length of the text tempers its rank. The tenant's term has no position, and would rank all as nothing.
    statement.push(
        ") found JOIN articles a ON a.id = found.id JOIN briefs b ON b.article_id = found.id \
         JOIN article_search ON article_search.article_id = found.id \
         ORDER BY ts_rank_cd('{0.1, 0.1, 0.4, 1.0}', article_search.terms, CAST(",
    );
    statement.bind(query.tsquery(None)).push(" AS TSQUERY), 1) DESC, found.id DESC LIMIT ");
    statement.bind(one_more(count)).push(" OFFSET ").bind(from);
    statement
}

/// How many rows are asked for: one more tells whether there is another page.
fn one_more(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX).saturating_add(1)
}

/// The briefs found, with the passages that show why.
async fn results(
    session: &mut dyn Session,
    tenant: &Tenant,
    query: &Query,
    ids: &[i64],
    view: BriefView,
) -> Result<Vec<v1::SearchResult>, StorageError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut texts: HashMap<i64, (v1::Article, String)> = HashMap::with_capacity(ids.len());
    // The brief in any case: a passage may be one of its own words.
    let mut statement = Statement::new(
        "SELECT a.id, a.uid, a.article, b.brief FROM articles a JOIN briefs b ON b.article_id = a.id WHERE a.tenant = ",
    );
    statement.bind(tenant.as_str()).push(" AND a.id IN ").list(ids.iter().copied());
    for mut row in session.rows(statement).await? {
        let id = ArticleId::stored(row.text(1)?);
        let article = decode(&row.bytes(2)?, "the text", &id)?;
        let findings = findings(&row.bytes(3)?).map_err(|error| damaged(&error, "the brief", &id))?;
        texts.insert(row.int(0)?, (article, findings.join("\n")));
    }
    let mut briefs = records(session, tenant, ids, view).await?;
    let terms = query.terms();
    let mut results = Vec::with_capacity(ids.len());
    for id in ids {
        let (Some((article, findings)), Some(brief)) = (texts.get(id), briefs.remove(id)) else { continue };
        let texts = [
            (SnippetSource::Title, article.title.as_str()),
            (SnippetSource::Body, &article.body),
            (SnippetSource::Findings, findings),
        ];
        let snippets = snippets(&texts, &terms);
        results.push(v1::SearchResult { brief: Some(brief), snippets });
    }
    Ok(results)
}
