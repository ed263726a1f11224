//! The client library on a service that goes away and comes back at the same address, with its archive.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use futures_util::{Stream, StreamExt as _, stream};
use peacebrief::v1;
use peacebrief::v1::watch_briefs_response::Change;
use peacebrief_client::{Client, ClientError};
use peacebrief_server::config::{Config, Location, Time};
use peacebrief_server::{Briefer, Server, knowledge};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_stream::wrappers::ReceiverStream;

/// A service that can be ended and started again.
struct Service {
    briefer: Arc<dyn Briefer>,
    config: Config,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Service {
    async fn start(folder: &Path) -> Self {
        let config = Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            data_dir: Location(Some(folder.to_owned())),
            drain_pause: Time::seconds(0),
            ..Config::default()
        };
        let briefer: Arc<dyn Briefer> = Arc::new(knowledge::engine(None).unwrap());
        let mut service = Self { briefer, config, running: None };
        service.up().await;
        service
    }

    async fn up(&mut self) {
        let server = Server::bind(self.config.clone(), Arc::clone(&self.briefer)).await.unwrap();
        self.config.listen = server.address();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(server.serve_with_shutdown(async {
            let _ = stopped.await;
        }));
        self.running = Some((stop, serving));
    }

    async fn down(&mut self) {
        let (stop, serving) = self.running.take().unwrap();
        let _ = stop.send(());
        serving.await.unwrap();
    }

    fn client(&self) -> Client {
        Client::builder(format!("http://{}", self.config.listen)).attempts(20).connect_lazy().unwrap()
    }
}

fn request(number: u32) -> v1::IngestArticleRequest {
    let body =
        format!("The government and the rebels held round {number} of their talks in Nairobi, the UN said.");
    let article = v1::Article { title: format!("Round {number}"), body, ..Default::default() };
    v1::IngestArticleRequest {
        article: Some(article),
        view: v1::BriefView::Basic.into(),
        ..Default::default()
    }
}

/// The next article that a watch tells of.
async fn written(
    changes: &mut (impl Stream<Item = Result<v1::WatchBriefsResponse, ClientError>> + Unpin),
) -> String {
    loop {
        match changes.next().await.unwrap().unwrap().change {
            Some(Change::Written(record)) => return record.title,
            Some(Change::Checkpoint(_)) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watch_goes_on_where_it_was_lost_and_tells_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut service = Service::start(folder.path()).await;
    let client = service.client();
    let kinds = vec![v1::ChangeKind::Written.into()];
    let start = v1::WatchStart::Oldest.into();
    let mut changes = client.watch(v1::WatchBriefsRequest { kinds, start, ..Default::default() });
    let mut told = Vec::new();
    for number in 0..4 {
        client.ingest(request(number)).await.unwrap();
        // Now before it is told, now after.
        if number % 2 == 0 {
            told.push(written(&mut changes).await);
        }
        service.down().await;
        service.up().await;
        if number % 2 == 1 {
            told.push(written(&mut changes).await);
        }
    }
    assert_eq!(told, ["Round 0", "Round 1", "Round 2", "Round 3"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn articles_of_a_stream_are_kept_once_across_restarts() {
    let folder = tempfile::tempdir().unwrap();
    let mut service = Service::start(folder.path()).await;
    let client = service.client();
    let (articles, given) = mpsc::channel(64);
    let mut answers = client.ingest_many(ReceiverStream::new(given));
    for number in 0..30 {
        articles.send((number, request(number))).await.unwrap();
        if number % 10 == 5 {
            service.down().await;
            service.up().await;
        }
    }
    drop(articles);
    let mut kept = 0;
    while let Some((number, answer)) = answers.next().await {
        let answer = answer.unwrap();
        assert_eq!((number, answer.created), (kept, true), "in order, and answered as at first");
        kept += 1;
    }
    assert_eq!(kept, 30);
    assert_eq!(client.list_briefs(v1::ListBriefsRequest::default()).count().await, 30);
    service.down().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_a_few_articles_and_pages_go_through_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut service = Service::start(folder.path()).await;
    let client =
        Client::builder(format!("http://{}", service.config.listen)).in_flight(3).connect_lazy().unwrap();
    let requests = stream::iter((0..40).map(|number| (number, request(number % 35))));
    let answers: Vec<_> = client.ingest_many(requests).collect().await;
    let created =
        |(_, answer): &(u32, Result<v1::IngestArticleResponse, _>)| answer.as_ref().unwrap().created;
    assert!(answers.iter().map(|(number, _)| *number).eq(0..40));
    assert_eq!(answers.iter().filter(|answer| created(answer)).count(), 35);
    let listed = client.list_briefs(v1::ListBriefsRequest { page_size: 4, ..Default::default() });
    assert_eq!(listed.count().await, 35);
    let names = answers.into_iter().map(|(_, answer)| answer.unwrap().brief.unwrap().name).collect();
    let (briefs, missing) =
        client.brief_batch(names, v1::EncodingType::Utf8, v1::BriefView::Basic).await.unwrap();
    assert!(missing.is_empty() && briefs.len() >= 35);
    service.down().await;
}
