//! Lists: filtered, in order, page by page.

use std::collections::BTreeSet;

use peacebrief::v1::{self, AgreementStatus, BriefFilter, BriefOrder, BriefView, ErrorReason};
use peacebrief_archive::{ArticleId, Extent, List, Tenant};
use prost_types::Timestamp;

use crate::support::{Store, all, ingest, list_all, tenant, written};

const ORDERS: [BriefOrder; 4] = [
    BriefOrder::IngestedDescending,
    BriefOrder::IngestedAscending,
    BriefOrder::PublishedDescending,
    BriefOrder::PublishedAscending,
];

/// The numbers of the articles that a filter finds, by their headlines.
async fn found(store: &Store, filter: BriefFilter) -> BTreeSet<usize> {
    let list = List { filter, order: BriefOrder::Unspecified, extent: all(), page_token: String::new() };
    let page = store.archive.list(&tenant(), list).await.unwrap();
    let number = |brief: &v1::BriefRecord| brief.title.rsplit(' ').next().unwrap().parse().unwrap();
    page.briefs.iter().map(number).collect()
}

fn those(test: impl Fn(usize) -> bool) -> BTreeSet<usize> {
    (0..30).filter(|number| test(*number)).collect()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Each field by itself, several values, and several fields.
async fn filters_choose(store: Store) {
    written(&*store.archive, (0..15).map(ingest).collect()).await;
    store.pass(std::time::Duration::from_secs(60));
    written(&*store.archive, (15..30).map(ingest).collect()).await;

    let processes = texts(&["SUDAN  peace process", "nothing"]);
    assert_eq!(found(&store, BriefFilter { processes, ..Default::default() }).await, those(|n| n % 2 == 1));
    let processes = texts(&["Kestria-Maravelle peace process"]);
    assert_eq!(found(&store, BriefFilter { processes, ..Default::default() }).await, those(|n| n % 2 == 0));
    let actors = texts(&["Envoy 1", "envoy 3"]);
    let by_actor = BriefFilter { actors, ..Default::default() };
    assert_eq!(found(&store, by_actor.clone()).await, those(|n| n % 5 == 1 || n % 5 == 3));
    let aliases = BriefFilter { actors: texts(&["THE ENVOY"]), ..Default::default() };
    assert_eq!(found(&store, aliases).await, those(|_| true));

    let signed = vec![AgreementStatus::Signed.into()];
    let by_status = BriefFilter { agreement_statuses: signed.clone(), ..Default::default() };
    assert_eq!(found(&store, by_status).await, those(|n| n % 2 == 1));
    let agreements = texts(&["Doha Accord 2"]);
    let both = BriefFilter { agreements, agreement_statuses: signed, ..Default::default() };
    assert_eq!(found(&store, both.clone()).await, those(|n| n % 2 == 1 && n % 3 == 2));
    let sources = texts(&["reuters"]);
    assert_eq!(found(&store, BriefFilter { sources, ..Default::default() }).await, those(|n| n % 3 == 0));
    let all_of_it = BriefFilter { actors: by_actor.actors, ..both };
    let expected = those(|n| n % 2 == 1 && n % 3 == 2 && (n % 5 == 1 || n % 5 == 3));
    assert_eq!(found(&store, all_of_it).await, expected);

    let published =
        |start, end| BriefFilter { published: Some(v1::DateInterval { start, end }), ..Default::default() };
    let date = |month, day| Some(v1::Date { year: 2025, month, day });
    assert_eq!(found(&store, published(date(8, 3), date(8, 5))).await, those(|n| (2..5).contains(&(n % 28))));
    assert_eq!(found(&store, published(None, date(8, 0))).await, those(|_| true));
    assert_eq!(found(&store, published(date(8, 28), None)).await, those(|n| n == 27));
    assert_eq!(found(&store, published(date(9, 1), None)).await, those(|_| false));

    let at = |seconds| Some(Timestamp { seconds, nanos: 0 });
    let from = BriefFilter { ingested_from: at(1_755_000_060), ..Default::default() };
    assert_eq!(found(&store, from).await, those(|n| n >= 15));
    let before = BriefFilter { ingested_before: at(1_755_000_060), ..Default::default() };
    assert_eq!(found(&store, before).await, those(|n| n < 15));

    let many = BriefFilter { actors: vec!["x".into(); 101], ..Default::default() };
    let list =
        List { filter: many, order: BriefOrder::Unspecified, extent: all(), page_token: String::new() };
    assert_eq!(store.archive.list(&tenant(), list).await.unwrap_err().reason(), ErrorReason::FieldInvalid);
}

/// Articles without a date stand at the far end, and in no interval.
async fn orders_are_total(store: Store) {
    let mut batch: Vec<_> = (0..9).map(ingest).collect();
    for (at, month, day) in [(1, 7, 4), (2, 0, 0), (3, 7, 4), (4, 7, 0)] {
        batch[at].article.published = Some(v1::Date { year: 2025, month, day });
    }
    batch[5].article.published = None;
    batch[6].article.published = None;
    let kept = written(&*store.archive, batch).await;
    let names = |order: &[usize]| order.iter().map(|at| kept[*at].record.name.clone()).collect::<Vec<_>>();
    let listed = |order| list_all(&*store.archive, BriefFilter::default(), order);
    assert_eq!(listed(BriefOrder::IngestedAscending).await, names(&[0, 1, 2, 3, 4, 5, 6, 7, 8]));
    assert_eq!(listed(BriefOrder::Unspecified).await, names(&[8, 7, 6, 5, 4, 3, 2, 1, 0]));
    assert_eq!(listed(BriefOrder::PublishedAscending).await, names(&[5, 6, 2, 4, 1, 3, 0, 7, 8]));
    assert_eq!(listed(BriefOrder::PublishedDescending).await, names(&[8, 7, 0, 3, 1, 4, 2, 6, 5]));
    let ever = v1::DateInterval { start: None, end: None };
    let dated = BriefFilter { published: Some(ever), ..Default::default() };
    assert_eq!(list_all(&*store.archive, dated, BriefOrder::Unspecified).await.len(), 7);
}

/// Pages of whatever size make up the list, in every order, though articles come and go between them.
async fn pages_make_up_the_list(store: Store) {
    written(&*store.archive, (0..57).map(ingest).collect()).await;
    let filter = BriefFilter { actors: texts(&["Envoy 1", "Envoy 2", "Envoy 4"]), ..Default::default() };
    for (i, order) in ORDERS.into_iter().enumerate() {
        let whole = list_all(&*store.archive, filter.clone(), order).await;
        for size in [1, 7, whole.len(), 1000] {
            let mut paged: Vec<String> = Vec::new();
            let mut page_token = String::new();
            loop {
                let extent = Extent { view: BriefView::Basic, count: size, bytes: usize::MAX };
                let list = List { filter: filter.clone(), order, extent, page_token };
                let page = store.archive.list(&tenant(), list).await.unwrap();
                assert!(page.briefs.len() <= size);
                paged.extend(page.briefs.into_iter().map(|brief| brief.name));
                page_token = page.next_page_token;
                if page_token.is_empty() {
                    break;
                }
                // One that does not match comes in, and one that was listed goes: neither moves the others.
                let number = 1000 + 1000 * i + 10 * paged.len() + 5 * (size % 2);
                written(&*store.archive, vec![ingest(number)]).await;
            }
            assert_eq!(paged, whole, "{order:?} by {size}");
        }
    }
    let gone = list_all(&*store.archive, filter.clone(), BriefOrder::PublishedAscending).await;
    let extent = Extent { count: 3, ..all() };
    let list = List { filter, order: BriefOrder::PublishedAscending, extent, page_token: String::new() };
    let first = store.archive.list(&tenant(), list.clone()).await.unwrap();
    store.archive.delete(&tenant(), &ArticleId::of_brief(&gone[2]).unwrap()).await.unwrap();
    let rest = List { page_token: first.next_page_token, extent: all(), ..list };
    let rest = store.archive.list(&tenant(), rest).await.unwrap();
    assert_eq!(rest.briefs.into_iter().map(|brief| brief.name).collect::<Vec<_>>(), gone[3..]);
}

/// A page takes no more bytes than asked for, but always one brief.
async fn pages_are_bounded_in_bytes(store: Store) {
    written(&*store.archive, (0..10).map(ingest).collect()).await;
    for (bytes, count) in [(0, 1), (1500, 2), (usize::MAX, 10)] {
        let extent = Extent { bytes, ..all() };
        let list = List {
            filter: BriefFilter::default(),
            order: BriefOrder::Unspecified,
            extent,
            page_token: String::new(),
        };
        let page = store.archive.list(&tenant(), list).await.unwrap();
        assert_eq!((page.briefs.len(), page.next_page_token.is_empty()), (count, count == 10), "{bytes}");
    }
}

/// A token goes on in its own list, and in no other.
async fn tokens_are_bound(store: Store) {
    let other = if store.is_sqlite() { Store::sqlite().await } else { Store::postgres().await };
    for archive in [&store.archive, &other.archive] {
        written(&**archive, (0..10).map(ingest).collect()).await;
    }
    let extent = Extent { count: 3, ..all() };
    let filter = BriefFilter { actors: texts(&["the envoy"]), ..Default::default() };
    let list = List { filter, order: BriefOrder::IngestedAscending, extent, page_token: String::new() };
    let page = store.archive.list(&tenant(), list.clone()).await.unwrap();
    let on = List { page_token: page.next_page_token, ..list };
    assert!(store.archive.list(&tenant(), on.clone()).await.is_ok());
    let larger = List { extent: all(), ..on.clone() };
    assert!(store.archive.list(&tenant(), larger).await.is_ok(), "the size of pages may change");

    let mismatch = Some(ErrorReason::PageTokenMismatch);
    let reason = |result: Result<_, peacebrief_archive::ArchiveError>| result.err().map(|e| e.reason());
    let unfiltered = List { filter: BriefFilter::default(), ..on.clone() };
    assert_eq!(reason(store.archive.list(&tenant(), unfiltered).await), mismatch);
    let reversed = List { order: BriefOrder::IngestedDescending, ..on.clone() };
    assert_eq!(reason(store.archive.list(&tenant(), reversed).await), mismatch);
    assert_eq!(reason(other.archive.list(&tenant(), on.clone()).await), mismatch);
    let stranger = Tenant::new("other").unwrap();
    assert_eq!(reason(store.archive.list(&stranger, on.clone()).await), mismatch);
    let nonsense = List { page_token: "x".into(), ..on };
    assert_eq!(reason(store.archive.list(&tenant(), nonsense).await), Some(ErrorReason::PageTokenInvalid));
}

on_both! {
    filters_choose orders_are_total pages_make_up_the_list pages_are_bounded_in_bytes tokens_are_bound
}
