//! Many articles over one call: answered in order, read no further ahead than is worked on.

use futures_util::stream::{self, BoxStream, Stream, StreamExt as _};
use peacebrief::v1;
use peacebrief::v1::summarize_stream_response::Result as Outcome;
use tonic::{Status, Streaming};

use super::summarizer::Summarizer;
use crate::pool::Admission;
use crate::{ApiError, RequestId};

/// The longest id of an item, in bytes.
const ITEM_ID_BYTES: usize = 256;

/// What comes out of the caller's end of a stream.
enum Taken {
    /// An article, or what is to be one.
    Item(v1::SummarizeStreamRequest),
    /// Why nothing more is taken, although the caller has not said that there is no more.
    End(ApiError),
}

/// The answers to the articles of a stream.
///
/// `buffered` draws the next article only when one of those worked on has been answered and its answer taken: a
/// caller that does not read holds its own articles back, by the flow control of HTTP/2.
pub(super) fn answers(
    service: Summarizer,
    articles: Streaming<v1::SummarizeStreamRequest>,
    id: Option<RequestId>,
) -> BoxStream<'static, Result<v1::SummarizeStreamResponse, Status>> {
    let window = service.stream_window.get();
    let taken = take(service.clone(), articles);
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

/// The caller's articles, until there are no more, one cannot be read, or the service drains.
fn take(
    service: Summarizer,
    articles: Streaming<v1::SummarizeStreamRequest>,
) -> impl Stream<Item = Taken> + Send + 'static {
    stream::unfold(Some(articles), move |articles| {
        let (draining, max_body) = (service.draining.clone(), service.max_body);
        async move {
            let mut articles = articles?;
            let next = tokio::select! {
                biased;
                () = draining.cancelled() => Err(ApiError::ShuttingDown),
                next = articles.message() => {
                    next.map_err(|status| ApiError::of_undecoded(&status, max_body))
                }
            };
            match next {
                Ok(item) => item.map(|item| (Taken::Item(item), Some(articles))),
                Err(error) => Some((Taken::End(error), None)),
            }
        }
    })
}

async fn answer(
    service: &Summarizer,
    request: v1::SummarizeStreamRequest,
    id: Option<&RequestId>,
) -> v1::SummarizeStreamResponse {
    let v1::SummarizeStreamRequest { mut item_id, article, encoding_type } = request;
    let result = match check_id(&item_id) {
        Ok(()) => service.condense(Admission::Wait, article, encoding_type).await,
        Err(error) => Err(error),
    };
    // An id that is too long goes back cut, so that its item can still be told.
    item_id.truncate(item_id.floor_char_boundary(ITEM_ID_BYTES));
    let result = match result {
        Ok(brief) => Outcome::Brief(brief),
        Err(error) => Outcome::Error(error.item_status(id)),
    };
    v1::SummarizeStreamResponse { item_id, result: Some(result) }
}

fn check_id(id: &str) -> Result<(), ApiError> {
    match id.len() {
        0 => Err(ApiError::Required { field: "item_id" }),
        1..=ITEM_ID_BYTES => Ok(()),
        n => Err(ApiError::Invalid {
            field: "item_id",
            why: format!("{n} bytes are more than the {ITEM_ID_BYTES} accepted"),
        }),
    }
}
