//! Who said what: direct and reported speech, with stance and targets.
//!
//! ```text
//! verbs and phrases ─┐
//! "according to" ────┤
//! nouns ─────────────┼─ speech acts ── settled: nested and doubled ones ── stance, targets ── statements
//! turns and labels ──┤
//! issued texts ──────┘
//! ```

mod arguments;
mod around;
mod attributions;
mod commitments;
mod content;
mod context;
mod denials;
mod extent;
mod gapped;
mod issued;
mod judgements;
mod listed;
mod nouns;
mod quotations;
mod readings;
mod reporters;
mod reports;
mod runs;
mod settle;
mod speakers;
mod stance;
mod supply;
mod targets;
mod told;
mod turns;

use peacebrief::v1;

use crate::actors::{ActorId, Cast};
use crate::findings::{Finding, Sources, by_rule};

use context::Context;
use reports::Act;
use targets::Said;

pub(crate) use supply::supply;

/// Finds the statements of an article, in order of the text.
pub(crate) fn find(sources: Sources<'_, '_>, cast: &Cast, title: &str) -> Vec<Finding<v1::Statement>> {
    let mut context = Context::new(sources, cast);
    context.issuer = issued::issuer(&context, title);
    let context = context;

    let mut acts = reports::find(&context);
    acts.extend(nouns::find(&context));
    acts.extend(attributions::find(&context));
    turns::give_floor(&context, &mut acts);
    acts.extend(turns::find(&context));
    if let Some(issuer) = context.issuer {
        acts.extend(issued::find(&context, issuer, &acts));
    }
    acts.sort_by_key(|act| act.token);
    let denied = denials::find(&context, &acts);
    acts.extend(denied);
    acts.sort_by_key(|act| act.token);
    let runs = runs::find(&context, &acts);
    acts.extend(runs);
    acts.sort_by_key(|act| act.token);
    let gapped = gapped::find(&context, &mut acts);
    acts.extend(gapped);
    acts.sort_by_key(|act| act.token);
    let acts = listed::spread(&context, acts);
    let acts = settle::settle(&context, acts);

    let mut out = Vec::new();
    let mut said: Vec<Said> = Vec::new();
    for act in &acts {
        for piece in act.reported.pieces.iter().filter(|p| !p.evidence.is_empty()) {
            let stance = stance::of(&context, act, piece, &said);
            let targets = gapped::addressed(&context, act, piece)
                .unwrap_or_else(|| targets::of(&context, act, piece, stance, &said));
            let mutual = act.speakers.len() > 1 && targets::is_mutual(&context, act);
            for &speaker in &act.speakers {
                let others = act.speakers.iter().copied().filter(|&a| mutual && a != speaker);
                let at: Vec<ActorId> =
                    targets.iter().copied().filter(|&a| a != speaker).chain(others).collect();
                out.push(finding(&context, act, speaker, stance, &at, piece));
            }
            let sentence = context.document.sentence_of(act.token);
            said.push(Said { speakers: act.speakers.clone(), targets, stance, sentence });
        }
    }
    out
}

fn finding(
    context: &Context<'_, '_>,
    act: &Act<'_>,
    speaker: ActorId,
    stance: v1::StatementStance,
    targets: &[ActorId],
    piece: &content::Piece,
) -> Finding<v1::Statement> {
    let document = context.document;
    let mut derivation = by_rule(act.rule);
    if let Some(derivation) = &mut derivation {
        derivation.cues.push(document.span(document.token_bytes(act.token)));
    }
    let message = v1::Statement {
        speaker_id: Cast::brief_id(speaker),
        stance: stance.into(),
        target_ids: targets.iter().map(|&t| Cast::brief_id(t)).collect(),
        evidence: Some(document.span(document.bytes(piece.evidence.clone()))),
        derivation,
        ..Default::default()
    };
    Finding { message, token: act.token }
}

#[cfg(test)]
mod tests;
