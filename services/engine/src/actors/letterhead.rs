//! Who a text is by, where its letterhead names a body: what the text then calls "the Front", "we" and "our".

use peacebrief::v1::{ActorKind, MentionKind};

use super::register::DraftId;
use super::resolve::Resolver;
use crate::document::TokenId;

/// So often a text must speak of itself to be somebody's own.
const OFTEN: usize = 3;

impl Resolver<'_, '_, '_, '_> {
    /// Notes the bodies of the letterhead as spoken of; answers the group or movement whose own text this is.
    pub(super) fn letterhead(&mut self) -> Option<DraftId> {
        let layout = self.document.layout();
        let heads =
            |token: TokenId| layout.is_letterhead(&layout.sentences[self.document.sentence_of(token)]);
        let headed: Vec<usize> =
            (0..self.names.len()).filter(|&n| heads(self.mentions.names[n].tokens.start)).collect();
        let mut first = None;
        for number in headed {
            let Some(id) = self.names[number] else { continue };
            let kind = self.register.drafts[id].kind;
            if matches!(kind, ActorKind::Person | ActorKind::State) {
                continue;
            }
            self.name(number);
            first = first.or(Some((id, kind)));
        }
        let (id, kind) = first?;
        let group =
            matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::CivilSociety);
        let spoken = (0..self.document.len()).filter(|&t| self.is_own(t)).take(OFTEN).count();
        (group && spoken == OFTEN).then_some(id)
    }

    /// The state that the letterhead names above the body that stands in it: "THE REPUBLIC OF *KESTRIA*, Ministry of Foreign Affairs".
    pub(super) fn state_of_letterhead(&self, body: TokenId) -> Option<DraftId> {
        let layout = self.document.layout();
        let heads =
            |token: TokenId| layout.is_letterhead(&layout.sentences[self.document.sentence_of(token)]);
        // Asked of each body that is named, of which few texts have many above their first line.
        if !heads(body) {
            return None;
        }
        let mut named = (0..self.names.len()).filter_map(|number| {
            let at = self.mentions.names[number].tokens.start;
            self.names[number].filter(|_| at < body && heads(at))
        });
        named.find(|&id| self.register.drafts[id].kind == ActorKind::State)
    }

    /// "ADDRESS BY THE PRESIDENT, *ANA RUIZ*": the one person whom the letterhead names is the author of a text that says "I"; noted as
    /// spoken of, with the title that the letterhead gives.
    pub(super) fn author(&mut self) {
        let document = self.document;
        let layout = document.layout();
        let heads = |token: TokenId| layout.is_letterhead(&layout.sentences[document.sentence_of(token)]);
        let says_i = |&token: &TokenId| document.word(token) == "I" && !document.is_quoted(token);
        if (0..document.len()).filter(says_i).take(OFTEN).count() < OFTEN {
            return;
        }
        let named: Vec<(usize, DraftId)> = (0..self.names.len())
            .filter(|&number| heads(self.mentions.names[number].tokens.start))
            .filter_map(|number| Some((number, self.names[number]?)))
            .filter(|&(_, id)| self.register.drafts[id].is_person())
            .collect();
        let Some(&(number, author)) = named.first() else { return };
        if named.iter().any(|&(_, id)| id != author) {
            return;
        }
        let links = self.links;
        let titles = links.iter().enumerate().filter(|(_, bearers)| bearers.contains(&number));
        for (title, _) in titles {
            self.office(title);
        }
        self.name(number);
        self.register.drafts[author].engaged = true;
    }

    /// Those who speak together as "we" by the text's own words: "*We*, the foreign ministers of *Norway*, *Kenya* and *Qatar*, met".
    pub(super) fn joint_voice(&self) -> Vec<DraftId> {
        /// The most words by which they say who they are.
        const LONGEST: usize = 60;
        let document = self.document;
        let opens = |token: &TokenId| {
            self.lower(*token) == "we" && self.is_own(*token) && self.lower(*token + 1) == ","
        };
        let Some(we) = (0..document.len()).find(opens) else { return Vec::new() };
        let end = document.sentence_around(we).end.min(we + LONGEST);
        let verb = Some(document.head(we)).filter(|&verb| verb > we).unwrap_or(end).min(end);
        let within = (0..self.names.len())
            .filter(|&n| (we + 2..verb).contains(&self.mentions.names[n].tokens.start))
            .filter_map(|n| self.names[n])
            .filter(|&id| !self.register.drafts[id].is_person());
        let mut ids: Vec<DraftId> = Vec::new();
        for id in within {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if ids.len() > 1 { ids } else { Vec::new() }
    }

    /// "*We* call on both sides": those who speak together.
    pub(super) fn first_persons(&mut self, token: TokenId, voices: &[DraftId]) {
        if !voices.is_empty() && self.is_own(token) && self.referents[token].is_empty() {
            self.stand(token..token + 1, token, voices);
        }
    }

    /// "*We* signed nothing", "*our* fighters landed": the group whose text it is.
    pub(super) fn first_person(&mut self, token: TokenId, voice: DraftId) {
        if self.is_own(token) && self.referents[token].is_empty() {
            self.describe(token..token + 1, token, voice, MentionKind::Pronoun);
        }
    }

    /// Whether a word is the text's own for whose it is.
    fn is_own(&self, token: TokenId) -> bool {
        !self.document.is_quoted(token) && matches!(self.lower(token).as_str(), "we" | "us" | "our" | "ours")
    }
}
