//! Noun phrases: for whom they stand beyond what their head's own mention says.

use super::{ActorId, Cast, Place};
use crate::document::{Document, TokenId};
use crate::syntax::Dep;

impl Cast {
    /// The actors of the noun phrase with that head: those of the head's own mention, else those whose possessive,
    /// adjective or compound makes it act for them ("Colombia's negotiators", "the Armenian side"). Coordination is
    /// the caller's business.
    pub(crate) fn of_phrase(&self, document: &Document<'_>, head: TokenId) -> Vec<ActorId> {
        if !self.at(head).is_empty() {
            return self.at(head).to_vec();
        }
        let modifier = |c: &TokenId| {
            matches!(document.dep(*c), Dep::Poss | Dep::Amod | Dep::Compound | Dep::Nmod) && !self.at(*c).is_empty()
        };
        document.children(head).find(modifier).map(|c| self.at(c).to_vec()).unwrap_or_default()
    }

    /// The place that a token names, where it is one.
    pub(crate) fn place_at(&self, _token: TokenId) -> Option<&Place> {
        None
    }
}
