//! Who is a party, who mediates, who guards, who backs and who wrecks.
//!
//! Every principal (an actor that acts for no other of the cast) gathers evidence from what it does in the text and from what the
//! text calls it; persons and bodies bring theirs to whom they act for, and take its role in return.

mod cues;
mod deeds;
mod traits;
mod weights;
mod words;

use peacebrief::v1::{ActorKind, ActorRole};

use super::{Findings, Sources};
use crate::actors::{Actor, ActorId, Cast, VOICE};
use crate::document::Document;
use crate::lexicon::{Lexicon, Name, OfficeClass, OrganizationClass};
pub(crate) use traits::Traits;

/// Evidence for each role of one principal.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    pub(crate) party: f32,
    mediator: f32,
    guarantor: f32,
    supporter: f32,
    spoiler: f32,
    deeds: Deeds,
}

/// How often one principal, or whoever acts for it, was found in each part of what the text tells.
#[derive(Debug, Clone, Copy, Default)]
struct Deeds {
    /// Bound by an accord.
    bound: f32,
    /// Accused of a breach, or accusing of one.
    breaches: f32,
    /// Makes an accord.
    agrees: f32,
    /// Has a part in an attack.
    fights: f32,
    /// Withdraws, yields, mobilizes.
    moves: f32,
    /// Meets or calls.
    meets: f32,
    /// Imposes or suspends.
    sanctions: f32,
    /// Helps, or works together.
    helps: f32,
    /// Protests.
    protests: f32,
    /// Accuses or threatens.
    accuses: f32,
    /// Rejects.
    rejects: f32,
    /// Backs or welcomes.
    supports: f32,
    /// Asks.
    asks: f32,
    /// Says anything else.
    comments: f32,
    /// Is accused, threatened, rejected.
    accused: f32,
    /// Is asked.
    asked: f32,
    /// Is praised or thanked.
    praised: f32,
    /// Is host to what others do.
    hosts: f32,
    /// Sits with both sides.
    between: f32,
    /// Stands as one of two ends: "between X and Y".
    end: f32,
    /// Named in the headline.
    title: f32,
    /// Named in the first sentence.
    lead: f32,
    /// Its share of mentions, of the most mentioned.
    share: f32,
    /// Whether its people lead a state, whether they are envoys.
    leads: f32,
    envoys: f32,
    /// Whether it has an army or other bodies.
    bodies: f32,
    /// Where it is first named, as a share of the text.
    first: f32,
    /// How many of its mentions only say where something is, and how many there are.
    located: f32,
    mentions: f32,
    /// Whether it is called the opposition, or those in power.
    opposed: f32,
    ruling: f32,
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
    deeds::count(document, cast, lexicon, findings, &mut evidence);
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
        .filter(|(id, actor)| principal(cast, *id) == *id && can_be_party(actor))
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

/// Where one side alone was sure, the other: of those whom their role makes a party the one that most speaks for, a state against a group,
/// a group or another state against a state.
pub(crate) fn other_side(cast: &Cast, evidence: &[Evidence], parties: &mut Vec<ActorId>) {
    if parties.is_empty() {
        parties.extend(likeliest(cast, evidence));
    }
    let [only] = parties[..] else { return };
    let of_state = |id: ActorId| matches!(cast.get(id).kind, ActorKind::State | ActorKind::StateBody);
    let group = |kind: ActorKind| matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup);
    let faces = |kind: ActorKind| kind == ActorKind::State || of_state(only) && group(kind);
    let other = cast
        .iter()
        .filter(|(id, actor)| *id != only && actor.role == ActorRole::Party && faces(actor.kind))
        .filter(|(id, _)| principal(cast, *id) == *id)
        .max_by(|(a, _), (b, _)| {
            evidence[a.index()].party.total_cmp(&evidence[b.index()].party).then(b.cmp(a))
        });
    parties.extend(other.map(|(id, _)| id));
}

/// The two whom their role makes parties and that most speaks for, where nobody was sure.
fn likeliest(cast: &Cast, evidence: &[Evidence]) -> Vec<ActorId> {
    let mut ranked: Vec<ActorId> = cast
        .iter()
        .filter(|(id, actor)| {
            actor.role == ActorRole::Party && can_be_party(actor) && principal(cast, *id) == *id
        })
        .map(|(id, _)| id)
        .collect();
    ranked.sort_by(|a, b| evidence[b.index()].party.total_cmp(&evidence[a.index()].party).then(a.cmp(b)));
    ranked.truncate(2);
    ranked
}

/// Whether an actor can be a side: of the kinds that can, and no occasion that speaks for who attends it ("the Meeting", "the Summit").
fn can_be_party(actor: &Actor) -> bool {
    let last = actor.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let occasion = OCCASIONS.contains(&last.as_str());
    !occasion && is_of_sides(actor.kind)
}

/// What is held, and may be spoken of as if it acted.
const OCCASIONS: &[&str] = &["meeting", "summit", "conference", "session", "talks", "round", "negotiations"];

fn is_of_sides(kind: ActorKind) -> bool {
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

/// Gives every actor its role, and answers the traits that it was weighed by: those of whom it acts for.
pub(crate) fn assign(
    document: &Document<'_>,
    cast: &mut Cast,
    lexicon: &Lexicon,
    findings: &Findings,
    evidence: &mut [Evidence],
    parties: &[ActorId],
) -> Vec<Traits> {
    deeds::company(cast, findings, parties, evidence);
    let order = traits::Order::of(document, cast, lexicon, evidence, parties);
    let weighed: Vec<Traits> = cast
        .iter()
        .map(|(id, _)| traits::of(cast, lexicon, evidence, parties, &order, principal(cast, id)))
        .collect();
    let apart: Vec<bool> = cast.iter().map(|(_, actor)| stands_apart(cast, lexicon, actor)).collect();
    for ((n, traits), apart) in (0..).zip(&weighed).zip(&apart) {
        let actor = cast.get_mut(ActorId(n));
        let role = role(traits);
        let role = match role {
            ActorRole::Party if is_of_sides(actor.kind) && !can_be_party(actor) => ActorRole::Other,
            role => role,
        };
        // Who is heard unnamed, and acts for nobody, tells of the sides rather than being one.
        let onlooker = actor.rule == VOICE
            && actor.affiliation.is_none()
            && matches!(role, ActorRole::Party | ActorRole::Mediator | ActorRole::Supporter);
        let onlooker = onlooker || is_court(lexicon, &actor.name) && role != ActorRole::Spoiler;
        actor.role = if onlooker || *apart && role == ActorRole::Party { ActorRole::Other } else { role };
    }
    // Whose process it is, is a party to it, whatever it welcomes.
    let of_process = |id: ActorId| parties.len() == 2 && parties.contains(&principal(cast, id));
    let sides: Vec<ActorId> = cast.iter().map(|(id, _)| id).filter(|&id| of_process(id)).collect();
    for id in sides {
        let actor = cast.get_mut(id);
        if matches!(actor.role, ActorRole::Supporter | ActorRole::Other)
            && actor.rule != VOICE
            && !apart[id.index()]
        {
            actor.role = ActorRole::Party;
        }
    }
    weighed
}

/// Whether a name is that of a court of states, which judges and is neither a side nor between the sides.
fn is_court(lexicon: &Lexicon, name: &str) -> bool {
    lexicon
        .name(name)
        .iter()
        .any(|name| matches!(name, Name::Organization(known) if known.class == OrganizationClass::Court))
}

/// Whether a person's title sets them apart from the sides: a cleric who acts for nobody; an opposition leader, who does not act for the
/// state or the fighters beside whom the text names them.
fn stands_apart(cast: &Cast, lexicon: &Lexicon, actor: &Actor) -> bool {
    let Some(office) = actor.office.as_deref().filter(|_| actor.kind == ActorKind::Person) else {
        return false;
    };
    let words: Vec<(&str, &str)> = office.split_whitespace().map(|word| (word, word)).collect();
    match actor.affiliation.map(|of| cast.get(of).kind) {
        Some(ActorKind::PoliticalGroup | ActorKind::CivilSociety) => false,
        of => {
            let titles = lexicon.offices(&lexicon.encode(&words));
            let cleric = titles.last().is_some_and(|title| title.office.class == OfficeClass::Religious);
            cleric && of.is_none() || words.iter().any(|(word, _)| word.eq_ignore_ascii_case("opposition"))
        }
    }
}

/// The role for which the traits of a principal weigh most.
fn role(traits: &Traits) -> ActorRole {
    let weigh = |weights: &weights::Weights| {
        let (own, rest) = weights.split_last().unwrap_or((&0.0, &[]));
        own + traits.iter().zip(rest).map(|(trait_, weight)| trait_ * weight).sum::<f32>()
    };
    weights::ROLES
        .iter()
        .map(|(role, weights)| (*role, weigh(weights)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(ActorRole::Other, |(role, _)| role)
}
