//! Three services on one PostgreSQL, put in place anew one after the other while calls come in without a pause.

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::StreamExt as _;
use peacebrief::v1;
use peacebrief_client::Client;
use peacebrief_server::config::{Config, Time};
use peacebrief_server::{Briefer, Server};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

use super::support::{Place, Reporter, Watcher, connected, report};
use crate::security::support::{operator, operators};
use crate::support::config;

/// One call every so often: 200 a second.
const EVERY: Duration = Duration::from_millis(5);

/// How many calls may be open: on a machine that is too busy for 200 a second, fewer are made.
const OPEN: usize = 64;

/// How often each is restarted; more of it by `ROLLING_ROUNDS`.
fn rounds() -> usize {
    std::env::var("ROLLING_ROUNDS").map_or(1, |text| text.parse().expect("ROLLING_ROUNDS is a number"))
}

/// One of the services, and whether new connections are brought to it.
struct Backend {
    address: SocketAddr,
    taken: AtomicBool,
}

/// A service that runs.
struct Replica {
    admin: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl Replica {
    /// Starts a service on a port, or on any.
    async fn start(place: &Place, address: SocketAddr) -> (Self, SocketAddr) {
        let config = Config {
            listen: address,
            admin_listen: operators(),
            drain_pause: Time(Duration::from_millis(300)),
            // It is not about load: on a busy machine, calls wait.
            queue_wait: Time::seconds(0),
            ..place.set(config())
        };
        let server = Server::bind(config, Reporter::version("1") as Arc<dyn Briefer>).await.unwrap();
        let (address, admin) = (server.address(), server.admin_address().unwrap());
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(server.serve_with_shutdown(async {
            let _ = stopped.await;
        }));
        while operator(admin, "GET", "/readyz", "").await.0 != 200 {
            tokio::task::yield_now().await;
        }
        (Self { admin, stop, ended }, address)
    }
}

/// Brings each connection to the next service that is ready, as a cluster's balancer does.
async fn balance(listener: TcpListener, backends: Arc<[Backend]>) {
    let mut next = 0;
    loop {
        let (mut client, _) = listener.accept().await.unwrap();
        let ready = (0..backends.len()).map(|n| &backends[(next + n) % backends.len()]);
        let Some(backend) = ready.into_iter().find(|backend| backend.taken.load(Ordering::SeqCst)) else {
            continue;
        };
        next += 1;
        let address = backend.address;
        tokio::spawn(async move {
            if let Ok(mut server) = TcpStream::connect(address).await {
                let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
            }
        });
    }
}

fn request(number: usize) -> v1::IngestArticleRequest {
    v1::IngestArticleRequest {
        article: Some(report(number)),
        request_id: format!("{number:032x}"),
        ..Default::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rollout_loses_no_call_and_does_none_twice() {
    let place = Place::database().await;
    let any: SocketAddr = ([127, 0, 0, 1], 0).into();
    let (mut replicas, mut backends) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let (replica, address) = Replica::start(&place, any).await;
        replicas.push(replica);
        backends.push(Backend { address, taken: AtomicBool::new(true) });
    }
    let listener = TcpListener::bind(any).await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let backends: Arc<[Backend]> = backends.into();
    let balancing = tokio::spawn(balance(listener, Arc::clone(&backends)));

    let mut clients = Vec::new();
    for _ in 0..9 {
        clients.push(Client::connect(endpoint.clone()).await.unwrap());
    }
    let (going, begun) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicUsize::new(0)));
    let calling = {
        let (clients, going, begun) = (clients.clone(), Arc::clone(&going), Arc::clone(&begun));
        tokio::spawn(async move {
            let mut ticks = interval(EVERY);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let (mut calls, open) = (Vec::new(), Arc::new(Semaphore::new(OPEN)));
            while going.load(Ordering::SeqCst) {
                ticks.tick().await;
                let place = Arc::clone(&open).acquire_owned().await.unwrap();
                let number = begun.fetch_add(1, Ordering::SeqCst);
                let client = clients[number % clients.len()].clone();
                calls.push(tokio::spawn(async move {
                    let _place = place;
                    client.ingest(request(number)).await
                }));
            }
            calls
        })
    };
    for _ in 0..rounds() {
        for at in 0..replicas.len() {
            let before = begun.load(Ordering::SeqCst);
            let Replica { admin, stop, ended } = replicas.remove(at);
            stop.send(()).unwrap();
            let backend = &backends[at];
            while operator(admin, "GET", "/readyz", "").await.0 == 200 {
                tokio::task::yield_now().await;
            }
            backend.taken.store(false, Ordering::SeqCst);
            ended.await.unwrap();
            let (replica, _) = Replica::start(&place, backend.address).await;
            replicas.insert(at, replica);
            backend.taken.store(true, Ordering::SeqCst);
            assert!(begun.load(Ordering::SeqCst) > before, "calls came in meanwhile");
        }
    }
    going.store(false, Ordering::SeqCst);
    let calls = calling.await.unwrap();
    let mut names = HashMap::new();
    for (number, call) in calls.into_iter().enumerate() {
        let answer = call.await.unwrap().unwrap_or_else(|error| panic!("call {number}: {error}"));
        names.insert(answer.brief.unwrap().name, number);
    }
    let count = begun.load(Ordering::SeqCst);
    assert_eq!(names.len(), count, "each has a name of its own");

    // All are kept, and each was told of once.
    let client = &clients[0];
    let listed: Vec<_> =
        client.list_briefs(v1::ListBriefsRequest { page_size: 500, ..Default::default() }).collect().await;
    let listed: HashSet<String> = listed.into_iter().map(|record| record.unwrap().name).collect();
    assert_eq!(listed, names.keys().cloned().collect::<HashSet<_>>());
    let mut watcher = Watcher::begin(
        &mut connected(backends[0].address).await,
        v1::WatchBriefsRequest { start: v1::WatchStart::Oldest.into(), ..Default::default() },
    )
    .await;
    let mut told = HashSet::new();
    for _ in 0..count {
        assert!(told.insert(watcher.written().await), "told twice");
    }
    // What was done is known by its request's id.
    let again = client.ingest(request(7)).await.unwrap();
    assert_eq!(names[&again.brief.unwrap().name], 7);
    balancing.abort();
}
