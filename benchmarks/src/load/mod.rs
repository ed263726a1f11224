//! Calls, made in two ways: by callers who wait for each answer (closed), and at times that were set before (open).

mod closed;
mod open;
pub(crate) mod schedule;

pub(crate) use closed::{closed, closed_count};
pub(crate) use open::{Outcome, Timed, open};
pub(crate) use schedule::arrivals;
