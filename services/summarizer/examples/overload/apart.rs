//! Server and callers on processors of their own, where there are enough: else each waits for the other, and times say nothing.

use std::process::Command;

use crate::Result;

/// Whose processors are whose, as `taskset` has it.
pub(crate) struct Apart {
    server: String,
    callers: String,
}

impl Apart {
    /// The first half of them for the server; nothing is apart where there is only one.
    pub(crate) fn of_this_machine() -> Result<Option<Self>> {
        let count = std::thread::available_parallelism()?.get();
        let half = count / 2;
        Ok((half > 0)
            .then(|| Self { server: format!("0-{}", half - 1), callers: format!("{half}-{}", count - 1) }))
    }

    /// Moves this process, with all its threads.
    pub(crate) fn move_here(&self) -> Result<()> {
        let mut command = Command::new("taskset");
        let moved = command
            .args(["--all-tasks", "--pid", "--cpu-list", &self.callers])
            .arg(std::process::id().to_string())
            .output()?;
        if moved.status.success() {
            return Ok(());
        }
        Err(format!("taskset: {}", String::from_utf8_lossy(&moved.stderr)).into())
    }

    /// What starts a program in the other half.
    pub(crate) fn start(&self) -> tokio::process::Command {
        let mut command = tokio::process::Command::new("taskset");
        command.args(["--cpu-list", &self.server]);
        command
    }
}
