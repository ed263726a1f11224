//! How far a report and what it reports reach in the text.

use std::ops::Range;

use crate::clauses::{Clause, Reality};
use crate::document::TokenId;
use crate::syntax::{Dep, Pos, Tag};

use super::context::Context;
use super::speakers;

/// The longest evidence, in tokens: beyond it stands more than one thing said.
pub(super) const LONGEST: usize = 150;

/// The speaker named right after a verb that stands between a fragment and its comma ("Quiet so far, *says General X*", "A burial
/// without a coffin, *quipped X*"), where the parser took the fragment for the subject.
pub(super) fn inverted_speaker(context: &Context<'_, '_>, clause: &Clause) -> Option<TokenId> {
    let document = context.document;
    let verb = clause.verb;
    let parted = verb > 0 && (context.is_word(verb - 1, &[","]) || context.quote(verb - 1).is_some());
    let before = |c: TokenId| c < verb && document.dep(c) == Dep::Nsubj;
    // Whoever is named in the quotation is not the one whose quotation it is.
    let nobody = |c: TokenId| {
        context.in_speech(c) || document.subtree(c).take(LONGEST).all(|t| context.cast.at(t).is_empty())
    };
    let fragment =
        document.children(verb).any(before) && document.children(verb).filter(|&c| before(c)).all(nobody);
    if !parted || !fragment || context.in_speech(verb) {
        return None;
    }
    document.children(verb).find(|&c| {
        c > verb
            && matches!(document.dep(c), Dep::Nsubj | Dep::Dobj | Dep::Attr)
            && document.subtree(c).start == verb + 1
            && !speakers::of_head(context, c).is_empty()
    })
}

/// The reporting words themselves: subject, verb, to whom, where and when; without what is reported.
pub(super) fn reporting_words(context: &Context<'_, '_>, clause: &Clause) -> Range<TokenId> {
    let document = context.document;
    let verb = clause.verb;
    let mut start = verb;
    let inverted = inverted_speaker(context, clause).is_some();
    for child in document.children(verb).filter(|&c| c < verb) {
        let subject = !inverted && matches!(document.dep(child), Dep::Nsubj | Dep::Nsubjpass);
        let near = matches!(document.dep(child), Dep::Aux | Dep::Auxpass | Dep::Advmod | Dep::Neg)
            && verb - child < 4;
        // In "“A lie,” replies X" the lie is no subject.
        let subject = subject && (context.in_speech(verb) || !context.in_speech(child));
        // "Not so, says X": what is said, not how it is said.
        let answer = is_answer(context, document.subtree(child).start)
            && context.is_word(document.subtree(child).end, &[","]);
        // In "“Later,” says X" the adverb is what is said.
        let near = near && (context.in_speech(verb) || !context.in_speech(child));
        if subject || near && !answer && document.subtree(child).end <= verb {
            start = start.min(document.subtree(child).start);
        }
    }
    // The mark that closes the quotation may be read as the speaker's.
    while start < verb && !context.in_speech(verb) && context.is_mark(start) && context.in_speech(start) {
        start += 1;
    }
    let mut end = verb + 1;
    for child in document.children(verb).filter(|&c| c > verb) {
        let subtree = document.subtree(child);
        let near = matches!(
            document.dep(child),
            Dep::Nsubj
                | Dep::Dobj
                | Dep::Dative
                | Dep::Prep
                | Dep::Npadvmod
                | Dep::Advmod
                | Dep::Prt
                | Dep::Agent
                | Dep::Acomp
        );
        if document.dep(child) == Dep::Punct {
            continue;
        }
        if !near || subtree.start != end {
            break;
        }
        end = subtree.end;
    }
    start..end
}

/// Whether a word begins an answer that has no verb: "Not so", "Never".
pub(super) fn is_answer(context: &Context<'_, '_>, token: TokenId) -> bool {
    context.is_word(token, &["not", "never", "yes", "no", "perhaps", "hardly", "quite", "maybe"])
}

/// Reporting words end before an apposition or relative clause on a speaker who stands after the verb; what is set between commas on one
/// before it ("the town's mayor, *X*, told") is among them, a relative clause aside.
pub(super) fn reporting_end(context: &Context<'_, '_>, mini: &Range<TokenId>) -> TokenId {
    let relative = mini.clone().any(|t| context.is_word(t, &["who", "whose", "which"]));
    let verb = main_verb(context, mini).filter(|_| !relative).unwrap_or(mini.start);
    mini.clone().find(|&t| t > verb && context.is_word(t, &[","])).unwrap_or(mini.end)
}

/// The sentence around a token, cut at semicolons and colons outside of quotations.
pub(super) fn segment_around(context: &Context<'_, '_>, token: TokenId) -> Range<TokenId> {
    let sentence = context.document.sentence_around(token);
    let cut = |t: &TokenId| context.is_word(*t, &[";", ":"]) && !context.in_speech(*t);
    let start = (sentence.start..token).rev().find(cut).map_or(sentence.start, |t| t + 1);
    let end = (token + 1..sentence.end).find(cut).unwrap_or(sentence.end);
    start..end
}

/// "told the radio *adding* that …", "…, *adding* that …": a further report that hangs on the first, whose speaker it has.
pub(super) fn is_addition(context: &Context<'_, '_>, verb: TokenId) -> bool {
    let document = context.document;
    let above = document.head(verb);
    let hung = match document.dep(verb) {
        Dep::Advcl => verb > 0 && context.is_word(verb - 1, &[","]),
        Dep::Xcomp => {
            document.lemma(verb) == "add"
                && document.children_by(above, Dep::Dobj).any(|o| (above..verb).contains(&o))
        }
        _ => false,
    };
    hung && document.tag(verb) == Tag::Vbg
        && context.clauses.at(verb).is_some_and(|k| context.is_reporting(k))
}

/// The verb with all that follows in its predicate: objects, complements, adverbials; not a coordinated predicate, nor a
/// further report ("…, adding that …"). Of a passive and of a relative clause also what stands before the verb.
pub(super) fn whole_predicate(context: &Context<'_, '_>, clause: &Clause) -> Range<TokenId> {
    let document = context.document;
    let verb = clause.verb;
    let of_noun = document.dep(verb) == Dep::Relcl
        && clause.subjects.first().is_some_and(|&s| s != document.head(verb));
    let start = if of_noun || clause.passive && document.dep(verb) != Dep::Acl {
        subject_start(context, verb)
    } else {
        verb
    };
    let mut end = verb + 1;
    for child in document.children(verb).filter(|&c| c > verb) {
        match document.dep(child) {
            Dep::Cc | Dep::Conj | Dep::Parataxis => break,
            Dep::Punct if context.is_word(child, &[";", ":", "—", "–"]) => break,
            Dep::Punct => {}
            Dep::Advcl
                if document.tag(child) == Tag::Vbg
                    && context.clauses.at(child).is_some_and(|k| context.is_reporting(k)) =>
            {
                break;
            }
            Dep::Xcomp if is_addition(context, child) => break,
            _ => end = end.max(document.subtree(child).end),
        }
    }
    end = end.min(verb + LONGEST);
    end = next_report(context, verb, end).unwrap_or(end);
    evidence(context, start..end.max(verb + 1))
}

/// Where a further report of the same speaker begins before `end`: a finite verb joined to a complement of the first ("said it
/// was ready *and urged* …").
pub(super) fn next_report(context: &Context<'_, '_>, verb: TokenId, end: TokenId) -> Option<TokenId> {
    let document = context.document;
    let next = (verb + 1..end.min(verb + LONGEST)).find(|&t| {
        // "…, and *voiced* regret that": of a fixed phrase the verb alone reports nothing.
        let phrase =
            || context.cues(document.sentence_of(t)).phrases.iter().any(|(words, _)| words.start == t);
        let reports = |k: &&Clause| context.is_reporting(k) || phrase();
        let Some(clause) = context.clauses.at(t).filter(reports) else {
            return false;
        };
        if clause.own_subject {
            return is_of_another(context, clause);
        }
        match document.dep(t) {
            Dep::Conj => {
                matches!(document.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp)
                    && document.tag(t) == document.tag(verb)
            }
            // "…, adding that".
            Dep::Advcl => {
                document.tag(clause.verb) == Tag::Vbg
                    && context.is_word(t - 1, &[","])
                    && !context.in_speech(t)
            }
            _ => false,
        }
    })?;
    let opening = document.subtree(next).start;
    if context.clauses.at(next).is_some_and(|clause| clause.own_subject) {
        return Some(opening.max(verb + 1));
    }
    let joined = document.dep(next) == Dep::Conj;
    let conjunction = (verb + 1..next).rev().find(|&t| joined && document.dep(t) == Dep::Cc);
    Some(conjunction.unwrap_or(next - 1).max(verb + 1))
}

/// "…, *while the rebels demanded* a truce", "…, while B called on both to go on": what somebody else says beside it.
fn is_of_another(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    let opening = document.subtree(clause.verb).start;
    document.dep(clause.verb) == Dep::Advcl
        && clause.reality == Reality::Fact
        && context.is_finite(clause)
        && context.is_word(opening, &["while", "whereas"])
        && opening > 0
        && context.is_word(opening - 1, &[","])
        && !context.in_speech(opening)
        && clause.subjects.iter().all(|&s| document.pos(s) != Pos::Pron)
}

fn subject_start(context: &Context<'_, '_>, verb: TokenId) -> TokenId {
    let document = context.document;
    let part = |c: &TokenId| {
        *c < verb && !matches!(document.dep(*c), Dep::Punct | Dep::Cc | Dep::Mark | Dep::Advcl | Dep::Prep)
    };
    document.children(verb).filter(part).map(|c| document.subtree(c).start).min().unwrap_or(verb)
}

/// Where a coordinated clause begins: at its "that", its subject, or its verb's first word.
pub(super) fn start_of(context: &Context<'_, '_>, verb: TokenId) -> TokenId {
    let document = context.document;
    let part = |c: &TokenId| *c < verb && !matches!(document.dep(*c), Dep::Punct | Dep::Cc);
    document
        .children(verb)
        .filter(part)
        .map(|c| document.subtree(c).start)
        .min()
        .map_or(verb, |start| start.min(verb))
}

/// Where the clause of a verb ends, coordinated clauses with a subject of their own and reports within left out.
pub(super) fn own_end(context: &Context<'_, '_>, verb: TokenId) -> TokenId {
    let document = context.document;
    let mut end = verb + 1;
    for child in document.children(verb).filter(|&c| c > verb) {
        let apart = context.clauses.at(child).is_some_and(|k| match document.dep(child) {
            Dep::Conj => k.own_subject,
            Dep::Parataxis | Dep::Advcl => context.is_reporting(k),
            _ => false,
        });
        if !apart {
            end = end.max(document.subtree(child).end);
        }
    }
    end
}

/// Evidence tidied: cut at a semicolon and before a relative clause at the end, without "and" and marks at its ends.
pub(super) fn evidence(context: &Context<'_, '_>, range: Range<TokenId>) -> Range<TokenId> {
    let mut range = range.start..range.end.min(range.start + LONGEST);
    if let Some(cut) = range.clone().skip(1).find(|&t| context.is_word(t, &[";"]) && !context.in_speech(t)) {
        range.end = cut;
    }
    cut_relative(context, without_conjunction(context, context.trimmed(range)))
}

/// Leaves out a relative clause after a comma at the end: it tells of something else.
fn cut_relative(context: &Context<'_, '_>, range: Range<TokenId>) -> Range<TokenId> {
    let document = context.document;
    let from = range.start + range.len().min(4);
    for comma in from..range.end.saturating_sub(1) {
        let relative = comma + 1;
        if !context.is_word(comma, &[","])
            || context.in_speech(comma)
            || !context.is_word(relative, &["which", "who", "whose", "where", "whom"])
        {
            continue;
        }
        let verb = std::iter::successors(Some(relative), |&t| Some(document.head(t)))
            .take(6)
            .find(|&t| document.dep(t) == Dep::Relcl);
        let end = match verb {
            Some(verb) => document.subtree(verb).end,
            None => (relative..range.end).find(|&t| context.is_word(t, &[","])).unwrap_or(range.end),
        };
        if end + 1 >= range.end {
            return range.start..comma;
        }
    }
    range
}

/// Leaves out "and" at the end or beginning of a range.
fn without_conjunction(context: &Context<'_, '_>, mut range: Range<TokenId>) -> Range<TokenId> {
    let skip = |t: TokenId| context.is_word(t, &["and", "but", ",", "or", "then"]);
    while range.len() > 1 && skip(range.end - 1) {
        range.end -= 1;
    }
    while range.len() > 1 && skip(range.start) {
        range.start += 1;
    }
    range
}

/// The highest verb within a range.
pub(super) fn main_verb(context: &Context<'_, '_>, range: &Range<TokenId>) -> Option<TokenId> {
    let document = context.document;
    let verbs = || range.clone().take(LONGEST).filter(|&t| context.clauses.at(t).is_some());
    verbs().find(|&v| !range.contains(&document.head(v)) || document.is_root(v)).or_else(|| verbs().next())
}
