//! Truces that are only a term of a wider accord, however often they are spoken of: they are that accord.

use std::ops::Range;

use peacebrief::v1::AgreementKind;

use super::cluster::Accord;
use super::making;
use super::mentions::Mention;
use super::reference::Reference;
use super::sorts::Sort;
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::Dep;

/// Verbs by which an accord lays down what is their object, with the preposition that may stand between.
const LAYS_DOWN: &[&str] = &[
    "provide",
    "include",
    "contain",
    "stipulate",
    "foresee",
    "envisage",
    "prescribe",
    "comprise",
    "entail",
    "set",
    "establish",
    "institute",
    "call",
    "impose",
];
/// Prepositions by which something is named besides what else an accord lays down.
const BESIDES: &[&str] = &["besides", "beside", "beyond"];
/// Nouns for what an accord consists of.
const ELEMENTS: &[&str] = &["element", "point", "provision", "term", "pillar", "clause"];
/// How many sentences back a pronoun or a noun for its terms means the accord told last.
const REACH: usize = 2;
/// And how many words back at most.
const MOST_WORDS: usize = 150;

/// Participles for what stands in a paper.
const STANDING: &[&str] = &[
    "contained",
    "provided",
    "foreseen",
    "envisaged",
    "enshrined",
    "stipulated",
    "laid",
    "set",
    "prescribed",
];

/// "A permanent ceasefire contained in the Declaration", "the truce provided for in Chapter II of the Agreement", "a cessation of
/// hostilities in the Ardan Declaration": a truce that another accord is said to hold.
pub(super) fn is_held_in(sources: Sources<'_, '_>, phrase: &Range<TokenId>) -> bool {
    /// So many words behind the noun the other accord stands.
    const NEAR: usize = 10;
    let document = sources.document;
    let end = document.sentence_around(phrase.start).end.min(phrase.end + NEAR);
    let is = |t: TokenId, words: &[&str]| t < end && words.contains(&document.word(t));
    let stands = is(phrase.end, STANDING);
    let at = phrase.end + usize::from(stands);
    let at = at + usize::from(stands && is(at, &["for", "down", "out"]));
    if !is(at, &["in", "under"]) {
        return false;
    }
    let paper = (at + 1..end).find(|&t| {
        document.word(t).starts_with(char::is_uppercase)
            && sources
                .lexicon
                .accord_noun(document.lemma(t))
                .is_some_and(|noun| noun.kind != AgreementKind::Ceasefire && !noun.weak)
    });
    // "In the Ardan Declaration": without a participle only its own name tells that it is a paper.
    paper.is_some_and(|noun| {
        let bare = (at + 1..noun)
            .all(|t| is(t, &["the", "this"]) || document.word(t).starts_with(char::is_uppercase));
        stands || bare && noun > at + 2
    })
}

/// The accords, with the mentions of a truce for which another provides among those of the other.
pub(super) fn fold(sources: Sources<'_, '_>, mut accords: Vec<Accord>) -> Vec<Accord> {
    let reference = Reference::new(sources.document, &accords);
    let wider: Vec<Option<usize>> =
        (0..accords.len()).map(|n| wider_accord(sources, &reference, &accords, n)).collect();
    for n in (0..accords.len()).rev() {
        let Some(m) = wider[n].filter(|&m| wider[m].is_none()) else { continue };
        let truce = std::mem::take(&mut accords[n].mentions);
        let told = truce.into_iter().map(|mention| Mention { kind: None, anaphor: true, ..mention });
        accords[m].mentions.extend(told);
    }
    for accord in &mut accords {
        accord.mentions.sort_by_key(|mention| mention.head);
    }
    accords.retain(|accord| !accord.mentions.is_empty());
    accords
}

/// The accord of which the truce of that number is a term, where nothing tells that it was made by itself.
fn wider_accord(
    sources: Sources<'_, '_>,
    reference: &Reference<'_, '_>,
    accords: &[Accord],
    n: usize,
) -> Option<usize> {
    let accord = &accords[n];
    let bare =
        |m: &Mention| m.proper.is_empty() && !m.bygone && !m.apart && m.made.is_none() && m.apposed.is_none();
    if accord.sort != Some(Sort::Truce) || !accord.mentions.iter().all(bare) {
        return None;
    }
    let mut asked = accord.mentions.iter().take(MOST_ASKED);
    let by_itself = |m: &Mention| {
        sources
            .clauses
            .around(m.head)
            .is_some_and(|c| making::makes(sources, c.verb) && c.undergoers().contains(&m.head))
            || making::qualifiers(sources.document, m.head).any(|c| making::makes(sources, c))
    };
    if asked.any(by_itself) {
        return None;
    }
    let mut laid_down =
        accord.mentions.iter().take(MOST_ASKED).filter_map(|m| lays_down(sources, reference, m, n));
    let m = laid_down.next().filter(|&m| m != n)?;
    // Only what is introduced as a term is one; what was spoken of before as "a truce" stands by itself.
    let introduced = accord.mentions.iter().find(|m| !m.definite);
    let own_term = introduced.is_none_or(|m| lays_down(sources, reference, m, n).is_some());
    (own_term && accords[m].sort != Some(Sort::Truce)).then_some(m)
}

/// How many mentions of a truce are asked.
const MOST_ASKED: usize = 12;

/// The accord that lays down what a mention of that accord tells.
fn lays_down(
    sources: Sources<'_, '_>,
    reference: &Reference<'_, '_>,
    mention: &Mention,
    n: usize,
) -> Option<usize> {
    let document = sources.document;
    let clause = sources.clauses.around(mention.head)?;
    let by_subject = || {
        let mut subjects = clause.subjects.iter().filter(|&&s| !document.is_under(mention.head, s));
        subjects.find_map(|&s| meant(sources, reference, s, n))
    };
    // "Besides a ceasefire, it provides for the return of families."
    let above = document.head(mention.head);
    let besides = document.dep(mention.head) == Dep::Pobj
        && BESIDES.contains(&document.word(above).to_lowercase().as_str());
    let verb = document.lemma(clause.verb);
    let object = clause.objects.contains(&mention.head)
        || clause.obliques.iter().any(|&(p, o)| o == mention.head && document.word(p) == "for");
    if LAYS_DOWN.contains(&verb) && (object || besides) {
        return by_subject();
    }
    // "To implement its provisions, beginning with a ceasefire, …"
    let leads = |p: TokenId| {
        document.word(p).eq_ignore_ascii_case("including")
            || document.word(p).eq_ignore_ascii_case("with")
                && p > 0
                && matches!(document.word(p - 1).to_lowercase().as_str(), "beginning" | "starting")
    };
    if document.dep(mention.head) == Dep::Pobj && leads(above) {
        let sentence = document.sentence_around(mention.head);
        let terms = (sentence.start..above)
            .rev()
            .take(MOST_WORDS)
            .find(|&t| ELEMENTS.contains(&document.lemma(t).to_lowercase().as_str()));
        let own = terms.and_then(|t| meant(sources, reference, t, n));
        return own.or_else(|| terms.and_then(|_| last_told(sources, reference, above, n)));
    }
    // "Under its terms a ceasefire will be observed."
    if clause.subjects.contains(&mention.head) {
        let under = |&(p, o): &(TokenId, TokenId)| {
            document.word(p).eq_ignore_ascii_case("under").then(|| meant(sources, reference, o, n)).flatten()
        };
        if let Some(m) = clause.obliques.iter().find_map(under) {
            return Some(m);
        }
    }
    // "The truce that came with the accords"
    making::qualifiers(document, mention.head)
        .filter(|&c| matches!(document.lemma(c), "come" | "go"))
        .flat_map(|c| document.children_by(c, Dep::Prep))
        .filter(|&p| matches!(document.word(p), "with" | "under"))
        .find_map(|p| reference.at(document.child(p, Dep::Pobj)?))
        .filter(|&m| m != n)
}

/// The accord for which a word stands, other than the truce of that number: "the accord", "it", "its terms".
fn meant(sources: Sources<'_, '_>, reference: &Reference<'_, '_>, token: TokenId, n: usize) -> Option<usize> {
    let document = sources.document;
    if let Some(at) = reference.at(token) {
        return Some(at).filter(|&at| at != n);
    }
    let pronoun = |t: TokenId| {
        matches!(
            document.word(t).to_lowercase().as_str(),
            "it" | "they" | "this" | "these" | "its" | "their" | "which" | "that"
        )
    };
    let terms = ELEMENTS.contains(&document.lemma(token).to_lowercase().as_str());
    let whose = if terms { document.child(token, Dep::Poss) } else { Some(token) };
    if let Some(of) =
        document.children_by(token, Dep::Prep).filter(|_| terms).find_map(|p| document.child(p, Dep::Pobj))
    {
        return meant_by_name(reference, of, n);
    }
    last_told(sources, reference, whose.filter(|&t| pronoun(t))?, n)
}

/// The accord told last before a word, other than the truce of that number.
fn last_told(
    sources: Sources<'_, '_>,
    reference: &Reference<'_, '_>,
    before: TokenId,
    n: usize,
) -> Option<usize> {
    let document = sources.document;
    let first = document.sentence_of(before).saturating_sub(REACH);
    let from = document.sentences().get(first).map_or(0, |s| s.start).max(before.saturating_sub(MOST_WORDS));
    reference.within(&(from..before)).map(|(_, m)| m).filter(|&m| m != n).last()
}

fn meant_by_name(reference: &Reference<'_, '_>, token: TokenId, n: usize) -> Option<usize> {
    reference.at(token).filter(|&m| m != n)
}
