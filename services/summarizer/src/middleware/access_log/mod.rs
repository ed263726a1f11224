//! Writes one line for every call when it ends, and counts it: its method, its code and how long it took; and ends its trace. Never a word of an article.

mod future;
mod layer;
mod service;

pub(crate) use layer::AccessLogLayer;

#[cfg(test)]
mod tests;
