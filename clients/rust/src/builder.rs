//! Options of a client, and connecting it.

use std::time::Duration;

use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::Endpoint;

use crate::{Client, ClientError};

/// Largest answer that is read, in bytes. A brief stays below 4 MiB; the rest is headroom for services to come.
const ANSWER_BYTES: usize = 8 << 20;
/// Options of a [`Client`].
#[derive(Debug, Clone)]
pub struct Builder {
    endpoint: String,
    pub(crate) connect_timeout: Duration,
    pub(crate) timeout: Option<Duration>,
    pub(crate) answer_bytes: usize,
    pub(crate) attempts: u32,
    pub(crate) in_flight: usize,
    pub(crate) patience: Option<Duration>,
    request_id: Option<String>,
}

impl Builder {
    pub(crate) fn new(endpoint: String) -> Self {
        Self {
            endpoint,
            connect_timeout: Duration::from_secs(5),
            timeout: Some(Duration::from_secs(60)),
            answer_bytes: ANSWER_BYTES,
            attempts: 4,
            in_flight: 64,
            patience: Some(Duration::from_secs(300)),
            request_id: None,
        }
    }

    /// How long connecting may take; 5 s unless set.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// How long a unary call may take, retries included; 60 s unless set, `None` for no limit. The service is told and
    /// stops the work as well. Streams have no limit: they last as long as there are articles.
    #[must_use]
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = limit.into();
        self
    }

    /// The largest answer that is read, in bytes; 8 MiB unless set.
    #[must_use]
    pub fn max_answer_bytes(mut self, limit: usize) -> Self {
        self.answer_bytes = limit;
        self
    }

    /// How often a call is tried before its error is handed on; 4 unless set, at least 1. Tried again is only what
    /// the service asks to be, and what a connection lost that the service had announced to close.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// How many articles of a stream may be on their way without an answer; 64 unless set, at least 1.
    #[must_use]
    pub fn in_flight(mut self, articles: usize) -> Self {
        self.in_flight = articles.max(1);
        self
    }

    /// For how long a watch, or reading anew, that has lost its service looks for it before the error is handed on; 5 min
    /// unless set, `None` for ever.
    #[must_use]
    pub fn patience(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.patience = limit.into();
        self
    }

    /// The id sent with every call, by which the service's log can be searched; the service makes one up unless set.
    #[must_use]
    pub fn request_id(mut self, id: impl Into<String>) -> Self {
        self.request_id = Some(id.into());
        self
    }

    /// Connects.
    ///
    /// # Errors
    /// [`ClientError::Configuration`] for an endpoint or id that is none, [`ClientError::Transport`] where nobody answers.
    pub async fn connect(self) -> Result<Client, ClientError> {
        let channel = self.endpoint()?.connect().await.map_err(|error| ClientError::Transport {
            message: describe(&self.endpoint, &error),
            source: Some(std::sync::Arc::new(error)),
        })?;
        let id = self.id()?;
        Ok(Client::over(channel, self, id))
    }

    /// Makes a client that connects with its first call. Needs a tokio runtime around it.
    ///
    /// # Errors
    /// [`ClientError::Configuration`] for an endpoint or id that is none.
    pub fn connect_lazy(self) -> Result<Client, ClientError> {
        let channel = self.endpoint()?.connect_lazy();
        let id = self.id()?;
        Ok(Client::over(channel, self, id))
    }

    fn endpoint(&self) -> Result<Endpoint, ClientError> {
        let wrong =
            |why: String| ClientError::Configuration(format!("{:?} is no server: {why}", self.endpoint));
        let endpoint = Endpoint::from_shared(self.endpoint.clone()).map_err(|e| wrong(e.to_string()))?;
        match endpoint.uri().scheme_str() {
            Some("http") => {}
            Some(other) => return Err(wrong(format!("the scheme {other} is not supported"))),
            None => return Err(wrong("it has to start with http://".into())),
        }
        Ok(endpoint
            .connect_timeout(self.connect_timeout)
            .tcp_nodelay(true)
            .http2_keep_alive_interval(Duration::from_secs(30))
            .keep_alive_timeout(Duration::from_secs(10)))
    }

    fn id(&self) -> Result<Option<MetadataValue<Ascii>>, ClientError> {
        let parse = |id: &String| {
            id.parse()
                .map_err(|_| ClientError::Configuration(format!("{id:?} cannot be sent as a request id")))
        };
        self.request_id.as_ref().map(parse).transpose()
    }
}

/// The error with all its causes: tonic's own says only "transport error".
fn describe(endpoint: &str, error: &dyn std::error::Error) -> String {
    let mut text = endpoint.to_owned();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
