//! Dossiers brought up to what a shelf has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use peacebrief::v1;

use super::Reader;
use crate::digest::loading;
use crate::record::{Account, EditRecord, MarkRecord, ReportRecord, stamp};
use crate::text::Days;
use crate::{Dossier, Shelf, keys};

/// How many reports are taken in at a time.
const STRIDE: usize = 500;

/// Days of publication as keys have them, each with its sum of digests.
type Marks = BTreeMap<String, (Option<v1::Date>, u64)>;

impl<S: Shelf> Reader<'_, S> {
    /// Takes into a dossier what of the shelf it does not know yet.
    pub(super) fn bring_up(&self, dossier: &mut Dossier) -> Result<(), S::Error> {
        let last = self.desk.range::<EditRecord>(keys::EDITS, "", 1)?;
        let edit = last.first().map_or(0, |(_, edit)| edit.number);
        if dossier.edit != edit {
            // Who is whom may be another matter now.
            *dossier = Dossier { edit, ..Dossier::new(&dossier.process, dossier.published) };
        }
        let marks = self.marks(dossier)?;
        let stale = |(day, _): &(&String, &u64)| !marks.contains_key(*day);
        let left: Vec<String> = dossier.days.iter().filter(stale).map(|(day, _)| day.clone()).collect();
        let known = dossier.briefs.keys().filter(|day| !marks.contains_key(*day));
        let left: BTreeSet<String> = left.into_iter().chain(known.cloned()).collect();
        let mut gone: BTreeSet<String> = BTreeSet::new();
        for day in left {
            dossier.days.remove(&day);
            gone.extend(dossier.briefs.remove(&day).unwrap_or_default().into_keys());
        }
        let new = marks.into_iter().filter(|(day, (_, stamp))| dossier.days.get(day) != Some(stamp));
        let mut new: Vec<(String, (Option<v1::Date>, u64))> = new.collect();
        new.reverse();
        loop {
            let mut come: Vec<(ReportRecord, Account)> = Vec::new();
            let mut days: Vec<(String, u64, BTreeMap<String, u64>)> = Vec::new();
            while come.len() < STRIDE
                && let Some((day, (published, stamp))) = new.pop()
            {
                let mut before = dossier.briefs.get(&day).cloned().unwrap_or_default();
                let mut now = BTreeMap::new();
                for (report, account, stamp) in self.of_day(&dossier.process, published.as_ref())? {
                    now.insert(report.brief.clone(), stamp);
                    if before.get(&report.brief) == Some(&stamp) {
                        before.remove(&report.brief);
                    } else {
                        come.push((report, account));
                    }
                }
                gone.extend(before.into_keys());
                days.push((day, stamp, now));
            }
            if gone.is_empty() && days.is_empty() {
                return Ok(());
            }
            self.lead(&mut dossier.roots, &mut come)?;
            if !gone.is_empty() || !come.is_empty() {
                let come = come.into_iter().map(|(report, account)| (Arc::new(report), Arc::new(account)));
                dossier.whole.turn(&gone, come.collect());
            }
            gone.clear();
            for (day, stamp, briefs) in days {
                dossier.days.insert(day.clone(), stamp);
                dossier.briefs.insert(day, briefs);
            }
        }
    }

    /// The marks of the days that a dossier is about.
    fn marks(&self, dossier: &Dossier) -> Result<Marks, S::Error> {
        const MONTHS: usize = 1_000;
        let start = dossier.published.as_ref().and_then(|window| window.start.as_ref());
        let start = start.map(|start| keys::day(Some(&loading::first_day(start))));
        let end = dossier.published.as_ref().and_then(|window| window.end.as_ref()).and_then(Days::of);
        let within = |published: Option<&v1::Date>| match (published, &dossier.published) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(date), Some(_)) => {
                let first = Days::of(date).map(|days| days.first);
                start.as_ref().is_none_or(|start| keys::day(published) >= *start)
                    && end.is_none_or(|end| first.is_some_and(|first| first <= end.last))
            }
        };
        let list = keys::marks(&dossier.process);
        let mut marks = BTreeMap::new();
        let mut after = String::new();
        loop {
            let found = self.desk.glance::<MarkRecord>(&list, &after, MONTHS)?;
            let Some((last, _)) = found.last() else { return Ok(marks) };
            after.clone_from(last);
            for mark in found.into_iter().flat_map(|(_, month)| month.days) {
                if within(mark.published.as_ref()) {
                    marks.insert(keys::day(mark.published.as_ref()), (mark.published, mark.stamp));
                }
            }
        }
    }

    /// The reports of a day of publication with their accounts, and the digest of both.
    fn of_day(
        &self,
        process: &str,
        published: Option<&v1::Date>,
    ) -> Result<Vec<(ReportRecord, Account, u64)>, S::Error> {
        let list = keys::reports_of_day(process, published);
        let mut reports: Vec<ReportRecord> = Vec::new();
        let mut after = String::new();
        loop {
            let found = self.desk.glance::<ReportRecord>(&list, &after, STRIDE)?;
            let Some((last, _)) = found.last() else { break };
            after.clone_from(last);
            reports.extend(found.into_iter().map(|(_, report)| report));
        }
        let ids: Vec<String> = reports.iter().map(|report| Account::id_of(&report.brief)).collect();
        let accounts = self.desk.glance_at::<Account>(&ids)?;
        let mut accounts: BTreeMap<String, Account> =
            accounts.into_iter().map(|account| (account.brief.clone(), account)).collect();
        let both = reports.into_iter().map(|report| {
            let account = accounts.remove(&report.brief);
            let stamp = stamp(&report).wrapping_add(account.as_ref().map_or(0, stamp));
            (report, account.unwrap_or_default(), stamp)
        });
        Ok(both.collect())
    }

    /// Puts what actors and agreements were made a part of by hand in their place.
    fn lead(
        &self,
        roots: &mut BTreeMap<String, String>,
        reports: &mut [(ReportRecord, Account)],
    ) -> Result<(), S::Error> {
        let ids = reports.iter().flat_map(|(report, _)| {
            let actors = report.actors.iter().flat_map(|link| [&link.actor, &link.affiliation]);
            let agreements = report.agreements.iter().map(|link| &link.agreement);
            let breaches = report.agreements.iter().flat_map(|link| &link.breaches);
            let accused = breaches.flat_map(|breach| [&breach.accuser, &breach.accused]);
            let parties =
                report.parties.iter().chain(report.agreements.iter().flat_map(|link| &link.parties));
            actors.chain(agreements).chain(accused).chain(parties)
        });
        let unknown: BTreeSet<&String> =
            ids.filter(|id| !id.is_empty() && !roots.contains_key(*id)).collect();
        let unknown: Vec<String> = unknown.into_iter().cloned().collect();
        self.desk.prefetch(&unknown)?;
        for id in unknown {
            let root =
                if id.starts_with("agreements/") { self.agreement_root(&id)? } else { self.actor_root(&id)? };
            roots.insert(id, root);
        }
        let lead = |id: &mut String| {
            if let Some(root) = roots.get(id.as_str()).filter(|root| *root != id) {
                id.clone_from(root);
            }
        };
        for (report, _) in reports {
            report.parties.iter_mut().for_each(lead);
            for link in &mut report.actors {
                lead(&mut link.actor);
                lead(&mut link.affiliation);
            }
            for link in &mut report.agreements {
                lead(&mut link.agreement);
                link.parties.iter_mut().for_each(lead);
                for breach in &mut link.breaches {
                    lead(&mut breach.accuser);
                    lead(&mut breach.accused);
                }
            }
        }
        Ok(())
    }
}
