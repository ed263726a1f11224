//! Titles within and before names, and those whose they are: the "UN" of "UN envoy".

use super::classes::class_of;
use super::{Class, Finder, NameSpan};
use crate::document::TokenId;
use crate::mentions::is_possessive;
use crate::syntax::Pos;

impl<'l> Finder<'_, '_, 'l> {
    /// Whether a title ends right before a token: "foreign minister" Sergei Lavrov.
    pub(super) fn title_ends_at(&self, token: TokenId) -> bool {
        token > 0 && self.known.office(token - 1).is_some_and(|office| office.tokens.end == token)
    }

    /// The end of the title that stands at a token of a run, if it is one here.
    pub(super) fn title_over(&self, at: TokenId, end: TokenId) -> Option<TokenId> {
        let office = self.known.office(at)?;
        // "St Vincent and the Grenadines" is no saint.
        if self.known.name_from(at).is_some_and(|name| name.tokens.end > office.tokens.end)
            && at == office.tokens.start
        {
            return None;
        }
        // What a title names after "of" is a name all the same: "president of the Palestinian Authority".
        let inside = at > office.title.start && self.known.name_from(at).is_some();
        // "the General Command", "last year's General Election": an adjective.
        let next = office.tokens.end;
        let adjective = self.document.word(at) == "General"
            && next < end
            && self.document.is_ordinary(next)
            && self.lexicon.given_name(self.document.word(next)).is_none()
            && at > 0
            && (self.document.pos(at - 1) == Pos::Det || is_possessive(self.document, at - 1));
        if adjective {
            return None;
        }
        (!inside && office.tokens.end.min(end) > at).then_some(office.tokens.end)
    }

    /// A state or organization that opens a title of the lexicon: the "UN" of "UN envoy".
    pub(super) fn holder_in_title(&self, at: TokenId) -> Option<NameSpan<'l>> {
        let office =
            self.known.office(at).filter(|office| office.title.start <= at && office.tokens.end > at + 1)?;
        let class = match self.known.name_from(at) {
            Some(name) if name.tokens.end < office.tokens.end => class_of(name),
            // The lexicon's longest name may reach over the title: "White House official".
            _ => return None,
        };
        let holds = matches!(class, Class::State(..) | Class::Organization(_) | Class::Group(..));
        let tokens = self.known.name_from(at)?.tokens.clone();
        holds.then_some(NameSpan { tokens, class, titled: false })
    }
}
