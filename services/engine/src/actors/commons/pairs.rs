//! Which two are meant where a text speaks of two: sides, states or persons.

use peacebrief::v1::ActorKind;

use crate::actors::discourse::Entry;
use crate::actors::register::DraftId;
use crate::actors::resolve::Resolver;
use crate::actors::setting::mediates;
use crate::document::TokenId;
use crate::syntax::Dep;

impl Resolver<'_, '_, '_, '_> {
    /// The two sides that are meant here: two that have just been spoken of together, one of them a side of the story, else the
    /// story's own.
    pub(in crate::actors) fn pair(&self, token: TokenId) -> Vec<DraftId> {
        let sides = &self.principals.sides;
        if let Some(hosts) = self.outsiders_in_talks(token) {
            return hosts;
        }
        let named = |id: &DraftId| self.register.drafts[*id].names.iter().any(|name| name.start < token);
        if sides.len() == 2 && sides.iter().all(named) {
            return sides.clone();
        }
        let sentence = self.document.sentence_of(token);
        let acted_upon = matches!(self.document.dep(token), Dep::Dobj | Dep::Pobj | Dep::Dative);
        let mut together =
            // Who urges both sides is none of them.
            self.discourse.latest().filter(|entry| entry.token < token && (!acted_upon || entry.sentence < sentence));
        if sides.len() < 2 {
            return together
                .find(|entry| self.face_each_other(entry))
                .map_or_else(Vec::new, |entry| entry.ids.clone());
        }
        let near = together.take_while(|entry| sentence.saturating_sub(entry.sentence) <= 2).find(|entry| {
            entry.ids.len() == 2
                && entry.ids.iter().all(|&id| self.register.drafts[id].is_party())
                && entry.ids.iter().any(|id| sides.contains(id))
                && !mediates(self.document, entry.token)
        });
        near.map_or_else(|| self.talkers(token).unwrap_or_else(|| sides.clone()), |entry| entry.ids.clone())
    }

    /// "between the army and the Front", where no state is named: a body of the state, and who fights it.
    fn face_each_other(&self, entry: &Entry) -> bool {
        let faces = |body: DraftId, other: DraftId| {
            self.register.drafts[body].kind == ActorKind::StateBody && self.register.drafts[other].is_party()
        };
        let [one, other] = entry.ids[..] else { return false };
        (faces(one, other) || faces(other, one)) && !mediates(self.document, entry.token)
    }

    /// "The foreign minister of A, X, met his counterpart of B, Y, on Monday. *The two sides* discussed …": two who act for states that are
    /// no sides of the story, and who have just been told of as meeting.
    fn outsiders_in_talks(&self, token: TokenId) -> Option<Vec<DraftId>> {
        let document = self.document;
        if document.dep(token) != Dep::Nsubj || !is_of_talks(document.lemma(document.head(token))) {
            return None;
        }
        let sentence = document.sentence_of(token);
        let entry = self.discourse.latest().find(|entry| entry.token < token && entry.ids.len() == 2)?;
        let states: Vec<DraftId> = entry
            .ids
            .iter()
            .filter(|&&id| self.register.drafts[id].is_person())
            .filter_map(|&id| self.register.state_of(self.party_of(id)?))
            .collect();
        let [first, second] = states[..] else { return None };
        let outside = |id: DraftId| !self.principals.sides.contains(&id);
        (entry.sentence + 1 >= sentence && first != second && outside(first) && outside(second))
            .then(|| entry.ids.clone())
    }

    /// "Foreign Minister A and Prime Minister B spoke on Monday. The two sides …", before anything is told of the sides of the story:
    /// those who have just been told of together.
    fn talkers(&self, token: TokenId) -> Option<Vec<DraftId>> {
        let sides = &self.principals.sides;
        let told = |id: &DraftId| self.register.drafts[*id].names.iter().any(|name| name.start < token);
        let sentence = self.document.sentence_of(token);
        let together = self.discourse.latest().find(|entry| {
            entry.token < token
                && sentence.saturating_sub(entry.sentence) <= 2
                && entry.ids.len() == 2
                && !mediates(self.document, entry.token)
        })?;
        let of_sides = |id: &DraftId| {
            sides.contains(id) || self.party_of(*id).is_some_and(|state| sides.contains(&state))
        };
        (!sides.iter().any(told) && !together.ids.iter().any(of_sides)).then(|| together.ids.clone())
    }

    /// The two states that are meant here: the sides where both are states, else the two last spoken of.
    pub(super) fn pair_of_states(&self, token: TokenId) -> Vec<DraftId> {
        let is_state = |id: &DraftId| self.register.drafts[*id].kind == ActorKind::State;
        if self.principals.sides.len() == 2 && self.principals.sides.iter().all(is_state) {
            return self.principals.sides.clone();
        }
        let ranked = self.discourse.ranked(self.document, token, false, 3, &|id| is_state(&id));
        let two: Vec<DraftId> = ranked.into_iter().take(2).map(|(id, _)| id).collect();
        if two.len() == 2 { two } else { Vec::new() }
    }

    /// The two persons that are meant here: those last spoken of.
    pub(in crate::actors) fn pair_of_persons(&self, token: TokenId) -> Vec<DraftId> {
        let is_person = |id: DraftId| self.register.drafts[id].is_person();
        for entry in self.discourse.latest().filter(|entry| entry.token < token) {
            if self.document.sentence_of(token).saturating_sub(entry.sentence) > 3 {
                break;
            }
            if entry.ids.len() == 2 && entry.ids.iter().all(|&id| is_person(id)) {
                return entry.ids.clone();
            }
        }
        let ranked = self.discourse.ranked(self.document, token, false, 4, &is_person);
        let two: Vec<DraftId> = ranked.into_iter().take(2).map(|(id, _)| id).collect();
        if two.len() == 2 { two } else { Vec::new() }
    }
}

/// Whether a verb is for what is done at a meeting, rather than for what sides at war do.
fn is_of_talks(lemma: &str) -> bool {
    matches!(
        lemma,
        "discuss" | "review" | "exchange" | "touch" | "explore" | "stress" | "underline" | "underscore"
    )
}
