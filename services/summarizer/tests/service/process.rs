//! The program in a process of its own.

use std::net::SocketAddr;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

pub(crate) fn command(args: &[&str], variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_peacebrief-server"));
    command.args(args).env_clear().envs(variables.iter().copied()).kill_on_drop(true);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program to its end: exit code, standard output, standard error.
pub(crate) async fn run(args: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let output = command(args, variables).output().await.unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// A running program and its log.
pub(crate) struct Program {
    pub(crate) child: Child,
    log: UnboundedReceiver<String>,
    pub(crate) seen: Vec<serde_json::Value>,
}

impl Program {
    pub(crate) fn start(args: &[&str]) -> Self {
        let args = [&["--listen", "127.0.0.1:0"], args].concat();
        Self::spawn(command(&args, &[]))
    }

    /// Starts a command that becomes the program.
    pub(crate) fn spawn(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        // Read all along: a program whose log nobody reads stands still once the pipe is full.
        let (send, log) = unbounded_channel();
        tokio::spawn(async move {
            while let Some(line) = lines.next_line().await.unwrap() {
                let _ = send.send(line);
            }
        });
        Self { child, log, seen: Vec::new() }
    }

    /// Reads the log up to a line with a message; `None` where it ends before.
    pub(crate) async fn line(&mut self, message: &str) -> Option<serde_json::Value> {
        while let Some(line) = self.log.recv().await {
            let line: serde_json::Value = serde_json::from_str(&line).expect("every line is JSON");
            self.seen.push(line.clone());
            if line["message"] == message {
                return Some(line);
            }
        }
        None
    }

    pub(crate) async fn address(&mut self) -> SocketAddr {
        let line = self.line("serving").await.expect("it serves");
        line["address"].as_str().unwrap().parse().unwrap()
    }

    pub(crate) async fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id().unwrap());
        assert!(Command::new("sh").args(["-c", &kill]).status().await.unwrap().success());
    }
}
