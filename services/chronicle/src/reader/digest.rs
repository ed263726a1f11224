//! A process as a whole.

use peacebrief::v1;

use super::Reader;
use crate::digest::{Cite, Event, Step, Whole};
use crate::memo::Memo;
use crate::text::Days;
use crate::{Dossier, Shelf};

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
            actors: digest_actors(whole, self.desk.memo()),
            events: whole.events.iter().map(|event| self.digest_event(whole, event, most)).collect(),
            contradictions: contradictions.collect(),
            steps: whole.steps.iter().map(|step| self.digest_step(whole, step, most)).collect(),
            agreements,
        };
        cut_agreements(&mut digest, most);
        Ok(Some(digest))
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
fn digest_actors(whole: &Whole, memo: &Memo) -> Vec<v1::DigestActor> {
    let mut sums: Vec<_> = whole.sums.actors.iter().collect();
    sums.sort_by_key(|(_, sum)| sum.links.first().copied());
    let mut actors = Vec::with_capacity(sums.len());
    for (name, sum) in sums {
        let (actor, part) = (&sum.of.record, &sum.of.part);
        let display_name = actor.display_name(memo).to_owned();
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
            briefs: reports
                .into_iter()
                .map(|report| whole.material.told(report).report.brief.clone())
                .collect(),
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
