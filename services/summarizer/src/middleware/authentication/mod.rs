//! Finds out who makes a call and whether they may, before anything of it is read. Who it is stands in the call's extensions
//! and in its span; who is refused, in the audit log. A stream ends once its caller may no longer have it: when a token has expired, or
//! a key, an identity or a scope was taken away.

mod future;
mod layer;
mod service;
mod standing;

pub(crate) use layer::AuthenticationLayer;
