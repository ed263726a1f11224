//! What entries hold. These are the chronicle's own messages, encoded as Protocol Buffers: they may change with
//! [`VERSION`](crate::VERSION), clients never see them.
//!
//! Every record holds the tellings that it comes from with what each tells, and what it tells in sum is worked out from them: so a
//! report can be taken out again, or read anew, without a trace.

mod account;
mod actor;
mod agreement;
mod edit;
mod mark;
mod process;
mod report;
mod sum;
mod telling;

pub(crate) use account::{Account, DayTold, Deed, EventTold, FigureTold, Sentence, StepTold};
pub(crate) use actor::{ActorRecord, NameRecord, PartRecord};
pub(crate) use agreement::{AgreementRecord, MoveSum, breach_name};
pub(crate) use edit::{EditRecord, LeadRecord, PinRecord};
pub(crate) use mark::{DayMark, MarkRecord};
pub(crate) use process::{ProcessRecord, stamp};
pub(crate) use report::{
    ActorLink, AgreementLink, BreachTold, Form, MoveTold, Passage, ProvisionTold, ReportRecord,
};
pub(crate) use sum::{NameSum, Names, Tallies, Tally};
pub(crate) use telling::{Range, Telling};

use prost::Message;

use crate::memo::Memo;

/// A record that stands on the shelf.
pub(crate) trait Record: Message + Default + Clone + PartialEq + 'static {
    /// Names the entry, its sort included ("actor/…").
    fn id(&self) -> String;

    /// What it is found by; see [`Entry::keys`](crate::Entry).
    fn keys(&self, memo: &Memo) -> Vec<String>;
}
