//! What tells that a mention speaks of another accord than one told before, though nothing in its name does.

use std::ops::Range;

use super::cluster::{Accord, MOST_ASKED, TRUCE_STAGES};
use super::making;
use super::mentions::Mention;
use super::screening;
use super::sorts::Sort;
use crate::clauses::{Reality, Tense};
use crate::dates;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Pos, Tag};

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
    // "Signed a truce … on the day on which the definitive ceasefire is signed"
    let other = !mention.definite || accord.made.is_some() && mention.proper.is_empty();
    other
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

/// "The agreement on accountability" and "the agreement on comprehensive solutions": what each is about tells them apart.
pub(super) fn is_of_another_matter(document: &Document<'_>, accord: &Accord, mention: &Mention) -> bool {
    let Some(own) = matter(document, mention) else { return false };
    let mut known = accord.mentions.iter().take(MOST_ASKED).filter_map(|m| matter(document, m)).peekable();
    let words = |m: &Range<TokenId>| {
        m.clone()
            .filter(|&t| matches!(document.pos(t), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Verb))
            .map(|t| document.lemma(t).to_lowercase())
            .collect::<Vec<_>>()
    };
    let own = words(&own);
    known.peek().is_some() && known.all(|other| !words(&other).iter().any(|word| own.contains(word)))
}

/// What a mention says that its accord is on: "the agreement *on the return of refugees*".
fn matter(document: &Document<'_>, mention: &Mention) -> Option<Range<TokenId>> {
    /// The most words of it that are read.
    const MOST: usize = 10;
    if mention.sort == Some(Sort::Truce) || mention.anaphor || !mention.definite {
        return None;
    }
    let on = document
        .children_by(mention.head, Dep::Prep)
        .find(|&p| p > mention.head && matches!(document.word(p), "on" | "concerning" | "regarding"))?;
    // "The accord on Sunday" is about no Sunday.
    let of = document.child(on, Dep::Pobj).filter(|&o| !dates::names_day_or_month(document.word(o)))?;
    let whole = document.subtree(of);
    Some(whole.start..whole.end.min(whole.start + MOST))
}

/// "A lasting ceasefire would be possible … Under the seven-point document": the paper that has so many points is no truce that is only
/// hoped for.
pub(super) fn is_none_that_is_sought(sources: Sources<'_, '_>, accord: &Accord, mention: &Mention) -> bool {
    mention.sort.is_none()
        && accord.sort == Some(Sort::Truce)
        && accord.made.is_none()
        && screening::counts_points(sources.document, mention.head, &mention.phrase)
        && accord.mentions.iter().take(MOST_ASKED).all(|m| !m.definite && is_still_sought(sources, m.head))
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

/// Words that set an accord apart from another.
const APART: &[&str] = &[
    "first",
    "second",
    "third",
    "earlier",
    "previous",
    "another",
    "original",
    "separate",
    "prior",
    "last",
    "old",
    "former",
    "preceding",
    "similar",
    "subsequent",
    "fourth",
    "other",
    "new",
];

/// Whether words before the noun of an accord set it apart from another one: "the second truce", "a more lasting ceasefire"; `only_new`
/// tells whether "the new accord" can only be that of the news.
pub(super) fn is_set_apart(
    document: &Document<'_>,
    noun: TokenId,
    phrase: &Range<TokenId>,
    definite: bool,
    only_new: impl Fn() -> bool,
) -> bool {
    let word = |t: TokenId| document.word(t).to_lowercase();
    let told_apart = |t: TokenId| match word(t).as_str() {
        "new" => !only_new(),
        // "X and Y initial protocol" is a headline's verb.
        "initial" => t > phrase.start,
        "first" => !is_first_of_its_kind(document, phrase),
        other => APART.contains(&other),
    };
    let compared = |t: TokenId| {
        document.tag(t) == Tag::Jjr || document.tag(t) == Tag::Rbr && document.tag(t + 1) == Tag::Jj
    };
    (phrase.start..noun).any(|t| told_apart(t) || !definite && compared(t))
}

/// "A truce, the first of its kind in years", "the first truce since the war began": what is said of the one that is told.
pub(super) fn is_first_of_its_kind(document: &Document<'_>, phrase: &Range<TokenId>) -> bool {
    /// So many words behind the noun it is told since when it is the first.
    const REACH: usize = 6;
    let end = document.sentence_around(phrase.start).end;
    let word = |t: TokenId| if t < end { document.word(t).to_lowercase() } else { String::new() };
    let first = phrase.clone().any(|t| word(t) == "first");
    let span = || {
        (phrase.end + 1..end.min(phrase.end + REACH)).any(|t| {
            matches!(document.lemma(t).to_lowercase().as_str(), "year" | "decade" | "month" | "century")
        })
    };
    first
        && match word(phrase.end).as_str() {
            "of" => word(phrase.end + 1) == "its" && word(phrase.end + 2) == "kind",
            "in" => span(),
            "since" | "ever" => true,
            _ => false,
        }
}
