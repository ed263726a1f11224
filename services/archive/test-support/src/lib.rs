//! What tests of the archive and of those who use it share: a real PostgreSQL of their own, [`Cluster`]. Only ever a
//! development dependency.
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests take the short way as tests do: a panic is the report"
)]

mod cluster;

pub use cluster::Cluster;
