//! What was made of names, offices and words, for the next time that they are met: the same ones come up in report after report.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::linking::known::Profile;
use crate::linking::names::Name;
use crate::linking::offices::Office;
use crate::text::Lemma;

/// How many of each are remembered. Beyond that it begins again: what is met often is soon there again.
const ROOM: usize = 8192;

/// What was made of texts.
type Texts<T> = HashMap<Box<str>, T, RandomState>;

/// What was made of names, offices and words. It is part of a piece of work, and gone with it: nothing of a report may stay when that is
/// erased.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// By text: as the name of a body or group, and as that of a person.
    names: RefCell<Texts<[Option<Arc<Name>>; 2]>>,
    offices: RefCell<Texts<Arc<Office>>>,
    /// By id, with the version of the record that was read.
    profiles: RefCell<Texts<(u64, Arc<Profile>)>>,
    lemmas: RefCell<Texts<Arc<Lemma>>>,
}

impl Memo {
    /// A name, read as [`Name::read`] does.
    pub(crate) fn name(&self, text: &str, person: bool) -> Arc<Name> {
        let mut names = self.names.borrow_mut();
        if let Some(known) = names.get_mut(text) {
            let name = known[usize::from(person)].get_or_insert_with(|| Arc::new(Name::read(text, person)));
            return Arc::clone(name);
        }
        let name = Arc::new(Name::read(text, person));
        let mut known = [None, None];
        known[usize::from(person)] = Some(Arc::clone(&name));
        put(&mut names, text, known);
        name
    }

    /// An office, read as [`Office::read`] does.
    pub(crate) fn office(&self, text: &str) -> Arc<Office> {
        let mut offices = self.offices.borrow_mut();
        if let Some(office) = offices.get(text) {
            return Arc::clone(office);
        }
        let office = Arc::new(Office::read(text));
        put(&mut offices, text, Arc::clone(&office));
        office
    }

    /// What a version of an actor's record tells, read anew where it was another one.
    pub(crate) fn profile(&self, id: &str, version: u64, read: impl FnOnce() -> Profile) -> Arc<Profile> {
        if let Some((of, profile)) = self.profiles.borrow().get(id)
            && *of == version
        {
            return Arc::clone(profile);
        }
        let profile = Arc::new(read());
        put(&mut self.profiles.borrow_mut(), id, (version, Arc::clone(&profile)));
        profile
    }

    /// A word as it is written, read as [`Lemma::read`] does.
    pub(crate) fn lemma(&self, written: &str) -> Arc<Lemma> {
        let mut lemmas = self.lemmas.borrow_mut();
        if let Some(lemma) = lemmas.get(written) {
            return Arc::clone(lemma);
        }
        let lemma = Arc::new(Lemma::read(written));
        put(&mut lemmas, written, Arc::clone(&lemma));
        lemma
    }
}

/// Remembers something of a text.
fn put<T>(known: &mut Texts<T>, text: &str, of: T) {
    if known.len() >= ROOM {
        known.clear();
    }
    known.insert(text.into(), of);
}
