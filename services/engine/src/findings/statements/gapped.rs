//! Reports that share the verb of the report before them: "Bishkek says that A, *Dushanbe that B*", "urged the army to leave *and the rebels
//! to disarm*".

use std::ops::Range;

use peacebrief::v1::StatementStance;

use crate::actors::ActorId;
use crate::document::TokenId;
use crate::lexicon::Content;
use crate::syntax::{Dep, Pos, Tag};

use super::content::{Order, Piece, Reported};
use super::context::Context;
use super::extent::evidence;
use super::reports::Act;
use super::speakers;

/// How many words there are at most between a report and what shares its verb.
const REACH: usize = 60;

/// How many words there are at most before the conjunction: "the farmers of the valley *that*".
const PHRASE: usize = 6;

/// The reports without a verb of their own.
pub(super) fn find<'a>(context: &Context<'a, '_>, acts: &mut [Act<'a>]) -> Vec<Act<'a>> {
    let mut found = Vec::new();
    for act in acts {
        let Some(other) = said_by_another(context, act) else { continue };
        // What the other says is no part of the first.
        if let Some(start) = other.reported.pieces.first().map(|p| p.evidence.start) {
            for piece in &mut act.reported.pieces {
                let end = piece.evidence.end.min(start).max(piece.evidence.start);
                piece.evidence = evidence(context, piece.evidence.start..end);
                piece.content.end = piece.content.end.min(start).max(piece.content.start);
            }
            act.reported.pieces.retain(|p| !p.evidence.is_empty());
        }
        found.push(other);
    }
    found
}

/// "Bishkek says that A, *Dushanbe that B*".
fn said_by_another<'a>(context: &Context<'a, '_>, act: &Act<'a>) -> Option<Act<'a>> {
    let document = context.document;
    let frame = act.frame.filter(|f| f.content.contains(&Content::Clause))?;
    act.clause.filter(|_| act.reported.order == Order::After && !context.in_speech(act.token))?;
    let sentence = document.sentence_around(act.token);
    let end = sentence.end.min(act.token + REACH);
    let mut thats =
        (act.token + 3..end).filter(|&t| context.is_word(t, &["that"]) && document.dep(t) == Dep::Mark);
    thats.find_map(|that| {
        let speaker = that - 1;
        let named =
            !context.cast.at(speaker).is_empty() && matches!(document.pos(speaker), Pos::Noun | Pos::Propn);
        let open = (act.token + 1..speaker)
            .rev()
            .take(PHRASE)
            .find(|&t| context.is_word(t, &[",", ";", "and", "while"]))?;
        let nominal =
            |t: TokenId| context.clauses.at(t).is_none() && !matches!(document.pos(t), Pos::Verb | Pos::Aux);
        let plain = (open + 1..that).all(nominal);
        let verb = document.head(that);
        let speakers: Vec<ActorId> = speakers::of_head(context, speaker);
        // "said that the army, the rebels *that* had …" is no report of theirs.
        let own =
            context.clauses.at(verb).is_some_and(|k| k.own_subject && context.is_finite(k)) && verb > that;
        if !named || !plain || !own || speakers.is_empty() || speakers == act.speakers {
            return None;
        }
        let piece = piece(context, open + 1..document.subtree(verb).end.min(sentence.end), that + 1, verb)?;
        let reported = Reported { pieces: vec![piece], order: Order::After };
        let rule = "statements.verb";
        Some(Act { token: that, clause: None, speakers, frame: Some(frame), phrase: None, reported, rule })
    })
}

/// "urged the army to leave *and the rebels to disarm*": the further calls of a report that calls on somebody to do something.
pub(super) fn further_calls(context: &Context<'_, '_>, verb: TokenId, end: TokenId) -> Vec<Piece> {
    let document = context.document;
    let infinitive = |t: &TokenId| {
        document.tag(*t) == Tag::Vb && *t > 0 && document.tag(*t - 1) == Tag::To && !context.in_speech(*t)
    };
    let sentence = document.sentence_around(verb);
    let end = end.max(verb).min(sentence.end).min(verb + REACH);
    let mut pieces = Vec::new();
    let Some(first) = (verb + 1..end).find(infinitive) else { return pieces };
    for call in (first + 1..end).filter(infinitive) {
        // Back over whom it calls on, to the "and" that joins them.
        let Some(and) =
            (first + 1..call - 1).rev().take(PHRASE).find(|&t| context.is_word(t, &["and", "while"]))
        else {
            continue;
        };
        let addressed = and + 1..call - 1;
        let nominal = |t: TokenId| !matches!(document.pos(t), Pos::Verb | Pos::Aux | Pos::Punct);
        let called = document.head(call);
        // Joined to the first call's addressee or verb, and no object of what it asks.
        let joined = addressed.contains(&called)
            && document.dep(called) == Dep::Conj
            && (document.head(called) == verb || document.head(called) < first);
        // "called upon the army to leave *and upon the rebels to disarm*"
        let on = document.lemma(verb) == "call" && context.is_word(addressed.start, &["on", "upon"]);
        if addressed.is_empty() || !addressed.clone().all(nominal) || !joined && !on {
            continue;
        }
        pieces.extend(piece(context, and + 1..document.subtree(call).end.min(sentence.end), call, call));
    }
    pieces
}

/// Whom a further call names, which are not those whom the first names; none where a piece has the reporting verb in it.
pub(super) fn addressed(context: &Context<'_, '_>, act: &Act<'_>, piece: &Piece) -> Option<Vec<ActorId>> {
    let request = act.frame.is_some_and(|f| f.stance == StatementStance::Request);
    let further = request
        && act.reported.order == Order::After
        && piece.evidence.start > act.token
        && piece.verb == Some(piece.content.start)
        && piece.evidence.start < piece.content.start;
    let words = piece.evidence.start..piece.content.start;
    let mut found: Vec<ActorId> =
        words.filter(|_| further).flat_map(|t| context.cast.at(t).to_vec()).collect();
    found.sort_unstable();
    found.dedup();
    further.then_some(found)
}

fn piece(context: &Context<'_, '_>, words: Range<TokenId>, content: TokenId, verb: TokenId) -> Option<Piece> {
    let content = context.trimmed(content.min(words.end)..words.end);
    let evidence = evidence(context, words);
    (!content.is_empty()).then_some(Piece { evidence, content, verb: Some(verb) })
}
