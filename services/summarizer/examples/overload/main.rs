//! What the service does under more work than it can do, and among peers that mean no good: a server in a process of its own, and
//! callers who do not wait for one another.
//!
//! ```text
//! cargo run --release -p peacebrief-server --example overload -- target/release/peacebrief-server samples/FILE.txt 60
//! ```
//!
//! It finds out how much the server can do, then calls at 80 % of that, at three times as much for so many seconds, and at 80 % again; then
//! come the hostile ones, while a client calls as if nothing were. Server and callers have processors of their own, where there are two or
//! more, and share them with whatever else runs on the machine. It fails where a promise is not kept.

mod apart;
mod calls;
mod hostile;
mod server;

use std::error::Error;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use peacebrief::v1;

use apart::Apart;
use calls::{Caller, Figures};
use server::Server;

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// How long each of the phases lasts that are compared with the overload.
const PHASE: Duration = Duration::from_secs(20);

/// What was promised, and whether it was kept.
struct Verdict(bool);

impl Verdict {
    fn hold(&mut self, kept: bool, promise: &str) -> io::Result<()> {
        self.0 &= kept;
        writeln!(io::stdout(), "{}  {promise}", if kept { "kept  " } else { "BROKEN" })
    }
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [program, file, seconds] = arguments.as_slice() else {
        return Err("usage: overload SERVER FILE SECONDS".into());
    };
    server::open_files()?;
    let article = v1::Article { body: std::fs::read_to_string(file)?, ..Default::default() };
    let duration = Duration::from_secs(seconds.parse()?);
    let mut verdict = Verdict(true);
    let apart = Apart::of_this_machine()?;
    if let Some(apart) = &apart {
        apart.move_here()?;
    }
    let server = Server::start(Path::new(program), apart.as_ref()).await?;
    let caller = Caller::new(server.address(), article.clone()).await?;
    overload(&server, &caller, duration, &mut verdict).await?;
    hostile::besiege(&server, article, &mut verdict).await?;
    server.stop().await?;
    Ok(if verdict.0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn overload(server: &Server, caller: &Caller, duration: Duration, verdict: &mut Verdict) -> Result<()> {
    let mut out = io::stdout();
    caller.capacity(PHASE / 10).await?;
    let capacity = caller.capacity(PHASE).await?;
    writeln!(out, "capacity: {capacity:.0} calls a second")?;
    let usual = caller.at(capacity * 0.8, PHASE).await;
    usual.tell("at 80 %")?;
    let before = server.memory().await?;
    let watched = server.watch_memory();
    let over = caller.at(capacity * 3.0, duration).await;
    let peak = watched.stop().await?;
    over.tell("at 300 %")?;
    let after = caller.at(capacity * 0.8, PHASE).await;
    after.tell("at 80 % again")?;
    writeln!(out, "memory: {} MiB before, {} MiB at most", before >> 20, peak >> 20)?;

    let settled = after.since(Duration::from_secs(5));
    let times = |a: &Figures, b: &Figures| a.answered(0.99).as_secs_f64() / b.answered(0.99).as_secs_f64();
    let ratio = times(&over, &usual);
    let refused = over.refused(0.99);
    let (soon, all) = server.refusals().await?;
    writeln!(out, "at the server: {soon} of {all} refusals were made within 1 ms")?;
    verdict.hold(over.failed() == 0, "no call fails but by being refused")?;
    verdict.hold(
        ratio <= 2.0,
        &format!("admitted calls' p99 within twice that at 80 % (it is {ratio:.2} times)"),
    )?;
    verdict.hold(
        refused < Duration::from_millis(10),
        &format!("refused in under 10 ms (p99 {refused:.1?}, median {:.1?})", over.refused(0.5)),
    )?;
    verdict.hold(
        over.answered_each_second() >= capacity * 0.7,
        &format!("as much is done as can be ({:.0} a second)", over.answered_each_second()),
    )?;
    verdict.hold(peak < before + (128 << 20), "memory bounded: 128 MiB more at most")?;
    let again = times(&settled, &usual);
    verdict.hold(
        settled.refused_count() == 0 && again <= 2.0,
        &format!(
            "recovered within 5 s (p99 then {again:.2} times that before; {} refused)",
            settled.refused_count()
        ),
    )?;
    Ok(())
}
