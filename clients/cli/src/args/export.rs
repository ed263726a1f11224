//! `peacebrief export`.

use clap::{Args, ValueEnum};

use super::{ArchiveArgs, FilterArgs};

const EXPORT_HELP: &str = "\
What is exported:
  plover     events and statements as PLOVER records, with the columns of
             POLECAT and ours beside them
  pax        agreements as rows of the PA-X peace agreements database, marked as
             suggested by a machine
  jsonl      the API's own messages, one a line: of each report, its brief and,
             with --articles, its article; with --merged, processes, digests,
             actors, agreements and corrections

Rows are told report by report, as the reports tell them. With --merged, they are
told once across the reports of each process, as its digest has them.
docs/export.md says how our terms are mapped, and where that is a departure.";

/// `peacebrief export`.
#[derive(Debug, Args)]
#[command(after_help = EXPORT_HELP)]
pub(crate) struct ExportArgs {
    /// What to export, and in whose terms.
    #[arg(long = "as", value_enum, value_name = "SCHEME")]
    pub(crate) scheme: Scheme,

    /// How rows are written; jsonl where the messages are exported.
    #[arg(long, short, value_enum)]
    pub(crate) format: Option<ExportFormat>,

    /// Once across the reports of each process, not report by report. Of the conditions on briefs, --process (a name,
    /// processes/…, or what it is called), --since and --until then choose.
    #[arg(long, conflicts_with_all = ["actor", "agreement", "status", "source", "articles"])]
    pub(crate) merged: bool,

    /// With the messages, the articles too.
    #[arg(long)]
    pub(crate) articles: bool,

    /// Which briefs.
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    /// Where they are.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// In whose terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scheme {
    /// Events, as POLECAT has them.
    Plover,
    /// Agreements, as PA-X has them.
    Pax,
    /// Everything, in our own messages.
    Jsonl,
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Comma-separated values (RFC 4180).
    Csv,
    /// One JSON object a line.
    Jsonl,
}
