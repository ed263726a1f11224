//! The archive as the services and workers of this program have it.

use std::sync::Arc;

use peacebrief_archive::{Archive, ArchiveError, Batcher, StorageError, StorageFault};
use tokio::sync::{Notify, watch};

use crate::ApiError;

/// An archive that is open. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Opened {
    /// The archive itself.
    pub(crate) archive: Arc<dyn Archive>,
    /// By which articles are taken in, several in one commit.
    pub(crate) batcher: Batcher,
    /// Turns with each erasure.
    pub(super) erased: Arc<Notify>,
}

impl Opened {
    /// Has what was erased leave the journal too, in the background.
    pub(crate) fn scrub(&self) {
        self.erased.notify_one();
    }
}

/// The archive, which may not be open yet, or not be kept at all. Cheap to clone.
#[derive(Clone)]
pub(crate) struct ArchiveHandle(pub(super) Option<Kept>);

/// An archive that is kept.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) opened: watch::Receiver<Option<Opened>>,
    pub(super) ready: watch::Receiver<bool>,
}

impl ArchiveHandle {
    /// An archive that is open already, for tests.
    #[cfg(test)]
    pub(crate) fn open(archive: Arc<dyn Archive>) -> Self {
        let batcher = Batcher::new(Arc::clone(&archive), std::num::NonZeroUsize::MIN);
        let opened = Opened { archive, batcher, erased: Arc::new(Notify::new()) };
        Self(Some(Kept { opened: watch::channel(Some(opened)).1, ready: watch::channel(true).1 }))
    }

    /// The archive, for a call that needs it now.
    ///
    /// # Errors
    /// [`ApiError::ArchiveDisabled`] where nothing is kept; unavailable storage while it is not open yet.
    pub(crate) fn get(&self) -> Result<Opened, ApiError> {
        let Kept { opened, .. } = self.0.as_ref().ok_or(ApiError::ArchiveDisabled)?;
        opened.borrow().clone().ok_or_else(|| {
            let error = StorageError::new(StorageFault::Unavailable, "the archive is not open yet");
            ApiError::Archive(ArchiveError::Storage(error))
        })
    }

    /// The archive once it is open; `None` where nothing is kept, or where the service ends before.
    pub(crate) async fn opened(&self) -> Option<Opened> {
        let mut opened = self.0.as_ref()?.opened.clone();
        let opened = opened.wait_for(Option::is_some).await.ok()?;
        opened.clone()
    }

    /// Whether the archive answers, from now on; `None` where nothing is kept.
    pub(crate) fn readiness(&self) -> Option<watch::Receiver<bool>> {
        self.0.as_ref().map(|kept| kept.ready.clone())
    }
}
