//! The sources of settings, and their order.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches};

use super::Config;
use super::settings::Setting;

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

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To serve.
    Serve(Box<Config>),
    /// To print the configuration in effect.
    PrintConfig(Box<Config>),
}

impl Command {
    /// Reads flags, environment and file.
    ///
    /// # Errors
    /// [`ConfigError`] names the key at fault and where it stands.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, ConfigError> {
        let settings = Config::settings();
        let matches = command(&settings).try_get_matches_from(args)?;
        let mut config = Config::default();
        if let Some(file) = matches.get_one::<PathBuf>("config") {
            apply_file(&mut config, &settings, file)?;
        }
        apply_matches(&mut config, &settings, &matches)?;
        let config = Box::new(config);
        Ok(if matches.get_flag("print-config") { Self::PrintConfig(config) } else { Self::Serve(config) })
    }
}

/// The command line: `--config`, `--print-config`, and a flag and a variable for each setting.
fn command(settings: &[Setting]) -> clap::Command {
    let command = clap::Command::new("peacebrief-server")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Serves peacebrief: reports on peace processes in, structured, source-grounded briefs out, over gRPC.")
        .after_help(
            "Every setting can stand in the file as well, with underscores (max_body = \"2MiB\"). A flag counts before a \
             variable, a variable before the file. Times are written 250ms, 30s, 5m, 1h; sizes 1048576, 512KiB, 1MiB.",
        )
        .arg(
            Arg::new("config")
                .long("config")
                .value_name("FILE")
                .env("PEACEBRIEF_CONFIG")
                .hide_env_values(true)
                .value_parser(clap::value_parser!(PathBuf))
                .help("TOML file to read settings from"),
        )
        .arg(
            Arg::new("print-config")
                .long("print-config")
                .action(ArgAction::SetTrue)
                .help("Print the configuration in effect, as such a file, and exit"),
        );
    settings.iter().fold(command, |command, setting| {
        command.arg(
            Arg::new(setting.key)
                .long(setting.key.replace('_', "-"))
                .env(variable(setting.key))
                .hide_env_values(true)
                .value_name(setting.value_name)
                .value_parser(clap::value_parser!(OsString))
                .default_value(setting.default.clone())
                .help(setting.help.trim_end_matches('.')),
        )
    })
}

/// The variable of a setting. Kubernetes makes variables of its own for a Service called "peacebrief", among them
/// `PEACEBRIEF_PORT` and those that begin with `PEACEBRIEF_SERVICE_`: no setting may be called so.
fn variable(key: &str) -> String {
    format!("PEACEBRIEF_{}", key.to_ascii_uppercase())
}

fn apply_matches(config: &mut Config, settings: &[Setting], matches: &ArgMatches) -> Result<(), ConfigError> {
    for Setting { key, .. } in settings {
        let (origin, name) = match matches.value_source(key) {
            Some(ValueSource::CommandLine) => (Source::Flag, format!("--{}", key.replace('_', "-"))),
            Some(ValueSource::EnvVariable) => (Source::Variable, variable(key)),
            _ => continue,
        };
        let value = matches.get_one::<OsString>(key).map_or(OsStr::new(""), OsString::as_os_str);
        let text = value.to_str().ok_or_else(|| "not Unicode".to_owned());
        text.and_then(|text| config.set(key, text)).map_err(|why| ConfigError::Value {
            key: name,
            value: value.to_string_lossy().into_owned(),
            why,
            origin,
        })?;
    }
    Ok(())
}

fn apply_file(config: &mut Config, settings: &[Setting], file: &PathBuf) -> Result<(), ConfigError> {
    let text =
        std::fs::read_to_string(file).map_err(|error| ConfigError::Read { file: file.clone(), error })?;
    let table: toml::Table = text.parse().map_err(|error| ConfigError::Toml { file: file.clone(), error })?;
    for (key, value) in table {
        if !settings.iter().any(|setting| setting.key == key) {
            return Err(ConfigError::UnknownKey { key, file: file.clone() });
        }
        let text = match value {
            toml::Value::String(text) => Ok(text),
            toml::Value::Integer(number) => Ok(number.to_string()),
            other => Err(other),
        };
        let set = match &text {
            Ok(text) => config.set(&key, text),
            Err(_) => Err("not a string or a whole number".to_owned()),
        };
        set.map_err(|why| ConfigError::Value {
            key,
            value: text.unwrap_or_else(|other| other.to_string()),
            why,
            origin: Source::File(file.clone()),
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
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
