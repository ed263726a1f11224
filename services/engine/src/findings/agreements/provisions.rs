//! What an accord provides.
//!
//! A cue of the lexicon in a sentence that tells of terms makes a provision: one that has the accord for its subject ("provides for"), or that
//! follows such a one and speaks of what must or will be done.

use std::ops::Range;

use peacebrief::v1::{self, ProvisionCategory};

use super::cluster::Accord;
use crate::clauses::Reality;
use crate::document::{SentenceId, TokenId};
use crate::findings::{Sources, by_rule, wording};
use crate::syntax::{Dep, Pos};
use crate::text::Kind;

/// Verbs by which a text tells what is in an accord.
const TERMS: &[&str] = &[
    "provide",
    "include",
    "contain",
    "call",
    "stipulate",
    "require",
    "oblige",
    "commit",
    "encompass",
    "envisage",
    "envision",
    "foresee",
    "cover",
    "set",
    "lay",
    "establish",
    "guarantee",
    "grant",
    "give",
    "bind",
    "specify",
    "say",
    "demand",
    "mandate",
    "entail",
    "comprise",
    "outline",
    "promise",
    "state",
    "pledge",
    "allow",
    "bar",
    "ban",
    "end",
    "create",
    "agree",
    "undertake",
    "reaffirm",
    "recognize",
    "recognise",
    "split",
    "settle",
    "see",
    "list",
    "order",
    "address",
    "deal",
    "concern",
    "put",
    "let",
    "make",
    "offer",
];
/// How many sentences after one that speaks of an accord its terms may go on.
const REACH: usize = 3;

/// The provisions of each accord, in order of the text.
pub(super) fn find(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    main: Option<usize>,
) -> Vec<Vec<v1::Provision>> {
    let mut out: Vec<Vec<v1::Provision>> = accords.iter().map(|_| Vec::new()).collect();
    let Some(main) = main else { return out };
    let spoken = spoken_of(sources, accords);
    let mut focus: Option<(usize, SentenceId)> = None;
    for (id, sentence) in sources.document.sentences().iter().enumerate() {
        let leader = leader(sources, accords, &spoken[id], sentence, main);
        let Some(force) = tells_terms(sources, id, sentence, leader.is_some()) else {
            // An accord mentioned in passing takes no terms; the main one is always at hand.
            focus = leader.filter(|&accord| accord == main).map(|accord| (accord, id)).or(focus);
            continue;
        };
        focus = leader.map(|accord| (accord, id)).or(focus);
        let (accord, near) = match focus {
            Some((accord, at)) if id - at <= REACH => (accord, true),
            _ => (main, false),
        };
        if !near && force == Force::Weak {
            continue;
        }
        for provision in in_sentence(sources, sentence) {
            let list = &mut out[accord];
            let again = list.iter().any(|p| p.category == provision.category && overlap(p, &provision));
            if !again {
                list.push(provision);
            }
        }
    }
    out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Force {
    /// The sentence says that it tells terms.
    Strong,
    /// It speaks of what must or will be done.
    Weak,
}

/// For each sentence the accords of which it speaks, in order.
fn spoken_of(sources: Sources<'_, '_>, accords: &[Accord]) -> Vec<Vec<usize>> {
    let mut spoken = vec![Vec::new(); sources.document.sentences().len()];
    let mut all: Vec<(TokenId, usize)> =
        accords.iter().enumerate().flat_map(|(n, a)| a.mentions.iter().map(move |m| (m.head, n))).collect();
    all.sort_unstable();
    for (head, accord) in all {
        spoken[sources.document.sentence_of(head)].push(accord);
    }
    spoken
}

/// Which of the accords of a sentence its terms belong to: the one that is said to provide them, else the main one, else the first.
fn leader(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    spoken: &[usize],
    sentence: &Range<TokenId>,
    main: usize,
) -> Option<usize> {
    let provides = |accord: &&usize| {
        accords[**accord].mentions.iter().filter(|m| sentence.contains(&m.head)).any(|m| {
            let clause = sources.clauses.around(m.head);
            clause.is_some_and(|c| {
                c.subjects.contains(&m.head) && TERMS.contains(&sources.document.lemma(c.verb))
            })
        })
    };
    spoken
        .iter()
        .find(provides)
        .or_else(|| spoken.iter().find(|&&accord| accord == main))
        .or(spoken.first())
        .copied()
}

/// Whether, and how plainly, a sentence tells terms.
fn tells_terms(
    sources: Sources<'_, '_>,
    id: SentenceId,
    sentence: &Range<TokenId>,
    speaks: bool,
) -> Option<Force> {
    let document = sources.document;
    let layout = document.layout();
    let item = matches!(layout.paragraph_of(&layout.sentences[id]).kind, Kind::ListItem { .. });
    let clauses = || sentence.clone().filter_map(|t| sources.clauses.at(t));
    if speaks && clauses().any(|c| TERMS.contains(&document.lemma(c.verb))) {
        return Some(Force::Strong);
    }
    let bound = clauses().any(|c| matches!(c.reality, Reality::Planned | Reality::Required) && !c.negated);
    (bound || item).then_some(if item { Force::Strong } else { Force::Weak })
}

fn in_sentence(sources: Sources<'_, '_>, sentence: &Range<TokenId>) -> Vec<v1::Provision> {
    let document = sources.document;
    let words: Vec<(&str, &str)> = sentence.clone().map(|t| (document.word(t), document.lemma(t))).collect();
    let encoded = sources.lexicon.encode(&words);
    let mut cues = sources.lexicon.provision_cues(&encoded);
    cues.sort_by_key(|cue| (cue.value.weak, cue.tokens.start));
    let mut out: Vec<v1::Provision> = Vec::new();
    for cue in cues {
        let token = sentence.start + cue.tokens.start;
        let evidence = document.span(item(sources, sentence, token));
        let category: ProvisionCategory = cue.value.category;
        let same_words = |p: &v1::Provision| {
            p.evidence.as_ref().is_some_and(|e| e.start < evidence.end && evidence.start < e.end)
        };
        // A weak cue gives way to any other of its words, and two of one category tell the same thing.
        if out.iter().any(|p| same_words(p) && (cue.value.weak || p.category() == category)) {
            continue;
        }
        out.push(v1::Provision {
            category: category.into(),
            evidence: Some(evidence),
            derivation: by_rule("agreements.provision_cue"),
            ..Default::default()
        });
    }
    out.sort_by_key(|p| p.evidence.as_ref().map_or(0, |e| e.start));
    out
}

/// The item around a cue: up to the commas, semicolons and joints that part it from its neighbours at the same height.
fn item(sources: Sources<'_, '_>, sentence: &Range<TokenId>, token: TokenId) -> Range<usize> {
    let document = sources.document;
    if let Some(segment) = segment(sources, sentence, token) {
        return wording::trimmed(document, segment);
    }
    // The highest noun below a verb, or the clause itself.
    let mut top = token;
    loop {
        let head = document.head(top);
        let stop = head == top || sources.clauses.at(top).is_some() || document.dep(top) == Dep::Conj;
        if stop {
            break;
        }
        top = head;
    }
    let bytes = match document.pos(top) {
        Pos::Verb | Pos::Aux => wording::of_clause(document, top),
        _ => wording::of_noun(document, top),
    };
    if bytes.is_empty() { document.bytes(sentence.clone()) } else { bytes }
}

/// The item of an enumeration that holds a token: between commas, semicolons and the last "and". `None` where the sentence
/// enumerates nothing. The parser nests such lists under their first item, so they are cut by their marks.
fn segment(sources: Sources<'_, '_>, sentence: &Range<TokenId>, token: TokenId) -> Option<Range<TokenId>> {
    let document = sources.document;
    let marks: Vec<TokenId> =
        sentence.clone().filter(|&t| matches!(document.word(t), "," | ";" | ":" | "–" | "—")).collect();
    let semicolons = marks.iter().filter(|&&t| document.word(t) == ";").count();
    let terms =
        sentence.clone().find(|&t| sources.clauses.at(t).is_some() && TERMS.contains(&document.lemma(t)))?;
    let after = marks.iter().filter(|&&t| t > terms).count();
    if semicolons == 0 && after < 2 || token <= terms {
        return None;
    }
    let parts = |t: &TokenId| {
        if semicolons > 0 { document.word(*t) == ";" || document.word(*t) == ":" } else { true }
    };
    let start = marks.iter().copied().filter(parts).filter(|&t| t < token).max().unwrap_or(terms) + 1;
    let end = marks.iter().copied().filter(parts).find(|&t| t > token).unwrap_or(sentence.end);
    let start =
        if matches!(document.word(start.min(token)), "and" | "or" | "as") { start + 1 } else { start };
    (start <= token && end - start <= 40).then_some(start.max(terms + 1)..end)
}

fn overlap(a: &v1::Provision, b: &v1::Provision) -> bool {
    matches!((&a.evidence, &b.evidence), (Some(a), Some(b)) if a.start < b.end && b.start < a.end)
}
