//! `peacebrief-evaluate`: sends the articles of reference files through the service and writes the briefs in the
//! reference form, for `evaluation/score.py` to compare.

mod account;
mod article;
mod digests;
mod producer;
mod reference;
mod story;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use std::{error::Error, fs};

use article::Article;
use clap::Parser;
use peacebrief::v1;
use peacebrief_engine::{Engine, EngineError};
use producer::Producer;
use serde::Serialize;

/// Sends the articles of reference files through the service and writes the briefs, or the digests of stories, in the reference form.
#[derive(Debug, Parser)]
#[command(name = "peacebrief-evaluate", version)]
struct Arguments {
    /// Folder of reference files.
    #[arg(long, value_name = "DIR", default_value = "evaluation/corpus")]
    corpus: PathBuf,
    /// Folder for the briefs, one ID.json each; made if it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write digests instead: one STORY.json for each folder of reports below --stories.
    #[arg(long, conflicts_with = "server")]
    digests: bool,
    /// Folder of stories.
    #[arg(long, value_name = "DIR", default_value = "evaluation/stories", requires = "digests")]
    stories: PathBuf,
    /// Call the service at this address instead of one of its own, such as http://127.0.0.1:50051.
    #[arg(long, value_name = "URL", conflicts_with = "in_process")]
    server: Option<String>,
    /// Call the engine directly instead of the service: the same briefs, without gRPC. For quick development turns.
    #[arg(long)]
    in_process: bool,
    /// Also write to this file what the roles of every article's actors were weighed by: a line of JSON each, for roles.py.
    #[arg(long, value_name = "FILE", requires = "in_process")]
    role_traits: Option<PathBuf>,
    /// Also write to this file what the terms of every article's agreements were weighed by: a line of JSON each, for terms.py.
    #[arg(long, value_name = "FILE", requires = "in_process")]
    term_signs: Option<PathBuf>,
    /// Also write to this file what the key sentences of every article were chosen by: a line of JSON each, for salience.py.
    #[arg(long, value_name = "FILE", requires = "in_process")]
    salience_traits: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            // Nothing is left to tell an unwritable standard error to.
            let _ = writeln!(io::stderr(), "peacebrief-evaluate: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Briefs every article of the corpus; answers how many failed.
fn run(arguments: &Arguments) -> Result<usize, Box<dyn Error>> {
    if arguments.digests {
        return write_digests(arguments);
    }
    let articles = article::read_folder(&arguments.corpus)?;
    let count = articles.len();
    fs::create_dir_all(&arguments.out)?;
    if arguments.out.canonicalize()? == arguments.corpus.canonicalize()? {
        return Err("--out is the corpus itself: its references would be overwritten".into());
    }
    let producer = match &arguments.server {
        None if arguments.in_process => Producer::Engine,
        None => Producer::OwnServer,
        Some(url) => Producer::Server(url.clone()),
    };
    if let Some(path) = &arguments.role_traits {
        write_lines(path, &articles, "actors", Engine::role_traits)?;
    }
    if let Some(path) = &arguments.term_signs {
        write_lines(path, &articles, "weighed", Engine::term_signs)?;
    }
    if let Some(path) = &arguments.salience_traits {
        write_lines(path, &articles, "sentences", Engine::salience_traits)?;
    }
    let started = Instant::now();
    let mut failed = 0;
    producer.briefs(articles, |article, brief| {
        let path = arguments.out.join(format!("{}.json", article.id));
        remove(&path)?;
        if let Err(error) = brief.and_then(|brief| write(&path, &article, &brief)) {
            failed += 1;
            writeln!(io::stderr(), "{}: {error}", article.id)?;
        }
        Ok(())
    })?;
    let seconds = started.elapsed().as_secs_f64();
    writeln!(io::stdout(), "{count} articles, {failed} failed, {seconds:.2} s")?;
    Ok(failed)
}

/// Writes the digest of every story; answers how many failed.
fn write_digests(arguments: &Arguments) -> Result<usize, Box<dyn Error>> {
    let stories = story::read_stories(&arguments.stories)?;
    fs::create_dir_all(&arguments.out)?;
    let engine = Arc::new(Engine::embedded()?);
    let runtime = tokio::runtime::Runtime::new()?;
    let started = Instant::now();
    let mut failed = 0;
    for story in &stories {
        let path = arguments.out.join(format!("{}.json", story.id));
        remove(&path)?;
        let account = if arguments.in_process {
            digests::in_process(&engine, story)
        } else {
            runtime.block_on(digests::over_grpc(&engine, story))
        };
        match account {
            Ok(account) => fs::write(&path, serde_json::to_string_pretty(&account)? + "\n")?,
            Err(error) => {
                failed += 1;
                writeln!(io::stderr(), "{}: {error}", story.id)?;
            }
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    writeln!(io::stdout(), "{} stories, {failed} failed, {seconds:.2} s", stories.len())?;
    Ok(failed)
}

/// Writes for every article what the engine tells of it beside the brief, under a key.
fn write_lines<T: Serialize>(
    path: &Path,
    articles: &[(Article, v1::Article)],
    key: &str,
    of: impl Fn(&Engine, &v1::Article) -> Result<T, EngineError>,
) -> Result<(), Box<dyn Error>> {
    let engine = Engine::embedded()?;
    let mut file = io::BufWriter::new(fs::File::create(path)?);
    for (article, request) in articles {
        let line = serde_json::json!({ "id": article.id, key: of(&engine, request)? });
        writeln!(file, "{line}")?;
    }
    Ok(file.flush()?)
}

/// Removes an earlier run's brief: where this run has none, it must not be scored in its place.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes a brief in the reference form.
fn write(path: &Path, article: &Article, brief: &v1::Brief) -> Result<(), Box<dyn Error>> {
    let mut json = serde_json::to_string_pretty(&reference::from_brief(article, brief)?)?;
    json.push('\n');
    Ok(fs::write(path, json)?)
}
