use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until};

/// What has been handed to one connection and not been taken yet. One for all its answers: a timer, or a task, for each of them would cost
/// more than most answers do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Untaken(Arc<Mutex<Waiting>>);

#[derive(Debug, Default)]
struct Waiting {
    next: u64,
    /// Since when, in the order of handing on.
    since: BTreeMap<u64, Instant>,
}

impl Untaken {
    /// No panic can happen under the lock, so that a poisoned one holds a state as good as any.
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something is handed on: it is untaken until what this gives is dropped.
    pub(super) fn hand_on(&self) -> HandedOn {
        let mut waiting = self.lock();
        let number = waiting.next;
        waiting.next += 1;
        waiting.since.insert(number, Instant::now());
        HandedOn { number, of: self.clone() }
    }

    /// Waits until something has been untaken for so long; for ever, where that may be.
    pub(crate) async fn for_long(&self, patience: Option<Duration>) {
        let Some(patience) = patience else { return std::future::pending().await };
        loop {
            let oldest = self.lock().since.first_key_value().map(|(_, since)| *since);
            match oldest {
                // What is handed on from now on is not overdue before this is over.
                None => sleep(patience).await,
                Some(since) if since.elapsed() >= patience => return,
                Some(since) => sleep_until(since + patience).await,
            }
        }
    }
}

/// Something that has been handed on.
#[derive(Debug)]
pub(super) struct HandedOn {
    number: u64,
    of: Untaken,
}

impl Drop for HandedOn {
    fn drop(&mut self) {
        self.of.lock().since.remove(&self.number);
    }
}
