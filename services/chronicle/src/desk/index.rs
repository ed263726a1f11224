//! What changed records are found by.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::sheet::Changed;
use crate::memo::Memo;

/// What changed records are found by. It is brought up to date before it is asked, for most records change several times in between.
#[derive(Default)]
pub(super) struct Index {
    /// By each key the ids of the records, in order.
    under: BTreeMap<String, Vec<Arc<str>>>,
    /// The keys of each record, in order.
    keys: HashMap<Arc<str>, Vec<String>, RandomState>,
    /// Records that have changed since it was up to date.
    stale: HashSet<Arc<str>, RandomState>,
}

impl Index {
    /// Notes that a record has changed, or is gone.
    pub(super) fn note(&mut self, id: &Arc<str>) {
        if !self.stale.contains(id) {
            self.stale.insert(Arc::clone(id));
        }
    }

    /// Brings it up to date.
    pub(super) fn refresh(&mut self, changed: &HashMap<Arc<str>, Option<Changed>, RandomState>, memo: &Memo) {
        for id in self.stale.drain() {
            let record = changed.get(&id).and_then(Option::as_ref);
            let now = record.map(|record| record.keys(memo)).unwrap_or_default();
            let before = self.keys.remove(&id).unwrap_or_default();
            let (mut old, mut new) = (before.iter().peekable(), now.iter().peekable());
            loop {
                let order = match (old.peek(), new.peek()) {
                    (Some(old), Some(new)) => old.cmp(new),
                    (Some(_), None) => Ordering::Less,
                    (None, Some(_)) => Ordering::Greater,
                    (None, None) => break,
                };
                if order.is_le()
                    && let Some(key) = old.next()
                    && order.is_lt()
                    && let Some(ids) = self.under.get_mut(key)
                {
                    ids.retain(|other| *other != id);
                    if ids.is_empty() {
                        self.under.remove(key);
                    }
                }
                if order.is_ge()
                    && let Some(key) = new.next()
                    && order.is_gt()
                {
                    let ids = self.under.entry(key.clone()).or_default();
                    ids.insert(ids.partition_point(|other| *other < id), Arc::clone(&id));
                }
            }
            self.keys.insert(id, now);
        }
    }

    /// The records under a key.
    pub(super) fn under(&self, key: &str) -> &[Arc<str>] {
        self.under.get(key).map_or(&[], Vec::as_slice)
    }

    /// The keys from one on and before another, or the one alone, in order, with the ids of their records.
    pub(super) fn between<'i>(
        &'i self,
        from: &'i str,
        to: Option<&str>,
    ) -> impl Iterator<Item = (&'i str, &'i str)> + use<'i> {
        let alone = if to.is_none() { self.under(from) } else { &[] };
        let bounds = to.filter(|to| from < *to).map(|to| (Bound::Included(from), Bound::Excluded(to)));
        let range = bounds.map(|bounds| self.under.range::<str, _>(bounds)).into_iter().flatten();
        let range = range.flat_map(|(key, ids)| ids.iter().map(move |id| (key.as_str(), &**id)));
        alone.iter().map(move |id| (from, &**id)).chain(range)
    }

    /// Takes away the keys of a record.
    pub(super) fn take(&mut self, id: &str) -> Vec<String> {
        self.keys.remove(id).unwrap_or_default()
    }
}
