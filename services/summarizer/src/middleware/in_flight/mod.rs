//! Counts the calls that are open, from their headers to the end of their answer: a stream counts as long as it lasts.
//! Draining waits for the count to reach zero.

mod future;
mod layer;
mod service;

pub(crate) use layer::InFlightLayer;
