//! The API's vocabularies, read by the upper-case names that the guide uses (`AGREE`, `STATE_BODY`).

use peacebrief::v1::{
    ActorKind, AgreementKind, AgreementStatus, ConsultMode, EventType, ProvisionCategory, StatementStance,
};
use serde::{Deserialize, Deserializer, de::Error};

/// A vocabulary of the API.
pub(crate) trait GuideTerm: Sized + Copy {
    /// What a member is called in error messages.
    const WHAT: &'static str;
    /// What precedes the guide's name in the API's.
    const PREFIX: &'static str;

    /// The member with that name in the API.
    fn from_api(name: &str) -> Option<Self>;
}

macro_rules! guide_terms {
    ($($term:ty, $what:literal, $prefix:literal;)+) => {
        $(impl GuideTerm for $term {
            const WHAT: &'static str = $what;
            const PREFIX: &'static str = $prefix;
            fn from_api(name: &str) -> Option<Self> {
                Self::from_str_name(name)
            }
        })+
    };
}

guide_terms! {
    ActorKind, "an actor kind", "ACTOR_KIND_";
    AgreementKind, "an agreement kind", "AGREEMENT_KIND_";
    AgreementStatus, "an agreement status", "AGREEMENT_STATUS_";
    ProvisionCategory, "a provision category", "PROVISION_CATEGORY_";
    EventType, "an event type", "EVENT_TYPE_";
    ConsultMode, "a consultation mode", "CONSULT_MODE_";
    StatementStance, "a stance", "STATEMENT_STANCE_";
}

fn term<T: GuideTerm, E: Error>(name: &str) -> Result<T, E> {
    Some(name)
        .filter(|name| *name != "UNSPECIFIED")
        .and_then(|name| T::from_api(&format!("{}{name}", T::PREFIX)))
        .ok_or_else(|| E::custom(format_args!("\"{name}\" is not {}", T::WHAT)))
}

/// Reads a member by its guide name.
pub(crate) fn required<'de, T: GuideTerm, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    term(&String::deserialize(from)?)
}

/// Reads a member by its guide name, where the key may be absent.
pub(crate) fn optional<'de, T: GuideTerm, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Option::<String>::deserialize(from)?.map(|name| term(&name)).transpose()
}
