//! The caller's end of a stream of articles, for whichever service takes them.

use futures_util::stream::{self, Stream};
use tokio_util::sync::CancellationToken;
use tonic::Streaming;

use crate::ApiError;

/// The longest id of an item, in bytes.
const ITEM_ID_BYTES: usize = 256;

/// What comes out of the caller's end of a stream.
pub(super) enum Taken<T> {
    /// An article, or what is to be one.
    Item(T),
    /// Why nothing more is taken, although the caller has not said that there is no more.
    End(ApiError),
}

/// The caller's articles, until there are no more, one cannot be read, or the stream is to end.
pub(super) fn take<T: Send + 'static>(
    articles: Streaming<T>,
    ending: CancellationToken,
    max_body: usize,
) -> impl Stream<Item = Taken<T>> + Send + 'static {
    stream::unfold(Some(articles), move |articles| {
        let ending = ending.clone();
        async move {
            let mut articles = articles?;
            let next = tokio::select! {
                biased;
                () = ending.cancelled() => Err(ApiError::ShuttingDown),
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

/// Refuses an id that is none.
pub(super) fn check_id(id: &str) -> Result<(), ApiError> {
    match id.len() {
        0 => Err(ApiError::Required { field: "item_id" }),
        1..=ITEM_ID_BYTES => Ok(()),
        n => Err(ApiError::Invalid {
            field: "item_id".into(),
            why: format!("{n} bytes are more than the {ITEM_ID_BYTES} accepted"),
        }),
    }
}

/// An id as it goes back: one that is too long is cut, so that its item can still be told.
pub(super) fn answered_id(mut id: String) -> String {
    id.truncate(id.floor_char_boundary(ITEM_ID_BYTES));
    id
}
