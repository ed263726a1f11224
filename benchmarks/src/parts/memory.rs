//! How much memory the service has: idle, for each connection and stream that is open, at most under load, and over many articles.

use std::iter;

use futures_util::future::try_join_all;
use peacebrief::v1;
use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use tonic::transport::Channel;
use tonic::{Status, Streaming};

use super::Result;
use crate::articles;
use crate::bench::{Bench, summarize};
use crate::load::{Outcome, closed, closed_count};
use crate::process::Server;
use crate::report::{Figure, Found, Promise, Table, megabytes, short};

const CONNECTIONS: usize = 1000;
/// As many as one tenant may have open, less a few.
const STREAMS: usize = 500;
/// Over how many connections: each may have 256 calls open.
const STREAM_CONNECTIONS: usize = 5;
/// How often memory is looked at while articles are read.
const LOOKS: usize = 20;

pub(super) async fn run(bench: &Bench) -> Result<Found> {
    let mut found = Found::default();
    let mut table = Table::new("Memory: resident, of the server's process", &["when", "memory"]);
    idle(bench, &mut found, &mut table).await?;
    connections(bench, &mut table).await?;
    streams(bench, &mut table).await?;
    load(bench, &mut table).await?;
    flat(bench, &mut found, &mut table).await?;
    found.tables.push(table);
    Ok(found)
}

async fn idle(bench: &Bench, found: &mut Found, table: &mut Table) -> Result<()> {
    Bench::say("memory, idle");
    let server = Server::start(bench, bench.processors.count(), &[]).await?;
    let nothing_kept = server.memory()?;
    let channel = server.connect().await?;
    for article in bench.articles.iter() {
        summarize(channel.clone(), article.clone()).await;
    }
    let after = server.memory()?;
    server.stop().await?;
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().to_str().ok_or("a folder whose name is no text")?;
    let server = Server::start(bench, bench.processors.count(), &[("data-dir", data_dir)]).await?;
    let kept = server.memory()?;
    server.stop().await?;
    let rows = [
        ("idle, ready, keeping nothing", nothing_kept),
        ("idle, with an empty archive in a file", kept),
        ("idle again, after each article of the corpus once", after),
    ];
    for (when, bytes) in rows {
        table.row([when.to_owned(), megabytes(bytes)]);
    }
    found.figures.push(Figure {
        key: "idle",
        what: "memory, idle: the most of new, new with an archive, and after the corpus".into(),
        measured: rows.map(|(_, bytes)| megabytes(bytes)).join(", "),
        value: nothing_kept.max(kept).max(after) as f64 / 1e6,
        unit: " MB",
        promise: Some(Promise::AtMost(80.0)),
    });
    Ok(())
}

fn each(before: u64, after: u64, count: usize) -> String {
    format!("{} kB", short(after.saturating_sub(before) as f64 / count as f64 / 1e3))
}

async fn connections(bench: &Bench, table: &mut Table) -> Result<()> {
    Bench::say("memory, for each connection");
    let settings = [("max-connections-per-address", "1100")];
    let server = Server::start(bench, bench.processors.count(), &settings).await?;
    let before = server.memory()?;
    let channels = server.connections(CONNECTIONS).await?;
    // Each is heard from before it counts as one.
    for channel in &channels {
        let mut health = tonic_health::pb::health_client::HealthClient::new(channel.clone());
        health.check(tonic_health::pb::HealthCheckRequest::default()).await?;
    }
    table.row([
        format!("for each of {CONNECTIONS} connections, after one call"),
        each(before, server.memory()?, CONNECTIONS),
    ]);
    drop(channels);
    server.stop().await
}

async fn streams(bench: &Bench, table: &mut Table) -> Result<()> {
    Bench::say("memory, for each stream");
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().to_str().ok_or("a folder whose name is no text")?;
    let server = Server::start(bench, bench.processors.count(), &[("data-dir", data_dir)]).await?;
    let channels = server.connections(STREAM_CONNECTIONS).await?;
    let open = || channels.iter().cycle().take(STREAMS).cloned();
    // One of each before, for what is there once.
    drop((summarize_stream(channels[0].clone()).await?, watch(channels[0].clone()).await?));
    let before = server.memory()?;
    let streams = try_join_all(open().map(summarize_stream)).await?;
    let row = format!("for each of {STREAMS} streams of `SummarizeStream`, nothing sent");
    table.row([row, each(before, server.memory()?, STREAMS)]);
    drop(streams);
    server.stop().await?;

    let server = Server::start(bench, bench.processors.count(), &[("data-dir", data_dir)]).await?;
    let channels = server.connections(STREAM_CONNECTIONS).await?;
    let open = || channels.iter().cycle().take(STREAMS).cloned();
    drop(watch(channels[0].clone()).await?);
    let before = server.memory()?;
    let watches = try_join_all(open().map(watch)).await?;
    table.row([
        format!("for each of {STREAMS} streams of `WatchBriefs`"),
        each(before, server.memory()?, STREAMS),
    ]);
    drop(watches);
    server.stop().await
}

async fn summarize_stream(
    channel: Channel,
) -> std::result::Result<Streaming<v1::SummarizeStreamResponse>, Status> {
    let silent = tokio_stream::pending::<v1::SummarizeStreamRequest>();
    Ok(SummarizerServiceClient::new(channel).summarize_stream(silent).await?.into_inner())
}

async fn watch(channel: Channel) -> std::result::Result<Streaming<v1::WatchBriefsResponse>, Status> {
    let mut client = BriefServiceClient::new(channel);
    let mut watch = client.watch_briefs(v1::WatchBriefsRequest::default()).await?.into_inner();
    // The first message says where it begins: it is under way.
    watch.message().await?;
    Ok(watch)
}

async fn load(bench: &Bench, table: &mut Table) -> Result<()> {
    Bench::say("memory, under load");
    let processors = bench.processors.count();
    let server = Server::start(bench, processors, &[]).await?;
    let callers = processors * 2 + 2;
    closed(callers, bench.time, bench.summarize(server.connections(callers).await?)).await?;
    table.row(["at most, articles of the corpus at saturation".into(), megabytes(server.peak_memory()?)]);
    server.stop().await?;
    let server = Server::start(bench, processors, &[]).await?;
    let long = articles::of_length(&bench.articles, 1 << 20);
    let channels = server.connections(processors).await?;
    let calls = channels.into_iter().zip(iter::repeat(long));
    let calls = calls.map(|(channel, article)| tokio::spawn(summarize(channel, article)));
    for call in calls.collect::<Vec<_>>() {
        if call.await? != Outcome::Answered {
            return Err("a text of 1 MiB was not answered".into());
        }
    }
    let row = format!("at most, {processors} articles of 1 MiB at once");
    table.row([row, megabytes(server.peak_memory()?)]);
    server.stop().await
}

/// Reads many articles, and looks whether memory still grows after the first tenth of them.
async fn flat(bench: &Bench, found: &mut Found, table: &mut Table) -> Result<()> {
    let count = bench.flat_over;
    Bench::say(&format!("memory, over {count} articles"));
    let processors = bench.processors.count();
    let server = Server::start(bench, processors, &[]).await?;
    let callers = processors * 2 + 2;
    let channels = server.connections(callers).await?;
    let mut seen = Vec::with_capacity(LOOKS);
    for look in 0..LOOKS {
        let call = bench.numbered(channels.clone(), look * count / LOOKS);
        let done = closed_count(callers, count / LOOKS, call).await?;
        if done.other > 0 {
            return Err(format!("{} calls were not answered", done.other).into());
        }
        seen.push(server.memory()?);
    }
    server.stop().await?;
    let (first, last) = (seen[LOOKS / 10 - 1], seen[LOOKS - 1]);
    let path: Vec<String> = seen.iter().map(|&bytes| short(bytes as f64 / 1e6)).collect();
    table.row([format!("while {count} articles are read, none like another, in MB"), path.join(" ")]);
    found.figures.push(Figure {
        key: "flat",
        what: format!("memory after {count} articles ÷ after the first tenth of them, no two articles alike"),
        measured: format!("{} ÷ {}", megabytes(last), megabytes(first)),
        value: last as f64 / first as f64,
        unit: " ×",
        promise: Some(Promise::AtMost(1.05)),
    });
    Ok(())
}
