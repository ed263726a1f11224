//! The shelf as it will be: what was read from it, with what has been changed since and is not written yet.

mod index;
mod lists;
mod sheet;
mod span;

use std::cell::{Ref, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::memo::Memo;
use crate::record::Record;
use crate::{Entry, Shelf, keys};
use index::Index;
use lists::Lists;
use sheet::{Changed, Sheet};

pub(crate) use span::Span;

/// Something by texts.
type Texts<T> = HashMap<String, T, RandomState>;

/// Reads through to a shelf, and holds back what is changed. What is put is found at once, by its new keys and no longer by its old ones.
///
/// Records are decoded when they are asked for first, and encoded when all is done: in between they are asked for and changed over and over.
pub(crate) struct Desk<'s, S> {
    shelf: &'s S,
    /// Entries read from the shelf, by id; `None` where there is none.
    read: RefCell<Texts<Option<Sheet>>>,
    /// The ids of the entries that the shelf has under single keys, as far as those were looked for.
    under: RefCell<Texts<Vec<String>>>,
    /// What the shelf has within spans, as far as that was looked for.
    lists: RefCell<Lists>,
    /// Records changed, by id; `None` where it is removed.
    changed: HashMap<Arc<str>, Option<Changed>, RandomState>,
    /// How many versions of records there have been.
    versions: u64,
    /// Whether records are held that nobody changes.
    holds: bool,
    /// What those that were changed are found by.
    index: RefCell<Index>,
    memo: Memo,
}

/// How many more keys are asked for than are wanted: what is changed may hide some of them.
const SPARE: usize = 8;

/// How many keys that begin alike are looked up together rather than one by one.
const FEW: usize = 256;

impl<'s, S: Shelf> Desk<'s, S> {
    /// One to work on.
    pub(crate) fn new(shelf: &'s S) -> Self {
        Self {
            shelf,
            read: RefCell::default(),
            under: RefCell::default(),
            lists: RefCell::default(),
            changed: HashMap::default(),
            versions: 0,
            holds: true,
            index: RefCell::default(),
            memo: Memo::default(),
        }
    }

    /// One to read from only: of the records, most are asked for once, and may be many. It decodes them each time, and holds none.
    pub(crate) fn for_reading(shelf: &'s S) -> Self {
        Self { holds: false, ..Self::new(shelf) }
    }

    /// What names, offices and words were read as.
    pub(crate) fn memo(&self) -> &Memo {
        &self.memo
    }

    /// The record of an id.
    pub(crate) fn get<R: Record>(&self, id: &str) -> Result<Option<Arc<R>>, S::Error> {
        if let Some(changed) = self.changed.get(id) {
            return Ok(changed.as_ref().and_then(Changed::record));
        }
        self.read(id)?;
        let mut read = self.read.borrow_mut();
        Ok(read.get_mut(id).and_then(Option::as_mut).and_then(|sheet| sheet.record(self.holds)))
    }

    /// Tells the record of an id from what it was before, or will be, in the same work.
    pub(crate) fn version(&self, id: &str) -> u64 {
        self.changed.get(id).and_then(Option::as_ref).map_or(0, |changed| changed.version)
    }

    /// Whether there is an entry of an id.
    pub(crate) fn has(&self, id: &str) -> Result<bool, S::Error> {
        if let Some(changed) = self.changed.get(id) {
            return Ok(changed.is_some());
        }
        self.read(id)?;
        Ok(self.read.borrow().get(id).is_some_and(Option::is_some))
    }

    /// Reads what will be asked for, all at once.
    pub(crate) fn prefetch(&self, ids: &[String]) -> Result<(), S::Error> {
        let mut read = self.read.borrow_mut();
        let unread = |id: &&String| !self.changed.contains_key(id.as_str()) && !read.contains_key(*id);
        let unread: Vec<String> = ids.iter().filter(unread).cloned().collect();
        if !unread.is_empty() {
            let found = self.shelf.get(&unread)?;
            read.extend(unread.into_iter().map(|id| (id, None)));
            read.extend(found.into_iter().map(|entry| (entry.id.clone(), Some(Sheet::new(entry)))));
        }
        Ok(())
    }

    /// Takes it as known that the shelf has no entries of these ids, unless it is known better.
    pub(crate) fn know_missing(&self, ids: Vec<String>) {
        let mut read = self.read.borrow_mut();
        for id in ids {
            read.entry(id).or_insert(None);
        }
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
            read.insert(entry.id.clone(), Some(Sheet::new(entry)));
        }
        Ok(())
    }

    /// The records under one of some keys, in order of their ids.
    pub(crate) fn find<R: Record>(&self, keys: &[String]) -> Result<Vec<Arc<R>>, S::Error> {
        self.look_up(keys)?;
        let (under, mut read, index) = (self.under.borrow(), self.read.borrow_mut(), self.index());
        let mut found: BTreeMap<&str, Arc<R>> = BTreeMap::new();
        for id in keys.iter().filter_map(|key| under.get(key)).flatten() {
            if let Some(Some(sheet)) = read.get_mut(id)
                && !self.changed.contains_key(id.as_str())
            {
                found.extend(sheet.record(self.holds).map(|record| (id.as_str(), record)));
            }
        }
        for id in keys.iter().flat_map(|key| index.under(key)) {
            if let Some(Some(changed)) = self.changed.get(id) {
                found.extend(changed.record().map(|record| (&**id, record)));
            }
        }
        Ok(found.into_values().collect())
    }

    /// Looks up which keys there are within spans, all at once.
    pub(crate) fn list(&self, spans: &[Span]) -> Result<(), S::Error> {
        let mut lists = self.lists.borrow_mut();
        let mut asked: HashSet<(&str, Option<&str>), RandomState> = HashSet::default();
        let mut unknown: Vec<(&Span, String)> = Vec::new();
        for span in spans {
            if !span.is_empty()
                && lists.of(span).is_none_or(|list| !list.reaches(span.limit))
                && asked.insert((&span.from, span.to.as_deref()))
            {
                unknown.push((span, span.to.clone().unwrap_or_else(|| keys::alone(&span.from))));
            }
        }
        if unknown.is_empty() {
            return Ok(());
        }
        let stretches: Vec<(&str, &str, usize)> = unknown
            .iter()
            .map(|(span, to)| (span.from.as_str(), to.as_str(), span.limit.saturating_add(SPARE)))
            .collect();
        let found = self.shelf.keys(&stretches)?;
        for ((span, _), found) in unknown.iter().zip(found) {
            lists.put(span, found, span.limit.saturating_add(SPARE));
        }
        Ok(())
    }

    /// Looks up all keys that begin with prefixes, where these are not many: so that single ones need not be looked up.
    pub(crate) fn list_wholly(&self, prefixes: impl Iterator<Item = String>) -> Result<(), S::Error> {
        self.list(&prefixes.map(|prefix| Span::beginning(prefix, FEW)).collect::<Vec<_>>())
    }

    /// Whether all keys that begin so were looked up.
    pub(crate) fn is_listed_wholly(&self, prefix: &str) -> bool {
        self.lists.borrow().has_all(prefix)
    }

    /// The keys within a span, in order, with the ids of their entries.
    pub(crate) fn listed(&self, span: &Span) -> Result<Vec<(String, String)>, S::Error> {
        let mut listed = Vec::new();
        self.each_listed(span, |key, id| listed.push((key.to_owned(), id.to_owned())))?;
        Ok(listed)
    }

    /// Looks at the keys within a span, in order, with the ids of their entries.
    pub(crate) fn each_listed(&self, span: &Span, mut look: impl FnMut(&str, &str)) -> Result<(), S::Error> {
        let limit = span.limit;
        let mut asked = limit;
        loop {
            self.list_as_far(span, asked)?;
            let lists = self.lists.borrow();
            let list = lists.of(span);
            let unchanged = |(_, id): &&(String, String)| !self.changed.contains_key(id.as_str());
            let mut kept = list.into_iter().flat_map(|list| list.found).filter(unchanged).take(limit);
            if list.is_some_and(|list| !list.is_whole()) && kept.clone().count() < limit {
                // What is changed hides too many of them.
                asked = asked.saturating_mul(4).max(asked + 1);
                continue;
            }
            let index = self.index();
            let mut changed = index.between(&span.from, span.to.as_deref());
            let (mut old, mut new) = (kept.next(), changed.next());
            for _ in 0..limit {
                let first = match (old, new) {
                    (Some((key, id)), Some((other, of))) => (key.as_str(), id.as_str()) <= (other, of),
                    (Some(_), None) => true,
                    (None, Some(_)) => false,
                    (None, None) => break,
                };
                if first {
                    old.iter().for_each(|(key, id)| look(key, id));
                    old = kept.next();
                } else {
                    new.iter().for_each(|(key, id)| look(key, id));
                    new = changed.next();
                }
            }
            return Ok(());
        }
    }

    /// As [`list`](Self::list), of a single span, up to another limit.
    fn list_as_far(&self, span: &Span, limit: usize) -> Result<(), S::Error> {
        if span.is_empty() || self.lists.borrow().of(span).is_some_and(|list| list.reaches(limit)) {
            return Ok(());
        }
        self.list(&[Span { limit, ..span.clone() }])
    }

    /// The records under the keys that begin with `prefix` and lie past `after`, in order of the keys; no more than `limit`.
    pub(crate) fn range<R: Record>(
        &self,
        prefix: &str,
        after: &str,
        limit: usize,
    ) -> Result<Vec<(String, Arc<R>)>, S::Error> {
        let from = if after.is_empty() { prefix.to_owned() } else { keys::alone(after) };
        self.between(&Span::between(from, keys::past(prefix), limit))
    }

    /// The records under a key, in order of their ids; no more than `limit`.
    pub(crate) fn with_key<R: Record>(
        &self,
        key: &str,
        limit: usize,
    ) -> Result<Vec<(String, Arc<R>)>, S::Error> {
        self.between(&Span::of(key.to_owned(), limit))
    }

    /// The records under the keys within a span, in order, with those.
    fn between<R: Record>(&self, span: &Span) -> Result<Vec<(String, Arc<R>)>, S::Error> {
        let found = self.listed(span)?;
        self.prefetch(&found.iter().map(|(_, id)| id.clone()).collect::<Vec<_>>())?;
        let mut records = Vec::with_capacity(found.len());
        for (key, id) in found {
            records.extend(self.get(&id)?.map(|record| (key, record)));
        }
        Ok(records)
    }

    /// The records under the keys within a span, in order of the keys.
    pub(crate) fn records<R: Record>(&self, span: &Span) -> Result<Vec<Arc<R>>, S::Error> {
        Ok(self.between(span)?.into_iter().map(|(_, record)| record).collect())
    }

    /// As [`range`](Self::range) and [`get`](Self::get), but for what is read once and would only be in the way afterwards: it is not held
    /// back, and nothing may have been changed.
    pub(crate) fn glance<R: Record>(
        &self,
        prefix: &str,
        after: &str,
        limit: usize,
    ) -> Result<Vec<(String, R)>, S::Error> {
        let from = if after.is_empty() { prefix.to_owned() } else { keys::alone(after) };
        let found = self.shelf.range(&from, &keys::past(prefix), limit)?.into_iter();
        Ok(found.filter_map(|(key, entry)| Some((key, R::decode(entry.content.as_slice()).ok()?))).collect())
    }

    /// See [`glance`](Self::glance).
    pub(crate) fn glance_at<R: Record>(&self, ids: &[String]) -> Result<Vec<R>, S::Error> {
        let found = self.shelf.get(ids)?.into_iter();
        Ok(found.filter_map(|entry| R::decode(entry.content.as_slice()).ok()).collect())
    }

    /// Puts a record in the place of what has its id.
    pub(crate) fn put<R: Record>(&mut self, record: Arc<R>) {
        self.versions += 1;
        self.set(&record.id(), Some(Changed::new(record, self.versions)));
    }

    /// Changes the record of an id, and answers what that came to; nothing where there is none.
    pub(crate) fn change<R: Record, T>(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut R) -> T,
    ) -> Result<Option<T>, S::Error> {
        self.versions += 1;
        if let Some(Some(changed)) = self.changed.get_mut(id)
            && let Some(record) = changed.record_mut(self.versions)
        {
            let answer = change(record);
            self.note(id);
            return Ok(Some(answer));
        }
        let record = match self.changed.get(id) {
            Some(changed) => changed.as_ref().and_then(Changed::record),
            None => {
                self.read(id)?;
                self.read.get_mut().get_mut(id).and_then(Option::as_mut).and_then(Sheet::take)
            }
        };
        let Some(record) = record else { return Ok(None) };
        let mut record = Arc::unwrap_or_clone(record);
        let answer = change(&mut record);
        self.put(Arc::new(record));
        Ok(Some(answer))
    }

    /// Takes away what has this id.
    pub(crate) fn remove(&mut self, id: &str) {
        self.set(id, None);
    }

    /// What was changed in sum: entries to write, and ids to remove, in order of the ids.
    pub(crate) fn changes(self) -> (Vec<Entry>, Vec<String>) {
        let (mut written, mut removed) = (Vec::new(), Vec::new());
        let (read, mut index) = (self.read.into_inner(), self.index.into_inner());
        index.refresh(&self.changed, &self.memo);
        for (id, changed) in self.changed {
            let id = String::from(&*id);
            let Some(changed) = changed else {
                removed.push(id);
                continue;
            };
            let entry = Entry { keys: index.take(&id), content: changed.content(), id };
            if read.get(&entry.id).and_then(Option::as_ref).is_none_or(|sheet| sheet.entry != entry) {
                written.push(entry);
            }
        }
        written.sort_unstable_by(|a: &Entry, b| a.id.cmp(&b.id));
        removed.sort_unstable();
        (written, removed)
    }

    /// Reads the entry of an id.
    fn read(&self, id: &str) -> Result<(), S::Error> {
        if self.read.borrow().contains_key(id) {
            return Ok(());
        }
        self.prefetch(&[id.to_owned()])
    }

    /// What the records that were changed are found by.
    fn index(&self) -> Ref<'_, Index> {
        self.index.borrow_mut().refresh(&self.changed, &self.memo);
        self.index.borrow()
    }

    /// Notes that the record of an id, which was changed before, has changed.
    fn note(&mut self, id: &str) {
        if let Some((id, _)) = self.changed.get_key_value(id) {
            self.index.get_mut().note(id);
        }
    }

    fn set(&mut self, id: &str, record: Option<Changed>) {
        match self.changed.get_mut(id) {
            Some(changed) => *changed = record,
            None => {
                self.changed.insert(id.into(), record);
            }
        }
        self.note(id);
    }
}
