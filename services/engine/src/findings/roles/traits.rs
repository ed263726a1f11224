//! What a role is read off: the evidence for a principal, each trait made a number between nothing and about two.

use peacebrief::v1::ActorKind;

use super::{Evidence, principal};
use crate::actors::{ActorId, Cast};
use crate::document::Document;
use crate::lexicon::{Lexicon, Name, OfficeClass, OrganizationClass};

/// How many traits there are.
pub(super) const TRAITS: usize = 84;

/// The traits of one principal.
pub(crate) type Traits = [f32; TRAITS];

/// A count of which the first tells most.
fn some(count: f32) -> f32 {
    (1.0 + count).ln()
}

/// How the principals stand to each other.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Those that can be a party, the likeliest first.
    ranked: Vec<ActorId>,
    /// By actor: whether a state is one in which a group of the cast is known to be active, or a group one of the leading state's.
    at_war: Vec<bool>,
    /// By actor: in how many sentences it is named together with both leading parties.
    between: Vec<f32>,
}

impl Order {
    /// Orders the principals of a cast.
    pub(super) fn of(
        document: &Document<'_>,
        cast: &Cast,
        lexicon: &Lexicon,
        evidence: &[Evidence],
        parties: &[ActorId],
    ) -> Self {
        let mut ranked: Vec<ActorId> = cast
            .iter()
            .filter(|(id, actor)| principal(cast, *id) == *id && super::can_be_party(actor))
            .map(|(id, _)| id)
            .collect();
        ranked.sort_by(|a, b| evidence[b.index()].party.total_cmp(&evidence[a.index()].party).then(a.cmp(b)));
        let mut at_war = vec![false; evidence.len()];
        for (id, group) in cast.iter() {
            let known = lexicon.name(&group.name).iter().find_map(|name| match name {
                Name::Group(known) => Some(&known.states),
                _ => None,
            });
            for state in known.into_iter().flatten() {
                let named =
                    cast.iter().find(|(_, actor)| actor.kind == ActorKind::State && actor.name == *state);
                if let Some((state, _)) = named {
                    at_war[state.index()] |= group.kind == ActorKind::ArmedGroup;
                    at_war[id.index()] |= parties.first() == Some(&state) || parties.get(1) == Some(&state);
                }
            }
        }
        let mut between = vec![0.0; evidence.len()];
        let mut named: Vec<Vec<ActorId>> = vec![Vec::new(); document.sentences().len()];
        for (id, actor) in cast.iter() {
            for mention in &actor.mentions {
                let here = &mut named[document.sentence_of(mention.tokens.start)];
                let of = principal(cast, id);
                if !here.contains(&of) && here.len() < TOGETHER {
                    here.push(of);
                }
            }
        }
        if let [one, two, ..] = parties {
            for here in named.iter().filter(|here| here.contains(one) && here.contains(two)) {
                for id in here {
                    between[id.index()] += 1.0;
                }
            }
        }
        Self { ranked, at_war, between }
    }
}

/// How many principals of one sentence are looked at.
const TOGETHER: usize = 16;

/// The traits of a principal.
pub(super) fn of(
    cast: &Cast,
    lexicon: &Lexicon,
    evidence: &[Evidence],
    parties: &[ActorId],
    order: &Order,
    id: ActorId,
) -> Traits {
    let actor = cast.get(id);
    let rank = order.ranked.iter().position(|&one| one == id);
    let party_of = |at: usize| order.ranked.get(at).map_or(0.0, |one| evidence[one.index()].party);
    let armed =
        parties.iter().filter(|&&one| one != id && cast.get(one).kind == ActorKind::ArmedGroup).count() > 0;
    let states =
        parties.iter().take(2).filter(|&&one| one != id && cast.get(one).kind == ActorKind::State).count();
    let e = evidence[id.index()];
    let d = e.deeds;
    let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
    let kind = |kind: ActorKind| flag(actor.kind == kind);
    let party = flag(parties.contains(&id));
    let first = flag(parties.iter().take(2).any(|&one| one == id));
    let class = lexicon.name(&actor.name).iter().find_map(|name| match name {
        Name::Organization(known) => Some(known.class),
        _ => None,
    });
    let office = actor.office.as_deref().unwrap_or_default();
    let words: Vec<(&str, &str)> = office.split_whitespace().map(|word| (word, word)).collect();
    let titles = lexicon.offices(&lexicon.encode(&words));
    let title = titles.last().map(|title| title.office.class);
    let is = |class: OfficeClass| flag(title == Some(class));
    let name = actor.name.to_lowercase();
    let holds = |words: &[&str]| flag(words.iter().any(|word| name.contains(word)));
    let state = actor.kind == ActorKind::State;
    let organization = actor.kind == ActorKind::IntergovernmentalOrganization;
    let strongest = [e.mediator, e.guarantor, e.supporter, e.spoiler].into_iter().fold(0.0, f32::max);
    let top = |weight: f32| flag(weight > 0.0 && weight >= strongest);
    let others = parties.iter().filter(|&&one| one != id).count();
    [
        kind(ActorKind::State),
        kind(ActorKind::StateBody),
        kind(ActorKind::IntergovernmentalOrganization),
        kind(ActorKind::ArmedGroup),
        kind(ActorKind::PoliticalGroup),
        kind(ActorKind::CivilSociety),
        kind(ActorKind::Other),
        kind(ActorKind::Person),
        party,
        first,
        d.share,
        d.title,
        d.lead,
        e.party.clamp(-5.0, 15.0) / 8.0,
        some(e.mediator),
        some(e.guarantor),
        some(e.supporter),
        some(e.spoiler),
        top(e.mediator),
        top(e.guarantor),
        top(e.supporter),
        top(e.spoiler),
        some(d.bound),
        some(d.breaches),
        some(d.agrees),
        some(d.fights),
        some(d.moves),
        some(d.meets),
        some(d.sanctions),
        some(d.helps),
        some(d.protests),
        some(d.accuses),
        some(d.rejects),
        some(d.supports),
        some(d.asks),
        some(d.comments),
        some(d.accused),
        some(d.asked),
        some(d.praised),
        some(d.hosts),
        some(d.between),
        some(d.end),
        some(d.leads),
        some(d.envoys),
        some(d.bodies),
        flag(class == Some(OrganizationClass::Peacekeeping)),
        flag(matches!(class, Some(OrganizationClass::Mission | OrganizationClass::ContactGroup))),
        holds(&["monitor", "observ", "verification", "peacekeep", "stabili", "ceasefire", "mission"]),
        is(OfficeClass::Expert) + is(OfficeClass::Community) + is(OfficeClass::Other),
        is(OfficeClass::Religious),
        is(OfficeClass::Legislator) + is(OfficeClass::Leader),
        flag(state && d.leads > 0.0 && party == 0.0),
        flag(state) * some(e.mediator),
        flag(organization) * some(e.mediator),
        flag(state) * some(d.supports + d.asks),
        flag(organization) * some(d.supports + d.asks),
        flag(others == 0),
        flag(d.mentions <= 1.0),
        d.first,
        d.located / d.mentions.max(1.0),
        d.opposed,
        d.ruling,
        flag(actor.kind == ActorKind::ArmedGroup) * some(e.spoiler),
        flag(actor.kind == ActorKind::PoliticalGroup) * d.opposed,
        flag(actor.kind == ActorKind::PoliticalGroup) * party,
        flag(actor.kind == ActorKind::ArmedGroup) * party,
        flag(d.accuses + d.rejects + d.supports + d.asks + d.comments > 0.0),
        flag(actor.kind == ActorKind::Person) * flag(actor.office.is_none()),
        flag(rank == Some(0)),
        flag(rank == Some(1)),
        flag(rank == Some(2)),
        flag(rank.is_some_and(|rank| rank > 3)),
        ((e.party - party_of(1)) / 8.0).clamp(-1.5, 1.5),
        flag(order.at_war[id.index()]),
        flag(state) * flag(order.at_war[id.index()]),
        some(order.between[id.index()]) * (1.0 - party),
        flag(state) * flag(armed),
        flag(state) * flag(states == 2),
        flag(state) * flag(armed) * flag(rank == Some(0)),
        flag(state) * flag(states >= 1) * flag(armed),
        flag(state) * d.share,
        flag(state) * d.title,
        flag(organization) * d.title,
        flag(state) * some(d.fights),
    ]
}
