//! What the service can be told, and where it reads it: flags over `PEACEBRIEF_*` variables over a TOML file over
//! defaults. Each setting is defined once, in `settings`; its three names and its line of help follow from that.

mod settings;
mod sources;
mod value;

pub use settings::Config;
pub use sources::{Command, ConfigError, Source};
pub use value::{ByteSize, Count, Folder, LogFilter, LogFormat, Time};
