//! What is said before reporting words, or around them: "…, he said", "…, he said, …".

use std::ops::Range;

use crate::clauses::{Clause, Reality};
use crate::document::TokenId;
use crate::lexicon::Argument;
use crate::syntax::Dep;

use super::arguments::is_time;
use super::content::{Order, Piece, Report, Reported, quoted_as};
use super::context::Context;
use super::extent::{
    evidence, inverted_speaker, is_addition, is_answer, main_verb, own_end, reporting_end, segment_around,
    start_of,
};
use super::quotations::quote_pieces;

/// "…, he said", "…, he said, …".
pub(super) fn clause_before(
    context: &Context<'_, '_>,
    report: Report<'_>,
    mini: &Range<TokenId>,
) -> Option<Reported> {
    let document = context.document;
    let Report { clause, frame, .. } = report;
    let of_antecedent = document.dep(clause.verb) == Dep::Relcl
        && clause.subjects.first() == Some(&document.head(clause.verb));
    // "The money was there, he assured reporters": whom one tells is no object of what is told.
    let told = frame.addressees.contains(&Argument::Object)
        || frame.neutral && frame.targets.contains(&Argument::Object);
    // "writes it into the Constitution".
    // "There was, he said, “no room for that”": what is said goes on in a quotation, read as the object.
    let resumed = context.quote(mini.end + 1).map(|q| &q.outer).filter(|q| {
        q.start == mini.end + 1 && context.is_word(mini.end, &[","]) && mini.contains(&clause.verb)
    });
    let resumes = |o: TokenId| resumed.is_some_and(|quote| quote.contains(&o));
    let pronoun = |&o: &TokenId| o > clause.verb && context.is_word(o, &["it", "them", "this"]);
    let inverted = inverted_speaker(context, clause).is_some();
    let holds_object = !told && !inverted && clause.objects.iter().any(pronoun)
        || clause.own_subject
            && !told
            && !inverted
            && clause.objects.iter().any(|&o| o > clause.verb && !is_time(context, o) && !resumes(o));
    let passive = clause.passive && !context.is_main_after_name(clause);
    // "I am pleased that they have agreed": a clause that depends on another reports nothing around it; "as he said" does.
    let subordinate = document.child(clause.verb, Dep::Mark).is_some_and(|mark| {
        context.is_word(mark, &["that", "if", "whether", "because", "although", "since"])
    });
    let finite = context.is_finite(clause) || quoted_as(context, clause).is_some();
    if of_antecedent || holds_object || passive || subordinate || !finite {
        return None;
    }
    let segment = segment_around(context, clause.verb);
    let before = mini.start.checked_sub(1).filter(|&t| t >= segment.start)?;
    if !context.is_mark(before) && context.quote(before).is_none() {
        return None;
    }
    let left = context.trimmed(segment.start..mini.start);
    if left.is_empty() {
        return None;
    }
    if let Some(quote) = context.quote(left.end - 1).filter(|q| q.whole) {
        let pieces = quote_pieces(context, quote.outer.clone(), mini.clone());
        return (!pieces.is_empty()).then_some(Reported { pieces, order: Order::Before });
    }
    let verb = reported_verb(context, clause, mini);
    // "… talks which, it maintains, are not taking place": what is said is the relative clause alone.
    let within =
        verb.filter(|&v| matches!(document.dep(v), Dep::Relcl | Dep::Acl)).map(|v| document.subtree(v).start);
    let left = match within.filter(|&start| left.contains(&start)) {
        Some(start) => start..left.end,
        None => left,
    };
    let quoted =
        resumed.filter(|quote| clause.objects.iter().any(|o| quote.contains(o))).map_or(0, |q| q.end);
    let reach = verb.map_or(0, |v| own_end(context, v)).max(quoted).min(segment.end);
    let around = reach > mini.end + 1;
    // "Not so, says X": an answer, adverb though it be.
    let answers = left.len() < 4 && is_answer(context, left.start);
    let adverbial =
        !answers && left.clone().all(|t| context.is_mark(t) || is_adverbial_of(context, t, clause.verb));
    let speaks = left.clone().any(|t| context.clauses.at(t).is_some()) || left.len() < 6;
    if !around && !inverted && (adverbial || !speaks) {
        return None;
    }
    let end = if around { reach } else { reporting_end(context, mini) };
    let content = if around { left.start..end } else { left.clone() };
    let mut pieces = vec![Piece { evidence: evidence(context, left.start..end), content, verb }];
    // "…, he said, and B": a clause of its own after the reporting words.
    let beside = document.children(clause.verb).chain(verb.into_iter().flat_map(|v| document.children(v)));
    let joined: Vec<TokenId> = beside
        .filter(|&c| c >= mini.end && c < segment.end && document.dep(c) == Dep::Conj)
        .filter(|&c| {
            context
                .clauses
                .at(c)
                .is_some_and(|k| k.own_subject && context.is_finite(k) && !context.is_reporting(k))
        })
        .take(4)
        .collect();
    for verb in joined {
        let range = context.trimmed(start_of(context, verb)..document.subtree(verb).end.min(segment.end));
        if range.is_empty() {
            continue;
        }
        if range.start > left.start {
            let first = &mut pieces[0];
            first.evidence = evidence(context, first.evidence.start..first.evidence.end.min(range.start));
            first.content.end = first.content.end.min(range.start);
        }
        pieces.push(Piece { evidence: evidence(context, range.clone()), content: range, verb: Some(verb) });
    }
    // "Not so, says X: no majority had been fixed".
    let sentence = document.sentence_around(clause.verb);
    // Of "he said, adding: …" the colon is the second report's.
    let further = (clause.verb + 1..segment.end)
        .filter_map(|t| context.clauses.at(t))
        .any(|k| context.is_reporting(k) && is_addition(context, k.verb));
    if frame.neutral && !further && context.is_word(segment.end, &[":"]) && segment.end < sentence.end {
        let range = context.trimmed(segment.end + 1..segment_around(context, segment.end + 1).end);
        let verb = main_verb(context, &range)
            .filter(|&v| context.clauses.at(v).is_some_and(|k| context.is_finite(k)));
        if verb.is_some() {
            pieces.push(Piece { evidence: evidence(context, range.clone()), content: range, verb });
        }
    }
    Some(Reported { pieces, order: Order::Before })
}

/// Whether a token belongs to an adverbial of a verb: a phrase of time, place or manner, a participle.
fn is_adverbial_of(context: &Context<'_, '_>, token: TokenId, verb: TokenId) -> bool {
    let document = context.document;
    let mut at = token;
    for _ in 0..64 {
        let head = document.head(at);
        if head == verb {
            return match document.dep(at) {
                Dep::Prep | Dep::Advmod | Dep::Npadvmod | Dep::Cc | Dep::Punct | Dep::Intj => true,
                Dep::Advcl => context.clauses.at(at).is_none_or(|k| k.reality != Reality::Conditional),
                _ => false,
            };
        }
        if head == at {
            return false;
        }
        at = head;
    }
    false
}

/// The verb of what is said around reporting words: a complement of the reporting verb, or the verb on which it hangs.
fn reported_verb(context: &Context<'_, '_>, clause: &Clause, mini: &Range<TokenId>) -> Option<TokenId> {
    let document = context.document;
    let verb = clause.verb;
    let is_clause = |c: &TokenId| context.clauses.at(*c).is_some();
    let after = document.children_by(verb, Dep::Ccomp).find(|&c| {
        c >= mini.end && context.clauses.at(c).is_some_and(|k| k.own_subject || context.is_finite(k))
    });
    let before = document.children_by(verb, Dep::Ccomp).filter(|&c| c < verb).filter(is_clause).last();
    let above = matches!(document.dep(verb), Dep::Parataxis | Dep::Advcl | Dep::Ccomp | Dep::Dep | Dep::Conj)
        .then(|| document.head(verb));
    after.or(before).or(above.filter(is_clause))
}
