//! For which accord a word stands: a noun phrase that speaks of one, a pronoun, a noun for its terms.

use std::ops::Range;

use super::cluster::Accord;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos};

/// The accords of an article by the tokens that speak of them.
pub(super) struct Reference<'s, 't> {
    document: &'s Document<'t>,
    /// Heads of the mentions with the accord of each, in order of the text.
    heads: Vec<(TokenId, usize)>,
}

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;
/// Nouns for a part of an accord.
const PARTS: &[&str] =
    &["paragraph", "article", "clause", "term", "provision", "point", "annex", "part", "commitment", "none"];

impl<'s, 't> Reference<'s, 't> {
    pub(super) fn new(document: &'s Document<'t>, accords: &[Accord]) -> Self {
        let mut heads: Vec<(TokenId, usize)> = accords
            .iter()
            .enumerate()
            .flat_map(|(n, a)| a.mentions.iter().map(move |m| (m.head, n)))
            .collect();
        heads.sort_unstable();
        Self { document, heads }
    }

    /// The accord of which a token is the head of a mention.
    pub(super) fn at(&self, head: TokenId) -> Option<usize> {
        self.heads.binary_search_by_key(&head, |(h, _)| *h).ok().map(|n| self.heads[n].1)
    }

    /// The mentions within a range, as head and accord.
    pub(super) fn within(&self, tokens: &Range<TokenId>) -> impl Iterator<Item = (TokenId, usize)> + '_ {
        let from = self.heads.partition_point(|(h, _)| *h < tokens.start);
        let end = tokens.end;
        self.heads[from..].iter().copied().take_while(move |(h, _)| *h < end)
    }

    /// The accord spoken of last before a token, at most so many sentences back.
    pub(super) fn before(&self, token: TokenId, sentences: usize) -> Option<usize> {
        let next = self.heads.partition_point(|(h, _)| *h < token);
        let (head, accord) = *self.heads.get(next.checked_sub(1)?)?;
        let back = self.document.sentence_of(token) - self.document.sentence_of(head);
        (back <= sentences).then_some(accord)
    }

    /// The accord for which a token stands, if it stands for one.
    pub(super) fn of(&self, token: TokenId) -> Option<usize> {
        if let Some(accord) = self.at(token) {
            return Some(accord);
        }
        let document = self.document;
        let word = document.word(token).to_lowercase();
        if PARTS.contains(&document.lemma(token).to_lowercase().as_str()) {
            let of = document.children_by(token, Dep::Prep).filter_map(|p| document.child(p, Dep::Pobj));
            let mut whose = of.chain(document.children_by(token, Dep::Poss));
            return whose
                .find_map(|t| if t == token { None } else { self.at(t).or_else(|| self.pronoun(t)) });
        }
        let relative = matches!(word.as_str(), "which" | "that") && document.pos(token) == Pos::Pron;
        if relative {
            let verb = document.head(token);
            return (document.dep(verb) == Dep::Relcl).then(|| self.at(document.head(verb))).flatten();
        }
        self.pronoun(token)
    }

    /// The accord for which a pronoun may stand: the one spoken of last.
    fn pronoun(&self, token: TokenId) -> Option<usize> {
        let word = self.document.word(token).to_lowercase();
        let stands = matches!(word.as_str(), "it" | "this" | "these" | "them" | "that" | "both" | "one");
        stands.then(|| self.before(token, REACH)).flatten()
    }
}
