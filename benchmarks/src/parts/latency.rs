//! How long answers take at shares of what one processor can do, and how long they would by simulating the queue.
//!
//! Calls come at times set before, as those of many come who know nothing of one another, and each counts from when it was due: a call
//! behind a slow one waits, and its wait counts, whether or not it could be sent. The caller's clock has steps of a millisecond, by which
//! it may send late: that counts, too.

use std::time::Duration;

use super::Result;
use crate::bench::Bench;
use crate::engine::Alone;
use crate::load::{Outcome, Timed, arrivals, closed, open};
use crate::process::Server;
use crate::quantiles::Sorted;
use crate::report::{Found, Table, short, time};
use crate::simulation::{Policy, simulate};

const SHARES: [f64; 3] = [0.5, 0.8, 0.95];
const CONNECTIONS: usize = 8;
/// The service's default, in seconds.
const QUEUE_WAIT: f64 = 0.05;
/// The service's default.
const QUEUE: usize = 256;

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    Bench::say("how long each article takes by itself");
    let alone = Alone::measure(bench, bench.time / 4).await?;
    let mut table = Table::new(
        "Latency of `Summarize` by the share of one processor's capacity",
        &["load", "rule", "calls", "p50", "p99", "p99.9", "refused", "simulated p50", "p99", "refused"],
    );
    let mut capacities = Vec::new();
    for (rule, settings, patience) in [
        ("as released", &[][..], Some(QUEUE_WAIT)),
        ("`queue_wait` 0s: none refused for the wait", &[("queue-wait", "0s")][..], None),
    ] {
        let server = Server::start(bench, 1, settings).await?;
        let channels = server.connections(CONNECTIONS).await?;
        closed(4, bench.time / 8, bench.summarize(channels.clone())).await?;
        let capacity = closed(4, bench.time / 2, bench.summarize(channels.clone())).await?.per_second();
        capacities.push(short(capacity));
        for share in SHARES {
            Bench::say(&format!("{:.0} % of {capacity:.0} calls a second, {rule}", share * 100.0));
            let times: Vec<Duration> = arrivals(capacity * share, bench.time).collect();
            let calls = open(times.iter().copied(), bench.summarize(channels.clone())).await;
            let policy = Policy { threads: 1, queue: QUEUE, patience };
            // The same articles at the same times, each as long as it takes by itself; all of it as much longer as a call is than a reading.
            let slower = 1.0 / capacity / Sorted::of(alone.times.iter().copied()).mean();
            let work = alone.times.iter().map(|took| took * slower).cycle();
            let simulated = simulate(times.iter().map(Duration::as_secs_f64), work, policy);
            table.row(row(share, rule, &calls, &simulated.took, simulated.refused)?);
        }
        server.stop().await?;
    }
    table.note = format!(
        "Open loop; the capacity was {} calls a second. Simulated: the same articles at the same times, of a queue before one thread.",
        capacities.join(" and ")
    );
    Ok(Found { tables: vec![table], ..Found::default() })
}

fn row(share: f64, rule: &str, calls: &[Timed], simulated: &[f64], refused: usize) -> Result<Vec<String>> {
    let count = |outcome| calls.iter().filter(|call| call.outcome == outcome).count();
    if count(Outcome::Failed) > 0 {
        return Err(format!("{} calls failed", count(Outcome::Failed)).into());
    }
    let answered = calls.iter().filter(|call| call.outcome == Outcome::Answered);
    let answered = Sorted::of(answered.map(|call| call.took.as_secs_f64()));
    let simulated = Sorted::of(simulated.iter().copied());
    let part = |count: usize| format!("{} %", short(count as f64 / calls.len() as f64 * 100.0));
    let at = |of: &Sorted, share| time(of.quantile(share));
    Ok(vec![
        format!("{:.0} %", share * 100.0),
        rule.to_owned(),
        calls.len().to_string(),
        at(&answered, 0.5),
        at(&answered, 0.99),
        at(&answered, 0.999),
        part(count(Outcome::Refused)),
        at(&simulated, 0.5),
        at(&simulated, 0.99),
        part(refused),
    ])
}
