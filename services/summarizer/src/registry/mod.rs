//! What is known across reports, kept up behind the calls that take articles in.
//!
//! The chronicle stands in the archive, one for each tenant. A task for each takes in what the log of changes tells, a batch a transaction (`worker`); of
//! several replicas one does it at a time, and where two do, one is refused by the archive and works anew. Answers are read
//! from one state of it (`reading`, `answers`, `dossiers`), one that has all that was committed before the call (`freshness`); corrections by hand are written
//! like anything else (`editing`).

mod answers;
mod days;
mod dossiers;
mod editing;
mod freshness;
mod intake;
mod reading;
mod shelf;
#[cfg(test)]
mod tests;
mod worker;

use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, PoisonError};

use peacebrief_archive::Tenant;
use tokio::sync::{Mutex, Notify, Semaphore};

use crate::archive::ArchiveHandle;
use crate::background::Background;
use crate::telemetry::metrics::ArchiveMetrics;
use answers::Answers;
use dossiers::Dossiers;

pub(crate) use answers::Question;
pub(crate) use shelf::{ArchiveShelf, ShelfError};

/// The registry of an archive. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Registry {
    archive: ArchiveHandle,
    shared: Arc<Shared>,
}

struct Shared {
    /// By what this process is told apart from others that take in, too.
    holder: String,
    /// Held by whoever works something out to be written: of two in one process one would have worked in vain.
    writing: Mutex<()>,
    /// How many answers may be worked out at a time: each has a connection of the archive's meanwhile.
    readers: Semaphore,
    /// Answers that still hold.
    answers: Answers,
    /// What answers on processes as a whole are given from.
    dossiers: Dossiers,
    /// Has the workers look whether there is something to take in.
    look: Notify,
    /// Where workers run; none where another process brings the registry up to date.
    workers: Option<Background>,
    /// Whose workers run.
    attended: std::sync::Mutex<HashSet<Tenant>>,
    /// What fails there is counted.
    metrics: ArchiveMetrics,
}

impl Registry {
    /// The registry of an archive, from which so many answers may be read at a time, and which is kept up to date by tasks in the
    /// background, unless others do that.
    pub(crate) fn new(
        archive: ArchiveHandle,
        readers: usize,
        workers: Option<Background>,
        metrics: ArchiveMetrics,
    ) -> Self {
        let shared = Shared {
            holder: uuid::Uuid::now_v7().simple().to_string(),
            writing: Mutex::new(()),
            readers: Semaphore::new(readers.max(1)),
            answers: Answers::default(),
            dossiers: Dossiers::default(),
            look: Notify::new(),
            workers,
            attended: std::sync::Mutex::default(),
            metrics,
        };
        Self { archive, shared: Arc::new(shared) }
    }

    /// Sees to it that what a tenant keeps is taken in, from here on.
    pub(crate) fn attend(&self, tenant: &Tenant) {
        let Some(workers) = &self.shared.workers else { return };
        let mut attended = self.shared.attended.lock().unwrap_or_else(PoisonError::into_inner);
        if !attended.contains(tenant) {
            attended.insert(tenant.clone());
            workers.spawn(self.clone().keep_up(tenant.clone()));
        }
    }

    /// Forgets what of a tenant's briefs is in memory, once they were erased.
    async fn forget(&self, tenant: &Tenant, briefs: BTreeSet<String>) {
        self.shared.answers.forget();
        let (shared, tenant) = (Arc::clone(&self.shared), tenant.clone());
        // A dossier that somebody works with is waited for.
        let forgotten = tokio::task::spawn_blocking(move || shared.dossiers.erase(&tenant, &briefs)).await;
        if let Err(error) = forgotten {
            tracing::error!(%error, "what was erased may still be in memory");
        }
    }

    /// The archive that it stands in.
    pub(crate) fn archive(&self) -> &ArchiveHandle {
        &self.archive
    }
}
