//! Taking articles in.

use std::collections::{HashMap, HashSet};

use peacebrief::v1::{self, BriefView, ChangeKind};
use prost::Message as _;
use sha2::{Digest as _, Sha256};

use super::log::Log;
use super::records::records;
use crate::archive::{Ingest, Ingested};
use crate::error::StorageError;
use crate::ids::{ArticleId, RequestId, Tenant};
use crate::search::{Document, findings};
use crate::sql::{Dialect, Session, Statement, Value, insert};
use crate::time::timestamp;
use crate::{ArchiveError, fold, index};

/// By what an article that comes in is known again.
#[derive(Debug, Clone)]
pub(super) struct Marks {
    request_id: Option<RequestId>,
    /// Digest of the article as it came, to the last field.
    payload: Vec<u8>,
    identity: Vec<u8>,
}

impl Marks {
    pub(super) fn new(article: &v1::Article, request_id: Option<RequestId>) -> Self {
        let payload = Sha256::digest(article.encode_to_vec()).to_vec();
        Self { request_id, payload, identity: index::identity(article) }
    }
}

/// An article on its way in, with all that can be computed before the transaction: that one holds up others.
pub(super) struct Incoming {
    marks: Marks,
    uid: ArticleId,
    encoded: Vec<u8>,
    document: Document,
    keys: Vec<index::Key>,
    encoded_brief: Vec<u8>,
    ingest: Ingest,
}

impl Incoming {
    pub(super) fn new(ingest: Ingest) -> Self {
        let Ingest { article, brief, request_id } = &ingest;
        let encoded_brief = brief.encode_to_vec();
        // What has just been encoded can be decoded.
        let findings = findings(&encoded_brief).unwrap_or_default();
        Self {
            marks: Marks::new(article, request_id.clone()),
            uid: ArticleId::generate(),
            encoded: article.encode_to_vec(),
            document: Document::new(&article.title, &findings, &article.body),
            keys: index::keys(brief).into_iter().collect(),
            encoded_brief,
            ingest,
        }
    }
}

/// What a request is answered by.
#[derive(Debug, Clone)]
enum Answer {
    /// An article that is kept already, by its id in the database.
    Known {
        row: i64,
        created: bool,
    },
    /// One that this transaction takes in, by its place in the batch.
    New {
        place: usize,
        created: bool,
    },
    Refused(ArchiveError),
}

/// What is known of the requests and articles of a batch.
#[derive(Default)]
struct Known {
    /// Requests: payload, answer.
    requests: HashMap<String, (Vec<u8>, Answer)>,
    /// Articles by identity.
    articles: HashMap<Vec<u8>, Answer>,
}

impl Known {
    /// Looks up what the database knows. A request older than `since` is forgotten.
    async fn look_up(
        session: &mut dyn Session,
        tenant: &Tenant,
        marks: impl Iterator<Item = &Marks> + Clone,
        since: i64,
    ) -> Result<Self, StorageError> {
        let mut known = Self::default();
        let ids: Vec<&str> =
            marks.clone().filter_map(|m| m.request_id.as_ref()).map(RequestId::as_str).collect();
        for ids in ids.chunks(256) {
            let mut statement = Statement::new(
                "SELECT request_id, payload, article_id, created FROM requests WHERE tenant = ",
            );
            statement.bind(tenant.as_str()).push(" AND received >= ").bind(since);
            statement.push(" AND request_id IN ").list(ids.iter().copied());
            for mut row in session.rows(statement).await? {
                let (id, payload) = (row.text(0)?, row.bytes(1)?);
                let answer = match row.int(2)? {
                    0 => Answer::Refused(ArchiveError::ArticleDeleted { request_id: id.clone() }),
                    article => Answer::Known { row: article, created: row.int(3)? == 1 },
                };
                known.requests.insert(id, (payload, answer));
            }
        }
        let identities: Vec<&Vec<u8>> = marks.map(|m| &m.identity).collect();
        for identities in identities.chunks(256) {
            let mut statement = Statement::new("SELECT identity, id FROM articles WHERE tenant = ");
            statement
                .bind(tenant.as_str())
                .push(" AND identity IN ")
                .list(identities.iter().map(|i| (*i).clone()));
            for mut row in session.rows(statement).await? {
                known.articles.insert(row.bytes(0)?, Answer::Known { row: row.int(1)?, created: false });
            }
        }
        Ok(known)
    }

    /// What these marks are answered by; none where the article is new.
    fn answer(&self, marks: &Marks) -> Option<Answer> {
        let by_request = marks.request_id.as_ref().and_then(|id| {
            let (payload, answer) = self.requests.get(id.as_str())?;
            let same = matches!(answer, Answer::Refused(_)) || *payload == marks.payload;
            let reused = || ArchiveError::RequestIdReused { request_id: id.as_str().to_owned() };
            Some(if same { answer.clone() } else { Answer::Refused(reused()) })
        });
        by_request.or_else(|| self.articles.get(&marks.identity).cloned())
    }
}

/// What a request would be answered by without work.
pub(super) async fn recall(
    session: &mut dyn Session,
    tenant: &Tenant,
    marks: &Marks,
    since: i64,
) -> Result<Option<Ingested>, ArchiveError> {
    let known = Known::look_up(session, tenant, std::iter::once(marks), since).await?;
    match known.answer(marks) {
        None | Some(Answer::New { .. }) => Ok(None),
        Some(Answer::Refused(error)) => Err(error),
        Some(Answer::Known { row, created }) => {
            let record = records(session, tenant, &[row], BriefView::Full).await?.remove(&row);
            Ok(record.map(|record| Ingested { record, created }))
        }
    }
}

/// Takes a batch in.
pub(super) async fn ingest(
    session: &mut dyn Session,
    mut log: Log,
    batch: Vec<Incoming>,
    since: i64,
) -> Result<Vec<Result<Ingested, ArchiveError>>, ArchiveError> {
    let tenant = log.tenant().clone();
    let mut known = Known::look_up(session, &tenant, batch.iter().map(|one| &one.marks), since).await?;
    let remembered: HashSet<String> = known.requests.keys().cloned().collect();
    let mut answers = Vec::with_capacity(batch.len());
    for (place, Incoming { marks, .. }) in batch.iter().enumerate() {
        let answer = known.answer(marks).unwrap_or(Answer::New { place, created: true });
        if let Answer::New { place, .. } = answer {
            let repeated = Answer::New { place, created: false };
            known.articles.entry(marks.identity.clone()).or_insert(repeated);
        }
        if let Some(id) = &marks.request_id {
            // The same request again within the batch is answered as it was at first.
            let told = (marks.payload.clone(), answer.clone());
            known.requests.entry(id.as_str().to_owned()).or_insert(told);
        }
        answers.push(answer);
    }

    let is_new = |place: usize| matches!(answers[place], Answer::New { place: first, .. } if first == place);
    let new: Vec<(usize, &Incoming)> = batch.iter().enumerate().filter(|(place, _)| is_new(*place)).collect();
    let rows = write_new(session, &mut log, &new).await?;
    let known_rows: Vec<i64> = answers
        .iter()
        .filter_map(|answer| if let Answer::Known { row, .. } = answer { Some(*row) } else { None })
        .collect();
    let stored = records(session, &tenant, &known_rows, BriefView::Full).await?;

    let mut requests = HashMap::new();
    let mut results = Vec::with_capacity(batch.len());
    for (answer, Incoming { marks, .. }) in answers.into_iter().zip(&batch) {
        let (row, created, record) = match answer {
            Answer::Refused(error) => {
                results.push(Err(error));
                continue;
            }
            Answer::Known { row, created } => {
                let record = stored.get(&row).cloned();
                (row, created, record.ok_or_else(|| StorageError::corrupted("an article has no brief"))?)
            }
            Answer::New { place, created } => {
                let row = rows.get(&place).copied();
                let row = row.ok_or_else(|| StorageError::internal("a row was not answered"))?;
                (row, created, record(&batch[place], log.now()))
            }
        };
        if let Some(id) = marks.request_id.as_ref().filter(|id| !remembered.contains(id.as_str())) {
            requests.entry(id.as_str().to_owned()).or_insert((marks.payload.clone(), row, created));
        }
        results.push(Ok(Ingested { record, created }));
    }
    write_requests(session, &tenant, requests, log.now(), since).await?;
    log.write(session).await?;
    Ok(results)
}

/// Writes the new articles with all that belongs to them; answers their ids by their places.
async fn write_new(
    session: &mut dyn Session,
    log: &mut Log,
    new: &[(usize, &Incoming)],
) -> Result<HashMap<usize, i64>, StorageError> {
    let tenant = log.tenant().clone();
    let (owner, now) = (tenant.as_str(), log.now());
    let article = |one: &Incoming| -> Vec<Value> {
        let v1::Article { title, source, published, .. } = &one.ingest.article;
        vec![
            owner.into(),
            one.uid.as_str().into(),
            one.marks.identity.clone().into(),
            index::day(published.as_ref()).into(),
            now.into(),
            fold::key(source).into(),
            source.as_str().into(),
            title.as_str().into(),
            one.encoded.clone().into(),
        ]
    };
    let into = "articles (tenant, uid, identity, published, ingested, source_key, source, title, article)";
    let rows = new.iter().map(|(_, one)| article(one)).collect();
    let mut ids = HashMap::with_capacity(new.len());
    for mut row in insert(session, into, " RETURNING uid, id", rows).await? {
        ids.insert(ArticleId::stored(row.text(0)?), row.int(1)?);
    }
    let id_of = |one: &Incoming| {
        ids.get(&one.uid).copied().ok_or_else(|| StorageError::internal("a row was not answered"))
    };

    let (mut briefs, mut keys, mut documents) = (Vec::new(), Vec::new(), Vec::new());
    let mut by_place = HashMap::with_capacity(new.len());
    for (place, one) in new {
        let id = id_of(one)?;
        by_place.insert(*place, id);
        briefs.push(vec![
            id.into(),
            owner.into(),
            1_i64.into(),
            now.into(),
            index::engine(one.ingest.brief.engine.as_ref()).into(),
            process(&one.ingest.brief).into(),
            one.encoded_brief.clone().into(),
        ]);
        keys.extend(key_rows(owner, id, &one.keys));
        documents.push(document_row(session.dialect(), &tenant, id, &one.document));
        log.add(ChangeKind::Written, id, one.uid.as_str());
    }
    insert(session, "briefs (article_id, tenant, revision, written, engine, process, brief)", "", briefs)
        .await?;
    write_keys(session, keys).await?;
    write_documents(session, documents).await?;
    Ok(by_place)
}

/// The name of the process that a brief is about, or nothing.
pub(super) fn process(brief: &v1::Brief) -> &str {
    brief.process.as_ref().map_or("", |process| &process.name)
}

pub(super) fn key_rows(tenant: &str, id: i64, keys: &[index::Key]) -> Vec<Vec<Value>> {
    let row = |key: &index::Key| {
        vec![tenant.into(), (key.kind as i64).into(), key.name.as_str().into(), key.status.into(), id.into()]
    };
    keys.iter().map(row).collect()
}

pub(super) async fn write_keys(session: &mut dyn Session, rows: Vec<Vec<Value>>) -> Result<(), StorageError> {
    insert(session, "brief_keys (tenant, kind, name, status, article_id)", "", rows).await.map(drop)
}

pub(super) fn document_row(dialect: Dialect, tenant: &Tenant, id: i64, document: &Document) -> Vec<Value> {
    match dialect {
        Dialect::Sqlite => {
            let [title, findings, body] = document.columns();
            let tenant = crate::search::tenant_term(tenant);
            vec![id.into(), tenant.into(), title.into(), findings.into(), body.into()]
        }
        Dialect::Postgres => {
            vec![id.into(), tenant.as_str().into(), Value::Terms(document.tsvector(tenant))]
        }
    }
}

pub(super) async fn write_documents(
    session: &mut dyn Session,
    rows: Vec<Vec<Value>>,
) -> Result<(), StorageError> {
    let into = match session.dialect() {
        Dialect::Sqlite => "article_search (rowid, tenant, title, findings, body)",
        Dialect::Postgres => "article_search (article_id, tenant, terms)",
    };
    insert(session, into, "", rows).await.map(drop)
}

/// Remembers requests, in place of what was kept under their ids and is forgotten.
async fn write_requests(
    session: &mut dyn Session,
    tenant: &Tenant,
    requests: HashMap<String, (Vec<u8>, i64, bool)>,
    now: i64,
    since: i64,
) -> Result<(), StorageError> {
    let ids: Vec<&str> = requests.keys().map(String::as_str).collect();
    for ids in ids.chunks(256) {
        let mut forgotten = Statement::new("DELETE FROM requests WHERE tenant = ");
        forgotten.bind(tenant.as_str()).push(" AND received < ").bind(since);
        forgotten.push(" AND request_id IN ").list(ids.iter().copied());
        session.execute(forgotten).await?;
    }
    let rows = requests.into_iter().map(|(id, (payload, article, created))| {
        let created = i64::from(created);
        vec![tenant.as_str().into(), id.into(), article.into(), payload.into(), created.into(), now.into()]
    });
    let into = "requests (tenant, request_id, article_id, payload, created, received)";
    insert(session, into, "", rows.collect()).await.map(drop)
}

/// The record of an article that was just taken in.
fn record(one: &Incoming, now: i64) -> v1::BriefRecord {
    let Ingest { article, brief, .. } = &one.ingest;
    v1::BriefRecord {
        name: one.uid.brief(),
        article: one.uid.article(),
        title: article.title.clone(),
        source: article.source.clone(),
        published: article.published,
        process: process(brief).to_owned(),
        ingest_time: Some(timestamp(now)),
        brief_time: Some(timestamp(now)),
        revision: 1,
        brief: Some(brief.clone()),
    }
}
