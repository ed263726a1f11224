//! What is known across reports, over real sockets, read by the real engine, in SQLite and in a real PostgreSQL.

mod support;

mod alerts;
mod edits;
mod erasure;
mod golden;
mod reads;
mod refusals;
mod replicas;
