//! What it costs to take reports in, and whether what comes of it is still the same.
//!
//! ```text
//! cargo run --release -p peacebrief-chronicle --example take_in -- reports.jsonl
//! perf stat -e instructions:u target/release/examples/take_in reports.jsonl 3
//! ```
//!
//! Each line of the file is a report, `{"article": …, "brief": …}` in canonical JSON, with spans that count in UTF-8. They are taken in in
//! their order, onto a shelf in memory and in batches as the service makes them; then some are read anew, some are removed, and those
//! come back. For each of these the time, without that of the shelf, and what was written are told per report. At the end stands a digest over all that was worked
//! out: two versions of the chronicle that print the same one have come to the same. A number after the file repeats the whole, to count
//! instructions by what one more time adds; `new` after that leaves out what follows the first time that reports are taken in.

use std::cell::Cell;
use std::convert::Infallible;
use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::time::{Duration, Instant};
use std::{env, fs, mem};

use peacebrief::{json, v1};
use peacebrief_chronicle::{Chronicler, Entry, MemoryShelf, Outcome, Report, Shelf};
use sha2::{Digest as _, Sha256};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How many reports are taken in together.
const BATCH: usize = 64;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (file, times, all) = match arguments[..] {
        [file] => (file, 1, true),
        [file, times] => (file, times.parse()?, true),
        [file, times, "new"] => (file, times.parse()?, false),
        _ => return Err("usage: take_in FILE [TIMES [new]]".into()),
    };
    let reports = read(file)?;
    let anew: Vec<Report> = reports.iter().step_by(2).map(read_anew).collect();
    let some: Vec<Report> = reports.iter().step_by(3).cloned().collect();
    for _ in 0..times {
        let mut bench = Bench::default();
        bench.run("new", &reports, |chronicler, report| chronicler.add(report))?;
        if all {
            bench.run("anew", &anew, |chronicler, report| chronicler.add(report))?;
            bench.run("removed", &some, |chronicler, report| chronicler.remove(&report.name))?;
            bench.run("back", &some, |chronicler, report| chronicler.add(report))?;
        }
        bench.tell()?;
    }
    Ok(())
}

/// The reports of a file, named by their places in it.
fn read(file: &str) -> Result<Vec<Report>> {
    let mut reports = Vec::new();
    for line in BufReader::new(fs::File::open(file)?).lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        reports.push(Report {
            name: format!("briefs/{:06}", reports.len()),
            article: json::from_str(&value["article"].to_string())?,
            brief: json::from_str(&value["brief"].to_string())?,
        });
    }
    Ok(reports)
}

/// A report as another engine might read it: with an event less, and the first actor by another of its names.
fn read_anew(report: &Report) -> Report {
    let mut report = report.clone();
    report.brief.events.pop();
    if let Some(v1::Actor { name, aliases, .. }) = report.brief.actors.first_mut()
        && let Some(alias) = aliases.first_mut()
    {
        mem::swap(name, alias);
    }
    report
}

/// A shelf that tells how often, and how long, it was asked.
#[derive(Default)]
struct TimedShelf {
    shelf: MemoryShelf,
    time: Cell<Duration>,
    questions: Cell<usize>,
}

impl TimedShelf {
    fn ask<T>(&self, question: impl FnOnce(&MemoryShelf) -> T) -> T {
        let before = Instant::now();
        let answer = question(&self.shelf);
        self.time.set(self.time.get() + before.elapsed());
        self.questions.set(self.questions.get() + 1);
        answer
    }
}

impl Shelf for TimedShelf {
    type Error = Infallible;

    fn get(&self, ids: &[String]) -> std::result::Result<Vec<Entry>, Infallible> {
        self.ask(|shelf| shelf.get(ids))
    }

    fn find(&self, keys: &[String]) -> std::result::Result<Vec<Entry>, Infallible> {
        self.ask(|shelf| shelf.find(keys))
    }

    fn range(
        &self,
        from: &str,
        to: &str,
        limit: usize,
    ) -> std::result::Result<Vec<(String, Entry)>, Infallible> {
        self.ask(|shelf| shelf.range(from, to, limit))
    }

    fn keys(
        &self,
        stretches: &[(&str, &str, usize)],
    ) -> std::result::Result<Vec<Vec<(String, String)>>, Infallible> {
        self.ask(|shelf| shelf.keys(stretches))
    }
}

/// A shelf, and what was worked out for it.
#[derive(Default)]
struct Bench {
    shelf: TimedShelf,
    digest: Sha256,
}

/// What is done with a report.
type Act = fn(&mut Chronicler<'_, TimedShelf>, &Report) -> std::result::Result<(), Infallible>;

impl Bench {
    /// Does something with each of some reports, and tells what it cost. After each batch a day begins, which is no part of that.
    fn run(&mut self, what: &str, reports: &[Report], act: Act) -> Result<()> {
        let (mut time, mut questions, mut entries, mut keys, mut bytes) = (Duration::ZERO, 0, 0, 0, 0);
        for batch in reports.chunks(BATCH) {
            self.shelf.time.take();
            self.shelf.questions.take();
            let before = processor_time()?;
            let mut chronicler = Chronicler::new(&self.shelf);
            chronicler.expect(batch.iter().map(|report| report.name.as_str()))?;
            for report in batch {
                act(&mut chronicler, report)?;
            }
            let outcome = chronicler.finish();
            time += processor_time()?.saturating_sub(before + self.shelf.time.take());
            questions += self.shelf.questions.take();
            entries += outcome.written.len();
            keys += outcome.written.iter().map(|entry| entry.keys.len()).sum::<usize>();
            bytes += outcome.written.iter().map(|entry| entry.content.len()).sum::<usize>();
            self.take_over(outcome);
            let mut chronicler = Chronicler::new(&self.shelf);
            if let Some(day) = batch.first().and_then(|report| report.article.published) {
                chronicler.begin_day(day)?;
            }
            let outcome = chronicler.finish();
            self.take_over(outcome);
        }
        let each = |sum: usize| sum / reports.len().max(1);
        writeln!(
            io::stdout(),
            "{what}: {} reports, each {:.3} ms and {} questions for {} entries with {} keys and {} bytes",
            reports.len(),
            time.as_secs_f64() * 1000.0 / reports.len().max(1) as f64,
            each(questions),
            each(entries),
            each(keys),
            each(bytes),
        )?;
        Ok(())
    }

    fn take_over(&mut self, outcome: Outcome) {
        // Texts and lists as they are written for debugging begin and end where they do: no two outcomes read the same.
        self.digest.update(format!("{outcome:?}"));
        self.shelf.shelf.apply(outcome);
    }

    /// Tells the digest of all that was worked out.
    fn tell(self) -> Result<()> {
        let digest = self.digest.finalize().iter().fold(String::new(), |mut digest, byte| {
            let _ = write!(digest, "{byte:02x}");
            digest
        });
        writeln!(io::stdout(), "outcomes {digest}")?;
        Ok(())
    }
}

/// How long this thread has been at work, where the system tells; else how long ago some moment was.
fn processor_time() -> Result<Duration> {
    thread_local!(static BEGINNING: Instant = Instant::now());
    match fs::read_to_string("/proc/thread-self/schedstat") {
        Ok(told) => Ok(Duration::from_nanos(told.split(' ').next().unwrap_or_default().parse()?)),
        Err(_) => Ok(BEGINNING.with(Instant::elapsed)),
    }
}
