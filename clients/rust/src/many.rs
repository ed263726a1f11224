//! Many articles over one stream.

use std::pin::Pin;

use futures_util::{Stream, StreamExt as _};
use peacebrief::v1;

use crate::{Client, ClientError};

/// What [`Client::summarize_many`] does, article by article for now.
pub(crate) fn summarize<K: Send + 'static>(
    client: Client,
    articles: Pin<Box<dyn Stream<Item = (K, v1::Article)> + Send>>,
    encoding: v1::EncodingType,
) -> impl Stream<Item = (K, Result<v1::Brief, ClientError>)> + Send + Unpin + 'static {
    Box::pin(articles.then(move |(key, article)| {
        let client = client.clone();
        async move {
            let result = client.summarize(article, encoding).await;
            (key, result)
        }
    }))
}
