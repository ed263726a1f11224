//! Mends attachments that the parser gets wrong as a rule, before anything is read off the tree.

use std::ops::Range;

use super::Token;
use super::labels::{Dep, Tag};

/// Nouns for an act, which may be told with its day and place before what it was done to.
const ACTS: &[&str] = &[
    "signing",
    "signature",
    "initialing",
    "initialling",
    "conclusion",
    "adoption",
    "ratification",
    "announcement",
    "publication",
    "release",
    "abduction",
    "kidnapping",
    "killing",
    "murder",
    "assassination",
    "arrest",
    "death",
    "resumption",
    "opening",
    "launch",
    "establishment",
    "deployment",
    "withdrawal",
    "arrival",
    "return",
    "visit",
    "appointment",
    "election",
    "handover",
    "transfer",
    "holding",
    "formation",
    "bombing",
    "shelling",
    "seizure",
    "capture",
];

/// So many tokens may tell day and place.
const FARTHEST: usize = 16;

/// Mends the trees of some sentences in place; `word` is the text of a token.
pub(crate) fn mend<'t>(
    tokens: &mut [Token],
    sentences: &[Range<usize>],
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    for sentence in sentences {
        for noun in sentence.clone() {
            let act = matches!(tokens[noun].tag, Tag::Nn | Tag::Nns)
                && ACTS.contains(&tokens[noun].lemma.to_lowercase().as_str());
            if let Some((of, adjuncts)) =
                act.then(|| what_it_is_of(tokens, noun, sentence.end, word)).flatten()
            {
                for preposition in adjuncts.into_iter().chain([of]) {
                    hang(tokens, preposition, noun);
                }
            }
        }
    }
}

/// "the signing, on 15 November in Addisa, *of* the Agreement": the preposition that tells what an act was done to, behind those that
/// tell when and where, which have the act for their head as well.
fn what_it_is_of<'t>(
    tokens: &[Token],
    noun: usize,
    end: usize,
    word: impl Fn(&Token) -> &'t str + Copy,
) -> Option<(usize, Vec<usize>)> {
    let mut adjuncts = Vec::new();
    let mut dated = false;
    let mut comma = false;
    let mut at = noun + 1;
    while at < end.min(noun + FARTHEST) {
        let token = &tokens[at];
        match (word(token), token.tag) {
            (",", _) => comma = true,
            ("of", _) => {
                let particular = tokens.get(at + 1).is_some_and(|next| {
                    matches!(next.tag, Tag::Dt | Tag::Cd | Tag::PrpPossessive | Tag::Nns)
                });
                let far = !adjuncts.is_empty() && (dated || comma || particular);
                return far.then_some((at, adjuncts));
            }
            ("on" | "in" | "at" | "near", Tag::In) => adjuncts.push(at),
            (_, Tag::Cd) if !adjuncts.is_empty() => dated = true,
            (name, Tag::Nnp | Tag::Nnps | Tag::Nn)
                if !adjuncts.is_empty() && name.starts_with(char::is_uppercase) => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// Hangs a preposition on a noun, unless the noun hangs on the preposition itself.
fn hang(tokens: &mut [Token], preposition: usize, noun: usize) {
    /// How far up a noun's own place is looked at; trees of news are not deeper.
    const DEEPEST: usize = 64;
    let mut at = noun;
    for _ in 0..DEEPEST {
        let above = tokens[at].head as usize;
        if above == preposition {
            return;
        }
        if above == at {
            let Ok(head) = u32::try_from(noun) else { return };
            tokens[preposition].head = head;
            tokens[preposition].dep = Dep::Prep;
            return;
        }
        at = above;
    }
}
