//! For whom a noun phrase stands: by its head, else by what makes its head act for somebody.

use peacebrief::v1::ActorKind;

use super::{ActorId, Cast};
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos};

/// What people of rank are called.
const HONOURS: &[&str] =
    &["excellency", "excellencies", "highness", "majesty", "holiness", "eminence", "honour", "honor"];
/// Nouns for somebody by what he is to another, who is not meant: "his counterpart".
const RELATIVES: &[&str] = &[
    "counterpart",
    "rival",
    "opponent",
    "enemy",
    "foe",
    "predecessor",
    "successor",
    "adversary",
    "wife",
    "guest",
    "host",
];

impl Cast {
    /// The actors of the noun phrase with a head: those of the head's own mention, else those for whom its possessor, its
    /// nationality or an "of" says it acts: "Colombia's negotiators", "fighters of the RSF", "officials from Y"; of "a
    /// delegation led by X" it is X. What is joined to the phrase by "and" is not looked at.
    pub(crate) fn of_phrase(&self, document: &Document<'_>, head: TokenId) -> Vec<ActorId> {
        if let Some(leader) = self.led_by(document, head) {
            return leader;
        }
        let own = self.at(head);
        if !own.is_empty() {
            return own.to_vec();
        }
        // "Bougainville's president, Ishmael Toroama": who is named beside a title bears it.
        let named = document.children_by(head, Dep::Appos).find(|&c| c > head && self.is_person(c));
        if let Some(person) = named.or_else(|| self.addressed(document, head)) {
            return self.at(person).to_vec();
        }
        for child in document.children(head) {
            let lends = match document.dep(child) {
                Dep::Poss => !RELATIVES.contains(&document.lemma(head)),
                dep => matches!(dep, Dep::Amod | Dep::Compound | Dep::Nmod),
            };
            if lends && !self.at(child).is_empty() {
                return self.at(child).to_vec();
            }
        }
        for child in document.children(head).filter(|&c| document.dep(c) == Dep::Prep) {
            if !matches!(document.word(child).to_ascii_lowercase().as_str(), "of" | "from" | "for") {
                continue;
            }
            let mut found: Vec<ActorId> = Vec::new();
            let mut next = document.child(child, Dep::Pobj);
            while let Some(object) = next {
                for &id in self.at(object) {
                    if !found.contains(&id) {
                        found.push(id);
                    }
                }
                next = document.child(object, Dep::Conj);
            }
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// "His Excellency Sheikh X", wherever the parser hung the name.
    fn addressed(&self, document: &Document<'_>, head: TokenId) -> Option<TokenId> {
        let honours = HONOURS.iter().any(|word| document.word(head).eq_ignore_ascii_case(word));
        let end = document.sentence_around(head).end.min(head + 6);
        (head + 1..end).find(|&t| honours && self.is_person(t))
    }

    fn is_person(&self, token: TokenId) -> bool {
        matches!(self.at(token), [id] if self.get(*id).kind == ActorKind::Person)
    }

    /// "a delegation led by X", "Delegations headed by X and Y".
    fn led_by(&self, document: &Document<'_>, head: TokenId) -> Option<Vec<ActorId>> {
        if document.pos(head) != Pos::Noun {
            return None;
        }
        let verb = document.children(head).find(|&c| {
            document.dep(c) == Dep::Acl && matches!(document.lemma(c), "lead" | "head" | "chair")
        })?;
        let by = document.children(verb).find(|&c| document.word(c) == "by")?;
        let mut found = Vec::new();
        let mut next = document.child(by, Dep::Pobj);
        while let Some(leader) = next {
            found.extend_from_slice(self.at(leader));
            next = document.child(leader, Dep::Conj);
        }
        (!found.is_empty()).then_some(found)
    }
}
