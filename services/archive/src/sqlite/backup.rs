//! Copies of the archive's file: taken while it is in use, and put in place where there is none.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::{FILE_NAME, PATIENCE, SqliteOptions, failed, waiting};
use crate::archive::Archive as _;
use crate::error::StorageError;
use crate::{ArchiveError, Options, SqlArchive};

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// There is no archive to copy.
    #[error("{}: there is no archive here", .0.display())]
    NoArchive(PathBuf),
    /// There is something already where the copy is to be, and it is left as it is.
    #[error("{}: there is something here already, and it is not overwritten", .0.display())]
    Occupied(PathBuf),
    /// A file or folder cannot be read or written.
    #[error("{}: {error}", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// The archive, or the copy, cannot be read.
    #[error("{}: {error}{}", .path.display(), because(.error))]
    Archive {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        error: ArchiveError,
    },
}

/// The cause of an error, as it follows the error itself.
fn because(error: &ArchiveError) -> String {
    std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default()
}

impl BackupError {
    fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        |error| Self::File { path, error }
    }

    fn archive<E: Into<ArchiveError>>(path: &Path) -> impl FnOnce(E) -> Self {
        let path = path.to_owned();
        |error| Self::Archive { path, error: error.into() }
    }
}

/// Copies the archive of a folder to a new file, as it is at one moment; those who write to it meanwhile are not held up.
/// The copy holds nothing of what was erased before. It is there once it is whole, checked and on the disk.
///
/// # Errors
/// [`BackupError`] says what is missing or in the way.
pub async fn back_up(folder: &Path, to: &Path) -> Result<(), BackupError> {
    let file = folder.join(FILE_NAME);
    if !file.exists() {
        return Err(BackupError::NoArchive(folder.to_owned()));
    }
    if to.exists() {
        return Err(BackupError::Occupied(to.to_owned()));
    }
    // Beside its final place, so that it can be moved there in one step.
    let beside = match to.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let copy = tempfile::NamedTempFile::new_in(beside).map_err(BackupError::file(beside))?;
    let (from, into) = (file.clone(), copy.path().to_owned());
    waiting(move || copy_into(&from, &into)).await.map_err(BackupError::archive(&file))?;
    check_waiting(copy.path()).await.map_err(BackupError::archive(to))?;
    copy.as_file().sync_all().map_err(BackupError::file(to))?;
    copy.persist_noclobber(to).map_err(|error| BackupError::file(to)(error.error))?;
    sync_folder(beside)
}

/// Puts a copy in place, in a folder where there is nothing. Cursors for changes that came after the copy was taken are
/// refused from then on.
///
/// # Errors
/// [`BackupError`] says what is missing or in the way. The folder is left empty then.
pub async fn restore(from: &Path, folder: &Path) -> Result<(), BackupError> {
    if !from.exists() {
        return Err(BackupError::NoArchive(from.to_owned()));
    }
    check_waiting(from).await.map_err(BackupError::archive(from))?;
    std::fs::create_dir_all(folder).map_err(BackupError::file(folder))?;
    if std::fs::read_dir(folder).map_err(BackupError::file(folder))?.next().is_some() {
        return Err(BackupError::Occupied(folder.to_owned()));
    }
    // In a folder of its own at first: half of an archive is never in the place of one.
    let making = tempfile::tempdir_in(folder).map_err(BackupError::file(folder))?;
    let file = making.path().join(FILE_NAME);
    std::fs::copy(from, &file).map_err(BackupError::file(folder))?;
    renew(making.path()).await.map_err(BackupError::archive(folder))?;
    let synced = std::fs::File::open(&file).and_then(|file| file.sync_all());
    synced.map_err(BackupError::file(&file))?;
    std::fs::rename(&file, folder.join(FILE_NAME)).map_err(BackupError::file(folder))?;
    making.close().map_err(BackupError::file(folder))?;
    sync_folder(folder)
}

fn connect(file: &Path) -> Result<Connection, StorageError> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(failed)?;
    connection.busy_timeout(PATIENCE).map_err(failed)?;
    Ok(connection)
}

fn copy_into(file: &Path, to: &Path) -> Result<(), StorageError> {
    let to = to.to_str().ok_or_else(|| StorageError::internal("the copy's name is not Unicode"))?;
    connect(file)?.execute("VACUUM INTO $1", [to]).map_err(failed)?;
    Ok(())
}

async fn check_waiting(file: &Path) -> Result<(), StorageError> {
    let file = file.to_owned();
    waiting(move || check(&file)).await
}

/// Refuses a file that is no archive, or a damaged one.
fn check(file: &Path) -> Result<(), StorageError> {
    let connection = connect(file)?;
    let found: String =
        connection.query_row("PRAGMA quick_check(1)", (), |row| row.get(0)).map_err(failed)?;
    if found != "ok" {
        return Err(StorageError::corrupted(found));
    }
    let tables =
        "SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('schema_migrations', 'datastore', 'articles')";
    let known: i64 = connection.query_row(tables, (), |row| row.get(0)).map_err(failed)?;
    if known != 3 {
        return Err(StorageError::corrupted("it is no archive of this program"));
    }
    Ok(())
}

/// Begins another life of the archive in a folder, and leaves all of it in its one file.
async fn renew(folder: &Path) -> Result<(), ArchiveError> {
    let archive = SqlArchive::sqlite(&SqliteOptions::new(folder), Options::default()).await?;
    archive.begin_epoch().await?;
    let whole = archive.scrub().await?;
    archive.close().await;
    if whole { Ok(()) } else { Err(StorageError::internal("the journal could not be written out").into()) }
}

/// Has the disk know of what a folder holds.
fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(BackupError::file(folder))
}
