//! The peacebrief service as a program: reads its configuration, and assembles what the library holds.

use std::io::Write as _;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;

use peacebrief_archive::{BackupError, Tenant, back_up, restore};
use peacebrief_server::config::{Command, Config, ConfigError};
use peacebrief_server::{Scope, Server, StartError, knowledge, new_api_key, telemetry};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::oneshot;

/// See the reason in the workspace's `Cargo.toml`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The exit code of a command line or configuration that cannot be used, as clap has it.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    match Command::read(std::env::args_os()) {
        Ok(Command::Serve(config)) => run(*config),
        Ok(Command::PrintConfig(config)) => {
            let printed = std::io::stdout().write_all(config.to_toml().as_bytes());
            if printed.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Ok(Command::BackUp { folder, to }) => copy(back_up(&folder, &to)),
        Ok(Command::Restore { from, folder }) => copy(restore(&from, &folder)),
        Ok(Command::NewApiKey { id, tenant, scopes }) => print_key(&id, &tenant, &scopes),
        Err(ConfigError::Usage(answer)) => answer.exit(),
        Err(error) => complain(&error, USAGE),
    }
}

fn run(config: Config) -> ExitCode {
    if let Err(error) = telemetry::init(&config.log, config.log_format) {
        return complain(&error, 1);
    }
    open_files();
    // Two at least: what exports over the network from a runtime of one thread can wait for itself.
    let threads = std::thread::available_parallelism().map_or(2, |n| n.get().max(2));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => {
            let outcome = runtime.block_on(serve(config)).map_err(|error| error.to_string());
            // Not waiting for what may still run: everything that had to be waited for has been.
            runtime.shutdown_background();
            outcome
        }
        Err(error) => Err(error.to_string()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error, "cannot serve");
            ExitCode::FAILURE
        }
    }
}

/// Has the system let this process hold open as many files as it may at all: each connection is one, and the usual bound is of
/// a time when programs could not do with more.
fn open_files() {
    let bounds = getrlimit(Resource::Nofile);
    if bounds.current != bounds.maximum
        && let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: bounds.maximum, ..bounds })
    {
        tracing::warn!(%error, "cannot raise the bound on open files");
    }
}

/// Makes up an API key: its entry in the file goes to standard output, the key itself past it.
fn print_key(id: &str, tenant: &Tenant, scopes: &[Scope]) -> ExitCode {
    let (key, digest) = match new_api_key() {
        Ok(made) => made,
        Err(error) => return complain(&error, 1),
    };
    let scopes: Vec<String> = scopes.iter().map(|scope| format!("\"{scope}\"")).collect();
    let entry = format!(
        "[[key]]\nid = \"{id}\"\nsha256 = \"{digest}\"\ntenant = \"{}\"\nscopes = [{}]\n",
        tenant.as_str(),
        scopes.join(", ")
    );
    let printed =
        writeln!(std::io::stderr(), "{key}").and_then(|()| std::io::stdout().write_all(entry.as_bytes()));
    if printed.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Copies an archive, one way or the other.
fn copy(copying: impl Future<Output = Result<(), BackupError>>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&error, 1),
    };
    match runtime.block_on(copying) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(&error, 1),
    }
}

/// Why the service cannot run.
#[derive(Debug, thiserror::Error)]
enum RunError {
    #[error("cannot take signals: {0}")]
    Signals(#[from] std::io::Error),
    #[error(transparent)]
    Start(#[from] StartError),
    #[error("loading the engine failed")]
    Load(#[from] tokio::task::JoinError),
}

async fn serve(config: Config) -> Result<(), RunError> {
    // Before anything slow: a signal that comes while the engine is loaded is not to be lost, nor to kill.
    let mut signals = Signals::install()?;
    let folder = config.lexicon.0.clone();
    let engine = tokio::select! {
        engine = tokio::task::spawn_blocking(move || knowledge::engine(folder.as_deref())) => engine??,
        () = signals.next() => return Ok(()),
    };
    let server = tokio::select! {
        server = Server::bind(config, Arc::new(engine)) => server?,
        () = signals.next() => return Ok(()),
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let mut serving = pin!(server.serve_with_shutdown(async {
        let _ = stopped.await;
    }));
    tokio::select! {
        () = &mut serving => return Ok(()),
        () = signals.next() => drop(stop),
    }
    tokio::select! {
        () = serving => {}
        () = signals.next() => tracing::warn!("stopping at once, by a second signal"),
    }
    Ok(())
}

/// The signals that end the service.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn install() -> std::io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Says on standard error why there is nothing to run: the log is not there yet.
fn complain(error: &dyn std::error::Error, code: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "peacebrief-server: {error}");
    ExitCode::from(code)
}
