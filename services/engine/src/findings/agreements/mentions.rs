//! Noun phrases that speak of an accord.

use std::ops::Range;

use peacebrief::v1::{self, AgreementKind};

use super::apart;
use super::apposition;
use super::elliptical;
use super::folding;
use super::making;
use super::names;
use super::plurals;
use super::screening;
use super::short_forms;
use super::sorts::{self, Sort};
use super::statements::{self, Standing};
use super::verbal;
use crate::actors::Cast;
use crate::clauses::Tense;
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::{Dep, Pos, Tag};
use crate::text::Kind;

/// One noun phrase that speaks of an accord.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// The noun.
    pub(super) head: TokenId,
    /// The noun with its modifiers before it and the name after it, without relative clauses.
    pub(super) phrase: Range<TokenId>,
    /// The kind that the words name; `None` where they may name any: "the accord".
    pub(super) kind: Option<AgreementKind>,
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
    /// Whether it is spoken of as one of the past: "the previous truce", "a truce once before".
    pub(super) bygone: bool,
    /// When it says that the accord was made.
    pub(super) made: Option<v1::ResolvedDate>,
    /// What it is called where it has no noun of its own: "first accord" for "the first".
    pub(super) called: Option<String>,
}

/// Words that say that an accord is no more.
const BYGONE: &[&str] = &["previous", "last", "earlier", "preceding", "former", "prior"];
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
/// How many of the accords told last are asked whether a truce is one of their terms.
const MOST_TOLD: usize = 30;

/// Finds them, in order of the text.
pub(super) fn find(sources: Sources<'_, '_>, cast: &Cast) -> Vec<Mention> {
    let document = sources.document;
    let mut out: Vec<Mention> = Vec::new();
    let mut short: Vec<(&str, Mention)> = Vec::new();
    for sentence in document.sentences() {
        let encoded = document.encoded(sentence.clone());
        let mut phrases: Vec<(Range<TokenId>, AgreementKind)> = sources
            .lexicon
            .accord_phrases(&encoded)
            .into_iter()
            .map(|cue| (sentence.start + cue.tokens.start..sentence.start + cue.tokens.end, *cue.value))
            // "A protocol on Sunday" is about no Sunday.
            .filter(|(range, _)| {
                !(range.len() > 1
                    && document.word(range.end - 2).eq_ignore_ascii_case("on")
                    && sources.calendar.holds(range.end - 1))
            })
            .collect();
        phrases.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let modifiers: Vec<(Range<TokenId>, AgreementKind)> = sources
            .lexicon
            .accord_modifiers(&encoded)
            .into_iter()
            .map(|cue| (sentence.start + cue.tokens.start..sentence.start + cue.tokens.end, *cue.value))
            .collect();
        let mut covered = sentence.start;
        let layout = document.layout();
        let paragraph = layout.paragraph_of(&layout.sentences[document.sentence_of(sentence.start)]);
        // A header names an accord, and tells no day of it.
        let heads = matches!(paragraph.kind, Kind::Heading);
        for token in sentence.clone() {
            if token < covered {
                continue;
            }
            if let Some(known) = short.iter().find(|(word, _)| document.word(token) == *word) {
                let mention = short_forms::mention(document, &known.1, token);
                covered = mention.phrase.end;
                out.push(mention);
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
            let joined =
                document.children_by(token, Dep::Conj).any(|deal| first_of_two(sources, deal) == Some(token));
            if qualifies || joined {
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
            // "the Carrow Protocols": a plural within a name is its own lemma.
            let noun = sources.lexicon.accord_noun(document.lemma(token));
            let lemma =
                noun.map_or_else(|| document.lemma(token).to_lowercase(), |noun| noun.lemma.to_lowercase());
            // "Peace" is what accords make; alone it names none, not even in a name ("Institute for Peace").
            let noun = noun.filter(|_| lemma != "peace");
            let kind = match (fixed, noun) {
                (Some((_, kind)), _) => Some(*kind),
                (None, Some(noun)) => Some(noun.kind).filter(|kind| *kind != AgreementKind::Other),
                (None, None) => continue,
            };
            let first = first_of_two(sources, token);
            let kind = if first.is_some() { Some(AgreementKind::Ceasefire) } else { kind };
            let own = names::phrase(sources, token, fixed.map(|(range, _)| range));
            let phrase =
                first.map_or(own.clone(), |first| names::phrase(sources, first, None).start..own.end);
            if screening::is_of_an_actor(sources, cast, token)
                || screening::is_no_accord(document, token, &phrase)
                || screening::is_epithet(sources, token)
                || screening::is_of_a_council(sources, token, &phrase)
            {
                // Nor is another noun of the same fixed phrase one: "the Committee on the *Cessation* of *Hostilities*".
                covered = fixed.map_or(covered, |(range, _)| range.end.max(covered));
                continue;
            }
            if kind == Some(AgreementKind::Comprehensive)
                && out.last().is_some_and(|of| screening::is_matter_of(document, of.head, token, &phrase))
            {
                // It belongs to what the other is called.
                if let Some(of) = out.last_mut() {
                    of.phrase.end = of.phrase.end.max(phrase.end);
                }
                covered = phrase.end.max(token + 1);
                continue;
            }
            let proper = names::proper(document, &phrase);
            let named = !proper.is_empty() && matches!(document.tag(token), Tag::Nnp | Tag::Nnps);
            let before: Vec<String> =
                (phrase.start..token).map(|t| document.word(t).to_lowercase()).collect();
            let led = phrase.start > sentence.start
                && document.word(phrase.start - 1).eq_ignore_ascii_case("the")
                && (phrase.start < token || document.dep(token) != Dep::Compound);
            let definite = led
                || before.first().is_some_and(|w| DEFINITE.contains(&w.as_str()))
                || document.child(token, Dep::Poss).is_some()
                || named && !before.first().is_some_and(|w| matches!(w.as_str(), "a" | "an"));
            if !definite && screening::is_plural_in_general(sources, token, &phrase) {
                continue;
            }
            let told = out.iter().rev().take(MOST_TOLD);
            let wider = || told.clone().any(|known: &Mention| known.kind != Some(AgreementKind::Ceasefire));
            let truce = kind == Some(AgreementKind::Ceasefire) && !definite && !named;
            if truce && screening::is_laid_down(sources, token) && wider() {
                continue;
            }
            if kind == Some(AgreementKind::Ceasefire) && !named && folding::is_held_in(sources, &phrase) {
                continue;
            }
            let sort = sorts::of(&lemma, kind);
            let standing = if statements::is_statement(sort, &lemma) {
                statements::of_statement(sources, token, &phrase, definite)
            } else {
                Standing::Accord
            };
            // "…, the statement said": a speaker's word, unless the sides have made one together.
            let of_one_voice = || !told.clone().any(|known| known.sort == Some(Sort::Statement));
            if standing == Standing::None
                || standing == Standing::Pointing && statements::speaks(sources, token) && of_one_voice()
            {
                continue;
            }
            let weak =
                fixed.is_none() && noun.is_none_or(|n| n.weak || NEVER_ALONE.contains(&n.lemma.as_str()));
            let mut anaphor = screening::is_predicate(document, token)
                || standing == Standing::Pointing
                || screening::is_plural_of_known(document, token, definite && proper.is_empty())
                || !definite
                    && (screening::is_mass(document, token, &phrase)
                        || screening::is_unreal(document, token));
            // "The first text, on political rights, …" is told by its number and its matter.
            let counted_off = definite
                && before.iter().any(|w| matches!(w.as_str(), "first" | "second" | "third"))
                && phrase.end + 1 < sentence.end
                && document.word(phrase.end) == ","
                && document.word(phrase.end + 1) == "on";
            // "Calm of a sort returned": a capital at the head of a sentence makes no name.
            let named_by_more = named && phrase.len() > 1;
            if weak && !named_by_more && !counted_off && !screening::supported(sources, token, &phrase) {
                if !definite || !POINTING.contains(&lemma.as_str()) {
                    continue;
                }
                anaphor = true;
            }
            // "A declaration on the cessation of hostilities"
            let partial = kind.is_none_or(|kind| kind == AgreementKind::Framework);
            let kind = Some(AgreementKind::Ceasefire)
                .filter(|_| partial && screening::is_on_a_truce(document, token))
                .or(kind);
            let kind = kind.or_else(|| {
                if screening::counts_points(document, token, &phrase) {
                    return Some(AgreementKind::Framework);
                }
                let inside = |range: &Range<TokenId>| phrase.start <= range.start && range.end <= phrase.end;
                modifiers.iter().find(|(range, _)| inside(range)).map(|(_, kind)| *kind)
            });
            let this = document.word(phrase.start).eq_ignore_ascii_case("this")
                || document.word(phrase.start).eq_ignore_ascii_case("these");
            let proper = if this && !named { Vec::new() } else { proper };
            covered = phrase.end.max(token + 1);
            let bygone = before.iter().any(|w| BYGONE.contains(&w.as_str()))
                || !definite && is_told_as_past(sources, token);
            // "The new agreement provides for …": the one of the news, where no older one has been told of.
            let only_new = || definite && !out.iter().rev().take(MOST_EARLIER).any(|m| is_older(sources, m));
            let mention = Mention {
                head: token,
                definite,
                apart: bygone
                    || is_told_of_before(sources, token)
                    || apart::is_set_apart(document, token, &phrase, definite, only_new),
                bygone,
                sort: sorts::of(&lemma, kind),
                apposed: apposition::to(document, out.last(), token, &phrase),
                made: making::date(sources, token, &phrase)
                    .filter(|_| !heads || phrase.clone().any(|t| sources.calendar.holds(t))),
                called: None,
                kind,
                proper,
                phrase,
                anaphor,
            };
            if let Some(acronym) =
                short_forms::given(document, &mention).filter(|_| short.len() < short_forms::MOST)
            {
                covered = covered.max(acronym + 1);
                short.push((document.word(acronym), mention.clone()));
            }
            match plurals::split_by_date(sources, &mention) {
                Some(each) => out.extend(each),
                None if plurals::is_several(document, token)
                    && !plurals::made_together(sources, &mention) => {}
                None => out.push(mention),
            }
        }
    }
    let verbal = verbal::mentions(sources, &out);
    out.extend(verbal);
    out.sort_by_key(|mention| mention.head);
    out
}

/// How many of the mentions before are asked whether they are of an older accord.
const MOST_EARLIER: usize = 40;

/// Whether a mention is of an accord that was made before what the article reports.
fn is_older(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    /// So many days before publication an accord is of the news.
    const RECENT: i32 = 40;
    let age = mention.made.as_ref().and_then(|made| making::days_before(sources, made));
    mention.bygone || age.is_some_and(|days| days > RECENT)
}

/// "There was a truce in the first war too", "signed a truce once before", "twenty years ago": another than that of the news.
fn is_told_as_past(sources: Sources<'_, '_>, noun: TokenId) -> bool {
    let document = sources.document;
    let Some(clause) = sources.clauses.around(noun) else { return false };
    clause.tense == Tense::Past
        && document.children(clause.verb).any(|c| {
            matches!(document.dep(c), Dep::Advmod | Dep::Npadvmod)
                && matches!(
                    document.word(c).to_lowercase().as_str(),
                    "too" | "before" | "once" | "previously"
                )
        })
}

/// "Had agreed to a truce earlier this year": another than the one that the news tells.
fn is_told_of_before(sources: Sources<'_, '_>, noun: TokenId) -> bool {
    let document = sources.document;
    let Some(clause) = sources.clauses.around(noun) else { return false };
    clause.tense == Tense::Past
        && document.subtree(clause.verb).take(MOST_WORDS).any(|t| {
            document.word(t).eq_ignore_ascii_case("earlier")
                && t + 2 < document.len()
                && document.word(t + 1).eq_ignore_ascii_case("this")
                && matches!(document.lemma(t + 2), "year" | "month")
        })
}

/// How many words of a clause are read for the time that it tells.
const MOST_WORDS: usize = 40;

/// "a *ceasefire* and hostage release deal": the truce that the noun of a deal is joined to, with which it is one accord.
fn first_of_two(sources: Sources<'_, '_>, deal: TokenId) -> Option<TokenId> {
    let document = sources.document;
    let first = document.head(deal);
    let joined = document.dep(deal) == Dep::Conj
        && first + 2 < deal
        && document.word(first + 1).eq_ignore_ascii_case("and")
        && (first + 2..deal).all(|t| matches!(document.dep(t), Dep::Compound | Dep::Amod | Dep::Punct));
    let accord = sources
        .lexicon
        .accord_noun(document.lemma(deal))
        .is_some_and(|noun| noun.kind != AgreementKind::Ceasefire);
    let truce = sources
        .lexicon
        .accord_noun(document.lemma(first))
        .is_some_and(|noun| noun.kind == AgreementKind::Ceasefire);
    (joined && accord && truce).then_some(first)
}
