//! Articles and briefs by their names.

use std::collections::HashSet;

use peacebrief::v1;
use peacebrief_archive::{ArchiveError, ArticleId, Extent};
use tonic::Request;

use super::{BriefServer, RECORDS_BYTES, request, spans, tenant_of};
use crate::ApiError;
use crate::grpc::article::encoding;

/// How many briefs may be asked for at once.
const NAMES: usize = 1000;

impl BriefServer {
    pub(super) async fn article(
        &self,
        call: Request<v1::GetArticleRequest>,
    ) -> Result<v1::GetArticleResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let id = request::name(&call.get_ref().name, ArticleId::of_article)?;
        let article = self.archive.get()?.archive.article(&tenant, &id).await?;
        Ok(v1::GetArticleResponse { article: Some(article) })
    }

    pub(super) async fn brief(
        &self,
        call: Request<v1::GetBriefRequest>,
    ) -> Result<v1::GetBriefResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::GetBriefRequest { name, encoding_type, view } = call.into_inner();
        let id = request::name(&name, ArticleId::of_brief)?;
        let (encoding, view) = (encoding(encoding_type)?, request::view(view)?);
        let archive = self.archive.get()?.archive;
        let record = archive.brief(&tenant, &id, view).await?;
        let brief = spans::count(&*archive, &tenant, record, encoding).await?;
        let brief = brief.ok_or(ArchiveError::NotFound { name })?;
        Ok(v1::GetBriefResponse { brief: Some(brief) })
    }

    pub(super) async fn briefs(
        &self,
        call: Request<v1::BatchGetBriefsRequest>,
    ) -> Result<v1::BatchGetBriefsResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::BatchGetBriefsRequest { names, encoding_type, view } = call.into_inner();
        let ids = request::names(&names, NAMES)?;
        let (encoding, view) = (encoding(encoding_type)?, request::view(view)?);
        let archive = self.archive.get()?.archive;
        let extent = Extent { view, count: NAMES, bytes: RECORDS_BYTES };
        let read = archive.briefs(&tenant, ids, extent).await?;
        let found: Vec<String> = read.found.iter().map(|record| record.name.clone()).collect();
        let mut missing: HashSet<String> = read.missing.iter().map(ArticleId::brief).collect();
        let mut briefs = Vec::with_capacity(found.len());
        let counted = spans::count_all(&*archive, &tenant, read.found, encoding).await?;
        for (name, record) in found.into_iter().zip(counted) {
            match record {
                Some(record) => briefs.push(record),
                None => {
                    missing.insert(name);
                }
            }
        }
        let unread_names = read.unread.iter().map(ArticleId::brief).collect();
        // In the order of the request, also where one has gone while the others were read.
        let missing_names = names.into_iter().filter(|name| missing.contains(name)).collect();
        Ok(v1::BatchGetBriefsResponse { briefs, missing_names, unread_names })
    }
}
