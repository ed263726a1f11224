//! The Rust client of the peacebrief service: typed calls, typed errors, and the few retries that are safe.
//!
//! ```no_run
//! # async fn example() -> Result<(), peacebrief_client::ClientError> {
//! use peacebrief::v1;
//!
//! let client = peacebrief_client::Client::connect("http://127.0.0.1:50051").await?;
//! let article = v1::Article { body: "The two sides signed a ceasefire on Monday.".into(), ..Default::default() };
//! let brief = client.summarize(article, v1::EncodingType::Utf8).await?;
//! println!("{} events", brief.events.len());
//! # Ok(())
//! # }
//! ```

mod builder;
mod client;
mod error;
mod many;
mod retry;

pub use builder::Builder;
pub use client::{Client, Health};
pub use error::{ClientError, FieldViolation, Refusal};
