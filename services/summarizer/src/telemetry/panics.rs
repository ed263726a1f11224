//! Panics in the log.

use std::panic::{self, PanicHookInfo};

/// Logs where a panic happened, and not what it says: the message of a failed slice or assertion quotes its operands,
/// and those may be words of an article. The standard hook would print just that.
pub(super) fn install() {
    panic::set_hook(Box::new(log));
}

fn log(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
    tracing::error!(place, thread, "panicked");
}
