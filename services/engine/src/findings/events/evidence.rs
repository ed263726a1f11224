//! The words that tell an event: those of its clause or noun phrase, without what hangs on them as clauses of their own.

use std::ops::Range;

use crate::document::{Document, TokenId};
use crate::syntax::Dep;

use super::Reading;
use super::candidates::Candidate;

/// A run of more tokens is cut down to the verb and what is nearest.
const LONGEST: usize = 45;

/// The bytes of the evidence.
pub(super) fn of(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Range<usize> {
    let document = sources.document;
    let tokens = match candidate.clause {
        Some(clause) if matches!(document.dep(clause.verb), Dep::Acl | Dep::Relcl) => {
            let noun = document.head(clause.verb);
            let start = document.children(noun).find(|&c| c < noun).map_or(noun, |c| document.subtree(c).start);
            start..core(document, clause.verb).end
        }
        Some(clause) => core(document, clause.verb),
        None => core(document, candidate.token),
    };
    let tokens = if tokens.len() > LONGEST { around(tokens, candidate.token) } else { tokens };
    trimmed(document, tokens)
}

/// The subtree of a head without coordinated and subordinate clauses at its edges.
fn core(document: &Document<'_>, head: TokenId) -> Range<TokenId> {
    let (mut start, mut end) = (head, head + 1);
    for child in document.children(head) {
        let clausal = matches!(document.dep(child), Dep::Advcl | Dep::Ccomp | Dep::Parataxis | Dep::Conj | Dep::Cc | Dep::Punct | Dep::Mark | Dep::Relcl);
        let verbal_conjunct = document.dep(child) == Dep::Conj;
        if clausal || verbal_conjunct {
            continue;
        }
        let subtree = document.subtree(child);
        if child < head && matches!(document.dep(child), Dep::Prep | Dep::Npadvmod | Dep::Advmod) && start <= child {
            continue;
        }
        start = start.min(subtree.start);
        end = end.max(subtree.end);
    }
    start..end
}

fn around(tokens: Range<TokenId>, token: TokenId) -> Range<TokenId> {
    let start = tokens.start.max(token.saturating_sub(LONGEST / 3));
    start..tokens.end.min(start + LONGEST)
}

/// The bytes of a range of tokens without punctuation at its ends.
fn trimmed(document: &Document<'_>, mut tokens: Range<TokenId>) -> Range<usize> {
    while tokens.len() > 1 && is_punctuation(document.word(tokens.start)) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && is_punctuation(document.word(tokens.end - 1)) {
        tokens.end -= 1;
    }
    document.bytes(tokens)
}

fn is_punctuation(word: &str) -> bool {
    !word.contains(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '’' | '%' | '$'))
}
