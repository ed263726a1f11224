//! What other programs of the repository measure: each ends with one line of JSON on standard output.

use std::process::Command;

use serde_json::Value;

use super::Result;
use crate::bench::Bench;
use crate::process::output;
use crate::report::{Figure, Found, Promise, short};

/// Runs a program, and reads the last line that it writes; why there is none where it fails.
pub(super) async fn told(command: Command) -> Result<Value> {
    let done = output(command).await?;
    let text = String::from_utf8_lossy(&done.stdout);
    if !done.status.success() {
        return Err(format!("it ended with {}", done.status).into());
    }
    let last = text.lines().rev().find(|line| !line.trim().is_empty()).ok_or("it said nothing")?;
    Ok(serde_json::from_str(last)?)
}

/// What `evaluation/speed` says of a subject.
async fn speed(bench: &Bench, subject: &str) -> Result<Value> {
    let mut command = bench.processors.command(bench.processors.count(), "python3");
    command.args(["evaluation/speed", subject]).arg(&bench.corpus);
    told(command).await
}

fn number(told: &Value, key: &str) -> Result<f64> {
    Ok(told[key].as_f64().ok_or_else(|| format!("it told no {key}"))?)
}

fn figure(figure: Figure) -> Result<Found> {
    Ok(Found { figures: vec![figure], ..Found::default() })
}

pub(super) async fn peer(bench: &Bench) -> Result<Found> {
    Bench::say("engine against peer");
    let told = speed(bench, "peer").await?;
    figure(Figure {
        key: "peer",
        what: format!(
            "engine ÷ `{}` peer, articles a second of processor time, one core each",
            told["peer"].as_str().unwrap_or("spacy")
        ),
        measured: format!(
            "{} ÷ {}; {} ms for 500 words",
            short(number(&told, "engine_articles_per_cpu_second")?),
            short(number(&told, "peer_articles_per_cpu_second")?),
            short(number(&told, "milliseconds_per_500_words")?)
        ),
        value: number(&told, "ratio")?,
        unit: " ×",
        promise: Some(Promise::AtLeast(12.0)),
    })
}

pub(super) async fn encoder(bench: &Bench) -> Result<Found> {
    Bench::say("encoder against the machine's peak");
    let told = speed(bench, "encoder").await?;
    let billions = |key| number(&told, key).map(|count| short(count / 1e9));
    figure(Figure {
        key: "encoder",
        what: format!(
            "encoder ÷ {} for a single-precision product of {}, multiply-adds a second on one core",
            told["library"].as_str().unwrap_or("the best library"),
            told["size"]
        ),
        measured: format!(
            "{} ÷ {} thousand million",
            billions("encoder_multiply_adds_per_second")?,
            billions("peak_multiply_adds_per_second")?
        ),
        value: number(&told, "share")? * 100.0,
        unit: " %",
        promise: Some(Promise::AtLeast(60.0)),
    })
}
