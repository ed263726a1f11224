//! What an archive costs: how fast articles are taken in, how long answers take once it is full, and how large it is.
//!
//! ```text
//! cargo run --release -p peacebrief-server --example archive_load -- rate evaluation/corpus 400
//! cargo run --release -p peacebrief-server --example archive_load -- fill evaluation/corpus 100000
//! cargo run --release -p peacebrief-server --example archive_load -- reads evaluation/corpus 10000
//! cargo run --release -p peacebrief-server --example archive_load -- fill evaluation/corpus 100000 target/archive
//! cargo run --release -p peacebrief-server --example archive_load -- ask evaluation/corpus 100000 target/archive
//! cargo run --release -p peacebrief-server --example archive_load -- long evaluation/stories/almadin-valley 10000
//! ```
//!
//! `rate` sends articles that no other resembles to the engine alone, to a service that keeps them, and to one that keeps the registry
//! up to date with them, too. `fill` keeps copies of the folder's articles, each folder-full under names of its own, with briefs that
//! are copied as well, so that the archive has all the work and the engine none; then it asks. Where a folder is named, the archive is kept
//! there, and `ask` asks it again. A file in its place holds the URL of a PostgreSQL database that keeps it. `reads` keeps the same without the
//! registry, and asks what `make bench` compares by the number kept. `long` tells a story over and over, as one process of so many reports,
//! and asks for it as a whole.

mod answers;
mod copies;
mod long;
mod reads;

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs};

use futures_util::TryStreamExt as _;
use peacebrief::v1;
use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief_engine::Engine;
use peacebrief_server::Briefer;
use peacebrief_server::config::{Config, Location, Time};
use peacebrief_server::embedded::{self, Running};
use rustix::time::{ClockId, clock_gettime};
use tonic::transport::{Channel, Endpoint};

use copies::Copies;
use long::Story;

/// As the service has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (mode, folder, count, place) = match arguments.as_slice() {
        [mode, folder, count] => (mode, folder, count, None),
        [mode, folder, count, place] => (mode, folder, count, Some(place.as_str())),
        _ => return Err("usage: archive_load rate|fill|ask|reads|long FOLDER COUNT [ARCHIVE]".into()),
    };
    let (engine, count) = (Arc::new(Engine::embedded()?), count.parse()?);
    if mode == "long" {
        return long(Arc::new(Story::of(&engine, Path::new(folder))?), count).await;
    }
    let copies = Arc::new(Copies::of(&engine, Path::new(folder))?);
    match mode.as_str() {
        "rate" => rate(engine, &copies, count).await,
        "fill" => fill(&copies, count, place).await,
        "ask" => ask(&copies, count, place).await,
        "reads" => reads(&copies, count).await,
        _ => Err("none of rate, fill, ask, reads and long".into()),
    }
}

/// What the services here have in common: nothing ends the one connection that an archive is filled through, however long that takes.
fn basics() -> Config {
    Config { drain_pause: Time::seconds(0), max_connection_age: Time::seconds(0), ..Config::default() }
}

/// A service that keeps what it is given in a folder, or nothing.
async fn serve(folder: Option<&Path>, briefer: Arc<dyn Briefer>, keep_registry: bool) -> Result<Running> {
    let data_dir = Location(folder.map(Path::to_owned));
    let config = Config { data_dir, keep_registry, ..basics() };
    Ok(embedded::start_with(config, briefer).await?)
}

async fn connect(running: &Running) -> Result<Channel> {
    Ok(Endpoint::from_shared(running.endpoint())?.connect().await?)
}

async fn rate(engine: Arc<Engine>, copies: &Copies, count: usize) -> Result<()> {
    let running = serve(None, Arc::<Engine>::clone(&engine), false).await?;
    let items = copies.articles(0..count).map(|article| v1::SummarizeStreamRequest {
        item_id: "x".into(),
        article: Some(article),
        ..Default::default()
    });
    let items: Vec<_> = items.collect();
    let mut client = SummarizerServiceClient::new(connect(&running).await?);
    let (begun, work) = (Instant::now(), Work::begin());
    let answers = client.summarize_stream(tokio_stream::iter(items)).await?.into_inner();
    let answered: Vec<_> = answers.try_collect().await?;
    let alone = per_second(answered.len(), begun.elapsed());
    writeln!(io::stdout(), "engine alone: {alone:.1} articles a second, {}", work.each(count))?;
    running.shutdown().await;
    for keep_registry in [false, true] {
        let folder = tempfile::tempdir()?;
        let running = serve(Some(folder.path()), Arc::<Engine>::clone(&engine), keep_registry).await?;
        let channel = connect(&running).await?;
        let (begun, work) = (Instant::now(), Work::begin());
        let tell = |what: &str| {
            let rate = per_second(count, begun.elapsed());
            let (share, work) = (rate / alone * 100.0, work.each(count));
            writeln!(io::stdout(), "{what}: {rate:.1} articles a second, {share:.0} %, {work}")
        };
        ingest(channel.clone(), copies.articles(0..count)).await?;
        tell(if keep_registry { "kept, with the registry" } else { "kept, without the registry" })?;
        if keep_registry {
            answers::caught_up(channel).await?;
            tell("until the registry has them all")?;
        }
        running.shutdown().await;
    }
    Ok(())
}

/// A service that keeps what it is given in a folder, or in the database whose URL a file has.
async fn serve_at(place: &str, copies: &Arc<Copies>) -> Result<Running> {
    let path = Path::new(place);
    if !path.is_file() {
        return serve(Some(path), Arc::<Copies>::clone(copies), true).await;
    }
    let config = Config { database_url_file: Location(Some(path.to_owned())), ..basics() };
    Ok(embedded::start_with(config, Arc::<Copies>::clone(copies)).await?)
}

async fn ask(copies: &Arc<Copies>, count: usize, place: Option<&str>) -> Result<()> {
    let running = serve_at(place.ok_or("which archive?")?, copies).await?;
    answers::time(connect(&running).await?, copies, count).await?;
    running.shutdown().await;
    Ok(())
}

async fn fill(copies: &Arc<Copies>, count: usize, place: Option<&str>) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let place = place.map_or_else(|| folder.path().to_string_lossy().into_owned(), str::to_owned);
    let running = serve_at(&place, copies).await?;
    let channel = connect(&running).await?;
    let begun = Instant::now();
    let mut out = io::stdout();
    for from in (0..count).step_by(1000) {
        let until = count.min(from + 1000);
        ingest(channel.clone(), copies.articles(from..until)).await?;
        answers::caught_up(channel.clone()).await?;
        if until.is_multiple_of(10_000) || until == count {
            let rate = per_second(until, begun.elapsed());
            let each = size(Path::new(&place)).map_or(0, |bytes| bytes / until as u64);
            writeln!(out, "{until} kept with the registry, {rate:.0} a second; {each} bytes each")?;
        }
    }
    answers::time(channel, copies, count).await?;
    running.shutdown().await;
    Ok(())
}

async fn reads(copies: &Arc<Copies>, count: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let running = serve(Some(folder.path()), Arc::<Copies>::clone(copies), false).await?;
    let channel = connect(&running).await?;
    for from in (0..count).step_by(1000) {
        ingest(channel.clone(), copies.articles(from..count.min(from + 1000))).await?;
    }
    reads::tell(channel).await?;
    running.shutdown().await;
    Ok(())
}

/// Keeps articles: each is durable once this answers.
async fn ingest(channel: Channel, articles: impl Iterator<Item = v1::Article>) -> Result<()> {
    let items: Vec<_> = articles
        .enumerate()
        .map(|(number, article)| v1::IngestArticlesRequest {
            item_id: number.to_string(),
            article: Some(article),
            view: v1::BriefView::Basic.into(),
            ..Default::default()
        })
        .collect();
    let mut client = BriefServiceClient::new(channel);
    let mut answers = client.ingest_articles(tokio_stream::iter(items)).await?.into_inner();
    while let Some(answer) = answers.message().await? {
        if let Some(v1::ingest_articles_response::Result::Error(error)) = answer.result {
            return Err(format!("{}: {}", answer.item_id, error.message).into());
        }
    }
    Ok(())
}

async fn long(story: Arc<Story>, count: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let running = serve(Some(folder.path()), Arc::<Story>::clone(&story), true).await?;
    long::tell(connect(&running).await?, &story, count).await?;
    running.shutdown().await;
    Ok(())
}

/// The processor time of this process, all threads: that of those who call, too, which is small.
struct Work(Duration);

impl Work {
    fn begin() -> Self {
        Self(Self::so_far())
    }

    /// What each of so many articles has taken since.
    fn each(&self, count: usize) -> String {
        let milliseconds = (Self::so_far() - self.0).as_secs_f64() * 1000.0 / count as f64;
        format!("{milliseconds:.2} ms of processor time each")
    }

    fn so_far() -> Duration {
        Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
    }
}

fn per_second(count: usize, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}

fn size(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for file in fs::read_dir(folder)? {
        bytes += file?.metadata()?.len();
    }
    Ok(bytes)
}
