//! The service that does the work: one somewhere, or one inside this process. Either way it is called over gRPC.

use std::path::{Path, PathBuf};

use peacebrief_client::Client;
use peacebrief_server::embedded::{self, Running};

use crate::args::{AccessArgs, ArchiveArgs, ServerArgs};
use crate::error::CliError;

/// A service to call.
#[derive(Debug)]
pub(crate) struct Service {
    client: Client,
    /// Ends with this process' need of it.
    embedded: Option<Running>,
}

impl Service {
    /// Connects to the service that is asked for, or starts one on a loopback port, which keeps nothing.
    ///
    /// # Errors
    /// [`CliError::Client`] where nobody answers, [`CliError::Start`] where none can be started, [`CliError::Usage`] where a
    /// lexicon is given for a service that is not ours to start.
    pub(crate) async fn open(args: &ServerArgs, lexicon: Option<PathBuf>) -> Result<Self, CliError> {
        let lexicon = given(lexicon);
        match url(args.url.as_deref(), lexicon.is_some())? {
            Some(url) => Self::connect(url, args.access.clone()).await,
            None => Self::start(embedded::Options { lexicon, ..Default::default() }).await,
        }
    }

    /// Connects to the service that is asked for, or starts one on this machine's own archive.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub(crate) async fn open_archive(args: ArchiveArgs) -> Result<Self, CliError> {
        let lexicon = given(args.lexicon);
        if let Some(url) = url(args.url.as_deref(), lexicon.is_some())? {
            return Self::connect(url, args.access).await;
        }
        let folder = given(args.data_dir).or_else(default_folder);
        let folder = folder.ok_or_else(|| {
            CliError::Usage("no folder for user data is known here: give --data-dir or --server".into())
        })?;
        // The service inside would wait for a folder that is out of reach, as one that is there to stay has to.
        if let Err(source) = std::fs::create_dir_all(&folder) {
            return Err(CliError::Folder { folder: folder.to_string_lossy().into_owned(), source });
        }
        Self::start(embedded::Options { lexicon, data_dir: Some(folder), ..Default::default() }).await
    }

    async fn connect(url: &str, access: AccessArgs) -> Result<Self, CliError> {
        let mut builder = Client::builder(url);
        if let Some(authorities) = given(access.tls_ca) {
            builder = builder.tls_ca(read(&authorities)?);
        }
        match (given(access.tls_cert), given(access.tls_key)) {
            (Some(certificate), Some(key)) => {
                builder = builder.tls_identity(read(&certificate)?, read(&key)?)
            }
            (None, None) => {}
            _ => return Err(CliError::Usage("--tls-cert and --tls-key go together".into())),
        }
        match (given(access.token_file), given(access.api_key_file)) {
            (Some(_), Some(_)) => {
                return Err(CliError::Usage("--token-file and --api-key-file exclude each other".into()));
            }
            (Some(token), None) => builder = builder.token_file(token),
            (None, Some(key)) => builder = builder.api_key_file(key),
            (None, None) => {}
        }
        Ok(Self { client: builder.connect().await?, embedded: None })
    }

    async fn start(options: embedded::Options) -> Result<Self, CliError> {
        let running = embedded::start(options).await?;
        Ok(Self { client: Client::connect(running.endpoint()).await?, embedded: Some(running) })
    }

    /// The client of the service.
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Ends the service, if it is ours.
    pub(crate) async fn close(self) {
        drop(self.client);
        if let Some(running) = self.embedded {
            running.shutdown().await;
        }
    }
}

/// Reads a file that a flag names.
fn read(file: &Path) -> Result<Vec<u8>, CliError> {
    std::fs::read(file).map_err(|error| CliError::Usage(format!("{}: {error}", file.display())))
}

/// A variable that is set to nothing is not set.
fn given(path: Option<PathBuf>) -> Option<PathBuf> {
    path.filter(|path| !path.as_os_str().is_empty())
}

/// The service that is asked for, which has a lexicon of its own.
fn url(url: Option<&str>, lexicon: bool) -> Result<Option<&str>, CliError> {
    let url = url.filter(|url| !url.is_empty());
    match url {
        Some(url) if lexicon => Err(CliError::Usage(format!(
            "--lexicon is for the service inside this process: the one at {url} has its own"
        ))),
        url => Ok(url),
    }
}

/// Where this user's archive is, as the XDG Base Directory Specification has it.
fn default_folder() -> Option<PathBuf> {
    let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let data = data.or_else(|| Some(std::env::home_dir()?.join(".local/share")))?;
    Some(data.join("peacebrief"))
}
