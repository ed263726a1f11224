//! Bodies called by the last word of their names, and those who make them up: "the Council", "the members of the Council".

use peacebrief::v1::{ActorKind, MentionKind};

use super::register::{DraftId, head_of};
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::mentions::fold_words;
use crate::syntax::Dep;

/// Nouns for those who make a body up, or act for it.
const MEMBERS: &[&str] = &[
    "members",
    "fighters",
    "forces",
    "troops",
    "units",
    "commander",
    "commanders",
    "leader",
    "leaders",
    "official",
    "officials",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "delegate",
    "delegates",
    "delegation",
    "negotiator",
    "negotiators",
    "representative",
    "representatives",
    "prisoners",
    "supporters",
    "guerrillas",
    "gunmen",
    "militants",
    "militiamen",
    "soldiers",
    "combatants",
    "envoy",
    "envoys",
    "source",
    "sources",
    "statement",
    "positions",
    "camps",
    "rockets",
    "artillery",
    "mortars",
    "drones",
];

/// How far behind a body's short name what is its may be named: "a Front mortar *bomb*".
const REACH: usize = 3;

impl Resolver<'_, '_, '_, '_> {
    /// "The Council", "the 15-member Council": the body last spoken of whose name that word heads. Answers whether there is one.
    pub(super) fn short_form(&mut self, token: TokenId) -> bool {
        let document = self.document;
        let named = self.mentions.name_at.get(token).is_some_and(|name| self.names[name].is_some());
        if !document.word(token).starts_with(char::is_uppercase) || named {
            return false;
        }
        // "the Government of Kenya" is no short form of another's "Transitional Government".
        let of_another = document.children_by(token, Dep::Prep).any(|p| {
            self.lower(p) == "of"
                && document.children_by(p, Dep::Pobj).any(|o| self.mentions.name_at.get(o).is_some())
        });
        if of_another {
            return false;
        }
        let determined = document.children(token).any(|c| c < token && self.lower(c) == "the");
        let modifies = self.qualifies_what_is_its(token);
        let single = document
            .children(token)
            .filter(|&c| c < token)
            .all(|c| document.dep(c) == Dep::Det || document.word(c).starts_with(char::is_lowercase));
        if !(determined || modifies) || !single {
            return false;
        }
        let Some(id) = self.headed_by(&self.lower(token), token) else { return false };
        let start = document.children(token).find(|&c| c < token && self.lower(c) == "the").unwrap_or(token);
        let tokens = if start + 1 == token { start..token + 1 } else { token..token + 1 };
        self.describe(tokens, token, id, MentionKind::Description);
        true
    }

    /// "Council members", "a Front mortar bomb" go by the body as well; where a sentence begins, only what a body is known to have.
    fn qualifies_what_is_its(&self, token: TokenId) -> bool {
        let document = self.document;
        let head = document.head(token);
        let near = (token + 1..=token + REACH).contains(&head);
        if !near
            || !matches!(document.dep(token), Dep::Compound | Dep::Amod | Dep::Nmod)
            || self.is_of_any_state(token)
        {
            return false;
        }
        let common = (token + 1..=head).all(|t| document.word(t).starts_with(char::is_lowercase));
        let initial = token == document.sentence_around(token).start;
        common && (!initial || MEMBERS.contains(&self.lower(head).as_str()))
    }

    /// "Army", "Government": every state has one.
    fn is_of_any_state(&self, token: TokenId) -> bool {
        self.mentions
            .known
            .body(token)
            .is_some_and(|body| matches!(body.value.kind, ActorKind::State | ActorKind::StateBody))
    }

    /// "*Guard* commander A": the body last spoken of whose short form stands before a title.
    pub(super) fn short_form_before(&self, title: TokenId) -> Option<DraftId> {
        let before = title.checked_sub(1)?;
        let document = self.document;
        let word = document.word(before);
        let own = word.starts_with(char::is_uppercase)
            && document.is_ordinary(before)
            && document.sentence_of(before) == document.sentence_of(title)
            && self.mentions.name_at.get(before).is_none()
            && self.mentions.known.office(before).is_none()
            && self.mentions.known.body(before).is_none_or(|body| !body.value.alone);
        if own { self.headed_by(&self.lower(before), before) } else { None }
    }

    /// The body last spoken of whose name a word heads.
    fn headed_by(&self, word: &str, before: TokenId) -> Option<DraftId> {
        let headed = |id: DraftId| {
            let draft = &self.register.drafts[id];
            let body = !matches!(draft.kind, ActorKind::Person | ActorKind::State);
            body && draft.names.iter().any(|name| {
                // "the Office of the Prime Minister" is no minister.
                let titled = self.mentions.known.office(name.end - 1).is_some();
                let last = fold_words(self.document.words(name.clone())).pop().filter(|_| !titled);
                name.len() > 1
                    && (last.is_some_and(|w| w == word) || self.lower(head_of(self.document, name)) == word)
            })
        };
        let entries = self.discourse.latest().filter(|entry| entry.token < before);
        entries.filter_map(|entry| entry.ids.first().copied()).find(|&id| headed(id))
    }

    /// "The members of the Council", "Council members", where the body is spoken of: they are the body. Answers whether they are.
    pub(super) fn members(&mut self, token: TokenId) -> bool {
        let document = self.document;
        if self.lower(token) != "members" {
            return false;
        }
        let of = document.children_by(token, Dep::Prep).filter(|&p| self.lower(p) == "of");
        let whole = of.flat_map(|p| document.children_by(p, Dep::Pobj).collect::<Vec<_>>()).next();
        let before = document.children_by(token, Dep::Compound).last();
        let body = |id: &DraftId| {
            matches!(
                self.register.drafts[*id].kind,
                ActorKind::IntergovernmentalOrganization
                    | ActorKind::StateBody
                    | ActorKind::ArmedGroup
                    | ActorKind::PoliticalGroup
            )
        };
        // "the Council", which the walk has yet to come to.
        let called = |t: TokenId| match self.referents[t].as_slice() {
            [] if document.word(t).starts_with(char::is_uppercase) => {
                self.headed_by(&self.lower(t), token).into_iter().collect()
            }
            known => known.to_vec(),
        };
        let ids: Vec<DraftId> =
            whole.into_iter().chain(before).flat_map(called).filter(|id| body(id)).take(1).collect();
        for &id in &ids {
            self.register.drafts[id].engaged = true;
        }
        self.stand(token..token + 1, token, &ids);
        !ids.is_empty()
    }
}
