//! The peacebrief API as Rust types: what every user of it needs, whether service, client or engine.
//!
//! - [`v1`]: messages, enums and, behind the features `client` and `server`, the gRPC services, generated from `proto/`.
//! - [`json`]: canonical protobuf JSON of every message, both ways.
//! - [`span`]: offsets in UTF-8, UTF-16 and UTF-32, converted in one pass over a text.
//! - [`date`]: calendar dates of the API checked and written as ISO 8601.
//! - [`validation`]: a brief held against its article.

pub mod date;
pub mod json;
pub mod span;
pub mod validation;

#[allow(
    missing_docs,
    unreachable_pub,
    rustdoc::all,
    clippy::all,
    clippy::allow_attributes_without_reason,
    reason = "generated code; its comments are those of the proto files"
)]
mod generated {
    // The modules nest as the protobuf packages do: generated code finds its neighbours by that.
    pub mod peacebrief {
        pub mod v1 {
            include!(concat!(env!("OUT_DIR"), "/peacebrief.v1.rs"));
        }
    }
    pub mod google {
        pub mod rpc {
            include!(concat!(env!("OUT_DIR"), "/google.rpc.rs"));
        }
    }
}

/// Google's error model, as vendored in `proto/google/rpc`: the status that stands for one item's failure in a stream.
pub use generated::google;
/// Version 1 of the API, generated from `proto/peacebrief/v1`.
pub use generated::peacebrief::v1;

/// The encoded `google.protobuf.FileDescriptorSet` of the whole API, for reflection.
pub const FILE_DESCRIPTOR_SET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/descriptors.bin"));
