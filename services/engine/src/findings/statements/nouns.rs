//! Statements by nouns of speech: "the assertion made by X that …", "X's answer was that …".

use std::ops::Range;

use crate::actors::ActorId;
use crate::document::TokenId;
use crate::lexicon::{Content, SpeechFrame};
use crate::syntax::{Dep, Pos, Tag};

use super::content::{Order, Piece, Reported};
use super::context::Context;
use super::extent::evidence;
use super::reports::Act;
use super::{speakers, targets};

/// The speech acts of all nouns, in order of the text.
pub(super) fn find<'a>(context: &Context<'a, '_>) -> Vec<Act<'a>> {
    let document = context.document;
    let nouns = (0..document.len()).filter(|&t| document.pos(t) == Pos::Noun && context.is_report(t));
    nouns.filter_map(|noun| act(context, noun)).collect()
}

fn act<'a>(context: &Context<'a, '_>, noun: TokenId) -> Option<Act<'a>> {
    let document = context.document;
    let readings = context.lexicon.speech_nouns(document.lemma(noun));
    let (frame, piece) = readings
        .iter()
        .find_map(|reading| Some((&reading.frame, content(context, noun, &reading.frame)?)))?;
    let speakers = makers(context, noun);
    if speakers.is_empty() {
        return None;
    }
    let reported = Reported { pieces: vec![piece], order: Order::After };
    Some(Act {
        token: noun,
        clause: None,
        speakers,
        frame: Some(frame),
        phrase: None,
        reported,
        rule: "statements.noun",
    })
}

/// Who made it; nobody where the noun is denied or only possible ("no claim").
fn makers(context: &Context<'_, '_>, noun: TokenId) -> Vec<ActorId> {
    let document = context.document;
    let denied = document.children(noun).any(|c| c < noun && context.is_word(c, &["no", "any", "without"]));
    if denied {
        return Vec::new();
    }
    let found = targets::makers(context, noun);
    if !found.is_empty() {
        return found;
    }
    let possessor = document.child(noun, Dep::Poss);
    possessor.map_or_else(Vec::new, |p| speakers::of_head(context, p))
}

/// What the noun announces: a clause on it, or, for calls, a phrase with "for".
fn content(context: &Context<'_, '_>, noun: TokenId, frame: &SpeechFrame) -> Option<Piece> {
    let document = context.document;
    let takes = |wanted: &Content| frame.content.contains(wanted);
    let on_noun = document.children(noun).chain(
        // "the assertion made by X that …": the clause read as part of the participle's.
        document.children_by(noun, Dep::Acl).flat_map(|c| document.children_by(c, Dep::Ccomp)),
    );
    for child in on_noun.filter(|&c| c > noun) {
        let clausal = matches!(document.dep(child), Dep::Acl | Dep::Ccomp | Dep::Relcl)
            && context.clauses.at(child).is_some();
        let that = document.child(child, Dep::Mark).is_some_and(|m| context.is_word(m, &["that"]))
            || context.is_word(document.subtree(child).start, &["that"])
                && context.clauses.at(child).is_some_and(|k| k.own_subject);
        let infinitive = document.tag(child) == Tag::Vb
            && document.children_by(child, Dep::Aux).any(|a| document.tag(a) == Tag::To);
        if clausal && (that && takes(&Content::Clause) || infinitive && takes(&Content::Infinitive)) {
            return Some(piece(context, document.subtree(noun), document.subtree(child), Some(child)));
        }
    }
    // "X's answer was that …".
    let copula = document.head(noun);
    let predicate = (document.dep(noun) == Dep::Nsubj && document.lemma(copula) == "be").then_some(copula)?;
    let clause = document
        .children_by(predicate, Dep::Ccomp)
        .find(|&c| c > predicate && context.clauses.at(c).is_some())?;
    takes(&Content::Clause).then(|| {
        piece(
            context,
            document.subtree(noun).start..document.subtree(clause).end,
            document.subtree(clause),
            Some(clause),
        )
    })
}

fn piece(
    context: &Context<'_, '_>,
    range: Range<TokenId>,
    content: Range<TokenId>,
    verb: Option<TokenId>,
) -> Piece {
    Piece { evidence: evidence(context, range), content: context.trimmed(content), verb }
}
