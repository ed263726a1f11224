//! The queue before the threads that read articles, worked through on paper: event by event, without a server.

mod overload;
mod plan;
mod queue;

pub(crate) use overload::overload;
pub(crate) use plan::{Load, plan};
pub(crate) use queue::{Policy, simulate};
