//! Who reports where the parser gives a reporting verb the wrong subject, or none.

use peacebrief::v1::ActorKind;

use crate::actors::ActorId;
use crate::clauses::{Clause, ClauseId};
use crate::document::TokenId;
use crate::syntax::{Dep, Pos, Tag};

use super::context::Context;
use super::extent::segment_around;
use super::speakers;

/// How far back, in tokens, the comma stands that opens what is set off before a verb.
const ASIDE: usize = 16;

/// The heads of those who do what a clause tells. In "A, whose party left, said" the party is no subject of the saying.
pub(super) fn own_doers<'c>(context: &Context<'_, '_>, clause: &'c Clause) -> &'c [TokenId] {
    let document = context.document;
    let doers = clause.doers();
    let of_relative =
        |head: &TokenId| document.children_by(*head, Dep::Poss).any(|p| context.is_word(p, &["whose"]));
    match doers {
        [first, second] if of_relative(second) && !of_relative(first) => &doers[..1],
        // "…, X tells Radio Y": whom one tells, read as a second subject.
        [first, second] if *first < clause.verb && *second > clause.verb => &doers[..1],
        _ => doers,
    }
}

/// Whether a subject that a clause has only inherited stands beyond a colon or semicolon: what follows is another sentence.
pub(super) fn is_cut_off(context: &Context<'_, '_>, clause: &Clause, subject: TokenId) -> bool {
    let segment = segment_around(context, clause.verb);
    !clause.own_subject && context.is_finite(clause) && subject < segment.start
}

/// "Local media quoted Dell *as saying* that …": who is quoted speaks.
pub(super) fn quoted_by_others(context: &Context<'_, '_>, clause: &Clause) -> Option<Vec<ActorId>> {
    let document = context.document;
    let preposition = document.head(clause.verb);
    let told = document.dep(clause.verb) == Dep::Pcomp && context.is_word(preposition, &["as"]);
    let quote = context.clauses.at(document.head(preposition)).filter(|_| told)?;
    let quoted = matches!(document.lemma(quote.verb), "quote" | "cite") && !quote.passive;
    Some(speakers::of_heads(context, &quote.objects)).filter(|found| quoted && !found.is_empty())
}

/// "A of the movement, *who* urged": whom the relative pronoun means, which need not be the noun on which the clause hangs.
pub(super) fn by_relative(context: &Context<'_, '_>, clause: &Clause) -> Option<Vec<ActorId>> {
    let document = context.document;
    let pronoun = document.child(clause.verb, Dep::Nsubj).filter(|&s| context.is_word(s, &["who"]))?;
    Some(context.cast.at(pronoun).to_vec()).filter(|found| !found.is_empty())
}

/// "noted that the group has rejected the accord, and *condemned* the killing": a verb of the reporting verb's own form, joined to
/// the clause within it, which has another.
pub(super) fn joined_too_deep(
    context: &Context<'_, '_>,
    id: ClauseId,
    clause: &Clause,
) -> Option<Vec<ActorId>> {
    let document = context.document;
    if clause.own_subject || document.dep(clause.verb) != Dep::Conj || !context.is_finite(clause) {
        return None;
    }
    let mut governors = context.clauses.governors(id);
    let within = governors.next()?;
    let report =
        governors.next().filter(|g| context.is_reporting(g) && g.complements.contains(&within.verb))?;
    let form = document.tag(clause.verb);
    // "had looked into it and *put* it down to smugglers": which form that is nobody can see.
    let told_by_form = document.word(clause.verb) != document.lemma(clause.verb);
    let apart = told_by_form && form == document.tag(report.verb) && form != document.tag(within.verb);
    let found = speakers::of_heads(context, report.doers());
    (apart && !found.is_empty()).then_some(found)
}

/// "A, whose minister praised both, *has urged* them": a verb without a subject and without an "and", which the parser joined to the relative
/// clause before it.
pub(super) fn behind_relative(context: &Context<'_, '_>, clause: &Clause) -> Option<Vec<ActorId>> {
    let document = context.document;
    let verb = clause.verb;
    let relative = document.head(verb);
    let joined =
        document.dep(verb) == Dep::Conj && document.dep(relative) == Dep::Relcl && !clause.own_subject;
    if !joined {
        return None;
    }
    let coordinated =
        (relative + 1..verb).any(|t| document.dep(t) == Dep::Cc && document.head(t) == relative);
    let parted = (relative + 1..verb).rev().find(|&t| document.dep(t) != Dep::Aux);
    let parted = parted.is_some_and(|t| context.is_word(t, &[","]));
    let found = speakers::of_head(context, document.head(relative));
    (!coordinated && parted && context.is_finite(clause) && !found.is_empty()).then_some(found)
}

/// "She received us, days after *A, the president, had told* them that …": who is named behind the word that opens a subordinate clause,
/// with a title set off by commas before the verb, which the parser joined to the verb above.
pub(super) fn set_off(context: &Context<'_, '_>, clause: &Clause) -> Option<ActorId> {
    const OPENERS: &[&str] =
        &["after", "before", "since", "when", "while", "as", "because", "although", "though"];
    let document = context.document;
    let inherited = *clause.subjects.first().filter(|&&s| !clause.own_subject && s < clause.verb)?;
    let helped = |t: TokenId| matches!(document.dep(t), Dep::Aux | Dep::Neg) || document.tag(t) == Tag::Rb;
    let close =
        (inherited..clause.verb).rev().find(|&t| !helped(t)).filter(|&t| context.is_word(t, &[","]))?;
    let open = (inherited..close).rev().take(ASIDE).find(|&t| context.is_word(t, &[","]))?;
    let name = open.checked_sub(1).filter(|&t| document.pos(t) == Pos::Propn)?;
    let person = |a: &ActorId| context.cast.get(*a).kind == ActorKind::Person;
    let named = context.cast.at(name).iter().copied().find(person)?;
    let first = (inherited + 1..name).rev().find(|&t| !context.cast.at(t).contains(&named))?;
    context.is_word(first, OPENERS).then_some(named)
}

/// The actor named right before a verb, or before the apposition that ends at it, where the parser found no subject, or one
/// that is no actor: "the monitoring body CTSAMVM said", "IGAD, the regional bloc, urged".
pub(super) fn mention_before(context: &Context<'_, '_>, clause: &Clause) -> Option<Vec<ActorId>> {
    let document = context.document;
    let verb = clause.verb;
    if !context.is_finite(clause) || clause.passive {
        return None;
    }
    let sentence = document.sentence_around(verb);
    let adverb = |t: usize| {
        matches!(document.dep(t), Dep::Aux | Dep::Neg)
            || matches!(document.tag(t), Tag::Rb | Tag::Md)
            || matches!(document.dep(t), Dep::Npadvmod | Dep::Advmod) && context.cast.at(t).is_empty()
    };
    let last = (sentence.start..verb).rev().find(|&t| !adverb(t))?;
    let named = |t: usize| {
        let ids = context.cast.at(t);
        let whole = (t + 1..document.len()).next().is_none_or(|next| context.cast.at(next) != ids);
        (!ids.is_empty() && whole && !context.in_speech(t)).then(|| with_those_joined(context, t))
    };
    if !context.is_word(last, &[","]) {
        // Part of the subject's own phrase, or there is no subject at all.
        let within = clause.subjects.is_empty()
            || clause.own_subject && clause.subjects.iter().any(|&s| document.subtree(s).contains(&last));
        // "The opposition in X vowed": X did not.
        let located = document.dep(last) == Dep::Pobj
            && context.is_word(document.head(last), &["in", "at", "near"])
            && !clause.subjects.iter().any(|&s| {
                // "a source close to the mediators in Lorne" is of no place.
                let own = document.head(document.head(last)) == s;
                own && speakers::stands_for_another(context, s) && !speakers::is_against(context, s)
            });
        return named(last).filter(|_| within && !located);
    }
    if clause.own_subject || clause.subjects.iter().any(|&s| !is_cut_off(context, clause, s)) {
        return None;
    }
    let commas: Vec<usize> =
        (sentence.start..last).rev().filter(|&t| context.is_word(t, &[","])).take(4).collect();
    commas
        .into_iter()
        .filter(|&t| t > sentence.start)
        .find_map(|t| named(t - 1))
        .or_else(|| named(last.checked_sub(1)?))
}

/// The actors at a token with those whose names "and" joins to it from the left: "Washington *and Riyadh* said".
fn with_those_joined(context: &Context<'_, '_>, token: TokenId) -> Vec<ActorId> {
    let mut out = context.cast.at(token).to_vec();
    let first = (0..token).rev().take(8).take_while(|&t| context.cast.at(t) == context.cast.at(token)).last();
    let start = first.unwrap_or(token);
    if start >= 2 && context.is_word(start - 1, &["and"]) {
        let others = context.cast.at(start - 2).iter().filter(|a| !out.contains(a)).copied();
        let others: Vec<ActorId> = others.collect();
        out.splice(0..0, others);
    }
    out
}
