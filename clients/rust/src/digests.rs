//! The calls of `DigestService`: a process as a whole.

use futures_util::Stream;
use peacebrief::v1;

use crate::names::Named;
use crate::pages::{self, Page};
use crate::retry::Repeat;
use crate::{Client, ClientError, protocol};

impl Client {
    /// Gets a process as a whole.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with the reason `RESOURCE_NOT_FOUND` where there is no process of this name, or
    /// `ANSWER_TOO_LARGE` where a shorter window, or fewer tellings, have to be asked for.
    pub async fn digest(&self, request: v1::GetDigestRequest) -> Result<v1::Digest, ClientError> {
        let answer = self.ask(Repeat::Announced, request, |request| {
            let mut service = self.digests();
            async move { service.get_digest(request).await }
        });
        answer.await?.digest.ok_or_else(|| protocol("an answer without a digest"))
    }

    /// Tells what happened in a process, in order of time; pages are asked for as the stream is read. The stream ends with
    /// its first error.
    pub fn timeline(
        &self,
        request: v1::GetTimelineRequest,
    ) -> impl Stream<Item = Result<Named<v1::TimelineEntry>, ClientError>> + Send + Unpin + use<> {
        let client = self.clone();
        pages::all(move |page_token| {
            let (client, request) =
                (client.clone(), v1::GetTimelineRequest { page_token, ..request.clone() });
            async move {
                let answer = client.ask(Repeat::Announced, request, |request| {
                    let mut service = client.digests();
                    async move { service.get_timeline(request).await }
                });
                let v1::GetTimelineResponse { entries, next_page_token, actor_names } = answer.await?;
                Ok(Page { items: Named::page(entries, actor_names), next: next_page_token })
            }
        })
    }
}
