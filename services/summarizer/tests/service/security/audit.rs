//! The audit log.

use peacebrief::v1;
use peacebrief_client::Client;

use super::support::{Files, api_key};
use crate::process::Program;
use crate::support::article;

#[tokio::test]
async fn who_wrote_what_and_who_was_turned_away_is_written_down_without_a_word_of_an_article() {
    let files = Files::new();
    let (key, entry) = api_key("desk", "north", "write read");
    let keys = files.write("keys.toml", &entry);
    let data = files.path().join("data");
    let [keys, data] = [&keys, &data].map(|path| path.to_str().unwrap());
    // The audit, errors, and what tells where the program listens.
    let log = "error,audit=info,peacebrief_server::server=info";
    let arguments = ["--api-keys", keys, "--data-dir", data, "--drain-pause", "0s", "--log", log];
    let mut program = Program::start(&arguments);
    let endpoint = format!("http://{}", program.address().await);
    let client = async |key: &str| {
        let client = Client::builder(&endpoint).api_key(key).request_id("call-7").attempts(1);
        client.connect().await.unwrap()
    };
    let secret = article("Zyxwvut and Zyxwvut signed a ceasefire on Monday.");
    let desk = client(&key).await;
    let taking_in = v1::IngestArticleRequest { article: Some(secret.clone()), ..Default::default() };
    let kept = desk.ingest(taking_in).await.unwrap();
    let name = kept.brief.unwrap().name;
    let erased =
        v1::DeleteArticleRequest { name: name.replace("briefs/", "articles/"), ..Default::default() };
    desk.delete_article(erased).await.unwrap();
    desk.summarize(secret.clone(), v1::EncodingType::Utf8).await.unwrap_err();
    client("pbk_wrong").await.summarize(secret, v1::EncodingType::Utf8).await.unwrap_err();

    program.signal("TERM").await;
    assert!(program.line("stopped").await.is_some());
    let audit: Vec<_> = program.seen.iter().filter(|line| line["target"] == "audit").collect();
    let told = |line: &serde_json::Value| {
        ["message", "action", "caller", "tenant", "reason"]
            .map(|key| line[key].as_str().unwrap_or("").to_owned())
    };
    let summarize = "peacebrief.v1.SummarizerService/Summarize";
    let expected = [
        ["written", "ingest", "desk", "north", ""],
        ["written", "delete", "desk", "north", ""],
        ["refused", summarize, "desk", "north", "SCOPE_MISSING"],
        ["refused", summarize, "", "", "CREDENTIALS_INVALID"],
    ];
    assert_eq!(audit.iter().map(|line| told(line)).collect::<Vec<_>>(), expected);
    assert_eq!(audit[0]["resource"], name.as_str());
    for line in audit {
        assert_eq!(line["span"]["request_id"], "call-7", "{line}");
    }
    let all = serde_json::to_string(&program.seen).unwrap();
    assert!(!all.contains("yxwvut") && !all.contains("pbk_"), "the log quotes an article or a key");
}
