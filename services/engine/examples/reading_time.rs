//! How long the engine takes for the articles of a folder of reference files, on one core, start-up not counted.
//!
//! ```text
//! cargo run --release -p peacebrief-engine --example reading_time -- evaluation/corpus
//! ```
//!
//! Every article is read as often as the second argument says (20 times), all of them in turn, and its shortest time counts: what else
//! the machine does can only add to it. The last line is a text of 1 MiB, made of the folder's paragraphs, read once: it tells whether
//! work still grows with the length alone.

mod folder;

use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use peacebrief::v1;
use peacebrief_engine::Engine;

/// The length of the long text in bytes.
const LONG: usize = 1 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "evaluation/corpus".to_owned());
    let rounds: u32 = arguments.next().map_or(Ok(20), |rounds| rounds.parse())?;
    let articles = folder::read(&folder)?;
    let engine = Engine::embedded()?;

    let mut shortest = vec![Duration::MAX; articles.len()];
    for _ in 0..rounds {
        for (shortest, article) in shortest.iter_mut().zip(&articles) {
            *shortest = (*shortest).min(time(&engine, article)?);
        }
    }
    let words: usize = articles.iter().map(|article| article.body.split_whitespace().count()).sum();
    let each = shortest.iter().sum::<Duration>().as_secs_f64() * 1e3 / articles.len() as f64;
    let mean_words = words / articles.len();
    writeln!(io::stdout(), "{} articles of {mean_words} words: {each:.2} ms each", articles.len())?;

    let long = time(&engine, &long_article(&articles))?;
    writeln!(io::stdout(), "{LONG} bytes: {:.2} s", long.as_secs_f64())?;
    Ok(())
}

/// The time of one reading.
fn time(engine: &Engine, article: &v1::Article) -> Result<Duration, Box<dyn Error>> {
    let started = Instant::now();
    engine.brief(article, v1::EncodingType::Utf8)?;
    Ok(started.elapsed())
}

/// The paragraphs of all articles over and over, numbered so that no two are the same.
fn long_article(articles: &[v1::Article]) -> v1::Article {
    let paragraphs = articles.iter().flat_map(|article| article.body.lines()).filter(|line| !line.is_empty());
    let mut body = String::with_capacity(LONG);
    for (number, paragraph) in paragraphs.cycle().enumerate() {
        let paragraph = format!("{paragraph} This was report {number}.\n\n");
        if body.len() + paragraph.len() > LONG {
            break;
        }
        body.push_str(&paragraph);
    }
    v1::Article { body, language: "en".to_owned(), ..articles[0].clone() }
}
