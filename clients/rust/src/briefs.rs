//! The calls of `BriefService`: keeping articles with their briefs, finding them, and learning what changes.

use std::cell::Cell;

use futures_util::Stream;
use peacebrief::v1;

use crate::many::{self, Ingest, with_request_id};
use crate::pages::{self, Page};
use crate::retry::Repeat;
use crate::{Client, ClientError, protocol, rebrief, watch};

/// How many briefs are asked for at once, as the API has it.
const BATCH: usize = 1000;

impl Client {
    /// Condenses one article and keeps it with its brief. A request without an id is given one, so that it can be made
    /// again whatever becomes of the connection, and is answered as it was at first.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason and the field at fault, or what became of the connection.
    pub async fn ingest(
        &self,
        request: v1::IngestArticleRequest,
    ) -> Result<v1::IngestArticleResponse, ClientError> {
        self.ask(Repeat::Lost, with_request_id(request), |request| {
            let mut service = self.briefs();
            async move { service.ingest_article(request).await }
        })
        .await
    }

    /// Condenses and keeps many articles over one stream. Answers come in the order of the articles, each with the key
    /// that came with the article and once it is durable; every article gets exactly one, or its own error. No more
    /// articles are drawn than [`Builder::in_flight`](crate::Builder::in_flight) allows to be without an answer.
    ///
    /// The stream is opened anew where the service shuts down in its course or the connection is lost, and the articles
    /// that are not answered yet are sent again under the same request ids. Where the service cannot be reached any more,
    /// all that is left is answered with that error.
    pub fn ingest_many<K: Send + 'static>(
        &self,
        requests: impl Stream<Item = (K, v1::IngestArticleRequest)> + Send + 'static,
    ) -> impl Stream<Item = (K, Result<v1::IngestArticleResponse, ClientError>)> + Send + Unpin + 'static
    {
        many::exchange(self.clone(), Ingest, Box::pin(requests))
    }

    /// Gets one article, verbatim, by its resource name.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason `RESOURCE_NOT_FOUND` where there is none of this name.
    pub async fn article(&self, name: impl Into<String>) -> Result<v1::ArticleRecord, ClientError> {
        let request = v1::GetArticleRequest { name: name.into() };
        let answer = self.ask(Repeat::Announced, request, |request| {
            let mut service = self.briefs();
            async move { service.get_article(request).await }
        });
        answer.await?.article.ok_or_else(|| protocol("an answer without an article"))
    }

    /// Gets one brief.
    ///
    /// # Errors
    /// As [`article`](Self::article).
    pub async fn brief(&self, request: v1::GetBriefRequest) -> Result<v1::BriefRecord, ClientError> {
        let answer = self.ask(Repeat::Announced, request, |request| {
            let mut service = self.briefs();
            async move { service.get_brief(request).await }
        });
        answer.await?.brief.ok_or_else(|| protocol("an answer without a brief"))
    }

    /// Gets many briefs by their names, however many: the briefs that are there, in the order of the names, and the names
    /// of which there is none.
    ///
    /// # Errors
    /// As [`article`](Self::article), but for what is not there.
    pub async fn brief_batch(
        &self,
        mut names: Vec<String>,
        encoding: v1::EncodingType,
        view: v1::BriefView,
    ) -> Result<(Vec<v1::BriefRecord>, Vec<String>), ClientError> {
        let (mut briefs, mut missing) = (Vec::new(), Vec::new());
        while !names.is_empty() {
            let rest = names.split_off(names.len().min(BATCH));
            let asked = names.len();
            let request =
                v1::BatchGetBriefsRequest { names, encoding_type: encoding.into(), view: view.into() };
            let answer = self.ask(Repeat::Announced, request, |request| {
                let mut service = self.briefs();
                async move { service.batch_get_briefs(request).await }
            });
            let answer = answer.await?;
            if answer.unread_names.len() >= asked {
                return Err(protocol("a batch of which nothing was looked for"));
            }
            briefs.extend(answer.briefs);
            missing.extend(answer.missing_names);
            names = answer.unread_names;
            names.extend(rest);
        }
        Ok((briefs, missing))
    }

    /// Lists briefs, filtered and in order; pages are asked for as the stream is read. The stream ends with its first error.
    pub fn list_briefs(
        &self,
        request: v1::ListBriefsRequest,
    ) -> impl Stream<Item = Result<v1::BriefRecord, ClientError>> + Send + Unpin + use<> {
        let client = self.clone();
        pages::all(move |page_token| {
            let (client, request) = (client.clone(), v1::ListBriefsRequest { page_token, ..request.clone() });
            async move {
                let answer = client.ask(Repeat::Announced, request, |request| {
                    let mut service = client.briefs();
                    async move { service.list_briefs(request).await }
                });
                let v1::ListBriefsResponse { briefs, next_page_token } = answer.await?;
                Ok(Page { items: briefs, next: next_page_token })
            }
        })
    }

    /// Searches articles and briefs, the best first; pages are asked for as the stream is read. The stream ends with its
    /// first error.
    pub fn search_briefs(
        &self,
        request: v1::SearchBriefsRequest,
    ) -> impl Stream<Item = Result<v1::SearchResult, ClientError>> + Send + Unpin + use<> {
        let client = self.clone();
        pages::all(move |page_token| {
            let (client, request) =
                (client.clone(), v1::SearchBriefsRequest { page_token, ..request.clone() });
            async move {
                let answer = client.ask(Repeat::Announced, request, |request| {
                    let mut service = client.briefs();
                    async move { service.search_briefs(request).await }
                });
                let v1::SearchBriefsResponse { results, next_page_token } = answer.await?;
                Ok(Page { items: results, next: next_page_token })
            }
        })
    }

    /// Erases an article, its brief, and all that was derived from it.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason `RESOURCE_NOT_FOUND` where there is none of this name, unless
    /// `allow_missing` is set.
    pub async fn delete_article(&self, request: v1::DeleteArticleRequest) -> Result<(), ClientError> {
        let attempts = Cell::new(0);
        let answer = self.ask(Repeat::Announced, request, |mut request| {
            // An attempt whose answer was lost may have erased it.
            request.get_mut().allow_missing |= attempts.replace(attempts.get() + 1) > 0;
            let mut service = self.briefs();
            async move { service.delete_article(request).await }
        });
        answer.await.map(|v1::DeleteArticleResponse {}| ())
    }

    /// Reads articles anew whose briefs are of another engine, and tells how far it has got. A stream that is lost is
    /// opened anew, and what it tells counts over all of them; it ends when nothing is left to do, or with its error.
    pub fn rebrief(
        &self,
        request: v1::RebriefRequest,
    ) -> impl Stream<Item = Result<v1::RebriefResponse, ClientError>> + Send + Unpin + use<> {
        rebrief::rebrief(self.clone(), request)
    }

    /// Tells what changes: every change once, from the cursor of the request on.
    ///
    /// A stream that ends, breaks off or is cut off for being slow is opened anew from the cursor of the last change
    /// received, for as long as [`Builder::patience`](crate::Builder::patience) allows. It ends with an error only where
    /// its cursor is none that can be gone on from, or the service is not found again. Whoever keeps the cursor of each
    /// change that has been dealt with, and watches from it later, misses nothing.
    pub fn watch(
        &self,
        request: v1::WatchBriefsRequest,
    ) -> impl Stream<Item = Result<v1::WatchBriefsResponse, ClientError>> + Send + Unpin + use<> {
        watch::watch(self.clone(), request)
    }
}
