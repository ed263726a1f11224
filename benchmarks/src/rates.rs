//! Articles that the engine reads a second, and multiply-adds that its encoder does: what `evaluation/speed` compares with others.
//!
//! All on one thread, and by its processor time: what else the machine does takes no part of it but the caches. Everything is done once
//! before, then some rounds, of which the quickest counts. One object of JSON goes to standard output.

use std::hint;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use clap::ValueEnum;
use peacebrief::v1;
use peacebrief_engine::Engine;
use peacebrief_engine::bench::Encoding;
use peacebrief_engine::syntax::Reader;
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

use crate::{Result, articles};

/// What is measured by itself.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Work {
    /// The whole reading.
    Engine,
    /// The part of it that is made of matrix products.
    Encoder,
}

/// Measures it over the articles of a folder.
pub(crate) fn tell(work: Work, folder: &Path, rounds: u32) -> Result<()> {
    let articles = articles::read(folder)?;
    let told = match work {
        Work::Engine => engine(&articles, rounds)?,
        Work::Encoder => encoder(&articles, rounds)?,
    };
    writeln!(io::stdout(), "{told}")?;
    Ok(())
}

fn engine(articles: &[v1::Article], rounds: u32) -> Result<Value> {
    let engine = Engine::embedded()?;
    let (time, ()) = quickest(rounds, || {
        for article in articles {
            hint::black_box(engine.brief(article, v1::EncodingType::Utf8)?);
        }
        Ok(())
    })?;
    let words: usize = articles.iter().map(|article| article.body.split_whitespace().count()).sum();
    Ok(json!({
        "articles": articles.len(),
        "words": words,
        "articles_per_cpu_second": articles.len() as f64 / time.as_secs_f64(),
        "milliseconds_per_500_words": time.as_secs_f64() * 1e3 / words as f64 * 500.0,
    }))
}

fn encoder(articles: &[v1::Article], rounds: u32) -> Result<Value> {
    let reader = Reader::embedded()?;
    let encoding = Encoding::of(&reader, articles.iter().map(|article| article.body.as_str()));
    let (time, products) = quickest(rounds, || Ok(encoding.run()))?;
    Ok(json!({
        "multiply_adds": products,
        "multiply_adds_per_second": products as f64 / time.as_secs_f64(),
    }))
}

/// The processor time that the quickest of some rounds took on this thread, with what it gave; one more goes before and does not count.
fn quickest<T>(rounds: u32, mut work: impl FnMut() -> Result<T>) -> Result<(Duration, T)> {
    let mut best = (Duration::MAX, work()?);
    for _ in 0..rounds {
        let started = processor_time();
        let done = work()?;
        let time = processor_time().saturating_sub(started);
        if time < best.0 {
            best = (time, done);
        }
    }
    Ok(best)
}

fn processor_time() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap_or_default()
}
