//! Where keys are looked for.

use crate::keys;

/// Keys from one on and before another, or one alone; no more than so many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(super) from: String,
    /// Nothing where it is the one key alone.
    pub(super) to: Option<String>,
    pub(super) limit: usize,
}

impl Span {
    /// The keys from one on and before another.
    pub(crate) fn between(from: String, to: String, limit: usize) -> Self {
        Self { from, to: Some(to), limit }
    }

    /// All keys that begin so.
    pub(crate) fn beginning(prefix: String, limit: usize) -> Self {
        Self { to: Some(keys::past(&prefix)), from: prefix, limit }
    }

    /// A single key.
    pub(crate) fn of(key: String, limit: usize) -> Self {
        Self { from: key, to: None, limit }
    }

    /// Whether there can be nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.to.as_ref().is_some_and(|to| self.from >= *to)
    }
}
