//! What the command line takes, and its help: a file for each group of commands.

mod archive;
mod brief;
mod export;
mod filter;
mod registry;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use peacebrief::v1;

pub(crate) use archive::{
    ArchiveArgs, DeleteArgs, IngestArgs, ListArgs, ListFormat, RebriefArgs, SearchArgs, ShowArgs, ShowFormat,
    WatchArgs, WatchFormat,
};
pub(crate) use brief::{ArticleArgs, BriefArgs, InputForm, OutputFormat};
pub(crate) use export::{ExportArgs, ExportFormat, Scheme};
pub(crate) use filter::{FilterArgs, window};
pub(crate) use registry::{
    ActorsArgs, AgreementsArgs, DigestArgs, DigestFormat, ListingArgs, MergeArgs, ProcessesArgs,
    RegistryCommand, RevertArgs, SplitArgs, TimelineArgs,
};

// Both texts are laid out for 78 columns: clap wraps them on narrower terminals only.
const EXAMPLES: &str = "\
Examples:
  peacebrief brief report.txt --published 2025-08-11
  curl -s https://example.org/report.txt | peacebrief brief -
  peacebrief brief reports/ --format jsonl > briefs.jsonl
  peacebrief brief report.txt --format html > report.html
  peacebrief brief report.json --server http://127.0.0.1:50051
  peacebrief validate report.json brief.json
  peacebrief ingest reports/
  peacebrief search 'ceasefire -rumour' --since 2025-01-01
  peacebrief digest 'Norland–Sudmark peace process'
  peacebrief watch --cursor-file .cursor --format jsonl
  peacebrief export --as plover > events.csv

Exit status:
  0 all well; 1 something failed, or a brief does not hold; 2 wrong usage;
  130 interrupted";

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
    /// Keep articles and their briefs in an archive.
    Ingest(IngestArgs),
    /// List the briefs kept.
    List(ListArgs),
    /// Show a brief, an article, a process, an actor or an agreement by its name.
    Show(ShowArgs),
    /// Search the full text of the articles and briefs kept.
    Search(SearchArgs),
    /// Tell what changes, as it changes.
    Watch(WatchArgs),
    /// Erase articles with all that was derived from them.
    Delete(DeleteArgs),
    /// Read articles anew whose briefs are of another engine.
    Rebrief(RebriefArgs),
    /// List the processes that reports are filed under.
    Processes(ProcessesArgs),
    /// List actors across reports.
    Actors(ActorsArgs),
    /// List agreements across reports, with how each fared.
    Agreements(AgreementsArgs),
    /// Tell what happened in a process, in order of time.
    Timeline(TimelineArgs),
    /// Tell a process as a whole: events, agreements, contradictions, promises kept and missed.
    Digest(DigestArgs),
    /// Correct who is who, and which agreement is which.
    #[command(subcommand)]
    Registry(RegistryCommand),
    /// Export events, agreements or everything for other programs.
    Export(ExportArgs),
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
    /// The service to ask, as https://HOST:PORT or http://HOST:PORT. Without it, one is started inside this process.
    #[arg(long = "server", env = "PEACEBRIEF_SERVER", value_name = "URL")]
    pub(crate) url: Option<String>,

    /// How it knows this client, and this client it.
    #[command(flatten)]
    pub(crate) access: AccessArgs,
}

/// How a service that is asked knows who asks, and is known itself.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Access to the service")]
pub(crate) struct AccessArgs {
    /// A PEM file with the authorities that a service at https:// is known by, instead of the system's.
    #[arg(long, env = "PEACEBRIEF_TLS_CA", hide_env_values = true, value_name = "FILE")]
    pub(crate) tls_ca: Option<PathBuf>,

    /// A PEM file with the certificate that it knows this client by.
    #[arg(long, env = "PEACEBRIEF_CLIENT_CERT", hide_env_values = true, value_name = "FILE")]
    pub(crate) tls_cert: Option<PathBuf>,

    /// A PEM file with its private key.
    #[arg(long, env = "PEACEBRIEF_CLIENT_KEY", hide_env_values = true, value_name = "FILE")]
    pub(crate) tls_key: Option<PathBuf>,

    /// A file with the token (JWT) that it knows this client by.
    #[arg(long, env = "PEACEBRIEF_TOKEN_FILE", hide_env_values = true, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,

    /// A file with the API key that it knows this client by.
    #[arg(long, env = "PEACEBRIEF_API_KEY_FILE", hide_env_values = true, value_name = "FILE")]
    pub(crate) api_key_file: Option<PathBuf>,
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

/// How the text form is laid out.
#[derive(Debug, Args)]
pub(crate) struct PageArgs {
    /// Columns of the text form; by default those of the terminal, or 100.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub(crate) width: Option<u16>,
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
