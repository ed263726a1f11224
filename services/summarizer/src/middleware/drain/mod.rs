//! Ends streams that would never end by themselves, such as a watch of the service's health, once their connection is to go:
//! with `UNAVAILABLE` and `RetryInfo`, and only when they have nothing left to send.

mod future;
mod layer;
mod service;

pub(crate) use future::ResponseFuture;
pub(crate) use layer::DrainLayer;
pub(crate) use service::Drain;

#[cfg(test)]
mod tests;
