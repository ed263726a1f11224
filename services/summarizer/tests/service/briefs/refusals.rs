//! Bad requests, each refused by the name of its field, on every method.

use peacebrief::v1;
use tonic::{Code, Status};

use super::support::{Client, Place, failure, report, taking_in};
use crate::support::article;

#[track_caller]
fn assert_refused<T: std::fmt::Debug>(result: Result<T, Status>, reason: &str, field: &str) {
    let status = result.unwrap_err();
    assert_eq!(failure(&status), (Code::InvalidArgument, reason.into(), field.into()), "{status:?}");
    assert!(!status.message().is_empty());
}

async fn client() -> (peacebrief_server::embedded::Running, Client, Place) {
    let place = Place::folder();
    let (running, client) = place.serve().await;
    (running, client, place)
}

#[tokio::test]
async fn bad_articles_and_ids_of_requests() {
    let (_running, mut client, _place) = client().await;
    let request = || taking_in(report(1));
    for (request, reason, field) in [
        (v1::IngestArticleRequest::default(), "FIELD_REQUIRED", "article"),
        (taking_in(article(" \n")), "FIELD_REQUIRED", "article.body"),
        (taking_in(article("a".repeat(2 << 20))), "ARTICLE_TOO_LARGE", "article.body"),
        (v1::IngestArticleRequest { request_id: "é".into(), ..request() }, "FIELD_INVALID", "request_id"),
        (
            v1::IngestArticleRequest { request_id: "r".repeat(129), ..request() },
            "FIELD_INVALID",
            "request_id",
        ),
        (v1::IngestArticleRequest { encoding_type: 9, ..request() }, "FIELD_INVALID", "encoding_type"),
        (v1::IngestArticleRequest { view: 9, ..request() }, "FIELD_INVALID", "view"),
    ] {
        assert_refused(client.ingest_article(request).await, reason, field);
    }
}

#[tokio::test]
async fn bad_names() {
    let (_running, mut client, _place) = client().await;
    let good = format!("briefs/{}", "0".repeat(32));
    for (name, reason) in [("", "FIELD_REQUIRED"), ("articles/7", "FIELD_INVALID"), (&good, "FIELD_INVALID")]
    {
        let get = v1::GetArticleRequest { name: name.into() };
        assert_refused(client.get_article(get).await, reason, "name");
        let delete = v1::DeleteArticleRequest { name: name.into(), allow_missing: true };
        assert_refused(client.delete_article(delete).await, reason, "name");
    }
    let get = v1::GetBriefRequest { name: "briefs/..".into(), ..Default::default() };
    assert_refused(client.get_brief(get).await, "FIELD_INVALID", "name");
    let batch = |names| v1::BatchGetBriefsRequest { names, ..Default::default() };
    assert_refused(client.batch_get_briefs(batch(vec![])).await, "FIELD_REQUIRED", "names");
    assert_refused(client.batch_get_briefs(batch(vec![good.clone(); 1001])).await, "FIELD_INVALID", "names");
    let second = batch(vec![good, "briefs/7".into()]);
    assert_refused(client.batch_get_briefs(second).await, "FIELD_INVALID", "names[1]");
}

#[tokio::test]
async fn bad_filters_on_every_method_that_takes_one() {
    let (_running, mut client, _place) = client().await;
    let day = |year, month, day| Some(v1::Date { year, month, day });
    let published = |start, end| v1::BriefFilter {
        published: Some(v1::DateInterval { start, end }),
        ..Default::default()
    };
    let time = Some(prost_types::Timestamp { seconds: 0, nanos: -1 });
    for (filter, field) in [
        (v1::BriefFilter { sources: vec!["s".into(); 101], ..Default::default() }, "filter"),
        (v1::BriefFilter { agreement_statuses: vec![99], ..Default::default() }, "filter.agreement_statuses"),
        (published(day(2025, 2, 30), None), "filter.published.start"),
        (published(day(2025, 3, 0), day(2025, 2, 0)), "filter.published.end"),
        (v1::BriefFilter { ingested_from: time, ..Default::default() }, "filter.ingested_from"),
    ] {
        let filter = Some(filter);
        let list = v1::ListBriefsRequest { filter: filter.clone(), ..Default::default() };
        assert_refused(client.list_briefs(list).await, "FIELD_INVALID", field);
        let search =
            v1::SearchBriefsRequest { query: "word".into(), filter: filter.clone(), ..Default::default() };
        assert_refused(client.search_briefs(search).await, "FIELD_INVALID", field);
        let watch = v1::WatchBriefsRequest { filter: filter.clone(), ..Default::default() };
        assert_refused(client.watch_briefs(watch).await, "FIELD_INVALID", field);
        assert_refused(client.rebrief(v1::RebriefRequest { filter }).await, "FIELD_INVALID", field);
    }
}

#[tokio::test]
async fn bad_pages_orders_and_queries() {
    let (_running, mut client, _place) = client().await;
    let list = v1::ListBriefsRequest::default;
    for (request, field) in [
        (v1::ListBriefsRequest { page_size: -1, ..list() }, "page_size"),
        (v1::ListBriefsRequest { order: 9, ..list() }, "order"),
        (v1::ListBriefsRequest { view: -1, ..list() }, "view"),
        (v1::ListBriefsRequest { encoding_type: 4, ..list() }, "encoding_type"),
    ] {
        assert_refused(client.list_briefs(request).await, "FIELD_INVALID", field);
    }
    let search = |query: &str| v1::SearchBriefsRequest { query: query.into(), ..Default::default() };
    for (query, reason) in
        [("", "FIELD_REQUIRED"), ("-word", "FIELD_REQUIRED"), (&"w".repeat(1001), "FIELD_INVALID")]
    {
        assert_refused(client.search_briefs(search(query)).await, reason, "query");
    }
}

#[tokio::test]
async fn bad_watches() {
    let (_running, mut client, _place) = client().await;
    let watch = v1::WatchBriefsRequest::default;
    for (request, reason, field) in [
        (v1::WatchBriefsRequest { cursor: "here".into(), ..watch() }, "CURSOR_INVALID", "cursor"),
        (v1::WatchBriefsRequest { start: 9, ..watch() }, "FIELD_INVALID", "start"),
        (v1::WatchBriefsRequest { kinds: vec![0], ..watch() }, "FIELD_INVALID", "kinds"),
        (v1::WatchBriefsRequest { alert_kinds: vec![99], ..watch() }, "FIELD_INVALID", "alert_kinds"),
    ] {
        assert_refused(client.watch_briefs(request).await, reason, field);
    }
}
