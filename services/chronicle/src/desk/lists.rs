//! What a shelf has within spans of keys.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::Span;
use crate::keys;

/// The first of the keys that a shelf has within a span.
#[derive(Debug, Clone, Copy)]
pub(super) struct List<'l> {
    /// In order, with the ids of their entries.
    pub(super) found: &'l [(String, String)],
    /// How many were asked for.
    limit: usize,
}

impl<'l> List<'l> {
    fn of((found, limit): &'l Kept) -> Self {
        Self { found, limit: *limit }
    }

    /// Whether there are no more of them.
    pub(super) fn is_whole(self) -> bool {
        self.found.len() < self.limit
    }

    /// Whether it has all that there are, up to a limit.
    pub(super) fn reaches(self, limit: usize) -> bool {
        self.is_whole() || self.limit >= limit
    }
}

/// Lists by their spans. Most are of one key, and empty: these take no more than that key.
#[derive(Debug, Default)]
pub(super) struct Lists(HashMap<String, Lead, RandomState>);

/// Lists that begin with one key: that of the key alone, and those up to others.
#[derive(Debug, Default)]
struct Lead {
    alone: Option<Kept>,
    up_to: Vec<(String, Kept)>,
}

/// What was found, and how many were asked for.
type Kept = (Vec<(String, String)>, usize);

impl Lists {
    /// The list of a span, if there is one. That of one key may be a part of the list of all that begin alike.
    pub(super) fn of(&self, span: &Span) -> Option<List<'_>> {
        let lead = self.0.get(&span.from);
        match &span.to {
            Some(to) => lead?.up_to.iter().find(|(end, _)| end == to).map(|(_, kept)| List::of(kept)),
            None => {
                lead.and_then(|lead| lead.alone.as_ref()).map(List::of).or_else(|| self.within(&span.from))
            }
        }
    }

    /// Whether it has all keys that begin so.
    pub(super) fn has_all(&self, prefix: &str) -> bool {
        self.beginning(prefix).is_some_and(List::is_whole)
    }

    /// Puts what was found within a span, and how many were asked for, in the place of what there is.
    pub(super) fn put(&mut self, span: &Span, found: Vec<(String, String)>, limit: usize) {
        let lead = self.0.entry(span.from.clone()).or_default();
        let Some(to) = &span.to else {
            lead.alone = Some((found, limit));
            return;
        };
        match lead.up_to.iter_mut().find(|(end, _)| end == to) {
            Some((_, kept)) => *kept = (found, limit),
            None => lead.up_to.push((to.clone(), (found, limit))),
        }
    }

    /// The list of a key as a part of that of all keys that begin as it does up to its last slash, where that is whole.
    fn within(&self, key: &str) -> Option<List<'_>> {
        let List { found, .. } = self.beginning(&key[..=key.rfind('/')?]).filter(|list| list.is_whole())?;
        let from = found.partition_point(|(other, _)| other.as_str() < key);
        let count = found[from..].partition_point(|(other, _)| other == key);
        Some(List { found: &found[from..from + count], limit: usize::MAX })
    }

    /// The list of the keys that begin so.
    fn beginning(&self, prefix: &str) -> Option<List<'_>> {
        let up_to = &self.0.get(prefix)?.up_to;
        up_to.iter().find(|(end, _)| keys::is_past(end, prefix)).map(|(_, kept)| List::of(kept))
    }
}
