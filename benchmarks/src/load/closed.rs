//! The closed loop: callers who wait for each answer before they call again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use super::Outcome;
use crate::Result;

/// What came of the calls of a closed loop.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Closed {
    pub(crate) answered: usize,
    /// Refused or failed.
    pub(crate) other: usize,
    pub(crate) took: Duration,
}

impl Closed {
    pub(crate) fn per_second(&self) -> f64 {
        self.answered as f64 / self.took.as_secs_f64()
    }
}

/// So many callers at once, until the time is over; `call` makes the call of a number, each once.
pub(crate) async fn closed<C, F>(callers: usize, time: Duration, call: C) -> Result<Closed>
where
    C: Fn(usize) -> F + Send + Sync + 'static,
    F: Future<Output = Outcome> + Send,
{
    until(callers, Some(time), usize::MAX, call).await
}

/// So many callers at once, until so many calls are made.
pub(crate) async fn closed_count<C, F>(callers: usize, count: usize, call: C) -> Result<Closed>
where
    C: Fn(usize) -> F + Send + Sync + 'static,
    F: Future<Output = Outcome> + Send,
{
    until(callers, None, count, call).await
}

async fn until<C, F>(callers: usize, time: Option<Duration>, count: usize, call: C) -> Result<Closed>
where
    C: Fn(usize) -> F + Send + Sync + 'static,
    F: Future<Output = Outcome> + Send,
{
    let (call, next, begun) = (Arc::new(call), Arc::new(AtomicUsize::new(0)), Instant::now());
    let tasks = (0..callers).map(|_| {
        let (call, next) = (Arc::clone(&call), Arc::clone(&next));
        tokio::spawn(async move {
            let (mut answered, mut other) = (0, 0);
            while time.is_none_or(|time| begun.elapsed() < time) {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    break;
                }
                match call(number).await {
                    Outcome::Answered => answered += 1,
                    Outcome::Refused | Outcome::Failed => other += 1,
                }
            }
            (answered, other)
        })
    });
    let (mut answered, mut other) = (0, 0);
    for task in tasks.collect::<Vec<_>>() {
        let (more, others) = task.await?;
        answered += more;
        other += others;
    }
    Ok(Closed { answered, other, took: begun.elapsed() })
}

#[cfg(test)]
mod tests {
    use tokio::time::sleep;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn callers_wait_for_each_answer() {
        let done = closed(4, Duration::from_secs(1), |number| async move {
            sleep(Duration::from_millis(100)).await;
            if number % 2 == 0 { Outcome::Answered } else { Outcome::Refused }
        });
        let done = done.await.unwrap();
        assert_eq!((done.answered, done.other, done.took), (20, 20, Duration::from_secs(1)));
        assert_eq!(done.per_second(), 20.0);
    }

    #[tokio::test(start_paused = true)]
    async fn so_many_calls_are_made_and_no_more() {
        let done = closed_count(4, 10, |_| async {
            sleep(Duration::from_millis(100)).await;
            Outcome::Answered
        });
        let done = done.await.unwrap();
        assert_eq!((done.answered, done.took), (10, Duration::from_millis(300)));
    }
}
