//! What the service does with more processors.

use super::Result;
use crate::bench::Bench;
use crate::fit::Fit;
use crate::load::closed;
use crate::process::Server;
use crate::report::{Figure, Found, Table, short};

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    let most = bench.processors.count();
    let mut table = Table::new(
        "Processors: articles at saturation",
        &["processors", "a second", "a second of the server's processor time"],
    );
    table.note = "On all processors, the server shares the last with its callers.".into();
    let mut points = Vec::new();
    for processors in 1..=most {
        Bench::say(&format!("{processors} processors"));
        let server = Server::start(bench, processors, &[]).await?;
        // Two for each thread keep it busy; more might be refused.
        let callers = processors * 2 + 2;
        let channels = server.connections(callers).await?;
        closed(callers, bench.time / 8, bench.summarize(channels.clone())).await?;
        let before = server.cpu_seconds()?;
        let done = closed(callers, bench.time / 2, bench.summarize(channels)).await?;
        let own = done.answered as f64 / (server.cpu_seconds()? - before);
        server.stop().await?;
        table.row([processors.to_string(), short(done.per_second()), short(own)]);
        points.push((processors as f64, done.per_second()));
    }
    let mut found = Found::default();
    match Fit::of(&points) {
        Some(fit) => found.figures.push(Figure {
            key: "cores",
            what: format!(
                "growth of articles a second with 1 to {most} processors, exponent (1 is all of it)"
            ),
            measured: points.iter().map(|(_, rate)| short(*rate)).collect::<Vec<_>>().join(", "),
            value: fit.exponent,
            unit: "",
            promise: None,
        }),
        None => found.missing.push("growth with processors: this machine gives only one".into()),
    }
    found.tables.push(table);
    Ok(found)
}
