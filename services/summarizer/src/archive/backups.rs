//! Copies of the archive's file, which the service takes of itself: where its volume is given to nobody else, nobody else can.
//!
//! A copy is called after the moment at which it was begun, so that a folder of them tells when the next is due, whatever
//! became of the process that took the last.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use peacebrief_archive::{BackupError, back_up};
use tokio::runtime::Handle;
use tokio::time::sleep;

use crate::config::Config;
use crate::telemetry::metrics::BackupMetrics;

/// What a copy is called: `peacebrief-20261128T030000Z.sqlite`.
const NAME: &str = "peacebrief-%Y%m%dT%H%M%SZ.sqlite";

/// How temporary files begin: what is left of a copy whose process was killed.
const UNFINISHED: &str = ".tmp";

/// How long to wait before trying anew what failed, at most: a day would be long where the disk was full for an hour.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);

/// Why there is no new copy.
#[derive(Debug, thiserror::Error)]
enum CopyError {
    #[error(transparent)]
    BackUp(#[from] BackupError),
    #[error("cannot read or write the folder: {0}")]
    Folder(#[from] io::Error),
    #[error("the clock cannot be read")]
    Clock,
}

/// Which copies are taken, where, and how many are kept.
#[derive(Debug, Clone)]
pub(super) struct Backups {
    archive: PathBuf,
    folder: PathBuf,
    every: Duration,
    keep: usize,
    metrics: BackupMetrics,
}

impl Backups {
    /// Those that are configured, if any.
    pub(super) fn of(config: &Config, metrics: BackupMetrics) -> Option<Self> {
        Some(Self {
            archive: config.data_dir.0.clone()?,
            folder: config.backup_dir.0.clone()?,
            every: config.backup_interval.unless_never()?,
            keep: config.backup_keep,
            metrics,
        })
    }

    /// Takes a copy whenever one is due, and goes on for ever.
    pub(super) async fn keep_up(&self) {
        loop {
            match self.wait() {
                Ok(wait) => sleep(wait).await,
                // Nothing of the folder can be told: the copy will tell why not.
                Err(error) => tracing::debug!(%error, "cannot tell when the last copy was taken"),
            }
            match self.copy().await {
                Ok(file) => tracing::info!(file = %file.display(), "took a copy of the archive"),
                Err(error) => {
                    self.metrics.failures.inc();
                    let again = self.every.min(LONGEST_PAUSE);
                    tracing::error!(%error, ?again, "cannot take a copy of the archive; it is tried again");
                    sleep(again).await;
                }
            }
        }
    }

    /// How long it is until the next copy is due, by the last one that is there, of which it tells.
    fn wait(&self) -> io::Result<Duration> {
        let last = copies(&self.folder)?.pop();
        if let Some((taken, file)) = &last {
            self.metrics.last.set(taken.as_second());
            self.metrics.bytes.set(i64::try_from(fs::metadata(file)?.len()).unwrap_or(i64::MAX));
        }
        let last = last.and_then(|(taken, _)| SystemTime::try_from(taken).ok());
        // A copy of the future is of a clock that was set back; it is then as if none were there.
        let age = last.and_then(|last| SystemTime::now().duration_since(last).ok());
        Ok(age.map_or(Duration::ZERO, |age| self.every.saturating_sub(age)))
    }

    /// Takes a copy, and deletes those that are too many.
    async fn copy(&self) -> Result<PathBuf, CopyError> {
        fs::create_dir_all(&self.folder)?;
        remove_unfinished(&self.folder)?;
        let now = Timestamp::try_from(SystemTime::now()).map_err(|_| CopyError::Clock)?;
        let file = self.folder.join(now.strftime(NAME).to_string());
        let (from, to) = (self.archive.clone(), file.clone());
        // It waits for the disk, for as long as gigabytes take.
        let copying = tokio::task::spawn_blocking(move || Handle::current().block_on(back_up(&from, &to)));
        copying.await.map_err(io::Error::other)??;
        let kept = copies(&self.folder)?;
        for (_, old) in kept.iter().take(kept.len().saturating_sub(self.keep)) {
            fs::remove_file(old)?;
        }
        Ok(file)
    }
}

/// The copies in a folder with the times at which they were taken, the last one last. What is called otherwise is none of ours.
fn copies(folder: &Path) -> io::Result<Vec<(Timestamp, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let taken = entry.file_name().to_str().and_then(|name| DateTime::strptime(NAME, name).ok());
        if let Some(taken) = taken.and_then(|taken| Offset::UTC.to_timestamp(taken).ok()) {
            found.push((taken, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

fn remove_unfinished(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(UNFINISHED)) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backups(folder: &Path) -> Backups {
        let every = Duration::from_secs(86_400);
        Backups {
            archive: folder.join("none"),
            folder: folder.to_owned(),
            every,
            keep: 2,
            metrics: BackupMetrics::default(),
        }
    }

    #[test]
    fn the_last_copy_tells_when_the_next_is_due() {
        let folder = tempfile::tempdir().unwrap();
        let backups = backups(folder.path());
        assert_eq!(backups.wait().unwrap(), Duration::ZERO);
        let name = |age: u64| {
            let taken = SystemTime::now() - Duration::from_secs(age);
            folder.path().join(Timestamp::try_from(taken).unwrap().strftime(NAME).to_string())
        };
        fs::write(name(90_000), "").unwrap();
        assert_eq!(backups.wait().unwrap(), Duration::ZERO);
        fs::write(name(3_600), "").unwrap();
        let wait = backups.wait().unwrap().as_secs();
        assert!((82_700..=82_801).contains(&wait), "{wait}");
        let told = SystemTime::now() - Duration::from_secs(3_600);
        let told = Timestamp::try_from(told).unwrap().as_second();
        assert!((told - 1..=told).contains(&backups.metrics.last.get()));
    }

    #[test]
    fn only_copies_are_counted_and_only_what_is_unfinished_goes() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["notes.txt", "peacebrief-monday.sqlite", ".tmpAbC123", ".tmpAbC123-journal"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let last = folder.path().join("peacebrief-20261128T030000Z.sqlite");
        let first = folder.path().join("peacebrief-20250101T030000Z.sqlite");
        fs::write(&last, "").unwrap();
        fs::write(&first, "").unwrap();
        let found = copies(folder.path()).unwrap();
        assert_eq!(found.into_iter().map(|(_, file)| file).collect::<Vec<_>>(), [first, last]);
        remove_unfinished(folder.path()).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
    }

    #[tokio::test]
    async fn an_archive_that_is_not_there_is_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let error = backups(folder.path()).copy().await.unwrap_err().to_string();
        assert!(error.contains("there is no archive here"), "{error}");
    }
}
