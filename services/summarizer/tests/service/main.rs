//! What the service promises, over real sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may take the short way as tests do"
)]

#[macro_use]
mod briefs;
mod calls;
mod deadlines;
mod draining;
mod load;
mod process;
mod program;
mod refusals;
mod registry;
mod security;
mod streams;
mod support;
mod traces;
mod web;
