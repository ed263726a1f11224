//! The peacebrief service as a library: what the binary assembles, and what the command line and tests run inside
//! their own process ([`embedded`]).
//!
//! A call comes in on a connection of [`Server`], passes the layers of `middleware`, is checked and answered by a service
//! of `grpc`, and its article is read on a thread of [`pool`]. What goes wrong is an [`ApiError`], which becomes a
//! gRPC status in one place. What is kept between calls is in `archive`.

pub mod config;
pub mod embedded;
pub mod knowledge;
pub mod pool;
pub mod telemetry;

mod admin;
mod archive;
mod background;
mod briefer;
mod call;
mod connection;
mod error;
mod grpc;
mod limits;
mod middleware;
mod registry;
mod security;
mod server;

pub use archive::PlaceError;
pub use briefer::Briefer;
pub use error::ApiError;
pub use limits::Share;
pub use middleware::request_id::RequestId;
pub use security::{FileError, Scope, Scopes, new_api_key};
pub use server::{Server, StartError};
