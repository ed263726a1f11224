//! What the article tells: agreements, events, statements, next steps, the process and everyone's role in it.
//!
//! Findings are written as the API's own messages from the start, with spans in bytes and the ids of actors that
//! [`Cast::brief_id`](crate::actors::Cast::brief_id) gives; the last stage orders, caps, numbers and re-encodes them.

use peacebrief::v1;

use crate::document::TokenId;

/// A message of the API with the place in the text where it was found.
#[derive(Debug, Clone)]
pub(crate) struct Finding<M> {
    /// The message, without its id.
    pub(crate) message: M,
    /// The token at which it was found: the predicate, or the head of the noun phrase.
    pub(crate) token: TokenId,
}

/// A derivation by a rule, whose confidence is not measured yet.
pub(crate) fn by_rule(rule: &str) -> Option<v1::Derivation> {
    Some(v1::Derivation { rule: rule.to_owned(), ..Default::default() })
}
