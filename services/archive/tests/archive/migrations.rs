//! Migrations: from the first schema with data in it to today's, once, whoever comes first; and no further than known.

use peacebrief::v1::{BriefFilter, BriefOrder, BriefView, WatchStart};
use peacebrief_archive::{ArticleId, Search, StorageFault};

use crate::support::{Store, all, everything, ingest, list_all, requested, tenant, written};

/// What the first release left behind: its schema, and two articles in it, as its own code wrote them.
const FIRST: [&str; 2] = [include_str!("first_schema.sqlite.sql"), include_str!("first_schema.postgres.sql")];

async fn keeps_the_data_of_the_first_schema(mut store: Store) {
    store.archive.close().await;
    store.empty().await;
    store.run(FIRST[usize::from(!store.is_sqlite())]).await;
    store.archive = store.another().await.unwrap();

    let names = list_all(&*store.archive, BriefFilter::default(), BriefOrder::IngestedAscending).await;
    let ids: Vec<ArticleId> = names.iter().map(|name| ArticleId::of_brief(name).unwrap()).collect();
    assert_eq!(ids.len(), 2);
    for (id, number) in ids.iter().zip([1, 2]) {
        let text = store.archive.article(&tenant(), id).await.unwrap();
        assert_eq!(text.article, Some(ingest(number).article));
        let record = store.archive.brief(&tenant(), id, BriefView::Full).await.unwrap();
        assert_eq!(record.brief, Some(ingest(number).brief));
    }
    let search = Search {
        query: "\"delegation number2\"".into(),
        filter: BriefFilter { actors: vec!["Envoy 2".into()], ..Default::default() },
        extent: all(),
        page_token: String::new(),
    };
    let found = store.archive.search(&tenant(), search).await.unwrap();
    assert_eq!(found.results[0].brief.as_ref().unwrap().name, names[1]);
    let oldest = store.archive.cursor(&tenant(), WatchStart::Oldest).await.unwrap();
    assert_eq!(store.archive.changes(&tenant(), &oldest, &everything(9)).await.unwrap().changes.len(), 2);
    let again = written(&*store.archive, vec![requested(1, "first"), ingest(2), ingest(3)]).await;
    assert_eq!([again[0].created, again[1].created, again[2].created], [true, false, true]);
    assert_eq!([&again[0].record.name, &again[1].record.name], [&names[0], &names[1]]);
}

/// Replicas that start together migrate once.
async fn many_may_start_at_once(store: Store) {
    store.archive.close().await;
    store.empty().await;
    let opened = futures_util::future::join_all((0..4).map(|_| store.another())).await;
    for (number, archive) in opened.into_iter().enumerate() {
        written(&*archive.unwrap(), vec![ingest(number)]).await;
    }
    let archive = store.another().await.unwrap();
    assert_eq!(list_all(&*archive, BriefFilter::default(), BriefOrder::Unspecified).await.len(), 4);
}

/// A store of a later version is left alone, and so is one that was migrated otherwise.
async fn no_further_than_known(store: Store) {
    written(&*store.archive, vec![ingest(1)]).await;
    store.archive.close().await;
    store
        .run(
            "INSERT INTO schema_migrations (version, name, digest, run) VALUES (9001, 'of tomorrow', 'x', 0)",
        )
        .await;
    let fault = store.another().await.err().and_then(|error| error.fault());
    assert_eq!(fault, Some(StorageFault::SchemaNewer));
    store.run("DELETE FROM schema_migrations WHERE version = 9001").await;
    assert!(store.another().await.is_ok());
    store.run("UPDATE schema_migrations SET digest = 'x' WHERE version = 1").await;
    let fault = store.another().await.err().and_then(|error| error.fault());
    assert_eq!(fault, Some(StorageFault::SchemaAltered));
}

on_both! { keeps_the_data_of_the_first_schema many_may_start_at_once no_further_than_known }
