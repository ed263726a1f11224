//! What each command does.

mod brief;
mod completions;
mod health;
mod validate;

use crate::args::{Cli, Command};
use crate::error::{CliError, Outcome};

/// Does what the command line asks for.
///
/// # Errors
/// [`CliError`] where it cannot go on.
pub(crate) async fn run(cli: Cli) -> Result<Outcome, CliError> {
    match cli.command {
        Command::Brief(args) => brief::run(args, cli.color).await,
        Command::Validate(args) => validate::run(args).await,
        Command::Health(args) => health::run(&args).await,
        Command::Completions { shell } => completions::run(shell),
    }
}
