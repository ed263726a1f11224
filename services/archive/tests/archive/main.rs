//! What every archive must hold to, run over SQLite and over a real PostgreSQL, which the suite starts itself; and what
//! concerns one of them only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests, where a panic is the report"
)]

#[macro_use]
mod support;

mod backup;
mod changes;
mod chronicle;
mod durability;
mod erasure;
mod faults;
mod ingest;
mod lists;
mod migrations;
mod rebrief;
mod search;
