//! The server, in a process of its own.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, Signal, getrlimit, setrlimit};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::Result;
use crate::apart::Apart;

/// A server, and where it listens.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    admin: SocketAddr,
}

impl Server {
    pub(crate) async fn start(program: &Path, apart: Option<&Apart>) -> Result<Self> {
        let mut command = match apart {
            Some(apart) => {
                let mut command = apart.start();
                command.arg(program);
                command
            }
            None => Command::new(program),
        };
        command.args(["--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0", "--log-format", "json"]);
        let mut child = command.kill_on_drop(true).stderr(Stdio::piped()).spawn()?;
        let mut lines = BufReader::new(child.stderr.take().ok_or("no standard error")?).lines();
        while let Some(line) = lines.next_line().await? {
            let line: serde_json::Value = serde_json::from_str(&line)?;
            if line["message"] != "serving" {
                continue;
            }
            let at = |field: &str| line[field].as_str().unwrap_or_default().parse::<SocketAddr>();
            let server = Self { child, address: at("address")?, admin: at("admin")? };
            // Read on, for a log that nobody reads holds its writer up.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(server);
        }
        Err("the server did not start".into())
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// How much memory it has, in bytes.
    pub(crate) async fn memory(&self) -> Result<u64> {
        metric(self.admin, "process_resident_memory_bytes").await
    }

    /// The value of one of its metrics.
    pub(crate) async fn metric(&self, name: &str) -> Result<u64> {
        metric(self.admin, name).await
    }

    /// How many refusals took no longer than a millisecond there, and how many there were.
    pub(crate) async fn refusals(&self) -> Result<(u64, u64)> {
        let soon = self.metric("peacebrief_grpc_refusal_seconds_bucket{le=\"0.001\"}").await?;
        Ok((soon, self.metric("peacebrief_grpc_refusal_seconds_count").await?))
    }

    /// Looks at its memory until it is told to stop.
    pub(crate) fn watch_memory(&self) -> Watched {
        let (stop, mut stopped) = oneshot::channel();
        let admin = self.admin;
        let peak = tokio::spawn(async move {
            let mut peak = 0;
            loop {
                peak = peak.max(metric(admin, "process_resident_memory_bytes").await?);
                tokio::select! {
                    () = tokio::time::sleep(Duration::from_millis(500)) => {}
                    _ = &mut stopped => return Ok(peak),
                }
            }
        });
        Watched { stop, peak }
    }

    /// Ends it as a cluster would.
    pub(crate) async fn stop(mut self) -> Result<()> {
        let id =
            self.child.id().and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw);
        rustix::process::kill_process(id.ok_or("it has ended by itself")?, Signal::TERM)?;
        let status = self.child.wait().await?;
        if status.success() { Ok(()) } else { Err(format!("it ended with {status}").into()) }
    }
}

/// Memory that is looked at.
pub(crate) struct Watched {
    stop: oneshot::Sender<()>,
    peak: JoinHandle<Result<u64>>,
}

impl Watched {
    /// What it was at most, in bytes.
    pub(crate) async fn stop(self) -> Result<u64> {
        drop(self.stop);
        self.peak.await?
    }
}

async fn metric(admin: SocketAddr, name: &str) -> Result<u64> {
    let mut socket = TcpStream::connect(admin).await?;
    socket.write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await?;
    let mut text = String::new();
    socket.read_to_string(&mut text).await?;
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    Ok(value.ok_or("no such metric")?.parse::<f64>()? as u64)
}

/// Has the system let this process hold open as many files as it may at all.
pub(crate) fn open_files() -> Result<()> {
    let bounds = getrlimit(Resource::Nofile);
    Ok(setrlimit(Resource::Nofile, Rlimit { current: bounds.maximum, ..bounds })?)
}
