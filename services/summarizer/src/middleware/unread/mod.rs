//! Answers that their callers do not take. What is made of one counts in bytes until it has been taken; and where nothing of it is
//! taken for too long, its connection is cut: nothing else ends an answer that waits for its caller's window.

mod future;
mod layer;
mod service;
mod untaken;

pub(crate) use layer::UnreadLayer;
pub(crate) use untaken::Untaken;

#[cfg(test)]
mod tests;
