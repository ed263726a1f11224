//! Every way in that should be shut, tried; docs/security.md lists them.

mod admin;
mod admission;
mod audit;
mod certificates;
mod hostile;
mod keys;
mod lifetimes;
pub(crate) mod support;
mod tenants;
mod tokens;
