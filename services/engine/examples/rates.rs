//! What `evaluation/speed` calls: articles that the engine reads a second, and multiply-adds that its encoder does.
//!
//! ```text
//! cargo run --release -p peacebrief-engine --example rates -- engine evaluation/corpus
//! cargo run --release -p peacebrief-engine --example rates -- encoder evaluation/corpus
//! ```
//!
//! All on one thread, and by its processor time: what else the machine does takes no part of it but the caches. Everything is done once
//! before, then so many rounds as the third argument says (5), of which the quickest counts. One object of JSON goes to standard output.

mod folder;

use std::error::Error;
use std::io::{self, Write};
use std::time::Duration;
use std::{env, hint};

use peacebrief::v1;
use peacebrief_engine::Engine;
use peacebrief_engine::bench::Encoding;
use peacebrief_engine::syntax::Reader;
use rustix::time::{ClockId, clock_gettime};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let what = arguments.next().unwrap_or_default();
    let folder = arguments.next().unwrap_or_else(|| "evaluation/corpus".to_owned());
    let rounds: u32 = arguments.next().map_or(Ok(5), |rounds| rounds.parse())?;
    let articles = folder::read(&folder)?;
    let told = match what.as_str() {
        "engine" => {
            let engine = Engine::embedded()?;
            let (time, _) = quickest(rounds, || {
                for article in &articles {
                    hint::black_box(engine.brief(article, v1::EncodingType::Utf8)?);
                }
                Ok(())
            })?;
            let words: usize = articles.iter().map(|article| article.body.split_whitespace().count()).sum();
            json!({
                "articles": articles.len(),
                "words": words,
                "articles_per_cpu_second": articles.len() as f64 / time.as_secs_f64(),
                "milliseconds_per_500_words": time.as_secs_f64() * 1e3 / words as f64 * 500.0,
            })
        }
        "encoder" => {
            let reader = Reader::embedded()?;
            let encoding = Encoding::of(&reader, articles.iter().map(|article| article.body.as_str()));
            let (time, products) = quickest(rounds, || Ok(encoding.run()))?;
            json!({
                "multiply_adds": products,
                "multiply_adds_per_second": products as f64 / time.as_secs_f64(),
            })
        }
        _ => return Err("the first argument is `engine` or `encoder`".into()),
    };
    writeln!(io::stdout(), "{told}")?;
    Ok(())
}

/// The processor time that the quickest of some rounds took on this thread, with what it gave; one more goes before and does not count.
fn quickest<T>(
    rounds: u32,
    mut work: impl FnMut() -> Result<T, Box<dyn Error>>,
) -> Result<(Duration, T), Box<dyn Error>> {
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
