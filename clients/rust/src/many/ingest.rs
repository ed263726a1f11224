//! `BriefService.IngestArticles`.

use peacebrief::v1;
use peacebrief::v1::ingest_articles_response::Result as Outcome;
use tonic::Request;

use super::{Body, Exchange, Opened};
use crate::retry::Repeat;
use crate::{Client, ClientError, protocol};

/// Articles to be kept.
#[derive(Debug, Clone)]
pub(crate) struct Ingest;

impl Exchange for Ingest {
    type Item = v1::IngestArticleRequest;
    type Ask = v1::IngestArticlesRequest;
    type Response = v1::IngestArticlesResponse;
    type Answer = v1::IngestArticleResponse;
    const REPEAT: Repeat = Repeat::Lost;

    fn take(&self, item: v1::IngestArticleRequest) -> v1::IngestArticleRequest {
        with_request_id(item)
    }

    fn ask(&self, item_id: String, item: &v1::IngestArticleRequest) -> v1::IngestArticlesRequest {
        let v1::IngestArticleRequest { article, request_id, encoding_type, view } = item.clone();
        v1::IngestArticlesRequest { item_id, article, request_id, encoding_type, view }
    }

    fn open(client: Client, body: Request<Body<Self::Ask>>) -> Opened<Self> {
        Box::pin(async move { Ok(client.briefs().ingest_articles(body).await?.into_inner()) })
    }

    fn read(
        response: v1::IngestArticlesResponse,
    ) -> (String, Result<v1::IngestArticleResponse, ClientError>) {
        let result = match response.result {
            Some(Outcome::Ingested(ingested)) => Ok(ingested),
            Some(Outcome::Error(error)) => Err(ClientError::of_item(&error)),
            None => Err(protocol("an answer that holds neither brief nor error")),
        };
        (response.item_id, result)
    }
}

/// Gives a request an id where it has none, so that it can be repeated and is answered as it was at first.
pub(crate) fn with_request_id(mut request: v1::IngestArticleRequest) -> v1::IngestArticleRequest {
    if request.request_id.is_empty() {
        request.request_id = uuid::Uuid::now_v7().to_string();
    }
    request
}
