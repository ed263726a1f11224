//! The chronicle from outside: reports in, answers out.

mod actors;
mod builder;
mod shelves;
