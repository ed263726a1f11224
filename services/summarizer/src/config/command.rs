//! The command line: settings as flags, and what else the program can be told to do.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches};
use peacebrief_archive::Tenant;

use super::checks::check;
use super::settings::Setting;
use super::sources::{apply_file, apply_matches};
use super::{Config, ConfigError};
use crate::security::Scope;

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To serve.
    Serve(Box<Config>),
    /// To print the configuration in effect.
    PrintConfig(Box<Config>),
    /// To copy the archive of a folder, which may be in use.
    BackUp {
        /// The archive's folder.
        folder: PathBuf,
        /// The file to copy it to.
        to: PathBuf,
    },
    /// To put a copy in place, before it is served.
    Restore {
        /// The copy.
        from: PathBuf,
        /// The folder that is to be the archive's.
        folder: PathBuf,
    },
    /// To make up an API key.
    NewApiKey {
        /// What its holder is to be called in the log.
        id: String,
        /// Whose articles it is to open.
        tenant: Tenant,
        /// What it is to allow.
        scopes: Vec<Scope>,
    },
}

impl Command {
    /// Reads flags, environment and file.
    ///
    /// # Errors
    /// [`ConfigError`] names the key at fault and where it stands.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, ConfigError> {
        let settings = Config::settings();
        let matches = command(&settings).try_get_matches_from(args)?;
        match matches.subcommand() {
            Some((BACKUP, named)) => {
                return Ok(Self::BackUp { folder: path(named, "data-dir"), to: path(named, "to") });
            }
            Some((RESTORE, named)) => {
                return Ok(Self::Restore { from: path(named, "from"), folder: path(named, "data-dir") });
            }
            Some((NEW_API_KEY, named)) => {
                return Ok(Self::NewApiKey {
                    id: named.get_one::<String>("id").cloned().unwrap_or_default(),
                    tenant: named.get_one::<Tenant>("tenant").cloned().unwrap_or_default(),
                    scopes: named.get_many::<Scope>("scopes").unwrap_or_default().copied().collect(),
                });
            }
            _ => {}
        }
        let mut config = Config::default();
        if let Some(file) = matches.get_one::<PathBuf>("config") {
            apply_file(&mut config, &settings, file)?;
        }
        apply_matches(&mut config, &settings, &matches)?;
        check(&config)?;
        let config = Box::new(config);
        Ok(if matches.get_flag("print-config") { Self::PrintConfig(config) } else { Self::Serve(config) })
    }
}

const BACKUP: &str = "backup";
const RESTORE: &str = "restore";
const NEW_API_KEY: &str = "new-api-key";

/// A path that clap has made sure of.
fn path(matches: &ArgMatches, name: &str) -> PathBuf {
    matches.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}

/// A path that must be given.
fn required(name: &'static str, value_name: &'static str, help: &'static str) -> Arg {
    let path = Arg::new(name).long(name).value_name(value_name).value_parser(clap::value_parser!(PathBuf));
    path.required(true).help(help)
}

/// The commands on an archive in a folder.
fn on_archives() -> [clap::Command; 2] {
    let folder = |help| required("data-dir", "FOLDER", help).env(variable("data_dir")).hide_env_values(true);
    [
        clap::Command::new(BACKUP)
            .about("Copies the archive of a folder to a file, as it is at one moment; a service may be using it")
            .arg(folder("The archive's folder"))
            .arg(required("to", "FILE", "The file to copy it to, which must not be there yet")),
        clap::Command::new(RESTORE)
            .about("Puts such a copy in place, in a folder that is empty or not there yet, to be served from there")
            .after_help("Watchers who have seen more than the copy holds are told so (CURSOR_AHEAD), and begin anew.")
            .arg(required("from", "FILE", "The copy"))
            .arg(folder("The folder to put it in")),
    ]
}

/// The command that makes up an API key.
fn on_keys() -> clap::Command {
    let id = |text: &str| match text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.@".contains(c)) {
        true if !text.is_empty() => Ok(text.to_owned()),
        _ => Err("letters, digits and -_.@ only"),
    };
    let scope = |text: &str| {
        let known = Scope::ALL.map(Scope::as_str).join(", ");
        Scope::named(text).ok_or_else(|| format!("none of {known}"))
    };
    clap::Command::new(NEW_API_KEY)
        .about("Makes up an API key, and prints what is to be added to the file that --api-keys names")
        .after_help("The key itself is printed on standard error, this once; the file holds only its digest.")
        .arg(
            Arg::new("id")
                .long("id")
                .required(true)
                .value_parser(id)
                .help("What its holder is called in the log"),
        )
        .arg(
            Arg::new("tenant")
                .long("tenant")
                .default_value("default")
                .value_parser(|text: &str| Tenant::new(text))
                .help("Whose articles it opens"),
        )
        .arg(
            Arg::new("scopes")
                .long("scopes")
                .value_delimiter(',')
                .default_value("summarize,read,write")
                .value_parser(scope)
                .help("What it allows: summarize, read, write, admin"),
        )
}

/// The command line: `--config`, `--print-config`, and a flag and a variable for each setting.
pub(super) fn command(settings: &[Setting]) -> clap::Command {
    let command = clap::Command::new("peacebrief-server")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Serves peacebrief: reports on peace processes in, structured, source-grounded briefs out, over gRPC.")
        .after_help(
            "Every setting can stand in the file as well, with underscores (max_body = \"2MiB\"). A flag counts before a \
             variable, a variable before the file. Times are written 250ms, 30s, 5m, 1h, 7d; sizes 1048576, 512KiB, 1MiB.",
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
    let command =
        command.subcommands(on_archives()).subcommand(on_keys()).args_conflicts_with_subcommands(true);
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
pub(super) fn variable(key: &str) -> String {
    format!("PEACEBRIEF_{}", key.to_ascii_uppercase())
}
