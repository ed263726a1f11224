//! The services.

use std::sync::Arc;

use futures_util::StreamExt as _;
use peacebrief::v1;
use peacebrief::v1::summarizer_service_server::SummarizerService;
use tonic::{Request, Response, Status, Streaming};

use crate::Briefer;

pub(crate) struct Summarizer {
    pub(crate) briefer: Arc<dyn Briefer>,
}

impl Summarizer {
    async fn brief(&self, article: Option<v1::Article>, encoding: i32) -> Result<v1::Brief, Status> {
        let article = article.ok_or_else(|| Status::invalid_argument("no article"))?;
        let encoding =
            v1::EncodingType::try_from(encoding).map_err(|_| Status::invalid_argument("no such encoding"))?;
        let briefer = Arc::clone(&self.briefer);
        let work = tokio::task::spawn_blocking(move || briefer.brief(&article, encoding));
        match work.await {
            Ok(Ok(brief)) => Ok(brief),
            Ok(Err(error)) => Err(Status::invalid_argument(error.to_string())),
            Err(_) => Err(Status::internal("the engine failed")),
        }
    }
}

#[tonic::async_trait]
impl SummarizerService for Summarizer {
    async fn summarize(
        &self,
        request: Request<v1::SummarizeRequest>,
    ) -> Result<Response<v1::SummarizeResponse>, Status> {
        let v1::SummarizeRequest { article, encoding_type } = request.into_inner();
        let brief = Some(self.brief(article, encoding_type).await?);
        Ok(Response::new(v1::SummarizeResponse { brief }))
    }

    type SummarizeStreamStream =
        futures_util::stream::BoxStream<'static, Result<v1::SummarizeStreamResponse, Status>>;

    async fn summarize_stream(
        &self,
        _request: Request<Streaming<v1::SummarizeStreamRequest>>,
    ) -> Result<Response<Self::SummarizeStreamStream>, Status> {
        Ok(Response::new(futures_util::stream::empty().boxed()))
    }

    async fn validate_brief(
        &self,
        _request: Request<v1::ValidateBriefRequest>,
    ) -> Result<Response<v1::ValidateBriefResponse>, Status> {
        Ok(Response::new(v1::ValidateBriefResponse::default()))
    }
}
