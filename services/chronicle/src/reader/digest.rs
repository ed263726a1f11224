//! A process as a whole.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use peacebrief::v1;

use super::Reader;
use crate::Shelf;
use crate::digest::{Findings, loading};
use crate::record::{ActorRecord, AgreementRecord, PartRecord, ReportRecord};
use crate::text::Days;

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
        let Some(record) = self.process(process)? else { return Ok(None) };
        let reports = self.merged(loading::published(&self.desk, process, published, usize::MAX)?)?;
        let report_count = i32::try_from(reports.len()).unwrap_or(i32::MAX);
        let actors = self.digest_actors(process, &reports)?;
        let agreements = self.digest_agreements(&reports)?;
        let findings = Findings::of(&loading::material(&self.desk, reports)?);
        let mut digest = v1::Digest {
            process: Some(record),
            published: published.copied(),
            report_count,
            actors,
            events: findings.events.iter().map(|event| self.digest_event(event)).collect(),
            contradictions: findings
                .contradictions
                .iter()
                .map(|found| self.contradiction(found, &agreements))
                .collect(),
            steps: findings.steps.iter().map(|step| self.digest_step(step)).collect(),
            agreements,
        };
        if max_tellings > 0 {
            cut_tellings(&mut digest, max_tellings);
        }
        Ok(Some(digest))
    }

    /// Reports with whom and what they were linked to replaced by what that was merged into.
    pub(super) fn merged(&self, mut reports: Vec<ReportRecord>) -> Result<Vec<ReportRecord>, S::Error> {
        let actors =
            |report: &ReportRecord| report.actors.iter().map(|link| link.actor.clone()).collect::<Vec<_>>();
        let agreements = |report: &ReportRecord| {
            report.agreements.iter().map(|link| link.agreement.clone()).collect::<Vec<_>>()
        };
        let ids: Vec<String> =
            reports.iter().flat_map(|report| [actors(report), agreements(report)].concat()).collect();
        self.desk.prefetch(&ids)?;
        let mut roots: BTreeMap<String, String> = BTreeMap::new();
        for id in ids {
            if let Entry::Vacant(unknown) = roots.entry(id) {
                let root = if unknown.key().starts_with("agreements/") {
                    self.agreement_root(unknown.key())?
                } else {
                    self.actor_root(unknown.key())?
                };
                unknown.insert(root);
            }
        }
        let lead = |id: &mut String| {
            if let Some(root) = roots.get(id.as_str()) {
                id.clone_from(root);
            }
        };
        for report in &mut reports {
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
        Ok(reports)
    }

    /// Who has a part in the reports, the most often told first.
    fn digest_actors(
        &self,
        process: &str,
        reports: &[ReportRecord],
    ) -> Result<Vec<v1::DigestActor>, S::Error> {
        let mut sums: BTreeMap<&str, (ActorRecord, PartRecord, Vec<String>)> = BTreeMap::new();
        let mut order: Vec<&str> = Vec::new();
        for report in reports {
            for link in &report.actors {
                let (actor, part, briefs) = sums.entry(&link.actor).or_insert_with(|| {
                    order.push(&link.actor);
                    (
                        ActorRecord::new(link.actor.clone(), String::new()),
                        PartRecord::new(process, &link.actor),
                        Vec::new(),
                    )
                });
                actor.add(report, link);
                part.add(report, link);
                if briefs.last() != Some(&report.brief) {
                    briefs.push(report.brief.clone());
                }
            }
        }
        let mut actors = Vec::with_capacity(order.len());
        for name in order {
            let Some((actor, part, briefs)) = sums.remove(name) else { continue };
            let display_name = actor.display_name().to_owned();
            let mut forms: Vec<_> = actor.forms.iter().collect();
            forms.sort_by(|a, b| (u32::MAX - a.count, &a.what).cmp(&(u32::MAX - b.count, &b.what)));
            actors.push(v1::DigestActor {
                name: name.to_owned(),
                aliases: forms
                    .iter()
                    .map(|form| form.what.clone())
                    .filter(|form| *form != display_name)
                    .collect(),
                display_name,
                kind: actor.kind().into(),
                office: actor.latest_office().unwrap_or_default().to_owned(),
                affiliation: actor.affiliation().unwrap_or_default().to_owned(),
                role: part.role().into(),
                briefs,
            });
        }
        actors.sort_by_key(|actor| std::cmp::Reverse(actor.briefs.len()));
        Ok(actors)
    }

    /// The agreements of which the reports speak, in the order in which they first do.
    fn digest_agreements(&self, reports: &[ReportRecord]) -> Result<Vec<v1::DigestAgreement>, S::Error> {
        let mut records: Vec<AgreementRecord> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for report in reports {
            for link in &report.agreements {
                let at = *places.entry(&link.agreement).or_insert(records.len());
                if at == records.len() {
                    records.push(AgreementRecord::new(
                        link.agreement.clone(),
                        &report.process,
                        String::new(),
                    ));
                }
                records[at].add(report, link);
            }
        }
        let told = records.iter().map(|record| {
            let told = self.tell_agreement(record)?;
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

    pub(super) fn digest_event(&self, event: &crate::digest::Event) -> v1::DigestEvent {
        v1::DigestEvent {
            name: event.name.clone(),
            r#type: event.kind.into(),
            mode: event.mode.into(),
            date: event.days.and_then(Days::to_api),
            place: event.place.clone(),
            initiators: event.initiators.clone(),
            participants: event.participants.clone(),
            tellings: self.tellings(&event.tellings),
        }
    }

    pub(super) fn digest_step(&self, step: &crate::digest::Step) -> v1::DigestStep {
        v1::DigestStep {
            name: step.name.clone(),
            description: step.what.clone(),
            due: step.due.and_then(Days::to_api),
            outcome: step.outcome.into(),
            announced: self.tellings(&step.announced),
            settled: self.tellings(&step.settled),
        }
    }

    fn contradiction(
        &self,
        found: &crate::digest::Contradiction,
        agreements: &[v1::DigestAgreement],
    ) -> v1::Contradiction {
        let claims: Vec<v1::Telling> = match found.kind {
            v1::ContradictionKind::Status => {
                self.tellings(found.claims.iter().flat_map(|claim| &claim.tellings))
            }
            _ => Vec::new(),
        };
        let concerns = agreements.iter().find(|agreement| {
            let mut told = agreement.history.iter().flat_map(|moved| &moved.tellings);
            told.any(|telling| claims.iter().any(|other| within(other, telling)))
        });
        let claim = |claim: &crate::digest::Claim| v1::Claim {
            claim: claim.claim.clone(),
            tellings: self.tellings(&claim.tellings),
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

/// Whether two tellings share words.
fn within(a: &v1::Telling, b: &v1::Telling) -> bool {
    let (Some(x), Some(y)) = (&a.evidence, &b.evidence) else { return false };
    a.brief == b.brief && x.start < y.end && y.start < x.end
}

/// Leaves so many tellings of each thing, the first published ones.
fn cut_tellings(digest: &mut v1::Digest, most: usize) {
    let events = digest.events.iter_mut().map(|event| &mut event.tellings);
    let steps = digest.steps.iter_mut().flat_map(|step| [&mut step.announced, &mut step.settled]);
    let claims =
        digest.contradictions.iter_mut().flat_map(|c| &mut c.claims).map(|claim| &mut claim.tellings);
    let agreements = digest.agreements.iter_mut().flat_map(|agreement| {
        let moves = agreement.history.iter_mut().map(|moved| &mut moved.tellings);
        let provisions = agreement.provisions.iter_mut().map(|provision| &mut provision.tellings);
        let breaches = agreement.breaches.iter_mut().map(|breach| &mut breach.tellings);
        moves.chain(provisions).chain(breaches)
    });
    events.chain(steps).chain(claims).chain(agreements).for_each(|tellings| tellings.truncate(most));
}
