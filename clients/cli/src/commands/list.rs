//! `peacebrief list` and `peacebrief search`: what is kept, listed and found.

use peacebrief::v1;

use super::output::{Output, page_size};
use crate::args::{ColorChoice, ListArgs, SearchArgs};
use crate::error::{CliError, Outcome};
use crate::service::Service;
use crate::terminal;

/// Lists briefs.
pub(super) async fn list(args: ListArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let mut out = Output::new(args.format, terminal::look(&args.page, color, false));
    let service = Service::open_archive(args.archive).await?;
    let view = if args.full { v1::BriefView::Full } else { v1::BriefView::Basic };
    let briefs = service.client().list_briefs(v1::ListBriefsRequest {
        filter: args.filter.filter(),
        order: v1::BriefOrder::from(args.order).into(),
        page_size: page_size(args.limit, 1000),
        encoding_type: v1::EncodingType::from(args.encoding).into(),
        view: view.into(),
        ..Default::default()
    });
    out.print_all(briefs, args.limit).await?;
    service.close().await;
    Ok(Outcome::Success)
}

/// Searches briefs.
pub(super) async fn search(args: SearchArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let mut out = Output::new(args.format, terminal::look(&args.page, color, false));
    let service = Service::open_archive(args.archive).await?;
    let results = service.client().search_briefs(v1::SearchBriefsRequest {
        query: args.query.join(" "),
        filter: args.filter.filter(),
        page_size: page_size(Some(args.limit), 100),
        view: v1::BriefView::Basic.into(),
        ..Default::default()
    });
    out.print_all(results, Some(args.limit)).await?;
    service.close().await;
    Ok(Outcome::Success)
}
