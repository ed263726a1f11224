//! Accords told without a noun, after one that has been told with it: "The first, signed in 1993, …", "the army declared one in August".

use std::ops::Range;

use peacebrief::v1;

use super::making;
use super::mentions::Mention;
use crate::clauses::Reality;
use crate::dates::Tense;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Pos, Tag};

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
/// How far after "one on …" its date stands.
const FARTHEST_DATE: usize = 22;
/// The most words of its matter.
const LONGEST_MATTER: usize = 14;
/// How many days apart two tellings date one making.
const ONE_MAKING: i32 = 45;
/// How many sentences back the noun is looked for.
const REACH: usize = 2;
/// And that of several accords which are then counted off.
const FAR: usize = 5;

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
    let led = token > 0 && document.word(token - 1).eq_ignore_ascii_case("the");
    if one && let Some(mention) = one_on_another_matter(sources, before, token, led) {
        return Some(mention);
    }
    // "Than the one concluded at Ganta"
    let which = || one && led && is_of_accords(document, token) && is_set_apart(sources, token);
    if which() && document.dep(token) == Dep::Pobj {
        let near = |m: &&Mention| document.sentence_of(token) - document.sentence_of(m.head) <= 1;
        let known = before.last().filter(near)?;
        return Some(Mention {
            called: Some(document.lemma(known.head).to_lowercase()),
            ..another(sources, token, token - 1..token + 1)
        });
    }
    if !matches!(document.dep(token), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Root) {
        return None;
    }
    let headless = !matches!(document.pos(token + 1), Pos::Noun | Pos::Propn | Pos::Adj);
    // "Announced one on New Year's Eve", but "one of them".
    let timed = |p: TokenId| document.child(p, Dep::Pobj).is_some_and(|o| sources.calendar.holds(o));
    let of_others = || document.children_by(token, Dep::Prep).any(|p| !timed(p));
    if ordinal && !led || !headless || one && of_others() {
        return None;
    }
    // "The second, the Protocol on Arms, …" has its noun.
    let latter = word == "latter" && goes_on_with_which(document, token);
    if ordinal && !latter && document.word(token + 1) == "," && document.child(token, Dep::Appos).is_some() {
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
    let plural = matches!(document.tag(known.head), Tag::Nns | Tag::Nnps);
    if back > if ordinal && plural { FAR } else { REACH } {
        return None;
    }
    // "The second and third, on the modalities and on security, …"
    let comma = (token + 1..document.sentence_around(token).end).take(4).find(|&t| document.word(t) == ",");
    let on_a_matter = ordinal
        && plural
        && comma.is_some_and(|t| {
            document.word(t + 1) == "on"
                && (token + 1..t).all(|w| {
                    document.word(w) == "and" || ORDINALS.contains(&document.word(w).to_lowercase().as_str())
                })
        });
    let qualified = is_of_accords(document, token) || latter || on_a_matter;
    let clause = sources.clauses.around(token);
    let told = clause.is_some_and(|c| {
        c.reality == Reality::Fact
            && !c.negated
            && OF_ACCORDS.contains(&document.lemma(c.verb))
            && (c.undergoers().contains(&token) || !one && c.subjects.contains(&token))
    });
    // "The one that his predecessor announced last October never got going."
    if whose && !qualified || !told && !which() && (one || !qualified) {
        return None;
    }
    let phrase = if led { token - 1..token + 1 } else { token..token + 1 };
    let noun = document.lemma(known.head).to_lowercase();
    let made = making::date(sources, token, &phrase)
        .or_else(|| dated_before_its_verb(sources, token).filter(|_| latter));
    // "The latter, which they signed in 1999, …": the one told last, unless that was made at another time.
    let same = word == "latter" && making::days_between(known.made.as_ref(), made.as_ref()) <= ONE_MAKING;
    Some(Mention {
        called: Some(if one || whose { noun } else { format!("{word} {noun}") }),
        kind: known.kind,
        sort: known.sort,
        apposed: Some(known.head).filter(|_| same),
        made,
        ..another(sources, token, phrase)
    })
}

/// "The latter, which the President and the rebels signed on 7 July, broke down": wherever the parser hung the clause.
fn goes_on_with_which(document: &Document<'_>, token: TokenId) -> bool {
    let sentence = document.sentence_around(token);
    token + 2 < sentence.end
        && document.word(token + 1) == ","
        && document.word(token + 2).eq_ignore_ascii_case("which")
        && (token + 3..sentence.end.min(token + FARTHEST_DATE))
            .take_while(|&t| t != document.head(token))
            .any(|t| OF_ACCORDS.contains(&document.lemma(t)) && document.pos(t) == Pos::Verb)
}

fn dated_before_its_verb(sources: Sources<'_, '_>, token: TokenId) -> Option<v1::ResolvedDate> {
    let verb = Some(sources.document.head(token)).filter(|&verb| verb > token)?;
    sources.calendar.near(sources.document, &(token..verb), verb, Tense::Past)
}

/// "Among them the one *on human rights*, signed in March", "a protocol on refugees … and one *on arms*": another of a kind, told by its matter.
fn one_on_another_matter(
    sources: Sources<'_, '_>,
    before: &[Mention],
    token: TokenId,
    led: bool,
) -> Option<Mention> {
    let document = sources.document;
    let on = Some(token + 1).filter(|&t| t + 1 < document.len() && document.word(t) == "on")?;
    let known = before.last()?;
    if document.sentence_of(known.head) != document.sentence_of(token) || sources.calendar.holds(on + 1) {
        return None;
    }
    let on_a_matter =
        document.children_by(known.head, Dep::Prep).any(|p| matches!(document.word(p), "on" | "for"))
            || known.phrase.clone().any(|t| document.word(t) == "on");
    let several = matches!(document.tag(known.head), Tag::Nns | Tag::Nnps);
    let sentence = document.sentence_around(token);
    let after = on..sentence.end.min(token + FARTHEST_DATE);
    let dated = sources.calendar.between(&after).next().is_some();
    if !dated || !(on_a_matter || several && led) {
        return None;
    }
    let matter = document.subtree(on);
    let end = matter.end.min(token + LONGEST_MATTER);
    let end = (on + 1..end).find(|&t| document.word(t) == "," || sources.calendar.holds(t)).unwrap_or(end);
    let end = (on + 2..=end).rev().find(|&t| document.pos(t - 1) != Pos::Adp).unwrap_or(end);
    let start = if led { token - 1 } else { token };
    let noun = document.lemma(known.head).to_lowercase();
    let made = sources.calendar.near(document, &after, token, Tense::Past);
    Some(Mention {
        called: Some(format!("{noun} {}", document.words(on..end))),
        kind: None,
        sort: known.sort,
        made,
        ..another(sources, token, start..end)
    })
}

/// The mention of an accord other than those told before.
fn another(sources: Sources<'_, '_>, token: TokenId, phrase: Range<TokenId>) -> Mention {
    Mention {
        head: token,
        made: making::date(sources, token, &phrase),
        called: None,
        phrase,
        kind: None,
        sort: None,
        proper: Vec::new(),
        definite: false,
        apart: true,
        bygone: false,
        anaphor: false,
        apposed: None,
    }
}

/// Whether a clause that qualifies a word is one of accords: "which they signed".
fn is_of_accords(document: &Document<'_>, token: TokenId) -> bool {
    document
        .children(token)
        .any(|c| matches!(document.dep(c), Dep::Acl | Dep::Relcl) && OF_ACCORDS.contains(&document.lemma(c)))
}

/// Whether a clause that qualifies a word tells a day or a place by which the accord is told from others.
fn is_set_apart(sources: Sources<'_, '_>, token: TokenId) -> bool {
    let document = sources.document;
    let somewhere = |c: TokenId| {
        document
            .children_by(c, Dep::Prep)
            .filter(|&p| matches!(document.word(p), "in" | "at"))
            .filter_map(|p| document.child(p, Dep::Pobj))
            .any(|o| document.pos(o) == Pos::Propn)
    };
    document
        .children(token)
        .filter(|&c| matches!(document.dep(c), Dep::Acl | Dep::Relcl))
        .any(|c| somewhere(c) || sources.calendar.between(&document.subtree(c)).next().is_some())
}
