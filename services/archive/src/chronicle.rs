//! Keeping a chronicle: entries that are made from the articles and briefs of a tenant, and how far they have got. What the
//! entries hold, and how they come about, is for whoever makes them.
//!
//! A tenant has one chronicle that is read. Where it cannot be gone on with (it was made by an older way of linking, or the log
//! has forgotten changes that it has not taken in) another is made from all articles beside it, and takes its place once it has
//! caught up. Who writes one says which state it was worked out from: of two who work at the same time, one is refused.

use async_trait::async_trait;
use peacebrief::v1;

use crate::ArchiveError;
use crate::archive::NewAlert;
use crate::ids::ArticleId;

/// A place in a tenant's log of changes: the chronicle has taken in what stands up to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogPosition(pub(crate) i64);

/// How far a chronicle has got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChronicleState {
    pub(crate) id: i64,
    /// Which way of linking makes it.
    pub version: u32,
    /// Up to where in the log it has taken in.
    pub position: LogPosition,
    /// Up to which article it has taken in, while it is made from the articles.
    pub(crate) mark: i64,
    /// The last day that was begun.
    pub day: Option<v1::Date>,
    pub(crate) turn: i64,
}

/// The mark of a chronicle that has all articles, and follows the log only.
pub(crate) const WHOLE: i64 = i64::MAX;

impl ChronicleState {
    /// Whether it has taken in all articles that were there before the part of the log that it follows.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.mark == WHOLE
    }

    /// The same state once a day has begun.
    #[must_use]
    pub fn on(self, day: Option<v1::Date>) -> Self {
        Self { day, ..self }
    }
}

/// Which of a tenant's chronicles is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChronicleRole {
    /// The one that is read.
    Read,
    /// The one that is made to follow it.
    Making,
}

/// The chronicles of a tenant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chronicles {
    /// The one that is read. There may be none, until the first is made.
    pub read: Option<ChronicleState>,
    /// The one that is made to follow it.
    pub making: Option<ChronicleState>,
    /// Whether there are entries to be thrown away.
    pub rubbish: bool,
}

/// An entry of a chronicle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChronicleEntry {
    /// Names it; at most 200 bytes of visible ASCII.
    pub id: String,
    /// What it is found by, each at most 400 bytes without control characters, compared byte by byte.
    pub keys: Vec<String>,
    /// The rest.
    pub content: Vec<u8>,
}

/// What a chronicle is to take in.
#[derive(Debug, Clone, PartialEq)]
pub enum ChronicleChange {
    /// An article with its brief: new, or read anew.
    Kept {
        /// The name of both.
        id: ArticleId,
        /// The article.
        article: v1::Article,
        /// Its brief, which counts in UTF-8.
        brief: Box<v1::Brief>,
    },
    /// An article was erased.
    Erased {
        /// The name that it had.
        id: ArticleId,
    },
}

/// What a chronicle is to take in next.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    /// The changes, in order.
    pub changes: Vec<ChronicleChange>,
    /// How far it will have got with them.
    pub next: ChronicleState,
    /// Whether there is more already.
    pub more: bool,
}

/// What is to be written to a chronicle.
#[derive(Debug, Clone, PartialEq)]
pub struct ChronicleWrite {
    /// The state that it was worked out from.
    pub expected: ChronicleState,
    /// The state that it leads to: the same, or one that [`ChronicleView::intake`] gave, perhaps of another day.
    pub next: ChronicleState,
    /// Entries to write, each in the place of what has its id.
    pub written: Vec<ChronicleEntry>,
    /// Ids of entries to remove.
    pub removed: Vec<String>,
    /// News to tell, each once. Of a chronicle in the making they are noted as told, and told to nobody: they are of old.
    pub alerts: Vec<NewAlert>,
    /// Whether it is a correction by hand: a chronicle in the making, which may have gone past it, then begins anew.
    pub by_hand: bool,
}

/// What became of something written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChronicleWritten {
    /// It is in place.
    Done,
    /// Somebody else has written meanwhile; nothing of this was.
    Superseded,
}

/// One state of a chronicle, for as long as the view is held. It holds a connection: let it go soon. What it is asked may keep the
/// thread until it is answered: ask on one that may wait.
#[async_trait]
pub trait ChronicleView: Send {
    /// How far it has got.
    fn state(&self) -> &ChronicleState;

    /// How far the log has got, in the same moment.
    fn head(&self) -> LogPosition;

    /// The entries of these ids that there are, in any order.
    async fn get(&mut self, ids: &[String]) -> Result<Vec<ChronicleEntry>, ArchiveError>;

    /// The entries that have one of these keys, each once, in any order.
    async fn find(&mut self, keys: &[String]) -> Result<Vec<ChronicleEntry>, ArchiveError>;

    /// The keys from `from` on and before `to`, in order and with their entries, no more than `limit`; of entries that share a key,
    /// that of the lesser id first.
    async fn range(
        &mut self,
        from: &str,
        to: &str,
        limit: usize,
    ) -> Result<Vec<(String, ChronicleEntry)>, ArchiveError>;

    /// For each of some stretches, given by the key that it begins with, the one that it ends before, and a limit: its keys in
    /// order, each with the id of its entry; of entries that share a key, that of the lesser id first.
    async fn keys(
        &mut self,
        stretches: &[(&str, &str, usize)],
    ) -> Result<Vec<Vec<(String, String)>>, ArchiveError>;

    /// What is to be taken in next: at most so many changes, and of so many bytes, but for the first, which is read always.
    async fn intake(&mut self, count: usize, bytes: usize) -> Result<Intake, ArchiveError>;
}

/// How the ids begin of entries that stay where a chronicle is made anew, because no article tells them.
pub type KeptEntries = &'static [&'static str];
