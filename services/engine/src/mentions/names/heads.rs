//! Capitalized nouns that head the names of bodies, or stand for a body by themselves.

use peacebrief::v1::ActorKind;

use super::{Class, Finder, NameSpan};
use crate::document::TokenId;
use crate::lexicon::{Name, OfficeClass};
use crate::mentions::casing::Shape;
use crate::syntax::Tag;

impl<'l> Finder<'_, '_, 'l> {
    /// The kind of body that a capitalized token heads.
    pub(super) fn head_noun(&self, token: TokenId) -> Option<ActorKind> {
        if self.casing.shape(token) == Shape::Lower {
            return None;
        }
        // "the Arve Centre for Mediation", "the Reflection Group for Peace", but "the Contact Group"
        let centre = matches!(self.document.word(token), "Centre" | "Center" | "Institute" | "Group")
            && self.known.body(token).is_none()
            && token + 2 < self.document.len()
            && self.document.word(token + 1) == "for"
            && self.proper(token + 2);
        // "the Arve Mediation Centre"
        let devoted = matches!(self.document.word(token), "Centre" | "Center" | "Institute")
            && self.known.body(token).is_none()
            && token.checked_sub(1).is_some_and(|t| {
                matches!(
                    self.document.word(t),
                    "Mediation" | "Dialogue" | "Peace" | "Reconciliation" | "Rights" | "Conflict"
                )
            });
        if centre || devoted {
            return Some(ActorKind::CivilSociety);
        }
        if let Some(kind) = self.office_held(token) {
            return Some(kind);
        }
        let body = self.known.body(token)?;
        if self.document.word(token) == "Conference" && !self.confers(token) {
            return None;
        }
        // "Ministry of Defence" is headed by its first word, "Foreign Ministry" by its last.
        let heads = body.tokens.end == token + 1
            || body.tokens.start == token && self.document.word(token + 1) == "of";
        heads.then_some(body.value.kind)
    }

    /// "the *Office* of the High Commissioner for Peace": of what kind the body is that somebody's title names.
    fn office_held(&self, token: TokenId) -> Option<ActorKind> {
        let titled = self.document.word(token) == "Office"
            && token + 3 < self.document.len()
            && self.document.word(token + 1) == "of"
            && self.document.word(token + 2) == "the"
            && self.casing.shape(token + 3) == Shape::Capital;
        let office = self.known.office_from(token + 3).filter(|office| titled && !office.plural)?;
        let sent = match office.office.class {
            OfficeClass::OrganizationHead => true,
            OfficeClass::Envoy => self.document.word(office.title.start) != "High",
            _ => false,
        };
        Some(if sent { ActorKind::IntergovernmentalOrganization } else { ActorKind::StateBody })
    }

    /// "the *Ombudsman's Office*": a body that is called by whose it is, where a list has it.
    pub(super) fn owned_body(&self, at: TokenId) -> Option<NameSpan<'l>> {
        let body = self.known.body(at).filter(|body| body.tokens.start == at)?;
        let capital = |t: TokenId| self.casing.shape(t) == Shape::Capital;
        let owned = body.tokens.clone().any(|t| self.document.tag(t) == Tag::Pos);
        (owned && capital(at) && capital(body.tokens.end - 1)).then(|| NameSpan {
            tokens: body.tokens.clone(),
            class: Class::Body(body.value.kind),
            titled: false,
        })
    }

    /// Whether a conference is a body rather than a meeting: by whose it is.
    fn confers(&self, token: TokenId) -> bool {
        let possessed = token > 0
            && (self.document.tag(token - 1) == Tag::Pos || self.document.word(token - 1) == "Episcopal");
        let of = token + 2 < self.document.len() && self.document.word(token + 1) == "of";
        let states = |t: TokenId| {
            matches!(
                self.document.word(t),
                "States" | "Nations" | "Bishops" | "Churches" | "Heads" | "Ministers" | "Parties"
            )
        };
        possessed || of && (token + 2..self.document.len().min(token + 5)).any(states)
    }

    /// Whether a capitalized common noun stands at a token, alone or as the government of what stands before it.
    pub(super) fn is_common_head(&self, at: TokenId, end: TokenId, limit: TokenId) -> bool {
        let Some(kind) = self.head_noun(at) else { return false };
        if self.known.name_from(at).is_some_and(|name| {
            name.tokens.len() > 1 || name.readings.iter().any(|r| !matches!(r, Name::Place(_)))
        }) {
            return false;
        }
        let alone = at + 1 >= end || !self.proper(at + 1);
        let longer = self.right_of(at, kind, limit) > at + 1;
        let within = self.known.body(at).is_some_and(|body| body.tokens.start < at);
        // "the 33rd Front", "the 30th Brigade": the number makes it a name.
        let numbered = self.left_of(at) < at;
        alone && !longer && !within && !numbered
    }
}
