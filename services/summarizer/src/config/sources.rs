//! The sources of settings, and their order.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::Config;
use super::command::variable;
use super::settings::Setting;
use super::value::HIDDEN;

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A flag of the command line.
    Flag,
    /// An environment variable.
    Variable,
    /// A configuration file.
    File(PathBuf),
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A value is none of its setting.
    #[error("{key}: {value:?} is {why} ({origin})")]
    Value {
        /// The setting, as it is called where the value came from.
        key: String,
        /// The value.
        value: String,
        /// What it should have been.
        why: String,
        /// Where it came from.
        origin: Source,
    },
    /// The file holds a key that is no setting.
    #[error("{key} in {}: there is no such setting", .file.display())]
    UnknownKey {
        /// The key.
        key: String,
        /// The file.
        file: PathBuf,
    },
    /// The file cannot be read.
    #[error("cannot read the configuration file {}: {error}", .file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// The file is no TOML.
    #[error("{} is no TOML file: {error}", .file.display())]
    Toml {
        /// The file.
        file: PathBuf,
        /// Why not, and where.
        error: toml::de::Error,
    },
    /// Two settings are given of which one at most can count.
    #[error("{0} and {1} are both set: articles are kept in one place")]
    Conflict(&'static str, &'static str),
    /// A setting is given that means nothing without another.
    #[error("{given} is set, and {needed} is not")]
    Lacks {
        /// The one that is.
        given: &'static str,
        /// The one that is not.
        needed: &'static str,
    },
    /// The service would be open to others in a way that nobody has asked for.
    #[error(
        "listen: {address} can be reached from elsewhere, and would serve {what}; if that is meant, say {allow} = true"
    )]
    Open {
        /// The address to listen on.
        address: SocketAddr,
        /// In which way.
        what: &'static str,
        /// The setting that asks for it.
        allow: &'static str,
    },
    /// Any page could call with what proves who somebody is.
    #[error(
        "cors_origins: * would have any page call a service that asks who calls; name the pages' origins, or say allow_any_origin = true if \
         that is meant"
    )]
    AnyOrigin,
    /// The command line cannot be read, or asks for help or the version: clap's own answer.
    #[error(transparent)]
    Usage(#[from] clap::Error),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("on the command line"),
            Self::Variable => f.write_str("in the environment"),
            Self::File(file) => write!(f, "in {}", file.display()),
        }
    }
}

pub(super) fn apply_matches(
    config: &mut Config,
    settings: &[Setting],
    matches: &ArgMatches,
) -> Result<(), ConfigError> {
    for Setting { key, secret, .. } in settings {
        let (origin, name) = match matches.value_source(key) {
            Some(ValueSource::CommandLine) => (Source::Flag, format!("--{}", key.replace('_', "-"))),
            Some(ValueSource::EnvVariable) => (Source::Variable, variable(key)),
            _ => continue,
        };
        let value = matches.get_one::<OsString>(key).map_or(OsStr::new(""), OsString::as_os_str);
        let text = value.to_str().ok_or_else(|| "not Unicode".to_owned());
        text.and_then(|text| config.set(key, text)).map_err(|why| ConfigError::Value {
            key: name,
            value: shown(&value.to_string_lossy(), *secret),
            why,
            origin,
        })?;
    }
    Ok(())
}

/// A value as it may stand in a message.
fn shown(value: &str, secret: bool) -> String {
    if secret { HIDDEN.to_owned() } else { value.to_owned() }
}

pub(super) fn apply_file(
    config: &mut Config,
    settings: &[Setting],
    file: &PathBuf,
) -> Result<(), ConfigError> {
    let text =
        std::fs::read_to_string(file).map_err(|error| ConfigError::Read { file: file.clone(), error })?;
    let table: toml::Table = text.parse().map_err(|error| ConfigError::Toml { file: file.clone(), error })?;
    for (key, value) in table {
        let Some(setting) = settings.iter().find(|setting| setting.key == key) else {
            return Err(ConfigError::UnknownKey { key, file: file.clone() });
        };
        let text = match value {
            toml::Value::String(text) => Ok(text),
            toml::Value::Integer(number) => Ok(number.to_string()),
            toml::Value::Float(number) => Ok(number.to_string()),
            toml::Value::Boolean(answer) => Ok(answer.to_string()),
            other => Err(other),
        };
        let set = match &text {
            Ok(text) => config.set(&key, text),
            Err(_) => Err("not a string, a number, true or false".to_owned()),
        };
        set.map_err(|why| ConfigError::Value {
            key,
            value: shown(&text.unwrap_or_else(|other| other.to_string()), setting.secret),
            why,
            origin: Source::File(file.clone()),
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::config::Command;
    use crate::config::command::command;
    use std::io::Write as _;

    fn read(args: &[&str]) -> Result<Command, ConfigError> {
        Command::read(std::iter::once("peacebrief-server").chain(args.iter().copied()).map(OsString::from))
    }

    fn file(text: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file
    }

    fn served(command: Command) -> Config {
        match command {
            Command::Serve(config) | Command::PrintConfig(config) => *config,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_flag_counts_before_the_file_and_the_file_before_the_default() {
        let file = file("queue = 7\nmax_body = \"2MiB\"\n");
        let path = file.path().to_str().unwrap();
        let config = served(read(&["--config", path, "--queue", "9"]).unwrap());
        assert_eq!((config.queue, config.max_body.0), (9, 2 << 20));
        assert_eq!(config.drain_pause, Config::default().drain_pause);
    }

    #[test]
    fn the_printed_configuration_brings_itself_about() {
        let args = [
            "--queue",
            "9",
            "--listen",
            "[::1]:0",
            "--workers",
            "3",
            "--log",
            "warn,h2=off",
            "--print-config",
        ];
        let Command::PrintConfig(config) = read(&args).unwrap() else { panic!("--print-config is to print") };
        let file = file(&config.to_toml());
        let again = served(read(&["--config", file.path().to_str().unwrap()]).unwrap());
        assert_eq!(again, *config);
    }

    #[test]
    fn a_bad_value_names_its_key_and_where_it_stands() {
        let error = read(&["--drain-pause", "soon"]).unwrap_err().to_string();
        assert!(error.contains("--drain-pause") && error.contains("command line"), "{error}");
        for bad in ["drain_pause = \"soon\"", "drain_pause = [1]", "drain_pause = -3"] {
            let file = file(bad);
            let error = read(&["--config", file.path().to_str().unwrap()]).unwrap_err().to_string();
            assert!(
                error.contains("drain_pause") && error.contains(file.path().to_str().unwrap()),
                "{error}"
            );
        }
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let bad = file("drain_pauze = \"3s\"");
        let error = read(&["--config", bad.path().to_str().unwrap()]).unwrap_err().to_string();
        assert!(error.contains("drain_pauze"), "{error}");
        assert!(read(&["--drain-pauze", "3s"]).is_err());
        assert!(read(&["--config", "/nowhere/at/all.toml"]).is_err());
        assert!(read(&["--config", file("=").path().to_str().unwrap()]).is_err());
    }

    #[test]
    fn a_secret_is_in_no_message() {
        let file = file("database_url = \"mysql://desk:secret@db\"");
        for args in
            [&["--database-url", "mysql://desk:secret@db"], &["--config", file.path().to_str().unwrap()]]
        {
            let error = read(args).unwrap_err().to_string();
            assert!(error.contains("postgres://USER@HOST/DATABASE") && !error.contains("secret"), "{error}");
        }
    }

    #[test]
    fn every_setting_is_in_the_help_with_its_variable_and_default() {
        let help = command(&Config::settings()).render_long_help().to_string();
        for setting in Config::settings() {
            assert!(help.contains(&variable(setting.key)), "{}", setting.key);
            assert!(help.contains(&format!("[default: {}]", setting.default)), "{}", setting.key);
            assert!(
                setting.key != "port" && !setting.key.starts_with("service"),
                "Kubernetes's own variable"
            );
        }
    }
}
