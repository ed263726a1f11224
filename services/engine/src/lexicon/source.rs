//! Lexicon files: reading them and laying a deployment's own over them.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::error::LexiconError;

/// A file of the lexicon: a name, the content that is built in, and how a second file is laid over a first.
pub(crate) trait LexiconFile: DeserializeOwned + Default {
    /// Its name, with `.toml`.
    const NAME: &'static str;

    /// This file with `over` laid over it.
    fn overlaid(self, over: Self) -> Result<Self, LexiconError>;

    /// Refuses what stands twice.
    fn check(&self) -> Result<(), LexiconError>;
}

/// Reads a file.
pub(crate) fn parse<F: LexiconFile>(content: &str) -> Result<F, LexiconError> {
    let file: F = toml::from_str(content).map_err(|error| LexiconError::format(F::NAME, content, &error))?;
    file.check()?;
    Ok(file)
}

/// What an entry of an overlay does to the entry of the same key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Overlay {
    /// Takes its place; the default.
    #[default]
    Replace,
    /// Adds its list items to it.
    Extend,
    /// Takes it away.
    Remove,
}

/// An entry that an overlay can replace, extend or remove by its key.
pub(crate) trait Entry {
    /// The key's name in the file, for messages: `state.name`.
    const KEY: &'static str;
    /// What tells the entry from others of its file.
    fn key(&self) -> String;
    /// What it does when it comes from an overlay.
    fn overlay(&self) -> Overlay;
    /// Adds the list items of `other`, and takes over what else it tells.
    fn extend(&mut self, other: Self);
    /// A key that an entry cannot do without, where it is absent.
    fn wanting(&self) -> Option<&'static str> {
        None
    }
}

/// Lays entries over entries, in order.
pub(crate) fn merge<E: Entry>(file: &str, base: Vec<E>, over: Vec<E>) -> Result<Vec<E>, LexiconError> {
    let mut merged = base;
    let mut places: std::collections::HashMap<String, usize> =
        merged.iter().enumerate().map(|(at, entry)| (entry.key(), at)).collect();
    let mut gone = Vec::new();
    for entry in over {
        let key = entry.key();
        match (entry.overlay(), places.get(&key).and_then(|at| merged.get_mut(*at))) {
            (Overlay::Replace, Some(old)) => *old = entry,
            (Overlay::Extend, Some(old)) => old.extend(entry),
            (Overlay::Remove, Some(_)) => gone.extend(places.get(&key)),
            (Overlay::Replace, None) => {
                places.insert(key, merged.len());
                merged.push(entry);
            }
            (Overlay::Extend | Overlay::Remove, None) => {
                return Err(LexiconError::value(
                    file,
                    E::KEY,
                    key,
                    "there is no such entry to extend or remove",
                ));
            }
        }
    }
    let mut at = 0;
    merged.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
    Ok(merged)
}

/// Refuses a key that stands twice, and an entry that wants something: only one that extends or removes another may.
pub(crate) fn check_entries<E: Entry>(file: &str, entries: &[E]) -> Result<(), LexiconError> {
    let mut seen = std::collections::HashSet::new();
    for entry in entries {
        let key = entry.key();
        if seen.contains(&key) {
            return Err(LexiconError::value(file, E::KEY, key, "the entry stands twice"));
        }
        if let Some(wanting) = entry.wanting().filter(|_| entry.overlay() == Overlay::Replace) {
            return Err(LexiconError::value(file, E::KEY, key, format!("the entry has no `{wanting}`")));
        }
        seen.insert(key);
    }
    Ok(())
}

/// Adds to a list what it does not hold yet.
pub(crate) fn union<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}

/// An entry that is a list of words (or patterns) with what they mean. An overlay's entry takes its words out of the
/// entries below and puts them where it stands itself; with `extend` they stay there too; with `remove` they only go.
pub(crate) trait Worded {
    /// The list's key in the file, for messages: `verb.words`.
    const KEY: &'static str;
    /// Whether a word may stand in one entry only.
    const ONCE: bool;
    /// The words.
    fn words(&self) -> &[String];
    /// The words, to be changed.
    fn words_mut(&mut self) -> &mut Vec<String>;
    /// What the entry does when it comes from an overlay.
    fn overlay(&self) -> Overlay;
}

/// Lays word lists over word lists.
pub(crate) fn merge_words<E: Worded>(mut base: Vec<E>, over: Vec<E>) -> Vec<E> {
    let moved: std::collections::HashSet<&String> =
        over.iter().filter(|entry| entry.overlay() != Overlay::Extend).flat_map(Worded::words).collect();
    for entry in &mut base {
        entry.words_mut().retain(|word| !moved.contains(word));
    }
    base.retain(|entry| !entry.words().is_empty());
    base.extend(over.into_iter().filter(|entry| entry.overlay() != Overlay::Remove));
    base
}

/// Refuses a word that stands twice in an entry, and, where that may not be, in two.
pub(crate) fn unique_words<E: Worded>(file: &str, entries: &[E]) -> Result<(), LexiconError> {
    let mut seen = std::collections::HashSet::new();
    for entry in entries {
        if !E::ONCE {
            seen.clear();
        }
        if let Some(twice) = entry.words().iter().find(|word| !seen.insert(word.to_lowercase())) {
            return Err(LexiconError::value(file, E::KEY, twice, "the word stands twice"));
        }
    }
    Ok(())
}

/// Implements [`Worded`] for entries with the fields `words` and `overlay`.
macro_rules! worded {
    ($($entry:ty, $key:literal, once: $once:literal;)+) => {
        $(impl $crate::lexicon::source::Worded for $entry {
            const KEY: &'static str = $key;
            const ONCE: bool = $once;
            fn words(&self) -> &[String] {
                &self.words
            }
            fn words_mut(&mut self) -> &mut Vec<String> {
                &mut self.words
            }
            fn overlay(&self) -> $crate::lexicon::source::Overlay {
                self.overlay
            }
        })+
    };
}
pub(crate) use worded;

/// Implements [`LexiconFile`] for a file whose fields are all lists of [`Worded`] entries.
macro_rules! worded_file {
    ($file:ty, $name:literal, $($field:ident),+) => {
        impl $crate::lexicon::source::LexiconFile for $file {
            const NAME: &'static str = $name;
            fn overlaid(self, over: Self) -> Result<Self, $crate::lexicon::error::LexiconError> {
                Ok(Self { $($field: $crate::lexicon::source::merge_words(self.$field, over.$field)),+ })
            }
            fn check(&self) -> Result<(), $crate::lexicon::error::LexiconError> {
                $($crate::lexicon::source::unique_words(Self::NAME, &self.$field)?;)+
                Ok(())
            }
        }
    };
}
pub(crate) use worded_file;
