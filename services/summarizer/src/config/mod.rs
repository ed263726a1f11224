//! What the service can be told, and where it reads it: flags over `PEACEBRIEF_*` variables over a TOML file over
//! defaults. Each setting is defined once, in `settings`; its three names and its line of help follow from that.

mod access;
mod checks;
mod command;
mod origins;
mod settings;
mod sources;
mod traces;
mod value;

pub use access::{Address, Algorithms, ClientCertificate, Most, Text};
pub use command::Command;
pub use origins::Origins;
pub use settings::Config;
pub use sources::{ConfigError, Source};
pub use traces::{Fraction, ServiceUrl, TraceParents};
pub use value::{ByteSize, Count, DatabaseUrl, Location, LogFilter, LogFormat, Time};
