//! One state of the chronicle in the archive, as the chronicle's own code reads it: on a thread that may wait.

use std::cell::RefCell;

use peacebrief_archive::{ArchiveError, ChronicleEntry, ChronicleView};
use peacebrief_chronicle::{Entry, Shelf};
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;

use crate::ApiError;
use crate::call::Call;

/// Why a shelf cannot be read.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum ShelfError {
    /// The archive failed.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// Nobody waits any more for what is read.
    #[error("it is not wanted any more")]
    Unwanted,
}

impl From<ShelfError> for ApiError {
    fn from(error: ShelfError) -> Self {
        match error {
            ShelfError::Archive(error) => error.into(),
            // Nobody is there to hear it.
            ShelfError::Unwanted => Self::Internal,
        }
    }
}

/// A shelf whose entries stand in the archive.
pub(crate) struct ArchiveShelf {
    view: RefCell<Box<dyn ChronicleView>>,
    runtime: Handle,
    unwanted: CancellationToken,
}

impl ArchiveShelf {
    /// Works on a view, on a thread that may wait. Where the future is dropped, the work ends with its next look at the shelf.
    /// `None` where it panicked.
    pub(super) async fn lend<T: Send + 'static>(
        view: Box<dyn ChronicleView>,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Option<T> {
        let unwanted = CancellationToken::new();
        let _unwanted_once_dropped = unwanted.clone().drop_guard();
        let shelf = Self { view: RefCell::new(view), runtime: Handle::current(), unwanted };
        let call = Call::current();
        tokio::task::spawn_blocking(move || Call::work_for(call.as_ref(), || work(&shelf))).await.ok()
    }

    /// Asks the view something, and waits for it.
    fn ask<T>(
        &self,
        question: impl AsyncFnOnce(&mut dyn ChronicleView) -> Result<T, ArchiveError>,
    ) -> Result<T, ShelfError> {
        if self.unwanted.is_cancelled() {
            return Err(ShelfError::Unwanted);
        }
        let mut view = self.view.borrow_mut();
        Ok(self.runtime.block_on(question(view.as_mut()))?)
    }
}

impl Shelf for ArchiveShelf {
    type Error = ShelfError;

    fn get(&self, ids: &[String]) -> Result<Vec<Entry>, ShelfError> {
        let found = self.ask(async |view| view.get(ids).await)?;
        Ok(found.into_iter().map(entry).collect())
    }

    fn find(&self, keys: &[String]) -> Result<Vec<Entry>, ShelfError> {
        let found = self.ask(async |view| view.find(keys).await)?;
        Ok(found.into_iter().map(entry).collect())
    }

    fn range(&self, from: &str, to: &str, limit: usize) -> Result<Vec<(String, Entry)>, ShelfError> {
        let found = self.ask(async |view| view.range(from, to, limit).await)?;
        Ok(found.into_iter().map(|(key, found)| (key, entry(found))).collect())
    }

    fn keys(&self, stretches: &[(&str, &str, usize)]) -> Result<Vec<Vec<(String, String)>>, ShelfError> {
        self.ask(async |view| view.keys(stretches).await)
    }
}

fn entry(ChronicleEntry { id, keys, content }: ChronicleEntry) -> Entry {
    Entry { id, keys, content }
}
