//! The gRPC services: what they take in is checked here, and what they answer is made elsewhere.

mod article;
mod stream;
mod summarizer;

pub(crate) use summarizer::{ANSWER_BYTES, Summarizer};
