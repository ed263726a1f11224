//! Finds out who makes a call and whether they may, before anything of it is read. Who it is stands in the call's extensions
//! and in its span; who is refused, in the audit log.

mod layer;
mod service;

pub(crate) use layer::AuthenticationLayer;
