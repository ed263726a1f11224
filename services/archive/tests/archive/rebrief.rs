//! Reading anew: what is left to do, replacing, and going on after a break.

use peacebrief::v1::watch_briefs_response::Change;
use peacebrief::v1::{self, BriefFilter, BriefView, WatchStart};
use peacebrief_archive::{Archive, ArticleId, Outdated, RebriefMark, Replaced, Replacement, Search};

use crate::support::{Store, all, brief, engine, everything, ingest, list_all, tenant, written};

/// What a newer engine makes of an article.
fn read_anew(Outdated { id, article, revision, .. }: &Outdated) -> Replacement {
    let mut brief = brief(article, 4);
    brief.engine = Some(engine("2.0.0"));
    brief.summary = Some(v1::Summary { text: "Read anew, quintessentially.".into(), ..Default::default() });
    brief.actors[0].name = "Somebody Else".into();
    Replacement { id: id.clone(), revision: *revision, brief }
}

async fn outdated(archive: &dyn Archive, after: RebriefMark, limit: usize) -> Vec<Outdated> {
    let all = BriefFilter::default();
    archive.outdated(&tenant(), &engine("2.0.0"), &all, after, limit).await.unwrap()
}

/// Old briefs are read until they are replaced; a run that breaks off is gone on with.
async fn goes_on_where_it_broke_off(mut store: Store) {
    let kept = written(&*store.archive, (0..7).map(ingest).collect()).await;
    let now = store.archive.cursor(&tenant(), WatchStart::Now).await.unwrap();
    let first = outdated(&*store.archive, RebriefMark::default(), 3).await;
    assert_eq!(first.len(), 3);
    assert_eq!(first[0].article, crate::support::article(0));
    let done = store.archive.replace(&tenant(), first.iter().map(read_anew).collect()).await.unwrap();
    assert_eq!(done, [Replaced::Done; 3]);

    store.reopen().await;
    let all = BriefFilter::default();
    let count = store.archive.count_outdated(&tenant(), &engine("2.0.0"), &all, RebriefMark::default()).await;
    assert_eq!(count.unwrap(), 4);
    let rest = outdated(&*store.archive, RebriefMark::default(), 100).await;
    let names: Vec<_> = rest.iter().map(|one| one.id.brief()).collect();
    assert_eq!(names, kept[3..].iter().map(|one| one.record.name.clone()).collect::<Vec<_>>());
    // One that cannot be read anew is passed by in this run.
    assert_eq!(outdated(&*store.archive, rest[0].mark, 100).await, rest[1..]);
    let of_sudan = BriefFilter { processes: vec!["Sudan peace process".into()], ..Default::default() };
    let some =
        store.archive.outdated(&tenant(), &engine("2.0.0"), &of_sudan, RebriefMark::default(), 9).await;
    assert_eq!(some.unwrap().len(), 2);
    assert_eq!(outdated(&*store.archive, rest[3].mark, 100).await, []);

    let id = ArticleId::of_brief(&kept[1].record.name).unwrap();
    let record = store.archive.brief(&tenant(), &id, BriefView::Full).await.unwrap();
    assert_eq!((record.revision, record.process.as_str()), (2, "Kestria–Maravelle peace process"));
    assert_eq!(record.brief.unwrap().engine, Some(engine("2.0.0")));
    let page = store.archive.changes(&tenant(), &now, &everything(100)).await.unwrap();
    let replaced = |change: &v1::WatchBriefsResponse| match change.change.clone().unwrap() {
        Change::Replaced(brief) => (brief.name, brief.revision),
        other => panic!("{other:?}"),
    };
    let expected: Vec<_> = kept[..3].iter().map(|one| (one.record.name.clone(), 2)).collect();
    assert_eq!(page.changes.iter().map(replaced).collect::<Vec<_>>(), expected);
}

/// Lists and searches find what the new brief says, and no longer what the old one said.
async fn indexes_follow(store: Store) {
    written(&*store.archive, vec![ingest(1), ingest(2)]).await;
    let first = outdated(&*store.archive, RebriefMark::default(), 1).await;
    store.archive.replace(&tenant(), vec![read_anew(&first[0])]).await.unwrap();
    let by = async |name: &str| {
        let filter = BriefFilter { actors: vec![name.into()], ..Default::default() };
        list_all(&*store.archive, filter, v1::BriefOrder::Unspecified).await.len()
    };
    assert_eq!([by("Somebody Else").await, by("Envoy 1").await, by("Envoy 2").await], [1, 0, 1]);
    let find = async |query: &str| {
        let filter = BriefFilter::default();
        let search = Search { query: query.into(), filter, extent: all(), page_token: String::new() };
        store.archive.search(&tenant(), search).await.unwrap().results.len()
    };
    assert_eq!([find("quintessentially").await, find("\"part 1\"").await, find("number1").await], [1, 0, 1]);

    // One that differs in nothing that is searched for is found as before.
    let rest = outdated(&*store.archive, RebriefMark::default(), 9).await;
    let mut same = brief(&rest[0].article, 2);
    same.engine = Some(engine("2.0.0"));
    let same = Replacement { id: rest[0].id.clone(), revision: 1, brief: same };
    assert_eq!(store.archive.replace(&tenant(), vec![same]).await.unwrap(), [Replaced::Done]);
    assert_eq!([find("\"part 2\"").await, find("number2").await, by("Envoy 2").await], [1, 1, 1]);
    assert_eq!(outdated(&*store.archive, RebriefMark::default(), 9).await, []);
}

/// Two who read anew at once do not undo each other's work, and what is gone stays gone.
async fn only_the_revision_that_was_read(store: Store) {
    let kept = written(&*store.archive, vec![ingest(1), ingest(2)]).await;
    let read = outdated(&*store.archive, RebriefMark::default(), 2).await;
    let batch: Vec<_> = read.iter().map(read_anew).collect();
    store.archive.delete(&tenant(), &ArticleId::of_brief(&kept[1].record.name).unwrap()).await.unwrap();
    let done = store.archive.replace(&tenant(), batch.clone()).await.unwrap();
    assert_eq!(done, [Replaced::Done, Replaced::Missing]);
    let again = store.archive.replace(&tenant(), batch).await.unwrap();
    assert_eq!(again, [Replaced::Superseded, Replaced::Missing]);
}

on_both! { goes_on_where_it_broke_off indexes_follow only_the_revision_that_was_read }
