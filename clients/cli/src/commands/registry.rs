//! What is known across reports: processes, actors and agreements, the timeline of a process, and corrections.

use futures_util::TryStreamExt as _;
use peacebrief::v1;
use peacebrief_client::Client;

use super::output::{Output, page_size};
use crate::args::{ActorsArgs, AgreementsArgs, ColorChoice, ProcessesArgs, TimelineArgs, window};
use crate::error::{CliError, Outcome};
use crate::service::Service;
use crate::terminal;

/// The most that a page of the registry holds.
const PAGE: i32 = 1000;

/// Lists processes.
pub(super) async fn processes(args: ProcessesArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let listing = args.listing;
    let mut out = Output::new(listing.format, terminal::look(&listing.page, color, false));
    let service = Service::open_archive(listing.archive).await?;
    let processes = service.client().processes(v1::ListProcessesRequest {
        called: args.called.unwrap_or_default(),
        brief: args.of.unwrap_or_default(),
        page_size: page_size(listing.limit, PAGE),
        ..Default::default()
    });
    out.print_all(processes, listing.limit).await?;
    service.close().await;
    Ok(Outcome::Success)
}

/// Lists actors.
pub(super) async fn actors(args: ActorsArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let listing = args.listing;
    let mut out = Output::new(listing.format, terminal::look(&listing.page, color, false));
    let service = Service::open_archive(listing.archive).await?;
    let actors = service.client().actors(v1::ListActorsRequest {
        process: named(service.client(), args.process).await?,
        called: args.called.unwrap_or_default(),
        kind: args.kind.map(v1::ActorKind::from).unwrap_or_default().into(),
        page_size: page_size(listing.limit, PAGE),
        ..Default::default()
    });
    out.print_all(actors, listing.limit).await?;
    service.close().await;
    Ok(Outcome::Success)
}

/// Lists agreements.
pub(super) async fn agreements(args: AgreementsArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let listing = args.listing;
    let mut out = Output::new(listing.format, terminal::look(&listing.page, color, false));
    let service = Service::open_archive(listing.archive).await?;
    let agreements = service.client().agreements(v1::ListAgreementsRequest {
        process: named(service.client(), args.process).await?,
        called: args.called.unwrap_or_default(),
        statuses: args.status.into_iter().map(|s| v1::AgreementStatus::from(s).into()).collect(),
        page_size: page_size(listing.limit, PAGE),
        ..Default::default()
    });
    out.print_all(agreements, listing.limit).await?;
    service.close().await;
    Ok(Outcome::Success)
}

/// Tells what happened in a process.
pub(super) async fn timeline(args: TimelineArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let listing = args.listing;
    let mut out = Output::new(listing.format, terminal::look(&listing.page, color, false));
    let service = Service::open_archive(listing.archive).await?;
    let entries = service.client().timeline(v1::GetTimelineRequest {
        process: process(service.client(), &args.process).await?,
        happened: window(args.since, args.until),
        page_size: page_size(listing.limit, PAGE),
        ..Default::default()
    });
    out.print_all(entries, listing.limit).await?;
    service.close().await;
    Ok(Outcome::Success)
}

/// The resource name of a process that may be meant; empty where none is.
async fn named(client: &Client, asked: Option<String>) -> Result<String, CliError> {
    match asked {
        Some(asked) => process(client, &asked).await,
        None => Ok(String::new()),
    }
}

/// The resource name of a process, by that name or by what reports call it.
///
/// # Errors
/// [`CliError::Ambiguous`] where several are called so, [`CliError::Unknown`] where none is.
pub(super) async fn process(client: &Client, asked: &str) -> Result<String, CliError> {
    if asked.starts_with("processes/") {
        return Ok(asked.to_owned());
    }
    let called = v1::ListProcessesRequest { called: asked.to_owned(), ..Default::default() };
    let found: Vec<_> = client.processes(called).try_collect().await?;
    match found.as_slice() {
        [] => Err(CliError::Unknown(asked.to_owned())),
        [one] => Ok(one.record.name.clone()),
        several => Err(CliError::Ambiguous {
            asked: asked.to_owned(),
            names: several.iter().map(|process| process.record.name.as_str()).collect::<Vec<_>>().join(", "),
        }),
    }
}
