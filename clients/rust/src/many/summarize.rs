//! `SummarizerService.SummarizeStream`.

use peacebrief::v1;
use peacebrief::v1::summarize_stream_response::Result as Outcome;
use tonic::Request;

use super::{Body, Exchange, Opened};
use crate::retry::Repeat;
use crate::{Client, ClientError, protocol};

/// Articles to briefs.
#[derive(Debug, Clone)]
pub(crate) struct Summarize {
    /// The unit in which spans count.
    pub(crate) encoding: v1::EncodingType,
}

impl Exchange for Summarize {
    type Item = v1::Article;
    type Ask = v1::SummarizeStreamRequest;
    type Response = v1::SummarizeStreamResponse;
    type Answer = v1::Brief;
    // Nothing is left behind by a call, but one that a crash lost is likely to be what crashed the service.
    const REPEAT: Repeat = Repeat::Announced;

    fn ask(&self, item_id: String, article: &v1::Article) -> v1::SummarizeStreamRequest {
        let (article, encoding_type) = (Some(article.clone()), self.encoding.into());
        v1::SummarizeStreamRequest { item_id, article, encoding_type }
    }

    fn open(client: Client, body: Request<Body<Self::Ask>>) -> Opened<Self> {
        Box::pin(async move { Ok(client.summarizer().summarize_stream(body).await?.into_inner()) })
    }

    fn read(response: v1::SummarizeStreamResponse) -> (String, Result<v1::Brief, ClientError>) {
        let result = match response.result {
            Some(Outcome::Brief(brief)) => Ok(brief),
            Some(Outcome::Error(error)) => Err(ClientError::of_item(&error)),
            None => Err(protocol("an answer that holds neither brief nor error")),
        };
        (response.item_id, result)
    }
}
