//! The words that tell how far an accord has come: verbs with it for an argument, fixed phrases, judgements, words beside its noun.

mod beside;
mod by_clause;
mod circumstances;
mod day;
mod judgements;
mod phrases;
mod pronouns;
mod verbs;

use peacebrief::v1::{self, AgreementStatus};

use super::mentions::Mention;
pub(super) use beside::{by_words_beside, is_put_off};
pub(super) use by_clause::by_clause;
pub(super) use pronouns::by_pronouns;

/// One word that tells of an accord's status.
#[derive(Debug, Clone)]
pub(super) struct Signal {
    pub(super) status: AgreementStatus,
    pub(super) date: Option<v1::ResolvedDate>,
    /// Whether it tells of the beginning: "took effect".
    pub(super) enters: bool,
    /// Whether it is only planned or still depends on something.
    pub(super) awaited: bool,
    /// Whether it is the word of somebody who need not be bound.
    pub(super) foreign: bool,
    /// Whether it only tells what somebody thinks of it: "rejected the accord".
    pub(super) attitude: bool,
}

impl Signal {
    fn new(status: AgreementStatus, date: Option<v1::ResolvedDate>) -> Self {
        Self { status, date, enters: false, awaited: false, foreign: false, attitude: false }
    }
}

/// The order of the treaty life cycle, its ends last.
pub(super) fn rank(status: AgreementStatus) -> i32 {
    status.into()
}

pub(super) const AGREED_RANK: i32 = AgreementStatus::Agreed as i32;
pub(super) const IN_FORCE_RANK: i32 = AgreementStatus::InForce as i32;

/// How an accord is spoken of where a clause tells of it.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    /// As known.
    definite: bool,
    /// As a truce.
    truce: bool,
}

impl From<&Mention> for Spoken {
    fn from(mention: &Mention) -> Self {
        Self { definite: mention.definite, truce: mention.kind == Some(v1::AgreementKind::Ceasefire) }
    }
}
