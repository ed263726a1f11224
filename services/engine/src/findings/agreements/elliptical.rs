//! Accords told without a noun, after one that has been told with it: "The first, signed in 1993, …", "the army declared one in August".

use super::making;
use super::mentions::Mention;
use crate::clauses::Reality;
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::{Dep, Pos};

/// Words that count accords off.
const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth", "other", "former", "latter"];
/// Words for the one of somebody: "theirs, reached in 1994".
const WHOSE: &[&str] = &["theirs", "ours", "his", "hers", "mine", "yours"];
/// Verbs that only accords, and what they hold, have for their subject or object.
const OF_ACCORDS: &[&str] = &[
    "sign",
    "initial",
    "ratify",
    "conclude",
    "reach",
    "declare",
    "announce",
    "agree",
    "broker",
    "strike",
    "provide",
    "commit",
    "establish",
    "oblige",
    "stipulate",
    "create",
    "decree",
    "negotiate",
    "mediate",
];
/// How many sentences back the noun is looked for.
const REACH: usize = 2;

/// The accord that a token tells of without a noun, after those told before it.
pub(super) fn mention(sources: Sources<'_, '_>, before: &[Mention], token: TokenId) -> Option<Mention> {
    let document = sources.document;
    let word = document.word(token).to_lowercase();
    let one = word == "one";
    let whose = WHOSE.contains(&word.as_str()) && document.pos(token) == Pos::Pron;
    let ordinal = ORDINALS.contains(&word.as_str());
    if !one && !ordinal && !whose || token + 1 >= document.len() {
        return None;
    }
    if !matches!(document.dep(token), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Root) {
        return None;
    }
    let led = token > 0 && document.word(token - 1).eq_ignore_ascii_case("the");
    let headless = !matches!(document.pos(token + 1), Pos::Noun | Pos::Propn | Pos::Adj);
    if ordinal && !led || !headless || one && document.child(token, Dep::Prep).is_some() {
        return None;
    }
    // "The second, the Protocol on Arms, …" has its noun.
    if ordinal && document.word(token + 1) == "," && document.child(token, Dep::Appos).is_some() {
        return None;
    }
    // "Signed one by one"
    let is = |t: Option<TokenId>, wanted: &str| {
        t.is_some_and(|t| t < document.len() && document.word(t).eq_ignore_ascii_case(wanted))
    };
    if one && (is(Some(token + 1), "by") && is(Some(token + 2), "one") || is(token.checked_sub(1), "by")) {
        return None;
    }
    let known = before.last()?;
    let back = document.sentence_of(token) - document.sentence_of(known.head);
    if back > REACH {
        return None;
    }
    let qualified = document
        .children(token)
        .any(|c| matches!(document.dep(c), Dep::Acl | Dep::Relcl) && OF_ACCORDS.contains(&document.lemma(c)));
    let clause = sources.clauses.around(token);
    let told = clause.is_some_and(|c| {
        c.reality == Reality::Fact
            && !c.negated
            && OF_ACCORDS.contains(&document.lemma(c.verb))
            && (c.undergoers().contains(&token) || !one && c.subjects.contains(&token))
    });
    if whose && !qualified || !told && (one || !qualified) {
        return None;
    }
    let phrase = if led { token - 1..token + 1 } else { token..token + 1 };
    let noun = document.lemma(known.head).to_lowercase();
    Some(Mention {
        head: token,
        made: making::date(sources, token, &phrase),
        called: Some(if one || whose { noun } else { format!("{word} {noun}") }),
        phrase,
        kind: known.kind,
        sort: known.sort,
        proper: Vec::new(),
        definite: false,
        apart: true,
        bygone: false,
        anaphor: false,
        apposed: None,
    })
}
