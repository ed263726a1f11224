//! When and in which manner an event took place.

use std::ops::Range;

use peacebrief::v1::{self, ActorKind, ConsultMode};

use crate::dates::Tense;
use crate::document::TokenId;
use crate::syntax::{Dep, Pos};

use super::Reading;
use super::candidates::Candidate;
use super::participants::People;

/// The words in which an event's own date and place can stand: its clause or noun phrase first, then its sentence.
pub(super) struct Scope {
    pub(super) head: TokenId,
    pub(super) narrow: Range<TokenId>,
    pub(super) sentence: Range<TokenId>,
}

pub(super) fn scope(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Scope {
    let document = sources.document;
    let head = candidate.clause.map_or(candidate.token, |clause| clause.verb);
    Scope { head, narrow: document.subtree(head), sentence: document.sentence_around(head) }
}

/// The date that the clause itself tells, else the nearest of its words, else of its sentence, else the day of which the
/// text is telling.
pub(super) fn date(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    scope: &Scope,
) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    let own = |&(_, token): &(usize, TokenId)| {
        sources.clauses.around(token).is_some_and(|clause| clause.verb == scope.head)
    };
    let resolved = |(number, _)| sources.calendar.lasting(document, number);
    let in_clause = sources
        .calendar
        .numbers(&scope.narrow)
        .filter(own)
        .filter_map(|told| Some((told.1, resolved(told)?)))
        .min_by_key(|&(token, _)| token.abs_diff(candidate.token))
        .map(|(_, date)| date);
    let near = |tokens| sources.calendar.near(document, tokens, candidate.token, Tense::Past);
    let owned = candidate.nominal && document.child(candidate.token, Dep::Poss).is_some();
    if owned && candidate.rule == "events.noun_told" {
        // "spoke of his meeting with X": then, not when it was spoken of.
        return near(&document.subtree(candidate.whole));
    }
    in_clause
        .or_else(|| near(&scope.narrow))
        .or_else(|| near(&scope.sentence))
        .or_else(|| sources.calendar.told_day(document, candidate.token))
}

/// Offices of heads of state or government.
const LEADERS: &[&str] = &[
    "president",
    "prime minister",
    "king",
    "emir",
    "amir",
    "chancellor",
    "premier",
    "crown prince",
    "sultan",
    "taoiseach",
    "head of state",
    "head of government",
    "leader",
    "supreme leader",
    "transitional president",
    "interim president",
];

/// The manner that a verb's object has: "hold" may be talks, a summit or a call.
fn own_manner(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Option<ConsultMode> {
    let document = sources.document;
    let verbal = candidate
        .clause
        .filter(|_| !candidate.nominal && candidate.frame.mode == Some(ConsultMode::Meeting))?;
    let mut objects = verbal.undergoers().iter().filter(|&&object| document.pos(object) == Pos::Noun);
    objects.find_map(|&object| {
        sources.lexicon.event_nouns(document.lemma(object)).iter().find_map(|noun| noun.frame.mode)
    })
}

/// The manner of a consultation: as the word says, but a meeting of heads of state or government is a summit.
pub(super) fn mode(sources: Reading<'_, '_>, candidate: &Candidate<'_>, people: &People) -> ConsultMode {
    let mode = own_manner(sources, candidate).or(candidate.frame.mode).unwrap_or(ConsultMode::Unspecified);
    if !matches!(mode, ConsultMode::Meeting | ConsultMode::Negotiation) {
        return mode;
    }
    if candidate.frame.weak && mode == ConsultMode::Meeting {
        // "briefed him on": part of whatever the two held.
        return ConsultMode::Unspecified;
    }
    let persons =
        || people.all.iter().map(|&id| sources.cast.get(id)).filter(|actor| actor.kind == ActorKind::Person);
    let leads = |actor: &&crate::actors::Actor| {
        actor.office.as_deref().is_some_and(|office| {
            let office = office.to_lowercase();
            LEADERS.contains(&office.as_str())
        })
    };
    if persons().filter(leads).count() >= 2 { ConsultMode::Summit } else { mode }
}
