//! The chronicle from outside: reports in, answers out.

mod actors;
mod agreements;
mod alerts;
mod bounds;
mod builder;
mod contradictions;
mod edits;
mod events;
mod lists;
mod processes;
mod properties;
mod shelves;
mod steps;
mod tellings;
mod timeline;
