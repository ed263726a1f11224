//! The shelf as it will be: what was read from it, with what has been changed since and is not written yet.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::record::Record;
use crate::{Entry, Shelf, keys};

/// Reads through to a shelf, and holds back what is changed. What is put is found at once, by its new keys and no longer by its old ones.
pub(crate) struct Desk<'s, S> {
    shelf: &'s S,
    /// Entries read from the shelf, by id; `None` where there is none.
    read: RefCell<BTreeMap<String, Option<Entry>>>,
    /// Entries changed, by id; `None` where it is removed.
    changed: BTreeMap<String, Option<Entry>>,
    /// (key, id) of the entries changed.
    keys: BTreeSet<(String, String)>,
}

impl<'s, S: Shelf> Desk<'s, S> {
    pub(crate) fn new(shelf: &'s S) -> Self {
        Self { shelf, read: RefCell::default(), changed: BTreeMap::new(), keys: BTreeSet::new() }
    }

    /// The record of an id.
    pub(crate) fn get<R: Record>(&self, id: &str) -> Result<Option<R>, S::Error> {
        Ok(self.entry(id)?.and_then(|entry| R::decode(entry.content.as_slice()).ok()))
    }

    /// Reads what will be asked for, all at once.
    pub(crate) fn prefetch(&self, ids: &[String]) -> Result<(), S::Error> {
        let mut read = self.read.borrow_mut();
        let unread = |id: &&String| !self.changed.contains_key(*id) && !read.contains_key(*id);
        let unread: Vec<String> = ids.iter().filter(unread).cloned().collect();
        if !unread.is_empty() {
            let found = self.shelf.get(&unread)?;
            read.extend(unread.into_iter().map(|id| (id, None)));
            read.extend(found.into_iter().map(|entry| (entry.id.clone(), Some(entry))));
        }
        Ok(())
    }

    /// The records under a key, in order of their ids.
    pub(crate) fn find<R: Record>(&self, keys: &[String]) -> Result<Vec<R>, S::Error> {
        let mut found: BTreeMap<String, Entry> = BTreeMap::new();
        for entry in self.shelf.find(keys)? {
            if !self.changed.contains_key(&entry.id) {
                self.read.borrow_mut().insert(entry.id.clone(), Some(entry.clone()));
                found.insert(entry.id.clone(), entry);
            }
        }
        for key in keys {
            let of_key = self.keys.range((key.clone(), String::new())..).take_while(|(k, _)| k == key);
            for (_, id) in of_key {
                if let Some(Some(entry)) = self.changed.get(id) {
                    found.insert(id.clone(), entry.clone());
                }
            }
        }
        Ok(found.into_values().filter_map(|entry| R::decode(entry.content.as_slice()).ok()).collect())
    }

    /// The records under the keys that begin with `prefix` and lie past `after`, in order of the keys; no more than `limit`.
    pub(crate) fn range<R: Record>(
        &self,
        prefix: &str,
        after: &str,
        limit: usize,
    ) -> Result<Vec<(String, R)>, S::Error> {
        let from = if after.is_empty() { prefix.to_owned() } else { format!("{after}\u{1}") };
        self.between(from, keys::past(prefix), limit)
    }

    /// The records under a key, in order of their ids; no more than `limit`.
    pub(crate) fn with_key<R: Record>(&self, key: &str, limit: usize) -> Result<Vec<(String, R)>, S::Error> {
        self.between(key.to_owned(), format!("{key}\u{1}"), limit)
    }

    /// The records under the keys from one on and before another, in order of the keys; no more than `limit`.
    pub(crate) fn between<R: Record>(
        &self,
        from: String,
        to: String,
        limit: usize,
    ) -> Result<Vec<(String, R)>, S::Error> {
        // What is changed may hide as much of what is read.
        let kept = self.shelf.range(&from, &to, limit.saturating_add(self.changed.len()))?;
        let kept = kept.into_iter().filter(|(_, entry)| !self.changed.contains_key(&entry.id));
        let kept = kept.inspect(|(_, entry)| {
            self.read.borrow_mut().insert(entry.id.clone(), Some(entry.clone()));
        });
        let changed = self.keys.range((from, String::new())..(to, String::new()));
        let changed = changed.filter_map(|(key, id)| Some((key.clone(), self.changed.get(id)?.clone()?)));
        let mut found: Vec<(String, Entry)> = kept.chain(changed).collect();
        found.sort_by(|(a, x), (b, y)| (a, &x.id).cmp(&(b, &y.id)));
        found.truncate(limit);
        let read = found.into_iter();
        Ok(read.filter_map(|(key, entry)| Some((key, R::decode(entry.content.as_slice()).ok()?))).collect())
    }

    /// As [`range`](Self::range) and [`get`](Self::get), but for what is read once and would only be in the way afterwards: it is not held
    /// back, and nothing may have been changed.
    pub(crate) fn glance<R: Record>(
        &self,
        prefix: &str,
        after: &str,
        limit: usize,
    ) -> Result<Vec<(String, R)>, S::Error> {
        let from = if after.is_empty() { prefix.to_owned() } else { format!("{after}\u{1}") };
        let found = self.shelf.range(&from, &keys::past(prefix), limit)?.into_iter();
        Ok(found.filter_map(|(key, entry)| Some((key, R::decode(entry.content.as_slice()).ok()?))).collect())
    }

    /// See [`glance`](Self::glance).
    pub(crate) fn glance_at<R: Record>(&self, ids: &[String]) -> Result<Vec<R>, S::Error> {
        let found = self.shelf.get(ids)?.into_iter();
        Ok(found.filter_map(|entry| R::decode(entry.content.as_slice()).ok()).collect())
    }

    /// Puts a record in the place of what has its id.
    pub(crate) fn put<R: Record>(&mut self, record: &R) {
        let mut keys = record.keys();
        keys.sort();
        keys.dedup();
        let id = record.id();
        self.forget_keys(&id);
        self.keys.extend(keys.iter().map(|key| (key.clone(), id.clone())));
        let entry = Entry { id: id.clone(), keys, content: record.encode_to_vec() };
        self.changed.insert(id, Some(entry));
    }

    /// Takes away what has this id.
    pub(crate) fn remove(&mut self, id: &str) {
        self.forget_keys(id);
        self.changed.insert(id.to_owned(), None);
    }

    /// What was changed in sum: entries to write, and ids to remove.
    pub(crate) fn changes(self) -> (Vec<Entry>, Vec<String>) {
        let (mut written, mut removed) = (Vec::new(), Vec::new());
        let read = self.read.into_inner();
        for (id, entry) in self.changed {
            match entry {
                Some(entry) if read.get(&id).and_then(Option::as_ref) == Some(&entry) => {}
                Some(entry) => written.push(entry),
                None => removed.push(id),
            }
        }
        (written, removed)
    }

    fn entry(&self, id: &str) -> Result<Option<Entry>, S::Error> {
        if let Some(entry) = self.changed.get(id) {
            return Ok(entry.clone());
        }
        if let Some(entry) = self.read.borrow().get(id) {
            return Ok(entry.clone());
        }
        let entry = self.shelf.get(&[id.to_owned()])?.into_iter().next();
        self.read.borrow_mut().insert(id.to_owned(), entry.clone());
        Ok(entry)
    }

    fn forget_keys(&mut self, id: &str) {
        if let Some(Some(old)) = self.changed.get(id) {
            for key in &old.keys {
                self.keys.remove(&(key.clone(), id.to_owned()));
            }
        }
    }
}
