//! Options of a client, and connecting it.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::{Certificate, ClientTlsConfig, Endpoint, Identity, Uri};

use crate::credentials::{Credentials, Kind, Sent, Source};
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
    tls: ClientTlsConfig,
    own_authorities: bool,
    credentials: Option<Credentials>,
    in_the_clear: bool,
}

impl Builder {
    pub(crate) fn new(endpoint: String) -> Self {
        Self {
            endpoint,
            connect_timeout: Duration::from_secs(5),
            timeout: Some(Duration::from_secs(30)),
            answer_bytes: ANSWER_BYTES,
            attempts: 4,
            in_flight: 64,
            patience: Some(Duration::from_secs(300)),
            request_id: None,
            tls: ClientTlsConfig::new(),
            own_authorities: false,
            credentials: None,
            in_the_clear: false,
        }
    }

    /// How long connecting may take; 5 s unless set.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// How long a unary call may take, retries included; 30 s unless set, `None` for no limit. The service is told and
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

    /// Authorities in PEM that a service at an `https` endpoint is known by, instead of those that the system knows.
    #[must_use]
    pub fn tls_ca(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.tls = self.tls.ca_certificate(Certificate::from_pem(pem));
        self.own_authorities = true;
        self
    }

    /// The certificate, with what leads to its authority, and the private key by which this client is known, both in PEM.
    #[must_use]
    pub fn tls_identity(mut self, certificate: impl AsRef<[u8]>, key: impl AsRef<[u8]>) -> Self {
        self.tls = self.tls.identity(Identity::from_pem(certificate, key));
        self
    }

    /// The name that the service's certificate has to be of, where it is not the endpoint's.
    #[must_use]
    pub fn tls_name(mut self, name: impl Into<String>) -> Self {
        self.tls = self.tls.domain_name(name);
        self
    }

    /// A signed token that is sent with every call.
    #[must_use]
    pub fn token(self, token: impl Into<String>) -> Self {
        self.credentials(Kind::Token, Source::Text(token.into()))
    }

    /// A file with such a token, which is read anew as it changes.
    #[must_use]
    pub fn token_file(self, file: impl Into<PathBuf>) -> Self {
        self.credentials(Kind::Token, Source::File(file.into()))
    }

    /// An API key that is sent with every call, instead of a token.
    #[must_use]
    pub fn api_key(self, key: impl Into<String>) -> Self {
        self.credentials(Kind::ApiKey, Source::Text(key.into()))
    }

    /// A file with such a key, which is read anew as it changes.
    #[must_use]
    pub fn api_key_file(self, file: impl Into<PathBuf>) -> Self {
        self.credentials(Kind::ApiKey, Source::File(file.into()))
    }

    /// Sends a token or key over an `http` endpoint that is not on this machine, too, where all on the way can read it: for where
    /// something beside this client does TLS.
    #[must_use]
    pub fn credentials_in_the_clear(mut self) -> Self {
        self.in_the_clear = true;
        self
    }

    fn credentials(mut self, kind: Kind, source: Source) -> Self {
        self.credentials = Some(Credentials { kind, source });
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
        let (id, credentials) = (self.id()?, self.sent()?);
        Ok(Client::over(channel, self, id, credentials))
    }

    /// Makes a client that connects with its first call. Needs a tokio runtime around it.
    ///
    /// # Errors
    /// [`ClientError::Configuration`] for an endpoint or id that is none.
    pub fn connect_lazy(self) -> Result<Client, ClientError> {
        let channel = self.endpoint()?.connect_lazy();
        let (id, credentials) = (self.id()?, self.sent()?);
        Ok(Client::over(channel, self, id, credentials))
    }

    fn endpoint(&self) -> Result<Endpoint, ClientError> {
        let wrong =
            |why: String| ClientError::Configuration(format!("{:?} is no server: {why}", self.endpoint));
        let endpoint = Endpoint::from_shared(self.endpoint.clone()).map_err(|e| wrong(e.to_string()))?;
        let endpoint = match endpoint.uri().scheme_str() {
            Some("http") if self.credentials.is_some() && !self.in_the_clear && !is_here(endpoint.uri()) => {
                return Err(wrong("credentials are sent over https:// only".into()));
            }
            Some("http") => endpoint,
            Some("https") => {
                let tls = self.tls.clone();
                let tls = if self.own_authorities { tls } else { tls.with_native_roots() };
                endpoint.tls_config(tls).map_err(|error| wrong(chain(&error)))?
            }
            Some(other) => return Err(wrong(format!("the scheme {other} is not supported"))),
            None => return Err(wrong("it has to start with http:// or https://".into())),
        };
        Ok(endpoint
            .connect_timeout(self.connect_timeout)
            .tcp_nodelay(true)
            .http2_keep_alive_interval(Duration::from_secs(30))
            .keep_alive_timeout(Duration::from_secs(10)))
    }

    fn sent(&self) -> Result<Option<Sent>, ClientError> {
        self.credentials.as_ref().map(Credentials::read).transpose()
    }

    fn id(&self) -> Result<Option<MetadataValue<Ascii>>, ClientError> {
        let parse = |id: &String| {
            id.parse()
                .map_err(|_| ClientError::Configuration(format!("{id:?} cannot be sent as a request id")))
        };
        self.request_id.as_ref().map(parse).transpose()
    }
}

/// Whether a service is on this machine: what is sent there passes nobody.
fn is_here(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The error with all its causes: tonic's own says only "transport error".
fn describe(endpoint: &str, error: &dyn std::error::Error) -> String {
    format!("{endpoint}{}", chain(error))
}

/// All that an error came from.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = String::new();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn credentials_are_not_sent_where_others_can_read_them() {
        let to = |endpoint: &str| Client::builder(endpoint).token("t").connect_lazy().map(drop);
        for here in ["http://127.0.0.1:1", "http://[::1]:1", "http://localhost:1", "https://example.org:1"] {
            to(here).unwrap();
        }
        for elsewhere in ["http://example.org:1", "http://10.0.0.1:1", "http://localhost.example.org:1"] {
            assert!(matches!(to(elsewhere), Err(ClientError::Configuration(_))), "{elsewhere}");
        }
        let meant = Client::builder("http://example.org:1").token("t").credentials_in_the_clear();
        meant.connect_lazy().unwrap();
        assert!(Client::builder("http://example.org:1").connect_lazy().is_ok());
    }
}
