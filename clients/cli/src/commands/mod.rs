//! What each command does.

mod articles;
mod brief;
mod completions;
mod delete;
mod digest;
mod edits;
mod export;
mod health;
mod ingest;
mod list;
mod output;
mod rebrief;
mod registry;
mod show;
mod validate;
mod watch;

use crate::args::{Cli, Command};
use crate::error::{CliError, Outcome};

/// Does what the command line asks for.
///
/// # Errors
/// [`CliError`] where it cannot go on.
pub(crate) async fn run(cli: Cli) -> Result<Outcome, CliError> {
    match cli.command {
        Command::Brief(args) => brief::run(args, cli.color).await,
        Command::Ingest(args) => ingest::run(args, cli.color).await,
        Command::List(args) => list::list(args, cli.color).await,
        Command::Show(args) => show::run(args, cli.color).await,
        Command::Search(args) => list::search(args, cli.color).await,
        Command::Watch(args) => watch::run(args, cli.color).await,
        Command::Delete(args) => delete::run(args).await,
        Command::Rebrief(args) => rebrief::run(args).await,
        Command::Processes(args) => registry::processes(args, cli.color).await,
        Command::Actors(args) => registry::actors(args, cli.color).await,
        Command::Agreements(args) => registry::agreements(args, cli.color).await,
        Command::Timeline(args) => registry::timeline(args, cli.color).await,
        Command::Digest(args) => digest::run(args, cli.color).await,
        Command::Registry(command) => edits::run(command, cli.color).await,
        Command::Export(args) => export::run(args).await,
        Command::Validate(args) => validate::run(args).await,
        Command::Health(args) => health::run(&args).await,
        Command::Completions { shell } => completions::run(shell),
    }
}
