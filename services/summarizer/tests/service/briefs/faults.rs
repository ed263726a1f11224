//! What goes wrong with the storage: told clearly, nothing lost, and back without a restart once the cause is gone.

use std::path::Path;
use std::process::Stdio;

use peacebrief::v1;
use peacebrief_archive::FILE_NAME;
use peacebrief_server::Server;
use peacebrief_server::config::Config;
use peacebrief_test_support::Cluster;
use tokio::process::Command;
use tonic::Code;
use tonic_health::ServingStatus;
use tonic_types::StatusExt as _;

use super::support::{Place, Reporter, Watcher, becomes, connected, failure, ingested, report, taking_in};
use crate::process::{Program, command, run};
use crate::support::{article, config};

const BRIEFS: &str = "peacebrief.v1.BriefService";
const SUMMARIES: &str = "peacebrief.v1.SummarizerService";

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_gone_is_told_and_welcomed_back() {
    let cluster = Cluster::start();
    let place = Place::Database(cluster.url(&cluster.database().await));
    let (running, mut client) = place.serve().await;
    becomes(&running, "", ServingStatus::Serving).await;
    let mut watcher = Watcher::begin(&mut client, v1::WatchBriefsRequest::default()).await;
    let first = ingested(&mut client, report(1)).await;
    assert_eq!(watcher.written().await, first.name);

    cluster.crash();
    let refused = client.ingest_article(taking_in(report(2))).await.unwrap_err();
    assert_eq!(failure(&refused), (Code::Unavailable, "STORAGE_UNAVAILABLE".into(), String::new()));
    assert!(refused.get_error_details().retry_info().is_some());
    becomes(&running, BRIEFS, ServingStatus::NotServing).await;
    becomes(&running, "", ServingStatus::NotServing).await;
    // What needs no archive goes on.
    becomes(&running, SUMMARIES, ServingStatus::Serving).await;

    cluster.up();
    becomes(&running, BRIEFS, ServingStatus::Serving).await;
    becomes(&running, "", ServingStatus::Serving).await;
    let second = ingested(&mut client, report(2)).await;
    let mut watcher = Watcher::resume(&mut client, &watcher.cursor).await;
    assert_eq!(watcher.written().await, second.name);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_not_there_at_the_start_is_waited_for() {
    let cluster = Cluster::start();
    let url = cluster.url(&cluster.database().await);
    cluster.crash();
    let mut program = Program::start(&["--database-url", &url, "--drain-pause", "0s"]);
    let told = program.line("cannot open the archive; it is tried again").await.expect("it says so");
    assert!(told["cause"].is_string() && told["again"].is_string(), "{told}");
    let address = program.address().await;
    let mut client = connected(address).await;
    let refused = client.ingest_article(taking_in(report(1))).await.unwrap_err();
    assert_eq!(failure(&refused), (Code::Unavailable, "STORAGE_UNAVAILABLE".into(), String::new()));
    cluster.up();
    program.line("the archive is open").await.expect("it opens it");
    let text = article("Both sides signed a ceasefire on Monday.");
    client.ingest_article(taking_in(text)).await.unwrap();
    program.signal("TERM").await;
    assert!(program.child.wait().await.unwrap().success());
    assert!(!serde_json::to_string(&program.seen).unwrap().contains("postgres://"), "no log tells the URL");
}

/// A database that is away for long must not fill the disk with lines that say so.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_away_is_told_of_once() {
    let cluster = Cluster::start();
    let url = cluster.url(&cluster.database().await);
    let log = "info,peacebrief_server=debug";
    let mut program = Program::start(&[
        "--database-url",
        &url,
        "--drain-pause",
        "0s",
        "--log",
        log,
        "--log-format",
        "json",
    ]);
    program.line("serving").await.expect("it serves");
    for _ in 0..2 {
        cluster.crash();
        for _ in 0..2 {
            while program.line("fails as before").await.expect("it is tried again and again")["what"]
                != "the registry"
            {}
        }
        cluster.up();
        program.line("the registry is brought up to date again").await.expect("it is over");
    }
    let told = |message: &str| program.seen.iter().filter(|line| line["message"] == message).count();
    let failing = "cannot bring the registry up to date; it is tried again";
    let reasons: std::collections::BTreeSet<_> = program
        .seen
        .iter()
        .filter(|line| line["message"] == failing)
        .map(|line| line["error"].to_string())
        .collect();
    assert!(told(failing) <= 2 * reasons.len(), "{:?}", program.seen);
    for once in
        ["the archive does not answer", "the archive answers again", "not woken by other replicas for now"]
    {
        assert!(told(once) <= 2, "{once}: {:?}", program.seen);
    }
}

#[tokio::test]
async fn a_file_that_is_damaged_or_no_archive_keeps_the_service_from_starting() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(FILE_NAME), "This is a letter, and no database. ".repeat(400)).unwrap();
    let place = Place::Folder(folder);
    let error = Server::bind(place.set(config()), Reporter::version("1")).await.unwrap_err().to_string();
    assert!(error.contains(&place.flags()[1]) && error.contains("the storage is damaged"), "{error}");
}

#[tokio::test]
async fn a_file_with_the_databases_url_is_read_and_refused_where_it_is_none() {
    let Place::Database(url) = Place::database().await else { panic!("not PostgreSQL") };
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), format!("{url}\n")).unwrap();
    let configured = |file: &Path| Config {
        database_url_file: peacebrief_server::config::Location(Some(file.into())),
        ..config()
    };
    Server::bind(configured(file.path()), Reporter::version("1")).await.unwrap();
    std::fs::write(file.path(), "secret").unwrap();
    for path in [file.path(), Path::new("/nowhere/at/all")] {
        let error = Server::bind(configured(path), Reporter::version("1")).await.unwrap_err().to_string();
        assert!(error.contains("database_url_file") && !error.contains("secret"), "{error}");
    }
}

#[tokio::test]
async fn a_password_is_told_to_nobody() {
    let url = "postgres://desk:zyxwvut@localhost/none?host=/nowhere/at/all&sslmode=sideways";
    for args in [&["--database-url", url][..], &["--database-url", url, "--print-config"]] {
        let (_, out, error) = run(args, &[]).await;
        assert!(!out.contains("zyxwvut") && !error.contains("zyxwvut"), "{out}{error}");
    }
    let (_, _, error) = run(&["--database-url", "mysql://desk:zyxwvut@localhost"], &[]).await;
    assert!(error.contains("postgres://USER@HOST/DATABASE") && !error.contains("zyxwvut"), "{error}");
}

/// Makes of a command one of a user who may not write what is root's.
fn as_nobody(inner: &Command) -> Command {
    let root = std::process::Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let inner = inner.as_std();
    let mut outer = Command::new(if root { "setpriv".as_ref() } else { inner.get_program() });
    if root {
        outer.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(inner.get_program());
    }
    outer.args(inner.get_args()).env_clear().env("PATH", "/usr/bin:/bin").current_dir("/").kill_on_drop(true);
    outer.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    outer
}

#[tokio::test]
async fn a_folder_that_can_never_be_keeps_the_service_from_starting() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let within = file.path().join("archive");
    let long = format!("/tmp/{}", "x".repeat(300));
    for path in ["/dev/null/x", file.path().to_str().unwrap(), within.to_str().unwrap(), &long] {
        let (code, _, error) = run(&["--listen", "127.0.0.1:0", "--data-dir", path], &[]).await;
        assert_eq!(code, Some(1), "{error}");
        assert!(error.contains(&format!("data_dir {path} cannot be a folder")), "{error}");
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_keeps_the_service_from_starting() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
    let path = folder.path().to_str().unwrap();
    let output =
        as_nobody(&command(&["--listen", "127.0.0.1:0", "--data-dir", path], &[])).output().await.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(path) && said.contains("the storage cannot be written"), "{said}");
}

/// A disk of its own for one process: it may take 4 MiB, of which a ballast has half.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_what_is_new_and_goes_on_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let script = format!(
        "mount -t tmpfs -o size=4m tmpfs {path} && head -c 2M /dev/zero >{path}/ballast && exec \"$@\" --data-dir {path}/data"
    );
    let server = command(&["--listen", "127.0.0.1:0", "--drain-pause", "0s"], &[]);
    let mut outer = Command::new("unshare");
    outer.args(["--map-root-user", "--mount", "sh", "-c", &script, "sh"]).arg(server.as_std().get_program());
    outer.args(server.as_std().get_args()).env_clear().env("PATH", "/usr/bin:/bin").kill_on_drop(true);
    outer.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut program = Program::spawn(outer);
    let address = program.address().await;
    let mut client = connected(address).await;
    let text = |n: usize| {
        let body = format!("Both sides signed ceasefire {n} on Monday. {}", "x".repeat(50_000));
        v1::Article { language: "en".into(), ..article(body) }
    };
    let mut kept = Vec::new();
    let full = loop {
        match client.ingest_article(taking_in(text(kept.len()))).await {
            Ok(answer) => kept.push(answer.into_inner().brief.unwrap()),
            Err(status) => break status,
        }
    };
    assert_eq!(failure(&full), (Code::ResourceExhausted, "STORAGE_FULL".into(), String::new()));
    for record in &kept {
        let request = v1::GetBriefRequest { name: record.name.clone(), ..Default::default() };
        assert_eq!(client.get_brief(request).await.unwrap().into_inner().brief.as_ref(), Some(record));
    }
    let pid = program.child.id().unwrap();
    std::fs::remove_file(format!("/proc/{pid}/root{path}/ballast")).unwrap();
    client.ingest_article(taking_in(text(kept.len()))).await.unwrap();
    let listed = client.list_briefs(v1::ListBriefsRequest::default()).await.unwrap().into_inner().briefs;
    assert_eq!(listed.len(), kept.len() + 1, "what was refused is not there");
}
