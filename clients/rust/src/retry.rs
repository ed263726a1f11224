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

/// Whether a failed call may succeed on another attempt: the service asked for one, or the connection was closed
/// under the call after the service had announced that it would be.
pub(crate) fn worthwhile(error: &ClientError, lost_to_goaway: bool) -> bool {
    match error {
        ClientError::Refused(refusal) => {
            refusal.retry_after.is_some()
                && matches!(refusal.reason, ErrorReason::Overloaded | ErrorReason::ShuttingDown)
        }
        _ => lost_to_goaway,
    }
}

/// Whether a call was lost to a connection that the service had begun to close: tonic reports it as CANCELLED by
/// the transport. All calls of this API may be repeated, since none leaves anything behind.
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
        if attempt + 1 >= attempts || !worthwhile(&error, goaway) {
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
        let result = unary(attempts, timeout, |_| {
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
}
