//! What is said in a quotation beside reporting words, or in the one that a sentence before ended with.

use std::ops::Range;

use crate::clauses::Clause;
use crate::document::TokenId;

use super::content::{Order, Piece, Reported};
use super::context::Context;
use super::extent::{main_verb, reporting_end};

/// "said: “…”", and quoted words that the parser left without a head in the reporting clause.
pub(super) fn quote_after(
    context: &Context<'_, '_>,
    clause: &Clause,
    mini: &Range<TokenId>,
) -> Option<Reported> {
    let sentence = context.document.sentence_around(clause.verb);
    let mut at = mini.end;
    while at < sentence.end && context.is_word(at, &[":", ",", "that"]) {
        at += 1;
    }
    if at >= sentence.end {
        return None;
    }
    let quote =
        context.quote(at).or_else(|| context.quote(at + 1)).filter(|q| q.outer.start == at && q.whole)?;
    let pieces = quote_pieces(context, quote.outer.clone(), clause.verb..quote.outer.start);
    (!pieces.is_empty()).then_some(Reported { pieces, order: Order::After })
}

/// "“Why is he hiding it from us?” Gogoi asked": a question or exclamation ends its sentence before the reporting words.
pub(super) fn quote_of_sentence_before(
    context: &Context<'_, '_>,
    clause: &Clause,
    mini: &Range<TokenId>,
) -> Option<Reported> {
    let document = context.document;
    let sentence = document.sentence_around(clause.verb);
    let alone = sentence.clone().filter(|t| !mini.contains(t)).all(|t| context.is_mark(t));
    let last = sentence.start.checked_sub(1)?;
    let paragraph = |t: TokenId| document.layout().sentences[document.sentence_of(t)].paragraph;
    let quote = context.quote(last).filter(|q| q.whole && q.outer.end == sentence.start)?;
    if !alone || !clause.own_subject || paragraph(last) != paragraph(clause.verb) {
        return None;
    }
    let pieces = quote_pieces(context, quote.outer.clone(), mini.clone());
    (!pieces.is_empty()).then_some(Reported { pieces, order: Order::Before })
}

/// The sentences, or parts of sentences, of a quotation. The reporting words go with the part beside which they stand. Scraps
/// without a verb beside fuller sentences are left out.
pub(super) fn quote_pieces(
    context: &Context<'_, '_>,
    quote: Range<TokenId>,
    words: Range<TokenId>,
) -> Vec<Piece> {
    let document = context.document;
    let home = words.start.min(document.len().saturating_sub(1));
    let mut pieces = Vec::new();
    let mut at = quote.start;
    while at < quote.end {
        let part = at..quote.end.min(document.sentence_around(at).end);
        let content = context.trimmed(part.clone());
        if !content.is_empty() {
            let beside = document.sentence_of(home) == document.sentence_of(at);
            let range = match beside {
                true if words.end == quote.start => words.start..content.end,
                true if words.start >= part.end => {
                    content.start..reporting_end(context, &words).max(content.end)
                }
                _ => content.clone(),
            };
            pieces.push(Piece { verb: main_verb(context, &content), evidence: range, content });
        }
        at = part.end.max(at + 1);
    }
    let full = |p: &Piece| p.verb.is_some() || p.content.len() > 3;
    if pieces.iter().any(full) {
        pieces.retain(full);
    }
    pieces
}
