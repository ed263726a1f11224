//! Where the words stand that a reporting verb reports.

use std::ops::Range;

use crate::clauses::{Clause, Reality};
use crate::document::TokenId;
use crate::lexicon::{Argument, Content, SpeechFrame};
use crate::syntax::{Dep, Tag};

use super::context::Context;

/// The longest evidence, in tokens: beyond it stands more than one thing said.
const LONGEST: usize = 150;

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

/// Finds what a clause reports, if it reports something in one of the ways in which its word can.
pub(super) fn reported(
    context: &Context<'_, '_>,
    clause: &Clause,
    frame: &SpeechFrame,
    phrase: Option<&Range<TokenId>>,
) -> Option<Reported> {
    let takes_clause = frame.content.iter().any(|c| matches!(c, Content::Clause | Content::Quote));
    let mini = reporting_words(context, clause);
    if takes_clause {
        if let Some(found) = clause_after(context, clause, phrase, &mini, frame) {
            return Some(found);
        }
        if let Some(found) = quote_after(context, clause, &mini) {
            return Some(found);
        }
        if let Some(found) = clause_before(context, clause, &mini) {
            return Some(found);
        }
        if let Some(found) = pro_form(context, clause, &mini) {
            return Some(found);
        }
    }
    let fits = frame.content.is_empty() || frame.content.iter().any(|c| has(context, clause, c, phrase));
    if !fits {
        return None;
    }
    let range = whole_predicate(context, clause);
    let verb = complement(context, clause, phrase).filter(|&c| c > clause.verb);
    Some(Reported {
        pieces: vec![Piece { evidence: range.clone(), content: clause.verb + 1..range.end, verb }],
        order: Order::After,
    })
}

/// Whether a way of carrying content is there.
fn has(
    context: &Context<'_, '_>,
    clause: &Clause,
    content: &Content,
    phrase: Option<&Range<TokenId>>,
) -> bool {
    let document = context.document;
    match content {
        Content::Clause => complement(context, clause, phrase)
            .is_some_and(|c| context.clauses.at(c).is_some_and(|k| context.is_finite(k))),
        Content::Quote => false,
        Content::Infinitive => complements(context, clause, phrase).any(|c| {
            document.tag(c) == Tag::Vb
                || document.children_by(c, Dep::Aux).any(|a| context.is_word(a, &["to"]))
        }),
        Content::Gerund => complements(context, clause, phrase)
            .chain(clause.objects.iter().copied())
            .any(|c| document.tag(c) == Tag::Vbg),
        Content::Phrase(argument) => !arguments(context, clause, argument, phrase).is_empty(),
    }
}

/// The heads that stand in a place of a clause; of a fixed phrase, also what hangs on its words.
pub(super) fn arguments(
    context: &Context<'_, '_>,
    clause: &Clause,
    argument: &Argument,
    phrase: Option<&Range<TokenId>>,
) -> Vec<TokenId> {
    let document = context.document;
    match argument {
        Argument::Subject => clause.doers().to_vec(),
        Argument::Object => match phrase {
            // "turn down the offer": the phrase's own noun is no object of it.
            Some(phrase) => clause.undergoers().iter().copied().filter(|o| !phrase.contains(o)).collect(),
            None => clause.undergoers().to_vec(),
        },
        Argument::Indirect => clause.recipients.clone(),
        Argument::Possessive | Argument::Adjective => Vec::new(),
        Argument::Preposition(wanted) => {
            let mut found: Vec<TokenId> = clause.oblique(document, wanted).collect();
            // Prepositions on the object ("made a call for a truce") and on the words of a phrase ("at" of "concern at").
            let nouns = clause
                .objects
                .iter()
                .copied()
                .chain(phrase.into_iter().flat_map(|p| p.clone().filter(|&t| t != clause.verb)));
            for noun in nouns {
                let on = document
                    .children_by(noun, Dep::Prep)
                    .filter(|&p| document.word(p).eq_ignore_ascii_case(wanted));
                found.extend(on.flat_map(|p| crate::clauses::objects_of(document, p)));
            }
            // A clause after the preposition: "accused X of stalling".
            if found.is_empty() {
                let on = document
                    .children_by(clause.verb, Dep::Prep)
                    .filter(|&p| document.word(p).eq_ignore_ascii_case(wanted));
                found.extend(on.flat_map(|p| document.children_by(p, Dep::Pcomp).collect::<Vec<_>>()));
            }
            if let Some(phrase) =
                phrase.filter(|p| found.is_empty() && document.word(p.end - 1).eq_ignore_ascii_case(wanted))
            {
                found.extend(
                    document
                        .children(phrase.end - 1)
                        .filter(|&c| matches!(document.dep(c), Dep::Pobj | Dep::Pcomp)),
                );
            }
            found.sort_unstable();
            found.dedup();
            found
        }
    }
}

/// The verbs of clauses that complete a reporting verb or the nouns of its phrase.
fn complements<'c>(
    context: &'c Context<'_, '_>,
    clause: &'c Clause,
    phrase: Option<&'c Range<TokenId>>,
) -> impl Iterator<Item = TokenId> + 'c {
    let document = context.document;
    let nouns = phrase
        .into_iter()
        .flat_map(|p| p.clone())
        .chain(clause.objects.iter().copied())
        .filter(move |&t| t != clause.verb);
    let on_nouns = nouns.flat_map(move |n| {
        document.children(n).filter(move |&c| matches!(document.dep(c), Dep::Acl | Dep::Ccomp | Dep::Relcl))
    });
    let own = clause.complements.iter().copied();
    own.chain(on_nouns.filter(move |&c| c > clause.verb))
}

fn complement(
    context: &Context<'_, '_>,
    clause: &Clause,
    phrase: Option<&Range<TokenId>>,
) -> Option<TokenId> {
    complements(context, clause, phrase)
        .find(|&c| c > clause.verb)
        .or_else(|| complements(context, clause, phrase).next())
}

/// The reporting words themselves: subject, verb, to whom, where and when; without what is reported.
pub(super) fn reporting_words(context: &Context<'_, '_>, clause: &Clause) -> Range<TokenId> {
    let document = context.document;
    let verb = clause.verb;
    let mut start = verb;
    for child in document.children(verb).filter(|&c| c < verb) {
        let near = matches!(
            document.dep(child),
            Dep::Nsubj | Dep::Nsubjpass | Dep::Aux | Dep::Auxpass | Dep::Advmod | Dep::Neg
        );
        let subject = matches!(document.dep(child), Dep::Nsubj | Dep::Nsubjpass);
        if near && (subject || document.subtree(child).end <= verb && verb - child < 4) {
            start = start.min(document.subtree(child).start);
        }
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
                | Dep::Oprd
                | Dep::Acomp
        );
        if !near || subtree.start < end || subtree.start > end {
            if document.dep(child) == Dep::Punct {
                continue;
            }
            break;
        }
        end = subtree.end;
    }
    start..end
}

/// "said that A and that B", "urged X to …".
fn clause_after(
    context: &Context<'_, '_>,
    clause: &Clause,
    phrase: Option<&Range<TokenId>>,
    mini: &Range<TokenId>,
    frame: &SpeechFrame,
) -> Option<Reported> {
    let document = context.document;
    let takes_infinitive = frame.content.iter().any(|c| matches!(c, Content::Infinitive));
    let head = complements(context, clause, phrase).find(|&c| {
        let finite = context.clauses.at(c).is_some_and(|k| context.is_finite(k) || k.own_subject)
            || document.child(c, Dep::Mark).is_some();
        c > clause.verb
            && (finite || takes_infinitive)
            && document.subtree(c).start > clause.verb
            && attached(context, c, mini)
    })?;
    let mut pieces = Vec::new();
    let heads = content_heads(context, clause, head);
    let end = whole_predicate(context, clause).end.max(clause_end(context, head));
    let mut from = clause.verb;
    for (i, &verb) in heads.iter().enumerate() {
        let to = heads.get(i + 1).map_or(end, |&next| start_of(context, next));
        let start = if i == 0 { document.subtree(verb).start.max(clause.verb + 1) } else { from };
        let content = context.trimmed(start.min(to)..to);
        let evidence = context.trimmed(without_conjunction(context, from..to));
        pieces.push(Piece { evidence: cut_relative(context, evidence), content, verb: Some(verb) });
        from = to;
    }
    Some(Reported { pieces, order: Order::After })
}

/// Whether a complement follows the reporting words at once, or with a subordinator: after a bare comma the reporting words
/// stand within what is said.
fn attached(context: &Context<'_, '_>, complement: TokenId, mini: &Range<TokenId>) -> bool {
    let document = context.document;
    let start = document.subtree(complement).start;
    let marked =
        document.child(complement, Dep::Mark).is_some_and(|m| context.is_word(m, &["that", "whether", "if"]))
            || context.is_word(start, &["that", "what", "who", "why", "how", "when", "where", "whether"]);
    if marked {
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
    let own = |c: TokenId| {
        let marked = document.child(c, Dep::Mark).is_some_and(|m| context.is_word(m, &["that"]));
        let subject = context.clauses.at(c).is_some_and(|k| k.own_subject && context.is_finite(k));
        marked || subject
    };
    let mut heads = vec![head];
    let mut next = 0;
    while next < heads.len() && heads.len() < 16 {
        let at = heads[next];
        let joined = document
            .children(at)
            .filter(|&c| c > at && document.dep(c) == Dep::Conj && context.clauses.at(c).is_some());
        for verb in joined.collect::<Vec<_>>() {
            if own(verb) && !heads.contains(&verb) {
                heads.push(verb);
            }
        }
        // "…, that the ports would open": a further clause read as a complement of the first.
        let nested = document.children(at).filter(|&c| {
            c > at
                && document.dep(c) == Dep::Ccomp
                && document
                    .child(c, Dep::Mark)
                    .is_some_and(|m| context.is_word(m, &["that"]) && m > 0 && context.is_word(m - 1, &[","]))
        });
        heads.extend(nested.filter(|c| !heads.contains(c)).collect::<Vec<_>>());
        next += 1;
    }
    // "said A and that B", with B read as joined to "said".
    let beside = document.children(clause.verb).filter(|&c| {
        c > head
            && document.dep(c) == Dep::Conj
            && document.child(c, Dep::Mark).is_some_and(|m| context.is_word(m, &["that"]))
    });
    heads.extend(beside.filter(|c| !heads.contains(c)).collect::<Vec<_>>());
    heads.sort_unstable();
    heads
}

/// Where a coordinated clause begins: at its "that", its subject, or its verb's first word.
fn start_of(context: &Context<'_, '_>, verb: TokenId) -> TokenId {
    let document = context.document;
    document
        .children(verb)
        .filter(|&c| c < verb && !matches!(document.dep(c), Dep::Punct | Dep::Cc))
        .map(|c| document.subtree(c).start)
        .min()
        .unwrap_or(verb)
        .min(verb)
}

fn clause_end(context: &Context<'_, '_>, verb: TokenId) -> TokenId {
    context.document.subtree(verb).end
}

/// "said: “…”", and quoted words that the parser left without a head in the reporting clause.
fn quote_after(context: &Context<'_, '_>, clause: &Clause, mini: &Range<TokenId>) -> Option<Reported> {
    let mut at = mini.end;
    while context.is_word(at, &[":", ",", "that"]) {
        at += 1;
    }
    let quote =
        context.quote(at).or_else(|| context.quote(at + 1)).filter(|q| q.outer.start == at && q.whole)?;
    if context.document.sentence_of(at.min(context.document.len().saturating_sub(1)))
        != context.document.sentence_of(clause.verb)
    {
        return None;
    }
    Some(Reported {
        pieces: quote_pieces(context, quote.outer.clone(), clause.verb..quote.outer.start),
        order: Order::After,
    })
}

/// "…, he said", "…, he said, …".
fn clause_before(context: &Context<'_, '_>, clause: &Clause, mini: &Range<TokenId>) -> Option<Reported> {
    let document = context.document;
    let segment = segment_around(context, clause.verb);
    let before_mini = mini.start.checked_sub(1).filter(|&t| t >= segment.start)?;
    if !(context.is_mark(before_mini) || context.quote(before_mini).is_some()) {
        return None;
    }
    let left = context.trimmed(segment.start..mini.start);
    let adverbial = left.clone().all(|t| context.is_mark(t) || is_adverbial_of(context, t, clause.verb));
    let content_verb = reported_verb(context, clause, mini);
    // What follows the reporting words belongs to what is said where the verb of it does, or governs from there.
    let right = match content_verb {
        Some(verb) if verb >= mini.end => mini.end..own_end(context, verb).min(segment.end),
        Some(verb) if own_end(context, verb) > mini.end => mini.end..own_end(context, verb).min(segment.end),
        _ => mini.end..mini.end,
    };
    if left.is_empty() || adverbial && right.len() < 2 {
        return None;
    }
    if let Some(quote) = context.quote(left.end - 1).filter(|q| q.whole) {
        let pieces = quote_pieces(context, quote.outer.clone(), mini.clone());
        return Some(Reported { pieces, order: Order::Before });
    }
    let evidence = context.trimmed(left.start..right.end.max(mini.end));
    let evidence = if right.len() > 1 { evidence } else { left.start..reporting_end(context, mini) };
    let mut pieces =
        vec![Piece { evidence: cut_relative(context, evidence), content: left.clone(), verb: content_verb }];
    if right.len() > 1 {
        pieces[0].content = left.start..right.end;
    }
    // "…, he said, and B": a clause of its own after the reporting words.
    let joined = document
        .children(clause.verb)
        .chain(content_verb.into_iter().flat_map(|v| document.children(v)))
        .filter(|&c| {
            c >= mini.end
                && document.dep(c) == Dep::Conj
                && context
                    .clauses
                    .at(c)
                    .is_some_and(|k| k.own_subject && context.is_finite(k) && !is_reporting(context, k))
        });
    for verb in joined.take(4).collect::<Vec<_>>() {
        let range = context.trimmed(start_of(context, verb)..clause_end(context, verb).min(segment.end));
        pieces[0].evidence.end = pieces[0].evidence.end.min(range.start);
        pieces[0].content.end = pieces[0].content.end.min(range.start);
        pieces.push(Piece { evidence: range.clone(), content: range, verb: Some(verb) });
    }
    pieces[0].evidence = context.trimmed(without_conjunction(context, pieces[0].evidence.clone()));
    Some(Reported { pieces, order: Order::Before })
}

/// Reporting words end before an apposition or relative clause on the speaker.
fn reporting_end(context: &Context<'_, '_>, mini: &Range<TokenId>) -> TokenId {
    mini.clone().find(|&t| context.is_word(t, &[","])).unwrap_or(mini.end)
}

fn is_reporting(context: &Context<'_, '_>, clause: &Clause) -> bool {
    !context.lexicon.speech_verbs(context.document.lemma(clause.verb)).is_empty()
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
    let after = document
        .children_by(verb, Dep::Ccomp)
        .find(|&c| c >= mini.end && context.clauses.at(c).is_some_and(|k| k.own_subject));
    let before = document.children_by(verb, Dep::Ccomp).filter(|&c| c < verb).last();
    let above = matches!(document.dep(verb), Dep::Parataxis | Dep::Advcl | Dep::Ccomp | Dep::Dep | Dep::Conj)
        .then(|| document.head(verb))
        .filter(|&h| context.clauses.at(h).is_some());
    after.or(before).or(above)
}

/// Where the clause of a verb ends, coordinated clauses with a subject of their own left out.
fn own_end(context: &Context<'_, '_>, verb: TokenId) -> TokenId {
    let document = context.document;
    let mut end = verb + 1;
    for child in document.children(verb).filter(|&c| c > verb) {
        let apart = document.dep(child) == Dep::Conj
            && context.clauses.at(child).is_some_and(|k| k.own_subject)
            || context.clauses.at(child).is_some_and(|k| {
                is_reporting(context, k) && matches!(document.dep(child), Dep::Parataxis | Dep::Advcl)
            });
        if !apart {
            end = end.max(document.subtree(child).end);
        }
    }
    end
}

/// "He says so", "and said so".
fn pro_form(context: &Context<'_, '_>, clause: &Clause, mini: &Range<TokenId>) -> Option<Reported> {
    let so = clause.verb + 1;
    if !context.is_word(so, &["so", "as"])
        || context.is_word(so, &["as"]) && !context.is_word(so + 1, &["much"])
    {
        return None;
    }
    let evidence = mini.start..so + 1;
    Some(Reported {
        pieces: vec![Piece { evidence: evidence.clone(), content: evidence, verb: None }],
        order: Order::After,
    })
}

/// The sentences, or parts of sentences, of a quotation. The reporting words go with the part beside which they stand.
pub(super) fn quote_pieces(
    context: &Context<'_, '_>,
    quote: Range<TokenId>,
    words: Range<TokenId>,
) -> Vec<Piece> {
    let document = context.document;
    let mut pieces = Vec::new();
    let mut at = quote.start;
    while at < quote.end {
        let sentence = document.sentence_around(at);
        let part = at..quote.end.min(sentence.end);
        let content = context.trimmed(part.clone());
        if !content.is_empty() {
            let beside =
                document.sentence_of(words.start.min(document.len() - 1)) == document.sentence_of(at);
            let evidence =
                if beside && words.end == quote.start { words.start..content.end } else { content.clone() };
            pieces.push(Piece { verb: main_verb(context, &content), evidence, content });
        }
        at = part.end.max(at + 1);
    }
    pieces
}

/// The highest verb within a range.
pub(super) fn main_verb(context: &Context<'_, '_>, range: &Range<TokenId>) -> Option<TokenId> {
    let document = context.document;
    let verbs = || range.clone().filter(|&t| context.clauses.at(t).is_some());
    verbs().find(|&v| !range.contains(&document.head(v)) || document.is_root(v)).or_else(|| verbs().next())
}

/// The sentence around a token, cut at semicolons, colons and dashes outside of quotations.
pub(super) fn segment_around(context: &Context<'_, '_>, token: TokenId) -> Range<TokenId> {
    let sentence = context.document.sentence_around(token);
    let cut = |t: &TokenId| context.is_word(*t, &[";", ":"]) && !context.in_speech(*t);
    let start = (sentence.start..token).rev().find(cut).map_or(sentence.start, |t| t + 1);
    let end = (token + 1..sentence.end).find(cut).unwrap_or(sentence.end);
    start..end
}

/// The verb with all that follows in its predicate: objects, complements, adverbials; not a coordinated predicate, nor a
/// further report ("…, adding that …").
pub(super) fn whole_predicate(context: &Context<'_, '_>, clause: &Clause) -> Range<TokenId> {
    let document = context.document;
    let verb = clause.verb;
    let relative = matches!(document.dep(verb), Dep::Relcl)
        && !clause.subjects.is_empty()
        && clause.subjects[0] != document.head(verb);
    let start = if relative || clause.passive && document.dep(verb) != Dep::Acl {
        subject_start(context, verb)
    } else {
        verb
    };
    let mut end = verb + 1;
    for child in document.children(verb).filter(|&c| c > verb) {
        match document.dep(child) {
            Dep::Cc | Dep::Conj | Dep::Parataxis => break,
            Dep::Punct if context.is_word(child, &[";", ":", "—", "–"]) => break,
            Dep::Punct => continue,
            Dep::Advcl
                if document.tag(child) == Tag::Vbg
                    && context.clauses.at(child).is_some_and(|k| is_reporting(context, k)) =>
            {
                break;
            }
            Dep::Nsubj | Dep::Nsubjpass if child > verb => end = end.max(document.subtree(child).end),
            _ => end = end.max(document.subtree(child).end),
        }
    }
    // A finite verb read as joined to an infinitive or complement within is another report.
    let cut = (verb + 1..end.min(verb + LONGEST)).find(|&t| {
        document.dep(t) == Dep::Conj
            && matches!(document.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && document.tag(t) == document.tag(verb)
            && context.clauses.at(t).is_some_and(|k| !k.own_subject && is_reporting(context, k))
    });
    if let Some(cut) = cut {
        end = (verb + 1..cut).rev().find(|&t| document.dep(t) == Dep::Cc).unwrap_or(cut);
    }
    let range = context.trimmed(start..end.max(verb + 1).min(verb + LONGEST));
    cut_relative(context, range)
}

fn subject_start(context: &Context<'_, '_>, verb: TokenId) -> TokenId {
    let document = context.document;
    let before = document.children(verb).filter(|&c| {
        c < verb && !matches!(document.dep(c), Dep::Punct | Dep::Cc | Dep::Mark | Dep::Advcl | Dep::Prep)
    });
    before.map(|c| document.subtree(c).start).min().unwrap_or(verb)
}

/// Leaves out a relative clause after a comma at the end: it tells of something else.
fn cut_relative(context: &Context<'_, '_>, range: Range<TokenId>) -> Range<TokenId> {
    let from = range.start + 3.min(range.len());
    let comma = (from..range.end.saturating_sub(1)).find(|&t| {
        context.is_word(t, &[","])
            && !context.in_speech(t)
            && context.is_word(t + 1, &["which", "who", "whose", "where", "whom"])
    });
    match comma {
        Some(comma) => range.start..comma,
        None => range,
    }
}

/// Leaves out "and" at the end or beginning of a range.
fn without_conjunction(context: &Context<'_, '_>, mut range: Range<TokenId>) -> Range<TokenId> {
    let skip = |t: TokenId| context.is_word(t, &["and", "but", ",", "or", "while", "then"]);
    while range.len() > 1 && skip(range.end - 1) {
        range.end -= 1;
    }
    while range.len() > 1 && skip(range.start) {
        range.start += 1;
    }
    range
}
