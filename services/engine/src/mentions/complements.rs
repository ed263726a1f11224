//! What follows a title and belongs to it without being a name: "minister of law and human rights".

use super::is_possessive;
use super::names::Class;
use super::offices::{OfficeSpan, Reader};
use peacebrief::v1::ActorKind;

use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::syntax::Tag;

impl Reader<'_, '_, '_> {
    /// Where a noun phrase ends that a name opens as its possessor or modifier; where the name ends if it opens none.
    pub(super) fn noun_after(&self, end: TokenId, last: TokenId) -> TokenId {
        let document = self.document;
        let mut at = end;
        let mut whole = end;
        while at < last {
            let possessive = is_possessive(document, at) || matches!(document.word(at), "'" | "’");
            let noun = matches!(document.tag(at), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
            let modifier = matches!(document.tag(at), Tag::Jj | Tag::Vbg | Tag::Hyph);
            let other_person = self.name_starting(at).is_some_and(|name| name.class == Class::Person);
            if other_person || self.known.office(at).is_some() || !(possessive || noun || modifier) {
                break;
            }
            at += 1;
            if noun {
                whole = at;
            }
        }
        whole
    }

    /// Where a portfolio ends that goes on behind "and": "Minister of Justice *and Public Order* X".
    pub(super) fn rest_of_portfolio(&self, end: TokenId, last: TokenId) -> TokenId {
        let document = self.document;
        if end + 1 >= last || !matches!(document.word(end), "and" | "&") {
            return end;
        }
        let next = end + 1;
        let capital =
            |t: TokenId| document.word(t).starts_with(char::is_uppercase) && document.is_ordinary(t);
        let own = |t: TokenId| {
            self.name_starting(t).is_none_or(|name| name.class == Class::Unknown)
                && self.known.office(t).is_none()
                && self.known.body(t).is_none()
        };
        (next..last).take_while(|&t| capital(t) && own(t)).last().map_or(end, |t| t + 1)
    }

    /// Whether a person's name begins at a token.
    pub(super) fn person_begins(&self, at: TokenId) -> bool {
        self.name_starting(at).is_some_and(|name| name.class == Class::Person)
    }

    /// "minister of law and human rights", "commander of the armed forces".
    pub(super) fn common_complement(
        &self,
        span: &mut OfficeSpan,
        preposition: &str,
        at: TokenId,
        last: TokenId,
        contiguous: bool,
    ) -> Option<TokenId> {
        let document = self.document;
        let nominal = |t: TokenId| {
            matches!(
                document.tag(t),
                Tag::Cd | Tag::Jj | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Hyph
            ) && self.at.get(t).is_none()
        };
        let mut end = at;
        while end < last && end < at + 6 {
            let joins = matches!(document.word(end), "and" | "," | "-")
                && end > at
                && end + 1 < last
                && nominal(end + 1);
            let owns = document.tag(end) == Tag::Pos && end > at;
            if !(nominal(end) || joins || owns) || (joins && self.known.office(end + 1).is_some()) {
                break;
            }
            end += 1;
        }
        // "spokesman of the Army's 6th Infantry Division"
        if end > at && document.tag(end - 1) == Tag::Pos {
            let named =
                self.name_starting(end).filter(|name| !matches!(name.class, Class::Person | Class::Unknown));
            if let Some(named) = named.filter(|_| end < last) {
                span.holders.push(end);
                return Some(named.tokens.end);
            }
        }
        while end > at && !matches!(document.tag(end - 1), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps) {
            end -= 1;
        }
        if end == at {
            return None;
        }
        let body = (at..end).rev().find(|&t| self.known.body(t).is_some());
        if preposition != "of"
            && body.is_none()
            && !matches!(span.class, OfficeClass::Envoy | OfficeClass::Minister)
        {
            return None;
        }
        if let Some(body) = body {
            span.holders.push(body);
        }
        // "coordinator of the rights group": whose it is, is told by the affiliation; of an army the title tells it.
        let told = body.is_some_and(|body| {
            self.known
                .body(body)
                .is_some_and(|noun| !matches!(noun.value.kind, ActorKind::StateBody | ActorKind::State))
        });
        if contiguous && !told {
            self.lengthen(span, end);
        }
        Some(end)
    }
}
