//! Common nouns that stand for actors: "the Congolese army", "the government", "the rebels", "both sides".
//!
//! Where the walk comes upon a body, its kind says who reads it: a government is its state, a state's body an actor of its own, a group one
//! that has been named. Nouns for several at once stand for those who have been spoken of together.

mod descriptions;
mod governments;
mod groups;
mod pairs;
mod state_bodies;

use peacebrief::v1::ActorKind;

use super::register::DraftId;
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::mentions::BodySpan;
use crate::syntax::Dep;
pub(super) use state_bodies::{only_state_with, sort_of};

impl Resolver<'_, '_, '_, '_> {
    /// Reads a body called by a common noun where the walk comes upon it.
    pub(super) fn body(&mut self, number: usize) {
        let mentions = self.mentions;
        let body = &mentions.bodies[number];
        let mut holders: Vec<DraftId> = Vec::new();
        let shared = self.shared_holder(body);
        for &token in body.holders.iter().chain(&body.place).chain(&shared) {
            for id in self.holder_at(token) {
                if !holders.contains(&id) {
                    holders.push(id);
                }
            }
        }
        match body.body.kind {
            ActorKind::State => self.government(body, &holders),
            ActorKind::StateBody => self.state_body(body, &holders),
            _ => self.group(body, &holders),
        }
    }

    /// "the *Government* and people of X": what the noun joined to a body is of, the body is of as well.
    fn shared_holder(&self, body: &BodySpan) -> Option<TokenId> {
        let document = self.document;
        let joined = document.children_by(body.head(), Dep::Conj).find(|&c| self.lower(c) == "people")?;
        let of = document.children_by(joined, Dep::Prep).find(|&p| self.lower(p) == "of")?;
        let whole = document.child(of, Dep::Pobj)?;
        // "of the State of X", "of the Republic of X"
        let named = |t: &TokenId| self.mentions.name_at.get(*t).is_some();
        document.subtree(whole).find(named).filter(|_| body.holders.is_empty())
    }

    /// The body whose name stands in apposition: "the UN mission, UNMISS", "the rebel group M23".
    fn named_beside(&self, body: &BodySpan) -> Option<DraftId> {
        let mut at = body.extent.end.max(body.head() + 1);
        let word = |at: TokenId| if at < self.document.len() { self.document.word(at) } else { "" };
        if matches!(word(at), "," | "(" | "[") {
            at += 1;
        }
        if word(at) == "the" {
            at += 1;
        }
        let number = self.mentions.name_at.get(at)?;
        let name = &self.mentions.names[number];
        let id = self.names[number].filter(|_| name.tokens.start == at)?;
        let draft = &self.register.drafts[id];
        let alone =
            matches!(word(name.tokens.end), "," | ")" | "]" | "." | ";" | "") || at == body.head() + 1;
        let fits = !matches!(draft.kind, ActorKind::Person | ActorKind::State)
            && self.document.sentence_of(at) == self.document.sentence_of(body.head());
        (alone && fits).then_some(id)
    }

    /// Whose a title is that a common noun stands before: "rebel chief", "army chief", "government spokesman".
    pub(super) fn common_holder(&mut self, token: TokenId) -> Option<DraftId> {
        if let Some(body) = self.mentions.known.body(token) {
            let (kind, people) = (body.value.kind, body.value.people);
            let word = self.lower(body.tokens.end - 1);
            return match kind {
                ActorKind::State => self.state_here(token),
                ActorKind::StateBody if !people => {
                    let sort = sort_of(&word, &word);
                    self.known_body(&sort, None, token).or_else(|| self.state_here(token))
                }
                ActorKind::StateBody => self.state_here(token),
                ActorKind::ArmedGroup if people => self.principals.rebels,
                kind => self.named_like(&word, kind, token),
            };
        }
        None
    }
}
