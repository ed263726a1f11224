//! A shelf in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use super::{Entry, Shelf};
use crate::Outcome;

/// A shelf in memory, for one process at a time: evaluations, tests, and whoever wants a digest without an archive.
#[derive(Debug, Clone, Default)]
pub struct MemoryShelf {
    entries: BTreeMap<String, Entry>,
    /// (key, id), in order.
    keys: BTreeSet<(String, String)>,
}

impl MemoryShelf {
    /// Takes over what a chronicler has changed.
    pub fn apply(&mut self, outcome: Outcome) {
        for id in &outcome.removed {
            self.remove(id);
        }
        for entry in outcome.written {
            self.remove(&entry.id);
            self.keys.extend(entry.keys.iter().map(|key| (key.clone(), entry.id.clone())));
            self.entries.insert(entry.id.clone(), entry);
        }
    }

    /// All entries, in order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    fn remove(&mut self, id: &str) {
        if let Some(old) = self.entries.remove(id) {
            for key in old.keys {
                self.keys.remove(&(key, old.id.clone()));
            }
        }
    }
}

impl Shelf for MemoryShelf {
    type Error = Infallible;

    fn get(&self, ids: &[String]) -> Result<Vec<Entry>, Infallible> {
        Ok(ids.iter().filter_map(|id| self.entries.get(id)).cloned().collect())
    }

    fn find(&self, keys: &[String]) -> Result<Vec<Entry>, Infallible> {
        let ids: BTreeSet<&String> = keys
            .iter()
            .flat_map(|key| {
                self.keys.range((key.clone(), String::new())..).take_while(move |(k, _)| k == key)
            })
            .map(|(_, id)| id)
            .collect();
        Ok(ids.into_iter().filter_map(|id| self.entries.get(id)).cloned().collect())
    }

    fn range(&self, from: &str, to: &str, limit: usize) -> Result<Vec<(String, Entry)>, Infallible> {
        if from >= to {
            return Ok(Vec::new());
        }
        let range = (from.to_owned(), String::new())..(to.to_owned(), String::new());
        let found = self.keys.range(range).take(limit);
        Ok(found.filter_map(|(key, id)| Some((key.clone(), self.entries.get(id)?.clone()))).collect())
    }

    fn keys(&self, stretches: &[(&str, &str, usize)]) -> Result<Vec<Vec<(String, String)>>, Infallible> {
        let keys = |(from, to, limit): &(&str, &str, usize)| {
            let range = ((*from).to_owned(), String::new())..((*to).to_owned(), String::new());
            self.keys.range(range).take(*limit).cloned().collect()
        };
        Ok(stretches.iter().map(keys).collect())
    }
}
