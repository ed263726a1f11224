//! What the people of a body say of it: those who make it up, lead it or are sent by it.

use peacebrief::v1::ActorKind;

use super::Witness;
use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::mentions::unknown::Evidence;

impl Witness<'_, '_, '_> {
    /// "fighters of X", "the secretary-general of the X": what its people are says what it is.
    pub(super) fn hear_members(&self, of: TokenId, seen: &mut Evidence) {
        let Some(noun) = of.checked_sub(1) else { return };
        let body = self.known.body(noun).filter(|_| self.index.get(noun).is_none());
        if let Some(body) = body.filter(|b| !matches!(b.value.kind, ActorKind::State | ActorKind::StateBody))
        {
            seen.kinds.add(body.value.kind, 4);
        }
        if let Some((kind, worth)) = self.known.office(noun).and_then(|o| kind_led(o.office.class)) {
            seen.kinds.add(kind, worth);
        }
    }
}

/// What kind of body is led or sent for by holders of an office, and how much it says.
pub(super) fn kind_led(class: OfficeClass) -> Option<(ActorKind, i32)> {
    match class {
        OfficeClass::Commander => Some((ActorKind::ArmedGroup, 4)),
        OfficeClass::OrganizationHead | OfficeClass::Envoy => {
            Some((ActorKind::IntergovernmentalOrganization, 4))
        }
        OfficeClass::Legislator => Some((ActorKind::PoliticalGroup, 4)),
        OfficeClass::Leader => Some((ActorKind::PoliticalGroup, 2)),
        _ => None,
    }
}
