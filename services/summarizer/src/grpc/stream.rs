//! Many articles over one call: answered in order, read no further ahead than is worked on.

use futures_util::stream::{BoxStream, StreamExt as _};
use peacebrief::v1;
use peacebrief::v1::summarize_stream_response::Result as Outcome;
use tokio_util::sync::CancellationToken;
use tonic::{Status, Streaming};

use super::intake::{Taken, answered_id, check_id, take};
use super::summarizer::Summarizer;
use crate::RequestId;
use crate::pool::Admission;

/// The answers to the articles of a stream.
///
/// `buffered` draws the next article only when one of those worked on has been answered and its answer taken: a
/// caller that does not read holds its own articles back, by the flow control of HTTP/2.
pub(super) fn answers(
    service: Summarizer,
    articles: Streaming<v1::SummarizeStreamRequest>,
    id: Option<RequestId>,
    ending: CancellationToken,
) -> BoxStream<'static, Result<v1::SummarizeStreamResponse, Status>> {
    let window = service.stream_window.get();
    let taken = take(articles, ending, service.condenser.max_body);
    let answer = move |taken| {
        let (service, id) = (service.clone(), id.clone());
        async move {
            match taken {
                Taken::Item(request) => Ok(self::answer(&service, request, id.as_ref()).await),
                Taken::End(error) => Err(error.status(id.as_ref())),
            }
        }
    };
    taken.map(answer).buffered(window).boxed()
}

async fn answer(
    service: &Summarizer,
    request: v1::SummarizeStreamRequest,
    id: Option<&RequestId>,
) -> v1::SummarizeStreamResponse {
    let v1::SummarizeStreamRequest { item_id, article, encoding_type } = request;
    let result = match check_id(&item_id) {
        Ok(()) => service.condense(Admission::Wait, article, encoding_type).await,
        Err(error) => Err(error),
    };
    let result = match result {
        Ok(brief) => Outcome::Brief(brief),
        Err(error) => Outcome::Error(error.item_status(id)),
    };
    v1::SummarizeStreamResponse { item_id: answered_id(item_id), result: Some(result) }
}
