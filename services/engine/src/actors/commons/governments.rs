//! Governments: "the Finnish government", "the authorities", "the Assam government"; of a state, or of a part of it.

use peacebrief::v1::{ActorKind, MentionKind};

use crate::actors::register::DraftId;
use crate::actors::resolve::Resolver;
use crate::document::TokenId;
use crate::mentions::{BodySpan, Class, fold_words};
use crate::syntax::{Dep, Pos};

/// By what rule a part of a state has a government of its own.
const REGIONAL: &str = "actors.regional_government";

impl Resolver<'_, '_, '_, '_> {
    /// "the Finnish government", "the authorities", "Suharto's government", "the two governments".
    pub(super) fn government(&mut self, body: &BodySpan, holders: &[DraftId]) {
        let head = body.head();
        let tokens = body.tokens.clone();
        // "the ceasefire regime" governs nobody.
        let of_thing =
            |c: TokenId| self.document.dep(c) == Dep::Compound && self.document.pos(c) == Pos::Noun;
        if self.lower(head) == "regime" && self.document.children(head).any(of_thing) {
            return;
        }
        // "Heads of State and *Government*": of whichever states.
        let of_heads = tokens.start == head
            && head >= 2
            && self.lower(head - 1) == "and"
            && self.lower(head - 2) == "state";
        if of_heads {
            return;
        }
        // "In August government drones": the month is not the government's.
        let mut tokens = tokens;
        if crate::dates::names_day_or_month(self.document.word(tokens.start)) && tokens.len() > 1 {
            tokens.start += 1;
        }
        // "the Assam government" after "the Government of Assam"
        if let Some(&known) = holders.iter().find(|&&id| self.register.drafts[id].rule == REGIONAL) {
            self.describe(tokens, head, known, MentionKind::Description);
            return;
        }
        let states: Vec<DraftId> = holders.iter().filter_map(|&id| self.register.state_of(id)).collect();
        match (states.as_slice(), body.count) {
            ([], Some(_)) => {
                let pair = self.pair_of_states(head);
                self.stand(tokens, head, &pair);
            }
            ([one], _) => {
                let one = *one;
                self.describe(tokens, head, one, MentionKind::Description);
                if self.document.dep(head) != Dep::Poss {
                    self.register.drafts[one].engaged = true;
                }
            }
            ([], None) if holders.is_empty() && self.region_before(body).is_some() => self.regional(body),
            ([], None) if body.definite || !body.determined => {
                if let Some(&group) = holders.first() {
                    self.stand(tokens, head, &[group]);
                } else if let Some(state) = self.state_beside(head) {
                    self.describe(tokens, head, state, MentionKind::Description);
                    self.register.drafts[state].engaged = true;
                }
            }
            (several, _) if several.len() > 1 => self.stand(tokens, head, &states),
            _ => {}
        }
    }

    /// The state whose government is meant by no more than "the government": none that is named beside it, as in "a meeting between the
    /// Government and the Autonomous Region of X".
    fn state_beside(&self, head: TokenId) -> Option<DraftId> {
        let joined =
            crate::clauses::conjuncts(self.document, crate::clauses::first_conjunct(self.document, head));
        let named = |state: &DraftId| {
            joined.iter().any(|&other| other != head && self.referents[other].as_slice() == [*state])
        };
        let at_hand = self.state_here(head).or_else(|| self.side_state());
        at_hand.filter(|state| !named(state)).or_else(|| {
            let other = |id: &DraftId| self.register.drafts[*id].kind == ActorKind::State && !named(id);
            at_hand.and_then(|_| self.principals.sides.iter().copied().find(other))
        })
    }

    fn side_state(&self) -> Option<DraftId> {
        let at_home = |id: DraftId| {
            self.register.drafts[id].kind == ActorKind::State && !self.principals.outside.contains(&id)
        };
        self.principals.sides.iter().copied().find(|&id| at_home(id))
    }

    /// A place that is no state before a body: "the Assam government".
    fn region_before(&self, body: &BodySpan) -> Option<usize> {
        body.holders
            .iter()
            .filter_map(|&token| self.mentions.name_at.get(token))
            .find(|&name| self.mentions.names[name].class == Class::Place)
    }

    /// "the Assam government", "the provincial Government *of Assam*": one, however it is called.
    fn regional(&mut self, body: &BodySpan) {
        let mut tokens = body.tokens.clone();
        let place = self.region_before(body).map(|name| self.mentions.names[name].tokens.clone());
        let behind = place.clone().filter(|place| place.start > body.head() && place.start <= tokens.end + 1);
        if let Some(place) = &behind {
            let sort = |t: TokenId| matches!(self.lower(t).as_str(), "provincial" | "regional" | "state");
            tokens = body.head()..place.end;
            while tokens.start > 0 && sort(tokens.start - 1) {
                tokens.start -= 1;
            }
        }
        let words = match (&behind, place) {
            (Some(_), Some(place)) => format!("{} government", self.document.words(place)),
            _ => self.document.words(tokens.clone()).to_owned(),
        };
        let key = fold_words(&words).join(" ");
        let id = self.register.find_or_add(&key, ActorKind::StateBody, REGIONAL);
        let state = self.state_here(body.head());
        let draft = &mut self.register.drafts[id];
        draft.holder = draft.holder.or(state);
        draft.names.push(tokens.clone());
        self.describe(tokens, body.head(), id, MentionKind::Name);
    }
}
