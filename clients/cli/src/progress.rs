//! How far a long run has come: a bar on standard error, where that is a terminal.

use std::io::{self, IsTerminal as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::error::Outcome;
use crate::terminal;

/// A bar, or nothing where nobody would see it. Gone from the terminal when it is dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar over as many articles, or over however many come.
    pub(crate) fn new(total: Option<u64>) -> Self {
        if !io::stderr().is_terminal() {
            return Self::hidden();
        }
        let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        let template = match total {
            Some(_) => "[{bar:40}] {pos}/{len} articles, {eta} left",
            None => "{spinner} {pos} articles, {per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        clear_when_interrupted(bar.clone());
        Self { bar }
    }

    /// No bar, for a run that is over at once.
    pub(crate) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    /// One article more is done with, well or not.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// So many are done with, and so many there are.
    pub(crate) fn set(&self, done: u64, total: u64) {
        self.bar.set_length(total);
        self.bar.set_position(done);
    }

    /// Writes past the bar.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Ends the process on Ctrl-C as it would end anyway, but leaves no half of a bar behind. A task of its own: the
/// run may be waiting for whoever reads its output.
fn clear_when_interrupted(bar: ProgressBar) {
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            // Before the bar is finished, which would put it at its end.
            let done = bar.position();
            bar.finish_and_clear();
            terminal::complain(&format!("interrupted after {done} articles"));
            std::process::exit(Outcome::Interrupted as i32);
        }
    });
}
