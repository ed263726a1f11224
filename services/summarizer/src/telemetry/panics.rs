//! Panics in the log.

use std::panic::{self, PanicHookInfo};

/// Logs panics from here on: where each happened, and not what it says. The message of a failed slice or assertion quotes
/// its operands, and those may be words of an article; the standard hook would print just that.
pub fn log_panics() {
    panic::set_hook(Box::new(log));
}

fn log(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
    super::metrics::count_panic();
    tracing::error!(place, thread, "panicked");
}
