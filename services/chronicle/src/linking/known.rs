//! What is known of an actor, read for comparison.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use peacebrief::v1::ActorKind;

use super::handles::Handles;
use super::names::Name;
use super::offices::Office;
use crate::desk::{Desk, Span};
use crate::memo::Memo;
use crate::record::{ActorRecord, PartRecord, Tally};
use crate::{Shelf, keys};

/// How far merges, and affiliations, are followed.
const STEPS: usize = 8;

/// An actor of the registry, read for comparison.
#[derive(Debug)]
pub(crate) struct Known {
    /// Tells it from the others that were read for a report.
    pub(crate) number: usize,
    pub(crate) id: String,
    /// Whom it was made a part of by hand, else itself.
    pub(crate) root: String,
    profile: Arc<Profile>,
    /// For whom it acts, and for whom those act.
    pub(crate) affiliations: BTreeSet<String>,
    pub(crate) record: Arc<ActorRecord>,
}

impl Deref for Known {
    type Target = Profile;

    fn deref(&self) -> &Profile {
        &self.profile
    }
}

/// What an actor's own record tells, read for comparison.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) kind: ActorKind,
    /// The fullest names of the reports.
    pub(crate) names: Vec<Arc<Name>>,
    /// All forms of the reports.
    pub(crate) forms: Vec<Arc<Name>>,
    offices: Vec<Arc<Office>>,
    pub(crate) display_name: String,
}

impl Profile {
    fn read(memo: &Memo, record: &ActorRecord) -> Self {
        let kind = record.kind();
        let person = kind == ActorKind::Person;
        let read = |tallies: &[Tally]| tallies.iter().map(|tally| memo.name(&tally.what, person)).collect();
        Self {
            kind,
            names: read(&record.names),
            forms: read(&record.forms),
            offices: record.offices.iter().map(|tally| memo.office(&tally.what)).collect(),
            display_name: record.display_name(memo).to_owned(),
        }
    }

    /// Whether any office of it is told.
    pub(crate) fn has_office(&self) -> bool {
        !self.offices.is_empty()
    }
}

impl Known {
    pub(crate) fn is_person(&self) -> bool {
        self.kind == ActorKind::Person
    }

    /// All forms of the reports, as they are written.
    pub(crate) fn written(&self) -> impl Iterator<Item = &str> {
        self.record.forms.iter().map(|tally| tally.what.as_str())
    }

    /// Whether it ever held an office, in more or fewer words.
    pub(crate) fn held(&self, office: &Office) -> bool {
        self.offices.iter().any(|held| held.agrees(office))
    }
}

/// The registry as far as a report's links need it: read when it is asked for, and once.
pub(crate) struct Registry<'d, 's, S> {
    desk: &'d Desk<'s, S>,
    known: RefCell<BTreeMap<String, Option<Rc<Known>>>>,
    /// The ids of the actors who were found in processes.
    found: RefCell<BTreeMap<String, Vec<String>>>,
}

impl<'d, 's, S: Shelf> Registry<'d, 's, S> {
    pub(crate) fn new(desk: &'d Desk<'s, S>) -> Self {
        Self { desk, known: RefCell::default(), found: RefCell::default() }
    }

    pub(crate) fn desk(&self) -> &'d Desk<'s, S> {
        self.desk
    }

    /// An actor by its id.
    pub(crate) fn actor(&self, id: &str) -> Result<Option<Rc<Known>>, S::Error> {
        if let Some(known) = self.known.borrow().get(id) {
            return Ok(known.clone());
        }
        let number = self.known.borrow().len();
        let known = match self.desk.get::<ActorRecord>(id)? {
            Some(record) => Some(Rc::new(self.read(number, &record)?)),
            None => None,
        };
        self.known.borrow_mut().insert(id.to_owned(), known.clone());
        Ok(known)
    }

    /// The actors who bear one of these names wherever they act, and the persons whose names sound so.
    pub(crate) fn called(&self, keys: Vec<String>) -> Result<Vec<Rc<Known>>, S::Error> {
        let found = self.desk.find::<ActorRecord>(&keys)?;
        self.actors(found.iter().map(|record| record.name.clone()).collect())
    }

    /// Reads what [`in_process`](Self::in_process) will be asked of some processes, all at once.
    pub(crate) fn prepare(&self, processes: &[&str], handles: &Handles) -> Result<(), S::Error> {
        handles.prepare(self.desk, processes)?;
        let mut found = self.found.borrow_mut();
        let mut actors = Vec::new();
        for process in processes {
            let of_process = handles.actors(self.desk, process)?;
            actors.extend(of_process.iter().cloned());
            found.insert((*process).to_owned(), of_process);
        }
        self.desk.prefetch(&actors)
    }

    /// The actors with a part in a process who are found by handles, always the same ones.
    pub(crate) fn in_process(&self, process: &str, handles: &Handles) -> Result<Vec<Rc<Known>>, S::Error> {
        let found = self.found.borrow().get(process).cloned();
        if let Some(found) = found {
            return self.actors(found);
        }
        handles.prepare(self.desk, &[process])?;
        self.actors(handles.actors(self.desk, process)?)
    }

    /// The processes in which some actors had a part last, for each up to a limit.
    pub(crate) fn latest_processes(
        &self,
        actors: &[&str],
        limit: usize,
    ) -> Result<Vec<Vec<String>>, S::Error> {
        let span = |actor: &&str| Span::beginning(keys::parts_of(actor), limit);
        self.desk.list(&actors.iter().map(span).collect::<Vec<_>>())?;
        let of = |actor: &&str| {
            let parts = self.desk.listed(&span(actor))?;
            Ok(parts
                .iter()
                .filter_map(|(_, part)| PartRecord::process_of(part, actor))
                .map(str::to_owned)
                .collect())
        };
        actors.iter().map(of).collect()
    }

    /// The part of an actor in a process.
    pub(crate) fn part(&self, process: &str, actor: &str) -> Result<Option<Arc<PartRecord>>, S::Error> {
        self.desk.get(&PartRecord::id_of(process, actor))
    }

    fn actors(&self, ids: Vec<String>) -> Result<Vec<Rc<Known>>, S::Error> {
        self.desk.prefetch(&ids)?;
        // And those for whom they act.
        let mut above = Vec::new();
        for id in ids.iter().filter(|id| !self.known.borrow().contains_key(*id)) {
            if let Some(record) = self.desk.get::<ActorRecord>(id)? {
                above.extend(record.affiliations.iter().map(|tally| tally.what.clone()));
            }
        }
        self.desk.prefetch(&above)?;
        ids.into_iter().filter_map(|id| self.actor(&id).transpose()).collect()
    }

    fn read(&self, number: usize, record: &Arc<ActorRecord>) -> Result<Known, S::Error> {
        let (memo, version) = (self.desk.memo(), self.desk.version(&record.name));
        let profile = memo.profile(&record.name, version, || Profile::read(memo, record));
        let mut affiliations: BTreeSet<String> =
            record.affiliations.iter().map(|tally| tally.what.clone()).collect();
        let mut next: Vec<String> = affiliations.iter().cloned().collect();
        for _ in 0..STEPS {
            let Some(id) = next.pop() else { break };
            let Some(above) = self.desk.get::<ActorRecord>(&id)? else { continue };
            for id in above.affiliation().into_iter().chain([above.merged_into.as_str()]) {
                if !id.is_empty() && affiliations.insert(id.to_owned()) {
                    next.push(id.to_owned());
                }
            }
        }
        Ok(Known {
            number,
            root: self.root(record)?,
            profile,
            affiliations,
            record: Arc::clone(record),
            id: record.name.clone(),
        })
    }

    fn root(&self, record: &ActorRecord) -> Result<String, S::Error> {
        let (mut id, mut into) = (record.name.clone(), record.merged_into.clone());
        for _ in 0..STEPS {
            if into.is_empty() {
                break;
            }
            let above = self.desk.get::<ActorRecord>(&into)?;
            id = std::mem::replace(
                &mut into,
                above.map(|record| record.merged_into.clone()).unwrap_or_default(),
            );
        }
        Ok(id)
    }
}
