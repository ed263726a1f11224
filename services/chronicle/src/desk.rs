//! The shelf as it will be: what was read from it, with what has been changed since and is not written yet.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::record::Record;
use crate::{Entry, Shelf, keys};

/// Reads through to a shelf, and holds back what is changed. What is put is found at once, by its new keys and no longer by its old ones.
pub(crate) struct Desk<'s, S> {
    shelf: &'s S,
    /// Entries read from the shelf, by id; `None` where there is none.
    read: RefCell<HashMap<String, Option<Entry>>>,
    /// The ids of the entries that the shelf has under single keys, as far as those were looked for.
    under: RefCell<HashMap<String, Vec<String>>>,
    /// What the shelf has between two keys, as far as that was looked for.
    lists: RefCell<HashMap<(String, String), List>>,
    /// Entries changed, by id; `None` where it is removed.
    changed: HashMap<String, Option<Entry>>,
    /// (key, id) of the entries changed.
    keys: BTreeSet<(String, String)>,
}

/// The first of the keys that the shelf has between two.
#[derive(Debug, Clone, Default)]
struct List {
    /// In order, with the ids of their entries.
    found: Vec<(String, String)>,
    /// How many were asked for.
    limit: usize,
}

impl List {
    /// Whether there are no more of them.
    fn is_whole(&self) -> bool {
        self.found.len() < self.limit
    }
}

/// How many more keys are asked for than are wanted: what is changed may hide some of them.
const SPARE: usize = 8;

/// Keys from one on and before another; no more than so many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) limit: usize,
}

impl Span {
    /// All keys that begin so.
    pub(crate) fn beginning(prefix: String, limit: usize) -> Self {
        Self { to: keys::past(&prefix), from: prefix, limit }
    }

    /// A single key.
    pub(crate) fn of(key: String, limit: usize) -> Self {
        Self { to: format!("{key}\u{1}"), from: key, limit }
    }
}

impl<'s, S: Shelf> Desk<'s, S> {
    pub(crate) fn new(shelf: &'s S) -> Self {
        Self {
            shelf,
            read: RefCell::default(),
            under: RefCell::default(),
            lists: RefCell::default(),
            changed: HashMap::new(),
            keys: BTreeSet::new(),
        }
    }

    /// The record of an id.
    pub(crate) fn get<R: Record>(&self, id: &str) -> Result<Option<R>, S::Error> {
        Ok(self.look_at(id, |entry| R::decode(entry.content.as_slice()).ok())?.flatten())
    }

    /// Whether there is an entry of an id.
    pub(crate) fn has(&self, id: &str) -> Result<bool, S::Error> {
        Ok(self.look_at(id, |_| ())?.is_some())
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

    /// Looks up what will be looked for under keys, all at once.
    pub(crate) fn look_up(&self, keys: &[String]) -> Result<(), S::Error> {
        let mut under = self.under.borrow_mut();
        let mut unknown: Vec<String> = keys.iter().filter(|key| !under.contains_key(*key)).cloned().collect();
        unknown.sort();
        unknown.dedup();
        if unknown.is_empty() {
            return Ok(());
        }
        let found = self.shelf.find(&unknown)?;
        under.extend(unknown.iter().map(|key| (key.clone(), Vec::new())));
        let mut read = self.read.borrow_mut();
        for entry in found {
            for key in entry.keys.iter().filter(|key| unknown.binary_search(key).is_ok()) {
                if let Some(ids) = under.get_mut(key) {
                    ids.push(entry.id.clone());
                }
            }
            read.insert(entry.id.clone(), Some(entry));
        }
        Ok(())
    }

    /// The records under one of some keys, in order of their ids.
    pub(crate) fn find<R: Record>(&self, keys: &[String]) -> Result<Vec<R>, S::Error> {
        self.look_up(keys)?;
        let (under, read) = (self.under.borrow(), self.read.borrow());
        let mut found: BTreeMap<&str, &Entry> = BTreeMap::new();
        for id in keys.iter().filter_map(|key| under.get(key)).flatten() {
            if let Some(Some(entry)) = read.get(id).filter(|_| !self.changed.contains_key(id)) {
                found.insert(id, entry);
            }
        }
        for key in keys {
            let of_key = self.keys.range((key.clone(), String::new())..).take_while(|(k, _)| k == key);
            for (_, id) in of_key {
                if let Some(Some(entry)) = self.changed.get(id) {
                    found.insert(id, entry);
                }
            }
        }
        Ok(found.into_values().filter_map(|entry| R::decode(entry.content.as_slice()).ok()).collect())
    }

    /// Looks up which keys there are within spans, all at once.
    pub(crate) fn list(&self, spans: &[Span]) -> Result<(), S::Error> {
        let mut lists = self.lists.borrow_mut();
        let mut unknown: Vec<(&str, &str, usize)> = Vec::new();
        for Span { from, to, limit } in spans {
            let known = lists.get(&(from.clone(), to.clone()));
            let asked = unknown.iter().any(|(f, t, _)| f == from && t == to);
            if from < to && !asked && known.is_none_or(|list| !list.is_whole() && list.limit < *limit) {
                unknown.push((from, to, limit.saturating_add(SPARE)));
            }
        }
        if unknown.is_empty() {
            return Ok(());
        }
        let found = self.shelf.keys(&unknown)?;
        for ((from, to, limit), found) in unknown.into_iter().zip(found) {
            lists.insert((from.to_owned(), to.to_owned()), List { found, limit });
        }
        Ok(())
    }

    /// The keys within a span, in order, with the ids of their entries.
    pub(crate) fn listed(&self, span: &Span) -> Result<Vec<(String, String)>, S::Error> {
        let Span { from, to, limit } = span;
        let mut asked = *limit;
        loop {
            self.list(&[Span { limit: asked, ..span.clone() }])?;
            let lists = self.lists.borrow();
            let list = lists.get(&(from.clone(), to.clone()));
            let kept =
                list.iter().flat_map(|list| &list.found).filter(|(_, id)| !self.changed.contains_key(id));
            let mut found: Vec<(String, String)> = kept.cloned().collect();
            if found.len() < *limit && list.is_some_and(|list| !list.is_whole()) {
                // What is changed hides too many of them.
                asked = asked.saturating_mul(4).max(asked + 1);
                continue;
            }
            if from < to {
                let changed = self.keys.range((from.clone(), String::new())..(to.clone(), String::new()));
                found.extend(changed.cloned());
                found.sort();
            }
            found.truncate(*limit);
            return Ok(found);
        }
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
    fn between<R: Record>(
        &self,
        from: String,
        to: String,
        limit: usize,
    ) -> Result<Vec<(String, R)>, S::Error> {
        let found = self.listed(&Span { from, to, limit })?;
        self.prefetch(&found.iter().map(|(_, id)| id.clone()).collect::<Vec<_>>())?;
        let mut records = Vec::with_capacity(found.len());
        for (key, id) in found {
            records.extend(self.get(&id)?.map(|record| (key, record)));
        }
        Ok(records)
    }

    /// The records under the keys within a span, in order of the keys.
    pub(crate) fn records<R: Record>(&self, span: &Span) -> Result<Vec<R>, S::Error> {
        let found = self.between(span.from.clone(), span.to.clone(), span.limit)?;
        Ok(found.into_iter().map(|(_, record)| record).collect())
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

    /// What was changed in sum: entries to write, and ids to remove, in order of the ids.
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
        written.sort_by(|a: &Entry, b| a.id.cmp(&b.id));
        removed.sort();
        (written, removed)
    }

    /// Looks at the entry of an id, where there is one.
    fn look_at<T>(&self, id: &str, look: impl FnOnce(&Entry) -> T) -> Result<Option<T>, S::Error> {
        if let Some(entry) = self.changed.get(id) {
            return Ok(entry.as_ref().map(look));
        }
        self.prefetch(&[id.to_owned()])?;
        Ok(self.read.borrow().get(id).and_then(Option::as_ref).map(look))
    }

    fn forget_keys(&mut self, id: &str) {
        if let Some(Some(old)) = self.changed.get(id) {
            for key in &old.keys {
                self.keys.remove(&(key.clone(), id.to_owned()));
            }
        }
    }
}
