//! What is erased, and what is told of articles where nobody should be.

use peacebrief::v1;
use tonic::Code;

use super::support::{Place, connected, failure, ingested, report};
use crate::process::Program;
use crate::support::article;

async fn what_is_erased_is_gone_and_a_repetition_says_so(place: Place) {
    let (running, mut client) = place.serve().await;
    let secret = article("Zyxwvut spoke on Kestria. Nothing followed");
    let record = ingested(&mut client, secret).await;
    ingested(&mut client, report(1)).await;
    let delete = |allow_missing| v1::DeleteArticleRequest { name: record.article.clone(), allow_missing };
    client.delete_article(delete(false)).await.unwrap();
    client.delete_article(delete(true)).await.unwrap();
    let gone = client.delete_article(delete(false)).await.unwrap_err();
    assert_eq!(failure(&gone), (Code::NotFound, "RESOURCE_NOT_FOUND".into(), String::new()));
    let request = v1::GetArticleRequest { name: record.article.clone() };
    assert_eq!(client.get_article(request).await.unwrap_err().code(), Code::NotFound);
    let request = v1::GetBriefRequest { name: record.name.clone(), ..Default::default() };
    assert_eq!(client.get_brief(request).await.unwrap_err().code(), Code::NotFound);
    let request = v1::SearchBriefsRequest { query: "zyxwvut".into(), ..Default::default() };
    assert!(client.search_briefs(request).await.unwrap().into_inner().results.is_empty());
    assert_eq!(
        client.list_briefs(v1::ListBriefsRequest::default()).await.unwrap().into_inner().briefs.len(),
        1
    );

    if let Place::Folder(folder) = &place {
        // While the service runs: from the journal too, as soon as the scrub in the background has got there.
        let holds = || {
            std::fs::read_dir(folder.path()).unwrap().any(|file| {
                let bytes = std::fs::read(file.unwrap().path()).unwrap();
                bytes.windows(7).any(|window| window.eq_ignore_ascii_case(b"zyxwvut"))
            })
        };
        while holds() {
            tokio::task::yield_now().await;
        }
    }
    running.shutdown().await;
}

async fn no_line_of_the_log_has_a_word_of_an_article_or_of_a_search(place: Place) {
    let flags = place.flags();
    let mut program = Program::start(&["--drain-pause", "0s", "--log", "trace", &flags[0], &flags[1]]);
    let address = program.address().await;
    let mut client = connected(address).await;
    let secret = v1::Article {
        title: "Zyxwvut".into(),
        source: "Zyxwvut".into(),
        ..article("Zyxwvut and Zyxwvut signed a ceasefire. “Zyxwvut,” the envoy of Zyxwvut said on Monday.")
    };
    let record = ingested(&mut client, secret).await;
    let request = v1::SearchBriefsRequest { query: "Zyxwvut".into(), ..Default::default() };
    assert_eq!(client.search_briefs(request).await.unwrap().into_inner().results.len(), 1);
    let filter = v1::BriefFilter { sources: vec!["Zyxwvut".into()], ..Default::default() };
    let request = v1::ListBriefsRequest { filter: Some(filter), ..Default::default() };
    assert_eq!(client.list_briefs(request).await.unwrap().into_inner().briefs.len(), 1);
    let name = record.article.clone();
    client.delete_article(v1::DeleteArticleRequest { name, allow_missing: false }).await.unwrap();
    drop(client);
    program.signal("TERM").await;
    assert!(program.line("stopped").await.is_some());
    let all = serde_json::to_string(&program.seen).unwrap();
    assert!(!all.to_lowercase().contains("zyxwvut"), "a word of the article is in the log");
}

on_both! {
    what_is_erased_is_gone_and_a_repetition_says_so
    no_line_of_the_log_has_a_word_of_an_article_or_of_a_search
}
