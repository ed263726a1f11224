//! How far the words reach by which an accord is called, and which of them are a proper name.

use std::ops::Range;

use super::cluster;
use crate::dates;
use crate::document::{Document, TokenId};
use crate::findings::{Sources, wording};
use crate::syntax::{Pos, Tag};

/// The noun with what stands before it, and a name that goes on after it ("Document for Peace in Darfur").
pub(super) fn phrase(
    sources: Sources<'_, '_>,
    noun: TokenId,
    fixed: Option<&Range<TokenId>>,
) -> Range<TokenId> {
    let document = sources.document;
    let start = wording::phrase_start(document, noun);
    let sentence = document.sentence_around(noun);
    let capital = |t: TokenId| {
        t < sentence.end
            && document.word(t).chars().next().is_some_and(char::is_uppercase)
            && !matches!(document.pos(t), Pos::Pron)
    };
    let mut end = noun + 1;
    if matches!(document.tag(noun), Tag::Nnp | Tag::Nnps) || capital(noun) && noun > sentence.start {
        // "Protocol on Humanitarian Access and the Return of Displaced Persons": links between capitalized words.
        let mut at = end;
        let mut links = 0;
        while at < sentence.end && at < noun + LONGEST_NAME {
            let word = document.word(at);
            if sources.calendar.holds(at) {
                // "The Joint Statement of 15 February", but "signed the Accord on January 12".
                let dated = document.word(at - 1).eq_ignore_ascii_case("of");
                end = if dated { (at..sentence.end).find(|&t| !sources.calendar.holds(t)) } else { None }
                    .map_or(end, |t| t.min(noun + LONGEST_NAME));
                break;
            }
            if capital(at) {
                (end, links) = (at + 1, 0);
            } else if links < 3
                && LINKS.contains(&word)
                && !is_to_another(document, noun, at)
                && (links > 0
                    || matches!(word, "of" | "on" | "for" | "and" | "to" | "through")
                    || is_after_verb(document, at)
                    || is_in_name(document, noun, at))
            {
                links += 1;
            } else {
                break;
            }
            at += 1;
        }
        // What joins two names is none: "the Accord and Mr X".
        let joined = (noun + 1..end).find(|&t| document.word(t) == "and" && document.head(t) == noun);
        end = joined.unwrap_or(end);
    }
    let (start, end) = match fixed {
        Some(range) => (start.min(range.start), end.max(range.end)),
        None => (start, end),
    };
    let mut end = end.min(sentence.end);
    // "a framework agreement of" is said of what its date was cut from.
    while end > noun + 1 && LINKS.contains(&document.word(end - 1)) {
        end -= 1;
    }
    start.max(sentence.start)..end
}

/// "Commitment to Protect | the People of Ardan": what a verb within a name has for its object belongs to the name.
fn is_after_verb(document: &Document<'_>, token: TokenId) -> bool {
    token > 1 && document.word(token - 2) == "to" && document.word(token - 1).starts_with(char::is_uppercase)
}

/// "Agreement on Peace, | Friendship and Cooperation", "Agreement on Monitoring | the Management of Arms": what goes on within a name.
fn is_in_name(document: &Document<'_>, noun: TokenId, at: TokenId) -> bool {
    let word = |t: TokenId| if t < document.len() { document.word(t) } else { "" };
    let capital = |t: TokenId| word(t).starts_with(char::is_uppercase);
    let of = (noun + 1..at).any(|t| matches!(word(t), "of" | "on" | "for"));
    let listed = word(at) == "," && capital(at - 1) && capital(at + 1) && matches!(word(at + 2), "and" | ",");
    let gerund = word(at) == "the" && capital(at - 1) && word(at - 1).ends_with("ing") && capital(at + 1);
    of && (listed || gerund)
}

/// "The Annex | to the Agreement on …": what it is joined to is an accord of its own.
fn is_to_another(document: &Document<'_>, noun: TokenId, at: TokenId) -> bool {
    let part = matches!(
        document.word(noun).to_lowercase().as_str(),
        "annex" | "annexe" | "addendum" | "appendix" | "amendment" | "amendments" | "supplement"
    );
    part && at == noun + 1 && document.word(at) == "to"
}

/// The most words that a name has after its noun.
const LONGEST_NAME: usize = 20;
/// Words between the words of a name.
const LINKS: &[&str] = &["of", "on", "for", "and", "the", "a", "an", "in", "to", "through", "between", ","];

/// Whether a name has no word by which the accord is told from others: "the Cessation of Hostilities", but not "the Lusaka Protocol".
pub(super) fn is_common(document: &Document<'_>, phrase: &Range<TokenId>) -> bool {
    cluster::telling(&proper(document, phrase)).next().is_none()
}

/// The words of a phrase that make a proper name or a date: capitalized ones beyond the first of a sentence, and numbers.
pub(super) fn proper(document: &Document<'_>, phrase: &Range<TokenId>) -> Vec<String> {
    let sentence = document.sentence_around(phrase.start).start;
    let mut out: Vec<String> = phrase
        .clone()
        .filter(|&t| {
            let word = document.word(t);
            let capital = word.chars().next().is_some_and(char::is_uppercase)
                && (t > sentence || document.tag(t) == Tag::Nnp);
            let capital = capital && !matches!(document.pos(t), Pos::Det | Pos::Pron | Pos::Adp);
            let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
            let beside_a_month =
                |other: TokenId| phrase.contains(&other) && dates::names_day_or_month(document.word(other));
            let day = word.len() <= 2
                && word.bytes().all(|b| b.is_ascii_digit())
                && (beside_a_month(t + 1) || t > 0 && beside_a_month(t - 1));
            capital || year || day
        })
        .map(|t| document.word(t).to_lowercase())
        .collect();
    out.dedup();
    out
}
