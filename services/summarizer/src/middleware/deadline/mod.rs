//! Ends a call when the time that its caller gave it is over, with `DEADLINE_EXCEEDED`, and drops its work: a unary
//! call and a stream alike, whether or not its answer has begun.

mod future;
mod layer;
mod service;

use std::time::Duration;

use http::{HeaderMap, HeaderName};

pub(crate) use layer::DeadlineLayer;

/// The header in which a caller says how long it will wait.
static GRPC_TIMEOUT: HeaderName = HeaderName::from_static("grpc-timeout");

/// How long a caller will wait; `None` where it does not say. `Err` where it says it in no form of gRPC's: at most eight
/// digits and a unit.
pub(super) fn timeout(headers: &HeaderMap) -> Result<Option<Duration>, Malformed> {
    let Some(value) = headers.get(&GRPC_TIMEOUT) else { return Ok(None) };
    let text = value.to_str().map_err(|_| Malformed)?;
    let (number, unit) = text.split_at_checked(text.len().wrapping_sub(1)).ok_or(Malformed)?;
    if !(1..=8).contains(&number.len()) || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Malformed);
    }
    let number = number.parse::<u64>().map_err(|_| Malformed)?;
    Ok(Some(match unit {
        "H" => Duration::from_secs(number * 3600),
        "M" => Duration::from_secs(number * 60),
        "S" => Duration::from_secs(number),
        "m" => Duration::from_millis(number),
        "u" => Duration::from_micros(number),
        "n" => Duration::from_nanos(number),
        _ => return Err(Malformed),
    }))
}

/// A `grpc-timeout` that is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed;

#[cfg(test)]
mod tests;
