//! What a call costs by how many connections are open. One call is under way at a time, each on the next connection, so that nothing is
//! sent in fewer packets because there are fewer connections.

use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;

use super::Result;
use crate::bench::Bench;
use crate::fit::Fit;
use crate::load::{Outcome, closed};
use crate::process::Server;
use crate::report::{Figure, Found, Table, short, time};

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    let mut table = Table::new(
        "Connections: the server's processor time a call of `Health/Check`, one at a time over all of them in turn",
        &["connections", "each"],
    );
    let mut points = Vec::new();
    for count in [1, 10, 100, 1000_u32] {
        Bench::say(&format!("{count} connections"));
        // One more for the health check that found it ready.
        let server = Server::start(bench, 1, &[("max-connections-per-address", "1100")]).await?;
        let channels = server.connections(count as usize).await?;
        let call = move |number: usize| {
            let mut client = HealthClient::new(channels[number % channels.len()].clone());
            async move {
                let answer = client.check(HealthCheckRequest::default()).await;
                if answer.is_ok() { Outcome::Answered } else { Outcome::Failed }
            }
        };
        let before = server.cpu_seconds()?;
        let done = closed(1, bench.time / 4, call).await?;
        let each = (server.cpu_seconds()? - before) / done.answered as f64;
        if done.other > 0 {
            return Err(format!("{} calls failed over {count} connections", done.other).into());
        }
        server.stop().await?;
        table.row([count.to_string(), time(each)]);
        points.push((f64::from(count), each));
    }
    let exponent = Fit::of(&points).ok_or("no exponent")?.exponent;
    table.note = format!("Exponent {}.", short(exponent));
    let mut found = Found::default();
    found.figures.push(Figure {
        key: "connections",
        what: "growth of a call's cost with 1 to 1,000 open connections, exponent".into(),
        measured: points.iter().map(|(_, each)| time(*each)).collect::<Vec<_>>().join(", "),
        value: exponent,
        unit: "",
        promise: None,
    });
    found.tables.push(table);
    Ok(found)
}
