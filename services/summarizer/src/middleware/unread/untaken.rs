use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until};

/// What has been handed to one connection and not been taken yet. One for all its answers: a timer, or a task, for each of them would cost
/// more than most answers do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Untaken(Arc<Mutex<Waiting>>);

/// A place for each answer, which others have after it.
#[derive(Debug, Default)]
struct Waiting {
    /// Since when what an answer has handed on last is untaken; none where all of it was taken.
    since: Vec<Option<Instant>>,
    free: Vec<usize>,
}

impl Untaken {
    /// No panic can happen under the lock, so that a poisoned one holds a state as good as any.
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An answer begins, and its headers are handed on: they are untaken until it is told of them, or what this gives is dropped.
    pub(super) fn hand_on(self) -> HandedOn {
        let now = Some(Instant::now());
        let mut waiting = self.lock();
        let place = match waiting.free.pop() {
            Some(place) => {
                waiting.since[place] = now;
                place
            }
            None => {
                waiting.since.push(now);
                waiting.since.len() - 1
            }
        };
        drop(waiting);
        HandedOn { place, of: self }
    }

    /// Waits until something has been untaken for so long; for ever, where that may be.
    pub(crate) async fn for_long(&self, patience: Option<Duration>) {
        let Some(patience) = patience else { return std::future::pending().await };
        loop {
            let oldest = self.lock().since.iter().flatten().min().copied();
            match oldest {
                // What is handed on from now on is not overdue before this is over.
                None => sleep(patience).await,
                Some(since) if since.elapsed() >= patience => return,
                Some(since) => sleep_until(since + patience).await,
            }
        }
    }
}

/// What an answer has handed on last.
#[derive(Debug)]
pub(super) struct HandedOn {
    place: usize,
    of: Untaken,
}

impl HandedOn {
    /// It is taken, and the next is handed on, where there is one.
    pub(super) fn is_taken(&self, next: bool) {
        let next = next.then(Instant::now);
        self.of.lock().since[self.place] = next;
    }
}

impl Drop for HandedOn {
    fn drop(&mut self) {
        let mut waiting = self.of.lock();
        waiting.since[self.place] = None;
        waiting.free.push(self.place);
    }
}
