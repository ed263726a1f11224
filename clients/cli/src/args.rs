//! What the command line takes, and its help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use peacebrief::v1;

// Both texts are laid out for 78 columns: clap wraps them on narrower terminals only.
const EXAMPLES: &str = "\
Examples:
  peacebrief brief report.txt --published 2025-08-11
  curl -s https://example.org/report.txt | peacebrief brief -
  peacebrief brief reports/ --format jsonl > briefs.jsonl
  peacebrief brief report.txt --format html > report.html
  peacebrief brief report.json --server http://127.0.0.1:50051
  peacebrief validate report.json brief.json

Exit status:
  0 all well; 1 something failed, or a brief does not hold; 2 wrong usage;
  130 interrupted";

const BRIEF_HELP: &str = "\
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

Formats:
  text         for reading
  json         the brief in the API's canonical JSON; of several articles, an
               array of {id, file, brief}
  jsonl        {id, file, brief} on a line for each article
  html         one page that needs nothing else, with each article beside what
               was found in it, either linked to the other, and a timeline

What fails is listed on standard error; the rest goes on, and the exit status
is 1.";

/// Condense reports on peace processes into structured, source-grounded briefs.
#[derive(Debug, Parser)]
#[command(name = "peacebrief", version, after_help = EXAMPLES, propagate_version = true, max_term_width = 100)]
pub(crate) struct Cli {
    /// When to colour the output.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: ColorChoice,

    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Brief articles: files, folders, or standard input.
    Brief(BriefArgs),
    /// Hold a brief against its article, and print every fault.
    Validate(ValidateArgs),
    /// Ask whether a service is ready to work.
    Health(HealthArgs),
    /// Print the completion script of a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

/// `peacebrief brief`.
#[derive(Debug, Args)]
#[command(after_help = BRIEF_HELP)]
pub(crate) struct BriefArgs {
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

    /// How to print the briefs.
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: OutputFormat,

    /// How the articles are written; by default their names tell.
    #[arg(long, value_enum, value_name = "FORM")]
    pub(crate) input: Option<InputForm>,

    /// The unit in which spans count in JSON.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) encoding: Encoding,

    /// Tell in the text form, for each finding, the rule that made it, the words that set it off, and how sure it is.
    #[arg(long)]
    pub(crate) explain: bool,

    /// A folder of lexicon files: your own knowledge, laid over the built-in lexicon.
    #[arg(long, env = "PEACEBRIEF_LEXICON", hide_env_values = true, value_name = "FOLDER")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Columns of the text form; by default those of the terminal, or 100.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub(crate) width: Option<u16>,

    /// Where the service is.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
}

/// `peacebrief validate`.
#[derive(Debug, Args)]
pub(crate) struct ValidateArgs {
    /// The article: a file in one of the forms that `brief` reads.
    pub(crate) article: PathBuf,

    /// Its brief: canonical JSON, as `brief --format json` prints it.
    pub(crate) brief: PathBuf,

    /// Where the service is.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
}

/// `peacebrief health`.
#[derive(Debug, Args)]
pub(crate) struct HealthArgs {
    /// Where the service is.
    #[command(flatten)]
    pub(crate) server: ServerArgs,
}

/// Where the service is.
#[derive(Debug, Args)]
pub(crate) struct ServerArgs {
    /// The service to ask, as http://HOST:PORT. Without it, one is started inside this process.
    #[arg(long = "server", env = "PEACEBRIEF_SERVER", value_name = "URL")]
    pub(crate) url: Option<String>,
}

/// When to colour the output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
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

/// The unit in which spans count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Encoding {
    /// Bytes.
    #[default]
    Utf8,
    /// UTF-16 code units.
    Utf16,
    /// Code points.
    Utf32,
}

impl From<Encoding> for v1::EncodingType {
    fn from(encoding: Encoding) -> Self {
        match encoding {
            Encoding::Utf8 => Self::Utf8,
            Encoding::Utf16 => Self::Utf16,
            Encoding::Utf32 => Self::Utf32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_date_that_is_none_is_refused_with_its_reason() {
        let error =
            Cli::try_parse_from(["peacebrief", "brief", "-", "--published", "2025-02-30"]).unwrap_err();
        assert!(error.to_string().contains("has no day 30"), "{error}");
    }
}
