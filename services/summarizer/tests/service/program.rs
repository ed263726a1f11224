//! The program itself: its configuration, its log, its end.

use std::time::Duration;

use peacebrief::v1;
use peacebrief_client::{Client, Health};
use tokio::io::AsyncReadExt as _;

use crate::process::{Program, run};
use crate::support::article;

#[tokio::test]
async fn help_tells_every_setting_and_printing_the_configuration_its_value() {
    let (code, help, _) = run(&["--help"], &[]).await;
    assert_eq!(code, Some(0));
    for name in ["--listen", "PEACEBRIEF_LISTEN", "--max-body", "1MiB", "--print-config", "PEACEBRIEF_CONFIG"]
    {
        assert!(help.contains(name), "{name}: {help}");
    }
    let (code, printed, _) =
        run(&["--print-config", "--queue", "9"], &[("PEACEBRIEF_MAX_BODY", "2MiB")]).await;
    assert_eq!(code, Some(0));
    assert!(printed.contains("queue = 9\n") && printed.contains("max_body = \"2MiB\"\n"), "{printed}");
}

#[tokio::test]
async fn a_flag_counts_before_a_variable_and_a_variable_before_the_file() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "queue = 1\nmax_body = \"1KiB\"\ndrain_pause = \"7s\"\n").unwrap();
    let path = file.path().to_str().unwrap();
    let variables = [("PEACEBRIEF_CONFIG", path), ("PEACEBRIEF_QUEUE", "2"), ("PEACEBRIEF_MAX_BODY", "2KiB")];
    let (_, printed, _) = run(&["--print-config", "--queue", "3"], &variables).await;
    for line in ["queue = 3", "max_body = \"2KiB\"", "drain_pause = \"7s\""] {
        assert!(printed.lines().any(|l| l == line), "{line}: {printed}");
    }
}

#[tokio::test]
async fn a_bad_value_names_its_key_in_every_source() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "max_body = \"big\"\n").unwrap();
    let path = file.path().to_str().unwrap();
    for (args, variables, key) in [
        (&["--max-body", "big"][..], &[][..], "--max-body"),
        (&[], &[("PEACEBRIEF_MAX_BODY", "big")], "PEACEBRIEF_MAX_BODY"),
        (&["--config", path], &[], "max_body"),
    ] {
        let (code, _, error) = run(args, variables).await;
        assert_eq!(code, Some(2), "{error}");
        assert!(error.contains(key) && error.contains("big"), "{error}");
    }
}

#[tokio::test]
async fn a_port_that_is_taken_is_told_and_the_program_fails() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (code, _, error) = run(&["--listen", &address], &[]).await;
    assert_eq!(code, Some(1));
    assert!(error.contains(&address), "{error}");
}

#[tokio::test]
async fn a_lexicon_that_cannot_be_used_is_told_by_file_entry_and_key() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("groups.toml"), "[[group]]\nname = \"Herons\"\nkin = \"OTHER\"\n")
        .unwrap();
    let path = folder.path().to_str().unwrap();
    for (args, variables) in
        [(&["--lexicon", path][..], &[][..]), (&[][..], &[("PEACEBRIEF_LEXICON", path)][..])]
    {
        let (code, _, error) = run(args, variables).await;
        assert_eq!(code, Some(1), "{error}");
        for part in [path, "groups.toml, line 3", "Herons", "kin"] {
            assert!(error.contains(part), "{part}: {error}");
        }
    }
}

#[tokio::test]
async fn sigterm_drains_with_a_stream_open_and_a_silent_connection() {
    let mut program = Program::start(&["--drain-pause", "0s", "--drain-timeout", "1h"]);
    let address = program.address().await;
    let client = Client::builder(format!("http://{address}")).attempts(1).connect().await.unwrap();
    assert_eq!(client.health().await.unwrap(), Health::Serving);
    let mut silent = tokio::net::TcpStream::connect(address).await.unwrap();
    let (send, receive) = tokio::sync::mpsc::unbounded_channel();
    let articles = tokio_stream::wrappers::UnboundedReceiverStream::new(receive);
    let mut answers = client.summarize_many(articles, v1::EncodingType::Utf8);
    send.send(((), article("Both sides signed a ceasefire on Monday."))).unwrap();
    let first = futures_util::StreamExt::next(&mut answers).await.unwrap();
    first.1.unwrap();

    program.signal("TERM").await;
    let status = tokio::time::timeout(Duration::from_secs(60), program.child.wait()).await;
    assert!(status.expect("it ends within its bounds").unwrap().success());
    assert!(program.line("stopped").await.is_some());
    let _ = silent.read_to_end(&mut Vec::new()).await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn every_line_of_a_call_has_its_id_and_no_line_a_word_of_an_article() {
    let mut program = Program::start(&["--drain-pause", "0s", "--log", "trace"]);
    let address = program.address().await;
    let client = Client::builder(format!("http://{address}")).request_id("call-7").connect().await.unwrap();
    let secret = v1::Article {
        title: "Zyxwvut".into(),
        source: "Zyxwvut".into(),
        ..article("Zyxwvut and Zyxwvut signed a ceasefire. “Zyxwvut,” the envoy of Zyxwvut said on Monday.")
    };
    let brief = client.summarize(secret.clone(), v1::EncodingType::Utf8).await.unwrap();
    client.validate(secret.clone(), brief).await.unwrap();
    let undated = v1::Article { published: Some(v1::Date { year: 1, month: 13, day: 1 }), ..secret };
    client.summarize(undated, v1::EncodingType::Utf8).await.unwrap_err();
    drop(client);
    program.signal("TERM").await;
    assert!(program.line("stopped").await.is_some());
    let answered: Vec<_> = program.seen.iter().filter(|line| line["message"] == "answered").collect();
    let codes: Vec<_> = answered.iter().map(|line| line["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["OK", "OK", "INVALID_ARGUMENT"]);
    for line in answered {
        assert_eq!(line["span"]["request_id"], "call-7", "{line}");
        assert!(line["duration_ms"].is_number() && line["method"].is_string(), "{line}");
    }
    let all = serde_json::to_string(&program.seen).unwrap();
    assert!(!all.contains("yxwvut"), "the log quotes an article");
}
