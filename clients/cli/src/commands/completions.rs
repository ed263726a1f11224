//! `peacebrief completions`: the completion script of a shell.

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use crate::args::Cli;
use crate::error::{CliError, Outcome};

/// Prints the script.
pub(super) fn run(shell: clap_complete::Shell) -> Result<Outcome, CliError> {
    // Made whole first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "peacebrief", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::Success)
}
