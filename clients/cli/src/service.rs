//! The service that does the work: one somewhere, or one inside this process. Either way it is called over gRPC.

use std::path::PathBuf;

use peacebrief_client::Client;
use peacebrief_server::embedded::{self, Running};

use crate::args::ServerArgs;
use crate::error::CliError;

/// A service to call.
#[derive(Debug)]
pub(crate) struct Service {
    client: Client,
    /// Ends with this process' need of it.
    embedded: Option<Running>,
}

impl Service {
    /// Connects to the service that is asked for, or starts one on a loopback port.
    ///
    /// # Errors
    /// [`CliError::Client`] where nobody answers, [`CliError::Start`] where none can be started, [`CliError::Usage`] where a
    /// lexicon is given for a service that is not ours to start.
    pub(crate) async fn open(args: &ServerArgs, lexicon: Option<PathBuf>) -> Result<Self, CliError> {
        // A variable that is set to nothing is not set.
        let lexicon = lexicon.filter(|folder| !folder.as_os_str().is_empty());
        if let Some(url) = args.url.as_deref().filter(|url| !url.is_empty()) {
            if lexicon.is_some() {
                let why =
                    format!("--lexicon is for the service inside this process: the one at {url} has its own");
                return Err(CliError::Usage(why));
            }
            return Ok(Self { client: Client::connect(url).await?, embedded: None });
        }
        let running = embedded::start(embedded::Options { lexicon, ..Default::default() }).await?;
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
