//! The peacebrief service as a library: what the binary assembles, and what the command line and tests run inside
//! their own process.

pub mod embedded;

mod briefer;
mod grpc;

pub use briefer::Briefer;
