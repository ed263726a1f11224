//! Changing which log lines are written, while the service runs.

use std::sync::{Mutex, OnceLock, PoisonError};

use tracing_subscriber::Registry;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::reload::{Error, Handle, Layer};

use crate::config::LogFilter;

/// The filter of this process' log.
#[derive(Debug)]
pub(crate) struct LogControl {
    handle: Handle<Targets, Registry>,
    filter: Mutex<LogFilter>,
}

/// The log belongs to the process, not to a server in it.
static CONTROL: OnceLock<LogControl> = OnceLock::new();

/// A filter for the log that can be changed later on.
pub(super) fn install(filter: &LogFilter) -> Layer<Targets, Registry> {
    let (layer, handle) = Layer::new(filter.targets());
    // Where the process has a log already, the new one is refused, and nothing is there to control.
    let _ = CONTROL.set(LogControl { handle, filter: Mutex::new(filter.clone()) });
    layer
}

/// What changes the filter; `None` where the log is not this service's own.
pub(crate) fn log_control() -> Option<&'static LogControl> {
    CONTROL.get()
}

impl LogControl {
    /// The filter in force.
    pub(crate) fn filter(&self) -> LogFilter {
        self.filter.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts another in force.
    pub(crate) fn change(&self, filter: LogFilter) -> Result<(), Error> {
        self.handle.reload(filter.targets())?;
        *self.filter.lock().unwrap_or_else(PoisonError::into_inner) = filter;
        Ok(())
    }
}
