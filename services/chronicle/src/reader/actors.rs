//! Actors.

use std::collections::BTreeSet;
use std::sync::Arc;

use peacebrief::v1;

use super::{LINKINGS, LINKINGS_LISTED, Page, Reader, STRIDE, count, linking};
use crate::desk::Span;
use crate::linking::names;
use crate::record::{ActorRecord, NameRecord, NameSum, Names as _, PartRecord, Tallies as _, Tally};
use crate::{Shelf, keys};

/// How many of an actor's processes are looked at for its latest reports.
const LATEST_PROCESSES: usize = 20;
/// How many steps of merges are followed.
const STEPS: usize = 64;

impl<S: Shelf> Reader<'_, S> {
    /// An actor by its resource name, or by that of one that was merged into it.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn actor(&self, name: &str) -> Result<Option<v1::ActorRecord>, S::Error> {
        let root = self.actor_root(name)?;
        self.told_actor(&root, LINKINGS)
    }

    /// Actors: all, those with a part in a process (the most often told first), or those whom reports call by a name.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn actors(
        &self,
        process: &str,
        called: &str,
        kind: v1::ActorKind,
        size: usize,
        after: Option<&str>,
    ) -> Result<Page<v1::ActorRecord>, S::Error> {
        let called = names::fold(called);
        let fits = |actor: &v1::ActorRecord| kind == v1::ActorKind::Unspecified || actor.kind() == kind;
        let foresee_listed = |listed: &[(String, Arc<ActorRecord>)]| {
            self.foresee_actors(&listed.iter().map(|(_, actor)| actor.name.clone()).collect::<Vec<_>>())
        };
        if !called.is_empty() {
            let mut seen = BTreeSet::new();
            let key = keys::actor_called(&called);
            return self.page_under(&key, size, after, foresee_listed, |record: &ActorRecord| {
                let root = self.actor_root(&record.name)?;
                let has_part = process.is_empty() || self.merged_part(process, &root)?.is_some();
                if !has_part || !seen.insert(root.clone()) {
                    return Ok(None);
                }
                Ok(self.told_actor(&root, LINKINGS_LISTED)?.filter(fits))
            });
        }
        if !process.is_empty() {
            let foresee = |listed: &[(String, Arc<PartRecord>)]| {
                self.foresee_actors(&listed.iter().map(|(_, part)| part.actor.clone()).collect::<Vec<_>>())
            };
            return self.page(&keys::parts_in(process), size, after, foresee, |part: &PartRecord| {
                // Of several that were merged, the one that stays stands for all where it has a part itself, else the first.
                let root = self.actor_root(&part.actor)?;
                let mut bearer = root.clone();
                for member in self.members::<ActorRecord>(&root)? {
                    if self.desk.get::<PartRecord>(&PartRecord::id_of(process, &member))?.is_some() {
                        bearer = member;
                        break;
                    }
                }
                if bearer != part.actor {
                    return Ok(None);
                }
                Ok(self.told_actor(&root, LINKINGS_LISTED)?.filter(fits))
            });
        }
        self.page(keys::ACTORS, size, after, foresee_listed, |record: &ActorRecord| {
            Ok(self.told_actor(&record.name, LINKINGS_LISTED)?.filter(fits))
        })
    }

    /// How actors are called, in the order in which they are asked for.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn actor_names(&self, ids: &[String]) -> Result<Vec<v1::ActorName>, S::Error> {
        self.desk.prefetch(ids)?;
        let mut named = Vec::with_capacity(ids.len());
        for id in ids {
            let root = self.actor_root(id)?;
            if let Some(record) = self.merged_actor(&root)? {
                named.push(v1::ActorName {
                    name: id.clone(),
                    display_name: record.display_name(self.desk.memo()).to_owned(),
                });
            }
        }
        Ok(named)
    }

    /// Whom an actor is a part of by hand: itself, mostly.
    pub(crate) fn actor_root(&self, id: &str) -> Result<String, S::Error> {
        let mut root = id.to_owned();
        for _ in 0..STEPS {
            match self.desk.get::<ActorRecord>(&root)? {
                Some(record) if !record.merged_into.is_empty() => root.clone_from(&record.merged_into),
                _ => break,
            }
        }
        Ok(root)
    }

    /// An actor with all that was merged into it.
    pub(crate) fn merged_actor(&self, root: &str) -> Result<Option<ActorRecord>, S::Error> {
        let mut merged: Option<ActorRecord> = None;
        for member in self.members::<ActorRecord>(root)? {
            let Some(record) = self.desk.get::<ActorRecord>(&member)? else { continue };
            match &mut merged {
                Some(merged) => merged.absorb(&record),
                None => merged = Some(Arc::unwrap_or_clone(record)),
            }
        }
        Ok(merged)
    }

    /// The part in a process of an actor with all that was merged into it.
    pub(crate) fn merged_part(&self, process: &str, root: &str) -> Result<Option<PartRecord>, S::Error> {
        let mut merged: Option<PartRecord> = None;
        for member in self.members::<ActorRecord>(root)? {
            let Some(record) = self.desk.get::<PartRecord>(&PartRecord::id_of(process, &member))? else {
                continue;
            };
            match &mut merged {
                Some(merged) => merged.absorb(&record),
                None => merged = Some(Arc::unwrap_or_clone(record)),
            }
        }
        Ok(merged)
    }

    /// Reads what tells of actors: of all of them at once, since it is many questions for each.
    fn foresee_actors(&self, ids: &[String]) -> Result<(), S::Error> {
        self.desk.prefetch(ids)?;
        let found_by = |id: &String| [keys::merged_into(id), keys::names_of(id)];
        self.desk.look_up(&ids.iter().flat_map(found_by).collect::<Vec<_>>())?;
        let spans: Vec<Span> = ids.iter().map(|id| Span::beginning(keys::parts_of(id), STRIDE)).collect();
        self.desk.list(&spans)?;
        let mut others = Vec::new();
        for span in &spans {
            self.desk.each_listed(span, |_, part| others.push(part.to_owned()))?;
        }
        for id in ids {
            if let Some(record) = self.desk.get::<ActorRecord>(id)? {
                others.extend(record.affiliations.iter().map(|tally| tally.what.clone()));
            }
        }
        self.desk.prefetch(&others)?;
        let mut lists = Vec::with_capacity(ids.len());
        for id in ids {
            let parts = self.parts(std::slice::from_ref(id))?;
            lists.push(parts.iter().take(LATEST_PROCESSES).map(|part| reports_of(part)).collect());
        }
        self.foresee_linkings(&lists)
    }

    fn told_actor(&self, root: &str, linkings: usize) -> Result<Option<v1::ActorRecord>, S::Error> {
        let Some(record) = self.merged_actor(root)? else { return Ok(None) };
        let members = self.members::<ActorRecord>(root)?;
        let parts = self.parts(&members)?;
        Ok(Some(v1::ActorRecord {
            name: root.to_owned(),
            display_name: record.display_name(self.desk.memo()).to_owned(),
            kind: record.kind().into(),
            names: self.names(&members)?,
            offices: offices(&record),
            affiliations: self.affiliations(&record)?,
            roles: roles(&parts),
            report_count: count(record.report_count),
            linkings: self.linkings(&parts, linkings)?,
        }))
    }

    /// The parts of an actor, those of the latest reports first.
    fn parts(&self, members: &[String]) -> Result<Vec<Arc<PartRecord>>, S::Error> {
        let mut parts = Vec::new();
        for member in members {
            let list = keys::parts_of(member);
            let mut after = String::new();
            loop {
                let found = self.desk.range::<PartRecord>(&list, &after, STRIDE)?;
                let is_last = found.len() < STRIDE;
                after = found.last().map_or(after, |(key, _)| key.clone());
                parts.extend(found.into_iter().map(|(_, part)| part));
                if is_last {
                    break;
                }
            }
        }
        parts.sort_by_cached_key(|part| keys::day_reversed(part.reports.latest().as_ref()));
        Ok(parts)
    }

    fn names(&self, members: &[String]) -> Result<Vec<v1::SeenName>, S::Error> {
        let mut names: Vec<NameSum> = Vec::new();
        for member in members {
            for name in self.desk.find::<NameRecord>(&[keys::names_of(member)])? {
                names.absorb(&vec![NameSum { text: name.text.clone(), tellings: name.tellings.clone() }]);
            }
        }
        Ok(self.seen(&names))
    }

    fn affiliations(&self, record: &ActorRecord) -> Result<Vec<v1::AffiliationHeld>, S::Error> {
        let mut held: Vec<Tally> = Vec::new();
        for tally in &record.affiliations {
            let root = self.actor_root(&tally.what)?;
            let mut tally = tally.clone();
            tally.what = root;
            held.absorb(&vec![tally]);
        }
        let held = in_order_of_time(&held).into_iter();
        Ok(held
            .map(|tally| v1::AffiliationHeld {
                actor: tally.what.clone(),
                first_told: tally.first(),
                last_told: tally.latest(),
                report_count: count(tally.count),
            })
            .collect())
    }

    /// Why the latest reports' actors were taken for this one, so many times at most.
    fn linkings(&self, parts: &[Arc<PartRecord>], most: usize) -> Result<Vec<v1::Linking>, S::Error> {
        let parts = &parts[..parts.len().min(LATEST_PROCESSES)];
        let lists: Vec<String> = parts.iter().map(|part| reports_of(part)).collect();
        self.latest_linkings(&lists, most, |report, list| {
            let told = report.actors.iter().filter(|link| link.actor == parts[list].actor);
            told.map(|link| linking(report, &link.finding, link.ground, &link.explanation)).collect()
        })
    }
}

/// The list of the reports by which an actor has a part.
fn reports_of(part: &PartRecord) -> String {
    keys::reports_with(&part.process, &part.actor)
}

fn offices(record: &ActorRecord) -> Vec<v1::OfficeHeld> {
    let held = in_order_of_time(&record.offices).into_iter();
    held.map(|tally| v1::OfficeHeld {
        office: tally.what.clone(),
        first_told: tally.first(),
        last_told: tally.latest(),
        report_count: count(tally.count),
    })
    .collect()
}

fn in_order_of_time(tallies: &[Tally]) -> Vec<&Tally> {
    let mut tallies: Vec<&Tally> = tallies.iter().collect();
    tallies.sort_by_cached_key(|tally| keys::day(tally.first().as_ref()));
    tallies
}

fn roles(parts: &[Arc<PartRecord>]) -> Vec<v1::RoleInProcess> {
    let mut processes: Vec<PartRecord> = Vec::new();
    for part in parts {
        match processes.iter_mut().find(|other| other.process == part.process) {
            Some(other) => other.absorb(part),
            None => processes.push(PartRecord::clone(part)),
        }
    }
    let role = |part: &PartRecord| v1::RoleInProcess {
        process: part.process.clone(),
        role: part.role().into(),
        report_count: count(part.report_count()),
    };
    processes.iter().map(role).collect()
}
