//! Erasure.

use peacebrief::v1;
use peacebrief_archive::{ArchiveError, ArticleId};
use tonic::Request;

use super::{BriefServer, request, tenant_of};
use crate::ApiError;

impl BriefServer {
    pub(super) async fn delete(
        &self,
        call: Request<v1::DeleteArticleRequest>,
    ) -> Result<v1::DeleteArticleResponse, ApiError> {
        let tenant = tenant_of(call.extensions());
        let v1::DeleteArticleRequest { name, allow_missing } = call.into_inner();
        let id = request::name(&name, ArticleId::of_article)?;
        let kept = self.archive.get()?;
        // In a task of its own: what was erased is scrubbed too where the caller does not wait for the answer.
        let erased = tokio::spawn(async move {
            kept.archive.delete(&tenant, &id).await?;
            kept.scrub();
            Ok(())
        });
        match erased.await.map_err(|_| ApiError::Internal)? {
            Err(ArchiveError::NotFound { .. }) if allow_missing => {}
            result => result?,
        }
        Ok(v1::DeleteArticleResponse {})
    }
}
