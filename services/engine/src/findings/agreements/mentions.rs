//! Noun phrases that speak of an accord.

use std::ops::Range;

use peacebrief::v1::{self, ActorKind, AgreementKind};

use super::elliptical;
use super::making;
use super::plurals;
use super::sorts::{self, Sort};
use crate::actors::Cast;
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
    /// What sort of paper the noun names; `None` where it may be any: "the accord".
    pub(super) sort: Option<Sort>,
    /// The words of its proper name and of its date, folded to lower case: what tells it from other accords.
    pub(super) proper: Vec<String>,
    /// Whether it is spoken of as known: "the accord", "this deal", "its truce".
    pub(super) definite: bool,
    /// Whether words set it apart from another one: "first", "earlier", "a second".
    pub(super) apart: bool,
    /// Whether it only points back to an accord named elsewhere: "the document", "both texts".
    pub(super) anaphor: bool,
    /// The head of the phrase of which it is an apposition, or tells the contents: "an earlier pact, the Accord of X", "an agreement on a
    /// ceasefire".
    pub(super) apposed: Option<TokenId>,
    /// When it says that the accord was made.
    pub(super) made: Option<v1::ResolvedDate>,
    /// What it is called where it has no noun of its own: "first accord" for "the first".
    pub(super) called: Option<String>,
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
    "fourth",
    "other",
    "new",
];
/// Determiners of what is known.
const DEFINITE: &[&str] =
    &["the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both", "said"];
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
    "bargain",
    "matrix",
    "outline",
    "contract",
    "convention",
    "charter",
    "standstill",
];
/// Weak nouns that, spoken of as known, point back to an accord named before.
const POINTING: &[&str] = &[
    "text",
    "document",
    "paper",
    "plan",
    "package",
    "instrument",
    "statement",
    "proposal",
    "settlement",
    "bargain",
    "arrangement",
    "compromise",
    "communique",
    "communiqué",
    "understanding",
    "formula",
    "act",
];
/// Verbs whose object, or what they qualify, is an accord even where the noun alone is none: "a text signed in May".
const OF_ACCORDS: &[&str] = &[
    "sign",
    "initial",
    "initialled",
    "ratify",
    "ink",
    "conclude",
    "negotiate",
    "agree",
    "adopt",
    "table",
    "announce",
    "strike",
    "reach",
    "broker",
    "endorse",
    "propose",
    "unveil",
    "mediate",
    "declare",
    "accept",
    "reject",
    "draft",
    "settle",
];

/// Finds them, in order of the text.
pub(super) fn find(sources: Sources<'_, '_>, cast: &Cast) -> Vec<Mention> {
    let document = sources.document;
    let mut out: Vec<Mention> = Vec::new();
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
            if token < covered {
                continue;
            }
            if let Some(mention) = elliptical::mention(sources, &out, token) {
                covered = mention.phrase.end.max(token + 1);
                out.push(mention);
                continue;
            }
            if !matches!(document.pos(token), Pos::Noun | Pos::Propn) {
                continue;
            }
            // A noun before another accord noun only qualifies it: "ceasefire agreement".
            let qualifies = document.dep(token) == Dep::Compound
                && sources.lexicon.accord_noun(document.lemma(document.head(token))).is_some();
            if qualifies {
                continue;
            }
            let fixed = phrases.iter().find(|(range, _)| range.contains(&token));
            // Of a fixed phrase the noun that heads it speaks: "map" of "road map".
            let inner = document.dep(token) == Dep::Compound
                && document.head(token) > token
                && fixed.is_some_and(|(range, _)| range.contains(&document.head(token)));
            if inner {
                continue;
            }
            let lemma = document.lemma(token).to_lowercase();
            // "Peace" is what accords make; alone it names none, not even in a name ("Institute for Peace").
            let noun = sources.lexicon.accord_noun(&lemma).filter(|_| lemma != "peace");
            let kind = match (fixed, noun) {
                (Some((_, kind)), _) => *kind,
                (None, Some(noun)) => noun.kind,
                (None, None) => continue,
            };
            let phrase = phrase(document, token, fixed.map(|(range, _)| range));
            if is_of_an_actor(sources, cast, token) || is_no_accord(document, token, &phrase) {
                continue;
            }
            let proper = proper(document, &phrase);
            let named = !proper.is_empty() && matches!(document.tag(token), Tag::Nnp | Tag::Nnps);
            let before: Vec<String> =
                (phrase.start..token).map(|t| document.word(t).to_lowercase()).collect();
            let led = phrase.start > sentence.start
                && document.word(phrase.start - 1).eq_ignore_ascii_case("the")
                && phrase.start < token;
            let definite = led
                || before.first().is_some_and(|w| DEFINITE.contains(&w.as_str()))
                || document.child(token, Dep::Poss).is_some()
                || named;
            let weak =
                fixed.is_none() && noun.is_none_or(|n| n.weak || NEVER_ALONE.contains(&n.lemma.as_str()));
            let mut anaphor = is_predicate(document, token)
                || is_plural_of_known(document, token, definite && !named)
                || !definite && (is_mass(document, token, &phrase) || is_unreal(document, token));
            if weak && !named && !supported(sources, token, &phrase) {
                if !definite || !POINTING.contains(&lemma.as_str()) {
                    continue;
                }
                anaphor = true;
            }
            let kind = match kind {
                AgreementKind::Other if is_on_a_truce(document, token) => AgreementKind::Ceasefire,
                AgreementKind::Other => modifiers
                    .iter()
                    .find(|(range, _)| phrase.start <= range.start && range.end <= phrase.end)
                    .map_or(kind, |(_, kind)| *kind),
                kind => kind,
            };
            let this = document.word(phrase.start).eq_ignore_ascii_case("this")
                || document.word(phrase.start).eq_ignore_ascii_case("these");
            let proper = if this && !named { Vec::new() } else { proper };
            covered = phrase.end.max(token + 1);
            let mention = Mention {
                head: token,
                definite,
                apart: before.iter().any(|w| APART.contains(&w.as_str())),
                sort: sorts::of(&lemma, kind),
                apposed: apposed(document, out.last(), token, &phrase),
                made: making::date(sources, token, &phrase),
                called: None,
                kind,
                proper,
                phrase,
                anaphor,
            };
            match plurals::split_by_date(sources, &mention) {
                Some(each) => out.extend(each),
                None if plurals::is_several(document, token) => {}
                None => out.push(mention),
            }
        }
    }
    out
}

/// The head of the phrase beside which, or in which, a noun tells the same accord.
fn apposed(
    document: &Document<'_>,
    last: Option<&Mention>,
    token: TokenId,
    phrase: &Range<TokenId>,
) -> Option<TokenId> {
    if document.dep(token) == Dep::Appos {
        return Some(document.head(token));
    }
    let last = last?;
    // "an earlier pact, the Accord of X": two names of one thing, wherever the parser hung the second.
    let beside = last.phrase.end + 1 == phrase.start
        && document.word(last.phrase.end) == ","
        && document.dep(token) != Dep::Conj
        && document.word(phrase.start).eq_ignore_ascii_case("the")
        && !document.word(last.phrase.start).eq_ignore_ascii_case("the");
    // "an agreement on a ceasefire"
    let contents = last.kind == AgreementKind::Ceasefire
        && document.dep(token) == Dep::Pobj
        && document.head(document.head(token)) == last.head;
    (beside || contents).then_some(last.head)
}

/// "Truce talks", "agreement was one thing": a noun that qualifies another, or stands bare for the matter in general, introduces no accord.
fn is_mass(document: &Document<'_>, token: TokenId, phrase: &Range<TokenId>) -> bool {
    let qualifies = document.dep(token) == Dep::Compound && phrase.end <= document.head(token);
    let bare = phrase.len() == 1
        && matches!(document.tag(token), Tag::Nn)
        && matches!(document.dep(token), Dep::Nsubj | Dep::Pobj | Dep::Dobj)
        && !document.children(token).any(|c| matches!(document.dep(c), Dep::Acl | Dep::Relcl | Dep::Prep));
    qualifies || bare
}

/// What is asked for or wanting: "hasn't there been a ceasefire?", "without a deal".
fn is_unreal(document: &Document<'_>, token: TokenId) -> bool {
    let wanting = document.dep(token) == Dep::Pobj
        && document.word(document.head(token)).eq_ignore_ascii_case("without");
    let last = document.sentence_around(token).end.saturating_sub(1);
    let asked = document.word(last) == "?";
    wanting || asked
}

/// "An agreement on a ceasefire", "a deal to end the fighting".
fn is_on_a_truce(document: &Document<'_>, token: TokenId) -> bool {
    document.children_by(token, Dep::Prep).any(|p| {
        matches!(document.word(p), "on" | "for" | "to")
            && document.child(p, Dep::Pobj).is_some_and(|o| {
                matches!(document.lemma(o), "ceasefire" | "cease-fire" | "truce" | "cessation" | "armistice")
            })
    })
}

/// Whether the noun belongs to the name of somebody who acts: "the Government of National Accord", "the X Initiative".
fn is_of_an_actor(sources: Sources<'_, '_>, cast: &Cast, token: TokenId) -> bool {
    let document = sources.document;
    let named = |t: TokenId| {
        cast.at(t).iter().any(|&id| {
            let actor = cast.get(id);
            !matches!(actor.kind, ActorKind::State | ActorKind::Person)
                && actor.mentions.iter().any(|m| m.tokens.contains(&token) && m.tokens.len() > 1)
        })
    };
    document.tag(token) == Tag::Nnp
        && (named(token) || named(document.head(token)) || named(document.head(document.head(token))))
}

/// Idioms and things that are no accords: "a great deal", "no deal", "a declaration of independence", a numbered resolution.
fn is_no_accord(document: &Document<'_>, token: TokenId, phrase: &Range<TokenId>) -> bool {
    let lemma = document.lemma(token);
    let before = (phrase.start..token).map(|t| document.word(t).to_lowercase());
    let written = |word: &str| (phrase.start..token).any(|t| document.word(t) == word);
    let idiom = before.clone().any(|w| w == "no" || w == "any")
        || lemma == "deal" && ["great", "good", "arms", "trade"].into_iter().any(written);
    let of: Vec<TokenId> =
        document.children_by(token, Dep::Prep).filter_map(|p| document.child(p, Dep::Pobj)).collect();
    let of_independence = of
        .iter()
        .any(|&o| matches!(document.lemma(o).to_lowercase().as_str(), "independence" | "emergency" | "war"))
        && lemma.eq_ignore_ascii_case("declaration");
    let resolution = lemma.eq_ignore_ascii_case("resolution")
        && (document.tag(token) == Tag::Nnp
            || before.clone().any(|w| matches!(w.as_str(), "security" | "council" | "un" | "conflict"))
            || !of.is_empty());
    // "A government of national accord"
    let of_government = document.dep(token) == Dep::Pobj
        && document.word(document.head(token)) == "of"
        && matches!(document.lemma(document.head(document.head(token))), "government" | "cabinet" | "spirit");
    // "The Convention Centre" is a place.
    let of_a_name = document.dep(token) == Dep::Compound
        && document.head(token) > token
        && document.tag(document.head(token)) == Tag::Nnp
        && document.tag(token) == Tag::Nnp;
    idiom || of_independence || resolution || of_government || of_a_name
}

/// "This is the third accord in ten years": what is said of an accord names it once more.
fn is_predicate(document: &Document<'_>, token: TokenId) -> bool {
    document.dep(token) == Dep::Attr
        && document.children(document.head(token)).any(|s| {
            document.dep(s) == Dep::Nsubj
                && matches!(document.word(s).to_lowercase().as_str(), "this" | "it" | "that")
        })
}

/// "Both instruments", "the accords": several that have been told.
fn is_plural_of_known(document: &Document<'_>, token: TokenId, definite: bool) -> bool {
    definite
        && document.tag(token) == Tag::Nns
        && making::qualifiers(document, token).next().is_none()
        && document
            .children(token)
            .all(|c| matches!(document.dep(c), Dep::Det | Dep::Punct | Dep::Amod | Dep::Predet))
}

/// A weak noun names an accord where a verb of accords has it for its object: "signed the text", "a text agreed in May".
fn supported(sources: Sources<'_, '_>, noun: TokenId, phrase: &Range<TokenId>) -> bool {
    let document = sources.document;
    // "A separate understanding between X and Y", "the five-point consensus"
    let points = phrase.clone().any(|t| t < noun && document.word(t).eq_ignore_ascii_case("point"));
    let between =
        document.children_by(noun, Dep::Prep).any(|p| document.word(p).eq_ignore_ascii_case("between"));
    if points || between {
        return true;
    }
    let qualifies = document.children(noun).any(|c| {
        matches!(document.dep(c), Dep::Acl | Dep::Relcl)
            && sources.clauses.at(c).is_some_and(|k| {
                // "a resolution endorsing the deal" is the one that endorses.
                OF_ACCORDS.contains(&document.lemma(k.verb)) && (k.passive || !k.subjects.contains(&noun))
            })
    });
    let made = sources.clauses.around(noun).is_some_and(|clause| {
        OF_ACCORDS[..12].contains(&document.lemma(clause.verb)) && clause.undergoers().contains(&noun)
    });
    qualifies || made
}

/// The noun with what stands before it, and a name that goes on after it ("Document for Peace in Darfur").
fn phrase(document: &Document<'_>, noun: TokenId, fixed: Option<&Range<TokenId>>) -> Range<TokenId> {
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
            if capital(at) {
                (end, links) = (at + 1, 0);
            } else if links < 3
                && LINKS.contains(&word)
                && (links > 0 || matches!(word, "of" | "on" | "for" | "and" | "to"))
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
    start.max(sentence.start)..end.min(sentence.end)
}

/// The most words that a name has after its noun.
const LONGEST_NAME: usize = 20;
/// Words between the words of a name.
const LINKS: &[&str] = &["of", "on", "for", "and", "the", "in", "to", "between", ","];

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
            capital || year || day
        })
        .map(|t| document.word(t).to_lowercase())
        .collect();
    out.dedup();
    out
}
