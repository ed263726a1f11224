//! Who took part in an event, and who started it.

use peacebrief::v1::{ActorKind, EventType};

use crate::actors::ActorId;
use crate::document::TokenId;
use crate::lexicon::Argument;
use crate::syntax::Dep;

use super::Reading;
use super::candidates::{Candidate, noun_argument, verb_argument};

/// Those who took part.
pub(super) struct People {
    pub(super) initiators: Vec<ActorId>,
    /// Everyone, initiators first.
    pub(super) all: Vec<ActorId>,
}

pub(super) fn of(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> People {
    let frame = candidate.frame;
    let mut initiators =
        frame.initiator.iter().flat_map(|argument| actors(sources, candidate, argument)).collect::<Vec<_>>();
    let mut all = initiators.clone();
    for argument in &frame.participants {
        all.extend(actors(sources, candidate, argument));
    }
    if candidate.nominal {
        // "held talks with": those who hold them take part, and so do those who attend.
        if let Some(clause) = candidate.clause {
            for &head in clause.doers() {
                all.extend(sources.cast.of_phrase(sources.document, head));
            }
            for with in ["with", "between", "among"] {
                let heads: Vec<TokenId> = clause.oblique(sources.document, with).collect();
                all.extend(heads.into_iter().flat_map(|head| sources.cast.of_phrase(sources.document, head)));
            }
        }
    }
    if candidate.nominal && candidate.rule == "events.noun_told" {
        // "During a call with X, Y said": Y was on the line.
        all.extend(host_clause_subjects(sources, candidate));
    }
    initiators.extend(who_initiated(sources, candidate));
    all.extend(initiators.iter().copied());
    unique(&mut initiators);
    unique(&mut all);
    without_whom_they_act_for(sources, &mut all);
    initiators.retain(|id| all.contains(id));
    // What two do with each other nobody of them starts, unless the words say so.
    let symmetric = frame.event == EventType::Consult && all.len() > 1 && initiators.len() == all.len();
    if symmetric {
        initiators.clear();
    }
    People { initiators, all }
}

/// The subjects of the clause on which a prepositional phrase with the event noun hangs.
fn host_clause_subjects(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Vec<ActorId> {
    let document = sources.document;
    let preposition = document.head(candidate.token);
    let hangs = document.dep(candidate.token) == Dep::Pobj && document.dep(preposition) == Dep::Prep;
    let owned = document.child(candidate.token, Dep::Poss).is_some();
    let clause = sources.clauses.at(document.head(preposition)).filter(|_| hangs && !owned);
    clause
        .into_iter()
        .flat_map(|c| c.subjects.iter())
        .flat_map(|&s| sources.cast.of_phrase(document, s))
        .collect()
}

/// "who initiated the call", "which X had requested": a clause of the sentence that names who started it.
fn who_initiated(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Vec<ActorId> {
    let document = sources.document;
    if candidate.frame.event != EventType::Consult {
        return Vec::new();
    }
    let starts = |t: TokenId| matches!(document.lemma(t), "initiate" | "request" | "convene" | "host");
    document
        .sentence_around(candidate.token)
        .filter(|&t| starts(t))
        .filter_map(|t| sources.clauses.at(t))
        .filter(|clause| clause.objects.iter().any(|&o| sources.lexicon.in_class("event", document.lemma(o))))
        .flat_map(|clause| clause.doers().to_vec())
        .flat_map(|head| sources.cast.of_phrase(document, head))
        .collect()
}

/// Whether enough is known of who took part for the event to be one.
pub(super) fn suffice(candidate: &Candidate<'_>, people: &People) -> bool {
    let fewest = match candidate.frame.event {
        // Who signed is often told elsewhere: the parties are supplied when they are known.
        EventType::Agree => usize::from(candidate.frame.weak),
        EventType::Consult => 2,
        _ => 1,
    };
    people.all.len() >= fewest
}

fn actors(sources: Reading<'_, '_>, candidate: &Candidate<'_>, argument: &Argument) -> Vec<ActorId> {
    let document = sources.document;
    let heads = match candidate.clause {
        Some(clause) if !candidate.nominal => verb_argument(document, clause, argument),
        _ => noun_argument(document, candidate.token, argument),
    };
    heads.into_iter().flat_map(|head| sources.cast.of_phrase(document, head)).collect()
}

fn unique(ids: &mut Vec<ActorId>) {
    let mut seen = Vec::new();
    ids.retain(|id| {
        let new = !seen.contains(id);
        seen.push(*id);
        new
    });
}

/// A person and the side that the person acts for are never both listed: the person stands for it.
fn without_whom_they_act_for(sources: Reading<'_, '_>, ids: &mut Vec<ActorId>) {
    let stood_for: Vec<ActorId> = ids
        .iter()
        .map(|&id| sources.cast.get(id))
        .filter(|actor| actor.kind == ActorKind::Person)
        .filter_map(|actor| actor.affiliation)
        .collect();
    ids.retain(|id| !stood_for.contains(id));
}
