//! `peacebrief ingest`: articles in, to be kept with their briefs.

use futures_util::StreamExt as _;
use peacebrief::v1;

use super::articles::{self, Given, Reading};
use super::output::Output;
use crate::args::{ColorChoice, IngestArgs};
use crate::error::{CliError, Outcome};
use crate::render::Ingested;
use crate::service::Service;
use crate::terminal;

/// Keeps everything that the command line names.
pub(super) async fn run(args: IngestArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let Given { plan, overrides, progress } = Given::new(&args.articles).await?;
    let mut out = Output::new(args.format, terminal::look(&args.page, color, false));
    let service = Service::open_archive(args.archive).await?;
    let mut reading = Reading::start(plan, overrides);
    let requests = reading.articles().map(|(numbered, article)| {
        // What is kept is not read here: what stands beside it is enough.
        let view = v1::BriefView::Basic.into();
        (numbered, v1::IngestArticleRequest { article: Some(article), view, ..Default::default() })
    });
    let answers = service.client().ingest_many(requests);
    let failures = articles::work_off(answers, reading, &progress, |item, answer| {
        out.print(&Ingested::new(item, answer))
    });
    let failures = failures.await?;
    out.end()?;
    drop(progress);
    service.close().await;
    Ok(failures.report())
}
