//! Where articles are kept, as the configuration says.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use peacebrief_archive::{
    Archive, ArchiveError, Cause, Options, PostgresOptions, SqlArchive, SqliteOptions, StorageFault,
};

use crate::config::Config;

/// Why the configuration names no place where an archive could be.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// The folder is none, and cannot be made.
    #[error("data_dir {} cannot be a folder: {cause}", .folder.display())]
    NoFolder {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        cause: Cause,
    },
    /// The file with the database's URL cannot be read.
    #[error("cannot read database_url_file {}: {error}", .file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// The file holds no URL of a database.
    #[error("database_url_file {} does not hold a URL of the form postgres://USER@HOST/DATABASE", .file.display())]
    NoUrl {
        /// The file.
        file: PathBuf,
    },
    /// Copies are to be taken of a file that there is none of.
    #[error("backup_dir is set, and data_dir is not: a database is backed up by its own means")]
    NothingToBackUp,
}

/// How many connections read an archive in a folder.
pub(crate) const FOLDER_READERS: u8 = 4;

/// Where articles are kept.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// In a file of a folder.
    Folder(PathBuf),
    /// In a database.
    Database(PostgresOptions),
}

impl fmt::Display for Place {
    /// Without the database's URL: it may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "the folder {}", folder.display()),
            Self::Database(_) => f.write_str("the database"),
        }
    }
}

impl Place {
    /// The place that is configured; none where nothing is to be kept.
    pub(crate) fn of(config: &Config) -> Result<Option<Self>, PlaceError> {
        if config.backup_dir.0.is_some() && config.data_dir.0.is_none() {
            return Err(PlaceError::NothingToBackUp);
        }
        if let Some(folder) = &config.data_dir.0 {
            return Ok(Some(Self::Folder(folder.clone())));
        }
        let url = match (config.database_url.expose(), &config.database_url_file.0) {
            (Some(url), _) => url.to_owned(),
            (None, None) => return Ok(None),
            (None, Some(file)) => {
                let text = std::fs::read_to_string(file)
                    .map_err(|error| PlaceError::Read { file: file.clone(), error })?;
                let url = text.trim();
                if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
                    return Err(PlaceError::NoUrl { file: file.clone() });
                }
                url.to_owned()
            }
        };
        let connections = u32::try_from(config.database_connections).unwrap_or(u32::MAX);
        Ok(Some(Self::Database(PostgresOptions { connections, ..PostgresOptions::new(url) })))
    }

    /// Opens the archive there, and makes or migrates it where need be.
    pub(crate) async fn open(&self, options: Options) -> Result<Arc<dyn Archive>, ArchiveError> {
        Ok(match self {
            Self::Folder(folder) => {
                let sqlite = SqliteOptions { readers: FOLDER_READERS.into(), ..SqliteOptions::new(folder) };
                Arc::new(SqlArchive::sqlite(&sqlite, options).await?)
            }
            Self::Database(postgres) => Arc::new(SqlArchive::postgres(postgres, options).await?),
        })
    }

    /// What is wrong with the setting that names the place, if that is why it failed to open.
    pub(crate) fn misnamed(&self, error: &ArchiveError) -> Option<PlaceError> {
        match (self, error) {
            (Self::Folder(folder), ArchiveError::Storage(storage))
                if storage.fault == StorageFault::Misplaced =>
            {
                Some(PlaceError::NoFolder { folder: folder.clone(), cause: storage.cause.clone() })
            }
            _ => None,
        }
    }

    /// Whether what failed on opening may come right by itself: a database that is not there yet, or stands by for another; a
    /// full disk. Anything else wants its operator, who sees it soonest where the service does not start.
    pub(crate) fn may_recover(&self, error: &ArchiveError) -> bool {
        match error.fault() {
            Some(StorageFault::Unavailable | StorageFault::Full) => true,
            Some(StorageFault::ReadOnly) => matches!(self, Self::Database(_)),
            _ => false,
        }
    }
}
