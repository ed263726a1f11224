//! The engine alone, on one thread of a process of its own.

use std::io::{self, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use peacebrief::v1;
use peacebrief_engine::Engine;
use prost::Message as _;

use crate::Result;
use crate::articles;
use crate::bench::Bench;
use crate::process::{cpu_seconds, output};

/// What the engine did by itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Alone {
    /// Articles a second.
    pub(crate) rate: f64,
    /// Articles a second of processor time.
    pub(crate) own_rate: f64,
    /// The shortest time that each article took, in seconds, in the order of the folder.
    pub(crate) times: Vec<f64>,
    /// How many bytes an article and its brief have, on average, as messages.
    pub(crate) article_bytes: f64,
    pub(crate) brief_bytes: f64,
}

/// Reads the articles of a folder, all of them over and over for so many seconds, and tells on standard output how it went. Each is read
/// once before.
pub(crate) fn read(folder: &Path, time: Duration) -> Result<()> {
    let articles = articles::read(folder)?;
    let engine = Engine::embedded()?;
    let mut times = vec![f64::MAX; articles.len()];
    let (mut article_bytes, mut brief_bytes) = (0, 0);
    for article in &articles {
        article_bytes += article.encoded_len();
        brief_bytes += engine.brief(article, v1::EncodingType::Utf8)?.encoded_len();
    }
    let (begun, used) = (Instant::now(), cpu_seconds("self")?);
    let mut count = 0_usize;
    // Whole rounds only, so that long articles and short ones weigh what they weigh on the other side.
    while begun.elapsed() < time {
        for (article, shortest) in articles.iter().zip(&mut times) {
            let started = Instant::now();
            engine.brief(article, v1::EncodingType::Utf8)?;
            *shortest = shortest.min(started.elapsed().as_secs_f64());
            count += 1;
        }
    }
    let told = serde_json::json!({
        "rate": count as f64 / begun.elapsed().as_secs_f64(),
        "own_rate": count as f64 / (cpu_seconds("self")? - used),
        "times": times,
        "article_bytes": article_bytes as f64 / articles.len() as f64,
        "brief_bytes": brief_bytes as f64 / articles.len() as f64,
    });
    writeln!(io::stdout(), "{told}")?;
    Ok(())
}

impl Alone {
    /// Measured in a process of its own, on the processor that the server has otherwise.
    pub(crate) async fn measure(bench: &Bench, time: Duration) -> Result<Self> {
        let mut command = bench.processors.command(1, &bench.own);
        command.arg("engine").arg("--corpus").arg(&bench.corpus);
        command.arg("--seconds").arg(time.as_secs_f64().to_string());
        let done = output(command).await?;
        let told: serde_json::Value = serde_json::from_slice(&done.stdout)?;
        let times = told["times"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64);
        let number = |name: &str| told[name].as_f64().ok_or_else(|| format!("the engine told no {name}"));
        Ok(Self {
            rate: number("rate")?,
            own_rate: number("own_rate")?,
            times: times.collect(),
            article_bytes: number("article_bytes")?,
            brief_bytes: number("brief_bytes")?,
        })
    }
}
