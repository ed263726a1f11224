//! The one trait that all archives have, and what its calls take and give.

use async_trait::async_trait;
use peacebrief::v1;
use tokio::sync::watch;

use crate::chronicle::{
    ChronicleRole, ChronicleView, ChronicleWrite, ChronicleWritten, Chronicles, KeptEntries, LogPosition,
};
use crate::ids::{ArticleId, RequestId, Tenant};
use crate::page_token::PageBinding;
use crate::{ArchiveError, Clock};

/// How an archive is kept, in whichever database.
#[derive(Debug, Clone)]
pub struct Options {
    /// How long request ids are remembered. A repetition that comes later is a request of its own; the article is still
    /// known by itself.
    pub keep_requests: std::time::Duration,
    /// How long changes are kept for those who watch.
    pub keep_changes: std::time::Duration,
    /// Where the time comes from.
    pub clock: Clock,
}

impl Default for Options {
    /// Seven days for requests, thirty for changes, and the machine's clock.
    fn default() -> Self {
        let day = std::time::Duration::from_secs(24 * 60 * 60);
        Self { keep_requests: 7 * day, keep_changes: 30 * day, clock: Clock::system() }
    }
}

/// An article to be kept, with its brief.
#[derive(Debug, Clone, PartialEq)]
pub struct Ingest {
    /// The article.
    pub article: v1::Article,
    /// Its brief, which counts in UTF-8.
    pub brief: v1::Brief,
    /// The client's id of the request, if it gave one.
    pub request_id: Option<RequestId>,
}

/// What is kept of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Ingested {
    /// The brief that is kept, whole.
    pub record: v1::BriefRecord,
    /// Whether the article was new with this request.
    pub created: bool,
}

/// How much of each brief is read, and how much in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// With the briefs themselves, or only with what stands beside them.
    pub view: v1::BriefView,
    /// How many are read at most.
    pub count: usize,
    /// How many bytes are read at most, but for the first, which is read always.
    pub bytes: usize,
}

/// The briefs of several names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Briefs {
    /// Those that are there, in the order asked for.
    pub found: Vec<v1::BriefRecord>,
    /// Those that are not.
    pub missing: Vec<ArticleId>,
    /// Those not looked at, because the extent was reached before.
    pub unread: Vec<ArticleId>,
}

/// A list of briefs that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Which briefs.
    pub filter: v1::BriefFilter,
    /// In which order.
    pub order: v1::BriefOrder,
    /// How much of it.
    pub extent: Extent,
    /// Where the page before ended; empty for the first.
    pub page_token: String,
}

/// A page of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BriefPage {
    /// The briefs.
    pub briefs: Vec<v1::BriefRecord>,
    /// Where the page ends; empty where it is the last.
    pub next_page_token: String,
}

/// A search.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// The words, as `SearchBriefsRequest.query` defines them.
    pub query: String,
    /// Which briefs.
    pub filter: v1::BriefFilter,
    /// How much of what is found.
    pub extent: Extent,
    /// Where the page before ended; empty for the first.
    pub page_token: String,
}

/// A page of what a search found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchPage {
    /// What was found, the best first.
    pub results: Vec<v1::SearchResult>,
    /// Where the page ends; empty where it is the last.
    pub next_page_token: String,
}

/// An article whose brief is of another engine than asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Outdated {
    /// The article.
    pub id: ArticleId,
    /// Its text.
    pub article: v1::Article,
    /// The revision of its brief: a replacement is for this one only.
    pub revision: i32,
    /// Where to go on after it.
    pub mark: RebriefMark,
}

/// Where reading anew has got to, in the order of taking in. Good for one run: what is done, the briefs themselves tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RebriefMark(pub(crate) i64);

/// A brief that is to replace another.
#[derive(Debug, Clone, PartialEq)]
pub struct Replacement {
    /// Whose brief.
    pub id: ArticleId,
    /// The revision that was read anew.
    pub revision: i32,
    /// The new brief, which counts in UTF-8.
    pub brief: v1::Brief,
}

/// What became of a replacement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    /// It is in place.
    Done,
    /// Somebody else has replaced the brief meanwhile; theirs stands.
    Superseded,
    /// The article is gone.
    Missing,
}

/// News to be told to those who watch.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAlert {
    /// What it is about, in a form that is the same each time: an alert of the same key is raised once.
    pub key: String,
    /// The alert; its `brief` names the brief that tells it.
    pub alert: v1::Alert,
}

/// What a watcher wants to hear of.
#[derive(Debug, Clone, PartialEq)]
pub struct Watch {
    /// Of which briefs; of deletions it hears always.
    pub filter: v1::BriefFilter,
    /// Which kinds of change; all where it is empty.
    pub kinds: Vec<v1::ChangeKind>,
    /// Which kinds of alert; all where it is empty.
    pub alert_kinds: Vec<v1::AlertKind>,
    /// How much at a time.
    pub extent: Extent,
}

/// Changes, from a cursor on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// The changes, in order, each with its cursor.
    pub changes: Vec<v1::WatchBriefsResponse>,
    /// Where to go on: past what was not wanted, too.
    pub cursor: String,
    /// Whether there is more already.
    pub more: bool,
}

/// What [`Archive::maintain`] has thrown away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Maintained {
    /// How many request ids.
    pub requests: u64,
    /// How many changes.
    pub changes: u64,
}

/// What is remembered: articles, their briefs, and what changed.
///
/// A call that writes has written all or nothing, and once it has answered, what it wrote is durable. To drop its future
/// does not stop it: it goes on by itself to its end, so that no transaction is left half-way.
///
/// # Errors
/// Each call fails with [`ArchiveError::Storage`] where the storage does; what else it fails with, it says.
#[async_trait]
pub trait Archive: Send + Sync + 'static {
    /// What a request would be answered by without work: its id, or its article, is known already. `None` where the
    /// article must be read first.
    ///
    /// # Errors
    /// [`ArchiveError::RequestIdReused`] and [`ArchiveError::ArticleDeleted`].
    async fn recall(
        &self,
        tenant: &Tenant,
        article: &v1::Article,
        request_id: Option<&RequestId>,
    ) -> Result<Option<Ingested>, ArchiveError>;

    /// Keeps articles with their briefs, all in one commit. An article that is known already is kept once; a request that
    /// is known is answered as it was. Each is answered by itself, with [`ArchiveError::RequestIdReused`] or
    /// [`ArchiveError::ArticleDeleted`] where that is so.
    ///
    /// # Errors
    /// Only those of the storage; nothing of the batch is kept then.
    async fn ingest(
        &self,
        tenant: &Tenant,
        batch: Vec<Ingest>,
    ) -> Result<Vec<Result<Ingested, ArchiveError>>, ArchiveError>;

    /// An article, verbatim.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`].
    async fn article(&self, tenant: &Tenant, id: &ArticleId) -> Result<v1::ArticleRecord, ArchiveError>;

    /// A brief.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`].
    async fn brief(
        &self,
        tenant: &Tenant,
        id: &ArticleId,
        view: v1::BriefView,
    ) -> Result<v1::BriefRecord, ArchiveError>;

    /// Several briefs.
    async fn briefs(
        &self,
        tenant: &Tenant,
        ids: Vec<ArticleId>,
        extent: Extent,
    ) -> Result<Briefs, ArchiveError>;

    /// A page of a list.
    ///
    /// # Errors
    /// [`ArchiveError::PageToken`], [`ArchiveError::FilterTooLarge`].
    async fn list(&self, tenant: &Tenant, list: List) -> Result<BriefPage, ArchiveError>;

    /// A page of what a search finds.
    ///
    /// # Errors
    /// [`ArchiveError::Query`], [`ArchiveError::PageToken`], [`ArchiveError::FilterTooLarge`].
    async fn search(&self, tenant: &Tenant, search: Search) -> Result<SearchPage, ArchiveError>;

    /// Erases an article with all that was derived from it; its deletion is told to those who watch. What the database's
    /// journals still hold goes with the next [`scrub`](Self::scrub).
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`].
    async fn delete(&self, tenant: &Tenant, id: &ArticleId) -> Result<(), ArchiveError>;

    /// Articles whose briefs are of another engine, model or lexicon, after a mark, in the order of taking in. What has
    /// been replaced is no longer among them: a run that broke off is gone on with by beginning anew.
    ///
    /// # Errors
    /// [`ArchiveError::FilterTooLarge`].
    async fn outdated(
        &self,
        tenant: &Tenant,
        engine: &v1::Engine,
        filter: &v1::BriefFilter,
        after: RebriefMark,
        limit: usize,
    ) -> Result<Vec<Outdated>, ArchiveError>;

    /// How many such articles there are after a mark.
    ///
    /// # Errors
    /// [`ArchiveError::FilterTooLarge`].
    async fn count_outdated(
        &self,
        tenant: &Tenant,
        engine: &v1::Engine,
        filter: &v1::BriefFilter,
        after: RebriefMark,
    ) -> Result<usize, ArchiveError>;

    /// Replaces briefs, all in one commit; the old ones are read until then. Each is answered by itself.
    async fn replace(&self, tenant: &Tenant, batch: Vec<Replacement>) -> Result<Vec<Replaced>, ArchiveError>;

    /// Tells news to those who watch, each once: answers which were new. One on a brief that is gone is told to nobody.
    async fn raise(&self, tenant: &Tenant, alerts: Vec<NewAlert>) -> Result<Vec<bool>, ArchiveError>;

    /// Where a watch without a cursor begins.
    async fn cursor(&self, tenant: &Tenant, start: v1::WatchStart) -> Result<String, ArchiveError>;

    /// What changed after a cursor, as far as it is wanted. Nothing is missed and nothing comes twice: positions follow the
    /// order of commits.
    ///
    /// # Errors
    /// [`ArchiveError::Cursor`], [`ArchiveError::FilterTooLarge`].
    async fn changes(&self, tenant: &Tenant, cursor: &str, watch: &Watch) -> Result<Changes, ArchiveError>;

    /// Turns with each write that this archive hears of, of any tenant. It only wakes: who waits reads
    /// [`changes`](Self::changes) on waking, and from time to time anyway, since a writer elsewhere may not be heard.
    fn subscribe(&self) -> watch::Receiver<u64>;

    /// What time it is, by the archive's clock.
    fn now(&self) -> std::time::SystemTime;

    /// How far the log of changes has got.
    async fn head(&self, tenant: &Tenant) -> Result<LogPosition, ArchiveError>;

    /// The tenant's chronicles. Begins one where there is none, and another where that which is read was made by a version before this
    /// one, or has not taken in changes that are no longer kept; `kept` entries stay with it.
    async fn chronicles(
        &self,
        tenant: &Tenant,
        version: u32,
        kept: KeptEntries,
    ) -> Result<Chronicles, ArchiveError>;

    /// Looks at a chronicle as it is now; `None` where there is no such one.
    async fn chronicle(
        &self,
        tenant: &Tenant,
        role: ChronicleRole,
    ) -> Result<Option<Box<dyn ChronicleView>>, ArchiveError>;

    /// Takes the right to write a chronicle, or keeps it, for a time; no time gives it back. `false` where somebody else has it, or
    /// where there is no such chronicle. It spares two the same work; that neither undoes the other's is for
    /// [`write_chronicle`](Self::write_chronicle) to see to.
    async fn lease_chronicle(
        &self,
        tenant: &Tenant,
        role: ChronicleRole,
        holder: &str,
        time: std::time::Duration,
    ) -> Result<bool, ArchiveError>;

    /// Writes to a chronicle, and tells its news, all or nothing: nothing where it is no longer as expected. One in the making that has
    /// taken in all is read from then on.
    async fn write_chronicle(
        &self,
        tenant: &Tenant,
        write: ChronicleWrite,
    ) -> Result<ChronicleWritten, ArchiveError>;

    /// Throws away some entries of chronicles that have been given up; whether it is to be called again.
    async fn sweep_chronicles(&self, tenant: &Tenant) -> Result<bool, ArchiveError>;

    /// Binds page tokens to what is asked of a tenant's part of this archive, told apart by its parts.
    fn bind_pages(&self, tenant: &Tenant, parts: &[&[u8]]) -> PageBinding;

    /// Tells the archive that its present state is that of a backup: to be called once, before a restored copy is served.
    /// Cursors given out for changes that the backup does not have are refused from then on, also once other changes have
    /// got their positions.
    async fn begin_epoch(&self) -> Result<(), ArchiveError>;

    /// All tenants of which something is kept, or was.
    async fn tenants(&self) -> Result<Vec<Tenant>, ArchiveError>;

    /// Throws away request ids and changes past their time. To be called from time to time, by any replica.
    async fn maintain(&self) -> Result<Maintained, ArchiveError>;

    /// Takes what was erased out of the journal too. SQLite: a checkpoint that truncates the write-ahead log; `false` where
    /// a reader held it up, then it is to be called again. PostgreSQL: `VACUUM`; what remains in its write-ahead log and
    /// in free space of pages goes as its own operation recycles them.
    async fn scrub(&self) -> Result<bool, ArchiveError>;

    /// Whether the storage answers, for a readiness probe.
    async fn ping(&self) -> Result<(), ArchiveError>;

    /// Ends all connections, once what is under way is done.
    async fn close(&self);
}
