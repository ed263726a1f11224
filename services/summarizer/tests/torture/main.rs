//! Servers and databases killed under load, round after round: nothing acknowledged is lost, nothing is there twice, and a
//! watcher that comes back has been told of everything once. `make torture` runs it; it takes too long for every day.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may take the short way as tests do"
)]

mod load;
mod ordeal;
#[path = "../service/process.rs"]
#[allow(dead_code, reason = "it is there for other tests too")]
mod process;

use ordeal::{Ordeal, Victim};
use peacebrief_test_support::Cluster;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: make torture"]
async fn sqlite_with_its_server_killed() {
    let folder = tempfile::tempdir().unwrap();
    let place = ["--data-dir", folder.path().to_str().unwrap()].map(str::to_owned);
    Ordeal::new("SQLite, server killed", place).run(&Victim::Server).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: make torture"]
async fn postgres_with_its_server_killed() {
    let cluster = Cluster::start();
    let place = ["--database-url".to_owned(), cluster.url(&cluster.database().await)];
    Ordeal::new("PostgreSQL, server killed", place).run(&Victim::Server).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: make torture"]
async fn postgres_killed_itself() {
    let cluster = Cluster::start();
    let place = ["--database-url".to_owned(), cluster.url(&cluster.database().await)];
    Ordeal::new("PostgreSQL, database killed", place).run(&Victim::Database(cluster)).await;
}
