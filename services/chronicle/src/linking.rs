//! Who and what a report tells of, held against what is known: conservatively, for a wrong link hides a fact, and a double does not.

mod accord_names;
pub(crate) mod actors;
pub(crate) mod agreements;
pub(crate) mod compare;
mod compare_bodies;
mod compare_persons;
mod fit;
mod handles;
pub(crate) mod ids;
pub(crate) mod known;
pub(crate) mod names;
pub(crate) mod offices;
pub(crate) mod processes;
pub(crate) mod spelling;
