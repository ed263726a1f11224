//! For whom the subject of a reporting verb speaks.

use peacebrief::v1::ActorKind;

use crate::actors::ActorId;
use crate::clauses::{conjuncts, objects_of};
use crate::dates::names_day_or_month;
use crate::document::TokenId;
use crate::syntax::{Dep, Pos, Tag};

use super::context::Context;

/// Nouns whose speech is that of whoever made, employs or holds them, where they are no actor themselves.
const SPEAKS_FOR: &[&str] = &[
    "account",
    "adviser",
    "advisor",
    "aide",
    "ambassador",
    "answer",
    "assistant",
    "bulletin",
    "cable",
    "camp",
    "command",
    "commander",
    "communique",
    "communiqué",
    "decree",
    "delegate",
    "delegation",
    "deputy",
    "diplomat",
    "document",
    "editorial",
    "envoy",
    "fighter",
    "figure",
    "general",
    "government",
    "governor",
    "headquarters",
    "insider",
    "lawmaker",
    "lawyer",
    "leader",
    "leadership",
    "legislator",
    "letter",
    "member",
    "memo",
    "message",
    "minister",
    "ministry",
    "mission",
    "negotiator",
    "note",
    "office",
    "officer",
    "official",
    "participant",
    "people",
    "position",
    "post",
    "president",
    "radio",
    "readout",
    "release",
    "reply",
    "report",
    "representative",
    "resolution",
    "response",
    "secretariat",
    "side",
    "soldier",
    "source",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "staff",
    "staffer",
    "statement",
    "team",
    "testimony",
    "text",
    "tweet",
    "voice",
    "website",
    "witness",
];

/// Prepositions that lead from such a noun to whom it belongs.
const BELONGS: &[&str] = &["of", "for", "from", "in", "at", "with", "to"];

/// Nouns for those who are in a country and do not speak for it.
const AGAINST: &[&str] = &[
    "opposition",
    "resistance",
    "insurgent",
    "rebel",
    "separatist",
    "dissident",
    "protester",
    "critic",
    "exile",
    "refugee",
    "hardliner",
    "minority",
    "guerrilla",
    "guerilla",
    "militant",
    "militia",
    "militiaman",
    "paramilitary",
    "secessionist",
    "jihadist",
    "gunman",
    "fighter",
    "demonstrator",
    "activist",
    "resident",
    "villager",
    "civilian",
    "witness",
];

/// The actors for whom the heads of noun phrases stand, each once.
pub(super) fn of_heads(context: &Context<'_, '_>, heads: &[TokenId]) -> Vec<ActorId> {
    let mut out = Vec::new();
    for &head in heads {
        for actor in of_head(context, head) {
            if !out.contains(&actor) {
                out.push(actor);
            }
        }
    }
    out
}

/// The actors for whom the head of a noun phrase stands.
pub(super) fn of_head(context: &Context<'_, '_>, head: TokenId) -> Vec<ActorId> {
    let (document, cast) = (context.document, context.cast);
    let found = cast.at(head);
    let is_person = |t: TokenId| cast.at(t).iter().any(|&a| cast.get(a).kind == ActorKind::Person);
    // "said the head of the League, *X*": who is named beside a title speaks, not whose title it is.
    let of = document.children_by(head, Dep::Prep).filter(|&p| context.is_word(p, &["of"]));
    let wholes = of.flat_map(|p| objects_of(document, p)).filter(|&o| !is_person(o));
    // "The Envoy of the League and head of its mission, *X*"
    let joined = document.children_by(head, Dep::Conj).chain(
        Some(document.head(head))
            .filter(|&h| document.dep(head) == Dep::Conj && document.pos(h) == document.pos(head)),
    );
    let bearer = std::iter::once(head)
        .chain(joined)
        .chain(wholes)
        .flat_map(|noun| document.children_by(noun, Dep::Appos))
        .find(|&c| c > head && is_person(c));
    if let Some(bearer) = bearer.filter(|_| !is_person(head) && stands_for_another(context, head)) {
        return cast.at(bearer).to_vec();
    }
    if !found.is_empty() {
        return found.to_vec();
    }
    for apposed in document.children_by(head, Dep::Appos) {
        if !cast.at(apposed).is_empty() {
            return cast.at(apposed).to_vec();
        }
    }
    // "one of the rebels", "both of them".
    if document.pos(head) != Pos::Noun && document.pos(head) != Pos::Propn
        || context.is_word(head, &["majority", "most", "some", "pair", "couple"])
    {
        let of = document.children_by(head, Dep::Prep).filter(|&p| context.is_word(p, &["of"]));
        return of.flat_map(|p| objects_of(document, p)).flat_map(|o| cast.at(o).to_vec()).collect();
    }
    if stands_for_another(context, head) {
        let whose = belongs_to(context, head);
        if !whose.is_empty() {
            return if is_aide(context, head) { employers(context, whose) } else { whose };
        }
    }
    if context.cues(document.sentence_of(head)).groups.iter().any(|group| group.contains(&head)) {
        let state = |id: &ActorId| cast.get(*id).kind == ActorKind::State;
        // "Mrs Okello's party": what she acts for, if that is a group.
        let whole = employers(context, belongs_to(context, head));
        let whole: Vec<ActorId> = whole.into_iter().filter(|id| !state(id)).collect();
        if !whole.is_empty() {
            return whole;
        }
    }
    match document.lemma(head) {
        // "the IGAD *group* of countries": what a body is, behind its name.
        "group" | "grouping" | "bloc" | "organization" | "organisation" => {
            let named = document.children_by(head, Dep::Compound).map(|c| cast.at(c));
            named.filter(|ids| !ids.is_empty()).last().map_or_else(Vec::new, <[ActorId]>::to_vec)
        }
        "mediator" | "facilitator" => context.mediator.into_iter().collect(),
        _ => Vec::new(),
    }
}

/// "the Governments *of A and B*": of each of those to whom a plural belongs, also where it is read as the name of the first.
pub(super) fn with_further_wholes(
    context: &Context<'_, '_>,
    head: TokenId,
    found: &[ActorId],
) -> Vec<ActorId> {
    let document = context.document;
    let mut out = found.to_vec();
    let state = |a: ActorId| context.cast.get(a).kind == ActorKind::State;
    if !matches!(document.tag(head), Tag::Nns | Tag::Nnps) || !out.iter().all(|&a| state(a)) {
        return out;
    }
    let of = document.children_by(head, Dep::Prep).filter(|&p| context.is_word(p, &["of"]));
    for whole in of.flat_map(|p| objects_of(document, p)).flat_map(|o| context.cast.at(o)) {
        if state(*whole) && !out.contains(whole) {
            out.push(*whole);
        }
    }
    out
}

/// Whether a noun is for one of those about a person who, unnamed, speak for whom that person acts for: "an aide to Mr Okello".
fn is_aide(context: &Context<'_, '_>, head: TokenId) -> bool {
    const AIDES: &[&str] =
        &["aide", "adviser", "advisor", "assistant", "spokesman", "spokeswoman", "spokesperson"];
    AIDES.contains(&context.document.lemma(head).to_lowercase().as_str())
}

/// The states, groups and organizations for which persons act; persons who act for none stay themselves.
fn employers(context: &Context<'_, '_>, whose: Vec<ActorId>) -> Vec<ActorId> {
    let employer = |id: ActorId| {
        let actor = context.cast.get(id);
        actor.affiliation.filter(|_| actor.kind == ActorKind::Person).unwrap_or(id)
    };
    whose.into_iter().map(employer).collect()
}

/// Whether a noun is a title, a body or a paper that speaks for somebody.
pub(super) fn stands_for_another(context: &Context<'_, '_>, head: TokenId) -> bool {
    let lemma = context.document.lemma(head).to_lowercase();
    SPEAKS_FOR.contains(&lemma.as_str())
        || context.cues(context.document.sentence_of(head)).titles.iter().any(|t| t.contains(&head))
}

/// Whether a noun is for those who are in a country and do not speak for it.
pub(super) fn is_against(context: &Context<'_, '_>, head: TokenId) -> bool {
    let document = context.document;
    let lemma = document.lemma(head).to_lowercase();
    // "South Sudan's main *opposition party*", "Colombia's largest *rebel group*"
    let of_those = || {
        document.children(head).any(|c| {
            c < head
                && matches!(document.dep(c), Dep::Compound | Dep::Amod | Dep::Nmod)
                && AGAINST.contains(&document.lemma(c).to_lowercase().as_str())
        })
    };
    // At the head of a sentence a plural may be read as a name, which is its own lemma.
    AGAINST.contains(&lemma.as_str())
        || lemma.strip_suffix('s').is_some_and(|one| AGAINST.contains(&one))
        || of_those()
}

/// To whom a noun belongs: its possessor, the name or adjective before it, what follows it with "of", "in", "for".
pub(super) fn belongs_to(context: &Context<'_, '_>, head: TokenId) -> Vec<ActorId> {
    let (document, cast) = (context.document, context.cast);
    let before = |dep: Dep| {
        document
            .children_by(head, dep)
            .filter(|&c| c < head)
            .flat_map(|c| conjuncts(document, c))
            .flat_map(|c| cast.at(c).to_vec())
            .collect::<Vec<_>>()
    };
    for dep in [Dep::Poss, Dep::Compound, Dep::Amod, Dep::Nmod] {
        let found = before(dep);
        if !found.is_empty() {
            return found;
        }
    }
    // "a senior *U.S.* official": names within the noun phrase that hang on another of its words.
    let phrase = document.subtree(head).start..head;
    if let Some(found) = phrase.rev().map(|t| cast.at(t)).find(|ids| !ids.is_empty()) {
        return found.to_vec();
    }
    // "a statement issued by *her office*".
    for participle in document.children_by(head, Dep::Acl).filter_map(|c| context.clauses.at(c)) {
        for &agent in participle.agents.iter().filter(|_| participle.passive) {
            let named = cast.at(agent);
            let whose = document.child(agent, Dep::Poss).map(|p| cast.at(p)).unwrap_or_default();
            if let Some(found) = [named, whose].into_iter().find(|ids| !ids.is_empty()) {
                return found.to_vec();
            }
            // "a statement read by *a rebel commander*"
            let mut modified = document.children(agent).filter(|&c| c < agent).map(|c| cast.at(c));
            if let Some(found) = modified.rfind(|ids| !ids.is_empty()) {
                return found.to_vec();
            }
        }
    }
    // "the opposition in Loskia" does not speak for the country.
    let against = is_against(context, head);
    let places = |p: &TokenId| !(against && context.is_word(*p, &["in", "at"]));
    for preposition in
        document.children_by(head, Dep::Prep).filter(|&p| context.is_word(p, BELONGS)).filter(places)
    {
        for object in objects_of(document, preposition) {
            let found = cast.at(object);
            if !found.is_empty() {
                return found.to_vec();
            }
            // "members of *Loskia's rebel movement*" do not speak for the country.
            if is_against(context, object) {
                continue;
            }
            if let Some(possessor) =
                document.child(object, Dep::Poss).map(|p| cast.at(p)).filter(|ids| !ids.is_empty())
            {
                return possessor.to_vec();
            }
        }
    }
    Vec::new()
}

/// The person named between commas right before a verb, in apposition to a title that names whom it serves: "The Special
/// Representative for Kenya and Head of the Mission, *Ana Ruiz*, today welcomed".
pub(super) fn apposed_before(context: &Context<'_, '_>, verb: TokenId) -> Option<ActorId> {
    let (document, cast) = (context.document, context.cast);
    let sentence = document.sentence_around(verb);
    let adverbial = |t: TokenId| {
        matches!(document.dep(t), Dep::Aux | Dep::Neg)
            || matches!(document.tag(t), Tag::Rb | Tag::Md)
            || names_day_or_month(document.word(t))
            || context.is_word(t, &["today", "yesterday", "on", "has", "have", "had"])
    };
    let close =
        (sentence.start..verb).rev().find(|&t| !adverbial(t)).filter(|&t| context.is_word(t, &[","]))?;
    let open = (sentence.start..close).rev().take(APPOSITION).find(|&t| context.is_word(t, &[",", ")"]))?;
    let named = open + 1..close;
    // "…, retired general *Sefer Kolat*, said"
    let modifier = |t: TokenId| matches!(document.dep(t), Dep::Amod | Dep::Compound);
    let nominal = |t: TokenId| {
        (!matches!(document.pos(t), Pos::Verb | Pos::Aux | Pos::Pron) || modifier(t))
            && document.tag(t) != Tag::Cc
    };
    let persons = |t: TokenId| cast.at(t).iter().copied().find(|&a| cast.get(a).kind == ActorKind::Person);
    // A whole name, not one within a longer description of somebody else.
    let written = named.clone().filter(|&t| persons(t).is_some() && document.pos(t) == Pos::Propn).count();
    let found = named.clone().find_map(persons)?;
    (written > 0 && named.clone().all(nominal) && !context.in_speech(open)).then_some(found)
}

/// "according to the mayor, *A*", "said the head of the League, *A*": a name after a comma that the parser hung elsewhere.
pub(super) fn named_after(context: &Context<'_, '_>, end: TokenId) -> Option<ActorId> {
    const NAME: usize = 5;
    let document = context.document;
    let comma = Some(end).filter(|&t| t + 1 < document.len() && context.is_word(t, &[",", "-"]))?;
    let name = (comma + 1..document.len()).take(NAME).take_while(|&t| {
        document.pos(t) == Pos::Propn && document.sentence_of(t) == document.sentence_of(end)
    });
    let persons = |t: TokenId| {
        context.cast.at(t).iter().copied().find(|&a| context.cast.get(a).kind == ActorKind::Person)
    };
    name.filter_map(persons).next()
}

/// How many tokens an apposition that names a speaker has at most.
const APPOSITION: usize = 10;

/// Whether a speaker has been spoken of as "he" where the pronoun is "she", or the other way round.
pub(super) fn is_of_other_sex(context: &Context<'_, '_>, actor: ActorId, pronoun: TokenId) -> bool {
    let other: &[&str] = if context.is_word(pronoun, &["she"]) {
        &["he", "him", "his", "himself"]
    } else {
        &["she", "her", "hers", "herself"]
    };
    context.cast.get(actor).mentions.iter().take(200).any(|m| context.is_word(m.tokens.start, other))
}

/// Whether a head is "I", "we" and the like: the speaker of the quotation in which it stands.
pub(super) fn is_first_person(context: &Context<'_, '_>, head: TokenId) -> bool {
    matches!(context.document.tag(head), Tag::Prp) && context.is_word(head, &["i", "we", "us", "me"])
}
