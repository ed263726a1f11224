//! From an article's body to paragraphs, sentences and quotations, all as byte ranges into the untouched body.
//!
//! Nothing is copied and nothing is cut: what is no running text (bylines, captions, "Read more") is marked, and what
//! precedes a sentence (a dateline, a time stamp, a bullet, a speaker's label) is told apart from it.

mod datelines;
mod entities;
mod furniture;
mod language;
mod layout;
mod leads;
mod lines;
mod outlets;
mod quotes;
mod sentences;
mod stamps;
#[cfg(test)]
mod tests;
mod variety;

pub(crate) use entities::read_entities;
pub use language::{Detected, Language, detect_language};
pub use layout::{Dateline, Kind, Layout, Paragraph, Sentence};
pub(crate) use outlets::is_outlet;
pub use quotes::{Quote, quotes};
pub use variety::English;
