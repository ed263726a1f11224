//! Whom the text itself tells to be at war with one another, or to seek peace: "the war between X and Y", "X and Y have been at war".

use crate::clauses::conjuncts;
use crate::document::{Document, TokenId};
use crate::syntax::Dep;

/// Nouns for the conflict, and for what ends it, that stand between its two sides.
const CONFLICTS: &[&str] = &[
    "war", "conflict", "fighting", "hostilities", "hostility", "ceasefire", "cease-fire", "truce", "armistice",
    "clash", "battle", "standoff",
];
/// Nouns that do where they are of peace: "the peace talks between X and Y", but "talks between the two ministers".
const OF_PEACE: &[&str] =
    &["talk", "talks", "process", "agreement", "accord", "deal", "treaty", "negotiation", "dialogue", "pact"];

/// The two ends of each conflict told, by the heads of the phrases that name them.
pub(crate) fn opposed(document: &Document<'_>) -> Vec<[TokenId; 2]> {
    let mut found = Vec::new();
    for token in 0..document.len() {
        match document.word(token) {
            "between" => found.extend(ends_of_between(document, token)),
            "war" | "odds" | "loggerheads" => found.extend(ends_of_war(document, token)),
            _ => {}
        }
    }
    found
}

/// "the war between X and Y"
fn ends_of_between(document: &Document<'_>, between: TokenId) -> Option<[TokenId; 2]> {
    let noun = between.checked_sub(1)?;
    let lemma = document.lemma(noun).to_lowercase();
    let of_peace = || {
        OF_PEACE.contains(&lemma.as_str())
            && document.children(noun).any(|c| {
                matches!(document.dep(c), Dep::Compound | Dep::Amod | Dep::Nmod)
                    && matches!(document.word(c).to_lowercase().as_str(), "peace" | "ceasefire" | "truce")
            })
    };
    if !CONFLICTS.contains(&lemma.as_str()) && !of_peace() {
        return None;
    }
    let object = document.children_by(between, Dep::Pobj).next()?;
    match conjuncts(document, object)[..] {
        [one, other] => Some([one, other]),
        // "the government of X and Y": the second may hang on the name within.
        [one] => {
            let within = document.child(one, Dep::Prep).and_then(|of| document.child(of, Dep::Pobj))?;
            match conjuncts(document, within)[..] {
                [_, other] => Some([one, other]),
                _ => None,
            }
        }
        _ => None,
    }
}

/// "X and Y have been at war", "X has been at war with Y"
fn ends_of_war(document: &Document<'_>, war: TokenId) -> Option<[TokenId; 2]> {
    let at = document.head(war);
    if document.dep(war) != Dep::Pobj || document.word(at) != "at" {
        return None;
    }
    let verb = document.head(at);
    let subjects = conjuncts(document, document.children_by(verb, Dep::Nsubj).next()?);
    match subjects[..] {
        [one, other] => Some([one, other]),
        [one] => {
            let with = document
                .children(war)
                .chain(document.children(verb))
                .find(|&c| document.dep(c) == Dep::Prep && document.word(c) == "with")?;
            Some([one, document.child(with, Dep::Pobj)?])
        }
        _ => None,
    }
}
