//! Points of time: what the clock says, what is stored (microseconds since 1970, UTC), and what the API tells.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use prost_types::Timestamp;

/// Where an archive takes the time from.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> SystemTime + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::new(SystemTime::now)
    }

    /// A clock of one's own, for whoever must not wait for time to pass.
    pub fn new(now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// What time it is.
    pub(crate) fn now(&self) -> SystemTime {
        (self.0)()
    }

    /// Microseconds since 1970.
    pub(crate) fn micros(&self) -> i64 {
        let since = self.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        span(since)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// A stretch of time in microseconds.
pub(crate) fn span(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// A stored point of time as the API tells it.
pub(crate) fn timestamp(micros: i64) -> Timestamp {
    let nanos = i32::try_from(micros.rem_euclid(1_000_000) * 1000).unwrap_or_default();
    Timestamp { seconds: micros.div_euclid(1_000_000), nanos }
}

/// The first stored point of time that is not before this one: the same bound serves "from" and "before".
pub(crate) fn bound(time: &Timestamp) -> i64 {
    let micros =
        i64::from(time.nanos).div_euclid(1000) + i64::from(i64::from(time.nanos).rem_euclid(1000) > 0);
    time.seconds.saturating_mul(1_000_000).saturating_add(micros)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_stored_time_is_its_own_bound(micros in -62_135_596_800_000_000_i64..253_402_300_799_000_000) {
            prop_assert_eq!(bound(&timestamp(micros)), micros);
        }

        #[test]
        fn nothing_stored_lies_between_a_time_and_its_bound(seconds in -1000_i64..1000, nanos in 0_i32..1_000_000_000) {
            let bound = i128::from(bound(&Timestamp { seconds, nanos })) * 1000;
            let time = i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
            prop_assert!(bound >= time && bound - 1000 < time);
        }
    }
}
