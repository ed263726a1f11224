//! Lists that come page by page, as one stream.

use futures_util::{Stream, StreamExt as _, TryStreamExt as _, stream};

use crate::{ClientError, protocol};

/// A page: what is on it, and what the next one is asked for by.
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) next: String,
}

/// Asks for one page after the other, each when the one before is used up. The stream ends with its first error.
pub(crate) fn all<T, F>(
    fetch: impl FnMut(String) -> F + Send + 'static,
) -> impl Stream<Item = Result<T, ClientError>> + Send + Unpin + 'static
where
    T: Send + 'static,
    F: Future<Output = Result<Page<T>, ClientError>> + Send + 'static,
{
    let pages = stream::try_unfold((Some(String::new()), fetch), |(token, mut fetch)| async move {
        let Some(token) = token else { return Ok(None) };
        let Page { items, next } = fetch(token.clone()).await?;
        if !next.is_empty() && next == token {
            return Err(protocol("a page that leads to itself"));
        }
        let next = (!next.is_empty()).then_some(next);
        Ok(Some((items, (next, fetch))))
    });
    Box::pin(pages.map_ok(|items| stream::iter(items).map(Ok)).try_flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(pages: &'static [(&[u32], &str)]) -> impl Stream<Item = Result<u32, ClientError>> + Unpin {
        all(move |token: String| {
            let number = token.parse().unwrap_or(0);
            let (items, next): (&[u32], &str) = pages[number];
            async move { Ok(Page { items: items.to_vec(), next: next.to_owned() }) }
        })
    }

    #[tokio::test]
    async fn pages_follow_each_other_to_the_last_even_where_one_is_empty() {
        let read: Vec<u32> = book(&[(&[1, 2], "1"), (&[], "2"), (&[3], "")]).try_collect().await.unwrap();
        assert_eq!(read, [1, 2, 3]);
        assert!(book(&[(&[], "")]).next().await.is_none());
    }

    #[tokio::test]
    async fn a_page_that_leads_to_itself_is_no_way_on() {
        let mut read = book(&[(&[1], "1"), (&[2], "1")]);
        assert_eq!(read.next().await.unwrap().unwrap(), 1);
        assert!(matches!(read.next().await, Some(Err(ClientError::Protocol(_)))));
        assert!(read.next().await.is_none());
    }
}
