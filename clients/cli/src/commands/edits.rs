//! `peacebrief registry`: corrections of who is who, and of which agreement is which.

use peacebrief::v1;

use super::output::{Output, page_size};
use crate::args::{
    ColorChoice, ListFormat, ListingArgs, MergeArgs, PageArgs, RegistryCommand, RevertArgs, SplitArgs,
};
use crate::error::{CliError, Outcome};
use crate::service::Service;
use crate::terminal;

/// Makes a correction, and tells what was done; or lists what has been.
pub(super) async fn run(command: RegistryCommand, color: ColorChoice) -> Result<Outcome, CliError> {
    let edit = match command {
        RegistryCommand::MergeActors(args) => merge_actors(args).await?,
        RegistryCommand::SplitActor(args) => split_actor(args).await?,
        RegistryCommand::MergeAgreements(args) => merge_agreements(args).await?,
        RegistryCommand::SplitAgreement(args) => split_agreement(args).await?,
        RegistryCommand::Revert(args) => revert(args).await?,
        RegistryCommand::Edits(args) => return edits(args, color).await,
    };
    let look = terminal::look(&PageArgs { width: None }, color, false);
    Output::new(ListFormat::Text, look).print(&edit)?;
    Ok(Outcome::Success)
}

async fn merge_actors(args: MergeArgs) -> Result<v1::RegistryEdit, CliError> {
    let MergeArgs { name, merged, reason, archive } = args;
    let service = Service::open_archive(archive).await?;
    let answer = service.client().merge_actors(v1::MergeActorsRequest { name, merged, reason }).await?;
    service.close().await;
    Ok(answer.edit.unwrap_or_default())
}

async fn merge_agreements(args: MergeArgs) -> Result<v1::RegistryEdit, CliError> {
    let MergeArgs { name, merged, reason, archive } = args;
    let service = Service::open_archive(archive).await?;
    let request = v1::MergeAgreementsRequest { name, merged, reason };
    let answer = service.client().merge_agreements(request).await?;
    service.close().await;
    Ok(answer.edit.unwrap_or_default())
}

async fn split_actor(args: SplitArgs) -> Result<v1::RegistryEdit, CliError> {
    let SplitArgs { name, briefs, reason, archive } = args;
    let service = Service::open_archive(archive).await?;
    let answer = service.client().split_actor(v1::SplitActorRequest { name, briefs, reason }).await?;
    service.close().await;
    Ok(answer.edit.unwrap_or_default())
}

async fn split_agreement(args: SplitArgs) -> Result<v1::RegistryEdit, CliError> {
    let SplitArgs { name, briefs, reason, archive } = args;
    let service = Service::open_archive(archive).await?;
    let answer = service.client().split_agreement(v1::SplitAgreementRequest { name, briefs, reason }).await?;
    service.close().await;
    Ok(answer.edit.unwrap_or_default())
}

async fn revert(args: RevertArgs) -> Result<v1::RegistryEdit, CliError> {
    let RevertArgs { edit, reason, archive } = args;
    let service = Service::open_archive(archive).await?;
    let request = v1::RevertRegistryEditRequest { name: edit, reason };
    let edit = service.client().revert_registry_edit(request).await?;
    service.close().await;
    Ok(edit)
}

async fn edits(args: ListingArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let mut out = Output::new(args.format, terminal::look(&args.page, color, false));
    let service = Service::open_archive(args.archive).await?;
    let page_size = page_size(args.limit, 1000);
    let request = v1::ListRegistryEditsRequest { page_size, ..Default::default() };
    let edits = service.client().registry_edits(request);
    out.print_all(edits, args.limit).await?;
    service.close().await;
    Ok(Outcome::Success)
}
