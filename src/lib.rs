//! The peacebrief API as Rust types.
