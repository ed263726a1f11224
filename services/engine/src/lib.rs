//! The engine: an article in, a brief out.
