//! Turns a panic in a handler into `INTERNAL`, before and after the answer has begun, and leaves the connection and the
//! service running. Where it happened is logged by the hook of [`telemetry`](crate::telemetry); what the panic says is
//! not, since it may quote the article.

mod future;
mod layer;
mod service;

pub(crate) use layer::PanicLayer;

#[cfg(test)]
mod tests;
