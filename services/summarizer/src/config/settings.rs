//! The settings: one definition each.

use std::net::SocketAddr;

use super::value::{ByteSize, Count, Folder, LogFilter, LogFormat, Time, Value};

/// A setting as the sources see it.
pub(super) struct Setting {
    /// Its key in the file; flag and variable are named after it.
    pub(super) key: &'static str,
    /// What it does, for `--help`.
    pub(super) help: &'static str,
    /// What its value is called there.
    pub(super) value_name: &'static str,
    /// Its default, as it would be written.
    pub(super) default: String,
}

/// Writes the configuration's type, its defaults and the list of its settings from one definition of each.
macro_rules! settings {
    ($(
        $(#[doc = $help:literal])+
        $key:ident: $type:ty = $default:expr, $value_name:literal;
    )+) => {
        /// The configuration in effect.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Config {
            $( $(#[doc = $help])+ pub $key: $type, )+
        }

        impl Default for Config {
            fn default() -> Self {
                Self { $( $key: $default, )+ }
            }
        }

        impl Config {
            /// Every setting, in the order of `--help`.
            pub(super) fn settings() -> Vec<Setting> {
                let defaults = Self::default();
                vec![ $( Setting {
                    key: stringify!($key),
                    help: concat!($($help),+).trim_ascii(),
                    value_name: $value_name,
                    default: defaults.$key.to_string(),
                }, )+ ]
            }

            /// Sets one setting from text; `Err` says what is wrong with the value.
            pub(super) fn set(&mut self, key: &str, text: &str) -> Result<(), String> {
                match key {
                    $( stringify!($key) => self.$key = Value::parse(text)?, )+
                    _ => return Err("there is no such setting".to_owned()),
                }
                Ok(())
            }

            /// The configuration as a TOML file that would bring it about.
            #[must_use]
            pub fn to_toml(&self) -> String {
                let mut text = String::new();
                $( text.push_str(&format!("{} = {}\n", stringify!($key), self.$key.toml())); )+
                text
            }
        }
    };
}

settings! {
    /// Address and port to listen on; 0.0.0.0:50051 for every interface, port 0 for any that is free.
    listen: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 50051)), "ADDRESS";
    /// Which log lines to write: a level, or levels by target ("info,peacebrief_server=debug").
    log: LogFilter = LogFilter::default(), "FILTER";
    /// How log lines look: pretty, json, or auto (pretty on a terminal, else json).
    log_format: LogFormat = LogFormat::Auto, "FORMAT";
    /// A folder of lexicon files, this deployment's own knowledge, laid over the built-in lexicon; none for none.
    lexicon: Folder = Folder(None), "FOLDER";
    /// How many threads read articles; auto for one a processor.
    workers: Count = Count::Auto, "COUNT";
    /// How many calls may wait for a thread; those past it are refused.
    queue: usize = 256, "COUNT";
    /// How many articles of one stream are worked on at a time; auto for two a worker.
    stream_window: Count = Count::Auto, "COUNT";
    /// The largest body of an article that is accepted.
    max_body: ByteSize = ByteSize(1 << 20), "SIZE";
    /// How many calls one connection may have open.
    max_calls_per_connection: usize = 256, "COUNT";
    /// After how long a silence a connection's other end is asked whether it is still there; 0s for never.
    keepalive_interval: Time = Time::seconds(30), "TIME";
    /// How long it has to answer that.
    keepalive_timeout: Time = Time::seconds(10), "TIME";
    /// On SIGTERM: how long calls are still accepted once readiness is off, so that balancers notice.
    drain_pause: Time = Time::seconds(3), "TIME";
    /// On SIGTERM: how long calls in progress may take, from when no more are accepted, before they are cut off.
    drain_timeout: Time = Time::seconds(20), "TIME";
}
