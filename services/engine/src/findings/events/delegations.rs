//! Who led those who sat together, where of talks only the sides are named: "The delegations were headed by A, for the one side, and by B,
//! for the other", "C, who led the rebels' team".

use peacebrief::v1::{self, ActorKind, ConsultMode, EventType};

use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Reality, Tense, conjuncts};
use crate::document::TokenId;
use crate::findings::Finding;

use super::{Reading, merge, signatories};

/// What somebody leads who sits at a table for one of the sides.
const DELEGATIONS: &[&str] = &["delegation", "team", "panel", "negotiator"];
/// For how many bodies, each part of the next, somebody acts at most.
const DEPTH: usize = 3;

/// Somebody who led a delegation, told at a token.
struct Leader {
    told: TokenId,
    id: ActorId,
    /// Whose delegation it was, as the text calls it.
    of: Vec<ActorId>,
}

/// Those of whom the text says that they lead or led a delegation, each once.
fn leaders(sources: Reading<'_, '_>) -> Vec<Leader> {
    let Reading { document, cast, clauses, .. } = sources;
    let mut found: Vec<Leader> = Vec::new();
    for (_, clause) in clauses.iter() {
        let leads = matches!(document.lemma(clause.verb), "lead" | "head")
            && clause.particle.is_none()
            && !clause.negated
            && clause.reality == Reality::Fact
            // "A, who *leads* the government's team, said": who holds that office, and has not sat at each table.
            && (clause.passive || clause.tense == Tense::Past);
        let led = if clause.passive { &clause.subjects } else { &clause.objects };
        let delegation = |noun: &&TokenId| DELEGATIONS.contains(&document.lemma(**noun));
        let Some(&noun) = led.iter().find(delegation).filter(|_| leads) else { continue };
        let of = cast.of_phrase(document, noun);
        for head in by_whom(sources, clause) {
            for &id in cast.at(head).iter().filter(|&&id| cast.get(id).kind == ActorKind::Person) {
                if found.iter().all(|leader| leader.id != id) {
                    found.push(Leader { told: clause.verb, id, of: of.clone() });
                }
            }
        }
    }
    found
}

/// Who leads by a clause: its subjects, or all who stand behind its "by", "… and the other delegation *by B*".
fn by_whom(sources: Reading<'_, '_>, clause: &Clause) -> Vec<TokenId> {
    if clause.passive {
        let mut heads = clause.agents.clone();
        heads.extend(signatories::named_by(sources, clause.verb));
        return heads;
    }
    clause.subjects.iter().flat_map(|&head| conjuncts(sources.document, head)).collect()
}

/// Puts those who led the delegations in the place of the sides: at the talks told in the same sentence, else at the last of all talks.
pub(super) fn name_leaders(sources: Reading<'_, '_>, events: &mut [Finding<v1::Event>]) {
    let Reading { document, cast, .. } = sources;
    let leaders = leaders(sources);
    let of_sides = events.iter().map(|finding| &finding.message).filter(|event| {
        is_of_talks(event) && event.participant_ids.iter().any(|id| !merge::is_person(cast, id))
    });
    let last = of_sides.filter_map(last_day).max();
    for Leader { told, id, of } in leaders {
        let sides: Vec<String> = of.into_iter().chain(acts_for(cast, id)).map(Cast::brief_id).collect();
        let name = Cast::brief_id(id);
        let fits = |finding: &Finding<v1::Event>| {
            let event = &finding.message;
            is_of_talks(event)
                && !event.participant_ids.contains(&name)
                && event.participant_ids.iter().any(|side| sides.contains(side))
        };
        let beside =
            |finding: &Finding<v1::Event>| document.sentence_of(finding.token) == document.sentence_of(told);
        let at = events.iter().position(|finding| fits(finding) && beside(finding)).or_else(|| {
            events.iter().position(|one| fits(one) && last.is_some() && last_day(&one.message) == last)
        });
        let Some(event) = at.map(|at| &mut events[at].message) else { continue };
        for ids in [&mut event.participant_ids, &mut event.initiator_ids] {
            if let Some(side) = ids.iter_mut().find(|side| sides.contains(side)) {
                side.clone_from(&name);
            }
        }
    }
}

/// Those for whom somebody acts, the nearest first.
fn acts_for(cast: &Cast, id: ActorId) -> impl Iterator<Item = ActorId> + '_ {
    std::iter::successors(cast.get(id).affiliation, |&body| cast.get(body).affiliation).take(DEPTH)
}

fn last_day(event: &v1::Event) -> Option<merge::Day> {
    event.date.as_ref().and_then(merge::last_day)
}

fn is_of_talks(event: &v1::Event) -> bool {
    event.r#type() == EventType::Consult
        && matches!(event.mode(), ConsultMode::Negotiation | ConsultMode::Meeting | ConsultMode::Unspecified)
}
