//! Begins the trace of a call once it is known who makes it, and has its work done within it. Calls that are turned away before, and
//! those of the service's health, are not traced; the access log ends the trace, for it knows the call's code.

mod future;
mod layer;
mod service;

pub(crate) use layer::TraceLayer;
