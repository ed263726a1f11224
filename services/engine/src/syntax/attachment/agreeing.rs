//! "talks with the government, which *have been going on* since June": a relative clause hung on a noun with which its verb does not agree.

use std::ops::Range;

use super::LONGEST;
use crate::syntax::Token;
use crate::syntax::labels::{Dep, Tag};

/// How many nouns up one is looked for with which it does.
const STEPS: usize = 3;

/// Hangs relative clauses on the noun whose number is that of their verb.
pub(super) fn mend<'t>(
    tokens: &mut [Token],
    sentence: Range<usize>,
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    for verb in sentence.clone() {
        if tokens[verb].dep != Dep::Relcl {
            continue;
        }
        let Some(plural) = number_of_subject(tokens, verb, sentence.start, word) else { continue };
        let mut noun = tokens[verb].head as usize;
        if noun > verb || number(tokens, noun, &sentence) == Some(plural) {
            continue;
        }
        for _ in 0..STEPS {
            let preposition = tokens[noun].head as usize;
            let above = tokens[preposition].head as usize;
            let hangs = tokens[noun].dep == Dep::Pobj && tokens[preposition].dep == Dep::Prep;
            if !hangs || above >= noun {
                break;
            }
            noun = above;
            if number(tokens, noun, &sentence) == Some(plural) {
                tokens[verb].head = u32::try_from(noun).unwrap_or(tokens[verb].head);
                break;
            }
        }
    }
}

/// Whether the verb of a relative clause has a plural for its subject "which", where its form tells.
fn number_of_subject<'t>(
    tokens: &[Token],
    verb: usize,
    start: usize,
    word: impl Fn(&Token) -> &'t str + Copy,
) -> Option<bool> {
    let mut before =
        (verb.saturating_sub(LONGEST).max(start)..verb).filter(|&t| tokens[t].head as usize == verb);
    let relative = |&t: &usize| {
        matches!(tokens[t].dep, Dep::Nsubj | Dep::Nsubjpass) && word(&tokens[t]).eq_ignore_ascii_case("which")
    };
    let which = before.find(relative)?;
    let comma = which > start && word(&tokens[which - 1]) == ",";
    let finite = (which..=verb).find(|&t| {
        (t == verb || tokens[t].head as usize == verb)
            && matches!(tokens[t].tag, Tag::Vbz | Tag::Vbp | Tag::Vbd)
    })?;
    let form = word(&tokens[finite]).to_lowercase();
    comma.then_some(match form.as_str() {
        "is" | "was" | "has" => false,
        "are" | "were" | "have" => true,
        _ => return None,
    })
}

/// Whether a noun is a plural; nothing of names, of what is joined to another, and of bodies, which take either.
fn number(tokens: &[Token], noun: usize, sentence: &Range<usize>) -> Option<bool> {
    let joined = (noun + 1..sentence.end.min(noun + LONGEST))
        .any(|t| tokens[t].dep == Dep::Conj && tokens[t].head as usize == noun);
    match tokens[noun].tag {
        _ if joined => None,
        Tag::Nns => Some(true),
        Tag::Nn | Tag::Nnp => Some(false),
        _ => None,
    }
}
