//! The open loop: calls at their times, whatever has become of those before.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// What has become of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Answered,
    /// Sent away at once, to come again later.
    Refused,
    Failed,
}

/// A call that has ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Timed {
    /// From when it was to be made, not from when it was: what delays the calls behind a slow one is part of what those callers wait.
    pub(crate) took: Duration,
    pub(crate) outcome: Outcome,
}

/// Makes a call at each of the times, and waits for the last.
pub(crate) async fn open<F>(
    times: impl IntoIterator<Item = Duration>,
    mut call: impl FnMut(usize) -> F,
) -> Vec<Timed>
where
    F: Future<Output = Outcome> + Send + 'static,
{
    let begun = Instant::now();
    let mut calls = Vec::new();
    for at in times {
        let due = begun + at;
        sleep_until(due).await;
        let made = call(calls.len());
        calls.push(tokio::spawn(async move {
            let outcome = made.await;
            Timed { took: due.elapsed(), outcome }
        }));
    }
    let mut ended = Vec::with_capacity(calls.len());
    for call in calls {
        // One that panicked would be a fault of this program.
        ended.extend(call.await);
    }
    ended
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::sync::Mutex;
    use tokio::time::sleep;

    use super::*;

    const fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[tokio::test(start_paused = true)]
    async fn calls_do_not_wait_for_those_before() {
        let begun = Instant::now();
        let made = open((0..100).map(|n| ms(n * 10)), |_| async {
            sleep(ms(5000)).await;
            Outcome::Answered
        });
        let made = made.await;
        assert_eq!(begun.elapsed(), ms(5990));
        assert!(made.iter().all(|call| call.took == ms(5000)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_stall_counts_for_all_who_were_to_call_meanwhile() {
        // One at a time, each 1 ms; the first takes a second.
        let server = Arc::new(Mutex::new(()));
        let made = open((0..100).map(|n| ms(n * 10)), |number| {
            let server = Arc::clone(&server);
            async move {
                let _alone = server.lock().await;
                sleep(ms(if number == 0 { 1000 } else { 1 })).await;
                Outcome::Answered
            }
        });
        let took: Vec<_> = made.await.iter().map(|call| call.took).collect();
        assert_eq!(took[..3], [ms(1000), ms(991), ms(982)]);
        assert!(took[..99].iter().all(|&took| took > ms(100)), "{took:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_is_made_late_is_timed_from_when_it_was_due() {
        let made = open([ms(10), ms(10), ms(10)], |_| {
            // What keeps the caller itself.
            let made = Instant::now();
            async move {
                sleep(ms(7)).await;
                assert!(made.elapsed() >= ms(7));
                Outcome::Refused
            }
        });
        assert_eq!(made.await, [Timed { took: ms(7), outcome: Outcome::Refused }; 3]);
    }
}
