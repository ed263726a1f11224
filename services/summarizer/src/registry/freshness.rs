//! Waiting until the registry has what was committed before.

use std::time::Duration;

use peacebrief_archive::{
    Archive, ArchiveError, ChronicleRole, ChronicleView, Chronicles, LogPosition, Tenant,
};
use peacebrief_chronicle::{BY_HAND, VERSION};
use tokio::time::{Instant, sleep, sleep_until};

use super::Registry;
use crate::ApiError;
use crate::archive::Opened;

/// How long a call waits for the registry.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often one looks although nobody was heard to write: a writer elsewhere may not have been.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

impl Registry {
    /// A state of the chronicle that has all that was committed before the call.
    ///
    /// # Errors
    /// [`ApiError::RegistryBehind`] where it does not come about in time.
    pub(super) async fn fresh(
        &self,
        archive: &dyn Archive,
        tenant: &Tenant,
    ) -> Result<Box<dyn ChronicleView>, ApiError> {
        let mut written = archive.subscribe();
        let until = Instant::now() + PATIENCE;
        let mut head = None;
        loop {
            // From before the look on, so that no write falls between.
            written.borrow_and_update();
            match archive.chronicle(tenant, ChronicleRole::Read).await? {
                Some(view) if view.state().position >= *head.get_or_insert(view.head()) => return Ok(view),
                Some(_) => {}
                None if head.is_none() => head = Some(archive.head(tenant).await?),
                None => {}
            }
            self.shared.look.notify_one();
            tokio::select! {
                _ = written.changed() => {}
                () = sleep(LOOK_AGAIN) => {}
                () = sleep_until(until) => return Err(ApiError::RegistryBehind),
            }
        }
    }

    /// Waits until the chronicle, and one that is being made, have taken in what is committed by now; but no longer than a time. Whether
    /// they have.
    pub(crate) async fn has_caught_up(
        &self,
        Opened { archive, .. }: &Opened,
        tenant: &Tenant,
        patience: Duration,
    ) -> Result<bool, ArchiveError> {
        let mut written = archive.subscribe();
        let until = Instant::now() + patience;
        let head = archive.head(tenant).await?;
        self.attend(tenant);
        loop {
            written.borrow_and_update();
            let chronicles = archive.chronicles(tenant, VERSION, BY_HAND).await?;
            if have(&chronicles, head) {
                return Ok(true);
            }
            self.shared.look.notify_one();
            tokio::select! {
                _ = written.changed() => {}
                () = sleep(LOOK_AGAIN) => {}
                () = sleep_until(until) => return Ok(false),
            }
        }
    }
}

fn have(Chronicles { read, making, rubbish }: &Chronicles, head: LogPosition) -> bool {
    let mut all = read.iter().chain(making);
    !rubbish && all.all(|state| state.position >= head)
}
