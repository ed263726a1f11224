//! Key sentences: those that a reader who sees nothing else must see.
//!
//! Each sentence is weighed by what was found in it, by its words and by where it stands: what is new, what is agreed and what comes
//! next makes a sentence a key one, background and quotation do not. What each of these traits weighs is fitted to reference briefs.

mod traits;
mod weights;

use std::collections::BTreeMap;
use std::ops::Range;

use peacebrief::v1;

use crate::document::{Document, SentenceId};
use crate::findings::by_words;
use traits::{Trait, Traits};
use weights::{FEWEST, LEAST_WEIGHT, MOST, WEIGHTS};

/// A run of more bytes without a sentence's end is no sentence that a reader can take in.
const LONGEST_BYTES: usize = 2000;
/// How many words of findings are named for a sentence at most.
const MOST_WORDS: usize = 6;

/// Chooses the key sentences, in order of the text.
pub(super) fn key_sentences(document: &Document<'_>, brief: &v1::Brief, title: &str) -> Vec<v1::KeySentence> {
    let sentences = &document.layout().sentences;
    let mut ranked: Vec<(SentenceId, f32)> =
        candidates(document, brief, title).map(|(id, traits)| (id, weight(&traits))).collect();
    // Of two alike the earlier comes first: the sort is stable.
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut chosen: Vec<SentenceId> = ranked
        .iter()
        .take(MOST)
        .enumerate()
        .take_while(|(n, (_, weight))| *n < FEWEST || *weight >= LEAST_WEIGHT)
        .map(|(_, &(id, _))| id)
        .collect();
    chosen.sort_unstable();
    chosen
        .into_iter()
        .map(|id| v1::KeySentence {
            id: String::new(),
            span: Some(document.span(sentences[id].range.clone())),
            derivation: by_words("key_sentences.salience", told_in(brief, &sentences[id].range)),
        })
        .collect()
}

/// What the key sentences are chosen by, for the fit of the weights: the bytes of every sentence that can be one, with its traits by name.
pub(super) fn traits(
    document: &Document<'_>,
    brief: &v1::Brief,
    title: &str,
) -> Vec<(Range<usize>, BTreeMap<String, f32>)> {
    let sentences = &document.layout().sentences;
    candidates(document, brief, title)
        .map(|(id, traits)| (sentences[id].range.clone(), traits.named().collect()))
        .collect()
}

/// The sentences that can be key ones, with their traits, in order of the text.
fn candidates(
    document: &Document<'_>,
    brief: &v1::Brief,
    title: &str,
) -> impl Iterator<Item = (SentenceId, Traits)> {
    let sentences = &document.layout().sentences;
    let traits = traits::of(document, brief, title);
    traits.into_iter().enumerate().filter(|&(id, _)| {
        let range = &sentences[id].range;
        !range.is_empty() && range.len() <= LONGEST_BYTES
    })
}

/// What the traits of a sentence weigh together.
fn weight(traits: &Traits) -> f32 {
    WEIGHTS.iter().map(|&(of, weight): &(Trait, f32)| weight * traits.get(of)).sum()
}

/// The words by which findings were found in a sentence, in order of the text: what they tell is what makes it a key one.
fn told_in(brief: &v1::Brief, sentence: &Range<usize>) -> Vec<v1::TextSpan> {
    let agreements = brief.agreements.iter().map(|a| &a.derivation);
    let events = brief.events.iter().map(|e| &e.derivation);
    let statements = brief.statements.iter().map(|s| &s.derivation);
    let next_steps = brief.next_steps.iter().map(|n| &n.derivation);
    let derivations = agreements.chain(events).chain(statements).chain(next_steps).flatten();
    let inside =
        |span: &&v1::TextSpan| usize::try_from(span.start).is_ok_and(|start| sentence.contains(&start));
    let mut words: Vec<v1::TextSpan> =
        derivations.flat_map(|derivation| &derivation.cues).filter(inside).cloned().collect();
    words.sort_by_key(|span| (span.start, span.end));
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}
