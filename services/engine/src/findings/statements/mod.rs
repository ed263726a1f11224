//! Who said what: direct and reported speech, with stance and targets.

mod content;
mod context;
mod reports;
mod speakers;
mod stance;
mod targets;

use peacebrief::v1;

use crate::actors::{ActorId, Cast};
use crate::findings::{Finding, Sources, by_rule};

use context::Context;
use targets::Said;

/// Finds the statements of an article, in order of the text.
pub(crate) fn find(sources: Sources<'_, '_>, cast: &Cast) -> Vec<Finding<v1::Statement>> {
    let context = Context::new(sources, cast);
    let mut out = Vec::new();
    let mut said: Vec<Said> = Vec::new();
    for act in reports::find(&context) {
        for piece in &act.reported.pieces {
            let stance = stance::of(&context, &act, piece);
            let targets = targets::of(&context, &act, piece, stance, &said);
            for &speaker in &act.speakers {
                out.push(finding(&context, act.token, speaker, stance, &targets, piece, act.rule));
            }
            said.push(Said {
                speakers: act.speakers.clone(),
                targets,
                stance,
                sentence: context.document.sentence_of(act.token),
            });
        }
    }
    out
}

fn finding(
    context: &Context<'_, '_>,
    token: usize,
    speaker: ActorId,
    stance: v1::StatementStance,
    targets: &[ActorId],
    piece: &content::Piece,
    rule: &str,
) -> Finding<v1::Statement> {
    let document = context.document;
    let mut derivation = by_rule(rule);
    if let Some(derivation) = &mut derivation {
        derivation.cues.push(document.span(document.token_bytes(token)));
    }
    let message = v1::Statement {
        speaker_id: Cast::brief_id(speaker),
        stance: stance.into(),
        target_ids: targets.iter().filter(|&&t| t != speaker).map(|&t| Cast::brief_id(t)).collect(),
        evidence: Some(document.span(document.bytes(piece.evidence.clone()))),
        derivation,
        ..Default::default()
    };
    Finding { message, token }
}
