//! What changes, across the streams that tell it.

use futures_util::{Stream, stream};
use peacebrief::v1;
use tonic::Streaming;

use crate::resume::{Recovery, ended};
use crate::{Client, ClientError};

/// What [`Client::watch`] does.
pub(crate) fn watch(
    client: Client,
    request: v1::WatchBriefsRequest,
) -> impl Stream<Item = Result<v1::WatchBriefsResponse, ClientError>> + Send + Unpin + 'static {
    let recovery = Recovery::new(client.options().patience);
    let watcher = Watcher { client, request, changes: None, recovery };
    Box::pin(stream::unfold(Some(watcher), |watcher| async move {
        let mut watcher = watcher?;
        match watcher.next().await {
            Ok(change) => Some((Ok(change), Some(watcher))),
            Err(error) => Some((Err(error), None)),
        }
    }))
}

struct Watcher {
    client: Client,
    /// What to ask the next stream for: its cursor is that of the last change received.
    request: v1::WatchBriefsRequest,
    changes: Option<Streaming<v1::WatchBriefsResponse>>,
    recovery: Recovery,
}

impl Watcher {
    async fn next(&mut self) -> Result<v1::WatchBriefsResponse, ClientError> {
        loop {
            let error = match self.receive().await {
                Ok(Some(change)) => {
                    self.recovery.well();
                    self.request.cursor.clone_from(&change.cursor);
                    return Ok(change);
                }
                Ok(None) => ended(),
                Err(status) => ClientError::of_call(status),
            };
            self.changes = None;
            self.recovery.wait(error).await?;
        }
    }

    async fn receive(&mut self) -> Result<Option<v1::WatchBriefsResponse>, tonic::Status> {
        if let Some(changes) = &mut self.changes {
            return changes.message().await;
        }
        let request = self.client.request(self.request.clone(), None);
        let changes = self.client.briefs().watch_briefs(request).await?.into_inner();
        self.changes.insert(changes).message().await
    }
}
