//! Agreements as rows of PA-X.

use peacebrief::v1::{self, ActorKind, ActorRole, AgreementStatus, ProvisionCategory};

use super::cast::Cast;
use super::{days, joined, terms};

/// PA-X's columns that reports tell, in its order, but for those of provisions, which follow.
const HEAD: [&str; 9] = ["PPName", "AgtId", "Agt", "Dat", "Year", "Status", "Stage", "Part", "ThrdPart"];

/// Ours.
const TAIL: [&str; 11] = [
    "PeacebriefStatus",
    "PeacebriefStatusDate",
    "PeacebriefHistory",
    "PeacebriefProvisions",
    "PeacebriefBreaches",
    "PeacebriefDepartures",
    "PeacebriefEvidence",
    "PeacebriefSource",
    "PeacebriefPublished",
    "PeacebriefTellings",
    "PeacebriefCoding",
];

/// The columns.
pub(crate) fn columns() -> Vec<&'static str> {
    HEAD.into_iter().chain(terms::PROVISION_CODES).chain(TAIL).collect()
}

/// An agreement, before it is a row.
#[derive(Debug, Default)]
struct Row {
    process: String,
    id: String,
    name: String,
    kind: v1::AgreementKind,
    status: AgreementStatus,
    /// Each move with its date.
    history: Vec<(AgreementStatus, Option<v1::ResolvedDate>)>,
    parties: String,
    third_parties: String,
    provisions: Vec<ProvisionCategory>,
    breaches: usize,
    evidence: String,
    source: String,
    published: String,
    tellings: String,
}

/// The agreements of a report.
pub(crate) fn of_brief(record: &v1::BriefRecord) -> Vec<Vec<String>> {
    let Some(brief) = &record.brief else { return Vec::new() };
    let cast = Cast::of_brief(brief);
    let third = brief.actors.iter().filter(|actor| is_third(actor.role(), actor.kind()));
    let third_parties = joined(third.map(|actor| actor.name.as_str()));
    let rows = brief.agreements.iter().map(|agreement| {
        let row = Row {
            process: record.process.clone(),
            id: format!("{}-{}", record.name.trim_start_matches("briefs/"), agreement.id),
            name: agreement.name.clone(),
            kind: agreement.kind(),
            status: agreement.status(),
            history: vec![(agreement.status(), agreement.date.clone())],
            parties: joined(agreement.party_ids.iter().map(|id| cast.name(id))),
            third_parties: third_parties.clone(),
            provisions: agreement.provisions.iter().map(v1::Provision::category).collect(),
            breaches: agreement.breaches.len(),
            evidence: agreement.evidence.clone().map(|span| span.text).unwrap_or_default(),
            source: record.source.clone(),
            published: days::published(record.published.as_ref()),
            tellings: format!("{}#{}", record.name, agreement.id),
        };
        row.cells()
    });
    rows.collect()
}

/// The agreements of a process, each once.
pub(crate) fn of_digest(digest: &v1::Digest) -> Vec<Vec<String>> {
    let cast = Cast::of_digest(digest);
    let process = digest.process.clone().unwrap_or_default().display_name;
    let third = digest.actors.iter().filter(|actor| is_third(actor.role(), actor.kind()));
    let third_parties = joined(third.map(|actor| actor.display_name.as_str()));
    let rows = digest.agreements.iter().map(|agreement| {
        let tellings: Vec<&v1::Telling> = agreement.history.iter().flat_map(|step| &step.tellings).collect();
        let first = tellings.first().copied().cloned().unwrap_or_default();
        let row = Row {
            process: process.clone(),
            id: agreement.name.clone(),
            name: agreement.display_name.clone(),
            kind: agreement.kind(),
            status: agreement.status(),
            history: agreement.history.iter().map(|step| (step.status(), step.date.clone())).collect(),
            parties: joined(agreement.parties.iter().map(|actor| cast.name(actor))),
            third_parties: third_parties.clone(),
            provisions: agreement.provisions.iter().map(v1::ProvisionRecord::category).collect(),
            breaches: agreement.breaches.len(),
            evidence: first.evidence.map(|span| span.text).unwrap_or_default(),
            source: first.source,
            published: days::published(first.published.as_ref()),
            tellings: joined(tellings.iter().map(|told| format!("{}#{}", told.brief, told.finding_id))),
        };
        row.cells()
    });
    rows.collect()
}

/// Whether somebody may have been a third party: mediators and guarantors of the process, but no persons.
fn is_third(role: ActorRole, kind: ActorKind) -> bool {
    matches!(role, ActorRole::Mediator | ActorRole::Guarantor) && kind != ActorKind::Person
}

/// The statuses in which an agreement is one of PA-X's, and on whose day it became one.
const CONCLUDED: [AgreementStatus; 3] =
    [AgreementStatus::Signed, AgreementStatus::Agreed, AgreementStatus::Initialed];

impl Row {
    /// The day when it was concluded: that of its signature, else of reaching or initialing it. Of a period, its last.
    fn concluded(&self) -> Option<String> {
        let on = |status| self.history.iter().find(|(moved, date)| *moved == status && date.is_some());
        let (_, date) = CONCLUDED.into_iter().find_map(on)?;
        Some(days::ends(date.as_ref())?.1)
    }

    /// PA-X's status. What became of it later does not undo that it was agreed.
    fn coded_status(&self) -> terms::Term {
        let coded = terms::status(self.status);
        let over = matches!(self.status, AgreementStatus::Suspended | AgreementStatus::Collapsed);
        let agreed = self.history.iter().map(|(moved, _)| terms::status(*moved));
        match agreed.into_iter().find(|moved| moved.term == terms::status(AgreementStatus::Signed).term) {
            Some(agreed) if over => terms::Term { term: agreed.term, ..coded },
            _ => coded,
        }
    }

    fn cells(self) -> Vec<String> {
        let stage = terms::stage(self.kind);
        let status = self.coded_status();
        let concluded = self.concluded().unwrap_or_default();
        let year = concluded.get(..4).unwrap_or_default().to_owned();
        let coded: Vec<terms::Term> =
            self.provisions.iter().map(|category| terms::provision(*category)).collect();
        let codes = terms::PROVISION_CODES.iter().map(|code| {
            let there = coded.iter().any(|term| term.term == *code);
            // That no report tells of a provision does not make it absent from the text: never a 0.
            if there { "1".to_owned() } else { String::new() }
        });
        let mut departures = vec![stage.departure, status.departure];
        departures.extend(coded.iter().map(|term| term.departure));
        let mut seen = std::collections::HashSet::new();
        departures.retain(|text| seen.insert(*text));
        let name = |status: AgreementStatus| status.as_str_name().replace("AGREEMENT_STATUS_", "");
        let moves = self.history.iter().map(|(status, date)| {
            let date = days::iso(date.as_ref());
            if date.is_empty() { name(*status) } else { format!("{} {date}", name(*status)) }
        });
        let last = self.history.iter().rev().find(|(moved, _)| *moved == self.status);
        let since = last.map(|(_, date)| days::iso(date.as_ref())).unwrap_or_default();
        let categories =
            self.provisions.iter().map(|category| category.as_str_name().replace("PROVISION_CATEGORY_", ""));
        let head = [
            self.process,
            self.id,
            self.name,
            concluded,
            year,
            status.term.to_owned(),
            stage.term.to_owned(),
            self.parties,
            self.third_parties,
        ];
        let tail = [
            name(self.status),
            since,
            joined(moves),
            joined(categories),
            self.breaches.to_string(),
            joined(departures),
            self.evidence,
            self.source,
            self.published,
            self.tellings,
            super::CODING.to_owned(),
        ];
        head.into_iter().chain(codes).chain(tail).collect()
    }
}
