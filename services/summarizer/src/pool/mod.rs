//! The threads that read articles: a bounded number of them behind a bounded queue, apart from the reactor.
//!
//! Calls and streams are admitted apart. A call that finds the queue full is refused, so that its caller can go
//! elsewhere; an article of a stream waits for its turn instead, which holds the stream's sender back. Streams can
//! therefore never fill the queue that calls stand in.

mod queue;

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use opentelemetry::Context;
use tokio::sync::{Semaphore, oneshot};

use crate::call::Call;
use crate::telemetry::metrics::PoolMetrics;
use crate::telemetry::traces::Part;
use queue::Queue;

/// How much less than others' the threads' claim on a processor is, as `nice` counts: while all of them read, calls must still be taken
/// in, refused and asked after health without waiting for them.
#[cfg(target_os = "linux")]
const YIELDING: i32 = 5;

/// Why a piece of work has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// There is no room in the queue.
    #[error("there is no room in the queue")]
    Full,
    /// The work panicked.
    #[error("the work panicked")]
    Panicked,
    /// The pool was shut down before the work was done.
    #[error("the pool is shut down")]
    ShutDown,
}

/// How a piece of work is admitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// At once or not at all: for a call of its own.
    Refuse,
    /// When its turn comes: for an article of a stream.
    Wait,
}

impl Admission {
    /// As metrics have it.
    fn as_str(self) -> &'static str {
        match self {
            Self::Refuse => "call",
            Self::Wait => "stream",
        }
    }
}

/// Whether somebody still waits for a piece of work: not once its caller has gone or has run out of time.
#[derive(Debug, Clone)]
pub struct Wanted(Arc<AtomicBool>);

impl Wanted {
    fn new() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    /// Whether the work is still wanted. Long work asks now and then, and gives up where it is not.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn end(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// A pool of threads. Dropping it ends them: the work under way is finished, the rest dropped.
#[derive(Debug)]
pub struct Pool {
    queue: Arc<Queue>,
    calls: Arc<Semaphore>,
    streams: Arc<Semaphore>,
    threads: NonZeroUsize,
}

/// What a call would have to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outlook {
    /// How long it takes until all that is there is under way, about.
    pub(crate) wait: Duration,
    /// Whether there is no room for it: calls have been waiting for too long, and too many are.
    pub(crate) crowded: bool,
}

impl Pool {
    /// Starts a number of threads, before which so many calls may wait; few, where there have been calls waiting for longer than
    /// `patience` without a break.
    ///
    /// # Errors
    /// The system's, where it has no more threads to give.
    pub(crate) fn start(
        threads: NonZeroUsize,
        queue: usize,
        patience: Option<Duration>,
        metrics: PoolMetrics,
    ) -> std::io::Result<Self> {
        metrics.threads.set(i64::try_from(threads.get()).unwrap_or(i64::MAX));
        let pool = Self {
            queue: Arc::new(Queue::new(threads, patience, metrics)),
            calls: Arc::new(Semaphore::new(threads.get() + queue)),
            // Twice the threads keep every one of them busy without a gap between two articles.
            streams: Arc::new(Semaphore::new(threads.get() * 2)),
            threads,
        };
        for number in 0..threads.get() {
            let queue = Arc::clone(&pool.queue);
            std::thread::Builder::new().name(format!("brief-{number}")).spawn(move || {
                yield_to_others();
                queue.work();
            })?;
        }
        Ok(pool)
    }

    /// How many threads there are.
    #[must_use]
    pub fn threads(&self) -> NonZeroUsize {
        self.threads
    }

    /// What a call would have to wait for if it came now, as far as what waits and what has been done tells.
    pub(crate) fn outlook(&self) -> Outlook {
        self.queue.outlook()
    }

    /// Does a piece of work on one of the threads, for the call and within the trace of its caller. Where the future is dropped
    /// first, work that has not begun is never done, and its place is free at once; work under way is told by [`Wanted`].
    ///
    /// # Errors
    /// [`PoolError`] says why there is no result.
    pub async fn run<T: Send + 'static>(
        &self,
        admission: Admission,
        work: impl FnOnce(&Wanted) -> T + Send + 'static,
    ) -> Result<T, PoolError> {
        let place = match admission {
            Admission::Refuse => Arc::clone(&self.calls).try_acquire_owned().map_err(|_| PoolError::Full)?,
            Admission::Wait => {
                Arc::clone(&self.streams).acquire_owned().await.map_err(|_| PoolError::ShutDown)?
            }
        };
        let (answer, result) = oneshot::channel();
        let (call, context) = (Call::current(), Context::current());
        let wanted = Wanted::new();
        let (asked, since) = (wanted.clone(), SystemTime::now());
        let run = Box::new(move || {
            drop(Part::begun("wait for a thread", since, &context));
            let _entered = context.attach();
            let work = || catch_unwind(AssertUnwindSafe(|| work(&asked)));
            let result = Call::work_for(call.as_ref(), work);
            // Nobody may be waiting any more; then the result is of no use.
            let _ = answer.send(result.map_err(|_| PoolError::Panicked));
        });
        let number = self.queue.push(run, place, admission)?;
        let mut waiting = Waiting { queue: &self.queue, number: Some(number), wanted };
        let result = result.await;
        waiting.number = None;
        // The sender is dropped unused only with the job, and the job only with the pool.
        result.unwrap_or(Err(PoolError::ShutDown))
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.queue.close();
    }
}

/// Has others come before the thread that calls this, where the system knows of such a thing for threads.
fn yield_to_others() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(YIELDING) {
        tracing::debug!(%error, "cannot yield the processor to others");
    }
}

/// Withdraws a job when its caller's future is dropped, and tells the one under way.
struct Waiting<'a> {
    queue: &'a Queue,
    number: Option<u64>,
    wanted: Wanted,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if let Some(number) = self.number {
            self.wanted.end();
            self.queue.withdraw(number);
        }
    }
}

#[cfg(test)]
mod tests;
