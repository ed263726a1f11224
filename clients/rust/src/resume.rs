//! Looking for a service again whose stream was lost.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

use peacebrief::v1::ErrorReason;
use tokio::time::Instant;

use crate::ClientError;

/// The wait before the first attempt where the service names none, doubled from attempt to attempt.
const FIRST_WAIT: Duration = Duration::from_millis(100);
/// The longest wait between two attempts.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// How a stream that was lost is found again.
#[derive(Debug)]
pub(crate) struct Recovery {
    patience: Option<Duration>,
    /// How many attempts have failed since all was well.
    failures: u32,
    /// Since when they have.
    since: Option<Instant>,
}

impl Recovery {
    /// Looks for the service for so long, or for ever.
    pub(crate) fn new(patience: Option<Duration>) -> Self {
        Self { patience, failures: 0, since: None }
    }

    /// All is well: something was received.
    pub(crate) fn well(&mut self) {
        (self.failures, self.since) = (0, None);
    }

    /// Waits before another attempt.
    ///
    /// # Errors
    /// The error itself, where another attempt would meet with it again, or patience is over.
    pub(crate) async fn wait(&mut self, error: ClientError) -> Result<(), ClientError> {
        if !passes(&error) {
            return Err(error);
        }
        let since = *self.since.get_or_insert_with(Instant::now);
        let wait = self.next(&error);
        if self.patience.is_some_and(|patience| since.elapsed() + wait > patience) {
            return Err(error);
        }
        self.failures += 1;
        tokio::time::sleep(wait).await;
        Ok(())
    }

    fn next(&self, error: &ClientError) -> Duration {
        let own = FIRST_WAIT.saturating_mul(1 << self.failures.min(10));
        let wait = error.refusal().and_then(|refusal| refusal.retry_after).unwrap_or(own).min(LONGEST_WAIT);
        // Up to half as long again: a service that ends all its watches would see them all back in one moment.
        wait + wait.mul_f64(f64::from(random()) / f64::from(u32::MAX) / 2.0)
    }
}

/// Whether an error is one of the moment: the stream can go on elsewhere, or later.
fn passes(error: &ClientError) -> bool {
    use ErrorReason as R;
    let of_the_moment = [
        R::ShuttingDown,
        R::WatcherTooSlow,
        R::Overloaded,
        R::QuotaExceeded,
        R::StorageUnavailable,
        R::RegistryBehind,
    ];
    match error {
        ClientError::Refused(refusal) => of_the_moment.contains(&refusal.reason),
        ClientError::Transport { .. } => true,
        _ => false,
    }
}

/// A stream that ended without an error, though its work was not done.
pub(crate) fn ended() -> ClientError {
    ClientError::Transport { message: "the stream ended".to_owned(), source: None }
}

/// Chance enough to scatter waits by: the keys of the standard library's hash tables.
fn random() -> u32 {
    let hash = RandomState::new().build_hasher().finish();
    u32::try_from(hash >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tonic::{Code, Status};
    use tonic_types::{ErrorDetails, StatusExt as _};

    fn refused(reason: &str, again: Option<Duration>) -> ClientError {
        let mut details = ErrorDetails::with_error_info(reason, "peacebrief.v1", []);
        if again.is_some() {
            details.set_retry_info(again);
        }
        ClientError::of_call(Status::with_error_details(Code::Unavailable, "no", details))
    }

    #[tokio::test(start_paused = true)]
    async fn waits_grow_until_all_is_well_and_scatter() {
        let (mut recovery, begun) = (Recovery::new(None), Instant::now());
        for _ in 0..4 {
            recovery.wait(ended()).await.unwrap();
        }
        // 100, 200, 400 and 800 ms, and up to half of that again.
        let took = begun.elapsed().as_millis();
        assert!((1500..=2260).contains(&took), "{took}");
        recovery.well();
        let again = Instant::now();
        recovery.wait(ended()).await.unwrap();
        assert!(again.elapsed() <= Duration::from_millis(151));
    }

    #[tokio::test(start_paused = true)]
    async fn the_service_says_when_and_patience_ends() {
        let mut recovery = Recovery::new(Some(Duration::from_secs(10)));
        let begun = Instant::now();
        let told = refused("SHUTTING_DOWN", Some(Duration::from_secs(4)));
        recovery.wait(told.clone()).await.unwrap();
        assert!((4..=6).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
        let mut result = Ok(());
        while result.is_ok() {
            result = recovery.wait(told.clone()).await;
        }
        assert_eq!(result.unwrap_err().reason(), Some(ErrorReason::ShuttingDown));
        assert!(begun.elapsed() <= Duration::from_secs(10));
    }

    #[tokio::test(start_paused = true)]
    async fn what_another_attempt_would_meet_with_again_is_handed_on_at_once() {
        for reason in ["CURSOR_EXPIRED", "CURSOR_FOREIGN", "ARCHIVE_DISABLED", "STORAGE_CORRUPTED"] {
            let begun = Instant::now();
            assert!(Recovery::new(None).wait(refused(reason, None)).await.is_err(), "{reason}");
            assert_eq!(begun.elapsed(), Duration::ZERO);
        }
        assert!(Recovery::new(None).wait(refused("WATCHER_TOO_SLOW", None)).await.is_ok());
    }
}
