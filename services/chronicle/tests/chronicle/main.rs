//! The chronicle from outside: reports in, answers out.

mod actors;
mod agreements;
mod alerts;
mod bounds;
mod builder;
mod edits;
mod lists;
mod processes;
mod properties;
mod shelves;
