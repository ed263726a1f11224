//! Taking in: verbatim, once, and each tenant for itself.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use peacebrief::v1::{self, BriefView, ErrorReason};
use peacebrief_archive::{ArticleId, Batcher, Extent, Ingest, RequestId, StorageFault, Tenant};

use crate::support::{Store, article, brief, extent, ingest, requested, tenant, written};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn id(record: &v1::BriefRecord) -> ArticleId {
    ArticleId::of_brief(&record.name).unwrap()
}

/// What comes in comes out, to the last byte, over a restart.
async fn is_verbatim(mut store: Store) {
    let [kept] = &written(&*store.archive, vec![ingest(7)]).await[..] else { panic!() };
    assert!(kept.created);
    store.reopen().await;
    let record = store.archive.brief(&tenant(), &id(&kept.record), BriefView::Full).await.unwrap();
    assert_eq!(record, kept.record);
    assert_eq!(record.brief, Some(brief(&article(7), 7)));
    assert_eq!((record.revision, record.source.as_str()), (1, "Radio Maravelle"));
    assert_eq!(record.published, Some(v1::Date { year: 2025, month: 8, day: 8 }));
    assert_eq!(record.ingest_time.unwrap().seconds, 1_755_000_000);
    let text = store.archive.article(&tenant(), &id(&record)).await.unwrap();
    assert_eq!(text.article, Some(article(7)));
    assert_eq!((text.name, text.brief), (record.article, record.name));
}

/// The same article twice is one; in one batch, in another, and read as another language.
async fn the_same_article_is_one(store: Store) {
    let kept = written(&*store.archive, vec![ingest(1), ingest(2), ingest(1)]).await;
    assert_eq!([kept[0].created, kept[1].created, kept[2].created], [true, true, false]);
    assert_eq!(kept[0].record, kept[2].record);
    let article = v1::Article { language: "en-GB".into(), ..article(1) };
    assert_eq!(
        store.archive.recall(&tenant(), &article, None).await.unwrap().unwrap().record,
        kept[0].record
    );
    let again = Ingest { brief: brief(&article, 1), article, request_id: None };
    let again = written(&*store.archive, vec![again]).await;
    assert_eq!((again[0].created, &again[0].record), (false, &kept[0].record));
    let other = v1::Article { source: "AFP".into(), ..crate::support::article(1) };
    assert_eq!(store.archive.recall(&tenant(), &other, None).await.unwrap(), None);
}

/// A request id gives its answer again, refuses another article, and is forgotten in time.
async fn a_request_is_answered_once(mut store: Store) {
    let first = written(&*store.archive, vec![requested(1, "r-1"), requested(2, "r-2")]).await;
    store.reopen().await;
    store.pass(6 * DAY);
    let again = written(&*store.archive, vec![requested(2, "r-2"), requested(1, "r-1")]).await;
    assert_eq!([&again[1], &again[0]], [&first[0], &first[1]], "created is told as it was at first");

    let batch = vec![requested(3, "r-1"), requested(3, "r-3"), requested(4, "r-3")];
    let results = store.archive.ingest(&tenant(), batch).await.unwrap();
    assert_eq!(results[0].as_ref().unwrap_err().reason(), ErrorReason::RequestIdReused);
    assert!(results[1].as_ref().unwrap().created);
    assert_eq!(results[2].as_ref().unwrap_err().reason(), ErrorReason::RequestIdReused);
    let request = RequestId::new("r-1").unwrap();
    let recalled = store.archive.recall(&tenant(), &article(3), Some(&request)).await;
    assert_eq!(recalled.unwrap_err().reason(), ErrorReason::RequestIdReused);
    let recalled = store.archive.recall(&tenant(), &article(1), Some(&request)).await.unwrap();
    assert_eq!(recalled.as_ref(), Some(&first[0]));

    store.pass(2 * DAY);
    let late = written(&*store.archive, vec![requested(5, "r-1"), requested(1, "r-2")]).await;
    assert_eq!(
        [late[0].created, late[1].created],
        [true, false],
        "the id is free, the article known by itself"
    );
    assert_eq!(store.archive.maintain().await.unwrap().requests, 0, "what was written over is new");
    store.pass(8 * DAY);
    assert_eq!(store.archive.maintain().await.unwrap().requests, 3);
}

/// A tenant sees its own, and nobody else's.
async fn tenants_are_apart(store: Store) {
    let other = Tenant::new("other").unwrap();
    let ours = written(&*store.archive, vec![requested(1, "r")]).await;
    let theirs = store.archive.ingest(&other, vec![requested(1, "r")]).await.unwrap();
    let theirs = theirs[0].as_ref().unwrap();
    assert!(theirs.created && theirs.record.name != ours[0].record.name);
    let stolen = store.archive.brief(&other, &id(&ours[0].record), BriefView::Full).await.unwrap_err();
    assert_eq!(stolen.reason(), ErrorReason::ResourceNotFound);
    assert!(store.archive.article(&other, &id(&ours[0].record)).await.is_err());
    assert!(store.archive.delete(&other, &id(&ours[0].record)).await.is_err());
    assert!(store.archive.brief(&tenant(), &id(&ours[0].record), BriefView::Full).await.is_ok());
}

/// Large batches go in and come out whole.
async fn a_batch_of_any_size(store: Store) {
    for size in [0, 1, 5, 85, 700] {
        let from = size * 1000;
        let kept = written(&*store.archive, (from..from + size).map(ingest).collect()).await;
        assert_eq!(kept.len(), size);
        let ids: Vec<ArticleId> = kept.iter().map(|one| id(&one.record)).collect();
        let read = store.archive.briefs(&tenant(), ids, extent(1000)).await.unwrap();
        let kept: Vec<_> = kept.into_iter().map(|one| one.record).collect();
        assert_eq!(read.found, kept);
    }
}

/// Names that are not there, twice there, or past the extent.
async fn several_names_at_once(store: Store) {
    let kept = written(&*store.archive, (0..4).map(ingest).collect()).await;
    let gone = id(&kept[3].record);
    store.archive.delete(&tenant(), &gone).await.unwrap();
    let ids = vec![
        id(&kept[1].record),
        gone.clone(),
        id(&kept[0].record),
        id(&kept[1].record),
        id(&kept[2].record),
    ];
    let read = store.archive.briefs(&tenant(), ids.clone(), extent(4)).await.unwrap();
    let names: Vec<_> = read.found.iter().map(|brief| &brief.name).collect();
    assert_eq!(names, [&kept[1].record.name, &kept[0].record.name, &kept[1].record.name]);
    assert_eq!((read.missing, read.unread), (vec![gone], vec![id(&kept[2].record)]));

    let tight = Extent { view: BriefView::Full, count: 10, bytes: 1 };
    let read = store.archive.briefs(&tenant(), ids.clone(), tight).await.unwrap();
    assert_eq!((read.found.len(), read.unread.len()), (1, 4), "the first is read however large it is");
    let basic = Extent { view: BriefView::Basic, count: 10, bytes: usize::MAX };
    let read = store.archive.briefs(&tenant(), ids, basic).await.unwrap();
    assert!(read.found.iter().all(|brief| brief.brief.is_none() && !brief.process.is_empty()));
}

/// A caller who goes away leaves nothing half done, and blocks nobody.
async fn a_dropped_call_is_whole_or_not(store: Store) {
    for number in 0..40 {
        let (desk, archive) = (tenant(), &store.archive);
        let call = archive.ingest(&desk, vec![ingest(2 * number), ingest(2 * number + 1)]);
        // Polled a few times, then dropped, at another point each time.
        let mut call = Box::pin(call);
        for _ in 0..number % 7 {
            if (&mut call).now_or_never().is_some() {
                break;
            }
            tokio::task::yield_now().await;
        }
    }
    // Waits its turn after all that goes on.
    written(&*store.archive, vec![ingest(1000)]).await;
    for number in 0..40 {
        let there = async |article| store.archive.recall(&tenant(), article, None).await.unwrap().is_some();
        let [one, other] = [article(2 * number), article(2 * number + 1)];
        assert_eq!(there(&one).await, there(&other).await);
    }
}

/// Many callers at once share commits; each is told of its own article.
async fn callers_share_commits(store: Store) {
    let commits = store.archive.subscribe();
    let batcher = Batcher::new(Arc::clone(&store.archive), NonZeroUsize::new(16).unwrap());
    let call = async |number: usize| {
        let tenant = Tenant::new(["desk", "other"][number % 2]).unwrap();
        let id = format!("r-{}", number / 4);
        (number, batcher.ingest(&tenant, requested(number / 4 * 4, &id)).await.unwrap())
    };
    let kept = futures_util::future::join_all((0..128).map(call)).await;
    for (number, kept) in kept {
        assert_eq!(kept.record.title, format!("Report {}", number / 4 * 4));
        assert!(kept.created, "the same request has the same answer");
    }
    assert!(*commits.borrow() < 64, "{} commits", *commits.borrow());
    let reused = batcher.ingest(&tenant(), requested(1000, "r-0")).await;
    assert_eq!(reused.unwrap_err().reason(), ErrorReason::RequestIdReused);
    store.archive.close().await;
    let closed = batcher.ingest(&tenant(), ingest(2000)).await.unwrap_err();
    assert_eq!(closed.fault(), Some(StorageFault::Unavailable));
}

on_both! {
    is_verbatim the_same_article_is_one a_request_is_answered_once tenants_are_apart a_batch_of_any_size several_names_at_once
    a_dropped_call_is_whole_or_not callers_share_commits
}
