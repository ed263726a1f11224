//! `peacebrief digest`: a process as a whole.

use std::io::{self, Write as _};

use peacebrief::v1::{self, ErrorReason};

use super::registry::process;
use crate::args::{ColorChoice, DigestArgs, DigestFormat, window};
use crate::error::{CliError, Outcome};
use crate::render::{DigestHtml, DigestText, Layout, json};
use crate::service::Service;
use crate::terminal;

/// Prints the digest.
pub(super) async fn run(args: DigestArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let look = terminal::look(&args.page, color, false);
    let service = Service::open_archive(args.archive).await?;
    let tellings = args.tellings.map_or(0, |count| i32::try_from(count.get()).unwrap_or(i32::MAX));
    let digest = service.client().digest(v1::GetDigestRequest {
        process: process(service.client(), &args.process).await?,
        published: window(args.since, args.until),
        max_tellings: tellings,
        ..Default::default()
    });
    let digest = digest.await.map_err(|error| match error.reason() {
        Some(ErrorReason::AnswerTooLarge) => CliError::TooLarge(error),
        _ => error.into(),
    })?;
    let text = match args.format {
        DigestFormat::Text => DigestText::new(look).print(&digest),
        DigestFormat::Json => json::message(&digest, Layout::Page)? + "\n",
        DigestFormat::Html => DigestHtml.print(&digest),
    };
    io::stdout().write_all(text.as_bytes())?;
    service.close().await;
    Ok(Outcome::Success)
}
