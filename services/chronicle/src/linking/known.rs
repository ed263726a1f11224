//! What is known of an actor, read for comparison.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use peacebrief::v1::ActorKind;

use super::names::Name;
use super::offices::Office;
use crate::desk::{Desk, Span};
use crate::record::{ActorRecord, PartRecord, Tally};
use crate::{Shelf, keys};

/// How far merges, and affiliations, are followed.
const STEPS: usize = 8;
/// How many actors with one word in their names are looked at, where it is a word that many are called by.
const CANDIDATES: usize = 40;
/// How many with a word that tells them apart.
const ALL: usize = 10_000;

/// An actor of the registry, read for comparison.
#[derive(Debug)]
pub(crate) struct Known {
    /// Tells it from the others that were read for a report.
    pub(crate) number: usize,
    pub(crate) id: String,
    /// Whom it was made a part of by hand, else itself.
    pub(crate) root: String,
    pub(crate) kind: ActorKind,
    /// The fullest names of the reports.
    pub(crate) names: Vec<Name>,
    /// All forms of the reports.
    pub(crate) forms: Vec<Name>,
    /// Those as they are written.
    pub(crate) written: Vec<String>,
    pub(crate) offices: Vec<Tally>,
    /// For whom it acts, and for whom those act.
    pub(crate) affiliations: BTreeSet<String>,
    pub(crate) report_count: u32,
    pub(crate) display_name: String,
}

impl Known {
    pub(crate) fn is_person(&self) -> bool {
        self.kind == ActorKind::Person
    }

    /// Whether it ever held an office, in more or fewer words.
    pub(crate) fn held(&self, office: &Office) -> bool {
        self.offices.iter().any(|tally| Office::read(&tally.what).agrees(office))
    }
}

/// The registry as far as a report's links need it: read when it is asked for, and once.
pub(crate) struct Registry<'d, 's, S> {
    desk: &'d Desk<'s, S>,
    known: RefCell<BTreeMap<String, Option<Rc<Known>>>>,
}

impl<'d, 's, S: Shelf> Registry<'d, 's, S> {
    pub(crate) fn new(desk: &'d Desk<'s, S>) -> Self {
        Self { desk, known: RefCell::default() }
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
            Some(record) => Some(Rc::new(self.read(number, record)?)),
            None => None,
        };
        self.known.borrow_mut().insert(id.to_owned(), known.clone());
        Ok(known)
    }

    /// The actors who bear one of these names wherever they act, and the persons whose names sound so.
    pub(crate) fn called(&self, keys: Vec<String>) -> Result<Vec<Rc<Known>>, S::Error> {
        let found = self.desk.find::<ActorRecord>(&keys)?;
        self.actors(found.into_iter().map(|record| record.name).collect())
    }

    /// Reads what [`in_process`](Self::in_process) will be asked of some processes, all at once.
    pub(crate) fn prepare(
        &self,
        processes: &[&str],
        words: &[String],
        common: &[String],
    ) -> Result<(), S::Error> {
        let spans: Vec<Span> =
            processes.iter().flat_map(|process| parts_called(process, words, common)).collect();
        self.desk.list(&spans)?;
        let mut actors = BTreeSet::new();
        for process in processes {
            for span in parts_called(process, words, common) {
                actors.extend(self.actors_of(process, &span)?);
            }
        }
        self.desk.prefetch(&actors.into_iter().collect::<Vec<_>>())
    }

    /// The actors with a part in a process who are found by one of these words; of words that many are called by, some.
    pub(crate) fn in_process(
        &self,
        process: &str,
        words: &[String],
        common: &[String],
    ) -> Result<Vec<Rc<Known>>, S::Error> {
        let spans: Vec<Span> = parts_called(process, words, common).collect();
        self.desk.list(&spans)?;
        let mut ids = BTreeSet::new();
        for span in &spans {
            ids.extend(self.actors_of(process, span)?);
        }
        self.actors(ids.into_iter().collect())
    }

    /// The actors whose parts in a process stand within a span.
    fn actors_of(&self, process: &str, span: &Span) -> Result<Vec<String>, S::Error> {
        let parts = self.desk.listed(span)?;
        Ok(parts
            .iter()
            .filter_map(|(_, part)| PartRecord::actor_of(process, part))
            .map(str::to_owned)
            .collect())
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
    pub(crate) fn part(&self, process: &str, actor: &str) -> Result<Option<PartRecord>, S::Error> {
        self.desk.get(&PartRecord::id_of(process, actor))
    }

    fn actors(&self, ids: Vec<String>) -> Result<Vec<Rc<Known>>, S::Error> {
        self.desk.prefetch(&ids)?;
        // And those for whom they act.
        let mut above = Vec::new();
        for id in ids.iter().filter(|id| !self.known.borrow().contains_key(*id)) {
            if let Some(record) = self.desk.get::<ActorRecord>(id)? {
                above.extend(record.affiliations.into_iter().map(|tally| tally.what));
            }
        }
        self.desk.prefetch(&above)?;
        ids.into_iter().filter_map(|id| self.actor(&id).transpose()).collect()
    }

    fn read(&self, number: usize, record: ActorRecord) -> Result<Known, S::Error> {
        let person = record.kind() == ActorKind::Person;
        let read = |tallies: &[Tally]| tallies.iter().map(|tally| Name::read(&tally.what, person)).collect();
        let mut affiliations: BTreeSet<String> =
            record.affiliations.iter().map(|tally| tally.what.clone()).collect();
        let mut next: Vec<String> = affiliations.iter().cloned().collect();
        for _ in 0..STEPS {
            let Some(id) = next.pop() else { break };
            let Some(above) = self.desk.get::<ActorRecord>(&id)? else { continue };
            for id in above.affiliation().map(str::to_owned).into_iter().chain(Some(above.merged_into)) {
                if !id.is_empty() && affiliations.insert(id.clone()) {
                    next.push(id);
                }
            }
        }
        Ok(Known {
            number,
            root: self.root(&record)?,
            kind: record.kind(),
            names: read(&record.names),
            forms: read(&record.forms),
            written: record.forms.iter().map(|tally| tally.what.clone()).collect(),
            affiliations,
            report_count: record.report_count,
            display_name: record.display_name().to_owned(),
            offices: record.offices,
            id: record.name,
        })
    }

    fn root(&self, record: &ActorRecord) -> Result<String, S::Error> {
        let (mut id, mut into) = (record.name.clone(), record.merged_into.clone());
        for _ in 0..STEPS {
            if into.is_empty() {
                break;
            }
            let above = self.desk.get::<ActorRecord>(&into)?;
            id = std::mem::replace(&mut into, above.map(|record| record.merged_into).unwrap_or_default());
        }
        Ok(id)
    }
}

/// Where the parts in a process stand that are found by one of some words; of words that many are called by, some.
fn parts_called<'w>(
    process: &'w str,
    words: &'w [String],
    common: &'w [String],
) -> impl Iterator<Item = Span> + 'w {
    let span = move |word: &String, limit| Span::of(keys::part_word(process, word), limit);
    let all = words.iter().map(move |word| span(word, ALL));
    all.chain(common.iter().map(move |word| span(word, CANDIDATES)))
}
