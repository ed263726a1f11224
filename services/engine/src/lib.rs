//! The engine: an article in, a brief out. Pure: no I/O, no clock, no async, no globals.

mod actors;
#[doc(hidden)]
pub mod bench;
mod brief;
mod clauses;
pub mod confidence;
pub mod dates;
mod document;
mod engine;
mod error;
mod findings;
pub mod lexicon;
mod mentions;
mod observer;
mod recasing;
pub mod syntax;
mod tables;
pub mod text;

pub use engine::Engine;
pub use error::EngineError;
pub use observer::{Observer, Stage};
