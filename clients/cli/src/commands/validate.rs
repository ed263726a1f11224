//! `peacebrief validate`: a brief held against its article.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use peacebrief::v1;

use crate::args::ValidateArgs;
use crate::error::{CliError, Outcome};
use crate::input::{Item, Overrides, Plan};
use crate::service::Service;

/// Prints every fault of the brief.
pub(super) async fn run(args: ValidateArgs) -> Result<Outcome, CliError> {
    let ValidateArgs { article, brief, server } = args;
    let (item, brief) =
        tokio::task::spawn_blocking(move || Ok::<_, CliError>((read_article(article)?, read_brief(&brief)?)))
            .await??;
    let service = Service::open(&server, None).await?;
    let answer = service.client().validate(item.article, brief).await?;
    service.close().await;

    let mut out = io::stdout().lock();
    for fault in &answer.faults {
        let kind = fault.kind().as_str_name();
        let kind = kind.strip_prefix("BRIEF_FAULT_KIND_").unwrap_or(kind);
        writeln!(out, "{}: {kind}: {}", fault.field, fault.description)?;
    }
    if answer.omitted > 0 {
        writeln!(out, "and {} faults more", answer.omitted)?;
    }
    if answer.faults.is_empty() {
        writeln!(out, "the brief holds")?;
        return Ok(Outcome::Success);
    }
    Ok(Outcome::Failure)
}

/// The one article of a file.
fn read_article(path: PathBuf) -> Result<Item, CliError> {
    let name = path.to_string_lossy().into_owned();
    let mut items = Plan::new(&[path], None).read(Overrides::default());
    let first = items.next().ok_or_else(|| CliError::Usage(format!("{name}: no article in this file")))??;
    match items.next() {
        Some(_) => Err(CliError::Usage(format!("{name}: more than one article, but a brief is of one"))),
        None => Ok(first),
    }
}

fn read_brief(path: &Path) -> Result<v1::Brief, CliError> {
    let file = path.to_string_lossy().into_owned();
    let text = fs::read_to_string(path).map_err(|error| crate::input::Fault::Io(error).of(&file))?;
    peacebrief::json::from_str(&text).map_err(|source| CliError::Brief { file, source })
}
