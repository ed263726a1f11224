//! A service that reads with the real engine, and a story of four reports for it.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use peacebrief::v1;
use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::digest_service_client::DigestServiceClient;
use peacebrief::v1::registry_service_client::RegistryServiceClient;
use peacebrief_engine::Engine;
use peacebrief_server::Briefer;
use peacebrief_server::config::Config;
use peacebrief_server::embedded::{self, Running};
use tonic::transport::Channel;

use crate::briefs::support::{Place, ingested};
use crate::support::{channel, config};

/// The engine is loaded once for all tests.
pub(crate) fn engine() -> Arc<dyn Briefer> {
    static ENGINE: OnceLock<Arc<Engine>> = OnceLock::new();
    let engine = ENGINE.get_or_init(|| Arc::new(Engine::embedded().unwrap()));
    Arc::clone(engine) as Arc<dyn Briefer>
}

/// A service on a place, with a client of each kind.
pub(crate) struct Desk {
    pub(crate) running: Running,
    pub(crate) briefs: BriefServiceClient<Channel>,
    pub(crate) registry: RegistryServiceClient<Channel>,
    pub(crate) digests: DigestServiceClient<Channel>,
}

impl Desk {
    pub(crate) async fn open(place: &Place) -> Self {
        Self::open_with(place, engine()).await
    }

    pub(crate) async fn open_with(place: &Place, briefer: Arc<dyn Briefer>) -> Self {
        Self::open_as(place, config(), briefer).await
    }

    pub(crate) async fn open_as(place: &Place, config: Config, briefer: Arc<dyn Briefer>) -> Self {
        let running = embedded::start_with(place.set(config), briefer).await.unwrap();
        let channel = channel(&running).await;
        Self {
            running,
            briefs: BriefServiceClient::new(channel.clone()),
            registry: RegistryServiceClient::new(channel.clone()),
            digests: DigestServiceClient::new(channel),
        }
    }

    /// Takes the story in; answers the names of its briefs.
    pub(crate) async fn tell(&mut self) -> Vec<String> {
        let mut names = Vec::new();
        for report in story() {
            names.push(ingested(&mut self.briefs, report).await.name);
        }
        names
    }

    /// The one process that there is.
    pub(crate) async fn process(&mut self) -> v1::ProcessRecord {
        let mut processes = self.processes(v1::ListProcessesRequest::default()).await;
        assert_eq!(processes.len(), 1, "{processes:?}");
        processes.remove(0)
    }

    pub(crate) async fn processes(&mut self, request: v1::ListProcessesRequest) -> Vec<v1::ProcessRecord> {
        self.registry.list_processes(request).await.unwrap().into_inner().processes
    }

    /// The actors of a name.
    pub(crate) async fn called(&mut self, name: &str) -> Vec<v1::ActorRecord> {
        let request = v1::ListActorsRequest { called: name.into(), ..Default::default() };
        self.registry.list_actors(request).await.unwrap().into_inner().actors
    }

    pub(crate) async fn agreements(&mut self, called: &str) -> Vec<v1::AgreementRecord> {
        let request = v1::ListAgreementsRequest { called: called.into(), ..Default::default() };
        self.registry.list_agreements(request).await.unwrap().into_inner().agreements
    }

    pub(crate) async fn digest(&mut self, request: v1::GetDigestRequest) -> v1::Digest {
        self.digests.get_digest(request).await.unwrap().into_inner().digest.unwrap()
    }
}

/// Four reports on one process, as files have them: a line with the headline, one with the publisher, one with the day.
pub(crate) fn story() -> Vec<v1::Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/service/registry/story");
    let report = |number: u32| {
        let text = std::fs::read_to_string(folder.join(format!("{number}.txt"))).unwrap();
        let [title, source, published, body]: [&str; 4] =
            text.splitn(4, '\n').collect::<Vec<_>>().try_into().unwrap();
        v1::Article {
            title: title.into(),
            body: body.trim().into(),
            source: source.into(),
            published: Some(peacebrief::date::parse(published).unwrap()),
            language: "en".into(),
        }
    };
    (1..=4).map(report).collect()
}
