//! A service whose engine does as its articles say, and a way to call it below the client.

use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex};

use bytes::{BufMut as _, Bytes, BytesMut};
use http::{HeaderMap, Request};
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::{TokioExecutor, TokioIo};
use peacebrief::{v1, validation};
use peacebrief_client::Client;
use peacebrief_engine::{EngineError, Observer};
use peacebrief_server::Briefer;
use peacebrief_server::config::{Config, Count, Time};
use peacebrief_server::embedded::{self, Running};
use prost::Message;
use tokio::sync::watch;
use tonic::Status;
use tonic::transport::Channel;

/// Writes briefs that hold nothing, and is told by an article's first word to do something else.
#[derive(Debug)]
pub(crate) struct Scripted {
    open: Mutex<bool>,
    opened: Condvar,
    begun: watch::Sender<usize>,
    given_up: watch::Sender<usize>,
}

impl Scripted {
    /// How long a slow article takes at least.
    pub(crate) const SLOW: std::time::Duration = std::time::Duration::from_millis(200);

    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            open: Mutex::new(false),
            opened: Condvar::new(),
            begun: watch::Sender::new(0),
            given_up: watch::Sender::new(0),
        })
    }

    /// Lets all articles go on that wait, and all that come.
    pub(crate) fn open(&self) {
        *self.open.lock().unwrap() = true;
        self.opened.notify_all();
    }

    /// How many articles have been begun.
    pub(crate) fn begun(&self) -> usize {
        *self.begun.borrow()
    }

    /// Waits until so many articles have been given up, because nobody waited for their briefs any more.
    pub(crate) async fn has_given_up(&self, count: usize) {
        self.given_up.subscribe().wait_for(|given_up| *given_up >= count).await.unwrap();
    }

    /// Waits until so many articles have been begun.
    pub(crate) async fn has_begun(&self, count: usize) {
        self.begun.subscribe().wait_for(|begun| *begun >= count).await.unwrap();
    }
}

impl Briefer for Scripted {
    fn engine(&self) -> v1::Engine {
        v1::Engine { version: "scripted".into(), ..Default::default() }
    }

    fn brief(
        &self,
        article: &v1::Article,
        encoding: v1::EncodingType,
        observer: &dyn Observer,
    ) -> Result<v1::Brief, EngineError> {
        self.begun.send_modify(|begun| *begun += 1);
        match article.body.split(' ').next() {
            Some("Panic") => panic!("on purpose: {}", article.body),
            Some("Wait") => drop(self.opened.wait_while(self.open.lock().unwrap(), |open| !*open).unwrap()),
            Some("Slow") => {
                // Work that takes its time.
                let begun = std::time::Instant::now();
                while begun.elapsed() < Self::SLOW {
                    std::thread::yield_now();
                }
            }
            Some("Long") => {
                while observer.wanted() {
                    std::thread::yield_now();
                }
                self.given_up.send_modify(|count| *count += 1);
                return Err(EngineError::Unwanted);
            }
            Some("Large") => {
                let text = "x".repeat(1 << 20);
                return Ok(v1::Brief { language: text, ..Default::default() });
            }
            Some("Huge") => {
                let text = "x".repeat(5 << 20);
                return Ok(v1::Brief { language: text, ..Default::default() });
            }
            _ => {}
        }
        Ok(v1::Brief {
            encoding_type: encoding.into(),
            body_sha256: validation::body_sha256(&article.body),
            ..Default::default()
        })
    }
}

/// An article of a text.
pub(crate) fn article(body: impl Into<String>) -> v1::Article {
    v1::Article { body: body.into(), ..Default::default() }
}

/// One thread for articles, and no pause when draining: what the tests are about is not waiting for balancers.
pub(crate) fn config() -> Config {
    Config {
        workers: Count::Of(std::num::NonZeroUsize::MIN),
        drain_pause: Time::seconds(0),
        ..Config::default()
    }
}

/// A service that does as its articles say, and a client of it.
pub(crate) async fn scripted(config: Config) -> (Running, Client, Arc<Scripted>) {
    let briefer = Scripted::new();
    let running = embedded::start_with(config, Arc::clone(&briefer) as Arc<dyn Briefer>).await.unwrap();
    let client = Client::connect(running.endpoint()).await.unwrap();
    (running, client, briefer)
}

/// A plain channel to a service: no retries, no reading of errors.
pub(crate) async fn channel(running: &Running) -> Channel {
    Channel::from_shared(running.endpoint()).unwrap().connect().await.unwrap()
}

/// The bytes of a message as they go over the wire.
pub(crate) fn framed(message: &impl Message) -> Bytes {
    let mut bytes = BytesMut::new();
    bytes.put_u8(0);
    bytes.put_u32(message.encoded_len().try_into().unwrap());
    message.encode(&mut bytes).unwrap();
    bytes.freeze()
}

/// What a call below the client comes to.
#[derive(Debug)]
pub(crate) struct Raw {
    pub(crate) headers: HeaderMap,
    pub(crate) status: Option<Status>,
    pub(crate) body: Bytes,
}

impl Raw {
    pub(crate) fn reason(&self) -> String {
        let details = tonic_types::StatusExt::get_error_details(self.status.as_ref().unwrap());
        details.error_info().map(|info| info.reason.clone()).unwrap_or_default()
    }
}

/// Sends bytes as the request of a call, and reads all that comes back.
pub(crate) async fn raw(address: SocketAddr, method: &str, headers: &[(&str, &str)], body: Bytes) -> Raw {
    let socket = tokio::net::TcpStream::connect(address).await.unwrap();
    let protocol = hyper::client::conn::http2::Builder::new(TokioExecutor::new());
    let (mut sender, connection) = protocol.handshake(TokioIo::new(socket)).await.unwrap();
    tokio::spawn(connection);
    let mut request = Request::post(format!("http://{address}/{method}"))
        .header("content-type", "application/grpc")
        .header("te", "trailers");
    for (name, value) in headers {
        request = request.header(*name, http::HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    let response = sender.send_request(request.body(Full::new(body)).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let collected = body.collect().await.unwrap();
    let trailers = collected.trailers().cloned().unwrap_or_default();
    let status = Status::from_header_map(&parts.headers).or_else(|| Status::from_header_map(&trailers));
    Raw { headers: parts.headers, status, body: collected.to_bytes() }
}

/// The name of the unary method.
pub(crate) const SUMMARIZE: &str = "peacebrief.v1.SummarizerService/Summarize";
/// The name of the method that streams.
pub(crate) const SUMMARIZE_STREAM: &str = "peacebrief.v1.SummarizerService/SummarizeStream";
