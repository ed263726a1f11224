//! What is kept, found again.

use peacebrief::v1;
use tonic::Code;

use super::support::{Place, failure, ingested, ingested_all, report};
use crate::support::{article, config};

async fn many_briefs_are_got_at_once_and_those_that_are_not_there_are_named(place: Place) {
    let (_running, mut client) = place.serve().await;
    let kept = ingested_all(&mut client, 0..3).await;
    let none = format!("briefs/{}", "0".repeat(32));
    let names = vec![kept[2].name.clone(), none.clone(), kept[0].name.clone()];
    let request =
        v1::BatchGetBriefsRequest { names, view: v1::BriefView::Basic.into(), ..Default::default() };
    let answer = client.batch_get_briefs(request).await.unwrap().into_inner();
    assert_eq!(answer.missing_names, [none]);
    let titles: Vec<_> = answer.briefs.iter().map(|brief| brief.title.as_str()).collect();
    assert_eq!(titles, ["Report 2", "Report 0"]);
    assert!(answer.briefs.iter().all(|brief| brief.brief.is_none()));
}

async fn a_list_is_filtered_ordered_and_paged(place: Place) {
    let (_running, mut client) = place.serve().await;
    let kept = ingested_all(&mut client, 0..25).await;
    let filter = v1::BriefFilter { processes: vec!["sudan peace process".into()], ..Default::default() };
    let mut request = v1::ListBriefsRequest {
        filter: Some(filter),
        order: v1::BriefOrder::IngestedAscending.into(),
        page_size: 5,
        ..Default::default()
    };
    let (mut listed, mut pages) = (Vec::new(), 0);
    loop {
        let page = client.list_briefs(request.clone()).await.unwrap().into_inner();
        assert!(page.briefs.len() <= 5);
        listed.extend(page.briefs);
        pages += 1;
        if page.next_page_token.is_empty() {
            break;
        }
        request.page_token = page.next_page_token;
    }
    assert_eq!(pages, 3);
    assert!(listed.iter().eq(kept.iter().skip(1).step_by(2)));

    request.page_token = listed[0].name.clone();
    let none = client.list_briefs(request.clone()).await.unwrap_err();
    assert_eq!(failure(&none), (Code::InvalidArgument, "PAGE_TOKEN_INVALID".into(), "page_token".into()));
    request.page_token.clear();
    request.page_token = client.list_briefs(request.clone()).await.unwrap().into_inner().next_page_token;
    request.order = v1::BriefOrder::IngestedDescending.into();
    let other = client.list_briefs(request).await.unwrap_err();
    assert_eq!(failure(&other), (Code::InvalidArgument, "PAGE_TOKEN_MISMATCH".into(), "page_token".into()));
}

async fn a_search_finds_words_and_shows_them(place: Place) {
    let (_running, mut client) = place.serve().await;
    ingested_all(&mut client, 0..5).await;
    let request = v1::SearchBriefsRequest { query: "envoys number3".into(), ..Default::default() };
    let found = client.search_briefs(request).await.unwrap().into_inner().results;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].brief.as_ref().unwrap().title, "Report 3");
    let parts = found[0].snippets.iter().flat_map(|snippet| &snippet.parts);
    assert!(parts.filter(|part| part.matched).any(|part| part.text == "number3"));
    let request =
        v1::SearchBriefsRequest { query: "الدوحة".into(), page_size: 2, ..Default::default() };
    let page = client.search_briefs(request.clone()).await.unwrap().into_inner();
    assert_eq!(page.results.len(), 2);
    let request = v1::SearchBriefsRequest { page_token: page.next_page_token, ..request };
    assert_eq!(client.search_briefs(request).await.unwrap().into_inner().results.len(), 2);
}

/// Answers stay below what clients accept, however large what is asked for.
async fn pages_end_where_an_answer_would_grow_too_large(place: Place) {
    let (_running, mut client) = place.serve().await;
    let mut names = Vec::new();
    for n in 0..6 {
        names.push(ingested(&mut client, article(format!("Large brief {n}"))).await.name);
    }
    let mut request = v1::ListBriefsRequest::default();
    let mut listed = 0;
    loop {
        // A client takes 4 MiB, or fails.
        let page = client.list_briefs(request.clone()).await.unwrap().into_inner();
        assert!((1..6).contains(&page.briefs.len()));
        listed += page.briefs.len();
        if page.next_page_token.is_empty() {
            break;
        }
        request.page_token = page.next_page_token;
    }
    assert_eq!(listed, 6);
    let request = v1::BatchGetBriefsRequest { names: names.clone(), ..Default::default() };
    let batch = client.batch_get_briefs(request).await.unwrap().into_inner();
    assert!(!batch.unread_names.is_empty());
    assert_eq!(names[batch.briefs.len()..], batch.unread_names);
    let mut watch = super::support::Watcher::begin(
        &mut client,
        v1::WatchBriefsRequest { start: v1::WatchStart::Oldest.into(), ..Default::default() },
    )
    .await;
    for name in names {
        assert_eq!(watch.written().await, name);
    }
}

/// A service without an archive is what it always was.
#[tokio::test]
async fn without_an_archive_nothing_is_kept_and_the_reason_is_told() {
    let (running, summarizer, _) = crate::support::scripted(config()).await;
    let mut client = super::support::Client::new(crate::support::channel(&running).await);
    let failed = [
        client.ingest_article(super::support::taking_in(report(1))).await.map(drop).unwrap_err(),
        client.list_briefs(v1::ListBriefsRequest::default()).await.map(drop).unwrap_err(),
        client.watch_briefs(v1::WatchBriefsRequest::default()).await.map(drop).unwrap_err(),
        client.ingest_articles(tokio_stream::empty()).await.map(drop).unwrap_err(),
        client.rebrief(v1::RebriefRequest::default()).await.map(drop).unwrap_err(),
    ];
    for status in failed {
        assert_eq!(failure(&status), (Code::FailedPrecondition, "ARCHIVE_DISABLED".into(), String::new()));
    }
    summarizer.summarize(article("Text."), v1::EncodingType::Utf8).await.unwrap();
}

on_both! {
    many_briefs_are_got_at_once_and_those_that_are_not_there_are_named
    a_list_is_filtered_ordered_and_paged
    a_search_finds_words_and_shows_them
    pages_end_where_an_answer_would_grow_too_large
}
