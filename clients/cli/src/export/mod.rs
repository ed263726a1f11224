//! What is kept, in other schemes' terms: rows out of messages. Nothing here asks a service or writes a file.

mod cast;
mod countries;
mod days;
pub(crate) mod pax;
pub(crate) mod plover;
mod table;
mod terms;
#[cfg(test)]
mod tests;

pub(crate) use table::Table;

/// How every row is marked: no person has looked at it.
const CODING: &str = "machine-suggested";

/// Several values in one cell, as POLECAT has them; what is empty is left out.
fn joined<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> String {
    let told = values.into_iter().map(|value| value.as_ref().to_owned()).filter(|value| !value.is_empty());
    told.collect::<Vec<_>>().join("; ")
}
