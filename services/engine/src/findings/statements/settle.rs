//! What counts apart, and what is the same said twice.

use std::ops::Range;

use peacebrief::v1::ActorKind;

use crate::actors::ActorId;
use crate::document::TokenId;
use crate::syntax::Dep;

use super::content::Order;
use super::context::Context;
use super::reports::Act;
use super::speakers;

/// Leaves out speech within the speech of the same side ("said that China *applauds* the step" is one statement of its
/// spokesman), speech told doubly, and turns that only tell what others said. Answers the rest in order of the text.
pub(super) fn settle<'a>(context: &Context<'a, '_>, mut acts: Vec<Act<'a>>) -> Vec<Act<'a>> {
    acts.sort_by_key(|act| (act.token, rank(act)));
    let mut keep = vec![true; acts.len()];
    // Acts of one sentence are few; whatever reaches across sentences is a quotation, which carries its own range.
    let mut first = 0;
    for i in 0..acts.len() {
        while acts[first].token + WINDOW < acts[i].token {
            first += 1;
        }
        for k in first..acts.len() {
            if acts[k].token > acts[i].token + WINDOW {
                break;
            }
            if k != i && keep[k] && keep[i] && yields(context, &acts[i], &acts[k]) {
                keep[i] = false;
            }
        }
    }
    let mut keep = keep.into_iter();
    acts.retain(|_| keep.next().unwrap_or(true));
    acts
}

/// How far apart, in tokens, two acts can be and still concern each other.
const WINDOW: usize = 200;

/// Which of two acts about the same words is the better told.
fn rank(act: &Act<'_>) -> u8 {
    match act.rule {
        "statements.phrase" => 0,
        "statements.verb" | "statements.around" => 1,
        "statements.noun" => 2,
        "statements.according_to" | "statements.as_told" => 3,
        "statements.run" => 5,
        _ => 4,
    }
}

/// Whether an act is no statement of its own beside another.
fn yields(context: &Context<'_, '_>, act: &Act<'_>, other: &Act<'_>) -> bool {
    let same = act.speakers == other.speakers;
    let turn = |a: &Act<'_>| matches!(a.rule, "statements.turn" | "statements.label" | "statements.issued");
    // A turn that only passes on what another said or did.
    if turn(act) && !turn(other) && !same && contents(act).any(|c| c.contains(&other.token)) {
        return !first_person(context, other);
    }
    if turn(other) && !turn(act) && contents(other).any(|c| c.contains(&act.token)) {
        return same || first_person(context, act);
    }
    let nested = act.token != other.token && contents(other).any(|c| c.contains(&act.token));
    // "the rebels say that their leader asked him to …": a named person is heard apart.
    let person = |&a: &ActorId| context.cast.get(a).kind == ActorKind::Person && !other.speakers.contains(&a);
    let own_side =
        act.speakers.iter().all(|&a| context.is_own(a, &other.speakers)) && !act.speakers.iter().any(person);
    let nested = nested && !is_aside(context, act);
    if nested && (own_side || first_person(context, act)) && other.rule != "statements.according_to" {
        return true;
    }
    // "Both of them still want this," said the mediator: what they want is his word.
    if nested && WISHES.contains(&context.document.lemma(act.token)) && context.document.is_quoted(act.token)
    {
        return true;
    }
    // The same words of the same speaker.
    // "said it *had concerns*" holds what is said within it.
    let holds = act.token != other.token && contents(act).any(|c| c.contains(&other.token));
    let worse = !holds && (rank(act), act.token) > (rank(other), other.token);
    same && worse
        && act
            .reported
            .pieces
            .iter()
            .all(|p| other.reported.pieces.iter().any(|q| overlap(&p.evidence, &q.evidence)))
}

/// "demanded that it change its charter, *which it says contains claims*", "men who, *she said*, had been captured": a relative clause says
/// something of its own.
fn is_aside(context: &Context<'_, '_>, act: &Act<'_>) -> bool {
    const RELATIVES: &[&str] = &["which", "who", "whom", "whose"];
    let document = context.document;
    let relative = |t: TokenId| context.is_word(t, RELATIVES);
    let Some(verb) = act.clause.map(|id| context.clauses.get(id).verb) else { return false };
    let opening = document.subtree(verb).start;
    let beside = document.dep(verb) == Dep::Relcl
        && relative(opening)
        && opening > 0
        && context.is_word(opening - 1, &[","])
        && !context.clauses.at(verb).is_some_and(|k| k.subjects.contains(&opening));
    let first = act.reported.pieces.first().map(|p| p.evidence.start);
    let around = act.reported.order == Order::Before
        && first
            .is_some_and(|start| (start..start + 2).any(|t| relative(t) && context.is_word(t + 1, &[","])));
    beside || around
}

/// Verbs for what goes on in somebody's mind, of which others can only tell.
const WISHES: &[&str] = &["want", "like", "prefer", "hope", "fear", "think", "believe", "wish"];

fn contents<'r>(act: &'r Act<'_>) -> impl Iterator<Item = &'r Range<TokenId>> {
    act.reported.pieces.iter().map(|p| &p.content)
}

fn first_person(context: &Context<'_, '_>, act: &Act<'_>) -> bool {
    let clause = act.clause.map(|id| context.clauses.get(id));
    clause.is_some_and(|k| k.doers().iter().any(|&d| speakers::is_first_person(context, d)))
}

fn overlap(a: &Range<TokenId>, b: &Range<TokenId>) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    2 * shared >= a.len().min(b.len()).max(1)
}
