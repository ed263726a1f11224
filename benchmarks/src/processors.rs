//! Which processors the server has, and which those who call it.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt as _;
use std::process::Command;
use std::{env, fs};

use crate::Result;

/// Where a run that has been moved to its processors finds which all of them are.
const ALL: &str = "PEACEBRIEF_BENCH_PROCESSORS";

/// The processors that a run was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Processors(Vec<usize>);

impl Processors {
    pub(crate) fn given() -> Result<Self> {
        let list = match env::var(ALL) {
            Ok(list) => list,
            Err(_) => {
                let status = fs::read_to_string("/proc/self/status")?;
                let line = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"));
                line.unwrap_or_default().trim().to_owned()
            }
        };
        Ok(Self::listed(&list).ok_or_else(|| format!("no list of processors: {list:?}"))?)
    }

    /// Those of a list as the kernel writes it: "0-3,8".
    fn listed(list: &str) -> Option<Self> {
        let mut all = Vec::new();
        for part in list.split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
            all.extend(first..=last);
        }
        Some(Self(all))
    }

    fn list(processors: &[usize]) -> String {
        processors.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether there is one for the server and another for its callers.
    pub(crate) fn are_enough(&self) -> bool {
        self.count() > 1
    }

    /// Has this program begin anew on all of them but the first, where there are others and it has not been done.
    pub(crate) fn leave_the_first(&self) -> Result<()> {
        if !self.are_enough() || env::var_os(ALL).is_some() {
            return Ok(());
        }
        let mut command = Command::new("taskset");
        command.arg("--cpu-list").arg(Self::list(&self.0[1..])).arg(env::current_exe()?);
        command.args(env::args_os().skip(1)).env(ALL, Self::list(&self.0));
        // It comes back only with an error.
        Err(format!("taskset: {}", command.exec()).into())
    }

    /// A command that runs a program on the first so many of them, under the program's own process id.
    pub(crate) fn command(&self, first: usize, program: impl AsRef<OsStr>) -> Command {
        let first = first.clamp(1, self.count());
        let mut command = Command::new("taskset");
        command.arg("--cpu-list").arg(Self::list(&self.0[..first])).arg(program).env_remove(ALL);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_the_kernel_writes_them() {
        assert_eq!(Processors::listed("0-2,8"), Some(Processors(vec![0, 1, 2, 8])));
        assert_eq!(Processors::listed("5"), Some(Processors(vec![5])));
        assert_eq!(Processors::listed(""), None);
    }

    #[test]
    fn a_program_gets_the_first_of_them() {
        let command = Processors(vec![2, 3, 5]).command(2, "program");
        let arguments: Vec<_> = command.get_args().collect();
        assert_eq!(arguments, ["--cpu-list", "2,3", "program"]);
    }
}
