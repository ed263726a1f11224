//! What waits for the threads, in the order in which it came.
//!
//! Work comes unevenly, and a queue is there for that: it grows, and empties again. One that has not emptied for a while is no such queue:
//! more comes than is done, and its length is what everybody waits, for nothing. Then it is held short. The measure is time without a
//! break, not length, as in CoDel: a burst finds room, a flood does not. Unlike there, what is too much is refused when it comes and
//! not when its turn comes, so that its caller knows at once.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::OwnedSemaphorePermit;

use super::{Admission, Outlook, PoolError};
use crate::telemetry::metrics::PoolMetrics;

/// Of how many pieces of work the usual time is, about: the latest count for more.
const USUAL: u32 = 16;

/// How many calls may wait in a queue that is held short, besides one for every two threads. With fewer, some would be refused at 80 %
/// of what can be done; with more, those admitted under overload would wait more than twice as long as others do then.
const SHORT: usize = 12;

/// The queue.
#[derive(Debug)]
pub(super) struct Queue {
    state: Mutex<State>,
    waiting: Condvar,
    threads: NonZeroUsize,
    /// For how long calls may wait without a break, before the queue is held short; `None` for ever.
    patience: Option<Duration>,
    pub(super) metrics: PoolMetrics,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    next: u64,
    closed: bool,
    /// How many of the jobs are calls.
    calls: usize,
    /// Since when there has been a call among them at all times.
    standing: Option<Instant>,
    /// How many threads are at work.
    busy: usize,
    /// How long a piece of work usually takes.
    usual: Duration,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("jobs", &self.jobs.len()).field("closed", &self.closed).finish()
    }
}

impl State {
    fn comes(&mut self, job: Job) {
        if job.admission == Admission::Refuse {
            self.calls += 1;
            self.standing.get_or_insert(job.since);
        }
        self.jobs.push_back(job);
    }

    fn goes(&mut self, job: &Job) {
        if job.admission == Admission::Refuse {
            self.calls -= 1;
            if self.calls == 0 {
                self.standing = None;
            }
        }
    }
}

/// A piece of work with its place among those admitted, which it gives back when it is done or dropped.
pub(super) struct Job {
    number: u64,
    run: Box<dyn FnOnce() + Send>,
    place: OwnedSemaphorePermit,
    admission: Admission,
    since: Instant,
}

impl Queue {
    pub(super) fn new(threads: NonZeroUsize, patience: Option<Duration>, metrics: PoolMetrics) -> Self {
        Self { state: Mutex::default(), waiting: Condvar::new(), threads, patience, metrics }
    }

    /// No panic can happen under the lock, so that a poisoned one holds a state as good as any.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether one call more would be one too many.
    fn is_crowded(&self, state: &State) -> bool {
        let standing = |patience| state.standing.is_some_and(|since| since.elapsed() > patience);
        state.calls >= SHORT + self.threads.get() / 2 && self.patience.is_some_and(standing)
    }

    pub(super) fn outlook(&self) -> Outlook {
        let state = self.lock();
        let threads = self.threads.get();
        let before = (state.jobs.len() + state.busy + 1).saturating_sub(threads);
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        let threads = u32::try_from(threads).unwrap_or(u32::MAX);
        let wait = state.usual.saturating_mul(before) / threads;
        Outlook { wait, crowded: self.is_crowded(&state) }
    }

    /// Puts work at the end, under a number to withdraw it by.
    pub(super) fn push(
        &self,
        run: Box<dyn FnOnce() + Send>,
        place: OwnedSemaphorePermit,
        admission: Admission,
    ) -> Result<u64, PoolError> {
        let mut state = self.lock();
        if state.closed {
            return Err(PoolError::ShutDown);
        }
        // Of many that were told at once that there is room, not all need find it.
        if admission == Admission::Refuse && self.is_crowded(&state) {
            return Err(PoolError::Full);
        }
        let number = state.next;
        state.next += 1;
        state.comes(Job { number, run, place, admission, since: Instant::now() });
        self.metrics.waiting.inc();
        drop(state);
        self.waiting.notify_one();
        Ok(number)
    }

    /// Takes back a job that nobody waits for any more, unless a thread has it already.
    pub(super) fn withdraw(&self, number: u64) {
        let mut state = self.lock();
        // Jobs stand in the order of their numbers.
        let job = state.jobs.binary_search_by_key(&number, |job| job.number).ok();
        let job = job.and_then(|at| state.jobs.remove(at));
        if let Some(job) = &job {
            state.goes(job);
            self.metrics.waiting.dec();
        }
        drop(state);
        drop(job);
    }

    /// Drops what waits, and lets the threads end once they have done what they are at.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        let dropped = std::mem::take(&mut state.jobs);
        (state.calls, state.standing) = (0, None);
        self.metrics.waiting.set(0);
        drop(state);
        drop(dropped);
        self.waiting.notify_all();
    }

    /// One thread's life.
    pub(super) fn work(&self) {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                state.goes(&job);
                let Job { run, place, admission, since, .. } = job;
                state.busy += 1;
                drop(state);
                self.metrics.waiting.dec();
                self.metrics.busy.inc();
                let begun = Instant::now();
                self.metrics.waited(admission.as_str(), begun.duration_since(since).as_secs_f64());
                run();
                let took = begun.elapsed();
                self.metrics.busy.dec();
                drop(place);
                state = self.lock();
                state.busy -= 1;
                state.usual =
                    if state.usual.is_zero() { took } else { (state.usual * (USUAL - 1) + took) / USUAL };
            } else if state.closed {
                return;
            } else {
                state = self.waiting.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
        }
    }

    #[cfg(test)]
    pub(super) fn is_at_rest(&self) -> bool {
        self.lock().busy == 0
    }

    #[cfg(test)]
    pub(super) fn takes_usually(&self, time: Duration) {
        self.lock().usual = time;
    }
}
