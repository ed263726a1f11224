//! Which attitude a statement takes: by its reporting word, else by what is said.

use std::ops::Range;

use peacebrief::v1::StatementStance as Stance;

use crate::actors::ActorId;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::syntax::{Dep, Tag};

use super::content::Piece;
use super::context::Context;
use super::reports::{Act, is_warning};

/// The stance of one piece of a speech act.
pub(super) fn of(context: &Context<'_, '_>, act: &Act<'_>, piece: &Piece) -> Stance {
    match act.frame {
        Some(frame) if !frame.neutral => frame.stance,
        frame => {
            of_content(context, &act.speakers, piece, frame.is_some_and(is_warning)).unwrap_or_else(|| {
                match frame {
                    Some(frame) if !is_warning(frame) => frame.stance,
                    _ => Stance::Comment,
                }
            })
        }
    }
}

/// The stance that the content shows, if any.
fn of_content(
    context: &Context<'_, '_>,
    speakers: &[ActorId],
    piece: &Piece,
    warning: bool,
) -> Option<Stance> {
    let range = &piece.content;
    let verb = piece.verb.and_then(|v| context.clauses.at(v));
    let cued: Vec<Stance> = context.stances_in(range).collect();
    let shows = |stance: Stance| cued.contains(&stance);
    let own = verb.is_some_and(|k| is_about_self(context, k, speakers));
    let conditional = is_conditional(context, range, verb);
    if warning && (conditional || shows(Stance::Threaten)) || shows(Stance::Threaten) && conditional {
        return Some(Stance::Threaten);
    }
    if let Some(inner) = verb.and_then(|clause| inner_act(context, clause, own)) {
        return Some(inner);
    }
    if shows(Stance::Accuse) && !own {
        return Some(Stance::Accuse);
    }
    if verb.is_some_and(|k| own && k.negated && (k.tense == Tense::Future || k.reality == Reality::Possible))
    {
        return Some(Stance::Reject);
    }
    for stance in [Stance::Reject, Stance::Request, Stance::Support] {
        if shows(stance) {
            return Some(stance);
        }
    }
    if let Some(clause) = verb {
        if clause.reality == Reality::Required && !own {
            return Some(Stance::Request);
        }
        if context.document.tag(clause.verb) == Tag::Vb
            && context.document.word(clause.verb).chars().next().is_some_and(char::is_uppercase)
            && !clause.own_subject
        {
            return Some(Stance::Request);
        }
    }
    None
}

/// Whether a clause is about the speaker or the speaker's own side.
fn is_about_self(context: &Context<'_, '_>, clause: &Clause, speakers: &[ActorId]) -> bool {
    clause.subjects.iter().any(|&s| {
        super::speakers::is_first_person(context, s)
            || context.cast.at(s).iter().any(|&a| context.is_own(a, speakers))
            || context.document.children_by(s, Dep::Poss).any(|p| {
                context.is_word(p, &["our", "my"])
                    || context.cast.at(p).iter().any(|&a| context.is_own(a, speakers))
            })
    })
}

/// Whether what is said hangs on a condition.
fn is_conditional(context: &Context<'_, '_>, range: &Range<TokenId>, verb: Option<&Clause>) -> bool {
    let open = range.clone().take(120).any(|t| {
        context.is_word(t, &["if", "unless", "until", "should", "were"])
            && context.clauses.at(t).is_none()
            && { !context.is_word(t, &["should", "were"]) || t == range.start }
    });
    open && verb
        .is_some_and(|k| matches!(k.reality, Reality::Planned | Reality::Conditional | Reality::Possible))
}

/// "said that China applauds the step", "we appeal to both": the stance of the verb within.
fn inner_act(context: &Context<'_, '_>, clause: &Clause, own: bool) -> Option<Stance> {
    if !own || clause.negated {
        return None;
    }
    let particle = clause.particle.map(|p| context.document.word(p).to_lowercase());
    let mut readings = context.lexicon.speech_verbs(context.document.lemma(clause.verb)).iter();
    let reading = readings.find(|r| r.particle == particle)?;
    (!reading.frame.neutral && reading.frame.stance != Stance::Comment).then_some(reading.frame.stance)
}
