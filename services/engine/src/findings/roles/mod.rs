//! Who is a party, who mediates, who guards, who backs and who wrecks.
//!
//! Every principal (an actor that acts for no other of the cast) gathers evidence from what it does in the text and from what the
//! text calls it; persons and bodies bring theirs to whom they act for, and take its role in return.

mod cues;
mod deeds;
mod words;

use peacebrief::v1::{ActorKind, ActorRole};

use super::{Findings, Sources};
use crate::actors::{Actor, ActorId, Cast};
use crate::lexicon::{Lexicon, OfficeClass};

/// Evidence for each role of one principal.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    pub(crate) party: f32,
    mediator: f32,
    guarantor: f32,
    supporter: f32,
    spoiler: f32,
}

/// How sure it must be that a principal is a party.
const PARTY: f32 = 4.0;

/// Weighs every actor; index by [`ActorId::index`]. Only principals carry weight.
pub(crate) fn weigh(
    sources: Sources<'_, '_>,
    cast: &Cast,
    findings: &Findings,
    title: &str,
) -> Vec<Evidence> {
    let Sources { document, clauses, lexicon, .. } = sources;
    let mut evidence = vec![Evidence::default(); cast.actors().len()];
    words::words(document, cast, clauses, &mut evidence);
    deeds::offices(cast, lexicon, &mut evidence);
    deeds::hosting(cast, lexicon, findings, &mut evidence);
    deeds::from_findings(cast, findings, &mut evidence);
    deeds::presence(document, cast, title, &mut evidence);
    evidence
}

/// The principal for whom an actor acts in the end; itself where it acts for nobody.
pub(crate) fn principal(cast: &Cast, actor: ActorId) -> ActorId {
    let mut at = actor;
    // An affiliation that leads in a circle is no worse than one too deep: both end here.
    for _ in 0..8 {
        match cast.get(at).affiliation {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// The parties, most concerned first: principals with evidence enough, and never fewer than the text offers of two.
pub(crate) fn parties(cast: &Cast, evidence: &[Evidence]) -> Vec<ActorId> {
    let mut ranked: Vec<(ActorId, f32)> = cast
        .iter()
        .filter(|(id, actor)| principal(cast, *id) == *id && can_be_party(actor.kind))
        .map(|(id, _)| (id, evidence[id.index()]))
        .map(|(id, e)| {
            (
                id,
                e.party - 1.2 * e.mediator.min(6.0) - 1.2 * e.guarantor.min(6.0) - 0.6 * e.supporter.min(4.0),
            )
        })
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let sure = ranked.iter().filter(|(_, weight)| *weight >= PARTY).count();
    ranked.truncate(sure.max(ranked.iter().take(2).filter(|(_, weight)| *weight > 0.5).count()));
    ranked.into_iter().map(|(id, _)| id).collect()
}

fn can_be_party(kind: ActorKind) -> bool {
    matches!(
        kind,
        ActorKind::State
            | ActorKind::StateBody
            | ActorKind::ArmedGroup
            | ActorKind::PoliticalGroup
            | ActorKind::CivilSociety
            | ActorKind::Other
    )
}

/// Gives every actor its role.
pub(crate) fn assign(
    cast: &mut Cast,
    lexicon: &Lexicon,
    findings: &Findings,
    evidence: &mut [Evidence],
    parties: &[ActorId],
) {
    deeds::company(cast, findings, parties, evidence);
    let roles: Vec<ActorRole> = cast
        .iter()
        .map(|(id, _)| {
            let principal = principal(cast, id);
            if parties.contains(&principal) {
                ActorRole::Party
            } else {
                third(cast.get(principal), lexicon, evidence[principal.index()])
            }
        })
        .collect();
    for (n, role) in (0..).zip(roles) {
        cast.get_mut(ActorId(n)).role = role;
    }
}

/// The role of one who is no party.
fn third(principal: &Actor, lexicon: &Lexicon, evidence: Evidence) -> ActorRole {
    let kind = principal.kind;
    let (mut mediator, guarantor, mut supporter, mut spoiler) =
        (evidence.mediator, evidence.guarantor, evidence.supporter, evidence.spoiler);
    match kind {
        ActorKind::State => {
            supporter += 1.0;
            mediator += 0.7;
        }
        ActorKind::IntergovernmentalOrganization => {
            supporter += 1.0;
            mediator += 0.6;
        }
        ActorKind::ArmedGroup | ActorKind::PoliticalGroup => spoiler += 0.8,
        _ => {}
    }
    let ranked = [
        (ActorRole::Mediator, mediator),
        (ActorRole::Guarantor, guarantor),
        (ActorRole::Supporter, supporter),
        (ActorRole::Spoiler, spoiler),
    ];
    // Most of those whom a report of a conflict names without saying for whom they act belong to one of its sides.
    let unsaid = match kind {
        ActorKind::IntergovernmentalOrganization | ActorKind::CivilSociety => ActorRole::Other,
        ActorKind::Person if stands_by(principal, lexicon) => ActorRole::Other,
        _ => ActorRole::Party,
    };
    let best = ranked.iter().fold((unsaid, 0.9), |best, one| if one.1 > best.1 { *one } else { best });
    best.0
}

/// Whether a person's calling is to look on or to suffer, not to lead: scholars, villagers, survivors.
fn stands_by(person: &Actor, lexicon: &Lexicon) -> bool {
    let Some(office) = &person.office else { return false };
    let words: Vec<(&str, &str)> = office.split_whitespace().map(|word| (word, word)).collect();
    let titles = lexicon.offices(&lexicon.encode(&words));
    titles
        .last()
        .is_some_and(|title| matches!(title.office.class, OfficeClass::Expert | OfficeClass::Community))
}
