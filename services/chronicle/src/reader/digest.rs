//! A process as a whole.

use std::collections::BTreeMap;

use peacebrief::v1;

use super::Reader;
use crate::digest::{Claim, Contradiction, Event, Findings, Material, Step};
use crate::record::{
    Account, ActorRecord, AgreementRecord, PartRecord, ProcessRecord, Record as _, ReportRecord, Tallies as _, Telling,
};
use crate::{Shelf, keys};

/// How many reports are read at a time.
const STRIDE: usize = 500;

impl<S: Shelf> Reader<'_, S> {
    /// A process as a whole, as the reports published in a window tell of it; each thing with no more tellings than asked for.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn digest(
        &self,
        process: &str,
        published: Option<v1::DateInterval>,
        max_tellings: usize,
    ) -> Result<Option<v1::Digest>, S::Error> {
        let Some(record) = self.desk.get::<ProcessRecord>(process)? else { return Ok(None) };
        let reports = self.reports(process, published.as_ref())?;
        let actors = self.digest_actors(process, &reports)?;
        let agreements = self.digest_agreements(&reports)?;
        let count = reports.len();
        let material = Material::new(reports);
        let findings = Findings::of(&material);
        let tell = |tellings: &[Telling]| self.tellings(tellings.iter().take(max_tellings));
        Ok(Some(v1::Digest {
            process: Some(self.told_process(&record)?),
            published,
            report_count: i32::try_from(count).unwrap_or(i32::MAX),
            actors,
            events: findings.events.iter().map(|event| told_event(event, tell)).collect(),
            agreements,
            contradictions: findings.contradictions.iter().map(|found| told_contradiction(found, tell)).collect(),
            steps: findings.steps.iter().map(|step| told_step(step, tell)).collect(),
        }))
    }

    /// The reports of a window with their accounts, the first published first; whoever was merged by hand under one name.
    fn reports(
        &self,
        process: &str,
        published: Option<&v1::DateInterval>,
    ) -> Result<Vec<(ReportRecord, Account)>, S::Error> {
        let list = keys::reports(process);
        let from = published.and_then(|window| window.start.as_ref()).map(|start| format!("{list}{}", keys::day(Some(start))));
        let to = published.and_then(|window| window.end.as_ref()).map(|end| keys::past(&format!("{list}{}", keys::day(Some(end)))));
        let mut after = from.unwrap_or_default();
        let mut reports = Vec::new();
        loop {
            let found = self.desk.range::<ReportRecord>(&list, &after, STRIDE)?;
            let Some((last, _)) = found.last() else { break };
            after.clone_from(last);
            let within = |key: &str| to.as_deref().is_none_or(|to| key < to);
            let beyond = !within(&after);
            let found: Vec<ReportRecord> =
                found.into_iter().filter(|(key, _)| within(key)).map(|(_, report)| report).collect();
            self.desk.prefetch(&found.iter().map(|report| Account::id_of(&report.brief)).collect::<Vec<_>>())?;
            for mut report in found {
                let account = self.desk.get::<Account>(&Account::id_of(&report.brief))?.unwrap_or_default();
                self.merge_links(&mut report)?;
                reports.push((report, account));
            }
            if beyond {
                break;
            }
        }
        Ok(reports)
    }

    /// Puts whoever was merged by hand under the name of the one that stays.
    fn merge_links(&self, report: &mut ReportRecord) -> Result<(), S::Error> {
        for link in &mut report.actors {
            link.actor = self.actor_root(&link.actor)?;
            if !link.affiliation.is_empty() {
                link.affiliation = self.actor_root(&link.affiliation)?;
            }
        }
        for link in &mut report.agreements {
            link.agreement = self.agreement_root(&link.agreement)?;
        }
        Ok(())
    }

    /// Who has a part in reports, the most often told first.
    fn digest_actors(
        &self,
        process: &str,
        reports: &[(ReportRecord, Account)],
    ) -> Result<Vec<v1::DigestActor>, S::Error> {
        let mut found: BTreeMap<&str, (ActorRecord, PartRecord, Vec<String>)> = BTreeMap::new();
        for (report, _) in reports {
            for link in &report.actors {
                let new = || {
                    let actor = ActorRecord::new(link.actor.clone(), String::new());
                    (actor, PartRecord::new(process, &link.actor), Vec::new())
                };
                let (actor, part, briefs) = found.entry(&link.actor).or_insert_with(new);
                actor.add(report, link);
                part.add(report, link);
                if briefs.last() != Some(&report.brief) {
                    briefs.push(report.brief.clone());
                }
            }
        }
        let mut told: Vec<v1::DigestActor> = Vec::with_capacity(found.len());
        for (id, (actor, part, briefs)) in found {
            let name = actor.display_name();
            let forms = actor.forms.most();
            told.push(v1::DigestActor {
                name: id.to_owned(),
                display_name: name.to_owned(),
                aliases: forms.iter().map(|form| form.what.clone()).filter(|form| form != name).collect(),
                kind: actor.kind().into(),
                office: actor.latest_office().unwrap_or_default().to_owned(),
                affiliation: actor.affiliation().unwrap_or_default().to_owned(),
                role: part.role().into(),
                briefs,
            });
        }
        told.sort_by_key(|actor| std::cmp::Reverse(actor.briefs.len()));
        Ok(told)
    }

    fn digest_agreements(&self, reports: &[(ReportRecord, Account)]) -> Result<Vec<v1::DigestAgreement>, S::Error> {
        let mut found: Vec<AgreementRecord> = Vec::new();
        for (report, _) in reports {
            for link in &report.agreements {
                let at = found.iter().position(|known| known.id() == link.agreement).unwrap_or_else(|| {
                    found.push(AgreementRecord::new(link.agreement.clone(), &report.process, String::new()));
                    found.len() - 1
                });
                found[at].add(report, link);
            }
        }
        let mut told = Vec::with_capacity(found.len());
        for record in &found {
            let agreement = self.tell_agreement(record)?;
            told.push(v1::DigestAgreement {
                name: agreement.name,
                display_name: agreement.display_name,
                kind: agreement.kind,
                parties: agreement.parties,
                status: agreement.status,
                history: agreement.history,
                provisions: agreement.provisions,
                breaches: agreement.breaches,
            });
        }
        Ok(told)
    }
}

fn told_event(event: &Event, tell: impl Fn(&[Telling]) -> Vec<v1::Telling>) -> v1::DigestEvent {
    v1::DigestEvent {
        name: event.name.clone(),
        r#type: event.kind.into(),
        mode: event.mode.into(),
        date: event.days.and_then(|days| days.to_api()),
        place: event.place.clone(),
        initiators: event.initiators.clone(),
        participants: event.participants.clone(),
        tellings: tell(&event.tellings),
    }
}

fn told_step(step: &Step, tell: impl Fn(&[Telling]) -> Vec<v1::Telling>) -> v1::DigestStep {
    v1::DigestStep {
        name: step.name.clone(),
        description: step.what.clone(),
        due: step.due.and_then(|due| due.to_api()),
        outcome: step.outcome.into(),
        announced: tell(&step.announced),
        settled: tell(&step.settled),
    }
}

fn told_contradiction(found: &Contradiction, tell: impl Fn(&[Telling]) -> Vec<v1::Telling>) -> v1::Contradiction {
    let claim = |claim: &Claim| v1::Claim { claim: claim.claim.clone(), tellings: tell(&claim.tellings) };
    v1::Contradiction {
        kind: found.kind.into(),
        about: found.about.clone(),
        event: found.event.clone(),
        agreement: found.agreement.clone(),
        claims: found.claims.iter().map(claim).collect(),
    }
}
