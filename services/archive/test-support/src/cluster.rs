//! A real PostgreSQL, started for the tests and gone with them.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// A PostgreSQL server of its own, in a temporary folder, reached by a socket there.
#[derive(Debug)]
pub struct Cluster {
    folder: String,
    /// Waits for its input to end, as it does with this process however that ends, and cleans up then.
    sweeper: Child,
}

static SHARED: OnceLock<Cluster> = OnceLock::new();
static DATABASES: AtomicUsize = AtomicUsize::new(0);

/// Debian's newest `PostgreSQL`.
fn binaries() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is not installed: make setup");
    let newest = versions
        .map(|entry| entry.unwrap().path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .max_by_key(|bin| bin.parent().unwrap().file_name().unwrap().to_str().unwrap().parse::<u32>().ok());
    newest.expect("PostgreSQL is not installed: make setup")
}

/// A command as a user who may run the server: it refuses to run as root.
fn command(program: &str) -> Command {
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let mut command = Command::new(if root { "runuser" } else { program });
    if root {
        command.args(["-u", "postgres", "--", program]);
    }
    command.current_dir("/");
    command
}

fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

impl Cluster {
    /// The one that tests share, each with a database of its own.
    pub fn shared() -> &'static Self {
        SHARED.get_or_init(Self::start)
    }

    /// One of one's own, to stop and to break.
    pub fn start() -> Self {
        let made = run(command("mktemp").args(["-d", "/tmp/peacebrief-test-XXXXXXXX"]));
        let folder = String::from_utf8(made.stdout).unwrap().trim().to_owned();
        let bin = binaries();
        let script = format!(
            "read _; {}/pg_ctl -D {folder}/data -m immediate -w stop >/dev/null 2>&1; rm -rf {folder}",
            bin.display()
        );
        let mut sweeper = command("sh");
        sweeper.args(["-c", &script]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let cluster = Self { folder, sweeper: sweeper.spawn().unwrap() };
        let data = format!("{}/data", cluster.folder);
        run(command(bin.join("initdb").to_str().unwrap()).args([
            "-D",
            &data,
            "-U",
            "peacebrief",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]));
        cluster.up();
        cluster
    }

    fn control(&self, arguments: &[&str]) {
        let mut control = command(binaries().join("pg_ctl").to_str().unwrap());
        control.args(["-D", &format!("{}/data", self.folder), "-l", &format!("{}/log", self.folder)]);
        run(control.args(arguments).stdout(Stdio::null()));
    }

    /// Starts the server, and waits until it answers.
    pub fn up(&self) {
        // Without fsync: what is killed here are processes, not machines.
        let options = format!("-k {} -c listen_addresses= -c fsync=off -c max_connections=300", self.folder);
        self.control(&["-w", "-o", &options, "start"]);
    }

    /// Stops the server as a crash does: connections cut, nothing written out.
    pub fn crash(&self) {
        self.control(&["-w", "-m", "immediate", "stop"]);
    }

    /// How to reach a database.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://peacebrief@localhost/{database}?host={}", self.folder)
    }

    /// Makes a database, and answers its name.
    pub async fn database(&self) -> String {
        let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        self.run("postgres", &format!("CREATE DATABASE {name}")).await;
        name
    }

    /// Runs statements in a database.
    pub async fn run(&self, database: &str, sql: &str) {
        let mut connection = PgConnection::connect(&self.url(database)).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut input) = self.sweeper.stdin.take() {
            let _ = input.write_all(b"\n");
        }
        let _ = self.sweeper.wait();
    }
}
