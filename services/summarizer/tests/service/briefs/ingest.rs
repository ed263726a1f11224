//! Articles taken in: once, durable, and by their own errors.

use std::collections::HashSet;

use futures_util::TryStreamExt as _;
use peacebrief::v1;
use peacebrief::v1::ingest_articles_response::Result as Outcome;
use tonic::Code;
use tonic_types::StatusExt as _;

use super::support::{Place, failure, ingested, ingested_all, report, taking_in};
use crate::support::article;

async fn an_article_is_kept_with_its_brief_and_outlives_the_service(place: Place) {
    let (running, mut client) = place.serve().await;
    let answer = client.ingest_article(taking_in(report(1))).await.unwrap().into_inner();
    assert!(answer.created);
    let record = answer.brief.unwrap();
    assert_eq!(record.title, "Report 1");
    assert_eq!((record.revision, record.process.as_str()), (1, "Sudan peace process"));
    running.shutdown().await;

    let (_running, mut client) = place.serve().await;
    let name = record.article.clone();
    let kept =
        client.get_article(v1::GetArticleRequest { name }).await.unwrap().into_inner().article.unwrap();
    assert_eq!((kept.article, kept.brief.as_str()), (Some(report(1)), record.name.as_str()));
    let request = v1::GetBriefRequest { name: record.name.clone(), ..Default::default() };
    assert_eq!(client.get_brief(request).await.unwrap().into_inner().brief.unwrap(), record);
}

async fn the_same_article_is_one_and_the_same_request_has_one_answer(place: Place) {
    let (_running, mut client) = place.serve().await;
    let request = |n, id: &str| v1::IngestArticleRequest { request_id: id.into(), ..taking_in(report(n)) };
    let first = client.ingest_article(request(1, "r-1")).await.unwrap().into_inner();
    let again = client.ingest_article(request(1, "r-1")).await.unwrap().into_inner();
    assert_eq!((first.created, &again), (true, &first));
    let other = client.ingest_article(request(1, "r-2")).await.unwrap().into_inner();
    assert_eq!((other.created, other.brief), (false, first.brief.clone()));

    let reused = client.ingest_article(request(2, "r-1")).await.unwrap_err();
    assert_eq!(failure(&reused), (Code::AlreadyExists, "REQUEST_ID_REUSED".into(), String::new()));
    assert_eq!(reused.get_error_details().error_info().unwrap().metadata["request_id"], "r-1");

    let name = first.brief.unwrap().article;
    client.delete_article(v1::DeleteArticleRequest { name, allow_missing: false }).await.unwrap();
    let late = client.ingest_article(request(1, "r-1")).await.unwrap_err();
    assert_eq!(failure(&late), (Code::FailedPrecondition, "ARTICLE_DELETED".into(), String::new()));
    let anew = client.ingest_article(request(1, "r-3")).await.unwrap().into_inner();
    assert!(anew.created, "a request of its own brings it back");
}

async fn a_stream_is_acknowledged_in_order_and_bad_items_fail_alone(place: Place) {
    let (_running, mut client) = place.serve().await;
    let item = |id: &str, article| v1::IngestArticlesRequest {
        item_id: id.into(),
        article: Some(article),
        ..Default::default()
    };
    let reused =
        |id: &str, article| v1::IngestArticlesRequest { request_id: "r".into(), ..item(id, article) };
    let dated = v1::Article { published: Some(v1::Date { year: 2025, month: 13, day: 1 }), ..report(7) };
    let items = [
        reused("a", report(1)),
        item("b", article(" \n")),
        item("c", article("Panic now.")),
        reused("d", report(2)),
        item("e", dated),
        item("", report(3)),
        item("g", report(1)),
        v1::IngestArticlesRequest { article: None, ..item("h", report(4)) },
        item("i", report(5)),
    ];
    let answers = client.ingest_articles(tokio_stream::iter(items)).await.unwrap().into_inner();
    let answers: Vec<v1::IngestArticlesResponse> = answers.try_collect().await.unwrap();
    let told: Vec<_> = answers
        .iter()
        .map(|answer| match answer.result.as_ref().unwrap() {
            Outcome::Ingested(ingested) => (answer.item_id.as_str(), format!("created {}", ingested.created)),
            Outcome::Error(error) => {
                let details = prost::Message::encode_to_vec(error).into();
                let code = Code::from_i32(error.code);
                let status = tonic::Status::with_details(code, error.message.clone(), details);
                let (_, reason, field) = failure(&status);
                (answer.item_id.as_str(), format!("{reason} {field}").trim().to_owned())
            }
        })
        .collect();
    let expected = [
        ("a", "created true"),
        ("b", "FIELD_REQUIRED article.body"),
        ("c", "INTERNAL"),
        ("d", "REQUEST_ID_REUSED"),
        ("e", "FIELD_INVALID article.published"),
        ("", "FIELD_REQUIRED item_id"),
        ("g", "created false"),
        ("h", "FIELD_REQUIRED article"),
        ("i", "created true"),
    ];
    assert!(told.iter().map(|(id, what)| (*id, what.as_str())).eq(expected), "{told:?}");
}

/// A commit is one turn of those who wait for changes, and one point of time.
async fn a_long_stream_is_kept_in_batches(place: Place) {
    const ARTICLES: usize = 2000;
    let (_running, mut client) = place.serve().await;
    let kept = ingested_all(&mut client, 0..ARTICLES).await;
    assert!(kept.iter().enumerate().all(|(n, record)| record.title == format!("Report {n}")));
    let names: HashSet<&String> = kept.iter().map(|record| &record.name).collect();
    assert_eq!(names.len(), ARTICLES);
    let time = |record: &v1::BriefRecord| record.ingest_time.map(|time| (time.seconds, time.nanos));
    let commits: HashSet<_> = kept.iter().map(time).collect();
    assert!(commits.len() * 4 < ARTICLES, "{} commits", commits.len());
}

async fn spans_count_as_the_caller_asks_whoever_asked_first(place: Place) {
    use v1::EncodingType as E;
    let (_running, mut client) = place.serve().await;
    let body = report(1).body;
    let word = "continued";
    let at = body.find(word).unwrap();
    let before = &body[..at];
    let starts = [
        (E::Utf16, before.encode_utf16().count()),
        (E::Utf8, before.len()),
        (E::Utf32, before.chars().count()),
        (E::Unspecified, before.len()),
    ];
    let start = |record: &v1::BriefRecord| {
        let brief = record.brief.as_ref().unwrap();
        let span = brief.key_sentences[0].span.as_ref().unwrap();
        assert_eq!(span.text, word);
        (brief.encoding_type(), usize::try_from(span.start).unwrap())
    };
    let mut watch = super::support::Watcher::begin(
        &mut client,
        v1::WatchBriefsRequest { encoding_type: E::Utf16.into(), ..Default::default() },
    )
    .await;
    for (encoding, expected) in starts {
        let expected = (if encoding == E::Unspecified { E::Utf8 } else { encoding }, expected);
        let encoding_type = i32::from(encoding);
        let request = v1::IngestArticleRequest { encoding_type, ..taking_in(report(1)) };
        let record = client.ingest_article(request).await.unwrap().into_inner().brief.unwrap();
        assert_eq!(start(&record), expected);
        let name = record.name.clone();
        let request = v1::GetBriefRequest { name: name.clone(), encoding_type, ..Default::default() };
        assert_eq!(start(&client.get_brief(request).await.unwrap().into_inner().brief.unwrap()), expected);
        let request = v1::BatchGetBriefsRequest { names: vec![name], encoding_type, ..Default::default() };
        assert_eq!(start(&client.batch_get_briefs(request).await.unwrap().into_inner().briefs[0]), expected);
        let request = v1::ListBriefsRequest { encoding_type, ..Default::default() };
        assert_eq!(start(&client.list_briefs(request).await.unwrap().into_inner().briefs[0]), expected);
        let request = v1::SearchBriefsRequest { query: word.into(), encoding_type, ..Default::default() };
        let found = client.search_briefs(request).await.unwrap().into_inner().results;
        assert_eq!(start(found[0].brief.as_ref().unwrap()), expected);
    }
    let v1::watch_briefs_response::Change::Written(record) = watch.change().await else {
        panic!("not written")
    };
    assert_eq!(start(&record), (E::Utf16, starts[0].1));
}

async fn a_megabyte_and_names_in_any_script_are_kept_verbatim(place: Place) {
    let (_running, mut client) = place.serve().await;
    let large = v1::Article {
        title: "🕊 محادثات".into(),
        source: "الجزيرة".into(),
        body: format!("{} محادثات 🕊", "talks ".repeat((1 << 20) / 6 - 10)),
        ..Default::default()
    };
    let record = ingested(&mut client, large.clone()).await;
    let request = v1::GetArticleRequest { name: record.article };
    let kept = client.get_article(request).await.unwrap().into_inner().article.unwrap();
    assert_eq!(kept.article, Some(large));
}

on_both! {
    an_article_is_kept_with_its_brief_and_outlives_the_service
    the_same_article_is_one_and_the_same_request_has_one_answer
    a_stream_is_acknowledged_in_order_and_bad_items_fail_alone
    a_long_stream_is_kept_in_batches
    spans_count_as_the_caller_asks_whoever_asked_first
    a_megabyte_and_names_in_any_script_are_kept_verbatim
}
