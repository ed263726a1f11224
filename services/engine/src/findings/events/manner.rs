//! Who was by when something was done: those who convened, presided or mediated, and those who looked on.

use peacebrief::v1::EventType;

use super::Reading;
use super::candidates::Candidate;
use crate::actors::ActorId;
use crate::clauses::{conjuncts, objects_of};
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Tag};

/// Nouns of what somebody does who brings others together: "under the *chairmanship* of X", "at Y's *invitation*".
const CONVENING: &[&str] = &[
    "chairmanship",
    "invitation",
    "initiative",
    "auspex",
    "auspice",
    "auspices",
    "aegis",
    "mediation",
    "facilitation",
    "sponsorship",
    "moderation",
    "patronage",
    "office",
    "stewardship",
    "assistance",
    "request",
    "behest",
    "umbrella",
    "presidency",
];
/// Prepositions before them.
const BY: &[&str] = &["under", "at", "on", "upon", "through", "with", "by", "thanks"];
/// Who signs or is there without being bound.
pub(super) const ONLOOKERS: &[&str] =
    &["witness", "guarantor", "facilitator", "observer", "mediator", "moderator", "broker", "intermediary"];
/// Participles that tell who was there too: "a ceremony *attended* by X".
const ATTENDING: &[&str] = &["attend", "witness", "follow", "join"];

/// Those by whose doing, or before whose eyes, an event was.
#[derive(Default)]
pub(super) struct Manner {
    pub(super) conveners: Vec<ActorId>,
    pub(super) present: Vec<ActorId>,
}

/// What the phrases of an event say of those around it.
pub(super) fn of(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Manner {
    let mut found = Manner::default();
    if !matches!(candidate.frame.event, EventType::Agree | EventType::Consult) {
        return found;
    }
    let document = sources.document;
    let heads = [candidate.clause.map(|clause| clause.verb), Some(candidate.token), Some(candidate.whole)];
    let mut seen: Vec<TokenId> = Vec::new();
    for head in heads.into_iter().flatten() {
        if seen.contains(&head) {
            continue;
        }
        seen.push(head);
        for preposition in document.children_by(head, Dep::Prep) {
            phrase(sources, preposition, &mut found);
        }
    }
    let scope = candidate.clause.map_or(candidate.whole, |clause| clause.verb);
    // "Initialled during a summit attended by X": X was at the summit, which is an event of its own.
    let of_another = |verb: TokenId| {
        let noun = document.head(verb);
        !seen.contains(&noun) && !sources.lexicon.event_nouns(document.lemma(noun)).is_empty()
    };
    for verb in document.subtree(scope).filter(|&t| ATTENDING.contains(&document.lemma(t)) && !of_another(t))
    {
        if let Some(clause) = sources.clauses.at(verb).filter(|clause| clause.passive) {
            let agents = clause.agents.iter().flat_map(|&head| sources.cast.of_phrase(document, head));
            found.present.extend(agents);
        }
    }
    found
}

fn phrase(sources: Reading<'_, '_>, preposition: TokenId, found: &mut Manner) {
    let document = sources.document;
    let word = document.word(preposition).to_lowercase();
    for object in objects_of(document, preposition) {
        let noun = document.lemma(object);
        if word == "in" && noun == "presence" {
            found.present.extend(possessors(sources, object));
        } else if BY.contains(&word.as_str()) && CONVENING.contains(&noun) {
            found.conveners.extend(possessors(sources, object));
        } else if word == "with" && looks_on(document, object) {
            found.present.extend(sources.cast.of_phrase(document, object));
        }
    }
}

/// "of X and Y", "X's".
fn possessors(sources: Reading<'_, '_>, noun: TokenId) -> Vec<ActorId> {
    let document = sources.document;
    let owned = document.children_by(noun, Dep::Poss).flat_map(|head| conjuncts(document, head));
    let of = document
        .children_by(noun, Dep::Prep)
        .filter(|&p| matches!(document.word(p).to_lowercase().as_str(), "of" | "from"))
        .flat_map(|p| objects_of(document, p));
    owned.chain(of).flat_map(|head| sources.cast.of_phrase(document, head)).collect()
}

/// "with Russia *acting as mediator*", "with X *as witness*", "with Y *in the chair*".
pub(super) fn looks_on(document: &Document<'_>, object: TokenId) -> bool {
    let end = document.sentence_around(object).end;
    let finite = |t: TokenId| matches!(document.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    (object + 1..end.min(object + 12)).take_while(|&t| !finite(t)).any(|t| {
        let as_what = document.word(t - 1).eq_ignore_ascii_case("as")
            || document.word(t - 1).eq_ignore_ascii_case("a")
            || document.word(t - 1).eq_ignore_ascii_case("the");
        as_what && ONLOOKERS.contains(&document.lemma(t))
            || matches!(document.lemma(t), "act" | "mediate" | "attend" | "preside" | "chair")
    })
}
