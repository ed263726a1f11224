//! Files that say who may come in: read at the start, and read anew where they change.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use crate::background::Background;
use crate::telemetry::metrics::FileMetrics;

/// The largest file that is read, in bytes.
const FILE_BYTES: u64 = 4 << 20;

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{setting} {}: {why}", .file.display())]
pub struct FileError {
    /// The setting that names it.
    setting: &'static str,
    /// The file.
    file: PathBuf,
    /// What is wrong with it.
    why: String,
}

/// A file, by the setting that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    pub(crate) setting: &'static str,
    pub(crate) path: PathBuf,
}

impl File {
    pub(crate) fn new(setting: &'static str, path: &Path) -> Self {
        Self { setting, path: path.to_owned() }
    }

    /// What is wrong with it.
    pub(crate) fn wrong(&self, why: impl ToString) -> FileError {
        FileError { setting: self.setting, file: self.path.clone(), why: why.to_string() }
    }

    fn read(&self) -> Result<Vec<u8>, FileError> {
        let size = std::fs::metadata(&self.path).map_err(|error| self.wrong(error))?.len();
        if size > FILE_BYTES {
            return Err(self.wrong(format!("{size} bytes are more than the {FILE_BYTES} that are read")));
        }
        std::fs::read(&self.path).map_err(|error| self.wrong(error))
    }
}

/// How often files are looked at, by what task, and where that is told.
#[derive(Debug, Clone)]
pub(crate) struct Watching {
    pub(crate) every: Duration,
    pub(crate) background: Background,
    pub(crate) metrics: FileMetrics,
}

/// What is read from files that belong together, as it is in force. Cheap to clone.
#[derive(Debug)]
pub(crate) struct Reloaded<T>(watch::Receiver<Arc<T>>);

impl<T> Clone for Reloaded<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Send + Sync + 'static> Reloaded<T> {
    /// Reads files now, and anew whenever what is in them changes. What they hold is told apart by its digest, not by times, so
    /// that volumes which are swapped under a link are noticed as well. Where they are no longer good, what was read before
    /// stays in force.
    ///
    /// # Errors
    /// [`FileError`] where they are not good to begin with.
    pub(crate) fn start<const N: usize>(
        name: &'static str,
        files: [File; N],
        read: impl Fn(&[File; N], &[Vec<u8>; N]) -> Result<T, FileError> + Send + Sync + 'static,
        watching: &Watching,
    ) -> Result<Self, FileError> {
        let contents = contents(&files)?;
        let first = Arc::new(read(&files, &contents)?);
        let (sender, receiver) = watch::channel(first);
        let Watching { every, background, metrics } = watching.clone();
        metrics.watched(name);
        let mut seen = Ok(digest(&contents));
        background.spawn(async move {
            let read = Arc::new(read);
            let mut ticks = interval(every);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                ticks.tick().await;
                let (files, read, before) = (files.clone(), Arc::clone(&read), seen.clone());
                let look = move || look(&files, before, &*read);
                let Ok((now, found)) = tokio::task::spawn_blocking(look).await else { continue };
                seen = now;
                match found {
                    None => {}
                    Some(Ok(good)) => {
                        sender.send_replace(Arc::new(good));
                        metrics.reloaded(name, true);
                        tracing::info!(file = name, "read anew");
                    }
                    Some(Err(error)) => {
                        metrics.reloaded(name, false);
                        tracing::error!(file = name, %error, "not good; what was read before stays in force");
                    }
                }
            }
        });
        Ok(Self(receiver))
    }

    /// What is in force.
    pub(crate) fn current(&self) -> Arc<T> {
        Arc::clone(&self.0.borrow())
    }
}

/// What was seen of files: their digest, or why they cannot be read.
type Seen = Result<[u8; 32], FileError>;

/// Looks at files; where they are not as before, reads them.
fn look<T, const N: usize>(
    files: &[File; N],
    before: Seen,
    read: &impl Fn(&[File; N], &[Vec<u8>; N]) -> Result<T, FileError>,
) -> (Seen, Option<Result<T, FileError>>) {
    let contents = match contents(files) {
        Ok(contents) => contents,
        Err(error) => {
            let changed = before.as_ref() != Err(&error);
            return (Err(error.clone()), changed.then_some(Err(error)));
        }
    };
    let now = Ok(digest(&contents));
    let found = (now != before).then(|| read(files, &contents));
    (now, found)
}

fn contents<const N: usize>(files: &[File; N]) -> Result<[Vec<u8>; N], FileError> {
    let mut contents = std::array::from_fn(|_| Vec::new());
    for (file, content) in files.iter().zip(&mut contents) {
        *content = file.read()?;
    }
    Ok(contents)
}

fn digest(contents: &[Vec<u8>]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for content in contents {
        digest.update((content.len() as u64).to_be_bytes());
        digest.update(content);
    }
    digest.finalize().into()
}
