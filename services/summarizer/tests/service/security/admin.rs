//! The port for operators.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use peacebrief::v1;
use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief_client::Client;
use peacebrief_server::config::{Config, Location, ServiceUrl};
use peacebrief_server::embedded;

use super::support::{Authority, Files, operator, operators, secure};
use crate::briefs::support::{Place, Reporter, ingested, report};
use crate::process::Program;
use crate::support::{article, config, scripted};

#[tokio::test]
async fn it_tells_whether_the_service_lives_and_takes_calls_until_the_end() {
    let (running, client, briefer) = scripted(Config { admin_listen: operators(), ..config() }).await;
    let at = running.admin_address().unwrap();
    assert_eq!(operator(at, "GET", "/livez", "").await, (200, "ok\n".into()));
    assert_eq!(operator(at, "GET", "/readyz", "").await, (200, "ok\n".into()));
    assert_eq!(operator(at, "GET", "/", "").await.0, 404);
    assert_eq!(operator(at, "POST", "/livez", "").await.0, 405);
    let call =
        tokio::spawn(async move { client.summarize(article("Wait here."), v1::EncodingType::Utf8).await });
    briefer.has_begun(1).await;
    let ended = tokio::spawn(running.shutdown());
    while operator(at, "GET", "/readyz", "").await != (503, "draining\n".into()) {
        tokio::task::yield_now().await;
    }
    assert_eq!(operator(at, "GET", "/livez", "").await.0, 200, "it lives as long as it drains");
    briefer.open();
    call.await.unwrap().unwrap();
    ended.await.unwrap();
    assert!(tokio::net::TcpStream::connect(at).await.is_err());
}

/// The names of metrics in a text, as their `# TYPE` lines have them.
fn names(text: &str) -> BTreeSet<String> {
    let typed = text.lines().filter_map(|line| line.strip_prefix("# TYPE "));
    typed.filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

/// The names that docs/metrics.md lists, of every row of its table; counters without the `_total` that queries need.
fn documented() -> BTreeSet<String> {
    let page = include_str!("../../../../../docs/metrics.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let bare =
        |name: &str| ["_total", "_info"].iter().find_map(|end| name.strip_suffix(end).map(str::to_owned));
    rows.map(|name| bare(name).unwrap_or_else(|| name.to_owned())).collect()
}

#[tokio::test]
async fn every_metric_is_documented_and_every_documented_one_is_there() {
    let (files, authority) = (Files::new(), Authority::new());
    let place = Place::folder();
    // Nobody is there to be told of traces, which is as good here.
    let config = place.set(Config {
        admin_listen: operators(),
        backup_dir: Location(Some(files.path().join("copies"))),
        otlp_endpoint: ServiceUrl(Some("http://127.0.0.1:9".parse().unwrap())),
        ..files.tls(&authority)
    });
    let running = embedded::start_with(config, Reporter::version("1")).await.unwrap();
    // What is told apart by a label is there once it has happened, and most of it before.
    let plain = tokio::net::TcpStream::connect(running.address()).await.unwrap();
    drop(plain);
    let channel = secure(running.address(), &authority, None).await.unwrap();
    ingested(&mut BriefServiceClient::new(channel), report(1)).await;
    let (status, text) = operator(running.admin_address().unwrap(), "GET", "/metrics", "").await;
    assert_eq!(status, 200);
    assert_eq!(names(&text), documented());
}

#[tokio::test]
async fn what_happens_is_counted() {
    let place = Place::folder();
    let config = Config { admin_listen: operators(), ..config() };
    let (running, mut client) = place.serve_with(config, Reporter::version("1")).await;
    for number in [1, 1, 2] {
        ingested(&mut client, report(number)).await;
    }
    client.ingest_article(v1::IngestArticleRequest::default()).await.unwrap_err();
    let (_, text) = operator(running.admin_address().unwrap(), "GET", "/metrics", "").await;
    for line in [
        "peacebrief_grpc_calls_total{method=\"peacebrief.v1.BriefService/IngestArticle\",code=\"OK\"} 3",
        "peacebrief_grpc_calls_total{method=\"peacebrief.v1.BriefService/IngestArticle\",code=\"INVALID_ARGUMENT\"} 1",
        "peacebrief_grpc_call_duration_seconds_count{method=\"peacebrief.v1.BriefService/IngestArticle\"} 4",
        "peacebrief_grpc_calls_in_flight{kind=\"unary\"} 0",
        "peacebrief_articles_ingested_total{result=\"created\"} 2",
        "peacebrief_articles_ingested_total{result=\"known\"} 1",
        "peacebrief_articles_read_total{result=\"ok\"} 2",
        "peacebrief_archive_up 1",
        "peacebrief_ready 1",
        "peacebrief_pool_threads 1",
        "peacebrief_build_info{version=\"0.1.0\",engine=\"1\"} 1",
    ] {
        assert!(text.lines().any(|told| told == line), "{line}\n{text}");
    }
}

/// Where a program listens for operators.
fn admin(line: &serde_json::Value) -> SocketAddr {
    line["admin"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn the_log_is_changed_while_the_program_runs() {
    let mut program = Program::start(&["--admin-listen", "127.0.0.1:0", "--drain-pause", "0s"]);
    let line = program.line("serving").await.unwrap();
    let (at, service) = (admin(&line), line["address"].as_str().unwrap().to_owned());
    assert_eq!(operator(at, "GET", "/log", "").await, (200, "info\n".into()));
    for bad in ["loud", "", "info,debugg"] {
        assert_eq!(operator(at, "PUT", "/log", bad).await.0, 400, "{bad}");
    }
    assert_eq!(operator(at, "PUT", "/log", &"x".repeat(5000)).await.0, 413);
    let client = Client::connect(format!("http://{service}")).await.unwrap();
    // Health is asked for at the level of debugging only.
    client.health().await.unwrap();
    let filter = "info,peacebrief_server=debug";
    assert_eq!(operator(at, "PUT", "/log", filter).await, (200, format!("{filter}\n")));
    assert_eq!(operator(at, "GET", "/log", "").await.1.trim(), filter);
    client.health().await.unwrap();
    let answered = program.line("answered").await.unwrap();
    assert_eq!(answered["level"], "DEBUG", "{answered}");
    let before: Vec<_> = program.seen.iter().filter(|line| line["message"] == "answered").collect();
    assert_eq!(before.len(), 1, "the first was not logged");
}
