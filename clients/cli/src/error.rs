//! Why a command fails, and with which exit status.

use std::io;
use std::process::ExitCode;

use peacebrief_client::ClientError;
use peacebrief_server::StartError;

use crate::input::InputError;
use crate::render::RenderError;

/// Why a command cannot go on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// What stands on the command line does not go together.
    #[error("{0}")]
    Usage(String),
    /// A file that the command cannot do without.
    #[error("{0}")]
    Input(#[from] InputError),
    /// A brief that is none.
    #[error("{file}: {source}")]
    Brief {
        /// Its file.
        file: String,
        /// What is wrong.
        source: peacebrief::json::JsonError,
    },
    /// The service refused, or cannot be reached.
    #[error("{0}")]
    Client(#[from] ClientError),
    /// No process is called so.
    #[error("no process is called {0:?}: `peacebrief processes` lists them")]
    Unknown(String),
    /// Several processes are called so.
    #[error("several processes are called {asked:?}: {names}")]
    Ambiguous {
        /// What was asked for.
        asked: String,
        /// Their resource names.
        names: String,
    },
    /// A digest that is larger than an answer may be.
    #[error(
        "{0}: ask for fewer reports on each thing (--tellings), or for a shorter time (--since, --until)"
    )]
    TooLarge(#[source] ClientError),
    /// The folder of an archive cannot be had.
    #[error("the archive in {folder} cannot be used: {source}")]
    Folder {
        /// The folder.
        folder: String,
        /// Why not.
        source: io::Error,
    },
    /// The service could not be started in this process.
    #[error("cannot start the service: {0}")]
    Start(#[from] StartError),
    /// What was to be printed could not be.
    #[error("{0}")]
    Render(#[from] RenderError),
    /// The runtime could not be started.
    #[error("cannot start: {0}")]
    Runtime(io::Error),
    /// A part of this program failed.
    #[error("a part of the program failed: {0}")]
    Task(#[from] tokio::task::JoinError),
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        Self::Render(error.into())
    }
}

impl CliError {
    /// What to tell the user; nothing where whoever was reading our output has closed it, for that is no fault.
    pub(crate) fn message(&self) -> Option<String> {
        match self {
            Self::Render(error) if error.is_closed_pipe() => None,
            other => Some(other.to_string()),
        }
    }
}

/// How a command ends; its number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All well.
    Success = 0,
    /// Something failed, or does not hold.
    Failure = 1,
    /// Wrong usage.
    Usage = 2,
    /// The user interrupted it: 128 and the number of the signal, as shells have it.
    Interrupted = 130,
}

impl Outcome {
    /// How a command ends that cannot go on.
    pub(crate) fn of(error: &CliError) -> Self {
        match error {
            CliError::Usage(_) | CliError::Client(ClientError::Configuration(_)) => Self::Usage,
            CliError::Render(error) if error.is_closed_pipe() => Self::Success,
            _ => Self::Failure,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}
