//! What an accord provides: one provision for each item of its terms that a cue of the lexicon gives a category.

use std::ops::Range;

use peacebrief::v1::{self, ProvisionCategory};

use super::cluster::Accord;
use super::idle;
use super::mentions::Mention;
use super::terms::Terms;
use crate::actors::Cast;
use crate::clauses::{Reality, Tense};
use crate::document::{Document, TokenId};
use crate::findings::{Sources, by_words, wording};
use crate::syntax::{Dep, Pos};

/// The provisions of each accord, in order of the text.
pub(super) fn find(
    sources: Sources<'_, '_>,
    cast: &Cast,
    accords: &[Accord],
    terms: &[Terms],
) -> Vec<Vec<v1::Provision>> {
    let mut out: Vec<Vec<v1::Provision>> = accords.iter().map(|_| Vec::new()).collect();
    for terms in terms {
        for part in parts(sources, &terms.tokens) {
            for provision in of_part(sources, cast, &accords[terms.accord], &part, terms.listed) {
                let list = &mut out[terms.accord];
                if !list.iter().rev().take(NEAR).any(|p| same(p, &provision)) {
                    list.push(provision);
                }
            }
        }
    }
    for list in &mut out {
        list.sort_by_key(|p| p.evidence.as_ref().map_or(0, |e| e.start));
    }
    out
}

/// Adds to an accord that is called by what it stops ("a cessation of hostilities", "a suspension of operations") that it stops it, where
/// nothing else tells so.
pub(super) fn add_what_its_name_stops(
    sources: Sources<'_, '_>,
    accord: &Accord,
    provisions: &mut Vec<v1::Provision>,
) {
    let stops = ProvisionCategory::CessationOfHostilities;
    if provisions.iter().any(|p| p.category() == stops) {
        return;
    }
    let document = sources.document;
    let ends = |m: &&Mention| {
        let mut pairs =
            m.phrase.clone().filter(|&t| STOPPING.contains(&document.lemma(t).to_lowercase().as_str()));
        !m.anaphor
            && pairs.any(|t| {
                (t + 1..(t + 4).min(document.len()))
                    .any(|o| STOPPED.contains(&document.lemma(o).to_lowercase().as_str()))
            })
    };
    if let Some(mention) = accord.mentions.iter().find(ends) {
        let cue = mention.head..mention.head + 1;
        provisions.push(provision(sources, stops, &mention.phrase, "agreements.provision_name", &cue));
        provisions.sort_by_key(|p| p.evidence.as_ref().map_or(0, |e| e.start));
    }
}

/// Nouns for stopping what follows them.
const STOPPING: &[&str] = &["cessation", "suspension", "halt", "end"];
/// What accords stop.
const STOPPED: &[&str] =
    &["hostility", "hostilities", "operation", "operations", "fighting", "fire", "combat", "violence"];

/// Runs of terms may overlap; so many provisions back the same words may have been read.
const NEAR: usize = 24;

fn same(a: &v1::Provision, b: &v1::Provision) -> bool {
    let overlap =
        matches!((&a.evidence, &b.evidence), (Some(a), Some(b)) if a.start < b.end && b.start < a.end);
    overlap && a.category == b.category
}

/// The parts of a run between its semicolons.
fn parts(sources: Sources<'_, '_>, tokens: &Range<TokenId>) -> Vec<Range<TokenId>> {
    let document = sources.document;
    let mut out = Vec::new();
    let mut start = tokens.start;
    for token in tokens.clone().filter(|&t| matches!(document.word(t), ";" | ":" | "•")).chain([tokens.end])
    {
        if token > start {
            out.push(start..token);
        }
        start = token + 1;
    }
    out
}

/// A cue with the item in which it stands.
struct Found {
    category: ProvisionCategory,
    weak: bool,
    cue: Range<TokenId>,
    item: Range<TokenId>,
}

fn of_part(
    sources: Sources<'_, '_>,
    cast: &Cast,
    accord: &Accord,
    part: &Range<TokenId>,
    listed: bool,
) -> Vec<v1::Provision> {
    let document = sources.document;
    let encoded = document.encoded(part.clone());
    let mut cues: Vec<Found> = sources
        .lexicon
        .provision_cues(&encoded)
        .into_iter()
        .map(|cue| {
            let tokens = part.start + cue.tokens.start..part.start + cue.tokens.end;
            let item = item(sources, part, &tokens);
            Found { category: cue.value.category, weak: cue.value.weak, cue: tokens, item }
        })
        .filter(|f| !names(accord, &f.cue) && !idle::is_of_a_name(sources.document, cast, &f.cue))
        .filter(|f| !idle::is_idle(sources, f.category, &f.cue, &f.item))
        .take(MOST_CUES)
        .collect();
    cues = to_the_point(sources, cues);
    // The plainest cue first: strong, then high in the sentence's tree, then long, then early.
    cues.sort_by_key(|f| (f.weak, std::cmp::Reverse(f.cue.len()), f.cue.start));
    let mut kept: Vec<Found> = Vec::new();
    for found in cues {
        let shares = |k: &Found| k.item.start < found.item.end && found.item.start < k.item.end;
        let gives_way = kept.iter().any(|k| {
            let inside = k.cue.start < found.cue.end && found.cue.start < k.cue.end;
            inside
                || shares(k) && found.weak
                || k.category == found.category && (shares(k) || !apart(sources, part, &k.item, &found.item))
        });
        if !gives_way {
            kept.push(found);
        }
    }
    kept.sort_by_key(|f| f.cue.start);
    let mut out: Vec<v1::Provision> = kept
        .iter()
        .map(|f| provision(sources, f.category, &f.item, "agreements.provision_cue", &f.cue))
        .collect();
    if out.is_empty() && listed && part.len() >= 4 && !tells_what_happened(sources, part) {
        let first = part.start..part.start + 1;
        out.push(provision(sources, ProvisionCategory::Other, part, "agreements.provision_item", &first));
    }
    out
}

/// The most cues of a part that are weighed against each other.
const MOST_CUES: usize = 120;

/// Whether words only name the accord itself: "by the second day of the truce".
fn names(accord: &Accord, cue: &Range<TokenId>) -> bool {
    let from = accord.mentions.partition_point(|m| m.head < cue.start);
    accord.mentions.get(from).is_some_and(|m| cue.contains(&m.head) && m.definite)
}

/// The cues without those that only tell when or on what: what is to happen "before the elections" is about something else, and talks on
/// an amnesty are talks.
fn to_the_point(sources: Sources<'_, '_>, cues: Vec<Found>) -> Vec<Found> {
    let document = sources.document;
    let aside: Vec<bool> = cues.iter().map(|f| is_aside(document, f)).collect();
    let topics: Vec<Range<TokenId>> = cues
        .iter()
        .filter(|f| f.category == ProvisionCategory::Dialogue)
        .flat_map(|f| f.cue.clone())
        .flat_map(|t| document.children_by(t, Dep::Prep))
        .filter(|&p| matches!(document.word(p), "on" | "about" | "over"))
        .map(|p| document.subtree(p))
        .collect();
    let qualifies: Vec<bool> = cues.iter().map(|f| is_in_a_relative_clause(document, f)).collect();
    let beside = |n: usize| {
        let item = &cues[n].item;
        (0..cues.len()).any(|m| !qualifies[m] && !cues[m].weak && cues[m].item == *item)
    };
    let outside = |n: usize| {
        let item = &cues[n].item;
        (0..cues.len()).any(|m| !aside[m] && !cues[m].weak && cues[m].item == *item)
    };
    let keep: Vec<bool> = (0..cues.len())
        .map(|n| {
            let topic = topics.iter().any(|t| t.contains(&cues[n].cue.start));
            !(aside[n] && outside(n)
                || qualifies[n] && beside(n)
                || topic && cues[n].category != ProvisionCategory::Dialogue)
        })
        .collect();
    cues.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(f, _)| f).collect()
}

/// Prepositions and conjunctions after which stands when, how or for how long something is done.
const ASIDE: &[&str] =
    &["before", "after", "until", "till", "than", "under", "during", "pending", "since", "following"];
/// How far up the tree an adjunct is looked for.
const CLIMB: usize = 8;

/// Whether a cue stands in an adjunct of its item that only tells the circumstances.
fn is_aside(document: &Document<'_>, found: &Found) -> bool {
    let is_word = |t: TokenId| ASIDE.contains(&document.word(t).to_lowercase().as_str());
    let mut at = found.cue.end - 1;
    for _ in 0..CLIMB {
        let adjunct = match document.dep(at) {
            Dep::Prep => is_word(at),
            Dep::Advcl => document.children(at).any(|m| m < at && document.dep(m) == Dep::Mark && is_word(m)),
            _ => false,
        };
        let above = document.head(at);
        if adjunct && !found.cue.contains(&at) && found.item.contains(&above) {
            return true;
        }
        if document.is_root(at) || !found.item.contains(&above) {
            return false;
        }
        at = above;
    }
    false
}

/// Whether a cue stands in a clause that only qualifies a noun of its item: "the cases that they have brought in international courts".
fn is_in_a_relative_clause(document: &Document<'_>, found: &Found) -> bool {
    let mut at = found.cue.start;
    for _ in 0..CLIMB {
        let above = document.head(at);
        if document.is_root(at) || !found.item.contains(&above) {
            return false;
        }
        if document.dep(at) == Dep::Relcl {
            return true;
        }
        at = above;
    }
    false
}

/// Whether an item tells what was done, not what is to be: "the minister looked on".
fn tells_what_happened(sources: Sources<'_, '_>, part: &Range<TokenId>) -> bool {
    let document = sources.document;
    part.clone().filter_map(|t| sources.clauses.at(t)).any(|c| {
        let main = document.is_root(c.verb) || document.dep(c.verb) == Dep::Conj;
        main && c.tense == Tense::Past && c.reality == Reality::Fact && !c.subjects.is_empty()
    })
}

fn provision(
    sources: Sources<'_, '_>,
    category: ProvisionCategory,
    item: &Range<TokenId>,
    rule: &str,
    cue: &Range<TokenId>,
) -> v1::Provision {
    let document = sources.document;
    v1::Provision {
        category: category.into(),
        evidence: Some(document.span(wording::trimmed(document, item.clone()))),
        derivation: by_words(rule, [document.span(document.bytes(cue.clone()))]),
        ..Default::default()
    }
}

/// The item around a cue: up to the commas and joints that part it from its neighbours.
fn item(sources: Sources<'_, '_>, part: &Range<TokenId>, cue: &Range<TokenId>) -> Range<TokenId> {
    let document = sources.document;
    let joint = |t: &TokenId| {
        matches!(document.word(*t), "," | "–" | "—")
            || matches!(document.word(*t).to_lowercase().as_str(), "and" | "or") && joins_clauses(sources, *t)
    };
    let start = (part.start..cue.start).rev().find(joint).map_or(part.start, |t| t + 1);
    let end = (cue.end..part.end).find(joint).unwrap_or(part.end);
    // A joint may be followed by another: ", and the prisoners".
    let start = (start..cue.start)
        .find(|&t| !matches!(document.word(t).to_lowercase().as_str(), "and" | "or" | "," | "as" | "that"))
        .unwrap_or(cue.start);
    start..end.min(start + LONGEST).max(cue.end)
}

/// The most tokens of an item.
const LONGEST: usize = 45;

/// Whether a conjunction joins clauses, not nouns: "X is closed and Y opened".
fn joins_clauses(sources: Sources<'_, '_>, conjunction: TokenId) -> bool {
    let document = sources.document;
    sources.clauses.at(document.head(conjunction)).is_some()
}

/// Whether two items of a part tell two things: each has a clause of its own, or both are items of one list of nouns ("recognition of
/// borders, a pledge to make no claims").
fn apart(sources: Sources<'_, '_>, part: &Range<TokenId>, a: &Range<TokenId>, b: &Range<TokenId>) -> bool {
    let document = sources.document;
    let top = |item: &Range<TokenId>| {
        item.clone().find(|&t| !item.contains(&document.head(t)) || document.is_root(t))
    };
    // In a long list the parser takes an item for an apposition to the one before.
    let long = part.clone().filter(|&t| document.word(t) == ",").count() >= COMMAS_OF_A_LIST;
    let joined = |t: TokenId| {
        document.pos(t) == Pos::Noun
            && (document.dep(t) == Dep::Conj || long && document.dep(t) == Dep::Appos)
    };
    let first = |item: &Range<TokenId>| {
        let mut at = top(item)?;
        for _ in 0..CLIMB {
            if !joined(at) {
                break;
            }
            at = document.head(at);
        }
        Some(at)
    };
    let (earlier, later) = if a.start < b.start { (a, b) } else { (b, a) };
    if earlier.end <= later.start && a.len().min(b.len()) >= 3 && top(later).is_some_and(joined) {
        let same_list = first(later).is_some_and(|t| earlier.contains(&t) || first(earlier) == Some(t));
        if same_list {
            return true;
        }
    }
    let has_clause = |item: &Range<TokenId>| {
        item.clone().any(|t| {
            sources.clauses.at(t).is_some()
                && !matches!(document.dep(t), Dep::Acl | Dep::Relcl | Dep::Advcl | Dep::Pcomp)
        })
    };
    has_clause(a) && has_clause(b)
}

/// From so many commas on a part is a list.
const COMMAS_OF_A_LIST: usize = 3;
