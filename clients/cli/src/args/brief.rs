//! `peacebrief brief`, and how articles are given.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use peacebrief::v1;

use super::{Encoding, PageArgs, ServerArgs};

/// How articles can be given, for the help of every command that takes some.
macro_rules! articles_help {
    () => {
        "\
Articles:
  FILE.txt     the body; front matter may stand before it, between two lines
               of three dashes: title, published, source, language and id, each
               on a line as `key: value`. So is any file of another name read.
  FILE.json    one object: text (or body), and any of those keys
  FILE.jsonl   such objects, one a line (.ndjson too)
  a folder     its .txt, .json, .jsonl and .ndjson files at any depth, in order
               of their names
  -            standard input, in any of these forms
  Text is UTF-8. Dates are YYYY-MM-DD. What is given here goes before what
  stands in a file.

"
    };
}
pub(super) use articles_help;

const BRIEF_HELP: &str = concat!(
    articles_help!(),
    "\
Formats:
  text         for reading
  json         the brief in the API's canonical JSON; of several articles, an
               array of {id, file, brief}
  jsonl        {id, file, brief} on a line for each article
  html         one page that needs nothing else, with each article beside what
               was found in it, either linked to the other, and a timeline

What fails is listed on standard error; the rest goes on, and the exit status
is 1."
);

/// `peacebrief brief`.
#[derive(Debug, Args)]
#[command(after_help = BRIEF_HELP)]
pub(crate) struct BriefArgs {
    /// What to brief.
    #[command(flatten)]
    pub(crate) articles: ArticleArgs,

    /// How to print the briefs.
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: OutputFormat,

    /// The unit in which spans count in JSON.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) encoding: Encoding,

    /// Tell in the text form, for each finding, the rule that made it, the words that set it off, and how sure it is.
    #[arg(long)]
    pub(crate) explain: bool,

    /// A folder of lexicon files: your own knowledge, laid over the built-in lexicon.
    #[arg(long, env = "PEACEBRIEF_LEXICON", hide_env_values = true, value_name = "FOLDER")]
    pub(crate) lexicon: Option<PathBuf>,

    /// How the text form is laid out.
    #[command(flatten)]
    pub(crate) page: PageArgs,

    /// Where the service is.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
}

/// Articles, and what is known of all of them.
#[derive(Debug, Args)]
pub(crate) struct ArticleArgs {
    /// Articles: files or folders; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// The day of publication, against which "on Monday" is resolved.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = peacebrief::date::parse)]
    pub(crate) published: Option<v1::Date>,

    /// The headline. For a single article only.
    #[arg(long)]
    pub(crate) title: Option<String>,

    /// Who published it.
    #[arg(long)]
    pub(crate) source: Option<String>,

    /// The language, as a BCP 47 tag; it is then not guessed.
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,

    /// How the articles are written; by default their names tell.
    #[arg(long, value_enum, value_name = "FORM")]
    pub(crate) input: Option<InputForm>,
}

/// How to print briefs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// For reading.
    #[default]
    Text,
    /// Canonical JSON.
    Json,
    /// One line of JSON for each article.
    Jsonl,
    /// A page for a browser.
    Html,
}

/// How articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputForm {
    /// Plain text, with or without front matter.
    Text,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Jsonl,
}
