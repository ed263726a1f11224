//! An accord as a promise: gone back on, or broken in what one side has promised in it.

use super::{Finder, is_agreed};
use crate::clauses::{Clause, Reality};
use crate::document::TokenId;
use crate::syntax::Dep;

/// Nouns for what somebody has bound himself to do.
const PROMISES: &[&str] = &["promise", "pledge", "commitment", "undertaking", "obligation"];
/// How many sentences back the accord is told of by which somebody has promised something.
const PROMISED_REACH: usize = 3;
/// So many words behind "went back on" stands what it was.
const PROMISE_REACH: usize = 10;

impl Finder<'_, '_> {
    /// "The army went back on the accord", "has reneged on the deal".
    pub(super) fn gone_back_on(&mut self, clause: &Clause) {
        let document = self.sources.document;
        let goes = match document.lemma(clause.verb) {
            "renege" | "backtrack" => true,
            "go" => document.words(clause.verb + 1..(clause.verb + 3).min(document.len())) == "back on",
            _ => false,
        };
        if !goes || clause.negated || !matches!(clause.reality, Reality::Fact | Reality::Possible) {
            return;
        }
        let end = document.sentence_around(clause.verb).end.min(clause.verb + PROMISE_REACH);
        let named = self.reference.within(&(clause.verb..end)).map(|(_, n)| n).next();
        let Some(accord) = named.filter(|&n| is_agreed(self.reached[n])) else { return };
        let accused = self.culprits(clause);
        if !accused.is_empty() {
            self.report(accord, accused, clause.verb);
        }
    }

    /// "Broke its promise of land": a promise made in the accord that has been told of last.
    pub(super) fn promised(&self, token: TokenId) -> Option<usize> {
        let document = self.sources.document;
        let promise = PROMISES.contains(&document.lemma(token));
        let whose = document.child(token, Dep::Poss).is_some();
        let before = || self.reference.before(token, PROMISED_REACH).filter(|&n| is_agreed(self.reached[n]));
        (promise && whose).then(before).flatten()
    }
}
