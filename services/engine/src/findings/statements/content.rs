//! What a reporting verb reports: clauses after it, before it and around it, quotations, phrases.

use std::ops::Range;

use peacebrief::v1::StatementStance;

use crate::clauses::Clause;
use crate::document::TokenId;
use crate::lexicon::{Argument, Content, SpeechFrame};
use crate::syntax::{Dep, Pos, Tag};

use super::arguments::{arguments, is_time};
use super::around::clause_before;
use super::context::Context;
use super::extent::{
    evidence, is_addition, next_report, own_end, reporting_words, segment_around, start_of, whole_predicate,
};
use super::quotations::{quote_after, quote_of_sentence_before};
use super::{gapped, told};

/// One thing said: a claim, a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The words that tell it, the reporting words included where they stand beside it.
    pub(super) evidence: Range<TokenId>,
    /// The words that are said.
    pub(super) content: Range<TokenId>,
    /// The verb of what is said, if it is a clause.
    pub(super) verb: Option<TokenId>,
}

/// How the reporting clause and what it reports stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// "He said that …".
    After,
    /// "…, he said", "…, he said, …".
    Before,
}

/// What a reporting verb reports.
#[derive(Debug, Clone)]
pub(super) struct Reported {
    pub(super) pieces: Vec<Piece>,
    pub(super) order: Order,
}

/// A reporting verb with one way of reading it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Report<'r> {
    pub(super) clause: &'r Clause,
    pub(super) frame: &'r SpeechFrame,
    /// The words of a fixed phrase.
    pub(super) phrase: Option<&'r Range<TokenId>>,
}

/// How many tokens before a verb its negation begins at most: "has never so much as".
const NEGATION: usize = 4;

/// Finds what a clause reports, if it reports something in one of the ways in which its word can.
pub(super) fn reported(context: &Context<'_, '_>, report: Report<'_>) -> Option<Reported> {
    let Report { clause, frame, .. } = report;
    if told::is_claimed_by(context, clause) {
        let evidence = whole_predicate(context, clause);
        let piece = Piece { content: evidence.clone(), evidence, verb: None };
        return Some(Reported { pieces: vec![piece], order: Order::After });
    }
    if frame.content.iter().any(|c| matches!(c, Content::Clause | Content::Quote)) {
        let own = reporting_words(context, clause);
        let mini = match quoted_as(context, clause) {
            Some(quote) => reporting_words(context, quote).start..own.end,
            None => own,
        };
        let found = clause_after(context, report, &mini)
            .or_else(|| quote_after(context, clause, &mini))
            .or_else(|| small_clause(context, clause))
            .or_else(|| clause_before(context, report, &mini))
            .or_else(|| pro_form(context, clause, &mini))
            .or_else(|| after_that(context, clause, &mini))
            .or_else(|| quote_of_sentence_before(context, clause, &mini));
        if found.is_some() {
            return found;
        }
    }
    let fits = frame.content.is_empty() || frame.content.iter().any(|c| has(context, report, c));
    if !fits {
        return None;
    }
    let mut range = whole_predicate(context, clause);
    range.start = negation_start(context, clause, range.start);
    if frame.content.contains(&Content::Alone) {
        // "President Ruiz accepted", "was accepted by Kenya and turned down by Uganda".
        let auxiliary = context.document.child(clause.verb, Dep::Auxpass).unwrap_or(clause.verb);
        let agent = clause.passive && !clause.agents.is_empty();
        range.start = if agent { auxiliary } else { reporting_words(context, clause).start.min(range.start) };
    }
    let verb = complements(context, report).find(|&c| c > clause.verb);
    let content = (clause.verb + 1).min(range.end)..range.end;
    Some(Reported { pieces: vec![Piece { evidence: range, content, verb }], order: Order::After })
}

/// "*did not* support the proposal", "*could not* say who": never without its "not".
fn negation_start(context: &Context<'_, '_>, clause: &Clause, start: TokenId) -> TokenId {
    if !clause.negated {
        return start;
    }
    let first = reporting_words(context, clause).start.max(start.saturating_sub(NEGATION)).min(start);
    let negation = |t: &TokenId| matches!(context.document.dep(*t), Dep::Aux | Dep::Neg | Dep::Advmod);
    (first..clause.verb + 1).find(negation).unwrap_or(first).min(clause.verb)
}

/// "“It is over,” Ruiz *was quoted* as saying": the clause that quotes, of the words that are quoted with it.
pub(super) fn quoted_as<'c>(context: &'c Context<'_, '_>, clause: &Clause) -> Option<&'c Clause> {
    let document = context.document;
    let preposition = document.head(clause.verb);
    let told = document.tag(clause.verb) == Tag::Vbg
        && document.dep(clause.verb) == Dep::Pcomp
        && context.is_word(preposition, &["as"]);
    let quote = context.clauses.at(document.head(preposition)).filter(|_| told)?;
    let quotes = matches!(document.lemma(quote.verb), "quote" | "cite" | "report");
    Some(quote).filter(|quote| quotes && quote.verb < clause.verb && context.is_finite(quote))
}

/// Whether a way of carrying content is there.
fn has(context: &Context<'_, '_>, report: Report<'_>, content: &Content) -> bool {
    let document = context.document;
    match content {
        Content::Clause | Content::Quote => false,
        // "asked what would happen" asks for nothing to be done.
        Content::Infinitive => complements(context, report).filter(|&c| c > report.clause.verb).any(|c| {
            document.tag(c) == Tag::Vb
                && document.children_by(c, Dep::Aux).all(|a| document.tag(a) != Tag::Md)
                && !is_predicative(context, report.clause, c)
                || document.children_by(c, Dep::Aux).any(|a| document.tag(a) == Tag::To)
        }),
        // "denies having paid anyone": the auxiliary is the gerund.
        Content::Gerund => {
            let having = |c: TokenId| {
                document.children_by(c, Dep::Aux).any(|a| context.is_word(a, &["having", "being"]))
            };
            complements(context, report)
                .chain(report.clause.objects.iter().copied())
                .any(|c| document.tag(c) == Tag::Vbg || c > report.clause.verb && having(c))
        }
        Content::Alone => is_alone(context, report.clause),
        // "called it a day for hope": what is called something asks for nothing.
        Content::Phrase(argument) => {
            let named = document.lemma(report.clause.verb) == "call"
                && argument.preposition().is_some()
                && report.clause.objects.iter().any(|&o| o > report.clause.verb && !is_time(context, o));
            !named && !arguments(context, report, argument).is_empty()
        }
    }
}

/// "The Front agreed at once", "the invitation was accepted with pleasure", "was accepted by Kenya": nothing beside who does it but how and
/// when.
fn is_alone(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    if clause.passive {
        return clause.agents.len() == 1 && of_one(context, &clause.agents) || is_invitation(context, clause);
    }
    let how = |c: TokenId| match document.dep(c) {
        Dep::Punct | Dep::Cc | Dep::Conj | Dep::Npadvmod => true,
        Dep::Advmod => context.clauses.at(c).is_none(),
        Dep::Prep => document
            .child(c, Dep::Pobj)
            .is_none_or(|o| is_time(context, o) || context.is_word(o, &["once", "principle", "turn"])),
        _ => false,
    };
    let main = document.is_root(clause.verb) || document.dep(clause.verb) == Dep::Conj;
    let end = segment_around(context, clause.verb).end;
    main && of_one(context, &clause.subjects)
        && clause.own_subject
        && context.is_finite(clause)
        && document.children(clause.verb).filter(|&c| c > clause.verb && c < end).all(how)
}

/// "was accepted by both sides" is an agreement of theirs.
fn of_one(context: &Context<'_, '_>, heads: &[TokenId]) -> bool {
    heads.iter().all(|&head| context.document.tag(head) != Tag::Nns && context.cast.at(head).len() < 2)
}

/// Whether what is done is done to an invitation.
pub(super) fn is_invitation(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.passive && clause.subjects.iter().any(|&s| context.document.lemma(s) == "invitation")
}

/// "called the accord a dream *come* true": a participle within what something is called, read as an infinitive.
fn is_predicative(context: &Context<'_, '_>, clause: &Clause, complement: TokenId) -> bool {
    let document = context.document;
    clause.objects.iter().any(|&o| o > clause.verb && o < complement)
        && document.children_by(complement, Dep::Aux).next().is_none()
        && document.children(complement).any(|c| {
            c < complement
                && document.dep(c) == Dep::Nsubj
                && document.children(c).any(|d| context.is_word(d, &["a", "an"]))
        })
}

/// The verbs of clauses that complete a reporting verb or the nouns of its phrase; last, what the parser hung a step too deep.
fn complements<'c>(context: &'c Context<'_, '_>, report: Report<'c>) -> impl Iterator<Item = TokenId> + 'c {
    let document = context.document;
    let verb = report.clause.verb;
    let infinitive = report.frame.content.contains(&Content::Infinitive);
    let nouns =
        report.phrase.into_iter().flat_map(|p| p.clone()).chain(report.clause.objects.iter().copied());
    let on_nouns = nouns
        .filter(move |&t| t != verb && report.phrase.is_some())
        .flat_map(move |n| document.children(n).filter(|&c| matches!(document.dep(c), Dep::Acl | Dep::Ccomp)))
        .filter(move |&c| c > verb);
    // "called on them to leave", "asked for the peacekeepers to be brought".
    let to = move |c: TokenId| document.children_by(c, Dep::Aux).any(|a| document.tag(a) == Tag::To);
    let purposes = document.children_by(verb, Dep::Advcl).filter(move |&c| c > verb && infinitive && to(c));
    // "told him, when they met, that …", "asked the men who are left to hand in …".
    let deep = context.clauses.below(verb).filter(move |k| {
        let that = document.dep(k.verb) == Dep::Ccomp
            && document.child(k.verb, Dep::Mark).is_some_and(|m| context.is_word(m, &["that"]));
        let asked = infinitive && document.tag(k.verb) == Tag::Vb && to(k.verb);
        // What a further report says is not said by this one: "said in a note, adding that …".
        let governor = k.governor.map(|g| context.clauses.get(g));
        let reported = governor.is_some_and(|g| context.is_reporting(g));
        // Nor is what a verb joined to this one asks: "called it a gift and urged them to …".
        let joined = governor.is_some_and(|g| document.dep(g.verb) == Dep::Conj);
        k.verb < verb + 30 && (that && !reported || asked && !joined)
    });
    // "insisted for weeks that …", "said in a message that …", "told a briefing that …": hung on a noun of the reporting clause.
    let clausal = report.frame.content.contains(&Content::Clause);
    let told = report.frame.addressees.contains(&Argument::Object)
        || report.frame.targets.contains(&Argument::Object);
    let on_nouns_of_clause = report
        .clause
        .obliques
        .iter()
        .map(|&(_, noun)| noun)
        .chain(report.clause.objects.iter().copied().filter(move |_| told))
        .filter(move |_| clausal)
        .flat_map(move |noun| document.children(noun))
        .filter(move |&c| c > verb && is_that_clause(context, c));
    report
        .clause
        .complements
        .iter()
        .copied()
        .chain(on_nouns)
        .chain(purposes)
        .chain(deep.map(|k| k.verb))
        .chain(on_nouns_of_clause)
        .chain(infinitive_behind_aside(context, report))
}

/// "called on the Front (PFR), the last group outside the process, *to join* it": the infinitive behind what is said of whom one asks,
/// wherever the parser hung it.
fn infinitive_behind_aside(context: &Context<'_, '_>, report: Report<'_>) -> Option<TokenId> {
    /// How many words stand between at most.
    const REACH: usize = 40;
    let document = context.document;
    let verb = report.clause.verb;
    let asks = report.frame.stance == StatementStance::Request
        && !report.frame.targets.is_empty()
        && report.frame.content.contains(&Content::Infinitive);
    let end = segment_around(context, verb).end.min(verb + REACH);
    let opens = |&t: &TokenId| {
        document.tag(t) == Tag::To
            && document.tag(t + 1) == Tag::Vb
            && context.is_word(t - 1, &[",", ")"])
            && context.in_speech(t) == context.in_speech(verb)
    };
    // Behind another verb with a tense the infinitive is that one's.
    let apart = |&t: &TokenId| {
        context.clauses.at(t).is_none_or(|k| !context.is_finite(k) || document.dep(t) == Dep::Relcl)
    };
    (verb + 1..end.saturating_sub(1)).filter(|_| asks).take_while(apart).find(opens).map(|to| to + 1)
}

/// Whether a clause that the parser hung on a noun opens with "that" as a conjunction: it has a subject beside it.
fn is_that_clause(context: &Context<'_, '_>, verb: TokenId) -> bool {
    let document = context.document;
    let start = document.subtree(verb).start;
    let subject = document.child(verb, Dep::Nsubj).or_else(|| document.child(verb, Dep::Nsubjpass));
    matches!(document.dep(verb), Dep::Acl | Dep::Relcl | Dep::Ccomp)
        && context.is_word(start, &["that"])
        && subject.is_some_and(|s| s != start)
        && context.clauses.at(verb).is_some_and(|k| context.is_finite(k))
}

/// "said that A and that B", "urged X to …".
fn clause_after(context: &Context<'_, '_>, report: Report<'_>, mini: &Range<TokenId>) -> Option<Reported> {
    let document = context.document;
    let Report { clause, frame, .. } = report;
    let takes_infinitive = frame.content.iter().any(|c| matches!(c, Content::Infinitive));
    let segment = segment_around(context, clause.verb);
    // "said: …"; elsewhere a colon ends the report ("Not so, says X: …").
    let announced = context.is_word(mini.end, &[":"]) && mini.start == segment.start;
    let head = complements(context, report).find(|&c| {
        let own = context.clauses.at(c).is_some_and(|k| context.is_finite(k) || k.own_subject);
        let clausal = own || document.child(c, Dep::Mark).is_some() || takes_infinitive;
        c > clause.verb
            && (c < segment.end || announced)
            && clausal
            && context.clauses.at(c).is_some()
            && (document.subtree(c).start > clause.verb || document.dep(clause.verb) == Dep::Relcl)
            && !is_addition(context, c)
            && attached(context, c, mini)
    })?;
    let heads = content_heads(context, clause, head);
    let end = whole_predicate(context, clause)
        .end
        .max(heads.iter().map(|&h| document.subtree(h).end).max().unwrap_or(0));
    let end = if announced { end } else { end.min(segment.end) };
    let end = next_report(context, clause.verb, end).unwrap_or(end);
    let mut pieces = Vec::new();
    let mut from = negation_start(context, clause, clause.verb);
    for (i, &verb) in heads.iter().enumerate() {
        let to = heads.get(i + 1).map_or(end, |&next| start_of(context, next));
        if to <= from {
            continue;
        }
        let start = if i == 0 { document.subtree(verb).start.max(clause.verb + 1) } else { from };
        pieces.push(Piece {
            evidence: evidence(context, from..to),
            content: context.trimmed(start.min(to)..to),
            verb: Some(verb),
        });
        from = to;
    }
    if frame.stance == StatementStance::Request && takes_infinitive {
        let further = gapped::further_calls(context, clause.verb, segment.end);
        if let (Some(first), Some(last)) = (further.first(), pieces.last_mut()) {
            let start = first.evidence.start;
            last.evidence = evidence(context, last.evidence.start..last.evidence.end.min(start));
            last.content.end = last.content.end.min(start).max(last.content.start);
        }
        pieces.extend(further);
    }
    (!pieces.is_empty()).then_some(Reported { pieces, order: Order::After })
}

/// Whether a complement follows the reporting words at once, or with a subordinator: after a bare comma the reporting words
/// stand within what is said.
fn attached(context: &Context<'_, '_>, complement: TokenId, mini: &Range<TokenId>) -> bool {
    const SUBORDINATORS: &[&str] = &["that", "whether", "if", "what", "who", "why", "how", "when", "where"];
    let document = context.document;
    let start = document.subtree(complement).start;
    let marked = document.child(complement, Dep::Mark).is_some_and(|m| context.is_word(m, SUBORDINATORS));
    if marked || context.is_word(start, SUBORDINATORS) {
        return true;
    }
    let between = mini.end.min(start)..start;
    !between.clone().any(|t| context.is_word(t, &[","]))
        || between.clone().any(|t| context.is_word(t, &[":"]))
}

/// The verbs of the content clauses that one reporting verb governs: coordinated clauses count apart where they have a
/// subject or a "that" of their own.
fn content_heads(context: &Context<'_, '_>, clause: &Clause, head: TokenId) -> Vec<TokenId> {
    let document = context.document;
    let that = |c: TokenId| document.child(c, Dep::Mark).is_some_and(|m| context.is_word(m, &["that"]));
    let mut heads = vec![head];
    let mut next = 0;
    while next < heads.len() && heads.len() < 16 {
        let at = heads[next];
        for child in document.children(at).filter(|&c| c > at) {
            let Some(joined) = context.clauses.at(child) else { continue };
            let apart = match document.dep(child) {
                Dep::Conj => {
                    let contrasted = is_contrasted(context, at, child);
                    that(child)
                        || (joined.own_subject || contrasted)
                            && context.is_finite(joined)
                            && keeps_tense(context, head, child)
                }
                // "…, that the ports would open": a further clause read as a complement of the first.
                Dep::Ccomp | Dep::Advcl => {
                    that(child)
                        && document
                            .subtree(child)
                            .start
                            .checked_sub(1)
                            .is_some_and(|t| context.is_word(t, &[","]))
                }
                _ => false,
            };
            if apart && !heads.contains(&child) {
                heads.push(child);
            }
        }
        next += 1;
    }
    // "said A and that B", with B read as joined to "said".
    for child in document.children_by(clause.verb, Dep::Conj).filter(|&c| c > head && that(c)) {
        if !heads.contains(&child) {
            heads.push(child);
        }
    }
    heads.sort_unstable();
    heads
}

/// "said that it stood by every word *but would sign* nothing": what is set against a claim is another claim.
fn is_contrasted(context: &Context<'_, '_>, first: TokenId, next: TokenId) -> bool {
    let document = context.document;
    document
        .children_by(first, Dep::Cc)
        .any(|c| context.is_word(c, &["but", "yet"]) && (first..next).contains(&c))
}

/// After "said that it had agreed", a clause in the plain past is the author's again.
fn keeps_tense(context: &Context<'_, '_>, first: TokenId, next: TokenId) -> bool {
    let document = context.document;
    let shifted = |v: TokenId| {
        document
            .children_by(v, Dep::Aux)
            .any(|a| context.is_word(a, &["had", "would", "could", "might", "'d", "’d"]))
    };
    !shifted(first) || shifted(next) || document.tag(next) != Tag::Vbd || document.lemma(next) == "be"
}

/// "called it a farce", "termed the text weak".
fn small_clause(context: &Context<'_, '_>, clause: &Clause) -> Option<Reported> {
    let document = context.document;
    let predicative =
        document.children(clause.verb).filter(|&c| c > clause.verb).any(|c| match document.dep(c) {
            Dep::Oprd => true,
            Dep::Ccomp => !matches!(document.pos(c), Pos::Verb | Pos::Aux),
            _ => false,
        });
    let range = whole_predicate(context, clause);
    // "what it calls …" names a thing in passing, "calls himself" oneself; "…, which he called a breach", "…, in what he called a breach"
    // judge it.
    let passing = &["what", "which", "himself", "herself", "itself", "themselves"];
    let judged = |o: TokenId| {
        o > 0
            && (context.is_word(o, &["which"]) && context.is_word(o - 1, &[","])
                || context.is_word(o, &["what"]) && context.is_word(o - 1, &["in", "after", "for", "over"]))
    };
    if clause.objects.iter().any(|&o| context.is_word(o, passing) && !judged(o)) {
        return None;
    }
    let object = clause.objects.iter().copied().find(|&o| o > clause.verb);
    let quoted = object.is_some_and(|o| {
        // "There was, he said, “no room”" has it as part of what stands around the speaker.
        document.dep(clause.verb) != Dep::Parataxis
            && (o + 1..range.end).any(|t| context.quote(t).is_some_and(|q| q.outer.start > clause.verb))
    });
    if !predicative && !quoted && clause.objects.len() < 2 {
        return None;
    }
    let content = (clause.verb + 1).min(range.end)..range.end;
    Some(Reported { pieces: vec![Piece { evidence: range, content, verb: None }], order: Order::After })
}

/// "says that …" where the parser hung the clause elsewhere: all that follows "that".
fn after_that(context: &Context<'_, '_>, clause: &Clause, mini: &Range<TokenId>) -> Option<Reported> {
    let document = context.document;
    let mark = Some(behind_aside(context, mini.end))
        .filter(|&t| t < document.len() && context.is_word(t, &["that"]))?;
    let segment = segment_around(context, clause.verb);
    let content = context.trimmed((mark + 1).min(segment.end)..segment.end);
    if document.dep(mark) != Dep::Mark || content.is_empty() {
        return None;
    }
    let verb = Some(document.head(mark)).filter(|&v| context.clauses.at(v).is_some());
    let end = verb.map_or(content.end, |v| own_end(context, v).max(v + 1)).min(content.end);
    let piece = Piece { evidence: evidence(context, clause.verb..end), content, verb };
    Some(Reported { pieces: vec![piece], order: Order::After })
}

/// "regrets, *however,* that": the word behind a few that stand between commas.
fn behind_aside(context: &Context<'_, '_>, from: TokenId) -> TokenId {
    const LONGEST: usize = 4;
    let document = context.document;
    if !context.is_word(from, &[","]) {
        return from;
    }
    let end = document.sentence_around(from).end;
    let close = (from + 1..end.min(from + 2 + LONGEST)).find(|&t| context.is_word(t, &[","]));
    let aside = |close: &TokenId| (from + 1..*close).all(|t| context.clauses.at(t).is_none());
    close.filter(aside).map_or(from, |close| close + 1)
}

/// "He says so", "and said so".
fn pro_form(context: &Context<'_, '_>, clause: &Clause, mini: &Range<TokenId>) -> Option<Reported> {
    let so = clause.verb + 1;
    if !context.is_word(so, &["so"]) {
        return None;
    }
    let range = mini.start..so + 1;
    Some(Reported {
        pieces: vec![Piece { evidence: range.clone(), content: range, verb: None }],
        order: Order::After,
    })
}
