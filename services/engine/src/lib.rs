//! The engine: an article in, a brief out. Pure: no I/O, no clock, no async, no globals.

pub mod dates;
mod engine;
mod error;
pub mod lexicon;
pub mod syntax;
pub mod text;

pub use engine::Engine;
pub use error::EngineError;
