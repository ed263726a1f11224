//! `peacebrief.v1.BriefService`: what is kept, a file for each subject. What the requests say is read in `request`.

mod delete;
mod get;
mod ingest;
mod ingest_stream;
mod list;
mod rebrief;
mod spans;
mod watch;

use std::num::NonZeroUsize;

use futures_util::stream::BoxStream;
use peacebrief::v1;
use peacebrief::v1::brief_service_server::BriefService;
use tonic::{Request, Response, Status, Streaming};

use super::condense::Condenser;
use super::tenant::{caller_of, tenant_of};
use super::{ANSWER_BYTES, answer, request};
use crate::archive::ArchiveHandle;
use crate::background::Background;
use crate::registry::Registry;
use crate::telemetry::metrics::{ArchiveMetrics, ArticleMetrics};

pub(crate) use watch::Watching;

/// How many bytes of records an answer holds: the rest is for what stands around them.
const RECORDS_BYTES: usize = ANSWER_BYTES - (256 << 10);

/// The service. Cheap to clone.
#[derive(Clone)]
pub(crate) struct BriefServer {
    pub(crate) archive: ArchiveHandle,
    pub(crate) registry: Registry,
    pub(crate) condenser: Condenser,
    /// How many articles of one stream are read at a time.
    pub(crate) stream_window: NonZeroUsize,
    /// How watches are kept alive, and when they are ended.
    pub(crate) watching: Watching,
    /// Where watches run.
    pub(crate) background: Background,
    /// What is counted of articles, and of what is kept.
    pub(crate) metrics: (ArticleMetrics, ArchiveMetrics),
}

#[tonic::async_trait]
impl BriefService for BriefServer {
    async fn ingest_article(
        &self,
        request: Request<v1::IngestArticleRequest>,
    ) -> Result<Response<v1::IngestArticleResponse>, Status> {
        answer(request, |request| self.ingest(request)).await
    }

    type IngestArticlesStream = BoxStream<'static, Result<v1::IngestArticlesResponse, Status>>;

    async fn ingest_articles(
        &self,
        request: Request<Streaming<v1::IngestArticlesRequest>>,
    ) -> Result<Response<Self::IngestArticlesStream>, Status> {
        answer(request, |request| self.ingest_many(request)).await
    }

    async fn get_article(
        &self,
        request: Request<v1::GetArticleRequest>,
    ) -> Result<Response<v1::GetArticleResponse>, Status> {
        answer(request, |request| self.article(request)).await
    }

    async fn get_brief(
        &self,
        request: Request<v1::GetBriefRequest>,
    ) -> Result<Response<v1::GetBriefResponse>, Status> {
        answer(request, |request| self.brief(request)).await
    }

    async fn batch_get_briefs(
        &self,
        request: Request<v1::BatchGetBriefsRequest>,
    ) -> Result<Response<v1::BatchGetBriefsResponse>, Status> {
        answer(request, |request| self.briefs(request)).await
    }

    async fn list_briefs(
        &self,
        request: Request<v1::ListBriefsRequest>,
    ) -> Result<Response<v1::ListBriefsResponse>, Status> {
        answer(request, |request| self.list(request)).await
    }

    async fn search_briefs(
        &self,
        request: Request<v1::SearchBriefsRequest>,
    ) -> Result<Response<v1::SearchBriefsResponse>, Status> {
        answer(request, |request| self.search(request)).await
    }

    async fn delete_article(
        &self,
        request: Request<v1::DeleteArticleRequest>,
    ) -> Result<Response<v1::DeleteArticleResponse>, Status> {
        answer(request, |request| self.delete(request)).await
    }

    type RebriefStream = BoxStream<'static, Result<v1::RebriefResponse, Status>>;

    async fn rebrief(
        &self,
        request: Request<v1::RebriefRequest>,
    ) -> Result<Response<Self::RebriefStream>, Status> {
        answer(request, |request| self.replace(request)).await
    }

    type WatchBriefsStream = BoxStream<'static, Result<v1::WatchBriefsResponse, Status>>;

    async fn watch_briefs(
        &self,
        request: Request<v1::WatchBriefsRequest>,
    ) -> Result<Response<Self::WatchBriefsStream>, Status> {
        answer(request, |request| self.watch(request)).await
    }
}
