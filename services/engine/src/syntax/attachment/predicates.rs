//! Verbs that were read as something else: as what a preposition has for its object, as a noun, as a participle.

use std::ops::Range;

use super::LONGEST;
use crate::syntax::Token;
use crate::syntax::labels::{Dep, Pos, Tag};

/// Mends the readings of a sentence in place; `word` is the text of a token.
pub(super) fn mend<'t>(
    tokens: &mut [Token],
    sentence: Range<usize>,
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    for token in sentence.clone() {
        if let Some(object) = infinitive(tokens, token, sentence.end, word) {
            to_infinitive(tokens, token, object);
        }
        if let Some(told) = told_clause(tokens, token, word) {
            (tokens[token].head, tokens[token].dep) = (told, Dep::Ccomp);
        }
        if is_finite(tokens, token, &sentence) {
            tokens[token].tag = Tag::Vbd;
        }
        if let Some(subject) = hung_on_subject(tokens, token, &sentence, word) {
            to_predicate(tokens, subject, token);
        }
        if let Some(that) = reported(tokens, token, &sentence, word) {
            to_verb(tokens, token, that, sentence.start);
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn children<'a>(tokens: &'a [Token], head: usize, within: Range<usize>) -> impl Iterator<Item = usize> + 'a {
    within.filter(move |&t| t != head && tokens[t].head as usize == head)
}

/// What stands near a token in its sentence: however long that is, a bounded number of tokens is looked at.
fn near(token: usize, sentence: &Range<usize>) -> Range<usize> {
    token.saturating_sub(LONGEST).max(sentence.start)..sentence.end.min(token + LONGEST)
}

/// "vowed on Tuesday *to* march", "asked both sides *to* shun violence": read as a preposition, with the verb for its object or for a
/// word beside that. The noun that is the verb's own object, where one was read so; the outer `Option` tells whether it is so.
fn infinitive<'t>(
    tokens: &[Token],
    to: usize,
    end: usize,
    word: impl Fn(&Token) -> &'t str,
) -> Option<Option<usize>> {
    let own = &tokens[to];
    let verb = to + 1;
    let hung = verb < end && word(own) == "to" && own.dep == Dep::Prep && own.head as usize != to;
    let next = tokens.get(verb).filter(|next| hung && next.tag == Tag::Vb)?;
    let above = next.head as usize;
    match next.dep {
        Dep::Pobj if above == to => Some(None),
        Dep::Compound | Dep::Amod
            if above > verb && tokens[above].dep == Dep::Pobj && tokens[above].head as usize == to =>
        {
            Some(Some(above))
        }
        _ => None,
    }
}

fn to_infinitive(tokens: &mut [Token], to: usize, object: Option<usize>) {
    let (verb, above) = (to + 1, tokens[to].head);
    if let Some(object) = object {
        (tokens[object].head, tokens[object].dep) = (index(verb), Dep::Dobj);
    }
    let own = &mut tokens[to];
    (own.head, own.dep, own.tag, own.pos) = (index(verb), Dep::Aux, Tag::To, Pos::Part);
    let next = &mut tokens[verb];
    (next.head, next.dep, next.pos) = (above, Dep::Xcomp, Pos::Verb);
}

/// Verbs that have both who is told and what.
const TELLING: &[&str] = &["tell", "inform", "assure", "warn", "remind"];

/// "told a local broadcaster the group *would* emerge": a clause without a pronoun for the one who was told is what he was told. The verb
/// of telling above it.
fn told_clause<'t>(tokens: &[Token], verb: usize, word: impl Fn(&Token) -> &'t str) -> Option<u32> {
    let own = &tokens[verb];
    let hearer = own.head as usize;
    if own.dep != Dep::Relcl || hearer >= verb || verb - hearer > LONGEST {
        return None;
    }
    let teller = tokens[hearer].head;
    let told = tokens[hearer].dep == Dep::Dobj
        && (teller as usize) < hearer
        && TELLING.contains(&&*tokens[teller as usize].lemma);
    let subject = children(tokens, verb, hearer + 1..verb)
        .find(|&t| matches!(tokens[t].dep, Dep::Nsubj | Dep::Nsubjpass))?;
    let relative = (hearer + 1..=subject).any(|t| {
        matches!(tokens[t].tag, Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::WpPossessive)
            || word(&tokens[t]) == "that"
    });
    let noun = matches!(tokens[subject].pos, Pos::Noun | Pos::Propn);
    (told && noun && !relative).then_some(teller)
}

/// "its director, A, *lamented*": a verb that heads the sentence, with a subject and without an auxiliary, is no participle.
fn is_finite(tokens: &[Token], verb: usize, sentence: &Range<usize>) -> bool {
    let own = &tokens[verb];
    if own.tag != Tag::Vbn || own.dep != Dep::Root {
        return false;
    }
    let (mut subject, mut auxiliary) = (false, false);
    for t in children(tokens, verb, near(verb, sentence)) {
        subject |= tokens[t].dep == Dep::Nsubj && t < verb;
        auxiliary |= matches!(tokens[t].dep, Dep::Aux | Dep::Auxpass);
    }
    subject && !auxiliary
}

/// "The Coordinator for X, A B, strongly *condemned* the strikes", read as if the coordinator, condemned, were all: a participle with an
/// object behind a comma is the verb of the noun that heads the sentence, and so is one that cannot have an object.
fn hung_on_subject<'t>(
    tokens: &[Token],
    verb: usize,
    sentence: &Range<usize>,
    word: impl Fn(&Token) -> &'t str,
) -> Option<usize> {
    let own = &tokens[verb];
    let noun = own.head as usize;
    let read = own.tag == Tag::Vbn
        && own.dep == Dep::Acl
        && noun < verb
        && tokens[noun].dep == Dep::Root
        && matches!(tokens[noun].pos, Pos::Noun | Pos::Propn);
    if !read {
        return None;
    }
    let (mut object, mut first) = (false, verb);
    for t in children(tokens, verb, near(verb, sentence)) {
        object |= t > verb && tokens[t].dep == Dep::Dobj;
        if t < verb && tokens[t].dep == Dep::Advmod {
            first = first.min(t);
        } else if t < verb {
            return None;
        }
    }
    let apart = first > noun + 1 && word(&tokens[first - 1]) == ",";
    (object && apart || INTRANSITIVE.contains(&&*own.lemma)).then_some(noun)
}

/// Verbs that nobody does to anything, whose participle qualifies no noun: "The accord *lapsed* in 2013".
const INTRANSITIVE: &[&str] = &[
    "lapse",
    "crumble",
    "collapse",
    "expire",
    "disintegrate",
    "fizzle",
    "falter",
    "founder",
    "unravel",
    "evaporate",
];

fn to_predicate(tokens: &mut [Token], subject: usize, verb: usize) {
    (tokens[subject].head, tokens[subject].dep) = (index(verb), Dep::Nsubj);
    let own = &mut tokens[verb];
    (own.head, own.dep, own.tag) = (index(verb), Dep::Root, Tag::Vbd);
}

/// "XYZ-ABC *maintains* that …", read as things that are maintained: a plural that heads the sentence, with a name before it and a
/// clause with "that" behind it. The verb of that clause.
fn reported<'t>(
    tokens: &[Token],
    noun: usize,
    sentence: &Range<usize>,
    word: impl Fn(&Token) -> &'t str,
) -> Option<usize> {
    let own = &tokens[noun];
    let that = noun + 1;
    let plural = own.tag == Tag::Nns && own.dep == Dep::Root && noun > sentence.start && that < sentence.end;
    let mark = tokens.get(that).filter(|mark| plural && word(mark) == "that" && mark.dep == Dep::Mark)?;
    let clause = mark.head as usize;
    let qualifies =
        matches!(tokens[clause].dep, Dep::Relcl | Dep::Acl) && tokens[clause].head as usize == noun;
    let name = &tokens[noun - 1];
    let named = name.pos == Pos::Propn && name.dep == Dep::Compound && name.head as usize == noun;
    (qualifies && named).then_some(clause)
}

fn to_verb(tokens: &mut [Token], verb: usize, clause: usize, first: usize) {
    let name = verb - 1;
    for token in &mut tokens[verb.saturating_sub(LONGEST).max(first)..name] {
        if token.head as usize == verb && matches!(token.dep, Dep::Compound | Dep::Det | Dep::Amod) {
            token.head = index(name);
        }
    }
    tokens[name].dep = Dep::Nsubj;
    tokens[clause].dep = Dep::Ccomp;
    (tokens[verb].tag, tokens[verb].pos) = (Tag::Vbz, Pos::Verb);
}
