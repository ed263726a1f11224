//! Events: what was done and has happened by publication.
//!
//! A verb, noun or fixed phrase that the lexicon maps to a PLOVER type makes a candidate; who takes part is read off its arguments, and
//! only what the text holds to have happened stays. One event told in several places becomes one entry.

mod attendance;
mod candidates;
mod collectives;
mod courses;
mod delegations;
mod dismissed;
mod distances;
mod happened;
mod manner;
mod merge;
mod nominal;
mod participants;
mod phrases;
mod places;
mod proforms;
mod separately;
mod setting;
mod sides;
mod signatories;
mod stretches;
mod suffice;

pub(crate) use sides::supply;

use peacebrief::v1::{self, ActorKind, ConsultMode, EventType};

use super::dating::Calendar;
use super::{Finding, Sources, wording};
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Clauses, Tense};
use crate::document::{Document, TokenId};
use crate::lexicon::Lexicon;
use crate::syntax::{Dep, Tag};

/// What events are read off: the layers below, and who is who.
#[derive(Clone, Copy)]
struct Reading<'s, 't> {
    document: &'s Document<'t>,
    cast: &'s Cast,
    clauses: &'s Clauses,
    calendar: &'s Calendar,
    lexicon: &'s Lexicon,
}

/// Finds the events of an article.
pub(crate) fn find(sources: Sources<'_, '_>, cast: &Cast) -> Vec<Finding<v1::Event>> {
    let Sources { document, clauses, calendar, lexicon } = sources;
    let sources = Reading { document, cast, clauses, calendar, lexicon };
    let (looking_on, told): (Vec<_>, Vec<_>) = candidates::find(sources)
        .into_iter()
        .partition(|candidate| attendance::is_witness(sources, candidate));
    let mut found: Vec<Finding<v1::Event>> =
        told.iter().filter_map(|candidate| complete(sources, candidate)).collect();
    let missed: Vec<_> = looking_on
        .iter()
        .filter(|candidate| !attendance::join_signing(sources, candidate, &mut found))
        .filter_map(|candidate| complete(sources, candidate))
        .collect();
    found.extend(missed);
    found.sort_by_key(|finding| finding.token);
    attendance::join_onlookers(sources, &mut found);
    proforms::join(sources, &mut found);
    merge::merge(sources.document, cast, separately::split(sources, found))
}

fn complete(sources: Reading<'_, '_>, candidate: &candidates::Candidate<'_>) -> Option<Finding<v1::Event>> {
    if is_of_accord(sources, candidate) || is_background(sources, candidate) {
        return None;
    }
    let people = participants::of(sources, candidate);
    let scope = setting::scope(sources, candidate);
    if !suffice::suffice(sources, candidate, &people, &scope) {
        return None;
    }
    let date = setting::date(sources, candidate, &scope);
    let date = match date {
        // What a verb says was done has another day than one to come that stands beside it.
        Some(date) if sources.calendar.is_to_come(&date) => {
            if !is_done(sources, candidate) {
                return None;
            }
            None
        }
        date => date.map(|date| stretches::ended_on(sources, candidate, date)),
    };
    let event = act(sources, candidate, &people);
    let mode = match event {
        EventType::Consult => setting::mode(sources, candidate, &people),
        _ => ConsultMode::Unspecified,
    };
    // Who briefs another in what the two held did not for that convene it.
    let part = event == EventType::Consult && mode == ConsultMode::Unspecified;
    // Of whose release a noun tells, he did not free himself.
    let alone = event == EventType::Concede
        && !candidate.nominal
        && people.initiators.is_empty()
        && people.all.len() == 1;
    let initiators = match () {
        () if part => Vec::new(),
        () if alone => people.all.clone(),
        () => people.initiators.clone(),
    };
    let message = v1::Event {
        r#type: event.into(),
        mode: mode.into(),
        // A call is held in no one place.
        place: Some(mode)
            .filter(|&mode| mode != ConsultMode::Call)
            .and_then(|_| places::of(sources, candidate, &scope, date.as_ref())),
        date,
        initiator_ids: initiators.into_iter().map(Cast::brief_id).collect(),
        participant_ids: people.all.iter().copied().map(Cast::brief_id).collect(),
        evidence: Some(sources.document.span(words(sources.document, candidate))),
        derivation: super::by_rule(candidate.rule),
        ..Default::default()
    };
    Some(Finding { message, token: candidate.token })
}

/// "The 2018 agreement *ended* a civil war": what an accord brought about, nobody did on a day.
fn is_of_accord(sources: Reading<'_, '_>, candidate: &candidates::Candidate<'_>) -> bool {
    let acts = matches!(
        candidate.frame.event,
        EventType::Retreat | EventType::Concede | EventType::Cooperate | EventType::Aid | EventType::Coerce
    );
    let clause = candidate.clause.filter(|clause| acts && !candidate.nominal && !clause.passive);
    clause.is_some_and(|clause| {
        let accord = |&head: &TokenId| {
            sources.cast.at(head).is_empty()
                && sources.lexicon.accord_noun(sources.document.lemma(head)).is_some()
        };
        !clause.subjects.is_empty() && clause.subjects.iter().all(accord)
    })
}

/// "the bloc *that mediated the deal*": a relative clause without a date says who somebody is, by what has been told.
fn is_background(sources: Reading<'_, '_>, candidate: &candidates::Candidate<'_>) -> bool {
    let document = sources.document;
    let agrees = candidate.frame.event == EventType::Agree && !candidate.nominal;
    candidate.clause.filter(|_| agrees).is_some_and(|clause| {
        let relative = document.dep(clause.verb) == Dep::Relcl
            && clause.subjects.first().is_some_and(|&s| {
                matches!(document.word(s), "that" | "which" | "who") || s == document.head(clause.verb)
            });
        let known = clause.objects.iter().any(|&noun| {
            document.children_by(noun, Dep::Det).any(|d| document.word(d).eq_ignore_ascii_case("the"))
        });
        relative && known && !document.subtree(clause.verb).any(|t| sources.calendar.holds(t))
    })
}

/// Whether a verb in the past tense says of somebody that he did it.
fn is_done(sources: Reading<'_, '_>, candidate: &candidates::Candidate<'_>) -> bool {
    let document = sources.document;
    let finite = |verb: TokenId| {
        document.tag(verb) == Tag::Vbd
            // "A plan for the years to come *was signed*"
            || document.children_by(verb, Dep::Auxpass).any(|aux| document.tag(aux) == Tag::Vbd)
    };
    let past = |clause: &Clause| clause.tense == Tense::Past && finite(clause.verb);
    !candidate.nominal && candidate.clause.is_some_and(past)
}

/// What was done: a truce that one side announces is its own, one that two declare, or that nobody is said to have declared alone, is agreed.
fn act(
    sources: Reading<'_, '_>,
    candidate: &candidates::Candidate<'_>,
    people: &participants::People,
) -> EventType {
    let event = candidate.frame.event;
    let document = sources.document;
    let Some(clause) = candidate.clause.filter(|_| !candidate.nominal) else { return event };
    match event {
        EventType::Consult if is_outcome_of_talks(sources, clause) => return EventType::Agree,
        EventType::Cooperate if is_opened_alone(sources, clause, people) => return EventType::Concede,
        EventType::Assault if is_warning(document, clause) => return EventType::Coerce,
        EventType::Mobilize
            if is_incursion(sources, clause, people) || is_invasion_by_group(sources, clause, people) =>
        {
            return EventType::Assault;
        }
        _ => {}
    }
    let declares =
        matches!(document.lemma(clause.verb), "declare" | "announce" | "proclaim" | "decree" | "call");
    let truce = clause.undergoers().iter().any(|&noun| candidates::is_of_class(sources, "truce", noun));
    let own = matches!(
        document.lemma(clause.verb),
        "renew" | "restore" | "reaffirm" | "reinstate" | "extend" | "prolong"
    ) && clause
        .undergoers()
        .iter()
        .any(|&noun| document.children_by(noun, Dep::Poss).any(|p| document.tag(p) == Tag::PrpPossessive));
    if event == EventType::Agree && truce && own && people.initiators.len() == 1 {
        return EventType::Retreat;
    }
    if !declares || !truce {
        return event;
    }
    let sides: Vec<ActorKind> = people
        .initiators
        .iter()
        .map(|&id| sources.cast.get(sources.cast.get(id).affiliation.unwrap_or(id)).kind)
        .collect();
    // "Unilateral ceasefires declared by both camps": each its own.
    let apart = clause.undergoers().iter().any(|&noun| document.tag(noun) == Tag::Nns);
    let plural = clause.doers().iter().any(|&head| document.tag(head) == Tag::Nns);
    match (event, sides.as_slice()) {
        (EventType::Agree, [ActorKind::ArmedGroup | ActorKind::PoliticalGroup]) => EventType::Retreat,
        (EventType::Retreat, []) if clause.passive && !plural => EventType::Agree,
        (EventType::Retreat, [])
            if !clause.passive && clause.doers().iter().any(|&head| is_both(document, head)) =>
        {
            EventType::Agree
        }
        (EventType::Retreat, [_, _, ..]) if !apart => EventType::Agree,
        _ => event,
    }
}

/// "*both* sides", "the *two* armies".
fn is_both(document: &Document<'_>, head: TokenId) -> bool {
    let both = |t: TokenId| matches!(document.word(t).to_lowercase().as_str(), "both" | "two");
    both(head) || document.children(head).any(|c| c < head && both(c))
}

/// "A truce *negotiated* in March 2021": what came of it, on a day; how long it took tells of the talks.
fn is_outcome_of_talks(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let long = |object: TokenId| sources.lexicon.in_class("time", document.lemma(object));
    document.lemma(clause.verb) == "negotiate"
        && clause.passive
        && document.child(clause.verb, Dep::Auxpass).is_none()
        && ["for", "over", "in"].iter().all(|p| !clause.oblique(document, p).any(long))
        && document.subtree(clause.verb).any(|t| sources.calendar.holds(t))
}

/// "fired *warning* shots": to make somebody turn back, and at nobody.
fn is_warning(document: &Document<'_>, clause: &Clause) -> bool {
    clause.undergoers().iter().any(|&shots| {
        document.children(shots).any(|c| c < shots && document.word(c).eq_ignore_ascii_case("warning"))
    })
}

/// "Belvaria opened the bridge on Friday": what one side opens of its own, it yields.
fn is_opened_alone(sources: Reading<'_, '_>, clause: &Clause, people: &participants::People) -> bool {
    let opens = matches!(sources.document.lemma(clause.verb), "open" | "reopen");
    let sided = |&id: &ActorId| {
        matches!(
            sources.cast.get(id).kind,
            ActorKind::State | ActorKind::StateBody | ActorKind::ArmedGroup | ActorKind::PoliticalGroup
        )
    };
    opens && people.all.len() == 1 && people.all.iter().all(sided)
}

/// "Tajik troops entered the Kyrgyz village", "Israel sent ground troops into Lebanon": troops of a state within another.
fn is_incursion(sources: Reading<'_, '_>, clause: &Clause, people: &participants::People) -> bool {
    let document = sources.document;
    let state = |id: ActorId| {
        let actor = sources.cast.get(id);
        match actor.kind {
            ActorKind::State => Some(id),
            ActorKind::StateBody => actor.affiliation,
            _ => None,
        }
    };
    let enters =
        matches!(document.lemma(clause.verb), "enter" | "cross" | "send" | "pour" | "roll" | "push" | "move");
    let sent = matches!(document.lemma(clause.verb), "send" | "move");
    let into = clause.oblique(document, "into");
    let entered = clause.undergoers().iter().copied().filter(|_| !sent);
    let own = people.initiators.iter().find_map(|&id| state(id));
    let there = into.chain(entered).filter_map(|head| {
        participants::state_of_place(sources, head)
            .or_else(|| sources.cast.at(head).first().copied().and_then(state))
    });
    let mut others = there.filter(|&id| Some(id) != own);
    enters && own.is_some() && others.next().is_some()
}

/// "The war began in May, when *rebels entered the country* from the north", "fighters crossed the border into the district": those who come
/// in arms as no army of the state does.
fn is_invasion_by_group(sources: Reading<'_, '_>, clause: &Clause, people: &participants::People) -> bool {
    let document = sources.document;
    let enters = matches!(document.lemma(clause.verb), "enter" | "invade")
        && clause.undergoers().iter().any(|&noun| {
            matches!(
                document.lemma(noun),
                "country" | "town" | "city" | "capital" | "village" | "province" | "state"
            ) || participants::state_of_place(sources, noun).is_some()
        });
    let into = || {
        matches!(document.lemma(clause.verb), "cross" | "push" | "pour")
            && clause.oblique(document, "into").any(|head| {
                participants::state_of_place(sources, head).is_some()
                    || sources.cast.at(head).iter().any(|&id| sources.cast.get(id).kind == ActorKind::State)
            })
    };
    let groups = |&id: &ActorId| {
        matches!(sources.cast.get(id).kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup)
    };
    (enters || into()) && !people.initiators.is_empty() && people.initiators.iter().all(groups)
}

/// The noun that a bare participle qualifies.
fn qualified(document: &Document<'_>, clause: &Clause) -> Option<TokenId> {
    let bare = clause.passive && document.dep(clause.verb) == Dep::Acl;
    clause.subjects.first().copied().filter(|&noun| bare && noun < clause.verb)
}

/// The bytes that tell it.
fn words(document: &Document<'_>, candidate: &candidates::Candidate<'_>) -> std::ops::Range<usize> {
    match candidate.clause {
        // "peace based on the accords signed in 2020": from the noun that the participle qualifies, wherever it was hung.
        Some(clause)
            if qualified(document, clause).is_some_and(|noun| noun != document.head(clause.verb)) =>
        {
            let start =
                qualified(document, clause).map_or(clause.verb, |noun| wording::phrase_start(document, noun));
            wording::trimmed(document, start.min(clause.verb)..document.subtree(clause.verb).end)
        }
        Some(clause) => wording::of_clause(document, clause.verb),
        None => wording::of_noun(document, candidate.whole),
    }
}

#[cfg(test)]
mod tests;
