//! Takes calls on, or refuses them, before anything of them is decoded: by what their tenant and all together have under way, by
//! what waits for a thread already, and, as a request comes in, by how much is held of others.
//!
//! A unary call counts until its answer is made, a stream until its end: an answer that nobody takes keeps no other call out, but by
//! its bytes, which count until they are taken.

mod body;
mod future;
mod layer;
mod service;

pub(crate) use layer::{AdmissionLayer, Admits};

#[cfg(test)]
mod tests;
