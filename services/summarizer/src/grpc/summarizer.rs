//! `peacebrief.v1.SummarizerService`.

use std::num::NonZeroUsize;
use std::sync::Arc;

use futures_util::stream::BoxStream;
use peacebrief::v1::summarizer_service_server::SummarizerService;
use peacebrief::{v1, validation};
use tonic::{Request, Response, Status, Streaming};

use super::condense::Condenser;
use super::{article, call_id as id, stream};
use crate::ApiError;
use crate::connection::ending_of;
use crate::pool::Admission;

/// The service. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Summarizer {
    pub(crate) condenser: Condenser,
    /// How many articles of one stream are worked on at a time.
    pub(crate) stream_window: NonZeroUsize,
}

impl Summarizer {
    /// Condenses one article on the pool.
    pub(super) async fn condense(
        &self,
        admission: Admission,
        article: Option<v1::Article>,
        encoding: i32,
    ) -> Result<v1::Brief, ApiError> {
        let article = self.condenser.check(article)?;
        let encoding = article::encoding(encoding)?;
        self.condenser.brief(admission, &Arc::new(article), encoding).await
    }
}

#[tonic::async_trait]
impl SummarizerService for Summarizer {
    async fn summarize(
        &self,
        request: Request<v1::SummarizeRequest>,
    ) -> Result<Response<v1::SummarizeResponse>, Status> {
        let id = id(request.extensions());
        let v1::SummarizeRequest { article, encoding_type } = request.into_inner();
        let brief = self.condense(Admission::Refuse, article, encoding_type).await;
        let brief = brief.map_err(|error| error.status(id.as_ref()))?;
        Ok(Response::new(v1::SummarizeResponse { brief: Some(brief) }))
    }

    type SummarizeStreamStream = BoxStream<'static, Result<v1::SummarizeStreamResponse, Status>>;

    async fn summarize_stream(
        &self,
        request: Request<Streaming<v1::SummarizeStreamRequest>>,
    ) -> Result<Response<Self::SummarizeStreamStream>, Status> {
        let (id, ending) = (id(request.extensions()), ending_of(request.extensions()));
        Ok(Response::new(stream::answers(self.clone(), request.into_inner(), id, ending)))
    }

    async fn validate_brief(
        &self,
        request: Request<v1::ValidateBriefRequest>,
    ) -> Result<Response<v1::ValidateBriefResponse>, Status> {
        let id = id(request.extensions());
        let v1::ValidateBriefRequest { article, brief } = request.into_inner();
        let answer = self.validate(article, brief).await.map_err(|error| error.status(id.as_ref()))?;
        Ok(Response::new(answer))
    }
}

impl Summarizer {
    async fn validate(
        &self,
        article: Option<v1::Article>,
        brief: Option<v1::Brief>,
    ) -> Result<v1::ValidateBriefResponse, ApiError> {
        let article = self.condenser.check(article)?;
        let brief = brief.ok_or(ApiError::Required { field: "brief" })?;
        self.condenser
            .work(Admission::Refuse, move |_| {
                if let Some(mismatch) = validation::mismatch(&article, &brief) {
                    return Err(mismatch.into());
                }
                let validation::Faults { listed, omitted } = validation::faults(&article, &brief);
                let omitted = i32::try_from(omitted).unwrap_or(i32::MAX);
                Ok(v1::ValidateBriefResponse { faults: listed, omitted })
            })
            .await?
    }
}
