//! What is known of the terminal, and the one way to standard error.

use std::io::{self, IsTerminal as _, Write as _};

use terminal_size::{Height, Width};

use crate::args::{ColorChoice, PageArgs};
use crate::render::Look;

/// Columns of a page where there is no terminal to ask.
const PIPED: usize = 100;
/// Longer lines are hard to read, however wide the terminal.
const WIDEST: usize = 120;

/// Whether to colour standard output. `NO_COLOR`, set to anything, means no (no-color.org).
fn colour(choice: ColorChoice) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            io::stdout().is_terminal() && !set("NO_COLOR") && !dumb
        }
    }
}

/// Columns of standard output.
fn width() -> usize {
    match terminal_size::terminal_size_of(io::stdout()) {
        Some((Width(columns), Height(_))) if columns > 0 => usize::from(columns).min(WIDEST),
        _ => PIPED,
    }
}

/// How the text form looks.
pub(crate) fn look(page: &PageArgs, color: ColorChoice, explain: bool) -> Look {
    Look { width: page.width.map_or_else(width, usize::from), colour: colour(color), explain }
}

/// Tells the user, on standard error, what went wrong. Where even that cannot be written there is nobody to tell.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "peacebrief: {message}");
}
