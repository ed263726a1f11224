//! At whom a statement is directed.

use peacebrief::v1::StatementStance as Stance;

use crate::actors::ActorId;
use crate::clauses::{Clause, Reality, objects_of};
use crate::document::TokenId;
use crate::syntax::{Dep, Pos};

use super::content::{self, Piece, Report};
use super::context::Context;
use super::reports::Act;
use super::speakers;

/// What was said before, as far as an answer can refer to it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) speakers: Vec<ActorId>,
    pub(super) targets: Vec<ActorId>,
    pub(super) stance: Stance,
    pub(super) sentence: usize,
}

/// How many sentences back an answer reaches.
const REACH: usize = 4;

/// The actors at whom a piece of a speech act is directed.
pub(super) fn of(
    context: &Context<'_, '_>,
    act: &Act<'_>,
    piece: &Piece,
    stance: Stance,
    before: &[Said],
) -> Vec<ActorId> {
    let mut out = Vec::new();
    let clause = act.clause.map(|id| context.clauses.get(id));
    if let (Some(frame), Some(clause)) = (act.frame, clause) {
        for place in &frame.targets {
            let heads =
                content::arguments(context, Report { clause, frame, phrase: act.phrase.as_ref() }, place);
            add(&mut out, actors_at(context, &heads, stance), &act.speakers);
        }
    }
    if out.is_empty() {
        let verb = piece.verb.and_then(|v| context.clauses.at(v));
        let found = match stance {
            Stance::Request => verb.map_or_else(Vec::new, |k| asked(context, k)),
            Stance::Accuse => accused(context, piece, verb, &act.speakers),
            Stance::Threaten => threatened(context, piece, &act.speakers),
            Stance::Reject => answered(context, act, before),
            _ => Vec::new(),
        };
        add(&mut out, found, &act.speakers);
    }
    out
}

fn add(out: &mut Vec<ActorId>, found: Vec<ActorId>, speakers: &[ActorId]) {
    for actor in found {
        if !out.contains(&actor) && !speakers.contains(&actor) {
            out.push(actor);
        }
    }
}

/// The actors for whom heads stand; where a head is a deed or a claim, those who did or made it. A text is nobody.
fn actors_at(context: &Context<'_, '_>, heads: &[TokenId], stance: Stance) -> Vec<ActorId> {
    let document = context.document;
    let mut out = Vec::new();
    for &head in heads {
        let found = speakers::of_head(context, head);
        if !found.is_empty() {
            out.extend(found);
            continue;
        }
        if document.pos(head) == Pos::Pron
            || context.lexicon.accord_noun(document.lemma(head)).is_some() && stance == Stance::Support
        {
            continue;
        }
        if let Some(gerund) = context.clauses.at(head) {
            out.extend(speakers::of_heads(context, gerund.undergoers()));
            continue;
        }
        out.extend(makers(context, head));
    }
    out
}

/// Who made or did what a noun names: "the attacks carried out by X", "X's claim", "the efforts of X".
pub(super) fn makers(context: &Context<'_, '_>, noun: TokenId) -> Vec<ActorId> {
    let document = context.document;
    if let Some(possessor) = document.child(noun, Dep::Poss) {
        let found = speakers::of_head(context, possessor);
        if !found.is_empty() {
            return found;
        }
    }
    for child in document.children(noun).filter(|&c| c > noun) {
        let heads = match document.dep(child) {
            Dep::Acl => context
                .clauses
                .at(child)
                .map_or_else(Vec::new, |k| if k.passive { k.agents.clone() } else { Vec::new() }),
            Dep::Prep if context.is_word(child, &["by", "of", "from"]) => objects_of(document, child),
            _ => continue,
        };
        let found = speakers::of_heads(context, &heads);
        if !found.is_empty() {
            return found;
        }
    }
    let modifiers = document
        .children(noun)
        .filter(|&c| c < noun && matches!(document.dep(c), Dep::Amod | Dep::Compound | Dep::Nmod));
    modifiers.flat_map(|c| context.cast.at(c).to_vec()).collect()
}

/// Who must do what is demanded.
fn asked(context: &Context<'_, '_>, clause: &Clause) -> Vec<ActorId> {
    speakers::of_heads(context, clause.doers())
}

/// Whom a charge blames: who does the deed.
fn accused(context: &Context<'_, '_>, piece: &Piece, verb: Option<&Clause>, by: &[ActorId]) -> Vec<ActorId> {
    let foreign =
        |actors: Vec<ActorId>| actors.into_iter().filter(|&a| !context.is_own(a, by)).collect::<Vec<_>>();
    if let Some(clause) = verb {
        let mut doers = foreign(speakers::of_heads(context, clause.doers()));
        if doers.is_empty() {
            doers = clause.doers().iter().flat_map(|&d| foreign(makers(context, d))).collect();
        }
        if !doers.is_empty() {
            return doers;
        }
    }
    first_foreign(context, piece, by)
}

/// The first actor named in the content who is not on the speaker's side.
fn first_foreign(context: &Context<'_, '_>, piece: &Piece, by: &[ActorId]) -> Vec<ActorId> {
    let mut named = piece.content.clone().take(80).map(|t| context.cast.at(t)).filter(|ids| !ids.is_empty());
    named.find(|ids| ids.iter().all(|&a| !context.is_own(a, by))).map_or_else(Vec::new, <[ActorId]>::to_vec)
}

/// Whom a threat concerns: who must act to avert it.
fn threatened(context: &Context<'_, '_>, piece: &Piece, by: &[ActorId]) -> Vec<ActorId> {
    let conditions = piece
        .content
        .clone()
        .take(120)
        .filter_map(|t| context.clauses.at(t))
        .filter(|k| k.reality == Reality::Conditional);
    for condition in conditions {
        let found: Vec<ActorId> = speakers::of_heads(context, &condition.subjects)
            .into_iter()
            .filter(|&a| !context.is_own(a, by))
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    first_foreign(context, piece, by)
}

/// To whom a denial or rejection answers: who last accused the speaker, else who spoke last on another side.
fn answered(context: &Context<'_, '_>, act: &Act<'_>, before: &[Said]) -> Vec<ActorId> {
    if act.frame.is_none_or(|f| f.neutral) {
        return Vec::new();
    }
    let here = context.document.sentence_of(act.token);
    let near = || {
        before
            .iter()
            .rev()
            .take(8)
            .filter(|s| s.sentence + REACH > here && !s.speakers.iter().any(|a| act.speakers.contains(a)))
    };
    let accuser = near()
        .find(|s| s.stance == Stance::Accuse && s.targets.iter().any(|&t| context.is_own(t, &act.speakers)));
    accuser.map_or_else(Vec::new, |s| s.speakers.clone())
}

/// Whether the speakers speak of each other: "each side accused the other", "they accused one another".
pub(super) fn is_mutual(context: &Context<'_, '_>, act: &Act<'_>) -> bool {
    let range = act.token..(act.token + 5).min(context.document.len());
    range.clone().any(|t| {
        context.is_word(t, &["other", "another", "each"])
            && context.document.sentence_of(t) == context.document.sentence_of(act.token)
    })
}
