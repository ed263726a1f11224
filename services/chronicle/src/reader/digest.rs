//! A process as a whole.

use std::collections::{BTreeMap, BTreeSet};

use peacebrief::v1;

use super::Reader;
use crate::digest::{Cite, Event, Step, Whole, loading};
use crate::record::{Account, EditRecord, MarkRecord, ReportRecord, stamp};
use crate::text::Days;
use crate::{Dossier, Shelf, keys};

/// How many reports are taken in at a time.
const STRIDE: usize = 500;

impl<S: Shelf> Reader<'_, S> {
    /// A process as a whole, as the reports published within a window tell it; nothing where there is no such process.
    ///
    /// Either end of the window may be absent. Reports without a day of publication count only where there is no window. Of each thing
    /// at most `max_tellings` are answered, all where it is 0.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn digest(
        &self,
        process: &str,
        published: Option<&v1::DateInterval>,
        max_tellings: usize,
    ) -> Result<Option<v1::Digest>, S::Error> {
        self.digest_from(&mut Dossier::new(process, published.copied()), max_tellings)
    }

    /// The same from a dossier, which is brought up to date first.
    ///
    /// # Errors
    /// As [`process`](Self::process). What the dossier has taken in by then, it keeps.
    pub fn digest_from(
        &self,
        dossier: &mut Dossier,
        max_tellings: usize,
    ) -> Result<Option<v1::Digest>, S::Error> {
        let Some(record) = self.process(&dossier.process)? else { return Ok(None) };
        self.bring_up(dossier)?;
        let whole = &dossier.whole;
        let most = if max_tellings == 0 { usize::MAX } else { max_tellings };
        let agreements = self.digest_agreements(whole)?;
        let contradictions = whole.contradictions.iter();
        let contradictions = contradictions.map(|found| self.contradiction(whole, found, &agreements, most));
        let mut digest = v1::Digest {
            process: Some(record),
            published: dossier.published,
            report_count: i32::try_from(whole.material.places().len()).unwrap_or(i32::MAX),
            actors: digest_actors(whole),
            events: whole.events.iter().map(|event| self.digest_event(whole, event, most)).collect(),
            contradictions: contradictions.collect(),
            steps: whole.steps.iter().map(|step| self.digest_step(whole, step, most)).collect(),
            agreements,
        };
        cut_agreements(&mut digest, most);
        Ok(Some(digest))
    }

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
                dossier.whole.turn(&gone, come);
            }
            gone.clear();
            for (day, stamp, briefs) in days {
                dossier.days.insert(day.clone(), stamp);
                dossier.briefs.insert(day, briefs);
            }
        }
    }

    /// The marks of the days that a dossier is about.
    fn marks(&self, dossier: &Dossier) -> Result<BTreeMap<String, (Option<v1::Date>, u64)>, S::Error> {
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
            let parties = report.parties.iter().chain(report.agreements.iter().flat_map(|link| &link.parties));
            actors.chain(agreements).chain(accused).chain(parties)
        });
        let unknown: BTreeSet<&String> = ids.filter(|id| !id.is_empty() && !roots.contains_key(*id)).collect();
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

    /// The agreements of which the reports speak, in the order in which they first do.
    pub(super) fn digest_agreements(&self, whole: &Whole) -> Result<Vec<v1::DigestAgreement>, S::Error> {
        let mut sums: Vec<_> = whole.sums.agreements.values().collect();
        sums.sort_by_key(|sum| sum.links.first().copied());
        let told = sums.into_iter().map(|sum| {
            let told = self.tell_agreement(&sum.of, |id| Ok(id.to_owned()))?;
            Ok(v1::DigestAgreement {
                name: told.name,
                display_name: told.display_name,
                kind: told.kind,
                parties: told.parties,
                status: told.status,
                history: told.history,
                provisions: told.provisions,
                breaches: told.breaches,
            })
        });
        told.collect()
    }

    /// As many tellings as are asked for.
    fn cited(&self, whole: &Whole, cites: &[Cite], most: usize) -> Vec<v1::Telling> {
        let told = cites.iter().take(most);
        told.map(|cite| whole.material.telling(*cite).to_api(self.encoding)).collect()
    }

    pub(super) fn digest_event(&self, whole: &Whole, event: &Event, most: usize) -> v1::DigestEvent {
        v1::DigestEvent {
            name: event.name.clone(),
            r#type: event.kind.into(),
            mode: event.mode.into(),
            date: event.days.and_then(Days::to_api),
            place: event.place.clone(),
            initiators: event.initiators.clone(),
            participants: event.participants.clone(),
            tellings: self.cited(whole, &event.tellings, most),
        }
    }

    pub(super) fn digest_step(&self, whole: &Whole, step: &Step, most: usize) -> v1::DigestStep {
        v1::DigestStep {
            name: step.name.clone(),
            description: step.what.clone(),
            due: step.due.and_then(Days::to_api),
            outcome: step.outcome.into(),
            announced: self.cited(whole, &step.announced, most),
            settled: self.cited(whole, &step.settled, most),
        }
    }

    fn contradiction(
        &self,
        whole: &Whole,
        found: &crate::digest::Contradiction,
        agreements: &[v1::DigestAgreement],
        most: usize,
    ) -> v1::Contradiction {
        let claims: Vec<v1::Telling> = match found.kind {
            v1::ContradictionKind::Status => {
                let told = found.claims.iter().flat_map(|claim| &claim.tellings);
                told.map(|cite| whole.material.telling(*cite).to_api(self.encoding)).collect()
            }
            _ => Vec::new(),
        };
        let concerns = agreements.iter().find(|agreement| {
            let mut told = agreement.history.iter().flat_map(|moved| &moved.tellings);
            told.any(|telling| claims.iter().any(|other| within(other, telling)))
        });
        let claim = |claim: &crate::digest::Claim| v1::Claim {
            claim: claim.claim.clone(),
            tellings: self.cited(whole, &claim.tellings, most),
        };
        v1::Contradiction {
            kind: found.kind.into(),
            about: found.about.clone(),
            claims: found.claims.iter().map(claim).collect(),
            event: found.event.clone(),
            agreement: concerns.map(|agreement| agreement.name.clone()).unwrap_or_default(),
        }
    }
}

/// Who has a part in the reports, the most often told first.
fn digest_actors(whole: &Whole) -> Vec<v1::DigestActor> {
    let mut sums: Vec<_> = whole.sums.actors.iter().collect();
    sums.sort_by_key(|(_, sum)| sum.links.first().copied());
    let mut actors = Vec::with_capacity(sums.len());
    for (name, sum) in sums {
        let (actor, part) = (&sum.of.record, &sum.of.part);
        let display_name = actor.display_name().to_owned();
        let mut forms: Vec<_> = actor.forms.iter().collect();
        forms.sort_by(|a, b| (u32::MAX - a.count, &a.what).cmp(&(u32::MAX - b.count, &b.what)));
        let forms = forms.iter().map(|form| form.what.clone());
        let mut reports: Vec<_> = sum.links.iter().map(|link| link.report).collect();
        reports.dedup();
        actors.push(v1::DigestActor {
            name: name.clone(),
            aliases: forms.filter(|form| *form != display_name).collect(),
            display_name,
            kind: actor.kind().into(),
            office: actor.latest_office().unwrap_or_default().to_owned(),
            affiliation: actor.affiliation().unwrap_or_default().to_owned(),
            role: part.role().into(),
            briefs: reports.into_iter().map(|report| whole.material.told(report).report.brief.clone()).collect(),
        });
    }
    actors.sort_by_key(|actor| std::cmp::Reverse(actor.briefs.len()));
    actors
}

/// Whether two tellings share words.
fn within(a: &v1::Telling, b: &v1::Telling) -> bool {
    let (Some(x), Some(y)) = (&a.evidence, &b.evidence) else { return false };
    a.brief == b.brief && x.start < y.end && y.start < x.end
}

/// Leaves so many tellings of what is told of agreements, the first published ones.
fn cut_agreements(digest: &mut v1::Digest, most: usize) {
    for agreement in &mut digest.agreements {
        let moves = agreement.history.iter_mut().map(|moved| &mut moved.tellings);
        let provisions = agreement.provisions.iter_mut().map(|provision| &mut provision.tellings);
        let breaches = agreement.breaches.iter_mut().map(|breach| &mut breach.tellings);
        moves.chain(provisions).chain(breaches).for_each(|tellings| tellings.truncate(most));
    }
}
