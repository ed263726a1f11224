//! Briefs by what they hold: lists and searches, page by page.

use peacebrief::v1;
use peacebrief_archive::{Extent, List, Search};
use tonic::Request;

use super::{BriefServer, RECORDS_BYTES, request, spans, tenant_of};
use crate::ApiError;
use crate::grpc::article::encoding;
use crate::telemetry::traces::part;

/// How many briefs a page of a list has: usually, and at most.
const LISTED: (usize, usize) = (50, 1000);

/// How many results a page of a search has: usually, and at most.
const FOUND: (usize, usize) = (20, 100);

impl BriefServer {
    pub(super) async fn list(
        &self,
        call: Request<v1::ListBriefsRequest>,
    ) -> Result<v1::ListBriefsResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::ListBriefsRequest { filter, order, page_size, page_token, encoding_type, view } =
            call.into_inner();
        let count = request::page_size(page_size, LISTED.0, LISTED.1)?;
        let extent = Extent { view: request::view(view)?, count, bytes: RECORDS_BYTES };
        let (filter, order) = (request::filter(filter)?, request::order(order)?);
        let encoding = encoding(encoding_type)?;
        let archive = self.archive.get()?.archive;
        let listing = archive.list(&tenant, List { filter, order, extent, page_token });
        let page = part("list what is kept", listing).await?;
        let briefs = spans::count_all(&*archive, &tenant, page.briefs, encoding).await?;
        let briefs = briefs.into_iter().flatten().collect();
        Ok(v1::ListBriefsResponse { briefs, next_page_token: page.next_page_token })
    }

    pub(super) async fn search(
        &self,
        call: Request<v1::SearchBriefsRequest>,
    ) -> Result<v1::SearchBriefsResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::SearchBriefsRequest { query, filter, page_size, page_token, encoding_type, view } =
            call.into_inner();
        let count = request::page_size(page_size, FOUND.0, FOUND.1)?;
        let extent = Extent { view: request::view(view)?, count, bytes: RECORDS_BYTES };
        let (filter, encoding) = (request::filter(filter)?, encoding(encoding_type)?);
        let archive = self.archive.get()?.archive;
        let searching = archive.search(&tenant, Search { query, filter, extent, page_token });
        let page = part("search what is kept", searching).await?;
        let mut results = Vec::with_capacity(page.results.len());
        for v1::SearchResult { brief, snippets } in page.results {
            let record = spans::count(&*archive, &tenant, brief.unwrap_or_default(), encoding).await?;
            results.extend(record.map(|record| v1::SearchResult { brief: Some(record), snippets }));
        }
        Ok(v1::SearchBriefsResponse { results, next_page_token: page.next_page_token })
    }
}
