//! From start to ready.

use super::Result;
use crate::bench::Bench;
use crate::process::Server;
use crate::quantiles::Sorted;
use crate::report::{Figure, Found, Promise, short};

const STARTS: usize = 15;

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    Bench::say("from start to ready");
    let (mut times, mut used) = (Vec::with_capacity(STARTS), 0.0);
    for _ in 0..STARTS {
        let server = Server::start(bench, bench.processors.count(), &[]).await?;
        times.push(server.ready_after.as_secs_f64() * 1e3);
        used += server.cpu_seconds()?;
        server.stop().await?;
    }
    let times = Sorted::of(times);
    let mut found = Found::default();
    found.figures.push(Figure {
        key: "ready",
        what: "from the start of the process to a health check that says `SERVING`, median".into(),
        measured: format!(
            "{STARTS} starts: {} to {} ms; {} ms of processor time",
            short(times.quantile(0.0)),
            short(times.quantile(1.0)),
            short(used / STARTS as f64 * 1e3)
        ),
        value: times.median(),
        unit: " ms",
        promise: Some(Promise::AtMost(150.0)),
    });
    Ok(found)
}
