//! Agreements.

use std::collections::BTreeSet;
use std::sync::Arc;

use peacebrief::v1;

use super::{LINKINGS, LINKINGS_LISTED, Page, Reader, count, linking};
use crate::course::{self, Move};
use crate::linking::names;
use crate::record::{AgreementRecord, Tallies as _};
use crate::{Shelf, keys};

/// The share of the most told party's reports from which on another is a party, too.
const PARTY_SHARE: (u32, u32) = (1, 3);
/// How many steps of merges are followed.
const STEPS: usize = 64;

impl<S: Shelf> Reader<'_, S> {
    /// An agreement by its resource name, or by that of one that was merged into it.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn agreement(&self, name: &str) -> Result<Option<v1::AgreementRecord>, S::Error> {
        let root = self.agreement_root(name)?;
        self.told_agreement(&root, LINKINGS)
    }

    /// Agreements: all, those of a process, or those that reports call by a name; of one of the statuses, where any is asked for.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn agreements(
        &self,
        process: &str,
        called: &str,
        statuses: &[v1::AgreementStatus],
        size: usize,
        after: Option<&str>,
    ) -> Result<Page<v1::AgreementRecord>, S::Error> {
        let called = names::fold(called);
        let fits = |agreement: &v1::AgreementRecord| {
            (statuses.is_empty() || statuses.contains(&agreement.status()))
                && (process.is_empty() || agreement.process == process)
        };
        let foresee = |listed: &[(String, Arc<AgreementRecord>)]| self.foresee_agreements(listed);
        if !called.is_empty() {
            let mut seen = BTreeSet::new();
            let key = keys::agreement_called(&called);
            return self.page_under(&key, size, after, foresee, |record: &AgreementRecord| {
                let root = self.agreement_root(&record.name)?;
                if !seen.insert(root.clone()) {
                    return Ok(None);
                }
                Ok(self.told_agreement(&root, LINKINGS_LISTED)?.filter(fits))
            });
        }
        let list =
            if process.is_empty() { keys::AGREEMENTS.to_owned() } else { keys::agreements_in(process) };
        self.page(&list, size, after, foresee, |record: &AgreementRecord| {
            Ok(self.told_agreement(&record.name, LINKINGS_LISTED)?.filter(fits))
        })
    }

    /// What an agreement is a part of by hand: itself, mostly.
    pub(crate) fn agreement_root(&self, id: &str) -> Result<String, S::Error> {
        let mut root = id.to_owned();
        for _ in 0..STEPS {
            match self.desk.get::<AgreementRecord>(&root)? {
                Some(record) if !record.merged_into.is_empty() => root.clone_from(&record.merged_into),
                _ => break,
            }
        }
        Ok(root)
    }

    /// An agreement with all that was merged into it.
    pub(crate) fn merged_agreement(&self, root: &str) -> Result<Option<AgreementRecord>, S::Error> {
        let mut merged: Option<AgreementRecord> = None;
        for member in self.members::<AgreementRecord>(root)? {
            let Some(record) = self.desk.get::<AgreementRecord>(&member)? else { continue };
            match &mut merged {
                Some(merged) => merged.absorb(&record),
                None => merged = Some(Arc::unwrap_or_clone(record)),
            }
        }
        Ok(merged)
    }

    /// Reads what tells of agreements: of all of them at once, since it is many questions for each.
    fn foresee_agreements(&self, listed: &[(String, Arc<AgreementRecord>)]) -> Result<(), S::Error> {
        let ids = || listed.iter().map(|(_, record)| &record.name);
        self.desk.look_up(&ids().map(|id| keys::merged_into(id)).collect::<Vec<_>>())?;
        let actors = listed.iter().flat_map(|(_, record)| {
            let accused =
                record.breaches.iter().flat_map(|breach| [breach.accuser.clone(), breach.accused.clone()]);
            principal(record).into_iter().map(str::to_owned).chain(accused)
        });
        self.desk.prefetch(&actors.collect::<Vec<_>>())?;
        self.foresee_linkings(&ids().map(|id| vec![keys::reports_on(id)]).collect::<Vec<_>>())
    }

    fn told_agreement(&self, root: &str, linkings: usize) -> Result<Option<v1::AgreementRecord>, S::Error> {
        let members = self.members::<AgreementRecord>(root)?;
        let Some(record) = self.merged_agreement(root)? else { return Ok(None) };
        let mut told = self.tell_agreement(&record, |id| self.actor_root(id))?;
        root.clone_into(&mut told.name);
        let lists: Vec<String> = members.iter().map(|member| keys::reports_on(member)).collect();
        told.linkings = self.latest_linkings(&lists, linkings, |report, list| {
            let links = report.agreements.iter().filter(|link| link.agreement == members[list]);
            links.map(|link| linking(report, &link.finding, link.ground, &link.explanation)).collect()
        })?;
        Ok(Some(told))
    }

    /// What a record tells of an agreement, but for why reports were linked to it; actors by what they are a part of.
    pub(crate) fn tell_agreement(
        &self,
        record: &AgreementRecord,
        root: impl Fn(&str) -> Result<String, S::Error>,
    ) -> Result<v1::AgreementRecord, S::Error> {
        let mut parties: Vec<String> = Vec::new();
        for party in principal(record) {
            let root = root(party)?;
            if !parties.contains(&root) {
                parties.push(root);
            }
        }
        let mut breaches = Vec::with_capacity(record.breaches.len());
        for breach in &record.breaches {
            breaches.push(v1::BreachRecord {
                accuser: root(&breach.accuser)?,
                accused: root(&breach.accused)?,
                tellings: self.tellings(breach.tellings.kept()),
            });
        }
        let moved = |m: Move<'_>| v1::StatusMove {
            status: m.status.into(),
            tellings: self.tellings(m.tellings.iter().copied()),
            date: m.date,
        };
        Ok(v1::AgreementRecord {
            name: record.name.clone(),
            display_name: record.display_name().to_owned(),
            names: self.seen(&record.names),
            process: record.process.clone(),
            kind: record.kind().into(),
            parties,
            status: record.status().into(),
            history: course::history(record).into_iter().map(moved).collect(),
            provisions: (record.provisions.iter())
                .map(|sum| v1::ProvisionRecord {
                    category: sum.category,
                    tellings: self.tellings(sum.tellings.kept()),
                })
                .collect(),
            breaches,
            report_count: count(record.report_count()),
            linkings: Vec::new(),
        })
    }
}

/// The parties: whom enough reports tell to be one, the most told first.
fn principal(record: &AgreementRecord) -> Vec<&str> {
    let most = record.parties.most();
    let top = most.first().map_or(0, |tally| tally.count);
    let enough = |count: u32| count * PARTY_SHARE.1 >= top * PARTY_SHARE.0;
    most.into_iter().filter(|tally| enough(tally.count)).map(|tally| tally.what.as_str()).collect()
}
