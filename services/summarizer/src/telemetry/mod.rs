//! What the service tells of itself: log lines, for people on a terminal and as JSON for machines.

mod lines;
mod log_control;
pub(crate) mod metrics;
mod panics;
mod process;
pub(crate) mod traces;

pub(crate) use log_control::log_control;
pub use panics::log_panics;
pub use traces::TracesError;

use std::io::IsTerminal as _;

use tracing_subscriber::Layer as _;
use tracing_subscriber::fmt;
use tracing_subscriber::fmt::format::JsonFields;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::{SubscriberInitExt as _, TryInitError};

use crate::config::{LogFilter, LogFormat};

/// Sends log lines to standard error from here on, and panics with them.
///
/// # Errors
/// Where the process has another subscriber already.
pub fn init(filter: &LogFilter, format: LogFormat) -> Result<(), TryInitError> {
    let pretty = match format {
        LogFormat::Auto => std::io::stderr().is_terminal(),
        LogFormat::Pretty => true,
        LogFormat::Json => false,
    };
    let lines = fmt::layer().with_writer(std::io::stderr);
    let lines = if pretty {
        let ansi = std::io::stderr().is_terminal();
        lines.with_ansi(ansi).event_format(lines::pretty(ansi)).boxed()
    } else {
        lines.fmt_fields(JsonFields::new()).event_format(lines::json()).boxed()
    };
    // The filter is no part of the layer: one that is loses lines after somebody asked whether others would be wanted, as sqlx does.
    tracing_subscriber::registry().with(log_control::install(filter)).with(lines).try_init()?;
    log_panics();
    Ok(())
}
