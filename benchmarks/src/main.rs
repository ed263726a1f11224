//! `peacebrief-bench`: how fast, how large and how even the service is, as one table in Markdown.
//!
//! ```text
//! make bench                            everything
//! make bench PARTS="latency memory"     some parts
//! make bench RECORD=docs/performance.md everything, and written there
//! make plan                             what so many reports a day take, by the queue simulated
//! peacebrief-bench overload             how long calls take beyond the capacity, by the same
//! ```
//!
//! The server runs as released, in a process of its own and on the first processor where a part does not say otherwise; its callers on
//! the others. Where two things are compared, they are measured in turns, and processor time is what the system counts for the process.

mod articles;
mod bench;
mod echo;
mod engine;
mod fit;
mod load;
mod machine;
mod parts;
mod process;
mod processors;
mod quantiles;
mod rates;
mod record;
mod report;
mod simulation;

use std::error::Error;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::{Parser, Subcommand, ValueEnum as _};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use bench::Bench;
use engine::Alone;
use parts::Part;
use processors::Processors;
use rates::Work;
use report::Found;
use simulation::Load;

/// As the service has it: the engine alone is to differ by the service only.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// How fast, how large and how even the service is.
#[derive(Debug, Parser)]
#[command(name = "peacebrief-bench", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// The folder of reference files whose articles are sent.
    #[arg(long, global = true, value_name = "DIR", default_value = "evaluation/corpus")]
    corpus: PathBuf,
    /// How long a single measurement takes, in seconds, where it has to be told.
    #[arg(long, global = true, value_name = "COUNT", default_value_t = 20.0)]
    seconds: f64,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measures, and prints the tables.
    Run {
        /// Only these.
        parts: Vec<Part>,
        /// The service, as released.
        #[arg(long, value_name = "FILE", default_value = "target/release/peacebrief-server")]
        server: PathBuf,
        /// Over how many articles memory is to stay flat.
        #[arg(long, value_name = "COUNT", default_value_t = 5_000)]
        articles: usize,
        /// Of how many briefs the largest archive is.
        #[arg(long, value_name = "COUNT", default_value_t = 10_000)]
        briefs: usize,
        /// The document that a run of all parts is written to.
        #[arg(long, value_name = "FILE", conflicts_with = "parts")]
        record: Option<PathBuf>,
    },
    /// Tells what so many reports a day take.
    Plan {
        /// How many reports come in a day.
        #[arg(long, value_name = "COUNT", default_value_t = 1e7)]
        reports: f64,
        /// How many times the mean comes at the busiest time.
        #[arg(long, value_name = "TIMES", default_value_t = 3.0)]
        peak: f64,
        /// How long the slowest in a hundred may take then, in seconds.
        #[arg(long, value_name = "SECONDS", default_value_t = 0.25)]
        p99: f64,
        /// The document that it is written to.
        #[arg(long, value_name = "FILE")]
        record: Option<PathBuf>,
    },
    /// Tells how long calls take at 80 % of the capacity and at three times that, by the queue simulated.
    Overload,
    /// Tells how quick the engine or its encoder is by itself, as JSON: what `evaluation/speed` compares with others.
    Rates {
        work: Work,
        /// How often all articles are read; the quickest counts.
        #[arg(long, value_name = "COUNT", default_value_t = 5)]
        rounds: u32,
    },
    /// Reads the articles without a service: what a run starts in a process of its own.
    Engine,
    /// Serves what calls are compared with: what a run starts in a process of its own.
    Echo,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where nobody reads standard error, the exit code tells.
            let _ = writeln!(io::stderr(), "peacebrief-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<()> {
    let time = Duration::try_from_secs_f64(arguments.seconds)?;
    match arguments.command {
        Command::Engine => engine::read(&arguments.corpus, time),
        Command::Rates { work, rounds } => rates::tell(work, &arguments.corpus, rounds),
        Command::Overload => {
            let found = Found { tables: vec![simulation::overload()], ..Found::default() };
            let markdown =
                found.markdown("Calls are admitted as `services/summarizer/src/pool/queue.rs` does.")?;
            Ok(io::stdout().write_all(markdown.as_bytes())?)
        }
        // With as many threads as the service has.
        Command::Echo => runtime(2)?.block_on(echo::serve()),
        Command::Plan { reports, peak, p99, record } => {
            let bench = bench(arguments.corpus, time, PathBuf::new(), 0, 0)?;
            let alone = runtime(1)?.block_on(Alone::measure(&bench, time / 2))?;
            let load = Load { reports_a_day: reports, peak, p99 };
            let found = Found { tables: vec![simulation::plan(load, &alone)], ..Found::default() };
            let markdown = found.markdown(&machine(&bench))?;
            io::stdout().write_all(markdown.as_bytes())?;
            if let Some(document) = record {
                let text = fs::read_to_string(&document)?;
                fs::write(&document, record::latest(&text, "plan", &markdown)?)?;
            }
            Ok(())
        }
        Command::Run { parts, server, articles, briefs, record } => {
            open_files()?;
            let bench = bench(arguments.corpus, time, server, articles, briefs)?;
            let head = head(&bench);
            bench.processors.leave_the_first()?;
            let threads = bench.processors.count().saturating_sub(1).max(1);
            let (found, failed) = runtime(threads)?.block_on(measure(&bench, &parts));
            let markdown = found.markdown(&head)?;
            io::stdout().write_all(markdown.as_bytes())?;
            if let Some(document) = record {
                let run = format!("{}, {}", machine::day(), machine::commit());
                let text = record::latest(&fs::read_to_string(&document)?, "bench", &markdown)?;
                fs::write(&document, record::history(&text, &run, &found.figures)?)?;
            }
            if failed.is_empty() {
                Ok(())
            } else {
                Err(format!("not measured: {}", failed.join(", ")).into())
            }
        }
    }
}

fn bench(corpus: PathBuf, time: Duration, server: PathBuf, flat_over: usize, briefs: usize) -> Result<Bench> {
    Ok(Bench {
        server,
        own: std::env::current_exe()?,
        processors: Processors::given()?,
        articles: Arc::new(articles::read(&corpus)?),
        corpus,
        time,
        flat_over,
        briefs,
    })
}

/// Measures the parts, all where none is named; a part that fails is told of, and the others go on.
async fn measure(bench: &Bench, parts: &[Part]) -> (Found, Vec<String>) {
    let (mut found, mut failed) = (Found::default(), Vec::new());
    let parts = if parts.is_empty() { Part::value_variants() } else { parts };
    for part in parts {
        match part.run(bench).await {
            Ok(more) => {
                // A run of all takes long: what it has found so far is told on the way.
                for figure in &more.figures {
                    Bench::say(&format!("{}: {} ({})", figure.what, figure.told(), figure.measured));
                }
                found.add(more);
            }
            Err(error) => {
                failed.push(format!("{part:?}").to_lowercase());
                found.missing.push(format!("{part:?}: {error}"));
            }
        }
    }
    (found, failed)
}

/// When, from what and on what: the line above the tables.
fn machine(bench: &Bench) -> String {
    let machine = machine::machine(bench.processors.count());
    format!("{}, commit {}: {machine}.", machine::day(), machine::commit())
}

/// The same, and what runs where.
fn head(bench: &Bench) -> String {
    let beside = if bench.processors.are_enough() {
        "The server has the first processor, its callers the others."
    } else {
        "Server and callers share the only processor: **no figure here tells much**."
    };
    format!("{} {beside}", machine(bench))
}

fn runtime(threads: usize) -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build()
}

/// Has the system let this process, and those that it starts, hold open as many files as they may at all.
fn open_files() -> Result<()> {
    let bounds = getrlimit(Resource::Nofile);
    Ok(setrlimit(Resource::Nofile, Rlimit { current: bounds.maximum, ..bounds })?)
}
