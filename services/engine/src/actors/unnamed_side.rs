//! The side that nobody names: "South Sudan's rebels accused the government", "the government and 10 armed groups signed".
//!
//! Where a text names no armed group or movement and tells of one all the same, its words are what the brief calls it by.

use peacebrief::v1::ActorKind;

use super::presence;
use super::principals::Principals;
use super::register::{Draft, DraftId, Register};
use super::resolve::Ground;
use crate::document::TokenId;
use crate::mentions::{BodySpan, Class, Mentions};
use crate::syntax::Dep;

/// The rule by which such a side is an actor.
pub(super) const RULE: &str = "actors.unnamed_side";

/// Nouns of people at arms that tell a side; others ("gunmen", "fighters") may be anybody's.
const SIDES: &[&str] = &[
    "rebel",
    "insurgent",
    "guerrilla",
    "guerilla",
    "separatist",
    "secessionist",
    "paramilitary",
    "mutineer",
    "former rebel",
    "ex-rebel",
    "rebel fighter",
    "guerrilla fighter",
    "separatist fighter",
];

/// Nouns of groups that tell one.
const GROUPS: &[&str] = &[
    "rebel group",
    "rebel movement",
    "rebel force",
    "rebel army",
    "rebel faction",
    "rebel alliance",
    "rebel coalition",
    "armed group",
    "armed movement",
    "armed faction",
    "insurgent group",
    "guerrilla group",
    "guerrilla movement",
    "separatist group",
    "separatist force",
    "separatist movement",
];

/// How often it must be spoken of to be a side, where no accord is told to be with it.
const OFTEN: usize = 2;

/// Adds the side that nobody names to those between whom the story is.
pub(super) fn supply(
    ground: Ground<'_, '_, '_>,
    register: &mut Register,
    counts: &dyn Fn(TokenId) -> bool,
    principals: &mut Principals,
) {
    let mentions = ground.mentions;
    if principals.rebels.is_some() {
        return;
    }
    let state = |id: &DraftId| register.drafts[*id].kind == ActorKind::State;
    let Some(home) = principals.home.or_else(|| principals.sides.iter().copied().find(state)) else { return };
    let left_out = |body: &BodySpan| presence::is_left_out(ground.document, body.head());
    let tells = |body: &&BodySpan| counts(body.head()) && tells_a_side(ground, body) && !left_out(body);
    let told: Vec<&BodySpan> = mentions.bodies.iter().filter(tells).collect();
    let dealt_with = told.iter().any(|body| deals(ground, body));
    let acting = told.iter().filter(|body| acts(ground, body)).count();
    if acting == 0 || told.len() < OFTEN && !dealt_with {
        return;
    }
    // "Rebels said …": a capital that the sentence gives is none of the name's.
    let initial = |body: &BodySpan| {
        let first = words_of(body).start;
        ground.document.sentence_around(first).start == first && first == body.head()
    };
    let fullest = |body: &&&BodySpan| (words_of(body).len(), !initial(body), std::cmp::Reverse(body.head()));
    // "the *rebel*-held east"
    let joined = |body: &BodySpan| {
        let after = body.head() + 1;
        after < ground.document.len() && ground.document.word(after) == "-"
    };
    let called = told.iter().filter(|body| !body.modifies && !joined(body));
    let Some(named) = called.max_by_key(fullest) else { return };
    let mut draft = Draft::new(ActorKind::ArmedGroup, RULE);
    draft.engaged = true;
    draft.plural = true;
    draft.names.push(words_of(named));
    if initial(named) {
        draft.fixed_name = Some(ground.document.word(named.head()).to_lowercase());
    }
    let id = register.add(draft);
    principals.rebels = Some(id);
    // Two states stay the sides of a story that is between them.
    let other = principals.sides.iter().copied().filter(|&side| side != home).find(|&side| {
        let mentioned = mentions.names.iter().zip(ground.names);
        mentioned.filter(|(name, id)| **id == Some(side) && counts(name.tokens.start)).count() > told.len()
    });
    if other.is_none() {
        principals.sides = vec![home, id];
    }
}

/// The words by which such a side is called: with the number of groups that it is made up of.
fn words_of(body: &BodySpan) -> std::ops::Range<TokenId> {
    let start = body.count.filter(|&count| count < body.tokens.start).unwrap_or(body.tokens.start);
    start..body.tokens.end
}

/// Whether a common noun tells of a side at arms.
pub(super) fn tells_a_side(ground: Ground<'_, '_, '_>, body: &BodySpan) -> bool {
    is_side(ground.document.lemma(body.head()), &lemmas(ground, body), body)
        && !body.holders.iter().any(|&holder| is_group_or_person(ground.mentions, holder))
}

fn lemmas(ground: Ground<'_, '_, '_>, body: &BodySpan) -> String {
    let head = body.head();
    match head.checked_sub(1) {
        Some(before) if before >= body.noun.start => {
            format!("{} {}", ground.document.word(before).to_lowercase(), ground.document.lemma(head))
        }
        _ => ground.document.lemma(head).to_owned(),
    }
}

fn is_side(head: &str, with_modifier: &str, body: &BodySpan) -> bool {
    body.body.kind == ActorKind::ArmedGroup
        && (body.body.people && (SIDES.contains(&head) || SIDES.contains(&with_modifier))
            || GROUPS.contains(&with_modifier))
}

fn is_group_or_person(mentions: &Mentions<'_>, token: TokenId) -> bool {
    mentions
        .name_at
        .get(token)
        .is_some_and(|name| matches!(mentions.names[name].class, Class::Person | Class::Group(..)))
}

/// Whether it does something, or something is done with it: "all units and armed groups shall leave" tells of no side.
fn acts(ground: Ground<'_, '_, '_>, body: &BodySpan) -> bool {
    let document = ground.document;
    let head = body.head();
    let general = || document.children(head).any(|c| c < head && matches!(document.word(c), "all" | "any"));
    !body.modifies
        && (matches!(document.dep(head), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative) && !general()
            || document.dep(head) == Dep::Pobj && document.word(document.head(head)) == "by"
            || deals(ground, body))
}

/// Whether an accord or a talk is told to be with it: "signed a ceasefire with a rebel group", "the government and 10 armed groups".
fn deals(ground: Ground<'_, '_, '_>, body: &BodySpan) -> bool {
    let document = ground.document;
    let head = body.head();
    let above = document.head(head);
    // "The rebel alliance signed a deal with the government"
    let with_government = |verb: TokenId| {
        document.subtree(verb).any(|with| {
            let other = document.child(with, Dep::Pobj).filter(|_| document.word(with) == "with");
            let body = other.and_then(|other| ground.mentions.known.body(other));
            body.is_some_and(|body| body.value.kind == ActorKind::State)
        })
    };
    match document.dep(head) {
        Dep::Nsubj => document.lemma(above) == "sign" && with_government(above),
        Dep::Pobj => matches!(document.word(above), "with" | "between"),
        Dep::Conj => {
            ground.mentions.known.body(above).is_some_and(|joined| joined.value.kind == ActorKind::State)
                || ground.mentions.name_at.get(above).is_some()
        }
        _ => false,
    }
}
