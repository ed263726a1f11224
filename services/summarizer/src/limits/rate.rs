//! Calls a second.

use std::num::NonZeroUsize;
use std::time::Duration;

use tokio::time::Instant;

/// For how long calls may be saved up.
const SAVED: Duration = Duration::from_secs(1);

/// A steady rate, of which a second's worth may be used at once after a pause (the generic cell rate algorithm).
#[derive(Debug)]
pub(super) struct Rate {
    interval: Duration,
    /// When all that was taken would have come at the steady rate.
    due: Instant,
}

impl Rate {
    pub(super) fn new(a_second: NonZeroUsize, now: Instant) -> Self {
        let interval = SAVED / u32::try_from(a_second.get()).unwrap_or(u32::MAX);
        Self { interval, due: now }
    }

    /// Takes one; `Err` says after what time there is one.
    pub(super) fn take(&mut self, now: Instant) -> Result<(), Duration> {
        let due = self.due.max(now) + self.interval;
        let early = due.saturating_duration_since(now).saturating_sub(SAVED);
        if early.is_zero() {
            self.due = due;
            Ok(())
        } else {
            Err(early)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seconds_worth_may_come_at_once_and_the_rest_steadily() {
        let begun = Instant::now();
        let at = |millis| begun + Duration::from_millis(millis);
        let mut rate = Rate::new(NonZeroUsize::MIN.saturating_add(9), begun);
        let taken = (0..20).filter(|_| rate.take(begun).is_ok()).count();
        assert_eq!(taken, 10);
        assert_eq!(rate.take(begun), Err(Duration::from_millis(100)));
        assert_eq!(rate.take(at(99)), Err(Duration::from_millis(1)));
        assert!(rate.take(at(100)).is_ok() && rate.take(at(100)).is_err());
        // After a pause no more than a second's worth is saved up.
        let taken = (0..20).filter(|_| rate.take(at(60_000)).is_ok()).count();
        assert_eq!(taken, 10);
    }
}
