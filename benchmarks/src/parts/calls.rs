//! What a call costs that does next to nothing, against a bare tonic server that answers with the same message.
//!
//! The call is `grpc.health.v1.Health/Check`: it passes every layer that a call of ours passes, its handler does nothing, and a cluster
//! makes it. It leaves out one thing, the line in the log, which is not written for probes. So `ValidateBrief` of an empty brief stands
//! beside it, which has the line, and a thread's turn besides; it says what a logged call costs at least.

use std::pin::Pin;

use peacebrief::v1;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use tonic::transport::Channel;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;

use super::Result;
use crate::bench::{Bench, Call};
use crate::load::{Outcome, closed};
use crate::process::Server;
use crate::quantiles::Sorted;
use crate::report::{Figure, Found, Promise, Table, short};

const ROUNDS: u32 = 5;
const CONNECTIONS: usize = 4;

/// Which call.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Check,
    Validate,
}

impl Kind {
    fn call(self, channel: Channel) -> Call {
        match self {
            Self::Check => Box::pin(async move {
                outcome(HealthClient::new(channel).check(HealthCheckRequest::default()).await.is_ok())
            }),
            Self::Validate => Box::pin(async move {
                let article = v1::Article { body: "Talks go on.".into(), ..Default::default() };
                let brief = v1::Brief { body_sha256: sha256_of_body(&article), ..Default::default() };
                let request = v1::ValidateBriefRequest { article: Some(article), brief: Some(brief) };
                outcome(SummarizerServiceClient::new(channel).validate_brief(request).await.is_ok())
            }),
        }
    }
}

fn sha256_of_body(article: &v1::Article) -> String {
    peacebrief::validation::body_sha256(&article.body)
}

fn outcome(ok: bool) -> Outcome {
    if ok { Outcome::Answered } else { Outcome::Failed }
}

/// The echo, where the server is otherwise.
async fn echo(bench: &Bench) -> Result<Server> {
    let mut command = bench.processors.command(1, &bench.own);
    command.arg("echo");
    Server::serving(command).await
}

/// Microseconds of the server's processor a call.
async fn cost(
    server: &Server,
    channels: &[Channel],
    kind: Kind,
    callers: usize,
    bench: &Bench,
) -> Result<f64> {
    let channels = channels.to_vec();
    let before = server.cpu_seconds()?;
    let call = move |number: usize| -> Pin<Box<_>> { kind.call(channels[number % channels.len()].clone()) };
    let done = closed(callers, bench.time / 5, call).await?;
    if done.other > 0 {
        return Err(format!("{} calls of {kind:?} failed", done.other).into());
    }
    Ok((server.cpu_seconds()? - before) / done.answered as f64 * 1e6)
}

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    let (server, echo) = (Server::start(bench, 1, &[]).await?, echo(bench).await?);
    let (ours, bare) = (server.connections(CONNECTIONS).await?, echo.connections(CONNECTIONS).await?);
    let mut table = Table::new(
        "A call that does next to nothing: the server's processor time",
        &["call", "calls at a time", "service", "bare echo", "ratio"],
    );
    table.note = format!(
        "Medians of {ROUNDS} rounds in turns, over {CONNECTIONS} connections; the echo is of the same tonic, profile and messages, and has none of our layers. Metadata is the service's own: `x-request-id` in each answer."
    );
    let mut worst = 0.0_f64;
    let mut measured = Vec::new();
    for (kind, name) in [
        (Kind::Check, "`Health/Check`"),
        (Kind::Validate, "`ValidateBrief`, empty, with its line in the log"),
    ] {
        for callers in [1, 4, 64] {
            Bench::say(&format!("{kind:?}, {callers} at a time"));
            let (mut costs, mut bares, mut ratios) = (vec![], vec![], vec![]);
            for _ in 0..ROUNDS {
                let service = cost(&server, &ours, kind, callers, bench).await?;
                let echo = cost(&echo, &bare, kind, callers, bench).await?;
                costs.push(service);
                bares.push(echo);
                ratios.push(service / echo);
            }
            let [service, echo, ratio] = [costs, bares, ratios].map(|values| Sorted::of(values).median());
            let micros = |value: f64| format!("{} µs", short(value));
            table.row([name.to_owned(), callers.to_string(), micros(service), micros(echo), short(ratio)]);
            if let Kind::Check = kind {
                worst = worst.max(ratio);
                measured.push(format!("{} ÷ {} ({callers} at a time)", micros(service), micros(echo)));
            }
        }
    }
    server.stop().await?;
    echo.stop().await?;
    let mut found = Found::default();
    found.figures.push(Figure {
        key: "call",
        what: "`Health/Check` ÷ bare tonic echo, the server's processor time a call; the worst counts".into(),
        measured: measured.join(", "),
        value: worst,
        unit: " ×",
        promise: Some(Promise::AtMost(1.3)),
    });
    found.tables.push(table);
    Ok(found)
}
