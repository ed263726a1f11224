//! Erasure.

use std::time::Duration;

use peacebrief::v1;
use peacebrief_archive::{ArchiveError, ArticleId};
use tonic::Request;

use super::{BriefServer, caller_of, request};
use crate::ApiError;
use crate::security::audit;

/// How long a call waits until the article has left the registry, too.
const PATIENCE: Duration = Duration::from_secs(5);

impl BriefServer {
    pub(super) async fn delete(
        &self,
        call: Request<v1::DeleteArticleRequest>,
    ) -> Result<v1::DeleteArticleResponse, ApiError> {
        let caller = caller_of(call.extensions());
        let tenant = caller.tenant.clone();
        let v1::DeleteArticleRequest { name, allow_missing } = call.into_inner();
        let id = request::name(&name, ArticleId::of_article)?;
        let (kept, registry) = (self.archive.get()?, self.registry.clone());
        // In a task of its own: what was erased is scrubbed too where the caller does not wait for the answer.
        let erased = tokio::spawn(async move {
            kept.archive.delete(&tenant, &id).await?;
            if !registry.has_caught_up(&kept, &tenant, PATIENCE).await? {
                // It still leaves the registry, and the journal after that, as soon as the registry gets to it.
                tracing::warn!("an erased article is still in the registry");
            }
            kept.scrub();
            Ok(())
        });
        match erased.await.map_err(|_| ApiError::Internal)? {
            Err(ArchiveError::NotFound { .. }) if allow_missing => {}
            result => {
                result?;
                self.metrics.0.deleted.inc();
                audit::wrote(&caller, "delete", &name);
            }
        }
        Ok(v1::DeleteArticleResponse {})
    }
}
