//! What stands after a name: what it owns, or lends its name to.

use peacebrief::v1::ActorKind;

use super::Witness;
use super::members::kind_led;
use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::mentions::unknown::Evidence;
use crate::mentions::unknown::words::{is_livelihood, is_place_noun};
use crate::mentions::{NameSpan, is_possessive};
use crate::syntax::Tag;

/// Whether bodies of a kind follow somebody, so that they are called by his name.
pub(super) fn is_following(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup)
}

impl Witness<'_, '_, '_> {
    pub(super) fn hear_after(
        &self,
        name: &NameSpan<'_>,
        after: Option<TokenId>,
        limit: TokenId,
        within: bool,
        seen: &mut Evidence,
    ) {
        let document = self.document;
        let Some(token) = after else { return };
        let word = document.word(token).to_ascii_lowercase();
        if matches!(word.as_str(), "," | "(" | "–" | "—") {
            self.hear_apposition(token, limit, within, seen);
            return;
        }
        if let Some(people) = self.shared_people(token, limit) {
            seen.body += 4;
            seen.kinds.add(people, 4);
            return;
        }
        let possessive = document.tag(token) == Tag::Pos || is_possessive(document, token);
        let is_adjective = token
            .checked_sub(1)
            .is_some_and(|last| document.tag(last) == Tag::Jj && document.is_ordinary(last));
        let next = if possessive { Some(token + 1).filter(|&t| t < limit) } else { Some(token) };
        let Some(next) = next else { return };
        if possessive && self.has_provinces(next, limit) {
            seen.state += 4;
            return;
        }
        if is_place_noun(&document.lemma(next).to_lowercase()) && !possessive {
            seen.place += 4;
            return;
        }
        // "X's foreign minister", "X army": what owns it, or lends it its name; adjectives may stand between.
        for at in next..limit.min(next + 4) {
            if let Some(office) = self.known.office(at) {
                match office.office.class {
                    OfficeClass::HeadOfState
                    | OfficeClass::HeadOfGovernment
                    | OfficeClass::Minister
                    | OfficeClass::Diplomat => {
                        seen.state += 4;
                    }
                    OfficeClass::Leader
                    | OfficeClass::Commander
                    | OfficeClass::Spokesperson
                    | OfficeClass::Negotiator => {
                        seen.body += if possessive { 2 } else { 4 };
                    }
                    _ => {}
                }
                if let Some((kind, worth)) = kind_led(office.office.class) {
                    seen.kinds.add(kind, worth);
                }
                break;
            }
            let owned = |kind| possessive && kind == ActorKind::StateBody;
            let body = self.known.body(at);
            // "X's largest remaining rebel group": one of several that a country has.
            let ranked = possessive
                && (next..at).any(|t| {
                    document.tag(t) == Tag::Jjs
                        || matches!(document.lemma(t), "main" | "last" | "other" | "remaining" | "second")
                });
            if ranked
                && body.is_some_and(|b| {
                    matches!(b.value.kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup)
                })
            {
                seen.state += 5;
                break;
            }
            if let Some(body) = body.filter(|b| self.index.get(at).is_none() || owned(b.value.kind)) {
                let rebel = |t: TokenId| matches!(document.lemma(t), "rebel" | "insurgent" | "separatist");
                match body.value.kind {
                    // "X's rebel alliance", but "X's rebels": what rebels in it is no more what it is than its government would be.
                    ActorKind::ArmedGroup
                        if possessive && !body.value.people && (next..body.tokens.end).any(rebel) =>
                    {
                        seen.state += 4;
                    }
                    // "the Habré regime", "Hissène Habré's regime": of him who heads it, as a rule.
                    ActorKind::State
                        if document.lemma(at) == "regime" && (!possessive || name.tokens.len() > 1) => {}
                    // "Hissène Habré's government"
                    ActorKind::State if possessive && self.begins_with_given_name(name) => seen.person += 2,
                    // "Joint government endorsement"
                    ActorKind::State if is_adjective && at == token => {}
                    ActorKind::State => seen.state += 4,
                    ActorKind::StateBody if body.value.alone || body.value.people => seen.state += 4,
                    ActorKind::StateBody => seen.place += 1,
                    // "Kiran residents" live there, "the Kiru herders" are a people.
                    ActorKind::CivilSociety if body.value.people && !is_livelihood(document.lemma(at)) => {
                        seen.place += 3;
                    }
                    // "Omar Sadr's militia", "Ana Petel's Dawn movement"
                    kind if possessive && is_following(kind) && self.begins_with_given_name(name) => {
                        seen.person += 2;
                    }
                    kind => {
                        seen.body += 4;
                        seen.kinds.add(kind, 4);
                    }
                }
                break;
            }
            let modifies = matches!(
                document.tag(at),
                Tag::Jj | Tag::Jjs | Tag::Vbg | Tag::Vbn | Tag::Cd | Tag::Nn | Tag::Hyph | Tag::Nnp
            );
            if !modifies {
                break;
            }
        }
    }

    /// Whether a name has a person's first name before another word: "Ana Ruiz".
    pub(super) fn begins_with_given_name(&self, name: &NameSpan<'_>) -> bool {
        name.tokens.len() > 1 && self.lexicon.given_name(self.document.word(name.tokens.start)).is_some()
    }

    /// "the *X and Y* communities": what both are is said behind the second.
    fn shared_people(&self, and: TokenId, limit: TokenId) -> Option<ActorKind> {
        let document = self.document;
        let second = self.index.get(and + 1).filter(|_| document.word(and) == "and")?;
        let noun = (and + 1..limit).find(|&t| self.index.get(t) != Some(second))?;
        let shared = matches!(document.lemma(noun), "community" | "tribe" | "clan" | "people")
            && document.word(noun) != document.lemma(noun);
        self.known.body(noun).filter(|_| shared).map(|body| body.value.kind)
    }

    /// "X's highland province", "X's capital": what only a country has.
    fn has_provinces(&self, from: TokenId, limit: TokenId) -> bool {
        for at in from..limit.min(from + 3) {
            let lemma = self.document.lemma(at).to_lowercase();
            if matches!(
                lemma.as_str(),
                "province" | "capital" | "territory" | "voter" | "citizen" | "governorate" | "coast"
            ) {
                return true;
            }
            if !matches!(self.document.tag(at), Tag::Jj | Tag::Nn | Tag::Hyph) {
                return false;
            }
        }
        false
    }
}
