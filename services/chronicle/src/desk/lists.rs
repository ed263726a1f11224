//! What a shelf has within spans of keys.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::Span;

/// The first of the keys that a shelf has within a span.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    /// In order, with the ids of their entries.
    pub(super) found: Vec<(String, String)>,
    /// How many were asked for.
    pub(super) limit: usize,
}

impl List {
    /// Whether there are no more of them.
    pub(super) fn is_whole(&self) -> bool {
        self.found.len() < self.limit
    }

    /// Whether it has all that there are, up to a limit.
    pub(super) fn reaches(&self, limit: usize) -> bool {
        self.is_whole() || self.limit >= limit
    }
}

/// Lists by their spans. Most are of one key, and empty: these take no more than that key.
#[derive(Debug, Default)]
pub(super) struct Lists(HashMap<String, From, RandomState>);

/// Lists that begin with one key: that of the key alone, and those up to others.
#[derive(Debug, Default)]
struct From {
    alone: Option<List>,
    up_to: Vec<(String, List)>,
}

impl Lists {
    /// The list of a span, if there is one.
    pub(super) fn of(&self, span: &Span) -> Option<&List> {
        let from = self.0.get(&span.from)?;
        match &span.to {
            None => from.alone.as_ref(),
            Some(to) => from.up_to.iter().find(|(end, _)| end == to).map(|(_, list)| list),
        }
    }

    /// Puts the list of a span in the place of the one that there is.
    pub(super) fn put(&mut self, span: &Span, list: List) {
        let from = self.0.entry(span.from.clone()).or_default();
        let Some(to) = &span.to else {
            from.alone = Some(list);
            return;
        };
        match from.up_to.iter_mut().find(|(end, _)| end == to) {
            Some((_, known)) => *known = list,
            None => from.up_to.push((to.clone(), list)),
        }
    }
}
