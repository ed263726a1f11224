//! What the text leaves to its context: between whom an event was where nobody is named.

use peacebrief::v1::{self, ActorKind, ConsultMode, EventType};

use super::{Reading, Sources, courses, delegations, merge, setting};
use crate::actors::{ActorId, Cast};
use crate::document::TokenId;
use crate::findings::Finding;
use crate::syntax::Pos;

/// An event of more sides than these names them.
const MOST: usize = 3;

/// The parties of the process stand in for those who made an accord, or who sat together, where the text names none. What is left
/// without two sides was no meeting.
pub(crate) fn supply(
    sources: Sources<'_, '_>,
    cast: &Cast,
    parties: &[ActorId],
    agreements: &[Finding<v1::Agreement>],
    events: &mut Vec<Finding<v1::Event>>,
) {
    let bound: Vec<String> = parties
        .iter()
        .take(MOST)
        .filter(|&&id| cast.get(id).kind != ActorKind::Person)
        .map(|&id| Cast::brief_id(id))
        .collect();
    for Finding { message: event, token } in events.iter_mut() {
        match event.r#type() {
            // One of the two signed, or broke off what it had with the other; both were at war.
            EventType::Agree if event.initiator_ids.len() == 1 && is_mutual(sources, *token) => {
                let other = other_of_two(cast, &bound, event);
                if let Some(other) = other.filter(|other| !signs_apart(sources, cast, other, *token)) {
                    event.participant_ids.push(other.clone());
                    event.initiator_ids.push(other);
                }
            }
            EventType::Sanction
                if event.participant_ids.len() == 1 && ends_what_is_shared(sources, event) =>
            {
                event.participant_ids.extend(other_of_two(cast, &bound, event));
            }
            EventType::Assault
                if event.participant_ids.is_empty() && bound.len() == 2 && is_fighting(sources, event) =>
            {
                event.participant_ids.clone_from(&bound);
            }
            // "The forces of the two countries clashed": one of them with the other.
            EventType::Assault
                if event.participant_ids.len() == 1
                    && event.initiator_ids.is_empty()
                    && FIGHTS.contains(&sources.document.lemma(*token)) =>
            {
                event.participant_ids.extend(other_of_two(cast, &bound, event));
            }
            // Whose soldiers, or whose town, one of two at war attacked goes without saying.
            EventType::Assault
                if !event.initiator_ids.is_empty()
                    && event.participant_ids.len() == event.initiator_ids.len()
                    && (is_war_of_states(cast, &bound) || strikes_armed(sources, *token)) =>
            {
                event.participant_ids.extend(other_of_two(cast, &bound, event));
            }
            // Who only brokered or announced an accord did not make it.
            EventType::Agree if event.initiator_ids.is_empty() => {
                let sides = made_by(agreements, event).unwrap_or(&bound);
                let sides = in_place_of_group(cast, sides, event);
                // Of a process of which only one party is known, nothing says that it was this one.
                if sides.len() < 2 && bound.len() < 2 {
                    continue;
                }
                let others = event.participant_ids.iter().filter(|id| !sides.contains(id)).cloned();
                event.participant_ids = sides.iter().cloned().chain(others).collect();
                event.initiator_ids = sides;
            }
            EventType::Consult if lacks_sides(event) && !is_of_a_body(cast, event) => {
                let missing = bound.iter().filter(|&id| !represented(cast, event, id));
                let missing: Vec<String> = missing.cloned().collect();
                event.participant_ids.extend(missing);
            }
            _ => {}
        }
    }
    let Sources { document, clauses, calendar, lexicon } = sources;
    let reading = Reading { document, cast, clauses, calendar, lexicon };
    delegations::name_leaders(reading, events);
    events.retain(|finding| {
        let event = &finding.message;
        event.r#type() != EventType::Consult
            || event.mode() == ConsultMode::Visit
            || event.participant_ids.len() > 1
            || is_of_a_body(cast, event)
    });
    *events = merge::merge(sources.document, cast, std::mem::take(events));
    courses::extend(reading, events);
    share_places(events);
    for Finding { message: event, .. } in events.iter_mut() {
        if event.r#type() == EventType::Consult && event.mode() == ConsultMode::Unspecified {
            event.set_mode(ConsultMode::Meeting);
        }
        if event.mode() == ConsultMode::Meeting && is_between_parties(cast, parties, event) {
            event.set_mode(ConsultMode::Negotiation);
        }
    }
}

/// "Talks in Geneva ended on Friday … On Friday the two sides signed a truce": what the same people did at a table on one day they did in
/// one place, where only one place of that day is told.
fn share_places(events: &mut [Finding<v1::Event>]) {
    let seated = |event: &v1::Event| match event.r#type() {
        EventType::Agree => true,
        EventType::Consult => {
            matches!(event.mode(), ConsultMode::Meeting | ConsultMode::Negotiation | ConsultMode::Summit)
        }
        _ => false,
    };
    let is_day = |event: &v1::Event| {
        let value = event.date.as_ref().and_then(|date| date.value.as_ref());
        matches!(value, Some(v1::resolved_date::Value::Date(date)) if date.day > 0)
    };
    let in_days = |event: &v1::Event| event.date.as_ref().is_some_and(setting::is_to_the_day);
    let told: Vec<(Vec<String>, v1::ResolvedDate, v1::Place)> = events
        .iter()
        .map(|finding| &finding.message)
        .filter(|event| seated(event) && in_days(event))
        .filter_map(|event| Some((event.participant_ids.clone(), event.date.clone()?, event.place.clone()?)))
        .collect();
    for Finding { message: event, .. } in events.iter_mut() {
        let Some(date) =
            event.date.clone().filter(|_| event.place.is_none() && seated(event) && is_day(event))
        else {
            continue;
        };
        let mut places = told
            .iter()
            .filter(|(people, when, _)| {
                merge::ends_with(when, &date) && people.iter().any(|id| event.participant_ids.contains(id))
            })
            .map(|(_, _, place)| place);
        let Some(first) = places.next() else { continue };
        if places.all(|place| place.name == first.name) {
            event.place = Some(first.clone());
        }
    }
}

/// "followed an accord the year before *with another group*": of a state and a group, the state made it with the one that is named.
fn in_place_of_group(cast: &Cast, sides: &[String], event: &v1::Event) -> Vec<String> {
    let of_kind = |id: &String, kinds: &[ActorKind]| {
        cast.iter().any(|(actor, known)| kinds.contains(&known.kind) && Cast::brief_id(actor) == *id)
    };
    let group = |id: &&String| of_kind(id, &[ActorKind::ArmedGroup, ActorKind::PoliticalGroup]);
    let named: Vec<&String> = event.participant_ids.iter().filter(group).collect();
    let other = match named.as_slice() {
        [other] if !sides.contains(other) => (*other).clone(),
        _ => return sides.to_vec(),
    };
    match sides {
        [one, two] if of_kind(one, &[ActorKind::State]) && group(&two) => vec![one.clone(), other],
        [one, two] if of_kind(two, &[ActorKind::State]) && group(&one) => vec![other, two.clone()],
        _ => sides.to_vec(),
    }
}

/// Whether the two sides of the process sat together: delegations or more than two people; two persons meet.
fn is_between_parties(cast: &Cast, parties: &[ActorId], event: &v1::Event) -> bool {
    let sides = parties.iter().filter(|&&id| represented(cast, event, &Cast::brief_id(id))).count();
    let persons = event.participant_ids.iter().filter(|id| merge::is_person(cast, id)).count();
    sides > 1 && !(persons == 2 && event.participant_ids.len() == 2)
}

/// Verbs for what nobody does alone: an accord signed by one party is signed by the other too.
const MUTUAL: &[&str] =
    &["sign", "initial", "ink", "reach", "strike", "conclude", "agree", "renew", "prolong", "clinch", "seal"];

fn is_mutual(sources: Sources<'_, '_>, verb: TokenId) -> bool {
    MUTUAL.contains(&sources.document.lemma(verb))
}

/// How many sentences from a signing it is looked for what the other side did about it.
const NEAR: usize = 4;
/// And how many words.
const NEAR_WORDS: usize = 240;

/// "Kestria signed on Monday. The Front *has yet to sign*", "*refused to sign*", "*signed* it on Tuesday": the other side did not sign with
/// the one, or did so by itself.
fn signs_apart(sources: Sources<'_, '_>, cast: &Cast, other: &str, told: TokenId) -> bool {
    let Sources { document, clauses, .. } = sources;
    if !matches!(document.lemma(told), "sign" | "initial" | "ink") {
        return false;
    }
    let sentence = document.sentence_of(told);
    // "B *did so* on Tuesday".
    let does_so = |verb: TokenId| {
        document.lemma(verb) == "do"
            && verb + 1 < document.len()
            && matches!(document.word(verb + 1), "so" | "likewise")
    };
    let signs = |verb: TokenId| matches!(document.lemma(verb), "sign" | "initial" | "ink") || does_so(verb);
    let is_other = |head: TokenId| {
        let ids = cast.of_phrase(document, head);
        !ids.is_empty()
            && ids.iter().all(|&id| {
                let id = Cast::brief_id(id);
                id == other || merge::side_of(cast, &id) == other
            })
    };
    let around = document.sentences();
    let first = around.get(sentence.saturating_sub(NEAR)).map_or(0, |tokens| tokens.start);
    let first = first.max(told.saturating_sub(NEAR_WORDS));
    let last = around.get(sentence + NEAR).map_or(document.len(), |tokens| tokens.end);
    let last = last.min(told + NEAR_WORDS);
    let mut near =
        (first..last).filter(|&verb| verb != told && signs(verb)).filter_map(|verb| clauses.at(verb));
    near.any(|clause| {
        let refuses = clause
            .governor
            .map(|id| clauses.get(id))
            .filter(|above| {
                matches!(document.lemma(above.verb), "refuse" | "decline" | "reject" | "have" | "fail")
                    && above.complements.contains(&clause.verb)
            })
            .is_some_and(|above| {
                !above.doers().is_empty() && above.doers().iter().all(|&head| is_other(head))
            });
        let alone = !clause.passive
            && clause.own_subject
            && !clause.doers().is_empty()
            && clause.doers().iter().all(|&head| is_other(head));
        refuses || alone
    })
}

/// The other of two parties, where one takes part.
fn other_of_two(cast: &Cast, bound: &[String], event: &v1::Event) -> Option<String> {
    let [one, other] = bound else { return None };
    match (represented(cast, event, one), represented(cast, event, other)) {
        (true, false) => Some(other.clone()),
        (false, true) => Some(one.clone()),
        _ => None,
    }
}

fn is_war_of_states(cast: &Cast, bound: &[String]) -> bool {
    let state = |id: &String| {
        cast.iter().any(|(actor, known)| known.kind == ActorKind::State && Cast::brief_id(actor) == *id)
    };
    bound.len() == 2 && bound.iter().all(state)
}

/// Verbs for what those at war do with each other.
const FIGHTS: &[&str] = &["fight", "clash", "battle", "skirmish", "exchange", "trade", "duel"];

/// Verbs of fighting over ground that somebody holds.
const TAKES: &[&str] = &[
    "storm",
    "overrun",
    "capture",
    "retake",
    "recapture",
    "besiege",
    "dislodge",
    "seize",
    "take",
    "invade",
    "attack",
    "bomb",
    "occupy",
    "conquer",
];

/// "killed 13 *soldiers*", "stormed the *outpost*", "launched an *offensive*": against whoever has arms, not against those who have none.
fn strikes_armed(sources: Sources<'_, '_>, verb: TokenId) -> bool {
    let Sources { document, lexicon, clauses, .. } = sources;
    let Some(clause) = clauses.at(verb) else { return false };
    let subject =
        |t: TokenId| !clause.passive && clause.subjects.iter().any(|&s| document.subtree(s).contains(&t));
    let armed = |t: TokenId| {
        document.pos(t) == Pos::Noun && lexicon.in_class("armed", document.lemma(t)) && !subject(t)
    };
    TAKES.contains(&document.lemma(verb)) && !clause.passive || document.subtree(verb).take(REACH).any(armed)
}

/// How many words of a clause are looked at.
const REACH: usize = 60;

/// Whether talks, ties or an accord is what was ended.
fn ends_what_is_shared(sources: Sources<'_, '_>, event: &v1::Event) -> bool {
    tells(sources, event, "relations") || tells(sources, event, "talks")
}

fn is_fighting(sources: Sources<'_, '_>, event: &v1::Event) -> bool {
    tells(sources, event, "fighting")
}

/// Whether a noun of a class is among the words that tell an event.
fn tells(sources: Sources<'_, '_>, event: &v1::Event, class: &str) -> bool {
    let Sources { document, lexicon, .. } = sources;
    let bytes = event
        .evidence
        .as_ref()
        .and_then(|span| Some(usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?));
    bytes.is_some_and(|bytes| {
        document
            .tokens_in(bytes)
            .any(|t| document.pos(t) == Pos::Noun && lexicon.in_class(class, document.lemma(t)))
    })
}

/// Whether it is the meeting of a body, that has its members for sides.
fn is_of_a_body(cast: &Cast, event: &v1::Event) -> bool {
    let body = |id: &String| {
        !event.initiator_ids.contains(id)
            && cast.iter().any(|(actor, known)| {
                known.kind == ActorKind::IntergovernmentalOrganization && Cast::brief_id(actor) == *id
            })
    };
    event.mode() == ConsultMode::Meeting
        && event.participant_ids.len() == 1
        && event.participant_ids.iter().any(body)
}

/// The sides of the accord whose making an event tells, where the text names them.
fn made_by<'a>(agreements: &'a [Finding<v1::Agreement>], event: &v1::Event) -> Option<&'a [String]> {
    let told = event.evidence.as_ref()?;
    let within = |span: &v1::TextSpan| told.start <= span.start && span.end <= told.end;
    let names = |agreement: &&Finding<v1::Agreement>| {
        let message = &agreement.message;
        message.evidence.iter().chain(&message.mentions).any(within)
    };
    let mut named = agreements.iter().filter(names);
    let one = named.next().filter(|_| named.next().is_none())?;
    (one.message.party_ids.len() > 1).then_some(&one.message.party_ids)
}

/// Whether nobody is named but one, or those who convened it.
fn lacks_sides(event: &v1::Event) -> bool {
    let met = matches!(event.mode(), ConsultMode::Negotiation | ConsultMode::Meeting | ConsultMode::Summit);
    let others = event.participant_ids.iter().any(|id| !event.initiator_ids.contains(id));
    met && (event.participant_ids.len() < 2 || !others)
}

/// Whether an actor takes part, or somebody who acts for it does.
fn represented(cast: &Cast, event: &v1::Event, id: &str) -> bool {
    event.participant_ids.iter().any(|other| other == id || merge::side_of(cast, other) == id)
}
