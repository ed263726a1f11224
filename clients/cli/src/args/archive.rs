//! The commands that keep articles and find them again.

use std::num::NonZeroU64;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use peacebrief::v1;

use super::brief::articles_help;
use super::{AccessArgs, ArticleArgs, Encoding, FilterArgs, PageArgs};

const INGEST_HELP: &str = concat!(
    articles_help!(),
    "\
Each article is told of once it is durable. The same article twice is one
article. What fails is listed on standard error; the rest goes on, and the exit
status is 1: run the command again, and nothing is kept twice."
);

const SEARCH_HELP: &str = "\
Words must all stand there, in any of their inflections. Words \"within double
quotes\" must follow each other; -word must not be there (put -- before a query
that begins so).";

const WATCH_HELP: &str = "\
With --cursor-file, every change is told at least once however often the command
is ended and started: the file names the last change that was told.

Exit status 0 with --once or --count; else it runs until it is interrupted.";

/// Where the archive is.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Where the archive is")]
pub(crate) struct ArchiveArgs {
    /// The service to ask, as https://HOST:PORT or http://HOST:PORT. Without it, one is started inside this process, on the archive in
    /// --data-dir.
    #[arg(long = "server", env = "PEACEBRIEF_SERVER", value_name = "URL")]
    pub(crate) url: Option<String>,

    /// How it knows this client, and this client it.
    #[command(flatten)]
    pub(crate) access: AccessArgs,

    /// The folder of an archive of this machine's own, made where it is not there; by default peacebrief in the folder for
    /// user data ($XDG_DATA_HOME, or ~/.local/share). Not asked where a service is.
    #[arg(long, env = "PEACEBRIEF_DATA_DIR", value_name = "FOLDER")]
    pub(crate) data_dir: Option<PathBuf>,

    /// A folder of lexicon files: your own knowledge, laid over the built-in lexicon.
    #[arg(long, env = "PEACEBRIEF_LEXICON", hide_env_values = true, value_name = "FOLDER")]
    pub(crate) lexicon: Option<PathBuf>,
}

/// `peacebrief ingest`.
#[derive(Debug, Args)]
#[command(after_help = INGEST_HELP)]
pub(crate) struct IngestArgs {
    /// What to keep.
    #[command(flatten)]
    pub(crate) articles: ArticleArgs,

    /// How to tell what is kept.
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: ListFormat,

    /// How the text form is laid out.
    #[command(flatten)]
    pub(crate) page: PageArgs,

    /// Where to keep it.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief list`.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Which.
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    /// In which order.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) order: Order,

    /// How many at most; all where it is not given.
    #[arg(long, short = 'n', value_name = "COUNT")]
    pub(crate) limit: Option<NonZeroU64>,

    /// In JSON, the whole briefs and not only what stands beside them.
    #[arg(long)]
    pub(crate) full: bool,

    /// The unit in which spans count in JSON.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) encoding: Encoding,

    /// How to print them.
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: ListFormat,

    /// How the text form is laid out.
    #[command(flatten)]
    pub(crate) page: PageArgs,

    /// Where they are.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Its name: briefs/…, articles/…, processes/…, actors/… or agreements/…; a bare id is a brief's.
    pub(crate) name: String,

    /// How to print it.
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: ShowFormat,

    /// Tell in the text form why: of a brief, for each finding, the rule that made it, the words that set it off, and how
    /// sure it is; of an actor or an agreement, why each report's was taken for it.
    #[arg(long)]
    pub(crate) explain: bool,

    /// The unit in which spans count in JSON.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) encoding: Encoding,

    /// How the text form is laid out.
    #[command(flatten)]
    pub(crate) page: PageArgs,

    /// Where it is.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief search`.
#[derive(Debug, Args)]
#[command(after_help = SEARCH_HELP)]
pub(crate) struct SearchArgs {
    /// The words to be found.
    #[arg(required = true, value_name = "WORDS")]
    pub(crate) query: Vec<String>,

    /// Which briefs to search.
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    /// How many results at most.
    #[arg(long, short = 'n', value_name = "COUNT", default_value = "20")]
    pub(crate) limit: NonZeroU64,

    /// How to print them.
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: ListFormat,

    /// How the text form is laid out.
    #[command(flatten)]
    pub(crate) page: PageArgs,

    /// Where they are.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief watch`.
#[derive(Debug, Args)]
#[command(after_help = WATCH_HELP)]
pub(crate) struct WatchArgs {
    /// Go on after the change of this cursor.
    #[arg(long, conflicts_with = "cursor_file")]
    pub(crate) cursor: Option<String>,

    /// Go on from the cursor in this file, if it is there, and keep that of the last change told in it.
    #[arg(long, value_name = "FILE")]
    pub(crate) cursor_file: Option<PathBuf>,

    /// Begin, without a cursor, with the oldest change that is kept, and not with what changes from now on.
    #[arg(long)]
    pub(crate) oldest: bool,

    /// Only changes of these kinds.
    #[arg(long, value_enum)]
    pub(crate) kind: Vec<Kind>,

    /// Only alerts of these kinds.
    #[arg(long, value_enum)]
    pub(crate) alert: Vec<Alert>,

    /// Tell what has changed up to now, and end.
    #[arg(long)]
    pub(crate) once: bool,

    /// End after so many changes.
    #[arg(long, value_name = "COUNT")]
    pub(crate) count: Option<NonZeroU64>,

    /// Which briefs to tell of; of deletions all are told.
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    /// In JSON, the whole briefs and not only what stands beside them.
    #[arg(long)]
    pub(crate) full: bool,

    /// How to print the changes.
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: WatchFormat,

    /// How the text form is laid out.
    #[command(flatten)]
    pub(crate) page: PageArgs,

    /// Where they are.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief delete`.
#[derive(Debug, Args)]
pub(crate) struct DeleteArgs {
    /// The names of the articles, articles/…, or of their briefs.
    #[arg(required = true, value_name = "NAME")]
    pub(crate) names: Vec<String>,

    /// It is well, too, if there is no such article.
    #[arg(long)]
    pub(crate) missing_ok: bool,

    /// Where they are.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// `peacebrief rebrief`.
#[derive(Debug, Args)]
pub(crate) struct RebriefArgs {
    /// Which, of those that are of another engine.
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    /// Where they are.
    #[command(flatten)]
    pub(crate) archive: ArchiveArgs,
}

/// How to print a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For reading.
    #[default]
    Text,
    /// An array in canonical JSON.
    Json,
    /// One line of JSON for each.
    Jsonl,
    /// Comma-separated values, for a spreadsheet (RFC 4180).
    Csv,
}

/// How to print one thing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowFormat {
    /// For reading.
    #[default]
    Text,
    /// Canonical JSON.
    Json,
    /// A page for a browser. Of a brief only.
    Html,
}

/// How to print changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum WatchFormat {
    /// For reading.
    #[default]
    Text,
    /// One line of JSON for each.
    Jsonl,
}

/// The orders of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// The latest taken in first.
    #[default]
    Newest,
    /// The first taken in first.
    Oldest,
    /// The latest published first.
    Latest,
    /// The first published first.
    Earliest,
}

impl From<Order> for v1::BriefOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::Newest => Self::IngestedDescending,
            Order::Oldest => Self::IngestedAscending,
            Order::Latest => Self::PublishedDescending,
            Order::Earliest => Self::PublishedAscending,
        }
    }
}

/// Kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// A new article was taken in.
    Written,
    /// A brief was replaced.
    Replaced,
    /// An article was erased.
    Deleted,
    /// There is news in a process.
    Alert,
}

impl From<Kind> for v1::ChangeKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Written => Self::Written,
            Kind::Replaced => Self::Replaced,
            Kind::Deleted => Self::Deleted,
            Kind::Alert => Self::Alert,
        }
    }
}

/// Kinds of alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Alert {
    /// An agreement has got to another status.
    StatusMoved,
    /// A breach that none had told before.
    NewBreach,
    /// An actor who had no part in the process before.
    NewActor,
    /// A step is due today.
    StepDue,
    /// The day of a step has passed without it.
    StepMissed,
}

impl From<Alert> for v1::AlertKind {
    fn from(kind: Alert) -> Self {
        match kind {
            Alert::StatusMoved => Self::StatusMoved,
            Alert::NewBreach => Self::NewBreach,
            Alert::NewActor => Self::NewActor,
            Alert::StepDue => Self::StepDue,
            Alert::StepMissed => Self::StepMissed,
        }
    }
}
