//! Archives to serve, and an engine whose findings an article's words decide.

use std::sync::Arc;

use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::watch_briefs_response::Change;
use peacebrief::{span, v1};
use peacebrief_engine::{EngineError, Observer};
use peacebrief_server::Briefer;
use peacebrief_server::config::Config;
use peacebrief_server::embedded::{self, Running};
use peacebrief_test_support::Cluster;
use tonic::transport::Channel;
use tonic::{Code, Status, Streaming};
use tonic_types::StatusExt as _;

use crate::support::{Scripted, channel, config};

/// Runs each of these functions, which take a [`Place`], on both databases.
macro_rules! on_both {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                super::$name($crate::briefs::support::Place::folder()).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                super::$name($crate::briefs::support::Place::database().await).await;
            })*
        }
    };
}

pub(crate) type Client = BriefServiceClient<Channel>;

/// A place for an archive, empty at first, that outlives the services on it.
pub(crate) enum Place {
    Folder(tempfile::TempDir),
    Database(String),
}

impl Place {
    pub(crate) fn folder() -> Self {
        Self::Folder(tempfile::tempdir().unwrap())
    }

    pub(crate) async fn database() -> Self {
        let cluster = Cluster::shared();
        Self::Database(cluster.url(&cluster.database().await))
    }

    /// How a service is told of it.
    pub(crate) fn flags(&self) -> [String; 2] {
        match self {
            Self::Folder(folder) => ["--data-dir".into(), folder.path().to_str().unwrap().into()],
            Self::Database(url) => ["--database-url".into(), url.clone()],
        }
    }

    /// Tells a configuration of it.
    pub(crate) fn set(&self, config: Config) -> Config {
        let args = ["peacebrief-server".into(), "--print-config".into()].into_iter().chain(self.flags());
        match peacebrief_server::config::Command::read(args.map(Into::into)).unwrap() {
            peacebrief_server::config::Command::PrintConfig(read) => {
                Config { data_dir: read.data_dir, database_url: read.database_url, ..config }
            }
            other => panic!("{other:?}"),
        }
    }

    /// A service on it.
    pub(crate) async fn serve(&self) -> (Running, Client) {
        self.serve_with(config(), Reporter::version("1")).await
    }

    pub(crate) async fn serve_with(&self, config: Config, briefer: Arc<Reporter>) -> (Running, Client) {
        let running = embedded::start_with(self.set(config), briefer).await.unwrap();
        let client = BriefServiceClient::new(channel(&running).await);
        (running, client)
    }
}

/// Writes briefs with findings that the article's words decide, and otherwise does as the scripted engine does.
#[derive(Debug)]
pub(crate) struct Reporter {
    version: String,
    pub(crate) script: Arc<Scripted>,
}

impl Reporter {
    pub(crate) fn version(version: &str) -> Arc<Self> {
        Arc::new(Self { version: version.into(), script: Scripted::new() })
    }
}

impl Briefer for Reporter {
    fn engine(&self) -> v1::Engine {
        v1::Engine { version: self.version.clone(), model_sha256: "m".into(), lexicon_sha256: "l".into() }
    }

    fn brief(
        &self,
        article: &v1::Article,
        encoding: v1::EncodingType,
        observer: &dyn Observer,
    ) -> Result<v1::Brief, EngineError> {
        if article.body.starts_with("Unread") && self.version != "1" {
            return Err(EngineError::Language { language: "xx".into(), named: false });
        }
        let mut brief = self.script.brief(article, encoding, observer)?;
        brief.engine = Some(self.engine());
        let sudan = article.body.contains("Sudan");
        let process = if sudan { "Sudan peace process" } else { "Kestria–Maravelle peace process" };
        brief.process = Some(v1::Process { name: process.into(), ..Default::default() });
        // The last word, so that what stands before it counts.
        let last = article.body.rfind(' ').map_or(0, |at| at + 1);
        brief.key_sentences = vec![v1::KeySentence {
            id: "k1".into(),
            span: span::of_bytes(&article.body, last..article.body.len()),
            ..Default::default()
        }];
        let status = if sudan { v1::AgreementStatus::Signed } else { v1::AgreementStatus::Proposed };
        brief.agreements = vec![v1::Agreement {
            id: "g1".into(),
            name: "Doha Accord".into(),
            status: status.into(),
            ..Default::default()
        }];
        Ok(brief)
    }
}

/// A client of the service at an address.
pub(crate) async fn connected(address: std::net::SocketAddr) -> Client {
    let channel = Channel::from_shared(format!("http://{address}")).unwrap();
    Client::new(channel.connect().await.unwrap())
}

/// An article of its own for each number.
pub(crate) fn report(number: usize) -> v1::Article {
    let process = ["Kestria", "Sudan"][number % 2];
    let day = i32::try_from(number % 28).unwrap() + 1;
    v1::Article {
        title: format!("Report {number}"),
        body: format!("Envoy number{number} on {process} 🕊 محادثات الدوحة continued"),
        source: ["Reuters", "Radio Maravelle"][number % 2].into(),
        published: Some(v1::Date { year: 2025, month: 8, day }),
        language: "en".into(),
    }
}

/// A request to take an article in.
pub(crate) fn taking_in(article: v1::Article) -> v1::IngestArticleRequest {
    v1::IngestArticleRequest { article: Some(article), ..Default::default() }
}

/// Takes an article in, which must succeed; answers its brief.
pub(crate) async fn ingested(client: &mut Client, article: v1::Article) -> v1::BriefRecord {
    client.ingest_article(taking_in(article)).await.unwrap().into_inner().brief.unwrap()
}

/// Takes the reports of some numbers in over one stream.
pub(crate) async fn ingested_all(
    client: &mut Client,
    numbers: std::ops::Range<usize>,
) -> Vec<v1::BriefRecord> {
    let items = numbers.map(|n| v1::IngestArticlesRequest {
        item_id: n.to_string(),
        article: Some(report(n)),
        ..Default::default()
    });
    let answers = client.ingest_articles(tokio_stream::iter(items)).await.unwrap().into_inner();
    let answers: Vec<_> = futures_util::TryStreamExt::try_collect(answers).await.unwrap();
    let kept = answers.into_iter().map(|answer| match answer.result.unwrap() {
        v1::ingest_articles_response::Result::Ingested(ingested) => ingested.brief.unwrap(),
        v1::ingest_articles_response::Result::Error(error) => panic!("{error:?}"),
    });
    kept.collect()
}

/// Waits until a service is as ready as this.
pub(crate) async fn becomes(running: &Running, service: &str, status: tonic_health::ServingStatus) {
    use tonic_health::pb::{HealthCheckRequest, health_client::HealthClient};
    let mut health = HealthClient::new(channel(running).await);
    let request = HealthCheckRequest { service: service.into() };
    let mut told = health.watch(request).await.unwrap().into_inner();
    let wanted = tonic_health::pb::health_check_response::ServingStatus::from(status) as i32;
    while told.message().await.unwrap().expect("the watch goes on").status != wanted {}
}

/// What a failure tells programs: code, reason, and the field at fault.
pub(crate) fn failure(status: &Status) -> (Code, String, String) {
    let details = status.get_error_details();
    let reason = details.error_info().map(|info| info.reason.clone()).unwrap_or_default();
    let field = details.bad_request().map(|bad| bad.field_violations[0].field.clone()).unwrap_or_default();
    (status.code(), reason, field)
}

/// A watch, and how far it has been read.
pub(crate) struct Watcher {
    changes: Streaming<v1::WatchBriefsResponse>,
    pub(crate) cursor: String,
}

impl Watcher {
    /// Begins a watch; one from now on is begun once its first checkpoint has come.
    pub(crate) async fn begin(client: &mut Client, request: v1::WatchBriefsRequest) -> Self {
        let changes = client.watch_briefs(request.clone()).await.unwrap().into_inner();
        let mut watcher = Self { changes, cursor: request.cursor.clone() };
        if watcher.cursor.is_empty() && request.start() != v1::WatchStart::Oldest {
            assert!(matches!(watcher.next().await.unwrap(), Change::Checkpoint(_)));
        }
        watcher
    }

    /// Goes on from a cursor.
    pub(crate) async fn resume(client: &mut Client, cursor: &str) -> Self {
        Self::begin(client, v1::WatchBriefsRequest { cursor: cursor.into(), ..Default::default() }).await
    }

    /// The next that comes, checkpoints too; or how the watch ends.
    pub(crate) async fn next(&mut self) -> Result<Change, Status> {
        let next = self.changes.message().await?.expect("a watch ends with a status");
        self.cursor = next.cursor;
        Ok(next.change.unwrap())
    }

    /// The next that changed.
    pub(crate) async fn change(&mut self) -> Change {
        loop {
            match self.next().await.unwrap() {
                Change::Checkpoint(_) => {}
                change => return change,
            }
        }
    }

    /// The name of the next brief written.
    pub(crate) async fn written(&mut self) -> String {
        match self.change().await {
            Change::Written(record) => record.name,
            other => panic!("{other:?}"),
        }
    }

    /// How it ends, whatever comes before.
    pub(crate) async fn end(mut self) -> Status {
        loop {
            if let Err(status) = self.next().await {
                return status;
            }
        }
    }
}
