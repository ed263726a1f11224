//! The rounds.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use peacebrief::v1;
use peacebrief_test_support::Cluster;
use tonic::transport::Channel;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use crate::load::{Client, Ledger, Watcher, title, write};
use crate::process::Program;

const WRITERS: usize = 4;

/// How long whatever was killed has to be back.
const PATIENCE: Duration = Duration::from_secs(120);

/// What is killed in each round.
pub(crate) enum Victim {
    /// The server, which is started anew.
    Server,
    /// The database, which is started anew; the server must find it again by itself.
    Database(Cluster),
}

fn rounds() -> usize {
    std::env::var("TORTURE_ROUNDS").map_or(10, |text| text.parse().expect("TORTURE_ROUNDS is a number"))
}

/// A place that is written to and killed, round after round.
pub(crate) struct Ordeal {
    name: &'static str,
    place: [String; 2],
    ledger: Ledger,
    watcher: Watcher,
}

impl Ordeal {
    pub(crate) fn new(name: &'static str, place: [String; 2]) -> Self {
        Self { name, place, ledger: Ledger::new(), watcher: Watcher::default() }
    }

    pub(crate) async fn run(mut self, victim: &Victim) {
        let began = Instant::now();
        let (mut program, mut channel) = self.start().await;
        for round in 1..=rounds() {
            self.round(round, victim, &mut program, &mut channel).await;
        }
        let kept = self.ledger.acknowledged().len();
        report(&format!(
            "{}: {} rounds, {kept} acknowledged, all there once; {:?}",
            self.name,
            rounds(),
            began.elapsed()
        ));
    }

    /// Writes, kills in the middle, and looks what is left.
    async fn round(&mut self, round: usize, victim: &Victim, program: &mut Program, channel: &mut Channel) {
        let mut client = Client::new(channel.clone());
        let writers: Vec<_> =
            (0..WRITERS).map(|_| tokio::spawn(write(client.clone(), self.ledger.clone()))).collect();
        // No two rounds are killed at the same place.
        let until = self.ledger.grow_by(5 + round * 7 % 61);
        {
            let mut watched = std::pin::pin!(self.watcher.watch(&mut client, None));
            tokio::select! {
                () = &mut watched => panic!("the watch ended by itself"),
                () = until => {}
            }
        }
        match victim {
            Victim::Server => {
                program.child.kill().await.unwrap();
                for writer in writers {
                    writer.await.unwrap();
                }
                (*program, *channel) = self.start().await;
            }
            Victim::Database(cluster) => {
                cluster.crash();
                // The server lives on, and the writers' streams with it: they end with their connection.
                for writer in writers {
                    writer.abort();
                    let _ = writer.await;
                }
                cluster.up();
                ready(channel).await;
            }
        }
        self.check(&mut Client::new(channel.clone())).await;
    }

    async fn start(&self) -> (Program, Channel) {
        let args: Vec<&str> = self.place.iter().map(String::as_str).collect();
        let mut program = Program::start(&args);
        let address = program.address().await;
        let channel = connect(address).await;
        ready(&channel).await;
        (program, channel)
    }

    /// Everything acknowledged is there, every article once, and a watcher that comes back is told of all.
    async fn check(&mut self, client: &mut Client) {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        let mut request = v1::ListBriefsRequest {
            page_size: 1000,
            view: v1::BriefView::Basic.into(),
            ..Default::default()
        };
        loop {
            let page = client.list_briefs(request.clone()).await.unwrap().into_inner();
            for record in page.briefs {
                let before = names.insert(record.title.clone(), record.name);
                assert!(before.is_none(), "{} is there twice", record.title);
            }
            if page.next_page_token.is_empty() {
                break;
            }
            request.page_token = page.next_page_token;
        }
        for (number, name) in self.ledger.acknowledged() {
            assert_eq!(
                names.get(&title(number)),
                Some(&name),
                "article {number} was acknowledged, and is lost"
            );
        }
        let kept: BTreeSet<String> = names.into_values().collect();
        tokio::time::timeout(PATIENCE, self.watcher.watch(client, Some(&kept))).await.expect("all is told");
        assert_eq!(self.watcher.told, kept);
    }
}

async fn connect(address: std::net::SocketAddr) -> Channel {
    Channel::from_shared(format!("http://{address}")).unwrap().connect().await.unwrap()
}

/// Waits until the service is ready.
async fn ready(channel: &Channel) {
    let request = tonic_health::pb::HealthCheckRequest { service: String::new() };
    let told = HealthClient::new(channel.clone()).watch(request).await.unwrap().into_inner();
    let mut told = told;
    let serving =
        async { while told.message().await.unwrap().unwrap().status != ServingStatus::Serving as i32 {} };
    tokio::time::timeout(PATIENCE, serving).await.expect("the service comes back");
}

/// Says how it went, past the harness, which keeps what a test prints to itself.
fn report(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
