//! Two services on one PostgreSQL.

use std::collections::HashSet;

use peacebrief::v1;
use peacebrief::v1::watch_briefs_response::Change;

use super::support::{Client, Place, Watcher, ingested, ingested_all, report};

const WRITERS: usize = 8;
const WATCHERS: usize = 4;

/// How many articles are written; 20,000 take some minutes.
fn articles() -> usize {
    std::env::var("REPLICAS_ARTICLES")
        .map_or(400, |text| text.parse().expect("REPLICAS_ARTICLES is a number"))
}

/// Numbers that look drawn, the same each time.
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: u64) -> u64 {
        // Knuth's MMIX; its upper half.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Watches now here, now there, a few changes at a time, until so many briefs have been told.
async fn wander(mut clients: [Client; 2], seed: u64, count: usize) -> Vec<String> {
    let mut draws = Draws(seed);
    let mut request = v1::WatchBriefsRequest {
        start: v1::WatchStart::Oldest.into(),
        view: v1::BriefView::Basic.into(),
        ..Default::default()
    };
    let mut told = Vec::with_capacity(count);
    while told.len() < count {
        let client = &mut clients[usize::from(draws.below(2) == 1)];
        let mut watcher = Watcher::begin(client, request.clone()).await;
        for _ in 0..draws.below(200) {
            if told.len() == count {
                break;
            }
            if let Change::Written(record) = watcher.next().await.unwrap() {
                told.push(record.name);
            }
        }
        // Before the first change of a connection there is no newer cursor than that which began it.
        if !watcher.cursor.is_empty() {
            request.cursor = watcher.cursor;
        }
    }
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn every_watcher_is_told_of_every_brief_once_and_in_one_order() {
    let count = articles();
    let place = Place::database().await;
    let (_first, one) = place.serve().await;
    let (_second, other) = place.serve().await;
    let clients = [one, other];
    let watchers: Vec<_> = (1..=WATCHERS)
        .map(|seed| tokio::spawn(wander(clients.clone(), u64::try_from(seed).unwrap(), count)))
        .collect();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let mut client = clients[writer % 2].clone();
            let numbers = writer * count / WRITERS..(writer + 1) * count / WRITERS;
            tokio::spawn(async move { ingested_all(&mut client, numbers).await })
        })
        .collect();
    let mut written = HashSet::new();
    for writer in writers {
        written.extend(writer.await.unwrap().into_iter().map(|record| record.name));
    }
    assert_eq!(written.len(), count);
    let mut orders = Vec::new();
    for watcher in watchers {
        orders.push(watcher.await.unwrap());
    }
    assert_eq!(orders[0].iter().cloned().collect::<HashSet<_>>(), written);
    assert!(orders.windows(2).all(|pair| pair[0] == pair[1]), "one order for all");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_one_and_a_cursor_good_whichever_service_gets_it() {
    let place = Place::database().await;
    let (_first, mut one) = place.serve().await;
    let (_second, mut other) = place.serve().await;
    let mut watcher = Watcher::begin(&mut one, v1::WatchBriefsRequest::default()).await;
    let record = ingested(&mut other, report(1)).await;
    assert_eq!(ingested(&mut one, report(1)).await, record);
    // Woken by what the other wrote.
    assert_eq!(watcher.written().await, record.name);
    let next = ingested(&mut one, report(2)).await;
    assert_eq!(Watcher::resume(&mut other, &watcher.cursor).await.written().await, next.name);
}
