//! What is kept, over real sockets, in SQLite and in a real PostgreSQL.

#[macro_use]
pub(crate) mod support;

mod backup;
mod erasure;
mod faults;
mod ingest;
mod reads;
mod rebrief;
mod refusals;
mod replicas;
mod rolling;
mod watch;
