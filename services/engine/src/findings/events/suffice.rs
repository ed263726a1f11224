//! Whether enough is known of who took part for an event to be one.

use peacebrief::v1::{ActorKind, ConsultMode, EventType};

use crate::actors::ActorId;
use crate::clauses::Clause;
use crate::document::TokenId;
use crate::syntax::{Dep, Tag};

use super::Reading;
use super::candidates::Candidate;
use super::participants::People;
use super::setting::Scope;

/// Whether enough is known of who took part for the event to be one, or may yet be found when the sides are known.
pub(super) fn suffice(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    people: &People,
    scope: &Scope,
) -> bool {
    let tells = |t: TokenId| sources.calendar.holds(t) || sources.cast.place_at(t).is_some();
    let located = || scope.narrow.clone().any(tells) || shares_setting(sources, scope).any(tells);
    let fewest = match candidate.frame.event {
        // Who signed is often told elsewhere: the parties are supplied when they are known.
        EventType::Agree => {
            usize::from(candidate.frame.weak && !(is_made_by_its_own(sources, candidate) && located()))
        }
        // Who made an accord that was negotiated is often told elsewhere, too.
        EventType::Consult if is_told_by_its_outcome(sources, candidate) => 0,
        EventType::Consult => match candidate.frame.mode {
            // "who visited the site two days later"
            Some(ConsultMode::Visit) => 1 + usize::from(!located() && candidate.frame.needs.len() < 2),
            Some(ConsultMode::Negotiation | ConsultMode::Meeting | ConsultMode::Summit)
                if candidate.nominal && is_particular(sources, candidate, scope) =>
            {
                0
            }
            // "had shuttled between them": between whom is known when the parties are.
            Some(ConsultMode::Negotiation) if !candidate.nominal && !people.initiators.is_empty() => 1,
            Some(ConsultMode::Meeting) if located() && of_a_body(sources, people) => 1,
            // Who "the two ministers" or "the chairman" are may be known when the sides are.
            Some(ConsultMode::Negotiation | ConsultMode::Meeting | ConsultMode::Summit)
                if several_sat(sources, candidate) && located() =>
            {
                0
            }
            _ => 2,
        },
        // Who fights goes without saying, where two are at war.
        EventType::Assault if is_fighting(sources, candidate) => 0,
        // "The round of talks ended on Friday without agreement", read as if they had been ended.
        EventType::Sanction if ends_by_itself(sources, candidate) => 1,
        // "A second exchange of prisoners took place at Baro yesterday."
        EventType::Concede | EventType::Retreat if is_subject(candidate) && located() => 0,
        // Nobody may be named who did it, or to whom.
        event
            if (if candidate.nominal { is_force(event) } else { !candidate.frame.weak })
                && located()
                && !sources.calendar.tells_since(&scope.narrow) =>
        {
            0
        }
        _ => 1,
    };
    people.all.len() >= fewest
}

/// Whether a verb is a bare participle behind its noun that nobody is said to have done: what comes to an end need not be ended.
fn ends_by_itself(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    let bare = |clause: &Clause| document.dep(clause.verb) == Dep::Acl && clause.agents.is_empty();
    !candidate.nominal
        && matches!(document.lemma(candidate.token), "end" | "stop" | "break" | "pause")
        && candidate.clause.is_some_and(bare)
}

/// "A truce *negotiated* in March": the accord, which is what comes of it.
fn is_told_by_its_outcome(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let told = candidate.clause.filter(|_| !candidate.nominal);
    told.is_some_and(|clause| super::is_outcome_of_talks(sources, clause))
}

/// "*Shelling* from both sides went on": what has the two at war for its sides.
fn is_fighting(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    let fighting = |&head: &TokenId| sources.lexicon.in_class("fighting", document.lemma(head));
    let both = |t: TokenId| matches!(document.word(t).to_lowercase().as_str(), "both" | "two");
    !candidate.nominal
        && candidate.clause.is_some_and(|clause| {
            clause.subjects.iter().any(|head| fighting(head) && document.subtree(*head).any(both))
        })
}

/// The words of the clause to which one is joined: "raided the airstrip on Saturday and *killed* 14 soldiers".
fn shares_setting(sources: Reading<'_, '_>, scope: &Scope) -> std::ops::Range<TokenId> {
    let document = sources.document;
    match document.dep(scope.head) {
        Dep::Conj => document.subtree(document.head(scope.head)),
        _ => scope.head..scope.head,
    }
}

/// Whether a noun is what the verb says takes place.
fn is_subject(candidate: &Candidate<'_>) -> bool {
    let subjects = candidate.clause.map(|clause| clause.subjects.as_slice()).unwrap_or_default();
    candidate.nominal && [candidate.token, candidate.whole].iter().any(|noun| subjects.contains(noun))
}

/// "they signed on the 16th", "the Assembly approved it on 9 October".
fn is_made_by_its_own(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    let doers = candidate.clause.map(Clause::doers).unwrap_or_default();
    let any = |is: &dyn Fn(TokenId) -> bool| doers.iter().any(|&head| is(head));
    match document.lemma(candidate.token) {
        "sign" => any(&|head| matches!(document.lemma(head), "they" | "both")),
        "approve" | "endorse" => any(&|head| sources.lexicon.in_class("assembly", document.lemma(head))),
        _ => false,
    }
}

/// Whether more than one of those who meet by office sat together, though nobody may be named: "the two ministers met", "the chairman
/// received X", "the commission met".
fn several_sat(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    let Some(clause) = candidate.clause.filter(|_| !candidate.nominal) else { return false };
    if !matches!(document.lemma(candidate.token), "meet" | "sit" | "receive" | "confer") {
        return false;
    }
    let of_office = |&head: &TokenId| sources.lexicon.in_class("envoy", document.lemma(head));
    let pronoun =
        |head: TokenId| matches!(document.lemma(head), "he" | "she" | "I" | "we" | "him" | "her" | "them");
    let known = |&head: &TokenId| {
        of_office(&head) || pronoun(head) || !sources.cast.of_phrase(document, head).is_empty()
    };
    let doers = clause.doers();
    // "The regional leaders met": not those at war; "the regional commanders" may be theirs.
    let outsiders = |&head: &TokenId| {
        let leads = matches!(
            document.lemma(head),
            "leader" | "minister" | "president" | "envoy" | "diplomat" | "mediator" | "ambassador"
        );
        leads
            && document.children(head).any(|c| {
                c < head
                    && matches!(
                        document.word(c).to_lowercase().as_str(),
                        "regional"
                            | "international"
                            | "african"
                            | "arab"
                            | "european"
                            | "western"
                            | "world"
                            | "foreign"
                    )
            })
    };
    let plural =
        doers.iter().any(|head| of_office(head) && document.tag(*head) == Tag::Nns && !outsiders(head));
    let panel = doers.iter().any(|&head| sources.lexicon.in_class("panel", document.lemma(head)));
    let with = clause.oblique(document, "with");
    let others = clause.undergoers().iter().copied().chain(with).filter(known).count();
    let acting = doers.iter().filter(|head| known(head)).count();
    let they = doers.iter().any(|&head| document.lemma(head) == "they") && clause.undergoers().is_empty();
    plural || they || panel && clause.undergoers().is_empty() || acting + others > 1
}

/// What the text tells of by a noun even where it names nobody: "a clash", "a march".
fn is_force(event: EventType) -> bool {
    matches!(event, EventType::Assault | EventType::Protest)
}

/// "The council met on Tuesday": a body meets by itself.
fn of_a_body(sources: Reading<'_, '_>, people: &People) -> bool {
    let kind = |&id: &ActorId| sources.cast.get(id).kind;
    people.initiators.is_empty() && people.all.iter().map(kind).eq([ActorKind::IntergovernmentalOrganization])
}

/// Whether a noun means one event, not any of its sort: it has a date, a place or a length, or a verb tells that it was held.
fn is_particular(sources: Reading<'_, '_>, candidate: &Candidate<'_>, scope: &Scope) -> bool {
    let document = sources.document;
    let phrase = document.subtree(candidate.whole);
    candidate.rule == "events.noun_held"
        // "Talks on the second phase *have begun*."
        || is_subject(candidate)
            && candidate.clause.is_some_and(|clause| {
                matches!(document.lemma(clause.verb), "begin" | "start" | "open" | "resume")
                    && clause.tense == crate::clauses::Tense::Past
            })
        || candidate.whole != candidate.token
        || phrase
            .chain(scope.narrow.clone().filter(|_| candidate.clause.is_some()))
            .any(|t| sources.calendar.holds(t) || sources.cast.place_at(t).is_some())
}
