//! Several callers, one commit: what waits together is written together, since each commit costs a flush of the disk.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use crate::ArchiveError;
use crate::archive::{Archive, Ingest, Ingested};
use crate::error::{StorageError, StorageFault};
use crate::ids::Tenant;

type Answer = Result<Ingested, ArchiveError>;

/// An article that waits to be kept, and who waits for it.
struct Waiting {
    tenant: Tenant,
    ingest: Ingest,
    answer: oneshot::Sender<Answer>,
}

/// Takes articles in one by one, and commits them in batches: while one batch is written, the next one gathers. An article that comes
/// alone waits for nobody. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Batcher {
    queue: mpsc::Sender<Waiting>,
}

impl Batcher {
    /// Begins to take in for an archive, at most so many articles in one commit; as many again may wait, and whoever
    /// comes then waits for room. Ends with its last clone.
    #[must_use]
    pub fn new(archive: Arc<dyn Archive>, articles: NonZeroUsize) -> Self {
        let (queue, waiting) = mpsc::channel(articles.get());
        tokio::spawn(work(archive, waiting, articles.get()));
        Self { queue }
    }

    /// Keeps an article with its brief. Answers once both are durable.
    ///
    /// # Errors
    /// As for [`Archive::ingest`], of its batch and of its own.
    pub async fn ingest(&self, tenant: &Tenant, ingest: Ingest) -> Result<Ingested, ArchiveError> {
        let ended = || StorageError::new(StorageFault::Unavailable, "the archive takes nothing in any more");
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { tenant: tenant.clone(), ingest, answer };
        self.queue.send(waiting).await.map_err(|_| ended())?;
        answered.await.map_err(|_| ended())?
    }
}

async fn work(archive: Arc<dyn Archive>, mut waiting: mpsc::Receiver<Waiting>, articles: usize) {
    let mut gathered = Vec::with_capacity(articles);
    while waiting.recv_many(&mut gathered, articles).await > 0 {
        // A transaction is of one tenant. Those of different tenants do not hold each other up.
        let mut tenants: BTreeMap<Tenant, Vec<Waiting>> = BTreeMap::new();
        for one in gathered.drain(..) {
            tenants.entry(one.tenant.clone()).or_default().push(one);
        }
        let commits = tenants.into_iter().map(|(tenant, batch)| commit(&*archive, tenant, batch));
        futures_util::future::join_all(commits).await;
    }
}

async fn commit(archive: &dyn Archive, tenant: Tenant, batch: Vec<Waiting>) {
    let (batch, answers): (Vec<_>, Vec<_>) = batch.into_iter().map(|one| (one.ingest, one.answer)).unzip();
    let results = match archive.ingest(&tenant, batch).await {
        Ok(results) => results,
        Err(error) => vec![Err(error); answers.len()],
    };
    for (answer, result) in answers.into_iter().zip(results) {
        // Whoever has gone away meanwhile will know it again by its request id.
        let _ = answer.send(result);
    }
}
