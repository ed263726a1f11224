//! Reading anew, across the streams that tell how far it has got.

use std::collections::HashSet;

use futures_util::{Stream, stream};
use peacebrief::v1;
use tonic::Streaming;

use crate::resume::Recovery;
use crate::{Client, ClientError};

/// What [`Client::rebrief`] does.
pub(crate) fn rebrief(
    client: Client,
    request: v1::RebriefRequest,
) -> impl Stream<Item = Result<v1::RebriefResponse, ClientError>> + Send + Unpin + 'static {
    let recovery = Recovery::new(client.options().patience);
    let run =
        Run { client, request, progress: None, recovery, earlier: 0, replaced: 0, told: HashSet::new() };
    Box::pin(stream::unfold(Some(run), |run| async move {
        let mut run = run?;
        match run.next().await {
            Ok(Some(progress)) => Some((Ok(progress), Some(run))),
            Ok(None) => None,
            Err(error) => Some((Err(error), None)),
        }
    }))
}

struct Run {
    client: Client,
    request: v1::RebriefRequest,
    progress: Option<Streaming<v1::RebriefResponse>>,
    recovery: Recovery,
    /// How many briefs earlier streams have replaced.
    earlier: i32,
    /// How many have been replaced up to now.
    replaced: i32,
    /// Whose failure has been told: what could not be read anew is tried again by the next stream.
    told: HashSet<String>,
}

impl Run {
    async fn next(&mut self) -> Result<Option<v1::RebriefResponse>, ClientError> {
        loop {
            let status = match self.receive().await {
                Ok(Some(progress)) => {
                    self.recovery.well();
                    return Ok(Some(self.count(progress)));
                }
                Ok(None) => return Ok(None),
                Err(status) => status,
            };
            self.progress = None;
            self.earlier = self.replaced;
            self.recovery.wait(ClientError::of_call(status)).await?;
        }
    }

    async fn receive(&mut self) -> Result<Option<v1::RebriefResponse>, tonic::Status> {
        if let Some(progress) = &mut self.progress {
            return progress.message().await;
        }
        let request = self.client.request(self.request.clone(), None);
        let progress = self.client.briefs().rebrief(request).await?.into_inner();
        self.progress.insert(progress).message().await
    }

    /// Counts over all streams what the service counts in one.
    fn count(&mut self, progress: v1::RebriefResponse) -> v1::RebriefResponse {
        self.replaced = self.earlier.saturating_add(progress.replaced);
        let mut failures = progress.failures;
        failures.retain(|failure| self.told.insert(failure.brief.clone()));
        let failed = i32::try_from(self.told.len()).unwrap_or(i32::MAX).max(progress.failed);
        v1::RebriefResponse { replaced: self.replaced, failed, remaining: progress.remaining, failures }
    }
}
