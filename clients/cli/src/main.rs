//! `peacebrief`: briefs of reports on peace processes, on a terminal.

mod args;
mod commands;
mod error;
mod export;
mod input;
mod progress;
mod render;
mod service;
mod terminal;

use std::process::ExitCode;

use clap::Parser as _;

use args::Cli;
use error::{CliError, Outcome};

fn main() -> ExitCode {
    // Wrong usage ends here, with its own message and status 2.
    let cli = Cli::parse();
    let outcome = match tokio::runtime::Runtime::new() {
        Ok(runtime) => {
            let outcome = runtime.block_on(commands::run(cli));
            // Somebody may still be reading standard input, which may never end.
            runtime.shutdown_background();
            outcome
        }
        Err(error) => Err(CliError::Runtime(error)),
    };
    outcome
        .unwrap_or_else(|error| {
            if let Some(message) = error.message() {
                terminal::complain(&message);
            }
            Outcome::of(&error)
        })
        .into()
}
