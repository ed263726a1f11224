//! The chronicle from outside: reports in, answers out.

mod actors;
mod agreements;
mod alerts;
mod builder;
mod contradictions;
mod edits;
mod events;
mod lists;
mod processes;
mod properties;
mod shelves;
mod steps;
mod timeline;
