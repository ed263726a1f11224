//! The Rust client of the peacebrief service: typed calls, typed errors, and the few retries that are safe.
//!
//! ```no_run
//! # async fn example() -> Result<(), peacebrief_client::ClientError> {
//! use peacebrief_client::v1;
//!
//! let client = peacebrief_client::Client::connect("http://127.0.0.1:50051").await?;
//! let article = v1::Article { body: "The two sides signed a ceasefire on Monday.".into(), ..Default::default() };
//! let brief = client.summarize(article, v1::EncodingType::Utf8).await?;
//! println!("{} events", brief.events.len());
//! # Ok(())
//! # }
//! ```

mod briefs;
mod builder;
mod client;
mod credentials;
mod dates;
mod digests;
mod error;
mod many;
mod names;
mod pages;
mod raw;
mod rebrief;
mod registry;
mod resume;
mod retry;
mod text;
mod watch;

pub use builder::Builder;
pub use client::{Client, Health};
pub use dates::{NoDate, PartialDate};
pub(crate) use error::protocol;
pub use error::{ClientError, FieldViolation, Refusal};
pub use names::{ActorNames, Named};
pub use text::slice;

// The messages and their canonical JSON, so that a program needs no other crate of ours.
pub use peacebrief::{json, v1};

/// The README's own examples compile.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
