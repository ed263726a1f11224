//! Reports that a text denies in its own voice, as whoever issues it: "Reports that … are untrue", "Contrary to what was reported, …".

use peacebrief::v1::{ActorKind, StatementStance};

use crate::actors::ActorId;
use crate::document::{SentenceId, TokenId};
use crate::syntax::Dep;

use super::content::{Order, Piece, Reported};
use super::context::Context;
use super::extent::{evidence, main_verb};
use super::reports::Act;
use super::stance;

/// What is told without anybody's word for it.
const RUMOURS: &[&str] = &[
    "report",
    "rumour",
    "rumor",
    "information",
    "allegation",
    "assertion",
    "claim",
    "speculation",
    "statement",
    "story",
    "suggestion",
    "insinuation",
    "news",
    "publication",
];

/// The most tokens of a letterhead.
const LETTERHEAD: usize = 80;

/// How far into its sentence "contrary to reports" reaches.
const CONTRARY: usize = 6;

/// The denials that no reporting verb tells.
pub(super) fn find<'a>(context: &Context<'a, '_>, found: &[Act<'a>]) -> Vec<Act<'a>> {
    let bodies = letterhead(context);
    // Whoever is spoken of most: of "UNITED NATIONS MISSION IN …" the mission.
    let Some(&issuer) = bodies.iter().max_by_key(|&&a| context.cast.get(a).mentions.len()) else {
        return Vec::new();
    };
    let document = context.document;
    let told = |sentence: SentenceId| {
        let tokens = document.sentences()[sentence].clone();
        let first = found.partition_point(|act| act.token < tokens.start);
        // What a rumour has somebody say is part of it.
        found[first..].iter().take_while(|act| act.token < tokens.end).any(|act| {
            let subject = main_verb(context, &tokens).and_then(|v| document.child(v, Dep::Nsubj));
            subject.is_none_or(|s| !document.subtree(s).contains(&act.token))
        })
    };
    let denied = (0..document.sentences().len()).filter_map(|sentence| denial(context, issuer, sentence));
    denied.filter(|act| !told(document.sentence_of(act.token))).collect()
}

/// The bodies that the head of a text names: an article of a newspaper has none.
fn letterhead(context: &Context<'_, '_>) -> Vec<ActorId> {
    let document = context.document;
    let layout = document.layout();
    let heads = |&t: &TokenId| layout.is_letterhead(&layout.sentences[document.sentence_of(t)]);
    let body = |&a: &ActorId| {
        matches!(context.cast.get(a).kind, ActorKind::StateBody | ActorKind::IntergovernmentalOrganization)
    };
    let named = (0..document.len()).take(LETTERHEAD).filter(heads);
    named.flat_map(|t| context.cast.at(t).iter().copied()).filter(body).collect()
}

fn denial<'a>(context: &Context<'a, '_>, issuer: ActorId, sentence: SentenceId) -> Option<Act<'a>> {
    let document = context.document;
    let tokens = document.sentences()[sentence].clone();
    if tokens.is_empty() || !context.is_report(tokens.start) {
        return None;
    }
    let content = context.trimmed(tokens.clone());
    let verb = main_verb(context, &content).filter(|&v| document.is_root(v) && !context.in_speech(v))?;
    let piece = Piece { evidence: evidence(context, content.clone()), content, verb: Some(verb) };
    let rumoured = document
        .child(verb, Dep::Nsubj)
        .is_some_and(|s| RUMOURS.contains(&document.lemma(s)) && document.child(s, Dep::Poss).is_none());
    let false_told = || {
        let stance = stance::of_content(context, &[issuer], &piece, false);
        rumoured && stance == Some(StatementStance::Reject)
    };
    if !is_contrary(context, piece.content.start) && !false_told() {
        return None;
    }
    let frame = context.lexicon.speech_verbs("deny").first().map(|reading| &reading.frame);
    let reported = Reported { pieces: vec![piece], order: Order::After };
    let rule = "statements.issued";
    Some(Act { token: verb, clause: None, speakers: vec![issuer], frame, phrase: None, reported, rule })
}

/// "Contrary to what has been reported", "contrary to a report carried by a newspaper".
fn is_contrary(context: &Context<'_, '_>, start: TokenId) -> bool {
    let reported = |t: TokenId| {
        let lemma = context.document.lemma(t);
        RUMOURS.contains(&lemma) || matches!(lemma, "allege" | "reporting")
    };
    context.is_word(start, &["contrary"])
        && context.is_word(start + 1, &["to"])
        && (start + 2..context.document.len().min(start + 2 + CONTRARY)).any(reported)
}
