//! What tells that a mention speaks of another accord than one told before, though nothing in its name does.

use super::cluster::{Accord, MOST_ASKED, TRUCE_STAGES};
use super::making;
use super::mentions::Mention;
use super::screening;
use super::sorts::Sort;
use crate::clauses::{Reality, Tense};
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Tag};

/// "the framework agreement" and "the comprehensive agreement" to which it is to lead: one settles a part, and one the whole.
pub(super) fn is_of_another_reach(sources: Sources<'_, '_>, accord: &Accord, mention: &Mention) -> bool {
    const PART: &[&str] = &["framework", "preliminary", "interim", "partial", "provisional"];
    const WHOLE: &[&str] = &["comprehensive", "final", "definitive", "overall"];
    let holds = |mention: &Mention, words: &[&str]| {
        mention.phrase.clone().any(|t| words.iter().any(|w| sources.document.word(t).eq_ignore_ascii_case(w)))
    };
    let called = |words: &[&str]| accord.mentions.iter().take(MOST_ASKED).any(|m| holds(m, words));
    let apart = |here: &[&str], there: &[&str]| holds(mention, here) && !called(here) && called(there);
    apart(PART, WHOLE) || apart(WHOLE, PART) || is_to_follow(sources, accord, mention)
}

/// "A ceasefire has been observed since midnight. … A truce, agreed on 10 October, was broken": each is introduced, and one is told by a day
/// of weeks ago.
pub(super) fn is_of_before(sources: Sources<'_, '_>, accord: &Accord, mention: &Mention) -> bool {
    let age = mention.made.as_ref().and_then(|made| making::days_before(sources, made));
    let introduced = accord.mentions.first().is_some_and(|m| !m.definite && !m.anaphor);
    mention.sort == Some(Sort::Truce)
        && accord.made.is_none()
        && introduced
        && age.is_some_and(|days| days > TRUCE_STAGES)
}

/// "Agreed on a week-long truce", beside an armistice that has a name of its own and no such term.
pub(super) fn is_for_a_while(sources: Sources<'_, '_>, accord: &Accord, mention: &Mention) -> bool {
    let lasts = |m: &Mention| screening::lasts_a_while(sources.document, m.head, &m.phrase);
    mention.sort == Some(Sort::Truce)
        && !accord.names.is_empty()
        && mention.made.is_some()
        && lasts(mention)
        && !accord.mentions.iter().take(MOST_ASKED).any(lasts)
}

/// "A comprehensive agreement" to which there are to be talks, while "the agreement" that was signed is not called so; "a lasting
/// ceasefire" to which the truce in force is to lead.
pub(super) fn is_to_follow(sources: Sources<'_, '_>, accord: &Accord, mention: &Mention) -> bool {
    const WHOLE: &[&str] = &["comprehensive", "final", "definitive", "permanent", "lasting", "enduring"];
    let document = sources.document;
    let holds = |m: &Mention| {
        m.phrase.clone().any(|t| WHOLE.iter().any(|w| document.word(t).eq_ignore_ascii_case(w)))
    };
    let asked = || accord.mentions.iter().take(MOST_ASKED);
    // "A permanent ceasefire will be on the agenda. … Declared the reduction in violence over."
    let noun = |m: &Mention| document.lemma(m.head).to_lowercase();
    let sought = |m: &Mention| !m.definite && holds(m) && is_still_sought(sources, m.head);
    if mention.definite
        && mention.sort == Some(Sort::Truce)
        && asked().all(|m| sought(m) && noun(m) != noun(mention))
    {
        return document.lemma(mention.head) != "ceasefire" && !holds(mention);
    }
    let stands = accord.made.is_some() || asked().any(|m| m.definite && !m.anaphor);
    !mention.definite
        && !mention.anaphor
        && mention.made.is_none()
        && stands
        && holds(mention)
        && !asked().any(holds)
        && is_still_sought(sources, mention.head)
}

/// Whether an accord is spoken of as one that is sought or to come: "negotiations on an accord", "with a view to an accord", "an accord
/// will be on the agenda".
fn is_still_sought(sources: Sources<'_, '_>, head: TokenId) -> bool {
    let document = sources.document;
    // "… until April, when a permanent ceasefire takes hold"
    let begins = sources.clauses.around(head).is_some_and(|c| {
        c.subjects.contains(&head)
            && c.tense != Tense::Past
            && matches!(
                document.lemma(c.verb),
                "take" | "begin" | "start" | "come" | "enter" | "succeed" | "replace" | "follow"
            )
    });
    is_talked_of(document, head)
        || begins
        || sources.clauses.around(head).is_some_and(|c| {
            matches!(c.reality, Reality::Conditional | Reality::Possible | Reality::Required)
                || c.tense == Tense::Future
        })
}

/// "The accords" are no single truce, and "the accord" is none of several truces.
pub(super) fn is_of_another_number(sources: Sources<'_, '_>, accord: &Accord, mention: &Mention) -> bool {
    let several = is_plural(sources, mention);
    mention.sort.is_none()
        && accord.sort == Some(Sort::Truce)
        && !accord.mentions.iter().take(MOST_ASKED).any(|m| is_plural(sources, m) == several)
}

fn is_plural(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    matches!(sources.document.tag(mention.head), Tag::Nns | Tag::Nnps)
}

/// "Negotiations on an accord", "with a view to an accord": it is still talked of.
pub(super) fn is_talked_of(document: &Document<'_>, head: TokenId) -> bool {
    let preposition = document.head(head);
    document.dep(head) == Dep::Pobj
        && matches!(document.word(preposition), "on" | "to" | "towards" | "toward" | "for" | "about" | "over")
        && matches!(
            document.lemma(document.head(preposition)).to_lowercase().as_str(),
            "negotiation" | "talk" | "view" | "discussion" | "work" | "push" | "prospect" | "path" | "road"
        )
}
