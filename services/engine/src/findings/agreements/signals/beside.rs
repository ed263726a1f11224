//! Words beside an accord's noun: adjectives before it, and nouns of which it is the object ("the signing of the accord").

use peacebrief::v1;

use super::Signal;
use super::by_clause::whole;
use super::verbs::BREACHES;
use crate::clauses::{Clause, Reality};
use crate::dates;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::findings::agreements::making;
use crate::findings::agreements::mentions::Mention;
use crate::syntax::{Dep, Tag};

/// Adjectives before the noun, and nouns of which it is the object: "the signing of the accord".
pub(in crate::findings::agreements) fn by_words_beside(
    sources: Sources<'_, '_>,
    mention: &Mention,
) -> Vec<Signal> {
    let document = sources.document;
    let mut out = Vec::new();
    for child in document.children(mention.head).filter(|&c| c < mention.head && document.dep(c) == Dep::Amod)
    {
        if let Some(status) = sources.lexicon.status_adjective(document.word(child)) {
            out.push(Signal::new(status, None));
        }
    }
    out.extend(in_force_since(sources, mention).or_else(|| entered_into_force(sources, mention)));
    // "the Gaza *ceasefire talks*": what is still talked of.
    let talked_of = document.dep(mention.head) == Dep::Compound
        && mention.head + 1 == document.head(mention.head)
        && matches!(document.word(mention.head + 1), "talks" | "negotiations");
    if talked_of {
        out.push(Signal::new(v1::AgreementStatus::UnderNegotiation, None));
    }
    // "Proposals on the terms of the truce": what is told of its terms is told of it, as is that it has a draft.
    let text = whole(document, mention.head);
    for noun in std::iter::once(mention.head).chain((text != mention.head).then_some(text)) {
        let preposition = document.head(noun);
        if document.dep(noun) != Dep::Pobj {
            continue;
        }
        // "made progress toward the peace treaty": it is still to be made.
        let made = sources.clauses.around(noun).is_some_and(|clause| clause.reality == Reality::Fact);
        if made && matches!(document.word(preposition), "toward" | "towards") {
            out.push(Signal::new(v1::AgreementStatus::UnderNegotiation, None));
        }
        let told = by_noun(sources, mention, document.head(preposition));
        out.extend(told.filter(|signal| match document.word(preposition) {
            "of" | "to" | "on" => true,
            // "a proposal for an accord", but "talks for an accord" are of its making only.
            "for" => signal.status == v1::AgreementStatus::Proposed,
            _ => false,
        }));
    }
    out
}

/// "The Protocol, signed at Ardan on 8 May and in force since 1 July": told behind the noun without a verb.
fn in_force_since(sources: Sources<'_, '_>, mention: &Mention) -> Option<Signal> {
    /// So many words behind the noun it stands at most.
    const REACH: usize = 18;
    /// So many days before publication it is told with what the article reports.
    const RECENT: i32 = 180;
    let document = sources.document;
    let end = document.sentence_around(mention.head).end;
    let stop = end.min(mention.phrase.end + REACH);
    let at = (mention.phrase.end..stop)
        .take_while(|&t| !matches!(document.word(t), ";" | ":"))
        .take_while(|&t| sources.lexicon.accord_noun(document.lemma(t)).is_none())
        .find(|&t| {
            t + 2 < end
                && document.word(t).eq_ignore_ascii_case("in")
                && matches!(document.word(t + 1), "force" | "effect")
                && matches!(document.word(t + 2), "since" | "from")
        })?;
    let since = at + 2..end.min(at + 8);
    let date = sources.calendar.near(document, &since, at, dates::Tense::Past);
    let date = date.filter(|date| !sources.calendar.is_to_come(date))?;
    // Of an accord of old the day of its conclusion tells more.
    let enters = making::days_before(sources, &date).is_some_and(|days| days <= RECENT);
    Some(Signal { enters, ..Signal::new(v1::AgreementStatus::InForce, Some(date)) })
}

/// "The Protocol, which was signed in Ardan by the ministers of X, A, and of Y, B, and entered into force ten days later": far behind the
/// noun, wherever the parser hung the verb.
fn entered_into_force(sources: Sources<'_, '_>, mention: &Mention) -> Option<Signal> {
    /// So many words behind the noun it stands at most.
    const REACH: usize = 45;
    let document = sources.document;
    let end = document.sentence_around(mention.head).end;
    let signed = document.word(mention.phrase.end.min(end - 1)) == ","
        || making::qualifiers(document, mention.head).next().is_some();
    let verb = (mention.phrase.end..end.min(mention.phrase.end + REACH))
        .take_while(|&t| !matches!(document.word(t), ";" | ":"))
        .take_while(|&t| sources.lexicon.accord_noun(document.lemma(t)).is_none())
        .find(|&t| {
            t + 2 < end
                && document.word(t - 1).eq_ignore_ascii_case("and")
                && matches!(document.word(t), "entered" | "came" | "went")
                && document.word(t + 1).eq_ignore_ascii_case("into")
                && matches!(document.word(t + 2), "force" | "effect")
        })
        .filter(|_| signed)?;
    let after = verb..end.min(verb + 9);
    let date = sources.calendar.near(document, &after, verb, dates::Tense::Past);
    let date = date.filter(|date| !sources.calendar.is_to_come(date));
    Some(Signal { enters: date.is_some(), ..Signal::new(v1::AgreementStatus::InForce, date) })
}

/// What a noun says to which an accord belongs: "the *draft* of the accord", "a *breach* of the truce".
fn by_noun(sources: Sources<'_, '_>, mention: &Mention, noun: TokenId) -> Option<Signal> {
    let document = sources.document;
    let told = sources
        .clauses
        .around(noun)
        .is_none_or(|c| c.reality == Reality::Fact && !c.negated && !is_put_off(document, c, noun));
    let status = sources.lexicon.status_noun(document.lemma(noun));
    let status = status.filter(|_| told && document.tag(noun) != Tag::Vbg).filter(|_| {
        let truce = mention.kind == Some(v1::AgreementKind::Ceasefire);
        truce || !BREACHES.contains(&document.lemma(noun).to_lowercase().as_str())
    });
    status.map(|status| Signal::new(status, None))
}

/// What becomes of a signing that has not taken place.
const PUT_OFF: &[&str] =
    &["postpone", "delay", "cancel", "call", "put", "schedule", "plan", "set", "slate", "expect"];

/// "The signing was postponed", "is set for Monday".
pub(in crate::findings::agreements) fn is_put_off(
    document: &Document<'_>,
    clause: &Clause,
    act: TokenId,
) -> bool {
    // "makes the signing conditional on the withdrawal"
    let conditional = matches!(document.lemma(clause.verb), "make" | "render")
        && (act..document.sentence_around(act).end.min(act + MOST_WORDS))
            .any(|t| matches!(document.word(t), "conditional" | "contingent" | "dependent"));
    conditional
        || clause.passive
            && clause.undergoers().contains(&act)
            && PUT_OFF.contains(&document.lemma(clause.verb))
}

/// How far behind a signing stands what it is made to depend on.
const MOST_WORDS: usize = 20;
