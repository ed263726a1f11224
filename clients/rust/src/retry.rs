//! Which failures are worth another attempt, and how long to wait for it.

use std::time::Duration;

use peacebrief::v1::ErrorReason;
use tokio::time::Instant;
use tonic::{Code, Response, Status};

use crate::ClientError;
use crate::error::timed_out;

/// The wait before another attempt where the service names none, doubled from attempt to attempt.
const FIRST_WAIT: Duration = Duration::from_millis(50);
/// The longest wait: a service that asks for more is better asked by the caller, later.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Which failures a call is made again after, by what it would do if it were done twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// Done twice it would be done twice: again only where the service has refused it before anything was done.
    Refused,
    /// Done twice it does nothing: again, too, where the connection was closed under it after the service had announced
    /// that it would be.
    Announced,
    /// The service knows a repetition by its request id: again whatever became of the connection.
    Lost,
}

impl Repeat {
    /// Whether a failed call may succeed on another attempt.
    pub(crate) fn worthwhile(self, error: &ClientError, lost_to_goaway: bool) -> bool {
        match error {
            ClientError::Refused(refusal) if refusal.retry_after.is_some() => match refusal.reason {
                ErrorReason::Overloaded
                | ErrorReason::QuotaExceeded
                | ErrorReason::ShuttingDown
                | ErrorReason::RegistryBehind => true,
                // The storage may have gone away after it had done what it was asked for.
                ErrorReason::StorageUnavailable => self != Self::Refused,
                _ => false,
            },
            ClientError::Transport { .. } if self == Self::Lost => true,
            _ => lost_to_goaway && self != Self::Refused,
        }
    }
}

/// Whether a call was lost to a connection that the service had begun to close: tonic reports it as CANCELLED by
/// the transport.
pub(crate) fn lost_to_goaway(status: &Status) -> bool {
    status.code() == Code::Cancelled && std::error::Error::source(status).is_some() && !timed_out(status)
}

/// How long to wait before an attempt, the first being number 0.
pub(crate) fn wait(error: &ClientError, attempt: u32) -> Duration {
    let own = FIRST_WAIT.saturating_mul(1 << attempt.min(10));
    error.refusal().and_then(|refusal| refusal.retry_after).unwrap_or(own).min(LONGEST_WAIT)
}

/// Calls until an answer, an error that will not go away, or the last attempt. `call` is handed the time it has left.
pub(crate) async fn unary<T, F>(
    attempts: u32,
    timeout: Option<Duration>,
    repeat: Repeat,
    mut call: impl FnMut(Option<Duration>) -> F,
) -> Result<T, ClientError>
where
    F: Future<Output = Result<Response<T>, Status>>,
{
    let deadline = timeout.and_then(|limit| Instant::now().checked_add(limit));
    let mut attempt = 0;
    loop {
        let left = deadline.map(|at| at.saturating_duration_since(Instant::now()));
        let status = match call(left).await {
            Ok(answer) => return Ok(answer.into_inner()),
            Err(status) => status,
        };
        let goaway = lost_to_goaway(&status);
        let error = ClientError::of_call(status);
        if attempt + 1 >= attempts || !repeat.worthwhile(&error, goaway) {
            return Err(error);
        }
        let again = Instant::now() + wait(&error, attempt);
        if deadline.is_some_and(|at| at <= again) {
            return Err(error);
        }
        tokio::time::sleep_until(again).await;
        attempt += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use tonic_types::{ErrorDetails, StatusExt as _};

    fn overloaded(again: Duration) -> Status {
        let mut details = ErrorDetails::with_error_info("OVERLOADED", "peacebrief.v1", []);
        details.set_retry_info(Some(again));
        Status::with_error_details(Code::ResourceExhausted, "busy", details)
    }

    /// Calls what fails so often, and answers how often it was called, after how long, and what came of it.
    async fn call(
        attempts: u32,
        timeout: Option<Duration>,
        failures: u32,
        status: impl Fn() -> Status,
    ) -> (u32, Duration, Result<(), ClientError>) {
        let (called, begun) = (Cell::new(0), Instant::now());
        let result = unary(attempts, timeout, Repeat::Announced, |_| {
            called.set(called.get() + 1);
            let result = if called.get() > failures { Ok(Response::new(())) } else { Err(status()) };
            async { result }
        });
        let result = result.await;
        (called.get(), begun.elapsed(), result)
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_is_tried_again_when_the_service_says_so_and_no_more_often_than_allowed() {
        let busy = || overloaded(Duration::from_secs(2));
        let (called, took, result) = call(4, None, 2, busy).await;
        assert!(result.is_ok());
        assert_eq!((called, took.as_secs()), (3, 4));
        let (called, _, result) = call(4, None, 9, busy).await;
        assert_eq!((called, result.unwrap_err().reason()), (4, Some(ErrorReason::Overloaded)));
        let (called, ..) = call(1, None, 9, busy).await;
        assert_eq!(called, 1);
    }

    #[tokio::test(start_paused = true)]
    async fn no_attempt_is_made_past_the_deadline() {
        let limit = Some(Duration::from_secs(3));
        let (called, took, result) = call(9, limit, 9, || overloaded(Duration::from_secs(2))).await;
        assert_eq!((called, took.as_secs()), (2, 2));
        assert!(result.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn what_will_not_go_away_is_not_tried_again() {
        let goaway = || Status::new(Code::Cancelled, "operation was canceled");
        for status in [Status::invalid_argument("no"), Status::unavailable("down"), goaway()] {
            let (called, ..) = call(4, None, 9, || status.clone()).await;
            assert_eq!(called, 1, "{status:?}");
        }
    }

    #[test]
    fn what_would_be_done_twice_is_made_again_only_where_nothing_was_done() {
        let lost = ClientError::Transport { message: "reset".into(), source: None };
        let mut details = ErrorDetails::with_error_info("STORAGE_UNAVAILABLE", "peacebrief.v1", []);
        details.set_retry_info(Some(Duration::from_secs(1)));
        let gone = ClientError::of_call(Status::with_error_details(Code::Unavailable, "gone", details));
        let busy = ClientError::of_call(overloaded(Duration::from_secs(1)));
        let asked = |repeat: Repeat| [&lost, &gone, &busy].map(|error| repeat.worthwhile(error, false));
        assert_eq!(asked(Repeat::Refused), [false, false, true]);
        assert_eq!(asked(Repeat::Announced), [false, true, true]);
        assert_eq!(asked(Repeat::Lost), [true, true, true]);
        assert!(!Repeat::Refused.worthwhile(&lost, true) && Repeat::Announced.worthwhile(&lost, true));
    }
}
