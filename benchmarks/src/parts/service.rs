//! The service's articles a second, as many as it can do, against the engine's by itself: both on one processor, in turns.

use super::Result;
use crate::bench::Bench;
use crate::engine::Alone;
use crate::load::closed;
use crate::process::Server;
use crate::quantiles::Sorted;
use crate::report::{Figure, Found, Promise, short};

const ROUNDS: u32 = 5;
/// Enough that the only thread never waits for a call, too few for one to be refused.
const CALLERS: usize = 4;

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    let server = Server::start(bench, 1, &[]).await?;
    let channels = server.connections(CALLERS).await?;
    let time = bench.time / 2;
    closed(CALLERS, time / 4, bench.summarize(channels.clone())).await?;
    let (mut shares, mut rates, mut alone, mut cpu, mut refused) = (vec![], vec![], vec![], vec![], 0);
    for round in 1..=ROUNDS {
        Bench::say(&format!("service against engine, round {round} of {ROUNDS}"));
        let engine = Alone::measure(bench, time).await?;
        let before = server.cpu_seconds()?;
        let done = closed(CALLERS, time, bench.summarize(channels.clone())).await?;
        cpu.push(done.answered as f64 / (server.cpu_seconds()? - before) / engine.own_rate * 100.0);
        rates.push(done.per_second());
        shares.push(done.per_second() / engine.rate * 100.0);
        alone.push(engine.rate);
        refused += done.other;
    }
    server.stop().await?;
    let [share, rate, alone, cpu] = [shares, rates, alone, cpu].map(|values| Sorted::of(values).median());
    let mut found = Found::default();
    found.figures.push(Figure {
        key: "service",
        what: "service at saturation ÷ engine alone, one processor each, articles a second".into(),
        measured: format!(
            "{} ÷ {}; medians of {ROUNDS} rounds in turns; {refused} calls not answered; by the processor time of each, whatever else ran, {} %",
            short(rate),
            short(alone),
            short(cpu)
        ),
        value: share,
        unit: " %",
        promise: Some(Promise::AtLeast(90.0)),
    });
    Ok(found)
}
