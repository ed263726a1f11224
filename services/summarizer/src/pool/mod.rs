//! The threads that read articles: a bounded number of them behind a bounded queue, apart from the reactor.
//!
//! Calls and streams are admitted apart. A call that finds the queue full is refused, so that its caller can go
//! elsewhere; an article of a stream waits for its turn instead, which holds the stream's sender back. Streams can
//! therefore never fill the queue that calls stand in.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use opentelemetry::Context;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tracing::Span;

use crate::telemetry::metrics::PoolMetrics;
use crate::telemetry::traces::Part;

/// Of how many pieces of work the usual time is, about: the latest count for more.
const USUAL: u32 = 16;

/// Why a piece of work has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// The queue is full.
    #[error("the queue is full")]
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
    /// How many pieces of work have to be done first.
    pub(crate) before: u32,
    /// How long that takes, about.
    pub(crate) wait: Duration,
}

/// What waits for a thread.
#[derive(Debug)]
struct Queue {
    state: Mutex<State>,
    waiting: Condvar,
    metrics: PoolMetrics,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    next: u64,
    closed: bool,
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

/// A piece of work with its place among those admitted, which it gives back when it is done or dropped.
struct Job {
    number: u64,
    run: Box<dyn FnOnce() + Send>,
    place: OwnedSemaphorePermit,
    admission: Admission,
    since: Instant,
}

impl Pool {
    /// Starts a number of threads, before which so many calls may wait.
    ///
    /// # Errors
    /// The system's, where it has no more threads to give.
    pub(crate) fn start(threads: NonZeroUsize, queue: usize, metrics: PoolMetrics) -> std::io::Result<Self> {
        metrics.threads.set(i64::try_from(threads.get()).unwrap_or(i64::MAX));
        let pool = Self {
            queue: Arc::new(Queue { state: Mutex::default(), waiting: Condvar::new(), metrics }),
            calls: Arc::new(Semaphore::new(threads.get() + queue)),
            // Twice the threads keep every one of them busy without a gap between two articles.
            streams: Arc::new(Semaphore::new(threads.get() * 2)),
            threads,
        };
        for number in 0..threads.get() {
            let queue = Arc::clone(&pool.queue);
            std::thread::Builder::new().name(format!("brief-{number}")).spawn(move || queue.work())?;
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
        let state = self.queue.lock();
        let threads = self.threads.get();
        let before = (state.jobs.len() + state.busy + 1).saturating_sub(threads);
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        let threads = u32::try_from(threads).unwrap_or(u32::MAX);
        Outlook { before, wait: state.usual.saturating_mul(before) / threads }
    }

    /// Does a piece of work on one of the threads, within the tracing span and the trace of the caller. Where the future is dropped
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
        let (span, context) = (Span::current(), Context::current());
        let wanted = Wanted::new();
        let (asked, since) = (wanted.clone(), SystemTime::now());
        let run = Box::new(move || {
            drop(Part::begun("wait for a thread", since, &context));
            let _entered = context.attach();
            let result = span.in_scope(|| catch_unwind(AssertUnwindSafe(|| work(&asked))));
            // Nobody may be waiting any more; then the result is of no use.
            let _ = answer.send(result.map_err(|_| PoolError::Panicked));
        });
        let number = self.queue.push(run, place, admission).ok_or(PoolError::ShutDown)?;
        let mut waiting = Waiting { queue: &self.queue, number: Some(number), wanted };
        let result = result.await;
        waiting.number = None;
        // The sender is dropped unused only with the job, and the job only with the pool.
        result.unwrap_or(Err(PoolError::ShutDown))
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        let mut state = self.queue.lock();
        state.closed = true;
        let dropped = std::mem::take(&mut state.jobs);
        self.queue.metrics.waiting.set(0);
        drop(state);
        drop(dropped);
        self.queue.waiting.notify_all();
    }
}

impl Queue {
    /// No panic can happen under the lock, so that a poisoned one holds a state as good as any.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(
        &self,
        run: Box<dyn FnOnce() + Send>,
        place: OwnedSemaphorePermit,
        admission: Admission,
    ) -> Option<u64> {
        let mut state = self.lock();
        if state.closed {
            return None;
        }
        let number = state.next;
        state.next += 1;
        state.jobs.push_back(Job { number, run, place, admission, since: Instant::now() });
        self.metrics.waiting.inc();
        drop(state);
        self.waiting.notify_one();
        Some(number)
    }

    /// Takes back a job that nobody waits for any more, unless a thread has it already.
    fn withdraw(&self, number: u64) {
        let mut state = self.lock();
        // Jobs stand in the order of their numbers.
        let job = state.jobs.binary_search_by_key(&number, |job| job.number).ok();
        let job = job.and_then(|at| state.jobs.remove(at));
        if job.is_some() {
            self.metrics.waiting.dec();
        }
        drop(state);
        drop(job);
    }

    /// One thread's life.
    fn work(&self) {
        let mut state = self.lock();
        loop {
            if let Some(Job { run, place, admission, since, .. }) = state.jobs.pop_front() {
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
mod tests {
    use super::*;
    use futures_util::FutureExt as _;
    use std::sync::mpsc;

    fn pool(queue: usize) -> Pool {
        Pool::start(NonZeroUsize::MIN, queue, PoolMetrics::default()).unwrap()
    }

    /// Keeps the only thread of a pool busy until told to go on.
    async fn block(pool: &Arc<Pool>) -> (mpsc::Sender<()>, tokio::task::JoinHandle<Result<(), PoolError>>) {
        let (go, wait) = mpsc::channel::<()>();
        let (started, running) = oneshot::channel();
        let pool = Arc::clone(pool);
        let task = tokio::spawn(async move {
            let work = move |_: &Wanted| {
                let _ = started.send(());
                let _ = wait.recv();
            };
            pool.run(Admission::Refuse, work).await
        });
        running.await.unwrap();
        (go, task)
    }

    #[tokio::test]
    async fn a_call_that_finds_the_queue_full_is_refused_and_room_is_made_by_those_who_leave() {
        let pool = Arc::new(pool(1));
        let (go, task) = block(&pool).await;
        let mut waiting = Box::pin(pool.run(Admission::Refuse, |_| 1));
        assert!(waiting.as_mut().now_or_never().is_none());
        assert_eq!(pool.run(Admission::Refuse, |_| 2).await, Err(PoolError::Full));
        drop(waiting);
        let second = pool.run(Admission::Refuse, |_| 3);
        go.send(()).unwrap();
        assert_eq!(second.await, Ok(3));
        assert_eq!(task.await.unwrap(), Ok(()));
    }

    #[tokio::test]
    async fn streams_wait_for_their_turn_and_leave_the_queue_to_calls() {
        let pool = Arc::new(pool(1));
        let (go, _task) = block(&pool).await;
        let mut items: Vec<_> = (0..50).map(|n| Box::pin(pool.run(Admission::Wait, move |_| n))).collect();
        assert!(items.iter_mut().all(|item| item.as_mut().now_or_never().is_none()));
        let mut call = Box::pin(pool.run(Admission::Refuse, |_| 99));
        assert!(call.as_mut().now_or_never().is_none(), "a place is left for a call");
        go.send(()).unwrap();
        assert_eq!(call.await, Ok(99));
        let results = futures_util::future::join_all(items).await;
        assert!(results.into_iter().eq((0..50).map(Ok)));
    }

    #[tokio::test]
    async fn the_wait_is_told_from_what_waits_and_how_long_work_usually_takes() {
        let pool = Arc::new(pool(9));
        let outlook = |before, millis| Outlook { before, wait: Duration::from_millis(millis) };
        assert_eq!(pool.outlook(), outlook(0, 0));
        pool.queue.lock().usual = Duration::from_millis(40);
        let (go, task) = block(&pool).await;
        assert_eq!(pool.outlook(), outlook(1, 40));
        let mut waiting: Vec<_> = (0..3).map(|n| Box::pin(pool.run(Admission::Refuse, move |_| n))).collect();
        assert!(waiting.iter_mut().all(|item| item.as_mut().now_or_never().is_none()));
        assert_eq!(pool.outlook(), outlook(4, 160));
        drop(waiting);
        go.send(()).unwrap();
        task.await.unwrap().unwrap();
        // Once the thread is idle again, nobody waits.
        while pool.queue.lock().busy > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(pool.outlook(), outlook(0, 0));
    }

    #[tokio::test]
    async fn a_panic_is_an_answer_and_the_thread_lives_on() {
        let pool = pool(1);
        assert_eq!(
            pool.run(Admission::Refuse, |_| panic!("on purpose")).await,
            Err::<(), _>(PoolError::Panicked)
        );
        assert_eq!(pool.run(Admission::Refuse, |_| 1).await, Ok(1));
    }

    #[tokio::test]
    async fn work_under_way_is_told_that_nobody_waits_for_it_any_more() {
        let pool = Arc::new(pool(1));
        let (started, running) = oneshot::channel();
        let (gave_up, seen) = oneshot::channel();
        let call = tokio::spawn({
            let pool = Arc::clone(&pool);
            async move {
                let work = move |wanted: &Wanted| {
                    let _ = started.send(wanted.holds());
                    while wanted.holds() {
                        std::thread::yield_now();
                    }
                    let _ = gave_up.send(());
                };
                pool.run(Admission::Refuse, work).await
            }
        });
        assert_eq!(running.await, Ok(true));
        call.abort();
        assert_eq!(seen.await, Ok(()));
        assert_eq!(pool.run(Admission::Refuse, |_| 1).await, Ok(1));
    }

    #[tokio::test]
    async fn what_nobody_waits_for_is_never_done() {
        let pool = Arc::new(pool(4));
        let (go, task) = block(&pool).await;
        let (done, seen) = mpsc::channel();
        let mut gone = Box::pin(pool.run(Admission::Refuse, move |_| done.send(())));
        assert!(gone.as_mut().now_or_never().is_none());
        drop(gone);
        go.send(()).unwrap();
        task.await.unwrap().unwrap();
        assert_eq!(pool.run(Admission::Refuse, |_| 1).await, Ok(1));
        assert!(seen.try_recv().is_err());
    }
}
