//! Many briefs in, one account out: who and what the reports tell of is linked across them, and each process told as a whole.
//!
//! A [`Chronicler`] takes reports in one by one and keeps what it knows on a [`Shelf`]: small entries found by keys. What a
//! report changes depends on the entries that its own keys lead to, never on how many there are. A [`Reader`] answers from the same
//! shelf. Neither knows where the entries are kept, what time it is, or how a brief came about.
#![forbid(unsafe_code)]

mod account;
mod alerts;
mod chronicler;
mod course;
mod days;
mod desk;
mod digest;
mod dossier;
mod edits;
mod intake;
mod keys;
mod linking;
mod memo;
mod naming;
mod reader;
mod record;
mod report;
mod shelf;
mod text;

pub use chronicler::{Chronicler, Outcome};
pub use dossier::Dossier;
pub use edits::{Edit, EditError};
pub use reader::{Page, Reader};
pub use report::Report;
pub use shelf::{Entry, MemoryShelf, Shelf};

/// Which way of linking made an entry: grows with every change of it that should make hosts take the reports in anew.
pub const VERSION: u32 = 3;

/// How the ids begin of entries that no report tells: corrections by hand. A host that takes the reports in anew keeps them.
pub const BY_HAND: &[&str] = &["registryEdits/", "leads/", "pins/"];
