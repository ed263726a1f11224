//! Whom the text itself tells to be at war with one another, or to seek peace: "the war between X and Y", "X and Y have been at war".

use std::ops::Range;

use super::setting::MEDIATING;
use crate::clauses::conjuncts;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos};

/// Nouns for the conflict, and for what ends it, that stand between its two sides.
const CONFLICTS: &[&str] = &[
    "war",
    "conflict",
    "fighting",
    "hostilities",
    "hostility",
    "ceasefire",
    "cease-fire",
    "truce",
    "armistice",
    "clash",
    "battle",
    "standoff",
];
/// Nouns that do where they are of peace: "the peace talks between X and Y", but "talks between the two ministers".
const OF_PEACE: &[&str] =
    &["talk", "talks", "process", "agreement", "accord", "deal", "treaty", "negotiation", "dialogue", "pact"];

/// How many words an end of a conflict has at most.
const LONGEST: usize = 12;

/// Within how many words behind "between" a government is named as such.
const NEAR_GOVERNMENT: usize = 3;

/// The two ends of each conflict told, by the words that name them: the first of an end that is known names it.
pub(crate) fn opposed(document: &Document<'_>) -> Vec<[Range<TokenId>; 2]> {
    let mut found = Vec::new();
    for token in 0..document.len() {
        match document.word(token) {
            "between" => found.extend(ends_of_between(document, token)),
            "war" | "odds" | "loggerheads" => found.extend(ends_of_war(document, token)),
            "-" | "–" => found.extend(ends_of_dash(document, token)),
            _ => {}
        }
    }
    found
}

/// "the war between X and Y": by the words, for what stands between them is often hung elsewhere.
fn ends_of_between(document: &Document<'_>, between: TokenId) -> Option<[Range<TokenId>; 2]> {
    let noun = between.checked_sub(1)?;
    let end = document.sentence_around(between).end;
    // "a meeting between the government and the Front": a government and whoever else is no third party.
    let governs = (between + 1..end.min(between + 1 + NEAR_GOVERNMENT))
        .any(|t| document.word(t).eq_ignore_ascii_case("government"));
    // "hosted consultations between the ministers of X and Y": whom others bring together.
    let brought = MEDIATING.contains(&document.lemma(document.head(noun)));
    if !is_conflict(document, noun) && !governs && !brought {
        return None;
    }
    let first = between + 1..end.min(between + 1 + LONGEST);
    let and = first.clone().find(|&t| document.word(t) == "and")?;
    let several = (first.start..and).any(|t| document.word(t) == ",");
    (!several).then(|| [first.start..and, and + 1..end.min(and + 1 + LONGEST)])
}

/// Whether a noun is for the conflict, or for what would end it.
fn is_conflict(document: &Document<'_>, noun: TokenId) -> bool {
    let lemma = document.lemma(noun).to_lowercase();
    let of_peace = || {
        OF_PEACE.contains(&lemma.as_str())
            && document.children(noun).any(|c| {
                matches!(document.dep(c), Dep::Compound | Dep::Amod | Dep::Nmod)
                    && matches!(document.word(c).to_lowercase().as_str(), "peace" | "ceasefire" | "truce")
            })
    };
    CONFLICTS.contains(&lemma.as_str()) || of_peace()
}

/// "X and Y have been at war", "X has been at war with Y"
fn ends_of_war(document: &Document<'_>, war: TokenId) -> Option<[Range<TokenId>; 2]> {
    let at = document.head(war);
    if document.dep(war) != Dep::Pobj || document.word(at) != "at" {
        return None;
    }
    let verb = document.head(at);
    let named = |head: TokenId| document.subtree(head).start.max(head.saturating_sub(LONGEST))..head + 1;
    let subjects = conjuncts(document, document.children_by(verb, Dep::Nsubj).next()?);
    match subjects[..] {
        [one, other] => Some([named(one), named(other).start.max(one + 1)..other + 1]),
        [one] => {
            let with = document
                .children(war)
                .chain(document.children(verb))
                .find(|&c| document.dep(c) == Dep::Prep && document.word(c) == "with")?;
            Some([named(one), named(document.child(with, Dep::Pobj)?)])
        }
        _ => None,
    }
}

/// "the X-Y border committee", "the X–Y war"
fn ends_of_dash(document: &Document<'_>, dash: TokenId) -> Option<[Range<TokenId>; 2]> {
    /// What the two have between them, within so many words.
    const NEAR: usize = 5;
    let one = dash.checked_sub(1)?;
    let other = dash + 1;
    let end = document.sentence_around(dash).end;
    if other >= end || document.pos(one) != Pos::Propn || document.pos(other) != Pos::Propn {
        return None;
    }
    let between = (other + 1..end.min(other + 1 + NEAR)).any(|t| {
        let lemma = document.lemma(t).to_lowercase();
        lemma == "border" || lemma == "peace" || CONFLICTS.contains(&lemma.as_str())
    });
    between.then(|| [one..one + 1, other..other + 1])
}
