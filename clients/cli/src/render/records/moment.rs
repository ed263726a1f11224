//! Moments of the clock, as they are shown.

/// Date and time of day in UTC, to the second; empty where there is none.
pub(super) fn shown(time: Option<&prost_types::Timestamp>) -> String {
    let Some(time) = time else { return String::new() };
    let whole = prost_types::Timestamp { seconds: time.seconds, nanos: 0 };
    whole.to_string()
}
