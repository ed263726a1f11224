//! Quotations without an attribution of their own, which go on with who spoke before.

use super::content::{Order, Reported};
use super::context::Context;
use super::quotations::quote_pieces;
use super::reports::Act;
use crate::syntax::Dep;

/// The speech acts of quotations that follow a quotation or report in the same paragraph, or that a paragraph opens where the
/// one before it left its quotation open.
pub(super) fn find<'a>(context: &Context<'a, '_>, acts: &[Act<'a>]) -> Vec<Act<'a>> {
    let document = context.document;
    let mut out = Vec::new();
    let mut next = 0;
    let mut speaking: Option<&Act<'a>> = None;
    for quote in context.quotes.iter().filter(|q| q.whole) {
        let (start, end) = (quote.outer.start, quote.outer.end);
        while next < acts.len() && acts[next].token < start {
            if !context.in_speech(acts[next].token) && !is_circumstance(context, &acts[next]) {
                speaking = Some(&acts[next]);
            }
            next += 1;
        }
        let sentences = document.sentence_around(start).start..document.sentence_around(end - 1).end;
        // What somebody says within the quotation does not tell whose it is.
        let told = |act: &Act<'_>| {
            sentences.contains(&act.token) && !quote.outer.contains(&act.token)
                || !quote.outer.contains(&act.token)
                    && act.reported.pieces.iter().any(|p| p.evidence.start < end && start < p.evidence.end)
        };
        let near = next.saturating_sub(4)..acts.len().min(next + 4);
        let Some(speaker) = speaking.filter(|_| context.is_report(start) && !acts[near].iter().any(told))
        else {
            continue;
        };
        // The quotation must be all there is of its sentences.
        let alone = sentences.start + 1 >= start && sentences.end <= end + 1;
        let paragraph = |t| document.layout().sentences[document.sentence_of(t)].paragraph;
        let same = paragraph(speaker.token) == paragraph(start);
        // A paragraph that is all quotation goes on with who was heard in the one before.
        let opens =
            document.layout().paragraphs[paragraph(start)].sentences.start == document.sentence_of(start);
        let carried = quote.goes_on_from_before && paragraph(speaker.token) + 2 >= paragraph(start)
            || opens && paragraph(speaker.token) + 1 == paragraph(start);
        if !alone || !(same || carried) {
            continue;
        }
        let pieces = quote_pieces(context, quote.outer.clone(), 0..0);
        if pieces.is_empty() {
            continue;
        }
        let reported = Reported { pieces, order: Order::After };
        out.push(Act {
            token: start,
            clause: None,
            speakers: speaker.speakers.clone(),
            frame: None,
            phrase: None,
            reported,
            rule: "statements.run",
        });
    }
    out
}

/// "It ended shortly after the minister *had announced* an accord": what only says when something was, does not go on with its speaker.
fn is_circumstance(context: &Context<'_, '_>, act: &Act<'_>) -> bool {
    let document = context.document;
    let mark = document.child(act.token, Dep::Mark);
    document.dep(act.token) == Dep::Advcl
        && mark.is_some_and(|mark| context.is_word(mark, &["after", "before", "since", "until"]))
}
