//! Reads texts one by one, for `tools/instructions.py` to count what each takes.
//!
//! ```text
//! instructions PATH FILE...
//! ```
//!
//! PATH is the path of the code ("avx2"), so that every machine counts the same. Each text is read once before any is counted: what the
//! start and the first reading cost is not in the counts.

use std::error::Error;
use std::{env, fs, hint};

use peacebrief::v1;
use peacebrief_engine::{Engine, bench};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let path = arguments.next().ok_or("which path of the code?")?;
    let articles = arguments
        .map(|file| {
            let published = Some(v1::Date { year: 2026, month: 1, day: 15 });
            Ok(v1::Article { body: body(&fs::read_to_string(file)?), published, ..Default::default() })
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let engine = bench::engine_on(&path)?.ok_or_else(|| format!("this machine has no {path}"))?;
    for article in &articles {
        hint::black_box(engine.brief(article, v1::EncodingType::Utf8)?);
    }
    for article in &articles {
        count_this(&engine, article)?;
    }
    Ok(())
}

/// The text below the lines on title, source and day with which a sample begins.
fn body(file: &str) -> String {
    file.splitn(3, "---\n").last().unwrap_or_default().to_owned()
}

/// Callgrind counts while this runs, by its name.
#[inline(never)]
fn count_this(engine: &Engine, article: &v1::Article) -> Result<(), Box<dyn Error>> {
    hint::black_box(engine.brief(article, v1::EncodingType::Utf8)?);
    Ok(())
}
