//! Pronouns that take one or all of two or more: "the former", "the latter", "both", "neither".

use peacebrief::v1::MentionKind;

use super::register::DraftId;
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::syntax::{Dep, Tag};

impl Resolver<'_, '_, '_, '_> {
    /// "the former", "the latter": of those last spoken of in one sentence, else in two that follow each other, the first named
    /// and the last. Who speaks is a person where two persons are at hand; a plural verb is of nobody single.
    pub(super) fn one_of_two(&mut self, token: TokenId) {
        let document = self.document;
        let alone = matches!(
            document.dep(token),
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj | Dep::Agent | Dep::Attr | Dep::Conj
        );
        if !alone || token == 0 || self.lower(token - 1) != "the" {
            return;
        }
        let verb = document.head(token);
        let plural = document.dep(token) == Dep::Nsubj && document.tag(verb) == Tag::Vbp;
        let speaker = self.speaks(token) || self.lower(token + 1) == "who" || self.lower(token + 2) == "who";
        let two = match (plural, speaker) {
            (true, _) => self.last_two(token, false),
            (false, true) => self.last_two(token, true).or_else(|| self.last_two(token, false)),
            (false, false) if document.dep(token) == Dep::Nsubj => {
                self.last_two(token, true).or_else(|| self.last_pair(token))
            }
            (false, false) => self.last_pair(token),
        };
        let Some([first, last]) = two else { return };
        let chosen = if self.lower(token) == "former" { first } else { last };
        self.describe(token - 1..token + 1, token, chosen, MentionKind::Pronoun);
    }

    /// The first and the last named of the persons, or of the others, in the latest sentences that name two of them.
    fn last_two(&self, token: TokenId, persons: bool) -> Option<[DraftId; 2]> {
        let document = self.document;
        let sentence = document.sentence_of(token);
        let entries: Vec<_> = self.discourse.latest().filter(|entry| entry.token < token).collect();
        for reach in 0..=2 {
            let mut named: Vec<DraftId> = Vec::new();
            let window = entries.iter().rev().filter(|e| sentence.saturating_sub(e.sentence) <= reach);
            for &id in window.flat_map(|entry| &entry.ids) {
                if self.register.drafts[id].is_person() == persons && !named.contains(&id) {
                    named.push(id);
                }
            }
            if let [first, .., last] = named.as_slice() {
                return Some([*first, *last]);
            }
        }
        None
    }

    /// The two last named together, else the two last named in one sentence that can be set against each other.
    fn last_pair(&self, token: TokenId) -> Option<[DraftId; 2]> {
        let sentence = self.document.sentence_of(token);
        let mut single: Vec<(DraftId, usize)> = Vec::new();
        for entry in self.discourse.latest().filter(|entry| entry.token < token) {
            if sentence.saturating_sub(entry.sentence) > 2 {
                break;
            }
            if let [first, second] = entry.ids.as_slice() {
                return Some([*first, *second]);
            }
            let [id] = entry.ids.as_slice() else { continue };
            let other =
                single.iter().find(|&&(o, s)| s == entry.sentence && o != *id && self.comparable(o, *id));
            if let Some(&(other, _)) = other {
                return Some([*id, other]);
            }
            single.push((*id, entry.sentence));
        }
        None
    }

    /// Whether two actors can be set against each other: two persons, or two that are none.
    fn comparable(&self, one: DraftId, other: DraftId) -> bool {
        self.register.drafts[one].is_person() == self.register.drafts[other].is_person()
    }

    /// "Both said", "Neither mentions", "each accuses": the two sides, as a pronoun.
    pub(super) fn quantified(&mut self, token: TokenId) {
        let document = self.document;
        if !matches!(document.dep(token), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj | Dep::Agent) {
            return;
        }
        let sentence = document.sentence_of(token);
        let together = self
            .discourse
            .latest()
            .filter(|entry| entry.token < token && sentence.saturating_sub(entry.sentence) <= 1)
            .find(|entry| entry.ids.len() == 2)
            .map(|entry| entry.ids.clone());
        let ids = together.unwrap_or_else(|| self.pair(token));
        self.stand(token..token + 1, token, &ids);
    }
}
