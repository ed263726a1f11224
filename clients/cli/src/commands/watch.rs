//! `peacebrief watch`: what changes, as it changes.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use futures_util::StreamExt as _;
use peacebrief::v1;
use peacebrief::v1::watch_briefs_response::Change;

use super::output::Output;
use crate::args::{ColorChoice, ListFormat, WatchArgs, WatchFormat};
use crate::error::{CliError, Outcome};
use crate::input::Fault;
use crate::service::Service;
use crate::terminal;

/// Tells changes until there are to be no more.
pub(super) async fn run(args: WatchArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let format = match args.format {
        WatchFormat::Text => ListFormat::Text,
        WatchFormat::Jsonl => ListFormat::Jsonl,
    };
    let mut out = Output::new(format, terminal::look(&args.page, color, false));
    let kept = args.cursor_file.map(CursorFile);
    let cursor = match &kept {
        Some(file) => file.read()?,
        None => args.cursor.unwrap_or_default(),
    };
    let service = Service::open_archive(args.archive).await?;
    let start = if args.oldest { v1::WatchStart::Oldest } else { v1::WatchStart::Now };
    let view = if args.full { v1::BriefView::Full } else { v1::BriefView::Basic };
    let mut changes = service.client().watch(v1::WatchBriefsRequest {
        cursor,
        start: start.into(),
        filter: args.filter.filter(),
        kinds: args.kind.into_iter().map(|kind| v1::ChangeKind::from(kind).into()).collect(),
        alert_kinds: args.alert.into_iter().map(|kind| v1::AlertKind::from(kind).into()).collect(),
        view: view.into(),
        ..Default::default()
    });
    let mut left = args.count.map_or(u64::MAX, std::num::NonZeroU64::get);
    let mut outcome = Outcome::Success;
    while left > 0 {
        let change = tokio::select! {
            change = changes.next() => change,
            interrupted = tokio::signal::ctrl_c() => {
                interrupted?;
                outcome = Outcome::Interrupted;
                break;
            }
        };
        let Some(change) = change.transpose()? else { break };
        let quiet = matches!(change.change, Some(Change::Checkpoint(_)) | None);
        if !quiet {
            out.print(&change)?;
            left -= 1;
        }
        // Only now: a change that is not told yet must be told again.
        if let Some(file) = &kept {
            file.write(&change.cursor)?;
        }
        if quiet && args.once {
            break;
        }
    }
    drop(changes);
    service.close().await;
    Ok(outcome)
}

/// A file that holds the cursor of the last change told.
struct CursorFile(PathBuf);

impl CursorFile {
    /// The cursor; empty where there is no file yet.
    fn read(&self) -> Result<String, CliError> {
        match fs::read_to_string(&self.0) {
            Ok(text) => Ok(text.trim().to_owned()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(self.fault(error)),
        }
    }

    /// Puts another cursor in its place: whole or not at all, whatever happens meanwhile.
    fn write(&self, cursor: &str) -> Result<(), CliError> {
        let beside = self.0.with_added_extension("new");
        replace(&beside, &self.0, cursor).map_err(|error| self.fault(error))
    }

    fn fault(&self, error: io::Error) -> CliError {
        Fault::Io(error).of(&self.0.to_string_lossy()).into()
    }
}

fn replace(beside: &Path, file: &Path, cursor: &str) -> io::Result<()> {
    let mut new = File::create(beside)?;
    writeln!(new, "{cursor}")?;
    new.sync_all()?;
    fs::rename(beside, file)
}
