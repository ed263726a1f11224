//! How long answers take.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use peacebrief::v1;
use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::digest_service_client::DigestServiceClient;
use peacebrief::v1::registry_service_client::RegistryServiceClient;
use tonic::transport::Channel;
use tonic::{Code, Status};

use super::Result;
use super::copies::Copies;

/// How often each question is asked.
const TIMES: usize = 200;

/// Waits until the registry has all that was taken in.
pub(crate) async fn caught_up(channel: Channel) -> Result<()> {
    let mut registry = RegistryServiceClient::new(channel);
    loop {
        let request = v1::ListProcessesRequest { page_size: 1, ..Default::default() };
        match registry.list_processes(request).await {
            Ok(_) => return Ok(()),
            Err(status) if status.code() == Code::Unavailable => {}
            Err(status) => return Err(status.into()),
        }
    }
}

/// Asks each question many times, and tells how long the answers took.
pub(crate) async fn time(channel: Channel, copies: &Copies, count: usize) -> Result<()> {
    let briefs = BriefServiceClient::new(channel.clone()).max_decoding_message_size(8 << 20);
    let registry = RegistryServiceClient::new(channel.clone());
    let digests = DigestServiceClient::new(channel);

    let page = v1::ListBriefsRequest { view: v1::BriefView::Basic.into(), ..Default::default() };
    let by_date = v1::ListBriefsRequest { order: v1::BriefOrder::PublishedAscending.into(), ..page.clone() };
    for (name, request) in [("list, the latest 50", page), ("list, by date", by_date)] {
        ask(name, || async { briefs.clone().list_briefs(request.clone()).await.map(drop) }).await?;
    }
    for word in ["peace", "government", "ceasefire agreement", "helicopter", copies.word()] {
        let request = v1::SearchBriefsRequest {
            query: word.into(),
            view: v1::BriefView::Basic.into(),
            ..Default::default()
        };
        ask(&format!("search, {word:?}"), || async {
            briefs.clone().search_briefs(request.clone()).await.map(drop)
        })
        .await?;
    }
    let request = v1::ListProcessesRequest { page_size: 200, ..Default::default() };
    let processes = registry.clone().list_processes(request).await?.into_inner().processes;
    let largest = processes.iter().max_by_key(|process| process.report_count).ok_or("no process")?;
    let median = processes.get(processes.len() / 2).ok_or("no process")?;
    for process in [median, largest] {
        let request =
            v1::GetDigestRequest { process: process.name.clone(), max_tellings: 3, ..Default::default() };
        let name = format!("digest, a process of {} reports", process.report_count);
        ask(&name, || async { digests.clone().get_digest(request.clone()).await.map(drop) }).await?;
        let request = v1::GetTimelineRequest { process: process.name.clone(), ..Default::default() };
        let name = format!("timeline, a process of {} reports", process.report_count);
        ask(&name, || async { digests.clone().get_timeline(request.clone()).await.map(drop) }).await?;
    }
    let request = v1::ListProcessesRequest::default();
    ask("processes, 50", || async { registry.clone().list_processes(request.clone()).await.map(drop) })
        .await?;
    let request = v1::ListActorsRequest::default();
    ask("actors, 50", || async { registry.clone().list_actors(request.clone()).await.map(drop) }).await?;
    let request = v1::ListActorsRequest { called: "United Nations".into(), ..Default::default() };
    ask("actors, by name", || async { registry.clone().list_actors(request.clone()).await.map(drop) })
        .await?;
    writeln!(io::stdout(), "with {count} briefs kept")?;
    Ok(())
}

/// Asks one question many times, and tells how long the answers took.
pub(crate) async fn ask<F: Future<Output = std::result::Result<(), Status>>>(
    name: &str,
    question: impl Fn() -> F,
) -> Result<()> {
    let mut out = io::stdout();
    // Once, unmeasured: what is first read from the disk.
    if let Err(status) = question().await {
        writeln!(out, "{name}: {:?}, {}", status.code(), status.message())?;
        return Ok(());
    }
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let begun = Instant::now();
        question().await?;
        times.push(begun.elapsed());
    }
    times.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let (half, most) = (times[TIMES / 2], times[TIMES * 99 / 100]);
    writeln!(out, "{name}: {:.1} ms in the middle, {:.1} ms p99", ms(half), ms(most))?;
    Ok(())
}
