//! When, where and in which manner an event took place.

use std::ops::Range;

use peacebrief::v1::{self, ActorKind, ConsultMode};

use crate::dates::Tense;
use crate::document::TokenId;
use crate::syntax::Dep;

use super::Reading;
use super::candidates::Candidate;
use super::participants::People;

/// The words in which an event's own date and place can stand: its clause or noun phrase first, then its sentence.
pub(super) struct Scope {
    narrow: Range<TokenId>,
    sentence: Range<TokenId>,
}

pub(super) fn scope(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Scope {
    let document = sources.document;
    let head = candidate.clause.map_or(candidate.token, |clause| clause.verb);
    Scope { narrow: document.subtree(head), sentence: document.sentence_around(head) }
}

pub(super) fn date(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    scope: &Scope,
) -> Option<v1::ResolvedDate> {
    let near = |tokens| sources.calendar.near(sources.document, tokens, candidate.token, Tense::Past);
    near(&scope.narrow).or_else(|| near(&scope.sentence))
}

pub(super) fn place(sources: Reading<'_, '_>, candidate: &Candidate<'_>, scope: &Scope) -> Option<v1::Place> {
    let document = sources.document;
    for preposition in scope.narrow.clone().filter(|&t| document.dep(t) == Dep::Prep) {
        let word = document.word(preposition).to_lowercase();
        let visits = candidate.frame.mode == Some(ConsultMode::Visit) && word == "to";
        if !visits && !matches!(word.as_str(), "in" | "at" | "near" | "outside" | "around") {
            continue;
        }
        for object in document.children_by(preposition, Dep::Pobj) {
            if let Some(place) = sources.cast.place_at(object) {
                let span = document.span(document.bytes(place.tokens.clone()));
                return Some(v1::Place { name: place.name.clone(), evidence: Some(span) });
            }
        }
    }
    None
}

/// The manner of a consultation: as the word says, but a meeting of heads of state or government is a summit.
pub(super) fn mode(sources: Reading<'_, '_>, candidate: &Candidate<'_>, people: &People) -> ConsultMode {
    let mode = candidate.frame.mode.unwrap_or(ConsultMode::Unspecified);
    if mode != ConsultMode::Meeting {
        return mode;
    }
    let heads = people.all.iter().map(|&id| sources.cast.get(id)).filter(|actor| {
        actor.kind == ActorKind::Person
            && actor.office.as_deref().is_some_and(|office| {
                let office = office.to_lowercase();
                [
                    "president",
                    "prime minister",
                    "king",
                    "emir",
                    "chancellor",
                    "premier",
                    "crown prince",
                    "sultan",
                    "taoiseach",
                ]
                .contains(&office.as_str())
            })
    });
    if heads.count() >= 2 { ConsultMode::Summit } else { mode }
}
