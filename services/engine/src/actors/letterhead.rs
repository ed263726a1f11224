//! Who a text is by, where its letterhead names a body: what the text then calls "the Front", "we" and "our".

use peacebrief::v1::{ActorKind, MentionKind};

use super::register::DraftId;
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::text::Kind;

/// A letterhead stands in the first so many paragraphs.
const LETTERHEAD: usize = 4;
/// So often a text must speak of itself to be somebody's own.
const OFTEN: usize = 3;

impl Resolver<'_, '_, '_, '_> {
    /// Notes the bodies of the letterhead as spoken of; answers the group or movement whose own text this is.
    pub(super) fn letterhead(&mut self) -> Option<DraftId> {
        let headed: Vec<usize> = (0..self.names.len())
            .take_while(|&number| self.paragraph(self.mentions.names[number].tokens.start) < LETTERHEAD)
            .filter(|&number| self.is_heading(self.mentions.names[number].tokens.start))
            .collect();
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

    fn paragraph(&self, token: TokenId) -> usize {
        self.document.layout().sentences[self.document.sentence_of(token)].paragraph
    }

    fn is_heading(&self, token: TokenId) -> bool {
        matches!(self.document.layout().paragraphs[self.paragraph(token)].kind, Kind::Heading)
    }
}
