//! Programs that are measured, each in a process of its own, and what the system knows of it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;
use tokio::time::Instant;
use tonic::transport::{Channel, Endpoint};
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use crate::Result;
use crate::bench::Bench;

/// A program that serves gRPC, and where.
pub(crate) struct Server {
    child: Running,
    address: SocketAddr,
    /// From before it was started until its health check said so.
    pub(crate) ready_after: Duration,
}

impl Server {
    /// The service as released, on the first so many processors, with settings over its defaults.
    pub(crate) async fn start(bench: &Bench, processors: usize, settings: &[(&str, &str)]) -> Result<Self> {
        let mut command = bench.processors.command(processors, &bench.server);
        command.args(["--listen", "127.0.0.1:0", "--log-format", "json"]);
        for (name, value) in settings {
            command.arg(format!("--{name}")).arg(value);
        }
        Self::serving(command).await
    }

    /// Starts a program that says on standard error, in a line of JSON with the message "serving", at which address it does.
    pub(crate) async fn serving(mut command: Command) -> Result<Self> {
        let begun = Instant::now();
        let mut child = Running(command.stderr(Stdio::piped()).spawn()?);
        let lines = BufReader::new(child.0.stderr.take().ok_or("no standard error")?).lines();
        let (tell, told) = oneshot::channel();
        let mut tell = Some(tell);
        // It reads on, for a log that nobody reads holds its writer up.
        std::thread::spawn(move || {
            for line in lines.map_while(std::result::Result::ok) {
                if let Some(address) = serving_at(&line)
                    && let Some(tell) = tell.take()
                {
                    let _ = tell.send(address);
                }
            }
        });
        let address = told.await.map_err(|_| "a server did not start")?.parse()?;
        let mut server = Self { child, address, ready_after: Duration::ZERO };
        server.healthy().await?;
        server.ready_after = begun.elapsed();
        Ok(server)
    }

    async fn healthy(&self) -> Result<()> {
        let mut health = HealthClient::new(self.connect().await?);
        while health.check(HealthCheckRequest::default()).await?.into_inner().status()
            != ServingStatus::Serving
        {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Ok(())
    }

    /// A new connection.
    pub(crate) async fn connect(&self) -> Result<Channel> {
        let endpoint = Endpoint::from_shared(format!("http://{}", self.address))?;
        Ok(endpoint.tcp_nodelay(true).connect().await?)
    }

    /// So many new connections.
    pub(crate) async fn connections(&self, count: usize) -> Result<Vec<Channel>> {
        let mut channels = Vec::with_capacity(count);
        for _ in 0..count {
            channels.push(self.connect().await?);
        }
        Ok(channels)
    }

    /// How much processor time it has used so far, in seconds.
    pub(crate) fn cpu_seconds(&self) -> Result<f64> {
        cpu_seconds(&self.child.0.id().to_string())
    }

    /// How much memory it has, in bytes.
    pub(crate) fn memory(&self) -> Result<u64> {
        self.status("VmRSS")
    }

    /// How much memory it had at most, in bytes.
    pub(crate) fn peak_memory(&self) -> Result<u64> {
        self.status("VmHWM")
    }

    fn status(&self, field: &str) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.0.id()))?;
        Ok(kibibytes(&status, field).ok_or("no such line in /proc/PID/status")? << 10)
    }

    /// Ends it as a cluster would, without its pause for balancers: by the second signal.
    pub(crate) async fn stop(mut self) -> Result<()> {
        let id = i32::try_from(self.child.0.id()).ok().and_then(Pid::from_raw);
        let id = id.ok_or("a process without a number")?;
        kill_process(id, Signal::TERM)?;
        tokio::time::sleep(Duration::from_millis(50)).await;
        // It may have ended already.
        let _ = kill_process(id, Signal::TERM);
        spawn_blocking(move || self.child.0.wait()).await??;
        Ok(())
    }
}

/// A program that is ended when this is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Where it has ended by itself, there is nothing to do.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a program tells on its standard output until it ends.
pub(crate) async fn output(mut command: Command) -> Result<Output> {
    Ok(spawn_blocking(move || {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?.wait_with_output()
    })
    .await??)
}

/// The address in a line of the log that says where its writer serves.
fn serving_at(line: &str) -> Option<String> {
    let told: serde_json::Value = serde_json::from_str(line).ok()?;
    if told["message"] != "serving" {
        return None;
    }
    Some(told["address"].as_str()?.to_owned())
}

/// How much processor time a process has used so far, in seconds: `self` is this one.
pub(crate) fn cpu_seconds(process: &str) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let ticks = cpu_ticks(&stat).ok_or("no times in /proc/PID/stat")?;
    Ok(ticks as f64 / rustix::param::clock_ticks_per_second() as f64)
}

/// The time in the program and in the system for it, of all its threads, those that have ended among them, in clock ticks.
fn cpu_ticks(stat: &str) -> Option<u64> {
    // The program's name stands in parentheses, and may hold anything; numbers follow it, the third field first.
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace().skip(14 - 3);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}

fn kibibytes(status: &str, field: &str) -> Option<u64> {
    let value = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
    value.trim().strip_suffix(" kB")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_whatever_the_program_is_called() {
        let stat = "42 (a) b (c)) S 1 42 42 0 -1 4194560 1 2 3 4 250 50 7 8 20 0 3 0 100 200 300";
        assert_eq!(cpu_ticks(stat), Some(300));
        assert_eq!(cpu_ticks("42 (cut off) S 1"), None);
    }

    #[test]
    fn where_a_server_serves_is_read_from_its_log() {
        let line = r#"{"message":"serving","address":"127.0.0.1:5","admin":null}"#;
        assert_eq!(serving_at(line).as_deref(), Some("127.0.0.1:5"));
        assert_eq!(serving_at(r#"{"message":"stopped"}"#), None);
        assert_eq!(serving_at("cannot serve"), None);
    }

    #[test]
    fn memory_is_read_by_its_name() {
        let status = "Name:\tx\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\nThreads:\t3\n";
        assert_eq!(kibibytes(status, "VmRSS"), Some(1024));
        assert_eq!(kibibytes(status, "VmHWM"), Some(2048));
        assert_eq!(kibibytes(status, "Threads"), None);
        assert_eq!(kibibytes(status, "Vm"), None);
    }
}
