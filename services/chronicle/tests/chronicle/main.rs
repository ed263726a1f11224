//! The chronicle from outside: reports in, answers out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, where a panic is the report")]

mod actors;
mod agreements;
mod alerts;
mod bounds;
mod builder;
mod contradictions;
mod dossiers;
mod edits;
mod events;
mod lists;
mod processes;
mod properties;
mod shelves;
mod steps;
mod tellings;
mod timeline;
