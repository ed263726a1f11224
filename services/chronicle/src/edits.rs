//! Corrections by hand: who was taken for two is made one, who was taken for one is made two, and either is taken back.
//!
//! Nothing is rewritten by a merge: those merged keep their records, and readers take them together. So it can be taken back without
//! a trace, and reports go on being linked to whom they fit. A split moves what the named reports tell to a new record, and pins them to it.

use std::sync::Arc;

use peacebrief::v1;
use prost_types::Timestamp;

use crate::chronicler::Chronicler;
use crate::linking::ids;
use crate::record::{ActorRecord, AgreementRecord, EditRecord, LeadRecord, PinRecord, ReportRecord};
use crate::{Shelf, keys};

/// How many steps of merges are followed.
const STEPS: usize = 64;

/// A correction by hand. Actors and agreements are told apart by their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Makes several one.
    Merge {
        /// The one that stays: a resource name.
        into: String,
        /// Those that become part of it.
        merged: Vec<String>,
    },
    /// Makes one two.
    Split {
        /// The one that is split: a resource name.
        from: String,
        /// The reports whose telling goes to the new one, `briefs/{brief}`.
        briefs: Vec<String>,
    },
    /// Takes an earlier edit back: its resource name.
    Revert(String),
}

/// Why a correction cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum EditError<E> {
    /// There is none of this name.
    #[error("there is no {0}")]
    NotFound(String),
    /// Both are one already.
    #[error("{0} is part of {1} already")]
    Same(String, String),
    /// A person is no state, and an agreement no actor.
    #[error("{0} and {1} are of different kinds")]
    KindsDiffer(String, String),
    /// Agreements of two processes.
    #[error("{0} and {1} belong to different processes")]
    ProcessesDiffer(String, String),
    /// The report does not tell of whom is to be split.
    #[error("{brief} does not have {name}")]
    NotTold {
        /// `briefs/{brief}`.
        brief: String,
        /// The one that is to be split.
        name: String,
    },
    /// All reports that have it were named: nothing would be left.
    #[error("no report would be left to {0}")]
    NothingLeft(String),
    /// The edit was taken back before, or takes another back itself.
    #[error("{0} is not in force")]
    NotInForce(String),
    /// A later edit builds on this one.
    #[error("{by} builds on it")]
    Superseded {
        /// `registryEdits/{edit}`.
        by: String,
    },
    /// The shelf cannot be read. The work must be thrown away.
    #[error(transparent)]
    Shelf(#[from] E),
}

impl<S: Shelf> Chronicler<'_, S> {
    /// Makes a correction by hand, at a time.
    ///
    /// # Errors
    /// [`EditError`] tells why it cannot be made; then nothing is changed, unless the shelf cannot be read.
    pub fn edit(
        &mut self,
        edit: &Edit,
        reason: &str,
        time: Timestamp,
    ) -> Result<v1::RegistryEdit, EditError<S::Error>> {
        let last = self.desk.range::<EditRecord>(keys::EDITS, "", 1)?;
        let number = last.first().map_or(0, |(_, edit)| edit.number) + 1;
        let mut record = EditRecord {
            name: format!("registryEdits/{number}"),
            number,
            reason: reason.to_owned(),
            seconds: time.seconds,
            nanos: time.nanos,
            ..EditRecord::default()
        };
        match edit {
            Edit::Merge { into, merged } => self.merge(&mut record, into, merged)?,
            Edit::Split { from, briefs } => self.split(&mut record, from, briefs)?,
            Edit::Revert(name) => self.revert(&mut record, name)?,
        }
        self.desk.put(Arc::new(record.clone()));
        Ok(record.to_api())
    }

    fn merge(
        &mut self,
        record: &mut EditRecord,
        into: &str,
        merged: &[String],
    ) -> Result<(), EditError<S::Error>> {
        let into = self.root(into)?;
        let mut roots = Vec::new();
        for name in merged {
            let root = self.root(name)?;
            if root.name == into.name || roots.iter().any(|other: &Root| other.name == root.name) {
                return Err(EditError::Same(name.clone(), into.name));
            }
            if root.kind != into.kind {
                return Err(EditError::KindsDiffer(name.clone(), into.name));
            }
            if root.process != into.process {
                return Err(EditError::ProcessesDiffer(name.clone(), into.name));
            }
            roots.push(root);
        }
        for root in &roots {
            self.lead(&root.name, &into.name)?;
        }
        record.merged = roots.into_iter().map(|root| root.name).collect();
        record.of = into.name;
        Ok(())
    }

    fn split(
        &mut self,
        record: &mut EditRecord,
        from: &str,
        briefs: &[String],
    ) -> Result<(), EditError<S::Error>> {
        let from = self.root(from)?;
        let mut reports: Vec<(Arc<ReportRecord>, Vec<String>)> = Vec::new();
        for brief in briefs {
            if reports.iter().any(|(report, _)| report.brief == *brief) {
                continue;
            }
            let not_told = || EditError::NotTold { brief: brief.clone(), name: from.name.clone() };
            let report = self.desk.get::<ReportRecord>(&ReportRecord::id_of(brief))?.ok_or_else(not_told)?;
            let mut told = Vec::new();
            for id in linked(&report) {
                if self.root(id)?.name == from.name {
                    told.push(id.clone());
                }
            }
            if told.is_empty() {
                return Err(not_told());
            }
            reports.push((report, told));
        }
        if self.report_count(&from.name)? <= reports.len() {
            return Err(EditError::NothingLeft(from.name));
        }
        let Some((first, _)) = reports.first() else { return Err(EditError::NothingLeft(from.name)) };
        let sort = if is_actor(&from.name) { "actors" } else { "agreements" };
        let created = ids::name(sort, &first.brief, "split", record.number);
        for (report, told) in &reports {
            self.take_out(&report.brief)?;
            let mut moved = ReportRecord::clone(report);
            for id in told {
                let (brief, from, to) = (report.brief.clone(), id.clone(), created.clone());
                self.desk.put(Arc::new(PinRecord { brief, from, to }));
                rename(&mut moved, id, &created);
            }
            self.put_in(&Arc::new(moved))?;
        }
        record.briefs = reports.into_iter().map(|(report, _)| report.brief.clone()).collect();
        record.of = from.name;
        record.created = created;
        Ok(())
    }

    fn revert(&mut self, record: &mut EditRecord, name: &str) -> Result<(), EditError<S::Error>> {
        let edit = self.desk.get::<EditRecord>(name)?;
        let edit = edit.ok_or_else(|| EditError::NotFound(name.to_owned()))?;
        if edit.reverted || !edit.reverts.is_empty() {
            return Err(EditError::NotInForce(name.to_owned()));
        }
        let touching: Vec<String> = edit.touched().map(|id| keys::edits_of(id)).collect();
        let mut later = self.desk.find::<EditRecord>(&touching)?;
        later.sort_by_key(|later| later.number);
        if let Some(later) = later.into_iter().rfind(|later| later.number > edit.number && !later.reverted) {
            return Err(EditError::Superseded { by: later.name.clone() });
        }
        for merged in &edit.merged {
            self.unlead(merged)?;
        }
        if !edit.created.is_empty() {
            for brief in &edit.briefs {
                let pins = self.desk.find::<PinRecord>(&[keys::pins(brief)])?;
                for pin in pins.into_iter().filter(|pin| pin.to == edit.created) {
                    self.desk.remove(&PinRecord::id_of(&pin.brief, &pin.from));
                }
            }
            self.lead(&edit.created, &edit.of)?;
        }
        self.desk.change(name, |edit: &mut EditRecord| edit.reverted = true)?;
        record.reverts.clone_from(&edit.name);
        Ok(())
    }

    /// Makes one a part of another.
    fn lead(&mut self, from: &str, into: &str) -> Result<(), S::Error> {
        self.desk.put(Arc::new(LeadRecord { from: from.to_owned(), into: into.to_owned() }));
        self.set_lead(from, into)
    }

    fn unlead(&mut self, from: &str) -> Result<(), S::Error> {
        self.desk.remove(&LeadRecord::id_of(from));
        self.set_lead(from, "")
    }

    fn set_lead(&mut self, from: &str, into: &str) -> Result<(), S::Error> {
        if is_actor(from) {
            self.desk.change(from, |actor: &mut ActorRecord| into.clone_into(&mut actor.merged_into))?;
        } else {
            self.desk.change(from, |agreement: &mut AgreementRecord| {
                into.clone_into(&mut agreement.merged_into);
            })?;
        }
        Ok(())
    }

    /// The one that a name leads to.
    fn root(&self, name: &str) -> Result<Root, EditError<S::Error>> {
        let mut at = name.to_owned();
        for _ in 0..STEPS {
            let root = if is_actor(&at) {
                let actor = self.desk.get::<ActorRecord>(&at)?;
                actor.map(|actor| (actor.merged_into.clone(), Root::of_actor(&actor)))
            } else {
                let agreement = self.desk.get::<AgreementRecord>(&at)?;
                agreement.map(|agreement| (agreement.merged_into.clone(), Root::of_agreement(&agreement)))
            };
            match root {
                None => break,
                Some((into, root)) if into.is_empty() => return Ok(root),
                Some((into, _)) => at = into,
            }
        }
        Err(EditError::NotFound(name.to_owned()))
    }

    /// How many reports tell of one, those of all that was merged into it among them.
    fn report_count(&self, root: &str) -> Result<usize, S::Error> {
        let mut members = vec![root.to_owned()];
        let mut count = 0;
        while let Some(member) = members.pop() {
            let key = [keys::merged_into(&member)];
            if is_actor(root) {
                count += self.desk.get::<ActorRecord>(&member)?.map_or(0, |actor| actor.report_count);
                members.extend(self.desk.find::<ActorRecord>(&key)?.iter().map(|actor| actor.name.clone()));
            } else {
                count += self
                    .desk
                    .get::<AgreementRecord>(&member)?
                    .map_or(0, |agreement| agreement.report_count());
                members.extend(
                    self.desk.find::<AgreementRecord>(&key)?.iter().map(|agreement| agreement.name.clone()),
                );
            }
        }
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }
}

/// Somebody, or something, that is not a part of another by hand.
struct Root {
    name: String,
    /// The kind of an actor; agreements are merged whatever their kinds are taken for.
    kind: Option<v1::ActorKind>,
    /// The process of an agreement.
    process: Option<String>,
}

impl Root {
    fn of_actor(actor: &ActorRecord) -> Self {
        Self { name: actor.name.clone(), kind: Some(actor.kind()), process: None }
    }

    fn of_agreement(agreement: &AgreementRecord) -> Self {
        Self { name: agreement.name.clone(), kind: None, process: Some(agreement.process.clone()) }
    }
}

fn is_actor(name: &str) -> bool {
    name.starts_with("actors/")
}

/// All that a report is linked to.
fn linked(report: &ReportRecord) -> impl Iterator<Item = &String> {
    report.actors.iter().map(|link| &link.actor).chain(report.agreements.iter().map(|link| &link.agreement))
}

/// Links a report to another than before.
fn rename(report: &mut ReportRecord, from: &str, to: &str) {
    let ground = i32::from(v1::LinkingGround::Edit);
    let explanation = "told apart by hand";
    let put = |id: &mut String| {
        if *id == from {
            to.clone_into(id);
        }
    };
    report.parties.iter_mut().for_each(put);
    for link in &mut report.actors {
        put(&mut link.affiliation);
        if link.actor == from {
            to.clone_into(&mut link.actor);
            (link.ground, link.explanation) = (ground, explanation.to_owned());
        }
    }
    for link in &mut report.agreements {
        link.parties.iter_mut().for_each(put);
        for breach in &mut link.breaches {
            put(&mut breach.accuser);
            put(&mut breach.accused);
        }
        if link.agreement == from {
            to.clone_into(&mut link.agreement);
            (link.ground, link.explanation) = (ground, explanation.to_owned());
        }
    }
}

impl EditRecord {
    /// As the API tells it.
    pub(crate) fn to_api(&self) -> v1::RegistryEdit {
        use v1::registry_edit::Action;
        let action = if !self.reverts.is_empty() {
            Action::Revert(self.reverts.clone())
        } else if !self.created.is_empty() {
            Action::Split(v1::SplitEdit {
                from: self.of.clone(),
                briefs: self.briefs.clone(),
                created: self.created.clone(),
            })
        } else {
            Action::Merge(v1::MergeEdit { into: self.of.clone(), merged: self.merged.clone() })
        };
        v1::RegistryEdit {
            name: self.name.clone(),
            action: Some(action),
            reason: self.reason.clone(),
            edit_time: Some(Timestamp { seconds: self.seconds, nanos: self.nanos }),
            reverted: self.reverted,
        }
    }
}
