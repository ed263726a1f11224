//! Erasure: nothing of an article remains.

use peacebrief::v1::watch_briefs_response::Change;
use peacebrief::v1::{self, BriefView, ErrorReason, WatchStart};
use peacebrief_archive::{ArticleId, Ingest, NewAlert, RequestId, Search};

use crate::support::{Store, all, everything, ingest, requested, tenant, written};

const WORD: &str = "Qzxvbrulk";

/// An article that has the word wherever one can stand.
fn marked() -> Ingest {
    let mut marked = requested(1, "r-1");
    marked.article.title = format!("{WORD} in the headline");
    marked.article.body = format!("{WORD} in the text. It stood there twice, {WORD}.");
    marked.article.source = format!("{WORD} Agency");
    let brief = &mut marked.brief;
    brief.process = Some(v1::Process { name: format!("{WORD} peace process"), ..Default::default() });
    brief.actors[0].name = format!("Minister {WORD}");
    brief.summary = Some(v1::Summary { text: format!("{WORD} spoke."), ..Default::default() });
    marked
}

async fn nothing_remains(store: Store) {
    written(&*store.archive, (10..40).map(ingest).collect()).await;
    let beginning = store.archive.cursor(&tenant(), WatchStart::Now).await.unwrap();
    let kept = written(&*store.archive, vec![marked(), ingest(2)]).await.remove(0);
    let id = ArticleId::of_brief(&kept.record.name).unwrap();
    let alert = v1::Alert { brief: id.brief(), subject: WORD.into(), ..Default::default() };
    store.archive.raise(&tenant(), vec![NewAlert { key: WORD.into(), alert }]).await.unwrap();
    written(&*store.archive, (40..70).map(ingest).collect()).await;
    assert!(store.holds(WORD).await, "else the test would see nothing");

    store.archive.delete(&tenant(), &id).await.unwrap();
    assert!(store.archive.scrub().await.unwrap());
    assert!(!store.holds(WORD).await);
    assert!(!store.holds(&WORD.to_lowercase()[..8]).await, "nor its stem");

    let gone = ErrorReason::ResourceNotFound;
    assert_eq!(store.archive.brief(&tenant(), &id, BriefView::Full).await.unwrap_err().reason(), gone);
    assert_eq!(store.archive.article(&tenant(), &id).await.unwrap_err().reason(), gone);
    assert_eq!(store.archive.delete(&tenant(), &id).await.unwrap_err().reason(), gone);
    let search = Search {
        query: WORD.into(),
        filter: v1::BriefFilter::default(),
        extent: all(),
        page_token: String::new(),
    };
    assert!(store.archive.search(&tenant(), search).await.unwrap().results.is_empty());

    // Of what happened to it, only the end is told.
    let page = store.archive.changes(&tenant(), &beginning, &everything(100)).await.unwrap();
    let deleted = Change::Deleted(v1::ArticleDeletion { article: id.article(), brief: id.brief() });
    let of_it: Vec<_> =
        page.changes.iter().filter(|change| format!("{change:?}").contains(id.as_str())).collect();
    assert_eq!(of_it.len(), 1);
    assert_eq!(of_it[0].change, Some(deleted));
    assert_eq!(page.changes.len(), 32);
}

/// A late repetition of the request does not bring it back; a new one may.
async fn a_repetition_does_not_bring_it_back(store: Store) {
    let kept = written(&*store.archive, vec![marked()]).await.remove(0);
    let id = ArticleId::of_brief(&kept.record.name).unwrap();
    store.archive.delete(&tenant(), &id).await.unwrap();
    let late = store.archive.ingest(&tenant(), vec![marked()]).await.unwrap().remove(0);
    assert_eq!(late.unwrap_err().reason(), ErrorReason::ArticleDeleted);
    let request = RequestId::new("r-1").unwrap();
    let late = store.archive.recall(&tenant(), &ingest(5).article, Some(&request)).await;
    assert_eq!(late.unwrap_err().reason(), ErrorReason::ArticleDeleted);
    let anew = Ingest { request_id: None, ..marked() };
    let anew = written(&*store.archive, vec![anew]).await.remove(0);
    assert!(anew.created && anew.record.name != kept.record.name);
}

#[tokio::test]
async fn a_reader_holds_the_journal_up_and_no_longer() {
    let store = Store::sqlite().await;
    let kept = written(&*store.archive, vec![marked()]).await.remove(0);
    let reader = store.connection();
    reader.execute_batch("BEGIN; SELECT COUNT(*) FROM articles").unwrap();
    store.archive.delete(&tenant(), &ArticleId::of_brief(&kept.record.name).unwrap()).await.unwrap();
    assert!(!store.archive.scrub().await.unwrap());
    assert!(store.holds(WORD).await);
    written(&*store.archive, vec![ingest(3)]).await;
    reader.execute_batch("COMMIT").unwrap();
    assert!(store.archive.scrub().await.unwrap());
    assert!(!store.holds(WORD).await);
}

on_both! { nothing_remains a_repetition_does_not_bring_it_back }
