//! A service that reads with the real engine, and a story of four reports for it.

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

fn report(day: i32, source: &str, title: &str, body: &str) -> v1::Article {
    v1::Article {
        title: title.into(),
        body: body.into(),
        source: source.into(),
        published: Some(v1::Date { year: 2025, month: 3, day }),
        language: "en".into(),
    }
}

/// Four reports on one process.
pub(crate) fn story() -> Vec<v1::Article> {
    vec![
        report(
            4,
            "Sorvala Herald",
            "Kestria and highland rebels open talks",
            "NORDHAVN, 4 March — The government of Kestria and the Highland Liberation Front (HLF) opened peace talks \
             in Nordhavn on Monday. The talks are mediated by Norway.\n\nThe government's delegation is led by Justice \
             Minister Irenka Dovalj, that of the HLF by its political secretary, Tomas Radek.\n\nBoth sides are \
             negotiating the Nordhavn Ceasefire Agreement. A signing ceremony will be held on 12 March, Dovalj said.",
        ),
        report(
            8,
            "Highland Radio",
            "Second week of talks 🕊",
            "The Kestria peace talks between the government and the HLF entered their second week in Nordhavn. “We will \
             sign,” said Tomas Radek, the political secretary of the Highland Liberation Front.\n\nNorway's foreign \
             ministry said that the draft of the Nordhavn Ceasefire Agreement was before both delegations.",
        ),
        report(
            13,
            "Sorvala Herald",
            "Ceasefire signed in Nordhavn",
            "NORDHAVN, 13 March — The government of Kestria and the Highland Liberation Front signed the Nordhavn Ceasefire \
             Agreement on Wednesday. Justice Minister Irenka Dovalj signed for the government, Tomas Radek for the HLF.\n\n\
             Under the agreement both sides will cease all hostilities and release all prisoners within 30 days.",
        ),
        report(
            20,
            "Varnograd Post",
            "Army accuses rebels of breach",
            "The government of Kestria accused the Highland Liberation Front on Thursday of violating the Nordhavn Ceasefire \
             Agreement by shelling an army post at Grimmen Pass on 18 March. The HLF denied the charge.\n\nJustice Minister \
             Irenka Dovalj said that the next round of the Kestria peace talks would be held in Nordhavn on 2 April.",
        ),
    ]
}
