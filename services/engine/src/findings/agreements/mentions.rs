//! Noun phrases that speak of an accord.

use std::ops::Range;

use peacebrief::v1::AgreementKind;

use crate::document::{Document, TokenId};
use crate::findings::{Sources, wording};
use crate::syntax::{Dep, Pos, Tag};

/// One noun phrase that speaks of an accord.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// The noun.
    pub(super) head: TokenId,
    /// The noun with its modifiers before it and the name after it, without relative clauses.
    pub(super) phrase: Range<TokenId>,
    /// The kind that the words name.
    pub(super) kind: AgreementKind,
    /// The words of its proper name and of its date, folded to lower case: what tells it from other accords.
    pub(super) proper: Vec<String>,
    /// Whether it is spoken of as known: "the accord", "this deal", "its truce".
    pub(super) definite: bool,
    /// Whether words set it apart from another one: "first", "earlier", "a second".
    pub(super) apart: bool,
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
    "initial",
    "preceding",
    "similar",
    "subsequent",
];
/// Determiners of what is known.
const DEFINITE: &[&str] = &["the", "this", "that", "these", "those", "its", "their", "his", "her", "our"];
/// Nouns that the lexicon knows for accords, but that alone name none.
const NEVER_ALONE: &[&str] = &[
    "peace",
    "settlement",
    "understanding",
    "resolution",
    "act",
    "principles",
    "agenda",
    "modality",
    "timetable",
    "timeline",
    "compromise",
    "cessation",
    "code",
    "formula",
    "package",
    "framework",
    "consensus",
    "amendment",
    "extension",
    "renewal",
    "quiet",
    "calm",
    "arrangement",
    "lull",
];

/// Finds them, in order of the text.
pub(super) fn find(sources: Sources<'_, '_>) -> Vec<Mention> {
    let document = sources.document;
    let mut out = Vec::new();
    for sentence in document.sentences() {
        let words: Vec<(&str, &str)> =
            sentence.clone().map(|t| (document.word(t), document.lemma(t))).collect();
        let encoded = sources.lexicon.encode(&words);
        let mut phrases: Vec<(Range<TokenId>, AgreementKind)> = sources
            .lexicon
            .accord_phrases(&encoded)
            .into_iter()
            .map(|cue| (sentence.start + cue.tokens.start..sentence.start + cue.tokens.end, *cue.value))
            .collect();
        phrases.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let modifiers: Vec<(Range<TokenId>, AgreementKind)> = sources
            .lexicon
            .accord_modifiers(&encoded)
            .into_iter()
            .map(|cue| (sentence.start + cue.tokens.start..sentence.start + cue.tokens.end, *cue.value))
            .collect();
        let mut covered = sentence.start;
        for token in sentence.clone() {
            if token < covered || !matches!(document.pos(token), Pos::Noun | Pos::Propn) {
                continue;
            }
            // A noun before another accord noun only qualifies it: "ceasefire agreement".
            let qualifies = document.dep(token) == Dep::Compound
                && sources.lexicon.accord_noun(document.lemma(document.head(token))).is_some();
            if qualifies {
                continue;
            }
            let fixed = phrases.iter().find(|(range, _)| range.contains(&token));
            let lemma = document.lemma(token).to_lowercase();
            // "Peace" is what accords make; alone it names none, not even in a name ("Institute for Peace").
            let noun = sources.lexicon.accord_noun(&lemma).filter(|_| lemma != "peace");
            let kind = match (fixed, noun) {
                (Some((_, kind)), _) => *kind,
                (None, Some(noun)) => noun.kind,
                (None, None) => continue,
            };
            let phrase = phrase(document, token, fixed.map(|(range, _)| range));
            let proper = proper(document, &phrase);
            let named = !proper.is_empty() && matches!(document.tag(token), Tag::Nnp | Tag::Nnps);
            let weak =
                fixed.is_none() && noun.is_none_or(|n| n.weak || NEVER_ALONE.contains(&n.lemma.as_str()));
            if weak && !named && !supported(sources, token) {
                continue;
            }
            let kind = match kind {
                AgreementKind::Other => modifiers
                    .iter()
                    .find(|(range, _)| phrase.start <= range.start && range.end <= phrase.end)
                    .map_or(kind, |(_, kind)| *kind),
                kind => kind,
            };
            let this = document.word(phrase.start).eq_ignore_ascii_case("this")
                || document.word(phrase.start).eq_ignore_ascii_case("these");
            let proper = if this && !named { Vec::new() } else { proper };
            let before: Vec<String> =
                (phrase.start..token).map(|t| document.word(t).to_lowercase()).collect();
            covered = phrase.end.max(token + 1);
            out.push(Mention {
                head: token,
                definite: before.first().is_some_and(|w| DEFINITE.contains(&w.as_str()))
                    || document.child(token, Dep::Poss).is_some()
                    || named,
                apart: before.iter().any(|w| APART.contains(&w.as_str())),
                kind,
                proper,
                phrase,
            });
        }
    }
    out
}

/// A weak noun names an accord where a verb of accords has it for its object: "signed the text".
fn supported(sources: Sources<'_, '_>, noun: TokenId) -> bool {
    let document = sources.document;
    let Some(clause) = sources.clauses.around(noun) else { return false };
    let signs = matches!(
        document.lemma(clause.verb),
        "sign" | "initial" | "ratify" | "ink" | "conclude" | "negotiate"
    );
    signs && (clause.objects.contains(&noun) || (clause.passive && clause.subjects.contains(&noun)))
}

/// The noun with what stands before it, and a name that goes on after it ("Document for Peace in Darfur").
fn phrase(document: &Document<'_>, noun: TokenId, fixed: Option<&Range<TokenId>>) -> Range<TokenId> {
    let start = wording::phrase_start(document, noun);
    let mut end = noun + 1;
    for child in document.children(noun).filter(|&c| c > noun && document.dep(c) == Dep::Prep) {
        let of_name =
            document.word(child) == "of" || document.word(child) == "on" || document.word(child) == "for";
        let subtree = document.subtree(child);
        let capital =
            subtree.clone().skip(1).any(|t| document.tag(t) == Tag::Nnp || document.tag(t) == Tag::Nnps);
        if of_name && capital && document.tag(noun) == Tag::Nnp && subtree.len() <= 10 {
            end = end.max(subtree.end);
        }
    }
    let (start, end) = match fixed {
        Some(range) => (start.min(range.start), end.max(range.end)),
        None => (start, end),
    };
    start.max(document.sentence_around(noun).start)..end.min(document.sentence_around(noun).end)
}

/// The words of a phrase that make a proper name or a date: capitalized ones beyond the first of a sentence, and numbers.
fn proper(document: &Document<'_>, phrase: &Range<TokenId>) -> Vec<String> {
    let sentence = document.sentence_around(phrase.start).start;
    let mut out: Vec<String> = phrase
        .clone()
        .filter(|&t| {
            let word = document.word(t);
            let capital = word.chars().next().is_some_and(char::is_uppercase)
                && (t > sentence || document.tag(t) == Tag::Nnp);
            let capital = capital && !matches!(document.pos(t), Pos::Det | Pos::Pron | Pos::Adp);
            let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
            let beside_a_month = |other: TokenId| {
                phrase.contains(&other) && document.word(other).chars().next().is_some_and(char::is_uppercase)
            };
            let day = word.len() <= 2
                && word.bytes().all(|b| b.is_ascii_digit())
                && (beside_a_month(t + 1) || t > 0 && beside_a_month(t - 1));
            capital || year || day || word.contains("-point")
        })
        .map(|t| document.word(t).to_lowercase())
        .collect();
    out.dedup();
    out
}
